"""The reference of ``import sayso``, from the docstrings of the door."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import sayso
import sayso.model
from sayso.door.asking import Reply
from sayso.door.columns import POSITIONS, SET_ASIDE, SOURCES, STATEMENTS
from sayso.door.shown import ShownDossier, ShownQuestion
from sayso.export.csv import ROWS

# What the names of the package hand out, and that has no name there: typing alone needs it.
HANDED_OUT: Final = (Reply, ShownQuestion, ShownDossier)
SECTION: Final = re.compile(r"(?m)^(Args|Returns|Raises|Example):\n((?:[ ].*\n|\n)*)")
COLUMNS: Final = {
    "articles": ROWS["articles"][1],
    "claims": ROWS["claims"][1],
    "questions": ROWS["questions"][1],
    "statements": STATEMENTS,
    "sources": SOURCES,
    "set_aside": SET_ASIDE,
    "as_of, Reply.positions": POSITIONS,
}


def page() -> str:
    """The whole page."""
    parts = ["# Python", "", "\n".join(_doc(sayso))]
    parts += ["", "Examples run on the ledger of the sample story, which `sayso demo` leaves as"]
    parts += ["`sample.db` and which is open as `ledger`; `...` stands for words left out."]
    parts += ["", "| name | what it is |", "|---|---|"]
    names = [name for name in sayso.__all__ if not name.startswith("_")]
    parts += [f"| {_link(name)} | {_first(getattr(sayso, name))} |" for name in names]
    for name in sorted(names, key=lambda name: (name != "read", name)):
        found = getattr(sayso, name)
        if name not in sayso.model.__all__ and not issubclass_of_error(found):
            parts += ["", *_one(name, found)]
    for found in HANDED_OUT:
        parts += ["", *_one(found.__name__, found)]
    parts += ["", "## Columns", "", "Of each table's `rows()`, `arrow()`, `df()` and `pl()`.", ""]
    parts += ["| table | columns |", "|---|---|"]
    for name, columns in COLUMNS.items():
        parts.append(f"| `{name}` | {', '.join(f'`{each}`' for each in columns)} |")
    return "\n".join(parts) + "\n"


def issubclass_of_error(found: object) -> bool:
    """Whether it is one of the errors, which have a page of their own."""
    return inspect.isclass(found) and issubclass(found, Exception)


def _link(name: str) -> str:
    found = getattr(sayso, name)
    if name in sayso.model.__all__:
        return f"[`{name}`](nouns.md#{name.lower()})"
    if issubclass_of_error(found):
        return f"[`{name}`](errors.md)"
    return f"[`{name}`](#{name.lower()})"


def _first(found: object) -> str:
    line = inspect.cleandoc(found.__doc__ or "").partition("\n\n")[0]
    return " ".join(line.split()).replace("|", "\\|").replace("``", "`")


def _one(name: str, found: Any) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    if inspect.isclass(found):
        yield from _doc(found)
        for method, called in members(found):
            yield from ("", f"### {name}.{method}", "")
            yield from _signature(f"{method}", called)
            yield from _doc(called)
    else:
        yield from _signature(name, found)
        yield from _doc(found)


def members(found: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public methods and properties that a class itself defines, in order."""
    for name, value in vars(found).items():
        called = value.fget if isinstance(value, property) else value
        if not name.startswith("_") and inspect.isfunction(called):
            yield name, called


def _signature(name: str, called: Callable[..., Any]) -> Iterator[str]:
    parameters = list(inspect.signature(called).parameters.values())
    shown = [_parameter(each) for each in parameters if each.name != "self"]
    keyword = next((i for i, each in enumerate(parameters) if each.kind is each.KEYWORD_ONLY), None)
    if keyword is not None and not any(each.kind is each.VAR_POSITIONAL for each in parameters):
        shown.insert(keyword - (parameters[0].name == "self"), "*")
    yield f"`{name}({', '.join(shown)})`"
    yield ""


def _parameter(each: inspect.Parameter) -> str:
    if each.kind is each.VAR_POSITIONAL:
        return f"*{each.name}"
    return each.name if each.default is each.empty else f"{each.name}={each.default!r}"


def _doc(found: object) -> Iterator[str]:
    """A docstring as Markdown: its sections as lists and blocks."""
    text = inspect.cleandoc(found.__doc__ or "") + "\n"
    told = SECTION.sub("", text).strip()
    yield re.sub(r"``([^`]+)``", r"`\1`", told)
    for title, body in SECTION.findall(text):
        inside = inspect.cleandoc(body)
        yield ""
        if title == "Example":
            yield f"```pycon\n{inside}\n```"
        elif title == "Returns":
            yield f"Returns: {inside}"
        else:
            yield from ("Raises:", "") if title == "Raises" else ()
            yield from _items(inside)


def _items(text: str) -> Iterator[str]:
    for item in re.split(r"\n(?=\S)", text):
        name, _, told = item.partition(":")
        yield f"- `{name}`: {' '.join(told.split())}"
