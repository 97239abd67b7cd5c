-- On how many days do scan files speak for each commune: in [$since, $day], in the window, the one before, ever?
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]. A commune never covered has no row.
WITH covered AS (
    SELECT DISTINCT commune, day
    FROM day_source
    WHERE day <= $day AND ($all_communes OR list_contains($communes, commune))
)
SELECT
    commune AS code,
    count(*) AS ever,
    count(*) FILTER (WHERE day >= $since) AS in_period,
    count(*) FILTER (WHERE day >= $day - 6) AS in_window,
    count(*) FILTER (WHERE day >= $day - 13 AND day < $day - 6) AS in_window_before
FROM covered
GROUP BY commune
