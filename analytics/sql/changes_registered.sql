-- Which venues are in the register at the end of $day_before, which at the end of $day, and what lies between?
-- One row for each venue registered on either day: what it counted then (`had`) and counts now (`has`), and the part:
-- kept; first (never in the register up to $day_before); back (had left by then, is in again); left (closed or left).
-- Parameters: $day_before, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH stay AS (
    SELECT
        v.venue,
        v.commune,
        min(s.since) AS first_day,
        max(CASE WHEN s.since <= $day_before AND coalesce(s.gone_on > $day_before, TRUE) THEN 1 ELSE 0 END) AS had,
        max(CASE WHEN s.since <= $day AND coalesce(s.gone_on > $day, TRUE) THEN 1 ELSE 0 END) AS has
    FROM venue AS v
    JOIN venue_spell AS s ON s.venue = v.venue
    WHERE ($all_communes OR list_contains($communes, v.commune))
        AND ($all_types OR list_contains($types, v.type))
    GROUP BY v.venue, v.commune
),
scanned AS (
    SELECT venue, max(day) AS last_scan
    FROM venue_day
    WHERE registered AND day <= $day
    GROUP BY venue
)
SELECT
    p.venue,
    p.commune,
    p.had,
    p.has,
    CASE
        WHEN p.had = p.has THEN 'kept'
        WHEN p.has = 1 AND p.first_day > $day_before THEN 'first'
        WHEN p.has = 1 THEN 'back'
        ELSE 'left'
    END AS part,
    s.last_scan
FROM stay AS p
LEFT JOIN scanned AS s ON s.venue = p.venue
WHERE p.had = 1 OR p.has = 1
ORDER BY p.venue
