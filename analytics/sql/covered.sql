-- On how many days do scan files speak for each commune: in [$since, $day], in the window, the one before, ever?
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]
SELECT
    c.code,
    count(DISTINCT s.day) AS ever,
    count(DISTINCT CASE WHEN s.day >= $since THEN s.day END) AS in_period,
    count(DISTINCT CASE WHEN s.day >= $day - 6 THEN s.day END) AS in_window,
    count(DISTINCT CASE WHEN s.day >= $day - 13 AND s.day < $day - 6 THEN s.day END) AS in_window_before
FROM commune AS c
LEFT JOIN day_source AS s ON s.commune = c.code AND s.day <= $day
WHERE $all_communes OR list_contains($communes, c.code)
GROUP BY c.code, c.position
ORDER BY c.position
