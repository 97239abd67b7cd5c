-- Which venues did any register name by $until, how often were they scanned up to $day, and where does each stand?
-- Scans are counted from $since on, and to date. Source: file, sheet and row of the latest register that names it.
-- Parameters: $since, $day, $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]; $all_types BOOLEAN, $types VARCHAR[]
WITH scanned AS (
    SELECT
        venue,
        min(day) AS first_scan,
        max(day) AS last_scan,
        CAST(sum(CASE WHEN day >= $since THEN scans ELSE 0 END) AS BIGINT) AS scans,
        CAST(sum(scans) AS BIGINT) AS scans_to_date
    FROM venue_day
    WHERE registered AND day <= $day
    GROUP BY venue
)
SELECT
    v.venue, v.code, v.name, v.commune, c.name AS commune_name, v.type, v.address, v.counted_from, v.dated,
    CASE WHEN v.gone_on <= $until THEN v.gone_on END AS gone_on,
    coalesce(s.scans, 0) AS scans, coalesce(s.scans_to_date, 0) AS scans_to_date, s.first_scan, s.last_scan,
    u.file, v.sheet, v.source_row
FROM venue AS v
LEFT JOIN scanned AS s ON s.venue = v.venue
LEFT JOIN commune AS c ON c.code = v.commune
LEFT JOIN upload AS u ON u.upload = v.upload
WHERE v.counted_from <= $until
    AND ($all_communes OR list_contains($communes, v.commune))
    AND ($all_types OR list_contains($types, v.type))
ORDER BY c.position, v.name, v.venue
