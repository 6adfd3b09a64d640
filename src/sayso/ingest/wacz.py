"""WACZ 1.1.1 (Web Archive Collection Zipped): its WARCs, read in place out of the ZIP."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from sayso.ingest import digests, warc, zst
from sayso.ingest.source import (
    BOMB_BYTES,
    BOMB_RATIO,
    Broken,
    Source,
    refused,
    whole,
)
from sayso.model import Received

PACKAGE: Final = "datapackage.json"
MOST_MEMBERS: Final = 10_000
MOST_PACKAGE: Final = 64 * 2**20
# What Python's reader raises of a damaged member, or one that is encrypted or packed in a way that
# it does not know.
FAULTS: Final = (zipfile.BadZipFile, zlib.error, zst.Error, EOFError, RuntimeError)


def members(stream: BinaryIO, source: Source) -> Iterator[Source | Received]:
    """The pages of every WARC below archive/; one whose digest does not hold is told of."""
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        if len(names) > MOST_MEMBERS:
            raise Broken(f"an archive of more than {MOST_MEMBERS:,} files")
        stated = _stated(archive) if PACKAGE in names else {}
        warcs = [name for name in names if _is_warc(name)]
        if not warcs:
            yield refused(
                source.uri, "an archive (ZIP) without a WARC; unpack it and name its files"
            )
        for name in warcs:
            try:
                yield from _pages(archive, name, source, stated.get(name, ""))
            except FAULTS as error:  # of this one; the others may be whole
                yield refused(f"{source.uri}/{name}", f"damaged: {error}")


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _stated(archive: zipfile.ZipFile) -> dict[str, str]:
    """The digests in datapackage.json, by path."""
    with archive.open(PACKAGE) as stream:
        try:
            package = json.loads(whole(cast("BinaryIO", stream), MOST_PACKAGE))
        except (ValueError, RecursionError):
            return {}
    listed: Any = package.get("resources") if isinstance(package, dict) else None
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return {str(item.get("path")): str(item.get("hash", "")) for item in items}


def _pages(
    archive: zipfile.ZipFile, name: str, source: Source, stated: str
) -> Iterator[Source | Received]:
    uri = f"{source.uri}/{name}"
    about = archive.getinfo(name)
    if about.file_size > BOMB_BYTES and about.file_size > BOMB_RATIO * about.compress_size:
        yield refused(uri, f"unpacks to more than {BOMB_RATIO} times its size: a bomb")
        return
    inside = Source(uri, source.open, given=source.given, depth=source.depth)
    with archive.open(about) as opened:
        listener = _Listener(cast("BinaryIO", opened), stated)
        stream = io.BufferedReader(listener)
        start = stream.peek(4)
        yield from warc.members(cast("BinaryIO", stream), inside, start)
        if listener.false_at_end():
            reason = "the WARC's bytes are not those of the digest in datapackage.json"
            yield refused(uri, reason, "its records were read; each has a digest of its own")


class _Listener(io.RawIOBase):
    """A stream that sums up what passes."""

    def __init__(self, stream: BinaryIO, stated: str) -> None:
        self._stream, self._stated = stream, stated
        name = stated.partition(":")[0].lower().replace("-", "")
        known = name in digests.ALGORITHMS
        self._sums = {name: hashlib.new(name, usedforsecurity=False)} if known else {}

    def readable(self) -> bool:
        return True

    def readinto(self, into: object) -> int:
        view = memoryview(into).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        for each in self._sums.values():
            each.update(data)
        return len(data)

    def false_at_end(self) -> bool:
        """Whether the digest of all that passed is not as stated; the rest is read for it."""
        while self._sums and (data := self._stream.read(io.DEFAULT_BUFFER_SIZE)):
            for each in self._sums.values():
                each.update(data)
        return digests.equal(self._stated, self._sums) is False
