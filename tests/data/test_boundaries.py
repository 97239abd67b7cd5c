"""Boundaries an office uploads: matched by code or name, refused with a sentence, kept by version, never in the way."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.boundaries import (
    boundaries,
    check_boundaries,
    keep_boundaries,
    put_back_boundaries,
    remove_boundaries,
)
from data.communes import communes
from data.decisions import accept_alias
from data.errors import BoundariesRefused, HomeDamaged
from data.keep import look_after
from data.ledger import events, newest_version
from data.outlines import outlines_of
from data.words import catalogue
from tests.data.boundary_files import collection, district, feature, of_commune, square, wavy_district

BY_CODE = {one.code: one for one in communes()}
KIM_TAN, THACH_LAM, THANH_AN = BY_CODE["15187"], BY_CODE["15196"], BY_CODE["15250"]
REAL = Path(__file__).parents[2].parent / "shared" / "map" / "thachthanh_communes.geojson"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def check(home, content, name="ranh-gioi.geojson"):
    return check_boundaries(home, content, name)


@pytest.fixture
def read(tmp_path):
    """Reads a file as the child process does, without the process: the drawing and what is said of the match."""

    def outlines(content, aliases=None):
        path = tmp_path / "boundaries.geojson"
        path.write_bytes(content)
        drawing, said = outlines_of(path, aliases)
        return SimpleNamespace(drawing=drawing, matched=len(drawing["units"]), **said)

    return outlines


def why_not(read, content) -> str:
    """Why a file is refused, in both languages."""
    with pytest.raises(BoundariesRefused) as why:
        read(content)
    said = why.value
    assert said.sentence in catalogue("vi") and (not said.advice or said.advice in catalogue("vi"))
    assert "{" not in said.message("vi") + said.message("en")
    return said.message("en")


@pytest.mark.parametrize(
    "say",
    [
        lambda one: {"ten_xa": one.full_name},
        lambda one: {"TEN": one.name.upper()},
        lambda one: {"maxa": one.code, "stt": one.position},
        lambda one: {"maxa": int(one.code), "dt": 12.5},
        lambda one: {"x": float(one.code)},
        lambda one: {"mixed": f"{one.code} - {one.full_name}, huyện Thạch Thành"},
        lambda one: {"loai": one.kind, "NAME_3": one.name, "huyen": "Thạch Thành", "tinh": "Thanh Hóa"},
        lambda one: {"code": one.code, "name": one.full_name, "code_2025": "15211", "name_2025": one.later},
    ],
)
def test_communes_are_found_by_code_or_name_in_any_property(read, say):
    found = read(district(say))
    assert (found.matched, found.without, found.strangers, found.torn) == (25, [], [], [])


def test_units_without_a_shape_and_shapes_of_nobody_are_named(read):
    more = collection(
        *(of_commune(one, ten=one.name) for one in communes() if one.code not in ("15196", "15250")),
        feature({"ten": "Xã Vĩnh Hưng"}, square(105.7, 20.0)),
        feature({"ten": "Thạch Lâm"}, {"type": "Point", "coordinates": [105.5, 20.3]}),
        feature({"ten": "Thành An"}, None),
    )
    found = read(more)
    assert (found.matched, found.without, found.strangers) == (23, ["15196", "15250"], ["Xã Vĩnh Hưng"])
    assert found.empty == 2


def test_a_name_one_letter_away_is_nobody_until_a_person_accepted_it(read):
    file = district(lambda one: {"ten": "Thạch Lâmm" if one == THACH_LAM else one.name})
    assert read(file).strangers == ["Thạch Lâmm"]
    assert read(file, {"thach lamm": "15196"}).matched == 25


def test_several_shapes_of_one_commune_are_joined_and_said(read):
    old = feature({"ten": "Xã Thạch Tân"}, square(BY_CODE["15211"].lon + 0.015, BY_CODE["15211"].lat))
    found = read(collection(*(of_commune(one, ten=one.name) for one in communes()), old))
    assert (found.matched, found.joined) == (25, {"15211": 2})
    (whole,) = found.drawing["units"]["15211"]
    across = [x for x, _ in whole[0]]
    assert max(across) - min(across) > 1.9 * side(found.drawing["units"]["15196"])


def side(parts) -> float:
    across = [x for ring in parts[0] for x, _ in ring]
    return max(across) - min(across)


def test_the_same_shape_twice_is_one(read):
    twice = collection(*(of_commune(one, ten=one.name) for one in (*communes(), KIM_TAN)))
    found = read(twice)
    assert found.joined == {"15187": 2} and len(found.drawing["units"]["15187"]) == 1


def test_a_shape_whose_code_and_name_disagree_is_left_out(read):
    file = district(lambda one: {"ma": one.code, "ten": "Ngọc Trạo" if one == THANH_AN else one.full_name})
    found = read(file)
    assert found.torn == [("15250", "15268", "Ngọc Trạo")]
    assert found.without == ["15250"]


def test_the_communes_of_2025_are_refused_although_codes_and_names_are_known(read):
    later = {one.later: one for one in communes()}
    assert len(later) == 6
    codes = {"Xã Kim Tân": "15187", "Xã Vân Du": "15190", "Xã Ngọc Trạo": "15250", "Xã Thạch Bình": "15211",
             "Xã Thành Vinh": "15229", "Xã Thạch Quảng": "15199"}  # fmt: skip
    both = collection(*(of_commune(one, ma=codes[name], ten=name) for name, one in later.items()))
    names = collection(*(of_commune(one, ten=name) for name, one in later.items()))
    assert "1/7/2025" in why_not(read, both)
    assert "1/7/2025" in why_not(read, names)


def moved(geometry, how):
    return {**geometry, "coordinates": [[how(*at) for at in ring] for ring in geometry["coordinates"]]}


def shaped(how) -> bytes:
    return collection(*(feature({"ten": one.name}, moved(square(one.lon, one.lat), how)) for one in communes()))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \n", "empty"),
        (b"PK\x03\x04" + b"x" * 50, "ZIP"),
        (b"\x00\x00\x27\x0a" + b"\x00" * 50, "shapefile"),
        (b"SQLite format 3\x00", "GeoPackage"),
        (b"<?xml version='1.0'?><kml/>", "KML"),
        (b'{"type":"Topology","objects":{},"arcs":[]}', "TopoJSON"),
        (b'{"geometryType":"esriGeometryPolygon","features":[]}', "ArcGIS"),
        (b'{"type":"FeatureCollection","features":[{"type"', "cut off"),
        (b'{"type":"FeatureCollection"}', "not GeoJSON"),
        (b"[1,2]", "not GeoJSON"),
        (b"null", "not GeoJSON"),
        (b'{"type":"FeatureCollection","features":[]}', "no area"),
        (b'{"type":"FeatureCollection","features":[null,3,"x",[]]}', "no area"),
        (b'{"type":"Polygon","coordinates":[[[105,20],[106,20],[106,21]]]}', "no names or codes"),
        (b'{"type":"GeometryCollection","geometries":[]}', "no names or codes"),
        (b"[" * 100_000, "not GeoJSON"),
        (b'{"a":' * 50_000, "not GeoJSON"),
        (b'{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[[[NaN,20]]]}}]}', "not GeoJSON"),
        (collection(feature({"ten": "Kim Tân"}, {"type": "LineString", "coordinates": [[105.6, 20.1], [105.7, 20.1]]})), "no area"),
        (collection(feature({"ten": "Kim Tân"}, {"type": "Polygon", "coordinates": [[["a", "b"], [1, 2], [3, 4]]]})), "no numbers"),
        (collection(feature({"ten": "Kim Tân"}, {"type": "Polygon", "coordinates": [[[1], [1, 2], [3, 4]]]})), "no numbers"),
        (collection(feature({"ten": "Kim Tân"}, {"type": "Polygon", "coordinates": [[None, [1, 2], [3, 4]]]})), "no numbers"),
        (collection(feature({"ten": "Kim Tân"}, {"type": "Polygon", "coordinates": [5]})), "no numbers"),
        (collection(feature({"ten": "Kim Tân"}, square(105.6, 20.1))).replace(b"105.592", b"1e999"), "n"),
        (shaped(lambda x, y: [x * 1000 + 450_000, y * 1000 + 2_200_000]), "metres"),
        (shaped(lambda x, y: [y, x]), "longitude first"),
        (shaped(lambda x, y: [x + 3, y - 5]), "elsewhere than"),
        (shaped(lambda x, y: [0, 0]), "no area"),
        (collection(feature({"ten": "Xã Vĩnh Hưng"}, square(105.6, 20.1))), "code or the name"),
        (collection(feature({}, square(105.6, 20.1))), "code or the name"),
        (collection(*[feature({"ten": "Kim Tân"}, None)] * 20_001), "more than any district"),
    ],
)  # fmt: skip
def test_a_file_that_makes_no_map_is_refused_with_what_would_work(read, content, sentence):
    assert sentence in why_not(read, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_any_unicode_is_read(read, encoding):
    assert read(district().decode().encode(encoding)).matched == 25


def test_letters_of_windows_are_read(read):
    import unicodedata

    text = unicodedata.normalize("NFD", district(lambda one: {"ten": one.full_name}).decode())
    windows = "".join(unicodedata.normalize("NFC", part) if not tone(part) else part for part in text)
    assert read(windows.encode("cp1258", "ignore")).matched >= 20


def tone(letter: str) -> bool:
    return letter in "\u0300\u0301\u0303\u0309\u0323"


def test_odd_shapes_do_no_harm(read):
    bow = {
        "type": "Polygon",
        "coordinates": [[[105.66, 20.12], [105.68, 20.14], [105.68, 20.12], [105.66, 20.14], [105.66, 20.12]]],
    }
    open_ring = {"type": "Polygon", "coordinates": [square(THACH_LAM.lon, THACH_LAM.lat)["coordinates"][0][:-1]]}
    high = moved(square(BY_CODE["15199"].lon, BY_CODE["15199"].lat), lambda x, y: [x, y, 120.5])
    many = {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [1, 2]}, square(THANH_AN.lon, THANH_AN.lat)],
    }
    hole = square(BY_CODE["15190"].lon, BY_CODE["15190"].lat)
    hole["coordinates"].append(square(BY_CODE["15190"].lon, BY_CODE["15190"].lat, 0.003)["coordinates"][0])
    shapes = {"Kim Tân": bow, "Thạch Lâm": open_ring, "Thạch Quảng": high, "Thành An": many, "Vân Du": hole}
    found = read(collection(*(feature({"ten": name}, shape) for name, shape in shapes.items())))
    assert found.matched == 5
    assert len(found.drawing["units"]["15190"][0]) == 2, "the hole stays"


def test_a_commune_far_from_its_place_is_said(read):
    file = collection(*(
        feature({"ten": one.name}, square(one.lon + (0.2 if one == KIM_TAN else 0), one.lat)) for one in communes()
    ))  # fmt: skip
    assert read(file).away == ["15187"]


def test_borders_of_many_points_give_a_light_drawing(read):
    found = read(wavy_district(600))
    assert found.matched == 25 and len(json.dumps(found.drawing)) < 120_000


def test_a_file_is_kept_byte_for_byte_and_used_from_its_version_on(home):
    file = district()
    before = newest_version(home)
    version = keep_boundaries(home, check(home, file), "Lan")
    used = boundaries(home, version)
    assert (used.file, used.by, len(used.units), used.without) == ("ranh-gioi.geojson", "Lan", 25, ())
    assert (home / "originals" / used.original).read_bytes() == file
    assert boundaries(home, before) is None
    assert not list((home / "incoming").iterdir())


def test_boundaries_are_removed_and_put_back(home):
    first = keep_boundaries(home, check(home, district(leave=("15187",)), "cũ.geojson"), "Lan")
    second = keep_boundaries(home, check(home, district()), "Minh")
    removed = remove_boundaries(home, "Minh")
    assert remove_boundaries(home, "Minh") == removed, "nothing to remove is no event"
    back = put_back_boundaries(home, "Lan")
    assert put_back_boundaries(home, "Lan") == back
    assert boundaries(home, first).without == ("15187",)
    assert boundaries(home, second).without == boundaries(home, back).without == ()
    assert boundaries(home, removed) is None


def test_there_is_nothing_to_put_back_before_the_first(home):
    assert remove_boundaries(home, "Lan") == 0
    with pytest.raises(BoundariesRefused) as why:
        put_back_boundaries(home, "Lan")
    assert why.value.sentence in catalogue("vi")


def test_a_check_left_too_long_is_not_kept(home):
    found = check(home, district())
    (found.folder / "outlines.json").unlink()
    with pytest.raises(BoundariesRefused) as why:
        keep_boundaries(home, found, "Lan")
    assert why.value.sentence in catalogue("vi") and not events(home)


def test_the_start_up_check_leaves_boundaries_alone(home):
    version = keep_boundaries(home, check(home, district()), "Lan")
    removed = remove_boundaries(home, "Lan")
    assert look_after(home, "start-up") == []
    original = events(home)[0].body["original"]
    assert (home / "originals" / original).is_file() and removed > version


def test_outlines_that_are_gone_are_made_again_from_the_original(home):
    version = keep_boundaries(home, check(home, district()), "Lan")
    kept = boundaries(home, version)
    boundaries.cache_clear()
    (home / "boundaries" / f"{kept.original}.json").unlink()
    assert boundaries(home, version) == kept


def test_a_changed_original_is_said_and_not_drawn(home):
    version = keep_boundaries(home, check(home, district()), "Lan")
    kept = boundaries(home, version)
    boundaries.cache_clear()
    (home / "boundaries" / f"{kept.original}.json").unlink()
    (home / "originals" / kept.original).write_bytes(b"{}")
    with pytest.raises(HomeDamaged):
        boundaries(home, version)


def test_neighbours_keep_their_common_border(home):
    """No gap opens between simplified neighbours: what both had in common they still have."""
    from shapely import Polygon

    from data.outlines import simplified

    wave = [(500 + (step % 7) * 0.4, step * 2.0) for step in range(250)]
    left = Polygon([(0, 0), *wave, (0, 498)])
    right = Polygon([(1000, 0), *wave, (1000, 498)])
    thin = simplified({"left": left, "right": right})
    assert thin["left"].intersection(thin["right"]).length > 400
    assert thin["left"].intersection(thin["right"]).area < 1
    assert thin["left"].union(thin["right"]).area == pytest.approx(left.union(right).area, rel=0.01)


def test_what_the_reading_process_refuses_is_said_and_leaves_nothing(home):
    with pytest.raises(BoundariesRefused) as why:
        check(home, b"PK")
    assert "ZIP" in why.value.message("en") and "EPSG:4326" in why.value.message("vi")
    assert not list((home / "incoming").iterdir()) and not events(home)


def test_a_reading_process_that_died_is_a_sentence(home, monkeypatch):
    monkeypatch.setattr("data.boundaries.read_in_child", lambda *_: {"tables": [{"refused": ["reading-crashed", {}]}]})
    with pytest.raises(BoundariesRefused) as why:
        check(home, district())
    assert why.value.sentence in catalogue("vi")


def test_names_a_person_accepted_are_known(home):
    accept_alias(home, "Thạch Lâmm", "15196", "Lan")
    assert check(home, district(lambda one: {"ten": "Thạch Lâmm" if one == THACH_LAM else one.name})).matched == 25


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared/map: real outlines of the communes")
def test_real_outlines_match_whole(read):
    found = read(REAL.read_bytes())
    assert (found.matched, found.strangers, found.torn, found.away) == (25, [], [], [])
    assert found.drawing["width"] == pytest.approx(1000, abs=1)
