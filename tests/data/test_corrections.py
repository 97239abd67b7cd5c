"""Corrections laid over files, venues that are one, dismissals and their undoing: small campaigns, exact figures."""

from datetime import date

import pytest

from analytics.figures import gather
from analytics.scope import Scope
from data.effect import on_venues
from data.errors import CorrectionRefused
from data.intake import withdraw
from data.keep import trace
from data.ledger import newest_version
from data.reviewing.corrections import acts, correct, corrections, dismiss, dismissed, mark_same, undo
from data.snapshot import snapshot
from data.words import catalogue
from tests.data.made import COUNTS, KIM_TAN, VAN_DU, checked, loaded, register, september, xlsx

REGISTER = (
    ("QR1", "Tạp hóa Mẫu", "Kim Tân", "1/9/2021"),
    ("QR2", "Tạp hoá Mẫu", "Kim Tân", "5/9/2021"),
    ("QR3", "Nhà thuốc Mẫu", "Vân Du", "2/9/2021"),
)
SCANS = [COUNTS, ["QR1", "14/9/2021", 3], ["QR2", "14/9/2021", 4], ["QR2", "20/9/2021", 5], ["QR9", "20/9/2021", 7]]


@pytest.fixture
def home(tmp_path):
    """Three venues as of 10/9, and the scans of 14/9 to 20/9."""
    place = tmp_path / "home"
    loaded(place, xlsx(tmp_path / "a.xlsx", register(*REGISTER)), as_of=september(10))
    loaded(place, xlsx(tmp_path / "s.xlsx", SCANS), days=(september(14), september(20)), covers="district")
    return place


def later(home, tmp_path, *venues, as_of=15, **answer):
    """One more register."""
    name = f"later{newest_version(home)}.xlsx"
    return loaded(home, xlsx(tmp_path / name, register(*venues)), as_of=september(as_of), **answer)[0]


def venue(home, key, *fields, version=None):
    found = snapshot(home, version).query("SELECT * FROM venue WHERE venue = $v", {"v": key})
    return tuple(found[list(fields)].itertuples(index=False, name=None))[0] if len(found) else None


def figures(home, since, until, version=None, communes=()):
    return gather(snapshot(home, version), Scope(september(since), september(until), communes))


def state(home, version):
    return next(act.state for act in acts(home) if act.version == version)


# Fields


def test_a_corrected_commune_holds_for_all_days_and_moves_venue_and_scans(home):
    before = snapshot(home)
    version = correct(home, "QR2", "commune", VAN_DU, "Ở phố Cát, Vân Du", "an")
    balance = {row[0]: row[2:] for row in on_venues(before, snapshot(home))[1].rows if any(row[2:])}
    # opening, new, moved in, moved out, gone, closing
    assert balance == {KIM_TAN: (2, 0, 0, 1, 0, 1), VAN_DU: (1, 0, 1, 0, 0, 2)}
    of_commune = dict(snapshot(home).rows("SELECT commune, sum(scans) FROM venue_day WHERE registered GROUP BY 1"))
    assert of_commune == {KIM_TAN: 3, VAN_DU: 9}
    undo(home, version, "an")
    assert venue(home, "QR2", "commune") == (KIM_TAN,)
    assert venue(home, "QR2", "commune", version=version) == (VAN_DU,)


def test_a_corrected_registration_day_is_the_day_it_counts_from(home):
    correct(home, "QR2", "registered_on", september(12), "Giấy đăng ký ngày 12/9", "an")
    assert registered_on(home, 11) == 2 and registered_on(home, 12) == 3
    correct(home, "QR2", "registered_on", "2021-08-30", "Đọc nhầm", "an")
    assert snapshot(home).rows("SELECT since, gone_on FROM venue_spell WHERE venue = 'QR2'") == [
        (date(2021, 8, 30), None)
    ]
    assert [act.state for act in acts(home)] == ["replaced", "in-use"]


def registered_on(home, day, version=None):
    """R(D), counted plainly."""
    asked = f"since <= DATE '2021-09-{day}' AND (gone_on IS NULL OR gone_on > DATE '2021-09-{day}')"
    return snapshot(home, version).rows(f"SELECT count(*) FROM venue_spell WHERE {asked}")[0][0]


