-- What does the register say of each venue now? Each field as the latest register that fills it says.
-- Reads: upload, venue_row, venue_spell.
WITH register AS (
    SELECT upload, sheet, row_number() OVER (ORDER BY as_of, version) AS step
    FROM upload
    WHERE dataset = 'venues'
),
said AS (
    SELECT
        row.venue,
        arg_max(row.code, step) AS code,
        arg_max(row.name, step) AS name,
        arg_max(row.commune, step) AS commune,
        arg_max(row.address, step) AS address,
        arg_max(row.type, step) AS type,
        arg_max(register.upload, step) AS upload,
        arg_max(register.sheet, step) AS sheet,
        arg_max(row.row, step) AS source_row
    FROM venue_row AS row
    JOIN register ON register.upload = row.upload
    GROUP BY row.venue
),
present AS (
    SELECT
        venue,
        min(since) AS counted_from,
        max(dated) AS dated,
        arg_max(coalesce(gone_on, DATE '9999-12-31'), spell) AS gone_on
    FROM venue_spell_built
    GROUP BY venue
)
SELECT
    said.venue, code, name, commune, address, type, counted_from, dated,
    nullif(gone_on, DATE '9999-12-31') AS gone_on, upload, sheet, source_row
FROM said
JOIN present ON present.venue = said.venue
