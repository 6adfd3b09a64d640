"""Entries: blocks of a table of words made typed entries, checked."""

import tomllib
from dataclasses import MISSING, Field, fields
from importlib.resources import files
from typing import Any, TypeVar, cast, get_args, get_origin

from sayso.errors import LexiconError

Entry = TypeVar("Entry")


def own(name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The ``[[entry]]`` blocks of our own ``lexicon/<name>.toml``."""
    text = files("sayso.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tuple(
        entry(f"lexicon/{name}.toml, entry {number}", kind, block)
        for number, block in enumerate(_blocks(name, text), 1)
    )


def _blocks(name: str, text: str) -> list[dict[str, Any]]:
    try:
        return cast("list[dict[str, Any]]", tomllib.loads(text)["entry"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(
            f"lexicon/{name}.toml: {error}; it must hold [[entry]] blocks"
        ) from error


def entry(where: str, kind: type[Entry], block: dict[str, Any]) -> Entry:
    """One block as an entry of a type; ``where`` it stands is told of what is wrong in it."""
    where = f"{where} ({next(iter(block.values()), '')!r})"
    known: dict[str, Field[Any]] = {field.name: field for field in fields(cast("Any", kind))}
    if unknown := sorted(block.keys() - known.keys()):
        raise LexiconError(f"{where}: unknown keys {unknown}; valid keys are {sorted(known)}")
    for key, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and key not in block:
            raise LexiconError(f"{where}: the key {key!r} is missing")
        if key in block and not _fits(block[key], field.type):
            raise LexiconError(f"{where}: {key} = {block[key]!r} is not of type {field.type}")
    if "example" in known and not block.get("example"):
        raise LexiconError(f"{where}: give an example sentence of your own")
    return kind(**{key: frozen(value) for key, value in block.items()})


def frozen(value: object) -> object:
    """A value as entries hold it: lists are tuples."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


def _fits(value: object, declared: Any) -> bool:
    if get_origin(declared) is tuple:
        inner = get_args(declared)[0]
        return isinstance(value, list) and all(_fits(item, inner) for item in value)
    if declared is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    options = [option for option in get_args(declared) or (declared,) if isinstance(option, type)]
    return any(isinstance(value, option) for option in options)