def test_a_closing_day_takes_the_venue_out_and_can_be_taken_back(home, tmp_path):
    later(home, tmp_path, *REGISTER)
    version = correct(home, "QR3", "closed_on", september(18), "Nghỉ bán", "an")
    assert venue(home, "QR3", "gone_on")[0].date() == september(18)
    assert (registered_on(home, 17), registered_on(home, 18)) == (3, 2)
    undo(home, version, "an")
    assert registered_on(home, 18) == 3


def test_a_venue_that_did_not_close_is_open_again(home, tmp_path):
    rows = register(*REGISTER)
    rows[0] = [*rows[0], "Ngày đóng"]
    for row, day in zip(rows[1:], ("12/9/2021", None, None), strict=True):
        row.append(day)
    loaded(home, xlsx(tmp_path / "closed.xlsx", rows), as_of=september(15))
    assert registered_on(home, 14) == 2
    version = correct(home, "QR1", "closed_on", None, "Vẫn mở", "an")
    assert (registered_on(home, 14), registered_on(home, 20)) == (3, 3)
    # An empty cell agrees with nothing; only a file that says so closes it, or a register that lacks it.
    later(home, tmp_path, *REGISTER, as_of=16)
    assert state(home, version) == "in-use"
    later(home, tmp_path, *REGISTER[1:], as_of=18, covers="district")
    assert (registered_on(home, 17), registered_on(home, 18)) == (3, 2)


@pytest.mark.parametrize(("field", "value"), [("name", "Tạp hóa Hoa"), ("address", "Khu phố 3"), ("type", "Chợ")])
def test_words_are_corrected(home, field, value):
    version = correct(home, "QR1", field, f" {value} ", "Theo biển hiệu", "an")
    assert venue(home, "QR1", field) == (value,)
    (act,) = corrections(home)
    assert (act.version, act.value, act.by, act.reason) == (version, value, "an", "Theo biển hiệu")
    assert act.file_says == {"name": "Tạp hóa Mẫu", "address": "thôn 1", "type": None}[field]


# Retiring


def test_a_correction_retires_when_a_later_file_agrees_and_then_the_file_speaks(home, tmp_path):
    version = correct(home, "QR1", "name", "Tạp hóa Hoa", "Theo biển hiệu", "an")
    later(home, tmp_path, *REGISTER, as_of=15)
    assert state(home, version) == "in-use" and venue(home, "QR1", "name") == ("Tạp hóa Hoa",)
    renamed = ("QR1", "Tạp hóa Hoa", "Kim Tân", "1/9/2021")
    agreeing = later(home, tmp_path, renamed, *REGISTER[1:], as_of=16)
    act = acts(home)[0]
    assert (act.state, act.ended[0], act.ended[2]) == ("retired", agreeing.version, agreeing.file)
    later(home, tmp_path, ("QR1", "Tạp hóa Huệ", "Kim Tân", "1/9/2021"), *REGISTER[1:], as_of=17)
    assert venue(home, "QR1", "name") == ("Tạp hóa Huệ",)
    withdraw(home, agreeing.upload, "an")
    assert state(home, version) == "in-use" and venue(home, "QR1", "name") == ("Tạp hóa Hoa",)


def test_an_old_list_loaded_late_does_not_retire_a_correction(home, tmp_path):
    later(home, tmp_path, ("QR1", "Sai tên", "Kim Tân", "1/9/2021"), *REGISTER[1:], as_of=15)
    version = correct(home, "QR1", "name", "Tạp hóa Mẫu", "Theo biển hiệu", "an")
    later(home, tmp_path, *REGISTER, as_of=12)
    assert state(home, version) == "in-use" and venue(home, "QR1", "name") == ("Tạp hóa Mẫu",)


