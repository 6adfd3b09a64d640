"""GeoJSON, read by geojson-pydantic."""

import json

import pytest

import deposits
from sayso.export import geojson


@pytest.fixture(scope="module")
def collection() -> bytes:
    return b"".join(geojson.render(deposits.deposit()))


def test_geojson_pydantic_reads_it(collection) -> None:
    models = pytest.importorskip("geojson_pydantic", reason="needs geojson-pydantic, dev group")
    found = models.FeatureCollection.model_validate_json(collection)
    assert len(found.features) == 1
    assert (
        models.FeatureCollection.model_validate_json(
            b"".join(geojson.render(deposits.empty()))
        ).features
        == []
    )


def test_a_place_of_the_gazetteer_has_its_coordinates_longitude_first(collection) -> None:
    (feature,) = json.loads(collection)["features"]
    longitude, latitude = feature["geometry"]["coordinates"]
    assert -25 < longitude < -13
    assert 63 < latitude < 67
    assert feature["properties"]["place"]["text"] == "Orle bridge"
    assert feature["properties"]["citation"]["spans"]


def test_a_place_of_none_has_no_geometry() -> None:
    told = deposits.dossier_fixture.dossier()
    assert geojson._point(told.claims[0].places[0]) is None
