-- How do active and registered venues of each commune step from day to day within [$since, $until], how many scans had
-- it, and does a scan file speak for it? A7 and R are the running sums of their steps; R's first step holds all before.
-- A day without a row has no step and no scan, and is not spoken for. A7 is reckoned as in active_daily.
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH scan_day AS (
    SELECT
        venue,
        day,
        coalesce(lead(day) OVER (PARTITION BY venue ORDER BY day), $until + 1) AS next_day
    FROM venue_day
    WHERE registered AND day >= $since - 6 AND day <= $until
        AND ($all_communes OR list_contains($communes, commune))
),
present AS (
    SELECT v.venue, v.commune, r.since, coalesce(r.gone_on, $until + 1) AS gone_on
    FROM venue AS v
    JOIN venue_spell AS r ON r.venue = v.venue
    WHERE ($all_communes OR list_contains($communes, v.commune)) AND ($all_types OR list_contains($types, v.type))
),
active AS (
    SELECT
        p.commune,
        greatest(s.day, p.since, $since) AS first_day,
        least(s.day + 7, s.next_day, p.gone_on, $until + 1) AS day_after
    FROM scan_day AS s
    JOIN present AS p ON p.venue = s.venue
),
standing AS (
    SELECT commune, greatest(since, $since) AS first_day, least(gone_on, $until + 1) AS day_after FROM present
),
told AS (
    SELECT commune, first_day AS day, 1 AS active, 0 AS registered, 0 AS scans, 0 AS covered
    FROM active WHERE first_day < day_after
    UNION ALL
    SELECT commune, day_after AS day, -1 AS active, 0 AS registered, 0 AS scans, 0 AS covered
    FROM active WHERE first_day < day_after
    UNION ALL
    SELECT commune, first_day AS day, 0 AS active, 1 AS registered, 0 AS scans, 0 AS covered
    FROM standing WHERE first_day < day_after
    UNION ALL
    SELECT commune, day_after AS day, 0 AS active, -1 AS registered, 0 AS scans, 0 AS covered
    FROM standing WHERE first_day < day_after
    UNION ALL
    SELECT commune, day, 0 AS active, 0 AS registered, scans, 0 AS covered
    FROM venue_day
    WHERE day >= $since AND day <= $until
        AND ($all_communes OR list_contains($communes, commune))
        AND ($all_types OR venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
    UNION ALL
    SELECT DISTINCT commune, day, 0 AS active, 0 AS registered, 0 AS scans, 1 AS covered
    FROM day_source
    WHERE day >= $since AND day <= $until AND ($all_communes OR list_contains($communes, commune))
)
SELECT
    commune AS code,
    day,
    CAST(sum(active) AS BIGINT) AS active,
    CAST(sum(registered) AS BIGINT) AS registered,
    CAST(sum(scans) AS BIGINT) AS scans,
    CAST(max(covered) AS BIGINT) AS covered
FROM told
WHERE commune IS NOT NULL AND day <= $until
GROUP BY commune, day
ORDER BY commune, day