def test_a_preview_shows_what_the_corrections_leave(home, tmp_path):
    correct(home, "QR2", "commune", VAN_DU, "Ở Vân Du", "an")
    moved = ("QR2", "Tạp hoá Mẫu", "Vân Du", "5/9/2021")
    batch = checked(home, xlsx(tmp_path / "b.xlsx", register(REGISTER[0], moved, REGISTER[2])), as_of=september(15))
    assert batch.tables[0].changes == {"new": 0, "changed": 0, "gone": 0}


def test_a_moved_venue_is_missed_by_its_new_communes_later_list_only(home, tmp_path):
    version = correct(home, "QR2", "commune", VAN_DU, "Ở Vân Du", "an")
    later(home, tmp_path, REGISTER[0], as_of=15, covers="named")
    assert registered_on(home, 16) == 3
    moved = ("QR2", "Tạp hoá Mẫu", "Vân Du", "5/9/2021")
    later(home, tmp_path, moved, REGISTER[2], as_of=17, covers="named")
    assert state(home, version) == "retired"
    assert registered_on(home, 16) == 3 and registered_on(home, 17) == 3
    later(home, tmp_path, REGISTER[2], as_of=19, covers="named")
    assert venue(home, "QR2", "gone_on")[0].date() == september(19)


def test_a_moved_venue_keeps_the_scans_of_its_old_communes_file(tmp_path):
    place = tmp_path / "home"
    loaded(place, xlsx(tmp_path / "a.xlsx", register(*REGISTER)), as_of=september(10))
    loaded(
        place, xlsx(tmp_path / "s.xlsx", SCANS[:4]), days=(september(14), september(20)), covers="named"
    )  # Kim Tân's own file
    assert snapshot(place).rows("SELECT sum(scans) FROM venue_day")[0][0] == 12
    correct(place, "QR2", "commune", VAN_DU, "Ở Vân Du", "an")
    mine = "SELECT commune, sum(scans) FROM venue_day WHERE venue = 'QR2' GROUP BY 1"
    assert snapshot(place).rows(mine) == [(VAN_DU, 9)]
    news = [COUNTS, ["QR2", "20/9/2021", 6], ["QR3", "20/9/2021", 1]]
    loaded(place, xlsx(tmp_path / "v.xlsx", news), days=(september(20), september(20)), covers="named")
    assert snapshot(place).rows(mine) == [(VAN_DU, 10)]


# Two venues are one


def test_a_merged_pair_counts_once_and_its_scans_add_up(home):
    before = newest_version(home)
    old = figures(home, 14, 20)
    version = mark_same(home, "QR2", "QR1", "Cùng một quán", "an")
    now = figures(home, 14, 20)
    assert (old.registered, old.active, old.scans) == (3, 2, 19)
    assert (now.registered, now.active, now.scans) == (2, 1, 19)
    assert venue(home, "QR2", "code") is None
    assert venue(home, "QR1", "code", "name", "address") == ("QR1", "Tạp hóa Mẫu", "thôn 1")
    days = "SELECT day, scans FROM venue_day WHERE venue = 'QR1' ORDER BY day"
    assert snapshot(home).rows(days) == [(september(14), 7), (september(20), 5)]
    hours = snapshot(home).hours("QR1")
    assert hours["scans"].tolist() == [7, 5]
    assert figures(home, 14, 20, before).registered == 3
    undo(home, version, "an")
    assert figures(home, 14, 20).registered == 3


def test_the_stays_of_a_merged_pair_are_one_stay(home, tmp_path):
    # QR1 leaves on 12/9 and comes back under QR4 on 12/9: one venue without a gap, registered on 1/9.
    later(home, tmp_path, ("QR4", "Tạp hóa Mẫu", "Kim Tân", "12/9/2021"), *REGISTER[1:], as_of=12, covers="district")
    mark_same(home, "QR1", "QR4", "Cấp lại mã", "an")
    spells = snapshot(home).rows("SELECT since, gone_on FROM venue_spell WHERE venue = 'QR4'")
    assert spells == [(september(1), None)]
    assert venue(home, "QR4", "counted_from", "dated")[0].date() == september(1)


