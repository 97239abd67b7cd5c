-- How many scans on each day of [$since, $until], and how many of them outside the register?
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
SELECT
    day,
    CAST(sum(scans) AS BIGINT) AS scans,
    CAST(sum(CASE WHEN registered THEN 0 ELSE scans END) AS BIGINT) AS outside
FROM venue_day
WHERE day >= $since AND day <= $until
    AND ($all_communes OR list_contains($communes, commune))
    AND ($all_types OR venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
GROUP BY day
ORDER BY day
