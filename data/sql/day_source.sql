-- Which uploads speak for each day of each commune? Of those that cover it the one committed last, and the other sheets
-- of its file that were committed with it.
-- Reads: upload, covered_commune (a zone stands for codes outside the register with no commune stated).
SELECT day.day, covered_commune.commune, upload.upload
FROM upload
JOIN (
    SELECT upload, CAST(unnest(generate_series(day_from, day_to, INTERVAL 1 DAY)) AS DATE) AS day
    FROM upload
    WHERE dataset = 'scans'
) AS day ON day.upload = upload.upload
JOIN covered_commune ON covered_commune.upload = upload.upload
QUALIFY rank() OVER (
    PARTITION BY day.day, covered_commune.commune ORDER BY coalesce(upload.book, upload.version) DESC
) = 1
