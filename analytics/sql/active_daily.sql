-- How does A7, the venues of R(day) with a scan in day - 6 .. day, step from day to day within [$since, $until]?
-- A scan day counts up to the venue's next scan day, at most seven days, while it is in the register: one step up on
-- the first of these days, one down on the day after the last. The running sum of the steps is A7; a day without a
-- row has no step.
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
    SELECT v.venue, r.since, coalesce(r.gone_on, $until + 1) AS gone_on
    FROM venue AS v
    JOIN venue_spell AS r ON r.venue = v.venue
    WHERE ($all_communes OR list_contains($communes, v.commune)) AND ($all_types OR list_contains($types, v.type))
),
active AS (
    SELECT
        greatest(s.day, p.since, $since) AS first_day,
        least(s.day + 7, s.next_day, p.gone_on, $until + 1) AS day_after
    FROM scan_day AS s
    JOIN present AS p ON p.venue = s.venue
),
steps AS (
    SELECT first_day AS day, 1 AS step FROM active WHERE first_day < day_after
    UNION ALL
    SELECT day_after AS day, -1 AS step FROM active WHERE first_day < day_after
)
SELECT day, CAST(sum(step) AS BIGINT) AS step
FROM steps
GROUP BY day
ORDER BY day
