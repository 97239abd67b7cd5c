-- On each day up to $until that has a snapshot of an app: what did the latest row of each commune say then?
-- Rows older than $stale_after days on that day are no data.
-- Parameters: $until DATE, $stale_after INTEGER; $all_communes BOOLEAN, $communes VARCHAR[]
WITH moment AS (
    SELECT DISTINCT app, as_of FROM app_install WHERE as_of <= $until
)
SELECT m.app, m.as_of AS day, i.commune AS code, i.as_of, i.installed, i.smartphones, i.population
FROM moment AS m
JOIN app_install AS i ON i.app = m.app AND i.as_of <= m.as_of AND i.as_of >= m.as_of - $stale_after
WHERE $all_communes OR list_contains($communes, i.commune)
QUALIFY row_number() OVER (PARTITION BY m.app, m.as_of, i.commune ORDER BY i.as_of DESC) = 1
ORDER BY m.app, m.as_of, i.commune
