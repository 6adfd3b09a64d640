"""Zstandard (RFC 8878): streams unpacked as they are read, within bounds."""

import io
import sys
from collections.abc import Mapping
from typing import Final

from sayso.ingest import source
from sayso.ingest.source import CHUNK, MOST_BYTES, Broken

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Error = zstd.ZstdError
MARK: Final = b"\x28\xb5\x2f\xfd"
SKIPPED: Final = b"\x2a\x4d\x18"  # behind one byte from 0x50 to 0x5f: a frame to be passed over
DICTIONARY: Final = b"\x5d" + SKIPPED  # how .warc.zst begins that has a dictionary of its own
MOST_DICTIONARY: Final = 16 * 2**20
# 128 MB, what the standard's own tool unpacks without being told to take more.
OPTIONS: Final[Mapping[int, int]] = {zstd.DecompressionParameter.window_log_max: 27}


def begins(start: bytes) -> bool:
    """Whether a file is packed so."""
    skipped = start[1:4] == SKIPPED and 0x50 <= start[0] <= 0x5F
    return start.startswith(MARK) or skipped


def work(dictionary: bytes = b"") -> zstd.ZstdDecompressor:
    """What unpacks one frame."""
    known = zstd.ZstdDict(dictionary) if dictionary else None
    return zstd.ZstdDecompressor(zstd_dict=known, options=OPTIONS)


def first(start: bytes, most: int) -> bytes:
    """The first unpacked bytes; none where they are damaged, or packed with a dictionary."""
    stream = Unpacking(io.BytesIO(start))
    found = b""
    try:
        while len(found) < most and (piece := stream.read(most)):
            found += piece
    except (Error, Broken):
        return found
    return found


def unpacked(data: bytes, most: int = MOST_BYTES) -> bytes:
    """All of it.

    Raises:
        Broken: It unpacks to more than ``most``, is damaged, or ends too early.
    """
    stream, pieces, size = Unpacking(io.BytesIO(data)), [], 0
    try:
        while piece := stream.read(CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise Broken(f"unpacks to more than {most // 2**20} MB")
    except Error as error:
        raise Broken(f"damaged Zstandard: {error}") from error
    return b"".join(pieces)


def dictionary(frame: bytes) -> bytes:
    """The dictionary in the frame that a .warc.zst begins with; it may be packed itself."""
    return unpacked(frame, MOST_DICTIONARY) if frame.startswith(MARK) else frame


class Unpacking(source.Unpacking[zstd.ZstdDecompressor]):
    """A Zstandard stream."""

    packing = "Zstandard"

    @staticmethod
    def fresh() -> zstd.ZstdDecompressor:
        """What unpacks a frame."""
        return work()

    @staticmethod
    def held(work: zstd.ZstdDecompressor) -> bytes | None:
        """Nothing of ours: it keeps what did not fit; None where it wants more."""
        return None if work.needs_input or work.eof else b""
