-- For how many communes do scan files speak on each day of [$since, $until]? A day without a row has no data at all.
-- Parameters: $since, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]
SELECT day, count(DISTINCT commune) AS communes
FROM day_source
WHERE day >= $since AND day <= $until AND ($all_communes OR list_contains($communes, commune))
GROUP BY day
ORDER BY day
