"""The bytes of a WARC, plain or packed record by record, with the offset at which each stands."""

import zlib
from typing import BinaryIO, Final, Protocol

from sayso.ingest import zst
from sayso.ingest.source import BOMB_BYTES, BOMB_RATIO, CHUNK, GZIP, Broken

GZIP_MARK: Final = b"\x1f\x8b\x08"
RECORD_LINE: Final = b"\nWARC/1."
MOST_LINE: Final = 64 * 2**10  # bytes of one header line


class Bytes(Protocol):
    """What the reader of records asks of a file."""

    def begin(self) -> bool:
        """Go to where the next record begins; False at the end of the file."""

    def place(self) -> str:
        """Where the record stands that was begun last ("offset=1234")."""

    def read(self, most: int) -> bytes:
        """Up to so many of the record's bytes; none where its member or the file ends."""

    def line(self) -> bytes:
        """The record's next line with its end, or what there is of it."""

    def unread(self, line: bytes) -> None:
        """Put back the line that was read last: it belongs to what follows."""

    def skip_to_next(self) -> bool:
        """Go on at what may be the next record after a damaged one; False if there is none."""


class Plain:
    """A WARC that is not packed."""

    def __init__(self, stream: BinaryIO) -> None:
        """Nothing is read yet."""
        self._stream = stream
        self._ahead = b""
        self._at = 0
        self._begun = 0

    def begin(self) -> bool:
        """Blank lines between records are passed over."""
        while True:
            self._fill(1)
            rest = self._ahead.lstrip(b"\r\n")
            self._at += len(self._ahead) - len(rest)
            self._ahead = rest
            if rest:
                self._begun = self._at
                return True
            if not self._fill(1):
                return False

    def place(self) -> str:
        """By the byte."""
        return f"offset={self._begun}"

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

    def unread(self, line: bytes) -> None:
        """Put it back."""
        self._ahead = line + self._ahead
        self._at -= len(line)

    def skip_to_next(self) -> bool:
        """To the next line that begins like a record, which may be the one at hand."""
        if self._ahead.startswith(RECORD_LINE[1:]):
            return True
        while True:
            place = self._ahead.find(RECORD_LINE, 1)
            if place >= 0:
                self._at += place + 1
                self._ahead = self._ahead[place + 1 :]
                return True
            kept = self._ahead[-len(RECORD_LINE) :]
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

    mark = GZIP_MARK

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

    def begin(self) -> bool:
        """A member of several records numbers them."""
        self._number += 1
        while True:
            self._ahead = self._ahead.lstrip(b"\r\n")
            if self._ahead:
                break
            if self._over and not self._next_member():
                return False
            self._unpack()
        return True

    def place(self) -> str:
        """By the member's first byte, and which of its records it is."""
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

    def unread(self, line: bytes) -> None:
        """Put it back."""
        self._ahead = line + self._ahead

    def skip_to_next(self) -> bool:
        """To the next record of the member, or the next byte that begins like a member."""
        if self._record_ahead():
            return True
        self._ahead, self._over = b"", True
        while True:
            start = 1 if self._at == self._member else 0
            place = self._packed.find(self.mark, start)
            if place >= 0:
                self._at += place
                self._packed = self._packed[place:]
                return True
            kept = self._packed[1 - len(self.mark) :]
            self._at += len(self._packed) - len(kept)
            self._packed = kept
            if not self._fill(len(kept) + len(self.mark)):
                return False

    def _record_ahead(self) -> bool:
        """Whether a record follows in this member, as where a whole file was packed at once."""
        ahead = b"\n" + self._ahead
        try:
            while (place := ahead.find(RECORD_LINE)) < 0:
                if self._over:
                    return False
                self._unpack()
                ahead = ahead[1 - len(RECORD_LINE) :] + self._ahead
        except (Broken, zlib.error, zst.Error):
            return False
        self._ahead = ahead[place + 1 :]
        return True

    def _next_member(self) -> bool:
        self._fill(1)
        rest = self._packed.lstrip(b"\0")
        self._at += len(self._packed) - len(rest)
        self._packed = rest
        if not rest and not self._fill(1):
            return False
        self._member, self._number, self._given, self._over = self._at, 1, 0, False
        self._begin_member()
        return True

    def _begin_member(self) -> None:
        self._work = zlib.decompressobj(GZIP)

    def _unpack(self) -> None:
        if not self._fill(1):
            self._over = True
            raise Broken("the file is cut off in this record")
        self._ahead = self._work.decompress(self._packed, CHUNK)
        left = self._work.unused_data if self._work.eof else self._work.unconsumed_tail
        self._at += len(self._packed) - len(left)
        self._packed = left
        self._over = self._work.eof
        self._swell()

    def _swell(self) -> None:
        """Count what was unpacked of the member against what of it was read."""
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


class PackedZst(Packed):
    """A WARC of Zstandard frames, one a record (the IIPC's WARC Compression with Zstandard 1.0).

    The file may begin with a dictionary, without which no frame can be unpacked.
    """

    mark = zst.MARK

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._dictionary = b""
        self._frame = zst.work()
        self._fed = b""  # what the frame took of the file last, and has not used up

    def begin(self) -> bool:
        """The dictionary is taken out of the first frame."""
        if not self._at and not self._number and self._fill(8):
            head = self._packed[:8]
            if head.startswith(zst.DICTIONARY):
                self._take_dictionary(int.from_bytes(head[4:], "little"))
        return super().begin()

    def _take_dictionary(self, size: int) -> None:
        if size > zst.MOST_DICTIONARY or not self._fill(8 + size):
            raise Broken("its dictionary is cut off, or larger than 16 MB")
        self._dictionary = zst.dictionary(self._packed[8 : 8 + size])
        self._packed = self._packed[8 + size :]
        self._at += 8 + size

    def _begin_member(self) -> None:
        self._frame, self._fed = zst.work(self._dictionary), b""

    def _unpack(self) -> None:
        given = b""
        if self._frame.needs_input:
            if not self._fill(1):
                self._over = True
                raise Broken("the file is cut off in this record")
            given, self._packed = self._packed, b""
            self._at += len(given)
            self._fed = given
        try:
            self._ahead = self._frame.decompress(given, CHUNK)
        except zst.Error:
            # The next record may begin in what the frame took.
            self._packed, self._at = self._fed + self._packed, self._at - len(self._fed)
            raise
        self._over = self._frame.eof
        if self._over:
            self._packed = self._frame.unused_data + self._packed
            self._at -= len(self._frame.unused_data)
        self._swell()
