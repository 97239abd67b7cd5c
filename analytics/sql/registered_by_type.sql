-- How many venues of each type are registered at the end of $day, and how many came in [$since, $day]?
-- A venue without a type is in the row whose type is null.
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
SELECT
    v.type,
    count(*) AS registered,
    count(*) FILTER (WHERE v.counted_from >= $since AND v.counted_from <= $day) AS new
FROM venue AS v
JOIN venue_spell AS s ON s.venue = v.venue
WHERE s.since <= $day AND (s.gone_on IS NULL OR s.gone_on > $day)
    AND ($all_communes OR list_contains($communes, v.commune))
    AND ($all_types OR list_contains($types, v.type))
GROUP BY v.type
ORDER BY registered DESC, v.type
