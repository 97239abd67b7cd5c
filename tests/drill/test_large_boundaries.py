"""Twenty megabytes of boundaries, as map programs save them, read through the whole way in."""

import json

from data.boundaries import check_boundaries
from tests.data.boundary_files import wavy_district


def test_twenty_megabytes_give_a_light_drawing(tmp_path):
    file = wavy_district(5_000)
    assert len(file) > 18_000_000
    found = check_boundaries(tmp_path, file, "ranh-gioi.geojson")
    assert found.matched == 25 and len(json.dumps(found.drawing)) < 120_000
