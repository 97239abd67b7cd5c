-- Which upload speaks for each day of each commune? The one committed last among those that cover it.
-- Reads: upload, covered_commune (a zone stands for codes outside the register with no commune stated).
SELECT day.day, covered_commune.commune, arg_max(upload.upload, upload.version) AS upload
FROM upload
JOIN (
    SELECT upload, CAST(unnest(generate_series(day_from, day_to, INTERVAL 1 DAY)) AS DATE) AS day
    FROM upload
    WHERE dataset = 'scans'
) AS day ON day.upload = upload.upload
JOIN covered_commune ON covered_commune.upload = upload.upload
GROUP BY day.day, covered_commune.commune
