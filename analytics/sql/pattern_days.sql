-- Which uploads speak for the scans of which venue on which day of [$since, $until]? `venue` is the code in the file.
-- A venue in the register is spoken for by every sheet of the file that speaks for its commune on that day; a venue
-- moved or merged by its own rows in scanned_as.
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH plain AS (
    SELECT venue_day.venue, venue_day.day, coalesce(day_source.upload, venue_day.upload) AS upload, venue_day.scans
    FROM venue_day
    LEFT JOIN day_source
        ON venue_day.registered
        AND day_source.day = venue_day.day
        AND day_source.commune = venue_day.commune
    WHERE venue_day.day >= $since AND venue_day.day <= $until
        AND ($all_communes OR list_contains($communes, venue_day.commune))
        AND ($all_types OR venue_day.venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
        AND venue_day.venue NOT IN (SELECT s.venue FROM scanned_as AS s)
),
touched AS (
    SELECT code AS venue, day, upload, scans
    FROM scanned_as
    WHERE day >= $since AND day <= $until
        AND ($all_communes OR list_contains($communes, commune))
        AND ($all_types OR venue IN (SELECT v.venue FROM venue AS v WHERE list_contains($types, v.type)))
)
SELECT DISTINCT venue, day, upload FROM plain
UNION ALL
SELECT DISTINCT venue, day, upload FROM touched
