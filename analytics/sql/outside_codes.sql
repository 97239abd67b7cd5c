-- Which codes outside the register were scanned up to $until, how often, when, and in which file last?
-- Parameters: $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]
WITH outside AS (
    SELECT
        venue, commune, day, upload,
        sum(scans) OVER (PARTITION BY venue) AS scans,
        min(day) OVER (PARTITION BY venue) AS first_scan
    FROM venue_day
    WHERE NOT registered AND day <= $until AND ($all_communes OR list_contains($communes, commune))
    QUALIFY row_number() OVER (PARTITION BY venue ORDER BY day DESC) = 1
)
SELECT
    o.venue, o.commune, CAST(o.scans AS BIGINT) AS scans, o.first_scan, o.day AS last_scan, o.upload, u.file
FROM outside AS o
LEFT JOIN upload AS u ON u.upload = o.upload
ORDER BY scans DESC, o.venue
