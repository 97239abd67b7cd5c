"""The acts that changed figures, as a person may choose among them."""

from data.decisions import keep_choice
from data.intake import withdraw
from data.moments import moments
from data.reviewing.corrections import correct, dismiss, mark_same, undo
from data.snapshot import snapshot
from tests.data.made import COUNTS, KIM_TAN, VAN_DU, loaded, register, september, xlsx

VENUES = (("QR1", "Tạp hóa Mẫu", "Kim Tân", "1/9/2021"), ("QR2", "Chợ Mẫu", "Vân Du", "1/9/2021"))


def test_every_act_that_moves_figures_is_a_moment_and_no_other(tmp_path):
    home = tmp_path / "home"
    venues = xlsx(tmp_path / "a.xlsx", register(*VENUES))
    scans = xlsx(tmp_path / "s.xlsx", [COUNTS, ["QR1", "14/9/2021", 3]])
    loaded(home, venues, scans, by="Lan")
    together = snapshot(home).version
    keep_choice(home, "target", 0.5, "an")
    moved = correct(home, "QR1", "commune", VAN_DU, "Ở Vân Du", "an")
    dismiss(home, "x", "Đã xem", "an")
    undo(home, moved, "an")
    mark_same(home, "QR2", "QR1", "Một nơi", "an")
    more = loaded(home, xlsx(tmp_path / "b.xlsx", register(*VENUES)), as_of=september(20))[0]
    withdraw(home, more.upload, "an")
    found = moments(home)[::-1]
    assert [(one.kind, one.named) for one in found] == [
        ("commit", ("a.xlsx", "s.xlsx")),
        ("correction", ("QR1 Tạp hóa Mẫu",)),
        ("undo", ("QR1 Tạp hóa Mẫu",)),
        ("same-venue", ("QR2 Chợ Mẫu", "QR1")),
        ("commit", ("b.xlsx",)),
        ("withdraw", ("b.xlsx",)),
    ]
    assert (found[0].version, found[0].by) == (together, "Lan")
    assert moments(home, moved)[0].version == moved
    venue = snapshot(home, found[0].version).rows("SELECT commune FROM venue WHERE venue = 'QR1'")
    assert venue == [(KIM_TAN,)]
    assert moments(tmp_path / "nothing") == ()
