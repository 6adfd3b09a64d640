"""Source: something to be read, not yet opened, with what came beside it; and how much is read."""

import io
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Final, Generic, Protocol, TypeVar

from sayso.ingest.given import NOTHING, Fields
from sayso.model import RawInput, Received, SetAside

STAGE = "ingest"
MOST_BYTES: Final = 64 * 2**20  # of one page, record or document; no article is as long
MOST_DEPTH: Final = 4  # an archive in a mail in a mail in an archive is nobody's article
LOOKED_AT: Final = 4096  # bytes; a file says what it is at its beginning
CHUNK: Final = 64 * 2**10
# What unpacks to more than this, and to this many times its size, is a bomb: text packs ten to one.
BOMB_BYTES: Final = 256 * 2**20
BOMB_RATIO: Final = 200
GZIP: Final = 31  # zlib's number for a stream with gzip's head


class Broken(ValueError):
    """What a container cannot go on after, said as the reason to set its rest aside."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one member of a container.

    ``name`` is what tells the format beside the content (a path, a media type's own ending);
    ``given`` are fields that came with it; ``depth`` counts the containers around it.
    """

    uri: str
    open: Callable[[], BinaryIO] = field(repr=False)
    name: str = ""
    given: Fields = NOTHING
    depth: int = 0
    problem: str = ""
    encoding: str = ""

    @property
    def called(self) -> str:
        """The name in lower case, by which the format is told."""
        return (self.name or self.uri).lower()


def of_bytes(
    uri: str,
    data: bytes,
    *,
    within: Source | None = None,
    name: str = "",
    given: Fields = NOTHING,
    encoding: str = "",
) -> Source:
    """A source that is in memory; ``within`` is the container it was found in."""
    depth = within.depth + 1 if within else 0
    return Source(
        uri, lambda: io.BytesIO(data), name=name, given=given, depth=depth, encoding=encoding
    )


def of_input(raw: RawInput) -> Source:
    """A source of what was read already."""
    return Source(raw.uri, lambda: io.BytesIO(raw.data), problem=raw.problem, encoding=raw.encoding)


def as_input(source: Source) -> RawInput:
    """All its bytes, or why there are none."""
    try:
        with source.open() as stream:
            return RawInput(source.uri, whole(stream), source.problem, source.encoding)
    except OSError as error:
        return RawInput(source.uri, b"", f"{error.strerror or error}")
    except Broken as error:
        return RawInput(source.uri, b"", str(error))


def refused(uri: str, reason: str, detail: str = "") -> Received:
    """Nothing but the reason why not."""
    return Received(set_aside=(SetAside(STAGE, reason, uri, detail=detail),))


def together(found: Iterable[Received]) -> Received:
    """What several gave, as one."""
    every = list(found)
    return Received(
        tuple(article for one in every for article in one.articles),
        tuple(item for one in every for item in one.set_aside),
    )


def whole(stream: BinaryIO, most: int = MOST_BYTES) -> bytes:
    """All bytes of a stream.

    Raises:
        Broken: There are more than ``most``.
    """
    pieces, size = [], 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > most:
            raise Broken(f"larger than {most // 2**20} MB, which is no article")
        pieces.append(piece)
    return b"".join(pieces)


def unpacked(data: bytes, mode: int = GZIP, most: int = MOST_BYTES) -> bytes:
    """What zlib makes of packed bytes: ``mode`` is its window bits, gzip's if not said.

    Raises:
        Broken: They unpack to more than ``most``, or end too early.
    """
    pieces, size, at = [], 0, 0
    work = zlib.decompressobj(mode)
    while at < len(data):
        # Piece by piece: what zlib leaves over it copies, once for each of many small members.
        packed = data[at : at + CHUNK]
        piece = work.decompress(packed, most + 1 - size)
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise Broken(f"unpacks to more than {most // 2**20} MB")
        at += len(packed)
        if not work.eof:
            continue
        if mode != GZIP:
            return b"".join(pieces)
        at -= len(work.unused_data)
        while data[at : at + 1] == b"\0":
            at += 1
        work = zlib.decompressobj(mode) if at < len(data) else work
    if data and not work.eof:
        raise Broken("packed bytes that end too early")
    return b"".join(pieces)


class Packed(Protocol):
    """What a library makes of packed bytes, a part at a time."""

    @property
    def eof(self) -> bool:
        """Whether what it unpacks (a gzip member, a frame) has ended."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was given to it beyond that end."""
        ...

    def decompress(self, data: bytes, most: int, /) -> bytes:
        """The next unpacked bytes, at most so many."""
        ...


Work = TypeVar("Work", bound=Packed)


class Unpacking(io.RawIOBase, ABC, Generic[Work]):
    """A stream read as it is unpacked; one that swells like a bomb is Broken."""

    packing: ClassVar[str]
    padding: ClassVar[bytes] = b""  # between what is packed, and no part of it

    def __init__(self, stream: BinaryIO) -> None:
        """Nothing is read yet."""
        self._stream = stream
        self._work = self.fresh()
        self._taken = self._given = 0
        self._begun = False

    @staticmethod
    @abstractmethod
    def fresh() -> Work:
        """What unpacks from a beginning on."""

    @staticmethod
    @abstractmethod
    def held(work: Work) -> bytes | None:
        """What is to be given to it again; None where it wants more of the stream."""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, into: object) -> int:
        """The next unpacked bytes; 0 at the end."""
        view = memoryview(into).cast("B")  # type: ignore[arg-type]
        while True:
            packed = self.held(self._work)
            if packed is None and not (packed := self._more()):
                return 0
            found = self._work.decompress(packed, len(view))
            self._given += len(found)
            if self._given > BOMB_BYTES and self._given > BOMB_RATIO * self._taken:
                raise Broken(f"unpacks to more than {BOMB_RATIO} times its size: a bomb")
            if found:
                view[: len(found)] = found
                return len(found)

    def _more(self) -> bytes:
        """The next packed bytes; a stream of several members or frames is one."""
        ahead = b""
        if self._work.eof:
            ahead = self._work.unused_data
            self._work = self.fresh()
            self._begun = False
        if not ahead:
            ahead = self._stream.read(CHUNK)
            self._taken += len(ahead)
        if not self._begun:
            ahead = ahead.lstrip(self.padding)
        if not ahead and self._begun:
            raise Broken(f"damaged {self.packing} file: it ends too early")
        self._begun = self._begun or bool(ahead)
        return ahead


class Gunzipping(Unpacking["zlib._Decompress"]):
    """A gzip stream (RFC 1952)."""

    packing = "gzip"
    padding = b"\0"  # tapes pad the end with them

    @staticmethod
    def fresh() -> "zlib._Decompress":
        """What unpacks a member."""
        return zlib.decompressobj(GZIP)

    @staticmethod
    def held(work: "zlib._Decompress") -> bytes | None:
        """What did not fit; None where nothing was left."""
        return work.unconsumed_tail or None
