"""Archive: every answer kept as the server sent it, in a WARC 1.1 (ISO 28500) that only grows."""

import base64
import gzip
import hashlib
import os
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sayso.fetch.asked import Answer

ROBOTS = "https://www.rfc-editor.org/rfc/rfc9309"


class Archive:
    """A file of response records, each a gzip member of its own.

    A record is on the disk before what it holds is read, so that the ledger never names one that is
    not there. What a killed run leaves half written is passed over by readers of WARC.
    """

    def __init__(self, path: Path, agent: str) -> None:
        """The file is made with the first answer."""
        self.path, self._agent = path, agent

    def keep(self, answer: Answer) -> str:
        """Add an answer; where it stands ("sayso.fetched.warc.gz#offset=1234")."""
        if not self.path.exists():
            told = (
                f"software: {self._agent}\r\nformat: WARC File Format 1.1\r\nrobots: {ROBOTS}\r\n"
            )
            fields = {
                "WARC-Type": "warcinfo",
                "WARC-Filename": self.path.name,
                "Content-Type": "application/warc-fields",
            }
            self._add(fields, told.encode(), datetime.now(UTC))
        fields = {
            "WARC-Type": "response",
            "WARC-Target-URI": answer.address,
            "WARC-IP-Address": answer.ip,
            "Content-Type": "application/http;msgtype=response",
        }
        return f"{self.path.name}#offset={self._add(fields, answer.message, answer.at)}"

    def _add(self, fields: Mapping[str, str], block: bytes, at: datetime) -> int:
        told = {
            **fields,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
            "WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Block-Digest": _digest(block),
            "Content-Length": str(len(block)),
        }
        head = "WARC/1.1\r\n" + "".join(f"{name}: {told[name]}\r\n" for name in told) + "\r\n"
        packed = gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)
        with self.path.open("ab") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
            return file.tell() - len(packed)


def _digest(block: bytes) -> str:
    """As archives write it: SHA-1 in base32, which readers of WARC can check."""
    found = hashlib.sha1(block, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(found).decode('ascii')}"