def test_a_scanned_code_outside_the_register_counts_as_the_venue_it_is(home):
    mark_same(home, "QR9", "QR3", "Gõ nhầm mã", "an")
    assert snapshot(home).rows("SELECT registered, scans FROM venue_day WHERE venue = 'QR3'") == [(True, 7)]
    assert snapshot(home).rows("SELECT count(*) FROM venue_day WHERE NOT registered") == [(0,)]
    assert figures(home, 14, 20).active == 3


def test_chains_resolve_and_circles_are_refused(home):
    mark_same(home, "QR3", "QR2", "Một chủ, một nơi", "an")
    mark_same(home, "QR2", "QR1", "Một chủ, một nơi", "an")
    assert snapshot(home).codes("QR1") == ["QR1", "QR3", "QR2"]
    assert figures(home, 14, 20).registered == 1
    for pair in (("QR1", "QR3"), ("QR1", "QR1"), ("QR3", "QR1")):
        with pytest.raises(CorrectionRefused, match="already"):
            mark_same(home, *pair, "Một nơi", "an")


def test_corrections_of_the_venue_that_stays_hold_for_the_pair(home):
    mark_same(home, "QR2", "QR1", "Cùng một quán", "an")
    correct(home, "QR1", "commune", VAN_DU, "Ở Vân Du", "an")
    correct(home, "QR2", "closed_on", september(19), "Nghỉ", "an")
    assert snapshot(home).rows("SELECT venue, commune, sum(scans) FROM venue_day WHERE registered GROUP BY 1, 2") == [
        ("QR1", VAN_DU, 12)
    ]
    assert (registered_on(home, 18), registered_on(home, 19)) == (2, 1)


def test_a_merged_venues_rows_are_traced_under_both_codes(home):
    mark_same(home, "QR2", "QR1", "Cùng một quán", "an")
    upload = snapshot(home).rows("SELECT upload FROM upload WHERE dataset = 'venues'")[0][0]
    assert trace(home, upload, snapshot(home).codes("QR1"))["row"].tolist() == [2, 3]


# History and refusals


def test_a_dismissal_is_kept_with_who_and_why_and_undone(home):
    version = dismiss(home, "same-phone|QR1|QR2", "Hai quán của một chủ", "an", named="QR1, QR2")
    assert dismissed(acts(home)) == {"same-phone|QR1|QR2"}
    undo(home, version, "bình")
    act = acts(home)[0]
    assert (dismissed(acts(home)), act.state, act.ended[2]) == (frozenset(), "undone", "bình")
    assert dismissed(acts(home, version)) == {"same-phone|QR1|QR2"}


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (("QR1", "commune", "Kim Tân"), "No commune"),
        (("QR1", "commune", "99999"), "No commune"),
        (("QR1", "registered_on", "hôm qua"), "is no day"),
        (("QR1", "registered_on", "0201-09-01"), "is no day"),
        (("QR1", "registered_on", None), "empty"),
        (("QR1", "closed_on", "2021-08-01"), "before it was registered"),
        (("QR1", "name", "  "), "empty"),
        (("QR1", "name", "Tạp hóa Mẫu"), "already"),
        (("QR1", "phone", "0900000000"), "no field"),
        (("QR8", "name", "Chợ"), "No venue"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(home, how, sentence):
    version = newest_version(home)
    with pytest.raises(CorrectionRefused, match=sentence) as refused:
        correct(home, *how, "Vì sao", "an")
    assert refused.value.sentence in catalogue("vi")
    assert newest_version(home) == version


def test_every_act_needs_a_reason_and_undoing_something_to_undo(home):
    version = dismiss(home, "x", "Vì sao", "an")
    undo(home, version, "an")
    for act in (
        lambda: correct(home, "QR1", "name", "Chợ", " ", "an"),
        lambda: mark_same(home, "QR2", "QR1", "", "an"),
        lambda: mark_same(home, "QR2", "QR8", "Một nơi", "an"),
        lambda: mark_same(home, "QR8", "QR1", "Một nơi", "an"),
        lambda: dismiss(home, "x", "\u00a0", "an"),
        lambda: undo(home, version, "an"),
        lambda: undo(home, 1, "an"),
    ):
        with pytest.raises(CorrectionRefused) as refused:
            act()
        assert refused.value.sentence in catalogue("vi")
