-- How many scans had each venue on each day? Only rows of the upload that speaks for that day and commune.
-- Reads: scan_row, venue, upload, upload_zone, day_source_built. A code outside the register has the commune its file
-- states, or the only commune its file covers; where two files count the same such code on a day, the later speaks.
WITH spoken AS (
    SELECT
        row.venue,
        coalesce(venue.commune, row.commune, commune.code) AS commune,
        venue.venue IS NOT NULL AS registered,
        row.day,
        row.scans,
        row.upload
    FROM scan_row AS row
    JOIN upload_zone AS zone ON zone.upload = row.upload
    LEFT JOIN commune ON commune.code = zone.zone
    LEFT JOIN venue ON venue.venue = row.venue
    JOIN day_source_built AS source
        ON source.day = row.day
        AND source.upload = row.upload
        AND source.commune = coalesce(venue.commune, row.commune, zone.zone)
    -- A counted zero is no scan: it would make its venue active.
    WHERE row.scans > 0
),
outside AS (
    SELECT spoken.*
    FROM spoken
    JOIN upload ON upload.upload = spoken.upload
    WHERE NOT registered
    QUALIFY dense_rank() OVER (PARTITION BY venue, day ORDER BY coalesce(upload.book, upload.version) DESC) = 1
)
SELECT venue, commune, registered, day, sum(scans) AS scans, any_value(upload) AS upload
FROM (SELECT * FROM spoken WHERE registered UNION ALL SELECT * FROM outside)
GROUP BY venue, commune, registered, day
