"""Files: what a user named, in a fixed order."""

import io
from pathlib import Path
from typing import BinaryIO

import pytest

from sayso.errors import NotFound
from sayso.ingest import files, received


def content(source):
    with source.open() as stream:
        return stream.read()


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/.hidden", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def test_folders_are_walked_in_order_without_hidden_files(folder):
    found = list(files.find([folder]))
    assert [raw.uri for raw in found] == ["a.txt", "b.txt", "sub/c.html"]
    assert [content(each) for each in found] == [b"a.txt", b"b.txt", b"sub/c.html"]
    assert files.count([folder, folder / "a.txt"]) == 4


def test_a_single_file_is_named_by_its_name(folder):
    assert [raw.uri for raw in files.find([folder / "sub" / "c.html"])] == ["c.html"]
    assert [content(each) for each in files.find([folder / "sub" / ".hidden"])] == [b"sub/.hidden"]


def test_standard_input_is_a_dash():
    (raw,) = files.find(["-"], io.BytesIO(b"words"))
    assert (raw.uri, content(raw)) == ("-", b"words")


def test_a_missing_path_is_told_before_anything_is_read(folder):
    with pytest.raises(NotFound, match="nowhere"):
        next(files.find([folder, folder / "nowhere"]))


def test_linked_folders_are_not_followed(folder):
    (folder / "sub" / "loop").symlink_to(folder)
    assert [raw.uri for raw in files.find([folder])] == ["a.txt", "b.txt", "sub/c.html"]


def test_a_file_that_cannot_be_opened_is_set_aside_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"locked")
    (tmp_path / "b.txt").write_bytes(b"open")
    original = Path.open

    def locked(self: Path, mode: str) -> BinaryIO:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return original(self, mode)

    monkeypatch.setattr(Path, "open", locked)
    first, second = files.find([tmp_path])
    (got,) = received.each(first)
    assert got.set_aside[0].reason == "cannot be opened: Permission denied"
    assert (second.uri, content(second)) == ("b.txt", b"open")


def test_a_folder_that_cannot_be_listed_is_told_of_and_the_rest_is_read(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("The mill burnt down.")
    listed = Path.iterdir

    def iterdir(path):
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    told = [(source.uri, source.problem) for source in files.find([tmp_path])]
    assert told == [("closed", "a folder that cannot be listed"), ("open.txt", "")]
    assert files.count([tmp_path]) == len(told)
