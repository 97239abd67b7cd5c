-- How often was one venue scanned from $since to $day, and ever until then; when first and last?
-- Parameters: $venue VARCHAR; $since, $day DATE
SELECT
    CAST(coalesce(sum(CASE WHEN day >= $since THEN scans END), 0) AS BIGINT) AS scans,
    CAST(coalesce(sum(scans), 0) AS BIGINT) AS scans_to_date,
    min(day) AS first_scan,
    max(day) AS last_scan
FROM venue_day
WHERE venue = $venue AND day <= $day
