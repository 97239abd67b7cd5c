-- What did the snapshot before the latest one up to $until say, for each app and commune?
-- Parameters: $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]
SELECT i.app, i.commune AS code, i.as_of, i.installed, i.smartphones, i.population
FROM app_install AS i
WHERE i.as_of <= $until AND ($all_communes OR list_contains($communes, i.commune))
QUALIFY row_number() OVER (PARTITION BY i.app, i.commune ORDER BY i.as_of DESC) = 2
ORDER BY i.app, i.commune
