"""Write the pages of docs/reference that follow from the code.

Commands, Python, the app's addresses, export formats, nouns, words, errors and licences, and a
list of the pages in each folder: ``make docs`` writes them, ``--check`` only tells whether they
are current, as tests/test_docs.py does.
"""

import dataclasses
import enum
import inspect
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, cast

import check
import material
import python_page
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
    text = str(app.generate_docs(output_format="markdown")).replace("# sayso\n", "# Commands\n", 1)
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
    lines += ["", "What sayso holds that is not code or text of its own:", "", *material.table()]
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


def addresses() -> str:
    """Every address of the app with what it answers, from the app itself."""
    lines = ["# Addresses of the app", ""]
    lines += ["What `sayso serve` answers; where it only reads, it takes no decision or file."]
    lines += ["[How to use its pages](../how-to/browser.md), and [how they look](../pages.md).", ""]
    lines += ["| address | method | what it is |", "|---|---|---|"]
    for route in check.addresses():
        method = "POST" if route.methods and "POST" in route.methods else "GET"
        told = inspect.cleandoc(route.endpoint.__doc__ or "").partition("\n\n")[0]
        lines.append(f"| `{route.path}` | {method} | {' '.join(told.split())} |")
    return "\n".join(lines) + "\n"


FOLDERS = {
    "how-to": ("How to", "One thing done, from the first command to the last."),
    "explanation": ("Explanation", "What it means, and why it is so."),
    "reference": ("Reference", "Everything by its name. Most of it is written from the code."),
}


def folder(name: str) -> str:
    """The pages of a folder, each with what it is about; a new page is listed by being there."""
    title, told = FOLDERS[name]
    return "\n".join([f"# {title}", "", told, "", *_listed(ROOT / "docs" / name)]) + "\n"


def contents() -> str:
    """Every page of the documentation by folder."""
    lines = ["# Contents", "", "Every page, by folder.", "", *_listed(ROOT / "docs")]
    for name, (title, told) in FOLDERS.items():
        lines += ["", f"## {title}", "", told, "", *_listed(ROOT / "docs" / name, f"{name}/")]
    return (
        "\n".join([*lines, "", "The [decisions](decisions/README.md) have a list of their own."])
        + "\n"
    )


def _listed(folder: Path, before: str = "") -> Iterator[str]:
    yield from ("| page | about |", "|---|---|")
    for path in sorted(folder.glob("*.md")):
        if path.name not in {"index.md", "contents.md"}:
            page = check.Page.read(path)
            about = page.about.replace("|", "\\|")
            yield f"| [{page.title}]({before}{path.name}) | {about} |"


PAGES: dict[str, Callable[[], str]] = {
    "app.md": addresses,
    "commands.md": commands,
    "errors.md": errors,
    "exports.md": exports,
    "licences.md": licences,
    "nouns.md": nouns,
    "python.md": python_page.page,
    "words.md": words,
    # The lists come last: they name the pages above.
    **{f"../{name}/index.md": partial(folder, name) for name in FOLDERS},
    "../contents.md": contents,
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
    """Write every page or those named, or with ``--check`` name those that are not current."""
    named = [name for name in sys.argv[1:] if name in PAGES]
    behind = [name for name in stale() if not named or name in named]
    if "--check" in sys.argv[1:]:
        for name in behind:
            print(f"{_shown(name)} is not current; run `make docs`")
        return int(bool(behind))
    for name in behind:
        (REFERENCE / name).write_text(NOTE + PAGES[name](), encoding="utf-8")
        print(f"wrote {_shown(name)}")
    return 0


def _shown(name: str) -> str:
    return (REFERENCE / name).resolve().relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
