-- For which communes does any register speak? One of the whole district speaks for all; else those with a venue.
-- Parameters: none
SELECT code
FROM commune
WHERE code IN (SELECT commune FROM venue)
    OR EXISTS (SELECT 1 FROM upload WHERE dataset = 'venues' AND covers = 'district')
ORDER BY position
