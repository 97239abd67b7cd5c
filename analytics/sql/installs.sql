-- What does the latest snapshot up to $until say for each app and commune (or the district's own row)?
-- Parameters: $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]. Staleness is judged by who asks.
SELECT
    i.app, i.commune AS code, i.as_of, i.installed, i.smartphones, i.population, i.stated,
    u.file, i.sheet, i.source_row
FROM app_install AS i
LEFT JOIN commune AS c ON c.code = i.commune
LEFT JOIN upload AS u ON u.upload = i.upload
WHERE i.as_of <= $until AND ($all_communes OR list_contains($communes, i.commune))
QUALIFY row_number() OVER (PARTITION BY i.app, i.commune ORDER BY i.as_of DESC) = 1
ORDER BY i.app, c.position
