"""The .xls an old Excel writes: the sample's counts of installs, saved in that format."""

from pathlib import Path

from tests.data.made import loaded

OLD = Path(__file__).parent / "files" / "mau-3-cai-dat.xls"


def test_an_xls_gives_what_its_xlsx_gives(tmp_path):
    from data.sample import write

    new = [path for path in write(tmp_path) if path.stem == OLD.stem]
    old_uploads, new_uploads = loaded(tmp_path / "old", OLD), loaded(tmp_path / "new", *new)
    said = [(one.sheet, one.claim, one.read, one.accepted, one.set_aside) for one in old_uploads]
    assert said == [(one.sheet, one.claim, one.read, one.accepted, one.set_aside) for one in new_uploads]
    assert figures(tmp_path / "old") == figures(tmp_path / "new")


def figures(home):
    from data.snapshot import snapshot

    return snapshot(home).rows(
        "SELECT app, commune, as_of, installed, smartphones, population FROM app_install ORDER BY ALL"
    )
