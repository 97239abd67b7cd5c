-- On which days of [$since, $until] was one venue scanned, and which file says so? Covered days without a scan are zero.
-- A day that no scan file covers in the venue's commune has no row.
-- Parameters: $venue VARCHAR; $since, $until DATE
WITH place AS (
    SELECT max(commune) AS commune FROM venue WHERE venue = $venue
),
covered AS (
    SELECT s.day, max(s.upload) AS upload
    FROM day_source AS s
    JOIN place AS p ON p.commune = s.commune
    WHERE s.day >= $since AND s.day <= $until
    GROUP BY s.day
),
scanned AS (
    SELECT day, CAST(sum(scans) AS BIGINT) AS scans, max(upload) AS upload
    FROM venue_day
    WHERE venue = $venue AND day >= $since AND day <= $until
    GROUP BY day
)
SELECT
    coalesce(n.day, k.day) AS day,
    coalesce(n.scans, 0) AS scans,
    coalesce(n.upload, k.upload) AS upload,
    u.file
FROM covered AS k
FULL JOIN scanned AS n ON n.day = k.day
LEFT JOIN upload AS u ON u.upload = coalesce(n.upload, k.upload)
ORDER BY 1
