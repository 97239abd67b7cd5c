"""Maps: classes that can be said aloud, no data unlike zero, labels inside their shapes, inks that can be read."""

import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.classes import MOST, classes
from analytics.charts.map_labels import in_two, width_of
from analytics.charts.map_units import INKS, MapOf
from analytics.charts.style import DARK, LIGHT
from analytics.charts.tile_map import tile_map
from analytics.charts.true_map import true_map
from data.boundaries import Boundaries
from data.communes import communes

SHEET = Path(__file__).parents[2] / "pages" / "parts" / "look_sheets" / "maps.css"
CODES = [one.code for one in communes()]


def words(values, kind="ratio", lang="vi"):
    made = classes(values, kind)
    return [made.words(lang, place) for place in range(0 if made.zero else 1, made.count + 1)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.05, 0.12, 0.18, 0.22, 0.27, 0.31, 0.36, 0.08, 0.15, 0.33, 0.0], ["0 %", "dưới 10 %", "10 – dưới 20 %", "20 – dưới 30 %", "từ 30 %"]),
        ([0.1, 0.2], ["dưới 20 %", "từ 20 %"]),
        ([0.25] * 8, ["25 %"]),
        ([0.0] * 8, ["0 %"]),
        ([0.0, 0.4], ["0 %", "40 %"]),
        ([None, None], []),
        ([], []),
        ([0.3] * 12 + [0.2] * 13, ["dưới 30 %", "từ 30 %"]),
    ],
)  # fmt: skip
def test_classes_are_few_and_round(values, said):
    assert words(values) == said


def test_one_commune_far_from_the_rest_does_not_push_all_others_into_one_colour():
    made = classes([0.21, 0.22, 0.24, 0.26, 0.27, 0.29, 0.31, 0.33, 0.34, 1.4])
    assert len({made.of(value) for value in (0.21, 0.27, 0.34)}) == 3


def test_counts_have_whole_breaks():
    said = words([3, 8, 12, 19, 25, 40, 58, 31, 22, 17], "count", "en")
    assert said[0] == "under 10" and said[-1].endswith(" and more")


def test_values_too_small_for_any_step_divided_by_zero():
    assert classes([1.138743904503126e-306, 5e-324]).count == 2


@given(st.lists(st.one_of(st.none(), st.floats(0, 1.5), st.sampled_from([0.0, 0.1, 0.2, 0.25, 0.3])), max_size=30))
def test_classes_hold_for_any_values(values):
    made = classes(values)
    known = [value for value in values if value is not None]
    places = {value: made.of(value) for value in known}
    assert made.count + made.zero <= MOST
    assert list(made.breaks) == sorted(set(made.breaks))
    for low in known:
        assert (places[low] == 0) == (low == 0)
        assert all(places[low] <= places[high] for high in known if high >= low)
    full = {place for place in places.values() if place}
    assert full == set(range(1, made.count + 1)), "no class in the legend is empty"


def frame(**values):
    """All communes at 10 % steps, but for those given."""
    rows = [
        {"code": code, "name": one.name, "share": 0.05 + at % 4 / 10}
        for at, (code, one) in enumerate(zip(CODES, communes(), strict=True))
    ]
    return pd.DataFrame([row | {"share": values.get("c" + row["code"], row["share"])} for row in rows])


def made_up(leave=(), size=300.0):
    """Outlines made up: a square a commune, on a grid."""
    units = {}
    for at, code in enumerate(CODES):
        x, y = at % 5 * size, at // 5 * size
        units[code] = [[[(x, y), (x + size, y), (x + size, y + size), (x, y + size)]]]
    units = {code: parts for code, parts in units.items() if code not in leave}
    return Boundaries("a.geojson", f"made-up-{size}", 1, "Lan", datetime.now(UTC), 5 * size, 5 * size, units)


def link(code):
    return f"./coverage?lang=vi&communes={code}"


def drawn(drawing):
    return ElementTree.fromstring(drawing.html)


def test_every_commune_has_a_tile_with_name_figure_link_and_title():
    drawing = tile_map("vi", MapOf(frame(), "share", "Độ phủ"), link)
    links = drawn(drawing).findall("a")
    assert [one.get("data-go") for one in links] == [f"commune:{code}" for code in CODES]
    first = links[0]
    assert first.get("href") == link("15187") and first.get("aria-label") == "Kim Tân: 5,0 %"
    assert first.findtext("title") == "Kim Tân: 5,0 %"
    assert [text.text for text in first.findall("text")] == ["Kim", "Tân", "5,0 %"]


def test_tiles_do_not_lie_on_each_other_and_words_fit():
    drawing = drawn(tile_map("vi", MapOf(frame(), "share", "Độ phủ"), link))
    boxes = [
        tuple(float(one.find("rect").get(name)) for name in ("x", "y", "width", "height"))
        for one in drawing.findall("a")
    ]
    assert len(set(boxes)) == 25
    for one, (_, _, wide, _) in zip(drawing.findall("a"), boxes, strict=True):
        assert all(width_of(text.text, float(text.get("font-size"))) <= wide for text in one.findall("text"))


def test_no_data_is_hatched_zero_is_a_class_and_both_are_in_the_legend():
    drawing = tile_map("vi", MapOf(frame(c15187=None, c15190=0.0), "share", "Độ phủ"), link)
    page = drawn(drawing)
    fills = page.find("g").findall("rect")
    looks = [one.get("class") for one in fills]
    assert looks.count("none") == 1 and looks.count("k0") == 1
    assert fills[-1].get("fill", "").startswith("url(#hatch") or fills[-2].get("fill", "").startswith("url(#hatch")
    legend = [text.text for text in page.find("g[@class='map-legend']").findall("text")]
    assert legend[0] == "0 %" and legend[-1] == "chưa có số liệu (1)"
    assert "Kim Tân: chưa có số liệu" in drawing.html
    assert drawing.alt.endswith("Chưa có số liệu: Kim Tân.")
    assert "thấp nhất Vân Du (0 %)" in drawing.alt


