-- How many scans has each commune in [$since, $day] and up to $day, and how many of them outside the register?
-- The row without a commune holds scans of codes outside the register whose file names no commune; a code outside
-- the register has no type.
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
SELECT
    commune AS code,
    CAST(sum(scans) AS BIGINT) AS scans_to_date,
    CAST(sum(CASE WHEN day >= $since THEN scans ELSE 0 END) AS BIGINT) AS scans,
    CAST(sum(CASE WHEN registered THEN 0 ELSE scans END) AS BIGINT) AS outside_to_date,
    CAST(sum(CASE WHEN day >= $since AND NOT registered THEN scans ELSE 0 END) AS BIGINT) AS outside
FROM venue_day
WHERE day <= $day
    AND ($all_communes OR list_contains($communes, commune))
    AND ($all_types OR venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
GROUP BY commune
