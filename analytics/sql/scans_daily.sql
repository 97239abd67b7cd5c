-- How many scans on each day of [$since, $until], and how many of them outside the register?
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
SELECT
    d.day,
    CAST(sum(d.scans) AS BIGINT) AS scans,
    CAST(sum(CASE WHEN d.registered THEN 0 ELSE d.scans END) AS BIGINT) AS outside
FROM venue_day AS d
LEFT JOIN venue AS v ON v.venue = d.venue
WHERE d.day >= $since AND d.day <= $until
    AND ($all_communes OR list_contains($communes, d.commune))
    AND ($all_types OR list_contains($types, v.type))
GROUP BY d.day
ORDER BY d.day
