"""Plugged: export formats that plug-ins add (entry points ``sayso.exports``)."""

from functools import cache

from sayso import plugins
from sayso.errors import InputError
from sayso.export import formats
from sayso.export.formats import Format
from sayso.plugins import Broken, Plugin


@cache
def found() -> tuple[Plugin[Format] | Broken, ...]:
    """Every one that is installed."""
    return plugins.find(plugins.EXPORTS, _checked)


def format_of(name: str) -> Format:
    """One of ours, or a plug-in's.

    Raises:
        InputError: There is none of that name.
    """
    if name in formats.FORMATS:
        return formats.FORMATS[name]
    for each in found():
        if each.name == name and isinstance(each, Plugin):
            return each.value
        if each.name == name and isinstance(each, Broken):
            raise InputError(each.told)
    added = (each.name for each in plugins.whole(found()))
    known = ", ".join((*formats.FORMATS, *added))
    raise InputError(f"there is no export format {name!r}; there are: {known}")


def _checked(name: str, value: object) -> Format:
    if not isinstance(value, Format):
        raise TypeError(f"it leads to {type(value).__name__}, not to an export's Format")
    if value.render is None:
        raise TypeError("its Format has no render, which writes a whole ledger")
    if name in formats.FORMATS:
        raise ValueError("one of sayso's own formats has this name")
    if value.name != name:
        raise ValueError(f"its Format is called {value.name!r}")
    return value
