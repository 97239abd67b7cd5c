-- From when and to when does each kind of data speak; scans also as far as $until?
-- Parameters: $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]
-- One row a kind: register, register-as-of, scans, installs. A kind without data has missing days.
SELECT 'register' AS kind, min(since) AS first_day, max(since) AS last_day, CAST(NULL AS DATE) AS day FROM venue_spell
UNION ALL
SELECT 'register-as-of', min(as_of), max(as_of), CAST(NULL AS DATE) FROM upload WHERE dataset = 'venues'
UNION ALL
SELECT 'scans', min(day), max(day), max(CASE WHEN day <= $until THEN day END)
FROM day_source
WHERE $all_communes OR list_contains($communes, commune)
UNION ALL
SELECT 'installs', min(as_of), max(as_of), CAST(NULL AS DATE) FROM app_install
