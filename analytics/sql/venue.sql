-- What is known of one venue, and which file, sheet and row say so?
-- Parameters: $venue VARCHAR
SELECT
    v.venue, v.code, v.name, v.commune, c.name AS commune_name, v.type, v.address, v.counted_from, v.dated,
    v.gone_on, v.upload, u.file, u.as_of, v.sheet, v.source_row
FROM venue AS v
LEFT JOIN commune AS c ON c.code = v.commune
LEFT JOIN upload AS u ON u.upload = v.upload
WHERE v.venue = $venue
