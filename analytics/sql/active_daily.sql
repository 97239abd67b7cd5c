-- How many venues of R(day) have a scan in day - 6 .. day, for each day of [$since, $until]? This is A7(day).
-- A scan day counts for the days up to the venue's next scan day, at most seven, so no venue counts twice a day.
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH scan_day AS (
    SELECT
        d.venue,
        d.day,
        coalesce(lead(d.day) OVER (PARTITION BY d.venue ORDER BY d.day), $until + 1) AS next_day
    FROM venue_day AS d
    JOIN venue AS v ON v.venue = d.venue
    WHERE d.registered AND d.day >= $since - 6 AND d.day <= $until
        AND ($all_communes OR list_contains($communes, v.commune))
        AND ($all_types OR list_contains($types, v.type))
),
active AS (
    SELECT s.venue, s.day + o.n AS day
    FROM scan_day AS s
    JOIN (VALUES (0), (1), (2), (3), (4), (5), (6)) AS o(n) ON s.day + o.n < s.next_day
    WHERE s.day + o.n >= $since
)
SELECT a.day, count(*) AS active
FROM active AS a
JOIN venue_spell AS r ON r.venue = a.venue AND r.since <= a.day AND (r.gone_on IS NULL OR r.gone_on > a.day)
GROUP BY a.day
ORDER BY a.day
