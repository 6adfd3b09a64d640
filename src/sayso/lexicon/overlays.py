"""Overlays: folders of tables that add words to ours, or take some of ours away.

An overlay is a folder with files named and written as ours are (``units.toml``): each ``[[entry]]``
is added, and each ``[[remove]]`` takes away the entries that have all the values it names. Which
are used, the environment says (``SAYSO_LEXICON``, parted as a path is), so that every process of a
run reads alike. Other words are another reading: so ledgers keep the mark of what was used.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Any, Final, TypeVar, cast

from sayso import plugins
from sayso.errors import LexiconError
from sayso.lexicon import entries, tables
from sayso.plugins import Broken, Plugin

VARIABLE: Final = "SAYSO_LEXICON"
MOST_BYTES: Final = 16 * 2**20  # of one table
SHOWN: Final = 16  # hexadecimal digits of a digest in a mark

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay: its tables by name, and a digest of all of them."""

    name: str
    digest: str
    blocks: Mapping[str, Mapping[str, Any]] = field(repr=False)

    @property
    def mark(self) -> str:
        """What it is known by: its name and the start of its SHA-256."""
        return f"{self.name}@{self.digest[:SHOWN]}"


def active() -> tuple[Overlay, ...]:
    """The overlays that the environment names, in their order."""
    return _active(_told())


def mark() -> str:
    """What all of them together are known by; empty where only our own words are used."""
    return " ".join(each.mark for each in active())


def use(names: Iterable[str]) -> None:
    """Read with these overlays from now on, in this process and those it starts.

    Raises:
        LexiconError: One is none, or holds what is none (the file and the key are named), or tables
            were read already.
    """
    told = os.pathsep.join(_full(name) for name in names)
    if _told.cache_info().currsize and told != _told():
        raise LexiconError("words were read before overlays of them were named; begin with those")
    for overlay in _active(told):
        check(overlay)
    os.environ[VARIABLE] = told


def check(overlay: Overlay) -> None:
    """Read every table of it as the type that ours has.

    Raises:
        LexiconError: A table or a key is unknown, missing or wrong, or nothing can be removed.
    """
    for name in overlay.blocks:
        kind = tables.kind_of(name)
        over(name, kind, entries.own(name, kind), (overlay,))


def over(
    name: str, kind: type[Entry], ours: tuple[Entry, ...], overlays: Iterable[Overlay]
) -> tuple[Entry, ...]:
    """A table with what overlays add to it and take away."""
    found = ours
    for overlay in overlays:
        blocks = overlay.blocks.get(name, {})
        where = f"overlay {overlay.name}, {name}.toml"
        for number, block in enumerate(blocks.get("remove", ()), 1):
            found = _without(found, block, f"{where}, remove {number}")
        added = [
            entries.entry(f"{where}, entry {number}", kind, block)
            for number, block in enumerate(blocks.get("entry", ()), 1)
        ]
        for number, each in enumerate(added, 1):
            _patterns(each, f"{where}, entry {number}")
        found = (*found, *added)
    return found


@cache
def found() -> tuple[Plugin[Traversable] | Broken, ...]:
    """Every overlay that is installed as a plug-in; used only where it is named."""
    return plugins.find(plugins.LEXICONS, _folder)


@cache
def _told() -> str:
    """What the environment said when the first table was read: one process reads in one way."""
    return os.environ.get(VARIABLE, "")


@cache
def _active(told: str) -> tuple[Overlay, ...]:
    return tuple(_read(name) for name in told.split(os.pathsep) if name)


def _full(name: str) -> str:
    """A folder by its whole path, a plug-in by its name; a folder is named with a slash or dot."""
    return str(Path(name).resolve()) if _is_folder(name) else name


def _is_folder(name: str) -> bool:
    return any(letter in name for letter in "/\\.") or Path(name).is_dir()


def _read(name: str) -> Overlay:
    if _is_folder(name):
        folder: Traversable = Path(name)
        if not folder.is_dir():
            raise LexiconError(f"there is no folder {name} of words; name one, or a plug-in")
    else:
        folder = _plugged(name)
    blocks: dict[str, Mapping[str, Any]] = {}
    total = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".toml"):
            continue
        data = _bytes(file)
        total.update(file.name.encode() + b"\0" + data)
        table = file.name.removesuffix(".toml")
        blocks[table] = _blocks(data, f"overlay {folder.name}, {file.name}", table)
    if not blocks:
        raise LexiconError(f"the folder {name} holds no table of words (a file such as units.toml)")
    return Overlay(folder.name, total.hexdigest(), blocks)


def _plugged(name: str) -> Traversable:
    for each in found():
        if each.name == name and isinstance(each, Plugin):
            return each.value
        if each.name == name and isinstance(each, Broken):
            raise LexiconError(each.told)
    known = ", ".join(each.name for each in plugins.whole(found())) or "none"
    raise LexiconError(
        f"there is no folder and no plug-in {name!r} of words; the plug-ins are: {known}"
    )


def _folder(name: str, value: object) -> Traversable:
    """The folder of a package that an entry point leads to."""
    del name
    if not isinstance(value, ModuleType):
        raise TypeError(f"it leads to {type(value).__name__}, not to a package with tables in it")
    return files(value)


def _bytes(file: Traversable) -> bytes:
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        raise LexiconError(f"{file.name} is larger than {MOST_BYTES // 2**20} MB")
    return data


def _blocks(data: bytes, where: str, table: str) -> Mapping[str, Any]:
    if table not in tables.TYPES:
        known = ", ".join(sorted(tables.TYPES))
        raise LexiconError(f"{where}: there is no such table; there are: {known}")
    try:
        told = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{where}: {error}") from error
    for key, blocks in told.items():
        if key not in ("entry", "remove"):
            raise LexiconError(f"{where}: the key {key!r} is unknown; use [[entry]] or [[remove]]")
        if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
            raise LexiconError(f"{where}: {key} must be blocks; begin each with [[{key}]]")
    return told


def _without(found: tuple[Entry, ...], block: Mapping[str, Any], where: str) -> tuple[Entry, ...]:
    """The entries but those that have all the values of a block."""
    names = {each.name for each in fields(cast("Any", type(found[0])))} if found else set()
    if unknown := sorted(block.keys() - names):
        raise LexiconError(f"{where}: unknown keys {unknown}; valid keys are {sorted(names)}")
    wanted = {key: entries.frozen(value) for key, value in block.items()}
    kept = tuple(
        each for each in found if any(getattr(each, key) != value for key, value in wanted.items())
    )
    if not wanted or len(kept) == len(found):
        raise LexiconError(f"{where}: no entry has {dict(block)}; look it up in our table")
    return kept


def _patterns(each: object, where: str) -> None:
    """Those keys that hold patterns must hold ones that can be read."""
    for key in ("pattern", "patterns", "marks", "sure_marks"):
        told = getattr(each, key, ())
        for pattern in (told,) if isinstance(told, str) else told or ():
            try:
                re.compile(str(pattern))
            except re.error as error:
                raise LexiconError(
                    f"{where}: {key} = {pattern!r} is no pattern: {error}"
                ) from error
