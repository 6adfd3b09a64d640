"""Message: the body in what a server sent, for the little that is read here (robots.txt)."""

import http.client
import io
import socket
import zlib
from typing import Final, cast

from sayso.fetch.exchange import Sent

GZIP: Final = 31  # zlib's number for a stream with gzip's head


def body(sent: Sent, most: int) -> bytes:
    """The first bytes of the body, unpacked; none where it is damaged."""
    answer = http.client.HTTPResponse(cast("socket.socket", _Kept(sent.message)), method="GET")
    answer.begin()
    data = answer.read()
    if "gzip" not in sent.fields.get("content-encoding", "").lower():
        return data[:most]
    try:
        return zlib.decompressobj(GZIP).decompress(data, most)
    except zlib.error:
        return b""


class _Kept:
    """Bytes that http.client reads as if they came out of a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str = "rb") -> io.BytesIO:
        """What http.client asks of a socket."""
        del mode
        return io.BytesIO(self._data)
