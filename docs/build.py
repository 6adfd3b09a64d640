"""Write the pages of docs/reference that follow from the code.

Commands, export formats, nouns, words, errors and licences: ``make docs`` writes them,
``--check`` only tells whether they are current, as tests/test_docs.py does.
"""

import dataclasses
import enum
import inspect
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, cast

import sayso.errors
import sayso.model
from sayso.cli import app
from sayso.export import formats
from sayso.lexicon.catalogue import heading

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
LEXICON = ROOT / "src" / "sayso" / "lexicon"
NOTE = "<!-- Written by `make docs`; do not edit. -->\n\n"


def commands() -> str:
    """Every command with its options, from the command line itself."""
    text = str(app.generate_docs(output_format="markdown"))
    return "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


def nouns() -> str:
    """Every class of the model with its fields or values."""
    lines = ["# Nouns", "", "What sayso talks about; `from sayso.model import …` has them all."]
    for name in sayso.model.__all__:
        noun = getattr(sayso.model, name)
        if inspect.isclass(noun):
            lines += ["", f"## {name}", "", inspect.cleandoc(noun.__doc__ or ""), "", *_parts(noun)]
    return "\n".join(lines) + "\n"


def _parts(noun: type) -> Iterator[str]:
    if issubclass(noun, enum.Enum):
        yield "Values: " + ", ".join(f"`{member.value}`" for member in noun) + "."
        return
    yield from ("| field | type |", "|---|---|")
    for field in dataclasses.fields(cast("Any", noun)):
        yield f"| `{field.name}` | `{_type(field.type)}` |".replace(" | None", " or None")


def _type(declared: object) -> str:
    shown = declared.__name__ if isinstance(declared, type) and not _generic(declared) else declared
    return re.sub(r"\b[a-z_]+(?:\.[a-z_]+)*\.(?=[A-Z])|\bdatetime\.(?=datetime)", "", str(shown))


def _generic(declared: object) -> bool:
    return bool(getattr(declared, "__args__", ()))


def exports() -> str:
    """Every format a ledger can be handed on in, with what it keeps and what it loses."""
    intro = "What `sayso export --format` writes; each file says of itself what it loses."
    return f"# Export formats\n\n{intro}\n\n{formats.table()}"


def words() -> str:
    """Every table of words: what it is, its keys, how many entries, and a first example."""
    lines = [
        "# Words",
        "",
        "The tables under `src/sayso/lexicon`; a line there is a good first change.",
    ]
    for path in sorted(LEXICON.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        entries = tomllib.loads(text)["entry"]
        keys = list(dict.fromkeys(key for entry in entries for key in entry))
        lines += ["", f"## {path.name}", "", heading(text) or "A table of words.", ""]
        lines += [f"{len(entries)} entries; keys: {', '.join(f'`{key}`' for key in keys)}."]
        example = next((entry["example"] for entry in entries if entry.get("example")), None)
        lines += ["", f"Example: *{example}*"] if example else []
    return "\n".join(lines) + "\n"


def errors() -> str:
    """The error tree, as its docstring draws it."""
    tree = inspect.cleandoc(sayso.errors.__doc__ or "")
    drawn = re.sub(r"(?s)(SaysoError\n.*?)\n\n", r"```text\n\1\n```\n\n", tree, count=1)
    return f"# Errors\n\n{drawn}\n"


def licences() -> str:
    """The run-time packages and the licence each declares."""
    lines = ["# Licences", "", "What is installed beside sayso, as each package declares it.", ""]
    lines += ["| package | version | licence |", "|---|---|---|"]
    for name, version in locked():
        lines.append(f"| {name} | {version} | {licence(name).replace('|', '/')} |")
    return "\n".join(lines) + "\n"


ELSEWHERE = ("sys_platform == 'win32'", "Windows", "sys_platform == 'emscripten'")


def locked() -> Iterator[tuple[str, str]]:
    """Name and version of each run-time package in the lock that is for this platform."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for name, version, marker in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)(?: ;([^\\\n]*))?", text):
        if not any(elsewhere in marker for elsewhere in ELSEWHERE):
            yield name, version


def licence(name: str) -> str:
    """The licence a package declares: its expression, its classifiers, or its one-line field."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return "not installed"
    if "License-Expression" in about:
        return about["License-Expression"]
    kinds = [each for each in about.get_all("Classifier") or [] if "License ::" in each]
    if kinds:
        return ", ".join(each.rpartition(":: ")[2] for each in kinds)
    field = next(iter(about.get_all("License") or []), "")
    return field.partition("\n")[0] or "not stated"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "errors.md": errors,
    "exports.md": exports,
    "licences.md": licences,
    "nouns.md": nouns,
    "words.md": words,
}


def stale() -> list[str]:
    """The pages that differ from what the code says now."""
    return [
        name
        for name, render in PAGES.items()
        if not (REFERENCE / name).is_file()
        or (REFERENCE / name).read_text(encoding="utf-8") != NOTE + render()
    ]


def main() -> int:
    """Write every page, or with ``--check`` name those that are not current."""
    behind = stale()
    for name in behind:
        if "--check" in sys.argv[1:]:
            print(f"docs/reference/{name} is not current; run `make docs`")
        else:
            (REFERENCE / name).write_text(NOTE + PAGES[name](), encoding="utf-8")
            print(f"wrote docs/reference/{name}")
    return int(bool(behind) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
