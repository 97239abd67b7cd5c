-- When was each venue in the register? From the rows of all active registers, in the order (as-of, commit).
-- Reads: upload, venue_row, covered_commune. A venue that a later whole register of its commune lacks left on that
-- register's as-of date; one that comes back starts a new spell.
WITH register AS (
    SELECT upload, as_of, mode, row_number() OVER (ORDER BY as_of, version) AS step
    FROM upload
    WHERE dataset = 'venues'
),
seen AS (
    SELECT
        row.venue, row.commune, row.registered_on, row.closed_on, register.as_of, register.step,
        lead(register.step) OVER (PARTITION BY row.venue ORDER BY register.step) AS next_step
    FROM venue_row AS row
    JOIN register ON register.upload = row.upload
),
whole AS (
    SELECT register.step, register.as_of, covered_commune.commune
    FROM register
    JOIN covered_commune ON covered_commune.upload = register.upload
    WHERE register.mode = 'whole'
),
missed AS (
    SELECT seen.venue, seen.step, min(whole.as_of) AS left_on
    FROM seen
    JOIN whole
        ON whole.commune = seen.commune
        AND whole.step > seen.step
        AND (seen.next_step IS NULL OR whole.step < seen.next_step)
    GROUP BY seen.venue, seen.step
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
