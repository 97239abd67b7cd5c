-- For every venue of R($day): is it active in the seven days up to $day, was it before, did it ever scan?
-- The window is $day - 6 .. $day, the window before is $day - 13 .. $day - 7. Seven states that exclude each other.
-- Parameters: $since, $day DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH present AS (
    SELECT v.venue, v.commune, v.counted_from
    FROM venue AS v
    JOIN venue_spell AS s ON s.venue = v.venue
    WHERE s.since <= $day AND (s.gone_on IS NULL OR s.gone_on > $day)
        AND ($all_communes OR list_contains($communes, v.commune))
        AND ($all_types OR list_contains($types, v.type))
),
scanned AS (
    SELECT
        venue,
        max(day) AS last_scan,
        min(day) AS first_scan,
        max(CASE WHEN day < $day - 6 THEN day END) AS last_before,
        CAST(sum(CASE WHEN day >= $since THEN scans ELSE 0 END) AS BIGINT) AS scans,
        CAST(sum(scans) AS BIGINT) AS scans_to_date
    FROM venue_day
    WHERE registered AND day <= $day
    GROUP BY venue
)
SELECT
    p.venue,
    p.commune,
    CASE
        WHEN s.last_scan >= $day - 6 AND s.last_before >= $day - 13 THEN 'kept'
        WHEN s.last_scan >= $day - 6 AND s.last_before IS NOT NULL THEN 'back'
        WHEN s.last_scan >= $day - 6 THEN 'first'
        WHEN s.last_scan >= $day - 13 THEN 'lapsed'
        WHEN s.last_scan IS NOT NULL THEN 'dormant'
        WHEN p.counted_from > $day - 7 THEN 'too_new'
        ELSE 'never'
    END AS state,
    coalesce(s.scans, 0) AS scans,
    coalesce(s.scans_to_date, 0) AS scans_to_date,
    s.first_scan,
    s.last_scan
FROM present AS p
LEFT JOIN scanned AS s ON s.venue = p.venue
