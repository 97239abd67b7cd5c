-- On which days up to $day did venues come and go? new: by registration; came and went: into and out of the register.
-- Parameters: $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH wanted AS (
    SELECT venue, counted_from
    FROM venue
    WHERE ($all_communes OR list_contains($communes, commune)) AND ($all_types OR list_contains($types, type))
),
moves AS (
    SELECT counted_from AS day, 1 AS new, 0 AS came, 0 AS went FROM wanted
    UNION ALL
    SELECT s.since AS day, 0 AS new, 1 AS came, 0 AS went FROM venue_spell AS s JOIN wanted AS w ON w.venue = s.venue
    UNION ALL
    SELECT s.gone_on AS day, 0 AS new, 0 AS came, 1 AS went FROM venue_spell AS s JOIN wanted AS w ON w.venue = s.venue
)
SELECT day, CAST(sum(new) AS BIGINT) AS new, CAST(sum(came) AS BIGINT) AS came, CAST(sum(went) AS BIGINT) AS went
FROM moves
WHERE day <= $day
GROUP BY day
ORDER BY day
