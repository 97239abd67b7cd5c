-- How many venues are registered in each commune at the end of $day, and how many came in [$since, $day]?
-- R(D): venues in the register on D. A commune without a row has had no venue by then.
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
SELECT
    v.commune AS code,
    count(s.venue) AS registered,
    count(s.venue) FILTER (WHERE NOT v.dated) AS undated,
    count(*) FILTER (WHERE v.counted_from >= $since AND v.counted_from <= $day) AS new
FROM venue AS v
LEFT JOIN venue_spell AS s
    ON s.venue = v.venue AND s.since <= $day AND (s.gone_on IS NULL OR s.gone_on > $day)
WHERE ($all_communes OR list_contains($communes, v.commune)) AND ($all_types OR list_contains($types, v.type))
GROUP BY v.commune
