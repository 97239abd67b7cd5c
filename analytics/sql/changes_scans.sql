-- How often was each venue scanned in [$since_before, $day_before], how often in [$since, $day], and what lies between?
-- One row for each venue or code scanned in either period: its scans then (`had`) and now (`has`), and the part: kept
-- (as often); first (no scan up to $day_before); back (scanned before, but not in the period before); more; fewer;
-- lapsed (not scanned now); left (not scanned now, no longer in the register); outside (a code in no register).
-- Parameters: $since_before, $day_before, $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types
-- BOOLEAN, $types VARCHAR[]. The commune is missing for a code outside the register whose file names none.
WITH scanned AS (
    SELECT
        venue,
        commune,
        registered,
        min(day) AS first_scan,
        max(day) AS last_scan,
        CAST(sum(CASE WHEN day >= $since_before AND day <= $day_before THEN scans ELSE 0 END) AS BIGINT) AS had,
        CAST(sum(CASE WHEN day >= $since THEN scans ELSE 0 END) AS BIGINT) AS has
    FROM venue_day
    WHERE day <= $day
        AND ($all_communes OR list_contains($communes, commune))
        AND ($all_types OR venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
    GROUP BY venue, commune, registered
),
stay AS (
    SELECT venue, max(CASE WHEN gone_on IS NULL OR gone_on > $day THEN 1 ELSE 0 END) AS not_gone
    FROM venue_spell
    GROUP BY venue
)
SELECT
    s.venue,
    s.commune,
    s.had,
    s.has,
    CASE
        WHEN s.had = s.has THEN 'kept'
        WHEN NOT s.registered THEN 'outside'
        WHEN s.had = 0 AND s.first_scan > $day_before THEN 'first'
        WHEN s.had = 0 THEN 'back'
        WHEN s.has > s.had THEN 'more'
        WHEN s.has > 0 THEN 'fewer'
        WHEN r.not_gone = 0 THEN 'left'
        ELSE 'lapsed'
    END AS part,
    s.last_scan
FROM scanned AS s
LEFT JOIN stay AS r ON r.venue = s.venue
WHERE s.had > 0 OR s.has > 0
ORDER BY s.venue
