"""The bytes of a WARC, plain or packed record by record, with the offset at which each stands."""

import zlib
from typing import BinaryIO, Final, Protocol

from sayso.ingest.source import BOMB_BYTES, BOMB_RATIO, CHUNK, GZIP, Broken

GZIP_MARK: Final = b"\x1f\x8b\x08"
MOST_LINE: Final = 64 * 2**10  # bytes of one header line


class Bytes(Protocol):
    """What the reader of records asks of a file."""

    def begin(self) -> str | None:
        """Where the next record stands ("offset=1234"); None at the end of the file."""

    def read(self, most: int) -> bytes:
        """Up to so many of the record's bytes; none where its member or the file ends."""

    def line(self) -> bytes:
        """The record's next line with its end, or what there is of it."""

    def skip_to_next(self) -> bool:
        """Go on at what may be the next record after a damaged one; False if there is none."""


class Plain:
    """A WARC that is not packed."""

    def __init__(self, stream: BinaryIO) -> None:
        """Nothing is read yet."""
        self._stream = stream
        self._ahead = b""
        self._at = 0

    def begin(self) -> str | None:
        """Blank lines between records are passed over."""
        while True:
            self._fill(1)
            rest = self._ahead.lstrip(b"\r\n")
            self._at += len(self._ahead) - len(rest)
            self._ahead = rest
            if rest:
                return f"offset={self._at}"
            if not self._fill(1):
                return None

    def read(self, most: int) -> bytes:
        """Up to so many bytes."""
        self._fill(1)
        found, self._ahead = self._ahead[:most], self._ahead[most:]
        self._at += len(found)
        return found

    def line(self) -> bytes:
        """The next line."""
        while b"\n" not in self._ahead and len(self._ahead) < MOST_LINE:
            if not self._fill(len(self._ahead) + 1):
                break
        return self.read(min(self._ahead.find(b"\n") + 1 or len(self._ahead), MOST_LINE))

    def skip_to_next(self) -> bool:
        """To the next line that begins like a record."""
        while True:
            place = self._ahead.find(b"\nWARC/1.", 1)
            if place >= 0:
                self._at += place + 1
                self._ahead = self._ahead[place + 1 :]
                return True
            kept = self._ahead[-8:]
            self._at += len(self._ahead) - len(kept)
            self._ahead = kept
            if not self._fill(len(kept) + 1):
                return False

    def _fill(self, least: int) -> bool:
        while len(self._ahead) < least:
            more = self._stream.read(CHUNK)
            if not more:
                return False
            self._ahead += more
        return True


class Packed:
    """A WARC of gzip members: one a record, as the standard (ISO 28500) advises."""

    def __init__(self, stream: BinaryIO) -> None:
        """Nothing is read yet."""
        self._stream = stream
        self._packed = b""  # read, not yet unpacked
        self._ahead = b""  # unpacked, never of two members
        self._at = 0  # of the first byte in _packed
        self._work = zlib.decompressobj(GZIP)
        self._over = True
        self._member = 0
        self._number = 0
        self._given = 0

    def begin(self) -> str | None:
        """A member of several records numbers them."""
        while True:
            self._ahead = self._ahead.lstrip(b"\r\n")
            if self._ahead:
                break
            if self._over and not self._next_member():
                return None
            self._unpack()
        self._number += 1
        return f"offset={self._member}" + (f"&record={self._number}" if self._number > 1 else "")

    def read(self, most: int) -> bytes:
        """Up to so many bytes of this member."""
        while not self._ahead and not self._over:
            self._unpack()
        found, self._ahead = self._ahead[:most], self._ahead[most:]
        return found

    def line(self) -> bytes:
        """The next line of this member."""
        found = b""
        while not found.endswith(b"\n") and len(found) < MOST_LINE:
            while not self._ahead and not self._over:
                self._unpack()
            if not self._ahead:
                break
            found += self.read(self._ahead.find(b"\n") + 1 or len(self._ahead))
        return found

    def skip_to_next(self) -> bool:
        """To the next byte that begins like a member."""
        self._ahead, self._over = b"", True
        while True:
            start = 1 if self._at == self._member else 0
            place = self._packed.find(GZIP_MARK, start)
            if place >= 0:
                self._at += place
                self._packed = self._packed[place:]
                return True
            kept = self._packed[-2:] if len(self._packed) > 2 else b""
            self._at += len(self._packed) - len(kept)
            self._packed = kept
            if not self._fill(len(kept) + 3):
                return False

    def _next_member(self) -> bool:
        self._fill(1)
        rest = self._packed.lstrip(b"\0")
        self._at += len(self._packed) - len(rest)
        self._packed = rest
        if not rest and not self._fill(1):
            return False
        self._member, self._number, self._given, self._over = self._at, 0, 0, False
        self._work = zlib.decompressobj(GZIP)
        return True

    def _unpack(self) -> None:
        if not self._fill(1):
            self._over = True
            raise Broken("the file is cut off in this record")
        self._ahead = self._work.decompress(self._packed, CHUNK)
        left = self._work.unused_data if self._work.eof else self._work.unconsumed_tail
        self._at += len(self._packed) - len(left)
        self._packed = left
        self._over = self._work.eof
        self._given += len(self._ahead)
        taken = self._at - self._member
        if self._given > BOMB_BYTES and self._given > BOMB_RATIO * taken:
            raise Broken(f"unpacks to more than {BOMB_RATIO} times its size: a bomb")

    def _fill(self, least: int) -> bool:
        while len(self._packed) < least:
            more = self._stream.read(CHUNK)
            if not more:
                return False
            self._packed += more
        return True
