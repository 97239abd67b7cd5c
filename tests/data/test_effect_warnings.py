"""Warnings about an effect: a few typed rows before and after, and what is said of them."""

from datetime import date, timedelta

import pandas as pd

from data.campaign import Campaign
from data.effect_warnings import warnings_of
from data.noted import note_problem
from data.problems import message
from data.sentences import SENTENCES
from data.snapshot import Snapshot

KIM_TAN, VAN_DU, THACH_LAM = "15187", "15190", "15196"
MONDAY = date(2021, 9, 6)


def campaign(tmp_path, **tables):
    return Snapshot.of_tables(Campaign(tmp_path), {name: pd.DataFrame(rows) for name, rows in tables.items() if rows})


def venues(**by_commune):
    return [
        {"venue": f"{code}-{at}", "commune": code[1:], "name": "Quán", "counted_from": MONDAY}
        for code, count in by_commune.items()
        for at in range(count)
    ]


def scan_days(first, totals, commune=KIM_TAN):
    """A covered day for each total; a total of 0 is a covered day without a scan."""
    days = [first + timedelta(at) for at in range(len(totals))]
    return (
        [{"day": day, "commune": commune, "upload": "u"} for day in days],
        [
            {"venue": f"{commune}-1", "commune": commune, "registered": True, "day": day, "scans": scans, "upload": "u"}
            for day, scans in zip(days, totals, strict=True)
            if scans
        ],
    )


def scans(tmp_path, *parts):
    return campaign(
        tmp_path,
        day_source=[row for part in parts for row in part[0]],
        venue_day=[row for part in parts for row in part[1]],
    )


def codes(found):
    return [code for code, _ in found]


def test_a_commune_with_scans_last_week_and_none_this_week_falls_silent(tmp_path):
    busy = [5] * 7
    before = scans(tmp_path, scan_days(MONDAY, busy), scan_days(MONDAY, busy, VAN_DU))
    after = scans(tmp_path, scan_days(MONDAY, busy + [0] * 7), scan_days(MONDAY, busy * 2, VAN_DU))
    assert warnings_of("scans", before, after) == [("communes-silent", {"communes": [KIM_TAN]})]
    said = message("vi", note_problem("", *warnings_of("scans", before, after)[0]))
    assert "Kim Tân" in said


def test_six_silent_days_are_not_a_silent_week_and_no_data_is_not_silence(tmp_path):
    busy = [5] * 7
    before = scans(tmp_path, scan_days(MONDAY, busy), scan_days(MONDAY, busy, VAN_DU))
    six = scans(tmp_path, scan_days(MONDAY, busy + [0] * 6), scan_days(MONDAY, busy, VAN_DU))
    uncovered = scans(tmp_path, scan_days(MONDAY, busy))
    assert warnings_of("scans", before, six) == warnings_of("scans", before, uncovered) == []


def test_a_day_more_than_three_times_or_less_than_a_third_of_the_usual_is_named(tmp_path):
    usual = [30, 30, 30, 30]
    before = scans(tmp_path, scan_days(MONDAY, usual))
    for total, named in ((90, False), (91, True), (10, False), (9, True), (0, True)):
        found = warnings_of("scans", before, scans(tmp_path, scan_days(MONDAY, [*usual, total])))
        assert ("day-jumps" in codes(found)) is named, total
    ((_, detail),) = warnings_of("scans", before, scans(tmp_path, scan_days(MONDAY, [*usual, 91])))
    assert detail == {"count": 1, "changes": [{"what": "2021-09-10", "old": 30, "new": 91}]}
    assert "10/9/2021 30 → 91" in message("vi", note_problem("", "day-jumps", detail))


def test_small_totals_and_days_already_there_do_not_jump(tmp_path):
    quiet = scan_days(MONDAY, [5, 5, 5, 60])
    assert warnings_of("scans", scans(tmp_path, scan_days(MONDAY, [5, 5, 5])), scans(tmp_path, quiet)) == []
    jumped = scans(tmp_path, scan_days(MONDAY, [30, 30, 30, 300]))
    later = scans(tmp_path, scan_days(MONDAY, [30, 30, 30, 300, 40]))
    assert warnings_of("scans", jumped, later) == []


def test_a_quiet_sunday_is_usual_where_sundays_are_quiet(tmp_path):
    week = [100] * 6 + [20]
    before = scans(tmp_path, scan_days(MONDAY, week * 3 + [100] * 6))
    after = scans(tmp_path, scan_days(MONDAY, week * 4))
    assert warnings_of("scans", before, after) == []


