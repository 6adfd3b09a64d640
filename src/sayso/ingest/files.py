"""Files: the inputs a user named, as bytes."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import NotFound
from sayso.model import RawInput

STANDARD_INPUT = "-"


def find(paths: Iterable[str | Path], standard_input: BinaryIO | None = None) -> Iterator[RawInput]:
    """Every file named or below a named folder, in a fixed order; "-" is standard input.

    Hidden files and folders below a named folder are left out. A path that is not there raises
    NotFound before anything is read.
    """
    named = [str(path) for path in paths]
    for path in named:
        if path != STANDARD_INPUT and not Path(path).exists():
            raise NotFound(f"there is no file or folder {path!r}; name one that exists, or -")
    for path in named:
        if path == STANDARD_INPUT:
            yield RawInput("-", (standard_input or sys.stdin.buffer).read())
        else:
            yield from _below(Path(path))


def count(paths: Iterable[str | Path]) -> int:
    """How many inputs ``find`` will give, for a progress bar."""
    return sum(
        1 if str(path) == STANDARD_INPUT else sum(1 for _ in _files(Path(path))) for path in paths
    )


def _below(path: Path) -> Iterator[RawInput]:
    for file in _files(path):
        uri = file.relative_to(path).as_posix() if path.is_dir() else file.name
        try:
            data = file.read_bytes()
        except OSError as error:
            yield RawInput(uri, b"", f"cannot be opened: {error.strerror}")
        else:
            yield RawInput(uri, data)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue  # a linked folder may lead back to where it hangs
        if entry.is_dir():
            yield from _files(entry)
        elif entry.is_file():
            yield entry
