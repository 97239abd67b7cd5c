-- How many scans had each venue on each day? Only rows of the upload that speaks for that day and commune.
-- Reads: scan_row, venue, day_source_built. A code outside the register keeps the commune its file states.
SELECT
    row.venue,
    coalesce(venue.commune, row.commune) AS commune,
    venue.venue IS NOT NULL AS registered,
    row.day,
    sum(row.scans) AS scans,
    any_value(row.upload) AS upload
FROM scan_row AS row
LEFT JOIN venue ON venue.venue = row.venue
JOIN day_source_built AS source
    ON source.day = row.day
    AND source.upload = row.upload
    AND source.commune = coalesce(venue.commune, row.commune, '')
-- A counted zero is no scan: it would make its venue active.
WHERE row.scans > 0
GROUP BY row.venue, coalesce(venue.commune, row.commune), venue.venue IS NOT NULL, row.day
ORDER BY row.venue, row.day
