-- Which venues are active in the seven days up to $day_before, which in those up to $day, and what lies between?
-- Active: in the register on that day, with a scan in its seven days. One row for each venue active on either day: what
-- it counted then (`had`) and counts now (`has`), and the part: kept; first (no scan up to $day_before); back (scanned
-- by then, but not active); lapsed (still in the register); left (no longer in the register).
-- Parameters: $day_before, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH stay AS (
    SELECT
        v.venue,
        v.commune,
        max(CASE WHEN s.since <= $day_before AND coalesce(s.gone_on > $day_before, TRUE) THEN 1 ELSE 0 END) AS was_in,
        max(CASE WHEN s.since <= $day AND coalesce(s.gone_on > $day, TRUE) THEN 1 ELSE 0 END) AS is_in
    FROM venue AS v
    JOIN venue_spell AS s ON s.venue = v.venue
    WHERE ($all_communes OR list_contains($communes, v.commune))
        AND ($all_types OR list_contains($types, v.type))
    GROUP BY v.venue, v.commune
),
scanned AS (
    SELECT venue, max(CASE WHEN day <= $day_before THEN day END) AS last_before, max(day) AS last_scan
    FROM venue_day
    WHERE registered AND day <= $day
    GROUP BY venue
),
standing AS (
    SELECT
        p.venue,
        p.commune,
        p.is_in,
        s.last_before,
        s.last_scan,
        CASE WHEN p.was_in = 1 AND s.last_before >= $day_before - 6 THEN 1 ELSE 0 END AS had,
        CASE WHEN p.is_in = 1 AND s.last_scan >= $day - 6 THEN 1 ELSE 0 END AS has
    FROM stay AS p
    JOIN scanned AS s ON s.venue = p.venue
)
SELECT
    venue,
    commune,
    had,
    has,
    CASE
        WHEN had = has THEN 'kept'
        WHEN has = 1 AND last_before IS NULL THEN 'first'
        WHEN has = 1 THEN 'back'
        WHEN is_in = 1 THEN 'lapsed'
        ELSE 'left'
    END AS part,
    last_scan
FROM standing
WHERE had = 1 OR has = 1
ORDER BY venue
