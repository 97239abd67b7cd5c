"""Every page, in both languages, empty and with the sample: no exception, one title, the end reached."""

import re

import pandas as pd
import pytest

from data.intake import check, commit
from pages.parts.charts import below_target
from tests.pages.conftest import html, rows_shown

PAGES = (
    "monitor/overview.py",
    "monitor/registrations.py",
    "monitor/activity.py",
    "monitor/coverage.py",
    "monitor/changes.py",
    "monitor/venue.py",
    "intake/upload.py",
    "intake/history.py",
    "intake/review.py",
)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_with_the_sample_every_page_is_whole_and_says_it_is_a_sample(visit, sample_home, page, lang):
    app = visit(sample_home, page, lang=lang)
    said = html(app)
    assert said.count('<h1 class="lead">') == 1
    assert 'class="page-end"' in said
    assert ("mẫu" if lang == "vi" else "made up") in said


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_with_nothing_loaded_every_page_says_what_to_do(visit, tmp_path, page, lang):
    app = visit(tmp_path / "home", page, lang=lang)
    said = html(app)
    assert said.count('<h1 class="lead">') == 1
    assert 'class="page-end"' in said
    assert "686" not in said


def test_the_overview_shows_the_letters_figures(visit, sample_home):
    said = html(visit(sample_home))
    for figure in ("686", "85", "11.491", "28,07 %", "18.843 / 67.139"):
        assert figure in said
    assert "15–21/9/2021" in said


def test_the_letters_eight_days_have_88_active_venues(visit, sample_home):
    said = html(visit(sample_home, "monitor/activity.py", since="2021-09-14", until="2021-09-21"))
    assert '<div class="figure">88</div>' in said
    assert '<div class="figure">85</div>' in said


def test_coverage_says_what_the_letters_percentage_should_be(visit, sample_home):
    said = html(visit(sample_home, "monitor/coverage.py", printed="32,83"))
    assert "28,07 %" in said and "32,83" in said
    assert "Công văn ghi 32,83" in said


def test_the_url_restores_the_scope(visit, sample_home):
    app = visit(sample_home, since="2021-09-01", until="2021-09-10", communes=["Kim Tân", "Vân Du"], lang="en")
    assert [str(day.value) for day in app.date_input][:2] == ["2021-09-01", "2021-09-10"]
    assert app.multiselect(key="communes").value == ["15187", "15190"]
    assert "4–10 Sep 2021" in html(app)


def test_what_makes_no_sense_in_the_url_is_left_out(visit, sample_home):
    app = visit(sample_home, since="yesterday", communes=["99999"], lang="xx")
    assert app.multiselect(key="communes").value == []
    assert "686" in html(app)


def test_a_period_turned_round_gets_a_sentence(visit, sample_home):
    said = html(visit(sample_home, since="2021-09-20", until="2021-09-10"))
    assert "20/9/2021" in said and "10/9/2021" in said
    assert "Không xem được" in said


def test_a_period_before_all_data_shows_no_zeros(visit, sample_home):
    said = html(visit(sample_home, since="2021-01-01", until="2021-01-07"))
    assert '<div class="figure">0</div>' not in said
    assert '<div class="figure">–</div>' in said


def test_a_preset_sets_both_days(visit, sample_home):
    app = visit(sample_home)
    app.segmented_control(key="preset").set_value("campaign").run()
    assert not app.exception
    assert [str(day.value) for day in app.date_input][:2][0] == "2021-08-11"


def test_a_venue_opens_by_its_code_and_shows_its_row(visit, sample_home):
    app = visit(sample_home, "monitor/venue.py", venue="QR39100230")
    said = html(app)
    assert "QR39100230" in said and "mau-1-dia-diem.xlsx" in said
    app.toggle(key="trace-on").set_value(True).run()
    assert not app.exception
    assert len(rows_shown(app, "trace")) == 1


def test_a_home_that_is_a_file_gets_a_sentence(visit, tmp_path):
    (tmp_path / "home").write_text("not a folder")
    said = html(visit(tmp_path / "home", "intake/upload.py"))
    assert '<h1 class="lead">' in said


# What is loaded (by the start of its file's name), and for which period and commune it is looked at.
PARTLY = {
    "only the register": (("mau-1",), {}),
    "register and scans": (("mau-1", "mau-2"), {}),
    "only installs": (("mau-3",), {}),
    "one commune": (("mau-1", "mau-2", "mau-3"), {"communes": ["Kim Tân"]}),
    "register and scans, one commune": (("mau-1", "mau-2"), {"communes": ["Kim Tân"]}),
    "before all data": (("mau-1", "mau-2", "mau-3"), {"since": "2021-01-01", "until": "2021-01-07"}),
}


@pytest.fixture(scope="module")
def partly(tmp_path_factory, sample_files):
    """partly(names) is a home with only these files loaded, made once."""
    homes = {}

    def home(names):
        if names not in homes:
            homes[names] = tmp_path_factory.mktemp("partly")
            chosen = [one for one in sample_files if one.name.startswith(names)]
            assert len(chosen) == len(names)
            commit(homes[names], check(homes[names], chosen), "test")
        return homes[names]

    return home


@pytest.mark.parametrize("page", PAGES[:6])
@pytest.mark.parametrize("loaded", PARTLY)
def test_with_only_a_part_loaded_every_page_is_whole(visit, partly, loaded, page):
    names, url = PARTLY[loaded]
    said = html(visit(partly(names), page, **url))
    assert said.count('<h1 class="lead">') == 1
    assert 'class="page-end"' in said
    assert not re.search(r"(trên|ở|lũy kế|tính đến|trong) – | – trên|– / –|lũy kế –|tính đến –", said)


@pytest.mark.parametrize("loaded", PARTLY)
def test_with_only_a_part_loaded_the_slides_can_be_shown(visit, partly, loaded):
    names, url = PARTLY[loaded]
    app = visit(partly(names), "publish/present.py", **url)
    assert any('<h1 class="lead">' in block.proto.body for block in app.get("html"))


def test_coverage_without_a_count_says_to_load_the_counts(visit, partly):
    said = html(visit(partly(("mau-1", "mau-2")), "monitor/coverage.py"))
    assert 'class="no-chart"' in said and "Hãy tải số liệu cài đặt" in said
    assert "<div data-figure" not in said
    assert '<div class="of">chưa có số liệu</div>' in said


def test_a_count_compared_with_itself_is_no_change(visit, sample_home):
    said = html(visit(sample_home, "monitor/coverage.py", since="2021-09-18", until="2021-09-18"))
    assert "chưa có lần thống kê mới trong kỳ" in said
    assert "0,00 điểm" not in said
    assert "nằm sau kỳ này" in said


def test_a_value_just_under_the_target_stands_below_its_point():
    values = pd.Series([0.10, 0.28, 0.31, 0.60])
    assert below_target(values, 0.30, 190) == [False, True, True, False]
    assert below_target(values, None, 190) == [False] * 4
