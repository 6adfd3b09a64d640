"""Plugged: input formats that plug-ins add (entry points ``sayso.formats``)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sayso import plugins
from sayso.model import RawInput, Received
from sayso.plugins import Broken, Plugin


@dataclass(frozen=True, slots=True)
class InputFormat:
    """What an entry point of ``sayso.formats`` must lead to.

    ``begins`` tells from a name in lower case and the first bytes whether a file is of the format;
    plug-ins are asked before anything of ours, so it should be sure. ``read`` makes articles of the
    bytes of one file; what it cannot read it sets aside. ``about`` says in a line what it is.
    """

    about: str
    begins: Callable[[str, bytes], bool]
    read: Callable[[RawInput], Received]


@cache
def found() -> tuple[Plugin[InputFormat] | Broken, ...]:
    """Every one that is installed."""
    return plugins.find(plugins.FORMATS, _checked)


def find(name: str, start: bytes) -> tuple[Plugin[InputFormat] | None, tuple[Broken, ...]]:
    """The plug-in that a file is for, and those that failed on looking at it."""
    failed: list[Broken] = []
    for each in plugins.whole(found()):
        try:
            if each.value.begins(name, start):
                return each, tuple(failed)
        except Exception as error:  # noqa: BLE001  strangers' code may raise anything at all
            reason = f"it failed on a file's first bytes: {type(error).__name__}: {error}"
            failed.append(Broken(each.group, each.name, each.package, reason))
    return None, tuple(failed)


def _checked(name: str, value: object) -> InputFormat:
    del name
    if not isinstance(value, InputFormat):
        raise TypeError(f"it leads to {type(value).__name__}, not to an InputFormat")
    return value
