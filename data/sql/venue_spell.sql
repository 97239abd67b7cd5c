-- When was each venue in the register? From the rows of all active registers, in the order (as-of, commit).
-- Reads: upload, venue_row, covered_commune, moved, closed (see overlay; mostly empty). A venue that a later whole register of its commune lacks left on that
-- register's as-of date; one that comes back starts a new spell.
WITH register AS (
    SELECT upload, version, as_of, mode, dense_rank() OVER (ORDER BY as_of, coalesce(book, version)) AS step
    FROM upload
    WHERE dataset = 'venues'
),
-- The sheets of one file are one register in parts: a venue of one sheet is not missed by another.
named AS (
    SELECT
        row.venue, row.commune, row.registered_on, row.closed_on, register.as_of, register.step,
        register.version
    FROM venue_row AS row
    JOIN register ON register.upload = row.upload
    QUALIFY row_number() OVER (PARTITION BY row.venue, register.step ORDER BY register.version DESC) = 1
),
seen AS (
    SELECT *, lead(step) OVER (PARTITION BY venue ORDER BY step) AS next_step
    FROM named
),
-- Whose registers can miss it: those of its commune, from a person's move on those of the commune it was moved to.
place AS (
    SELECT
        seen.venue, seen.step, seen.next_step, seen.commune,
        coalesce(closed.since, 0) AS after,
        coalesce(moved.since, 4611686018427387904) AS before
    FROM seen
    LEFT JOIN moved ON moved.venue = seen.venue AND moved.until > seen.version
    LEFT JOIN closed ON closed.venue = seen.venue
    UNION ALL
    SELECT
        seen.venue, seen.step, seen.next_step, moved.commune,
        greatest(moved.since, coalesce(closed.since, 0)) AS after,
        4611686018427387904 AS before
    FROM seen
    JOIN moved ON moved.venue = seen.venue AND moved.until > seen.version
    LEFT JOIN closed ON closed.venue = seen.venue
),
whole AS (
    SELECT register.step, register.version, register.as_of, covered_commune.commune
    FROM register
    JOIN covered_commune ON covered_commune.upload = register.upload
    WHERE register.mode = 'whole'
),
missed AS (
    SELECT place.venue, place.step, min(whole.as_of) AS left_on
    FROM place
    JOIN whole
        ON whole.commune = place.commune
        AND whole.step > place.step
        AND (place.next_step IS NULL OR whole.step < place.next_step)
        AND whole.version > place.after
        AND whole.version < place.before
    GROUP BY place.venue, place.step
),
stay AS (
    SELECT seen.venue, seen.step, seen.as_of, seen.registered_on, least(seen.closed_on, missed.left_on) AS gone_on
    FROM seen
    LEFT JOIN missed ON missed.venue = seen.venue AND missed.step = seen.step
),
marked AS (
    SELECT
        *,
        CASE WHEN lag(gone_on) OVER steps IS NOT NULL THEN 1 ELSE 0 END AS starts
    FROM stay
    WINDOW steps AS (PARTITION BY venue ORDER BY step)
),
numbered AS (
    SELECT *, sum(starts) OVER (PARTITION BY venue ORDER BY step) AS spell
    FROM marked
)
SELECT
    venue,
    spell,
    CASE
        WHEN spell = 0 THEN coalesce(arg_max(registered_on, step), min(as_of))
        ELSE min(as_of)
    END AS since,
    nullif(arg_max(coalesce(gone_on, DATE '9999-12-31'), step), DATE '9999-12-31') AS gone_on,
    spell = 0 AND count(registered_on) > 0 AS dated
FROM numbered
GROUP BY venue, spell
