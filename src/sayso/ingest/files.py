"""Files: the inputs a user named, each to be opened when its turn comes."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import NotFound
from sayso.ingest.source import Source

STANDARD_INPUT = "-"


def find(paths: Iterable[str | Path], standard_input: BinaryIO | None = None) -> Iterator[Source]:
    """Every file named or below a named folder, in a fixed order; "-" is standard input.

    Hidden files and folders below a named folder are left out. A path that is not there raises
    NotFound before anything is read. The uri is the path relative to the folder the user named, or
    the file's name.
    """
    given = [str(path) for path in paths]
    for path in given:
        if path != STANDARD_INPUT and not Path(path).exists():
            raise NotFound(f"there is no file or folder {path!r}; name one that exists, or -")
    for path in given:
        if path == STANDARD_INPUT:
            yield Source("-", lambda: standard_input or sys.stdin.buffer)
        else:
            yield from (source for source, _ in named([path]))


def named(paths: Iterable[str | Path]) -> Iterator[tuple[Source, Path]]:
    """The same of paths alone, each input with the path of its file."""
    for given in paths:
        path = Path(given)
        if not path.exists():
            raise NotFound(f"there is no file or folder {str(path)!r}; name one that exists")
        for file in _files(path):
            uri = file.relative_to(path).as_posix() if path.is_dir() else file.name
            problem = "a folder that cannot be listed" if file.is_dir() else ""
            yield Source(uri, _opener(file), problem=problem), file


def count(paths: Iterable[str | Path]) -> int:
    """How many inputs ``find`` will give, for a progress bar; none is opened."""
    return sum(
        1 if str(path) == STANDARD_INPUT else sum(1 for _ in _files(Path(path))) for path in paths
    )


def _opener(file: Path) -> Callable[[], BinaryIO]:
    return lambda: file.open("rb")


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield path  # nothing of it is read, which is told; the others are
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue  # a linked folder may lead back to where it hangs
        if entry.is_dir():
            yield from _files(entry)
        elif entry.is_file():
            yield entry
