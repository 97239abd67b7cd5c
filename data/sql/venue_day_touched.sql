-- How many scans had each venue that a person moved or merged, on each day, under which code and in which upload?
-- Reads: touched_scan_row, touched, venue, upload, upload_zone, day_source_built. A file speaks where it would have
-- spoken without the act (`listed`) or speaks for the commune the venue has now; of two the later.
SELECT
    touched.head AS venue,
    row.venue AS code,
    coalesce(venue.commune, row.commune, commune.code) AS commune,
    venue.venue IS NOT NULL AS registered,
    row.day,
    CAST(row.scans AS BIGINT) AS scans,
    row.upload
FROM touched_scan_row AS row
JOIN touched ON touched.venue = row.venue
JOIN upload ON upload.upload = row.upload
JOIN upload_zone AS zone ON zone.upload = row.upload
LEFT JOIN commune ON commune.code = zone.zone
LEFT JOIN venue ON venue.venue = touched.head
JOIN (SELECT DISTINCT day, commune, upload FROM day_source_built) AS source
    ON source.day = row.day
    AND source.upload = row.upload
    AND source.commune IN (venue.commune, coalesce(touched.listed, row.commune, zone.zone))
WHERE row.scans > 0
QUALIFY dense_rank() OVER (PARTITION BY row.venue, row.day ORDER BY coalesce(upload.book, upload.version) DESC) = 1
    AND row_number() OVER (PARTITION BY row.venue, row.day, row.upload, row.commune ORDER BY source.commune) = 1