def test_the_chosen_commune_is_ringed_and_leads_back():
    page = drawn(tile_map("vi", MapOf(frame(), "share", "Độ phủ", chosen=("15196",)), link))
    (chosen,) = [one for one in page.findall("a") if one.get("aria-current")]
    assert (chosen.get("data-go"), chosen.get("href")) == ("commune:", link(""))
    assert len(page.find("g[@class='rings']")) == 1


def test_names_from_files_are_escaped():
    odd = frame()
    odd.loc[0, "name"] = '<img src=x onerror="1">'
    for drawing in (
        tile_map("vi", MapOf(odd, "share", "<b>"), link),
        true_map("vi", MapOf(odd, "share", "<b>"), made_up(), link),
    ):
        assert "<img" not in drawing.html and "<b>" not in drawing.html
        drawn(drawing)


def test_without_links_a_map_is_one_picture():
    page = drawn(tile_map("en", MapOf(frame(), "share", "Coverage"), None))
    assert page.get("role") == "img" and page.get("aria-label").startswith("Coverage, map of 25 communes")
    assert not page.findall("a")


def test_communes_outside_the_frame_are_outlines():
    some = frame().head(3)
    page = drawn(tile_map("vi", MapOf(some, "share", "Độ phủ"), link))
    assert sum(one.get("class") == "out" for one in page.find("g").findall("rect")) == 22


def test_an_empty_map_says_so():
    drawing = tile_map("vi", MapOf(frame().assign(share=None), "share", "Độ phủ"), link)
    assert drawing.alt.startswith("Độ phủ:") and "số liệu" in drawing.alt
    drawn(drawing)


def test_a_true_map_labels_large_shapes_and_keys_small_ones():
    large = drawn(true_map("vi", MapOf(frame(), "share", "Độ phủ"), made_up(), link))
    assert [text.text for text in large.find("a").findall("text")] == ["Kim Tân", "5,0 %"]
    units = dict(made_up().units)
    units["15187"] = [[[(0, 0), (60, 0), (60, 60), (0, 60)]]]
    small = made_up().__class__("a", "small", 1, "Lan", datetime.now(UTC), 1500, 1500, units)
    first = drawn(true_map("vi", MapOf(frame(), "share", "Độ phủ"), small, link)).find("a")
    assert [text.text for text in first.findall("text")] == ["1 Kim Tân 5,0 %", "1"]


def test_labels_lie_within_their_shapes():
    page = drawn(true_map("vi", MapOf(frame(), "share", "Độ phủ"), made_up(), link))
    for one in page.findall("a"):
        across, up = zip(
            *(map(float, point.split()) for point in re.findall(r"[\d.]+ [\d.]+", one.find("path").get("d"))),
            strict=True,
        )
        for text in one.findall("text"):
            half = width_of(text.text, float(text.get("font-size"))) / 2
            assert min(across) <= float(text.get("x")) - half and float(text.get("x")) + half <= max(across)
            assert min(up) <= float(text.get("y")) <= max(up)


def test_communes_without_an_outline_are_tiles_below_and_named():
    drawing = true_map("vi", MapOf(frame(), "share", "Độ phủ"), made_up(leave=("15187", "15196")), link)
    page = drawn(drawing)
    assert len(page.findall("a")) == 25
    assert [one.get("aria-label").split(":")[0] for one in page.findall("a") if one.find("rect") is not None] == [
        "Kim Tân",
        "Thạch Lâm",
    ]
    assert "Chưa có ranh giới (2)" in drawing.html
    assert drawing.alt.endswith("Chưa có ranh giới: Kim Tân, Thạch Lâm.")


def test_a_name_breaks_at_the_blank_nearest_its_middle():
    assert in_two("Thạch Quảng") == ("Thạch", "Quảng")
    assert in_two("Nông trường Vân Du") == ("Nông trường", "Vân Du")
    assert in_two("Hà") == ("Hà",)


# What the sheet makes of the palette: --data mixed over --card, or with --ink.
MIX = re.compile(r"\.(k[1-5])\{fill:color-mix\(in srgb,var\(--data\) (\d+)%,var\(--(card|ink)\)\)\}")


def rgb(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(colour):
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ramp(palette):
    """Fill of each class in the sheet; k0 is the card."""
    found = {"k0": rgb(palette.card)}
    for look, share, over in MIX.findall(SHEET.read_text(encoding="utf-8")):
        mixed = zip(rgb(palette.data), rgb(getattr(palette, over)), strict=True)
        found[look] = [a * int(share) / 100 + b * (1 - int(share) / 100) for a, b in mixed]
    return found


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_every_class_are_readable_and_classes_differ_in_lightness(palette):
    fills = ramp(palette)
    assert sorted(fills) == ["k0", "k1", "k2", "k3", "k4", "k5"]
    on_card = set(re.findall(r"text\.on-(k\d)[,{]", SHEET.read_text(encoding="utf-8")))
    for look, fill in fills.items():
        ink = palette.card if look in on_card else palette.ink
        assert contrast(fill, rgb(ink)) >= 4.5, look
    lightness = [luminance(fills[look]) for look in sorted(fills)]
    assert lightness == sorted(lightness, reverse=palette is LIGHT), "the ramp runs one way, and the other way in dark"
    for looks in INKS.values():
        steps = [fills[f"k{place}"] for place in looks]
        assert all(contrast(one, other) >= 1.2 for one, other in zip(steps, steps[1:], strict=False))
