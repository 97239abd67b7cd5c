-- From when and to when does each kind of data speak, as far as $until?
-- Parameters: $until DATE; $all_communes BOOLEAN, $communes VARCHAR[]
-- One row. A venue upload without an as-of date does not move the register's last day.
SELECT
    (SELECT min(since) FROM venue_spell) AS register_first,
    (SELECT coalesce(
        (SELECT max(as_of) FROM upload WHERE dataset = 'venues'),
        (SELECT max(since) FROM venue_spell)
    )) AS register_last,
    (SELECT min(day) FROM day_source WHERE $all_communes OR list_contains($communes, commune)) AS scans_first,
    (SELECT max(day) FROM day_source
     WHERE day <= $until AND ($all_communes OR list_contains($communes, commune))) AS scans_day,
    (SELECT max(day) FROM day_source WHERE $all_communes OR list_contains($communes, commune)) AS scans_last,
    (SELECT min(as_of) FROM app_install) AS installs_first,
    (SELECT max(as_of) FROM app_install) AS installs_last
