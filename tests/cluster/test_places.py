"""Inputs below a path or an address, in the order in which one machine reads them."""

from pathlib import Path

import pytest

from sayso.cluster import places
from sayso.errors import InputError, NotFound
from sayso.ingest import files


def lay(folder: Path) -> Path:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", ".hidden/x.txt", ".x", "a/.y"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_a_folder_is_read_in_the_order_of_one_machine(tmp_path: Path) -> None:
    folder = str(lay(tmp_path))
    uris = [source.uri for source in files.find([folder])]
    assert (
        [place.uri for place in places.find([folder])]
        == uris
        == [
            "a/b/c.txt",
            "a/z.txt",
            "a.txt",
            "b.txt",
        ]
    )


def test_an_address_is_read_as_the_folder_is(tmp_path: Path) -> None:
    folder = lay(tmp_path)
    found = list(places.find([folder.as_uri()]))
    here = list(places.find([str(folder)]))
    assert {place.uri: place.size for place in found} == {place.uri: place.size for place in here}
    assert [places.opened(place.path).read() for place in found] == [
        place.uri.encode() for place in found
    ]
    (one,) = places.find([(folder / "b.txt").as_uri()])
    assert (one.uri, places.opened(one.path).read()) == ("b.txt", b"b.txt")


@pytest.mark.parametrize(
    ("path", "error", "told"),
    [
        ("-", InputError, "standard input"),
        ("nowhere/at/all", NotFound, "nowhere"),
        ("gopher://hole/x", InputError, "gopher"),
    ],
)
def test_what_cannot_be_read_is_told(path: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        list(places.find([path]))


def test_small_neighbours_share_a_task_and_a_large_one_has_its_own() -> None:
    sizes = (3, 3, 3, 50, 1, 9)
    found = [places.Place(str(n), "", size) for n, size in enumerate(sizes)]
    assert places.dealt(found, most=10) == [0, 0, 0, 1, 2, 2]
