-- How many venues are registered in each commune at the end of $day, and how many came in [$since, $day]?
-- R(D): venues in the register on D. A commune is known when a register of the whole district, or any venue, names it.
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH wanted AS (
    SELECT venue, commune, counted_from, dated
    FROM venue
    WHERE ($all_communes OR list_contains($communes, commune)) AND ($all_types OR list_contains($types, type))
),
present AS (
    SELECT w.commune, count(*) AS registered, count(*) FILTER (WHERE NOT w.dated) AS undated
    FROM wanted AS w
    JOIN venue_spell AS s ON s.venue = w.venue
    WHERE s.since <= $day AND (s.gone_on IS NULL OR s.gone_on > $day)
    GROUP BY w.commune
),
came AS (
    SELECT commune, count(*) AS new
    FROM wanted
    WHERE counted_from >= $since AND counted_from <= $day
    GROUP BY commune
),
named AS (
    SELECT DISTINCT commune FROM venue
)
SELECT
    c.code,
    coalesce(p.registered, 0) AS registered,
    coalesce(p.undated, 0) AS undated,
    coalesce(n.new, 0) AS new
FROM commune AS c
LEFT JOIN present AS p ON p.commune = c.code
LEFT JOIN came AS n ON n.commune = c.code
LEFT JOIN named AS k ON k.commune = c.code
WHERE ($all_communes OR list_contains($communes, c.code))
    AND (k.commune IS NOT NULL
        OR EXISTS (SELECT 1 FROM upload AS u WHERE u.dataset = 'venues' AND u.covers = 'district'))
ORDER BY c.position
