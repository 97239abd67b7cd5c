-- Which uploads say something of the communes: their venues, scans of theirs, their installs?
-- Parameters: $all_communes BOOLEAN, $communes VARCHAR[]
WITH named AS (
    SELECT upload, commune FROM venue
    UNION ALL SELECT upload, commune FROM venue_day
    UNION ALL SELECT upload, commune FROM app_install
)
SELECT DISTINCT upload FROM named WHERE $all_communes OR list_contains($communes, commune) ORDER BY upload