def test_a_day_of_one_commune_is_not_measured_by_days_of_two(tmp_path):
    both = (scan_days(MONDAY, [30] * 5), scan_days(MONDAY, [300] * 5, VAN_DU))
    after = scans(tmp_path, *both, scan_days(MONDAY + timedelta(5), [30]))
    assert warnings_of("scans", scans(tmp_path, *both), after) == []


def test_a_register_that_loses_more_than_three_in_ten_is_asked_about(tmp_path):
    before = campaign(tmp_path, venue=venues(c15187=40, c15190=10))
    assert warnings_of("venues", before, campaign(tmp_path, venue=venues(c15187=25, c15190=10))) == [
        ("communes-jump", {"count": 1, "changes": [{"what": "Kim Tân", "old": 40, "new": 25}]})
    ]
    shrunk = warnings_of("venues", before, campaign(tmp_path, venue=venues(c15187=34)))
    assert shrunk == [("register-jump", {"old": 50, "new": 34}), ("communes-emptied", {"communes": [VAN_DU]})]
    assert warnings_of("venues", before, campaign(tmp_path, venue=venues(c15187=45, c15190=15))) == []
    assert codes(warnings_of("venues", before, campaign(tmp_path, venue=venues(c15187=52, c15190=15)))) == [
        "register-jump"
    ]


def test_the_first_register_is_no_jump(tmp_path):
    assert warnings_of("venues", campaign(tmp_path), campaign(tmp_path, venue=venues(c15187=400))) == []


def test_an_older_list_that_changes_nothing_says_that_a_newer_one_speaks(tmp_path):
    new = {"upload": "new", "dataset": "venues", "as_of": date(2021, 9, 21)}
    old = {"upload": "old", "dataset": "venues", "as_of": date(2021, 9, 7)}
    before = campaign(tmp_path, venue=venues(c15187=3), upload=[new])
    after = campaign(tmp_path, venue=venues(c15187=3), upload=[new, old])
    assert warnings_of("venues", before, after) == [("newer-list-speaks", {"as_of": "2021-09-21"})]
    assert "21/9/2021" in message("vi", note_problem("", "newer-list-speaks", {"as_of": "2021-09-21"}))
    assert warnings_of("venues", before, campaign(tmp_path, venue=venues(c15187=4), upload=[new, old])) == []


def install(commune, day, installed, smartphones, population=1000, app="bluezone"):
    return {
        "app": app,
        "commune": commune,
        "as_of": date(2021, 9, day),
        "installed": installed,
        "smartphones": smartphones,
        "population": population,
    }


def test_coverage_that_falls_and_installs_that_jump_are_named_by_app_and_commune(tmp_path):
    first = [install(KIM_TAN, 16, 100, 400), install(VAN_DU, 16, 100, 400), install(THACH_LAM, 16, 10, 400)]
    second = [install(KIM_TAN, 23, 96, 400), install(VAN_DU, 23, 151, 400), install(THACH_LAM, 23, 30, 400)]
    found = warnings_of(
        "installs", campaign(tmp_path, app_install=first), campaign(tmp_path, app_install=first + second)
    )
    assert found == [
        ("coverage-falls", {"app": "Bluezone", "count": 1, "changes": [{"what": "Kim Tân", "old": 0.25, "new": 0.24}]}),
        (
            "installs-jump",
            {
                "app": "Bluezone",
                "count": 1,
                "changes": [{"what": "Vân Du", "old": 100, "new": 151, "field": "installed"}],
            },
        ),
    ]
    assert "Kim Tân 25,00 % → 24,00 %" in message("vi", note_problem("", *found[0]))


def test_an_older_count_changes_no_coverage(tmp_path):
    now = [install(KIM_TAN, 23, 100, 400)]
    old = [install(KIM_TAN, 9, 200, 400)]
    assert warnings_of("installs", campaign(tmp_path, app_install=now), campaign(tmp_path, app_install=now + old)) == []


def test_every_warning_has_its_sentence():
    for code in (
        "register-jump",
        "communes-jump",
        "communes-emptied",
        "newer-list-speaks",
        "communes-silent",
        "day-jumps",
        "coverage-falls",
        "installs-jump",
    ):
        assert code in SENTENCES
