"""Check the pages: links and anchors lead somewhere, every page is reached, every name is told.

``make docs`` fails on what this finds, and so does tests/test_docs.py.
"""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.routing import Route

import sayso
import sayso.errors
import sayso.model
from sayso.cli import app
from sayso.export.formats import FORMATS
from sayso.ingest.kinds import Kind
from sayso.lexicon.catalogue import catalogue
from sayso.web.app import ROUTES

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
FIRST: Final = DOCS / "index.md"
LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
HEADING: Final = re.compile(r"(?m)^(#{1,6}) (.+)$")
BLOCK: Final = re.compile(r"(?ms)^( *)(`{3,})[^`\n]*\n.*?^\1\2$")
ELSEWHERE: Final = ("http:", "https:", "mailto:")
# What a kind of input is called where a reader looks for it; the others by their own value.
CALLED: Final = {Kind.ZIP: ("WACZ", "DOCX"), Kind.TABLE: ("CSV", "TSV"), Kind.FEED: ("RSS", "Atom")}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its file, its text without blocks of code, its title and its first sentence."""

    path: Path
    prose: str
    title: str
    about: str

    @classmethod
    def read(cls, path: Path) -> "Page":
        """The page of a file; a page without a title has an empty one."""
        prose = BLOCK.sub("", re.sub(r"(?s)<!--.*?-->", "", path.read_text(encoding="utf-8")))
        title = next((each[2] for each in HEADING.finditer(prose)), "")
        parts = (part for part in prose.split("\n\n") if not part.startswith("    "))
        lines = (" ".join(part.split()) for part in parts)
        told = (line for line in lines if line and line[0] not in "#|*-!")
        about = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", next(told, ""))
        return cls(path, prose, title, re.split(r"(?<=[.!?])\s", about)[0].rstrip(":"))

    @property
    def name(self) -> str:
        """The path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    def anchors(self) -> set[str]:
        """Where a link into the page may lead."""
        return {slug(each[2]) for each in HEADING.finditer(self.prose)}

    def links(self) -> Iterator[tuple[Path, str]]:
        """The files of the project that it links to, each with an anchor or an empty text."""
        for target in LINK.findall(self.prose):
            if not target.startswith(ELSEWHERE):
                file, _, anchor = target.partition("#")
                yield (self.path.parent / file).resolve() if file else self.path, anchor


def slug(heading: str) -> str:
    """The anchor of a heading, as both the site and the usual viewers make it."""
    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    return re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", shown).strip().lower())


def pages(root: Path = ROOT) -> list[Page]:
    """All pages: those of the site, and those beside the code."""
    return [Page.read(path) for path in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])]


def broken(found: Iterable[Page]) -> Iterator[str]:
    """Links that lead nowhere, and pages without a title or that nobody comes to."""
    known = {page.path: page for page in found}
    for page in known.values():
        if not page.prose.lstrip().startswith("# "):
            yield f"{page.name}: begins with no title"
        for target, anchor in page.links():
            shown = target.relative_to(ROOT).as_posix() if target.is_relative_to(ROOT) else target
            if not target.exists():
                yield f"{page.name}: links to {shown}, which is not there"
            elif page.path.is_relative_to(DOCS) and not target.is_relative_to(DOCS):
                yield f"{page.name}: links to {shown}, which the site has not; name it instead"
            elif anchor and target in known and anchor not in known[target].anchors():
                yield f"{page.name}: links to {shown}#{anchor}, and there is no such heading"
    yield from _lost(known)


def _lost(known: dict[Path, Page]) -> Iterator[str]:
    """Pages of the site to which no way leads from the first."""
    reached: set[Path] = set()
    waiting = [FIRST]
    while waiting:
        path = waiting.pop()
        if path in known and path not in reached:
            reached.add(path)
            waiting += [target for target, _ in known[path].links()]
    for path, page in known.items():
        if path.is_relative_to(DOCS) and path not in reached:
            yield f"{page.name}: no page that is reached from docs/index.md links to it"


@dataclass(frozen=True, slots=True)
class Name:
    """Something a user meets by name: on which page, by which words, and what is told of it."""

    kind: str
    name: str
    page: str
    words: str
    told: str = "in its place"


def names() -> Iterator[Name]:
    """Everything that is to be documented, from the program itself."""
    for command in app:
        if not command.startswith("-"):
            about = app[command].help
            yield Name("command", command, "reference/commands.md", f"## sayso {command}\n", about)
    for name in sayso.model.__all__:
        if inspect.isclass(noun := getattr(sayso.model, name)):
            yield Name("noun", name, "reference/nouns.md", f"## {name}\n", noun.__doc__ or "")
    for name, error in inspect.getmembers(sayso.errors, inspect.isclass):
        yield Name("error", name, "reference/errors.md", name, error.__doc__ or "")
    for table in catalogue():
        words = f"## {table.name}.toml\n"
        yield Name("table of words", table.name, "reference/words.md", words, table.about)
    for name in sayso.__all__:
        if not name.startswith("__"):
            about = getattr(sayso, name).__doc__ or ""
            yield Name("Python name", name, "reference/python.md", f"`{name}`", about)
    yield from _doors()


def _doors() -> Iterator[Name]:
    """The formats that come in and go out, and the pages of the app."""
    for route in addresses():
        about = route.endpoint.__doc__ or ""
        yield Name("address", route.path, "reference/app.md", f"`{route.path}`", about)
    for form in FORMATS.values():
        yield Name("format", form.name, "reference/exports.md", f"`{form.name}`", form.keeps)
        yield Name("format", form.name, "how-to/export.md", form.name)
    for kind in Kind:
        for called in CALLED.get(kind, (kind.value,)):
            yield Name("input format", called, "how-to/ingest.md", called)
            yield Name("input format", called, "formats.md", called)


def addresses() -> Iterator[Route]:
    """The addresses of the app for people; what is for programs describes itself."""
    for route in ROUTES:
        if isinstance(route, Route) and not route.path.startswith("/api/"):
            yield route


def undocumented(found: Iterable[Name]) -> Iterator[str]:
    """Names that their page does not tell, or that say nothing of themselves."""
    read: dict[str, str] = {}
    for each in found:
        if each.page not in read:
            path = DOCS / each.page
            read[each.page] = path.read_text(encoding="utf-8") if path.is_file() else ""
        if each.words.casefold() not in read[each.page].casefold():
            yield f"docs/{each.page}: does not tell of the {each.kind} {each.name}"
        if not each.told.strip():
            yield f"docs/{each.page}: the {each.kind} {each.name} says nothing of itself"


def main() -> int:
    """Print what is wrong; fail if anything is."""
    found = [*broken(pages()), *undocumented(names())]
    for each in found:
        print(each)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
