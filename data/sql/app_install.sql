-- What was last said of each app, commune and as-of date? The upload committed last speaks.
-- Reads: upload, install_row.
SELECT
    row.app, row.commune, row.as_of, row.installed, row.smartphones, row.population, row.stated,
    row.upload, upload.sheet, row.row AS source_row
FROM install_row AS row
JOIN upload ON upload.upload = row.upload
QUALIFY row_number() OVER (PARTITION BY row.app, row.commune, row.as_of ORDER BY upload.version DESC) = 1
