"""Sending: what a browser sends, taken in with a bound on memory: files go to disk as they come."""

import hashlib
import re
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from sayso.errors import InputError
from sayso.export.html.pages.adding import Limits
from sayso.fetching import is_address

MEGABYTE: Final = 2**20
MOST_FILES: Final = 500
MOST_FIELDS: Final = 10
MOST_ADDRESSES: Final = 20
MOST_BYTES: Final = 100 * MEGABYTE  # of one sending
MOST_A_FILE: Final = 25 * MEGABYTE
MOST_PASTED: Final = 10 * MEGABYTE
# A browser shows an answer only once it has sent everything: so much is read and dropped for it.
DRAINED: Final = 10 * MOST_BYTES
NAME: Final = re.compile(r"[^\w.\- ]")
LIMITS: Final = Limits(MOST_FILES, MOST_A_FILE, MOST_BYTES, MOST_PASTED)
MOST: Final = (
    f"{MOST_FILES} files, {MOST_A_FILE // MEGABYTE} MB each, {MOST_BYTES // MEGABYTE} MB together"
)
TOO_MUCH: Final = (
    f"more than {MOST_BYTES // MEGABYTE} MB at once; send fewer files, or use: sayso ingest FOLDER"
)
TOO_LONG: Final = (
    f"the pasted text is longer than {MOST_PASTED // MEGABYTE} MB; save it as a file and send that"
)


class _Spooled(MultiPartParser):
    """Holds no more of a file in memory than this; with many files that is what adds up."""

    spool_max_size = 64 * 1024


async def take(request: Request) -> FormData:
    """The form that was sent; InputError if it is more than is taken at once."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _counted(request)
    if kind == "multipart/form-data":
        parser: MultiPartParser | FormParser = _Spooled(
            request.headers,
            stream,
            max_files=MOST_FILES,
            max_fields=MOST_FIELDS,
            max_part_size=MOST_PASTED,
        )
    else:
        # It puts fields together byte string by byte string, which takes long for long ones.
        parser = FormParser(request.headers, stream, max_fields=MOST_FIELDS, max_part_size=MEGABYTE)
    try:
        sent = await parser.parse()
    except MultiPartException as error:
        async for _ in stream:
            pass  # see DRAINED
        raise InputError(_told(error)) from error
    for part in sent.getlist("files"):
        if isinstance(part, UploadFile) and (part.size or 0) > MOST_A_FILE:
            await sent.close()
            raise InputError(f"{part.filename!r} is larger than {MOST_A_FILE // MEGABYTE} MB")
    return sent


def addresses(sent: FormData, *, allowed: bool) -> list[str]:
    """The addresses that were sent, one a line.

    Raises:
        InputError: One is none, there are more than are fetched at once, or none is fetched here.
    """
    told = sent.get("addresses", "")
    lines = told.splitlines() if isinstance(told, str) else []
    found = [line.strip() for line in lines if line.strip()]
    if found and not allowed:
        raise InputError("this server fetches nothing; save the page and send it as a file")
    if len(found) > MOST_ADDRESSES:
        raise InputError(f"more than {MOST_ADDRESSES} addresses at once; send them in parts")
    for each in found:
        if not is_address(each):
            raise InputError(f"{each[:80]!r} is no address; it must begin with https:// or http://")
    return list(dict.fromkeys(found))


async def save(sent: FormData, folder: Path, *, more: bool = False) -> list[str]:
    """Write what was sent into a folder under names that cannot leave it; the names.

    ``more`` says that there need be none, since something else was sent.
    """
    names: list[str] = []
    for part in sent.getlist("files"):
        if isinstance(part, UploadFile) and part.filename:
            name = _unique(NAME.sub("_", Path(part.filename).name).lstrip(".") or "file", names)
            await run_in_threadpool(_copy, part, folder / name)
            names.append(name)
    text = sent.get("text", "")
    if isinstance(text, str) and text.strip():
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        if len(data) > MOST_PASTED:
            raise InputError(TOO_LONG)
        name = _unique(f"pasted-{hashlib.sha256(data).hexdigest()[:8]}.txt", names)
        (folder / name).write_bytes(data)
        names.append(name)
    if not names and not more:
        raise InputError("nothing was sent; choose files, or paste the text of an article")
    return names


async def _counted(request: Request) -> AsyncGenerator[bytes, None]:
    """The body as it comes; what is over the limit is read and dropped, then the error raised."""
    taken = 0
    try:
        async for chunk in request.stream():
            taken += len(chunk)
            if taken <= MOST_BYTES:
                yield chunk
            elif taken > DRAINED:
                break
    except ClientDisconnect as error:
        raise InputError("the sending was broken off") from error
    if taken > MOST_BYTES:
        raise InputError(TOO_MUCH)


def _told(error: MultiPartException) -> str:
    if "files" in error.message:
        return f"more than {MOST_FILES} files at once; send them in parts"
    if error.message.startswith("Part exceeded"):
        return TOO_LONG
    return f"the form cannot be read ({error.message}); load its page again, then send it"


def _copy(part: UploadFile, path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(part.file, file, MEGABYTE)


def _unique(name: str, taken: list[str]) -> str:
    stem, dot, kind = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem or name}-{number}{dot}{kind}" if stem else f"{name}-{number}"
    return free
