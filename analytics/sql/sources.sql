-- Which active uploads speak for the figures, newest first? Parameters: none
SELECT upload, dataset, file, sheet, as_of, day_from, day_to, covers, mode, app, version, committed_at, committed_by, sample
FROM upload
ORDER BY version DESC, upload
