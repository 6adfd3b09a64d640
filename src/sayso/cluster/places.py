"""Places: the inputs below a path or an address of an object store, each opened where it is read.

An address is one that Arrow knows (``s3://``, ``gs://``, ``hdfs://``); credentials are
those of its own settings. Nothing but what the user named is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

import pyarrow as pa
from pyarrow import fs

from sayso.errors import InputError, NotFound
from sayso.ingest import files

# Spark and Hadoop call it otherwise than Arrow does.
CALLED: Final = {"s3a://": "s3://", "s3n://": "s3://"}
TASK_BYTES: Final = 64 * 2**20  # of inputs that one task reads; a larger one has a task to itself


@dataclass(frozen=True, slots=True)
class Place:
    """An input: the uri a ledger knows it by, where its bytes are, and how many."""

    uri: str
    path: str
    size: int


def is_remote(path: str) -> bool:
    """Whether it is an address rather than a path."""
    return "://" in path


def filesystem(path: str) -> tuple[fs.FileSystem, str]:
    """Arrow's file system of a path or an address, and the path in it.

    Raises:
        InputError: The address cannot be understood.
    """
    for hadoop, arrow in CALLED.items():
        if path.startswith(hadoop):
            path = arrow + path.removeprefix(hadoop)
    try:
        found: tuple[fs.FileSystem, str] = fs.FileSystem.from_uri(
            path if is_remote(path) else Path(path).resolve().as_posix()
        )
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot reach {path}: {error}; check the address") from error
    return found


def find(paths: Sequence[str]) -> Iterator[Place]:
    """Every input, in the order in which they would be read on one machine.

    Raises:
        NotFound: There is nothing at a path.
    """
    for path in paths:
        if path == files.STANDARD_INPUT:
            raise InputError("--engine spark cannot read standard input; name a file or folder")
        yield from _below(path) if is_remote(path) else _local(path)


def _local(path: str) -> Iterator[Place]:
    for source, file in files.named([path]):
        size = file.stat().st_size if file.is_file() else 0
        yield Place(source.uri, str(file.resolve()), size)


def _below(address: str) -> Iterator[Place]:
    system, root = filesystem(address)
    scheme = address.partition("://")[0]
    info = system.get_file_info(root)
    if info.type is fs.FileType.NotFound:
        raise NotFound(f"there is nothing at {address}; check the address")
    if info.type is fs.FileType.File:
        yield Place(PurePosixPath(root).name, address, info.size)
        return
    found = system.get_file_info(fs.FileSelector(root, recursive=True))
    kept = [
        (PurePosixPath(each.path).relative_to(root), each)
        for each in found
        if each.type is fs.FileType.File
    ]
    for below, each in sorted(kept, key=lambda pair: pair[0].parts):
        if not any(part.startswith(".") for part in below.parts):
            path = each.path if scheme == "file" else each.path.lstrip("/")
            yield Place(below.as_posix(), f"{scheme}://{path}", each.size)


def opened(path: str) -> BinaryIO:
    """The bytes at a path, to be read as a stream that can be sought in."""
    if not is_remote(path):
        return Path(path).open("rb")
    system, inside = filesystem(path)
    stream: BinaryIO = system.open_input_file(inside)
    return stream


def dealt(places: Sequence[Place], most: int = TASK_BYTES) -> list[int]:
    """The task of each input: neighbours together as long as they are small enough."""
    found: list[int] = []
    task = filled = 0
    for place in places:
        if filled and filled + place.size > most:
            task, filled = task + 1, 0
        found.append(task)
        filled += place.size
    return found
