"""What the documents say is so: pages are current, commands exist, links lead somewhere."""

import importlib
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"
RECIPE_STEPS = 7

# Written in pieces, so that this file passes its own test.
HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "deb.debian" + ".org",
]
PLACES = ["/" + "work/", "/" + "home/", "/" + "root/", "/" + "tmp/", "file" + "://"]
TEXT = {".cfg", ".css", ".html", ".js", ".json", ".md", ".py", ".sql", ".toml", ".txt", ".yml", ""}


def of_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """The project's own text files, without what tools and users leave in the folder."""
    folders = ["src", "tests", "docs", "bench", "training", "requirements", ".ci"]
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    found = [*ROOT.glob("*"), *ROOT.glob(".editorconfig"), *inside]
    return sorted(
        path
        for path in found
        if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
    )


def console_lines(path: Path) -> list[str]:
    """The command lines of a page: what follows ``$`` in its console blocks."""
    blocks = re.findall(r"(?ms)^```console\n(.*?)^```", path.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def commands() -> dict[str, str]:
    """Each command with its section of the command reference."""
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^#{2,} sayso (\S+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def sayso_lines() -> list[tuple[str, str]]:
    return [
        (of_root(path), part.strip())
        for path in DOCS
        for line in console_lines(path)
        for part in line.split("|")
        if part.strip().startswith("sayso ")
    ]


@cache
def script(name: str) -> ModuleType:
    """A script of docs, which `make docs` runs."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / "docs"))


def test_generated_pages_are_current() -> None:
    """In a process of its own: what other tests do to the command line does not count."""
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / "build.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_table_of_formats_is_current() -> None:
    written = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert script("formats").page() == written, "run `make docs`"


def test_documents_show_commands() -> None:
    assert {line.split()[1] for _, line in sayso_lines()} == set(commands())


@pytest.mark.parametrize(("page_name", "line"), sayso_lines())
def test_command_line_exists(page_name: str, line: str) -> None:
    words = shlex.split(line)
    section = commands().get(words[1])
    assert section is not None, f"{page_name} shows an unknown command"
    for option in (word.partition("=")[0] for word in words[2:] if word.startswith("-")):
        assert re.search(rf"{re.escape(option)}\b", section), f"{option} is not in the reference"


def test_links_and_anchors_lead_somewhere_and_every_page_is_reached() -> None:
    assert list(script("check").broken(script("check").pages())) == []


def test_every_name_a_user_meets_is_documented() -> None:
    names = list(script("check").names())
    kinds = {"command", "noun", "error", "table of words", "address", "format", "input format"}
    assert {each.kind for each in names} == kinds | {"Python name"}
    assert list(script("check").undocumented(names)) == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("# One\n\n[two](two.md)\n", "links to docs/two.md, which is not there"),
        ("# One\n\n[here](#nowhere)\n", "links to docs/one.md#nowhere, and there is no such"),
        ("# One\n\n[code](../Makefile)\n", "links to Makefile, which the site has not"),
        ("No title\n", "begins with no title"),
        ("# One\n", "no page that is reached from docs/index.md links to it"),
    ],
)
def test_a_fault_of_a_page_is_found(page: str, told: str, monkeypatch, tmp_path: Path) -> None:
    check = script("check")
    for name in ("ROOT", "DOCS", "FIRST"):
        there = tmp_path / getattr(check, name).relative_to(ROOT)
        monkeypatch.setattr(check, name, there)
    (tmp_path / "docs").mkdir()
    (tmp_path / "Makefile").touch()
    (tmp_path / "docs" / "index.md").write_text("# Index\n")
    (tmp_path / "docs" / "one.md").write_text(page)
    assert any(told in each for each in check.broken(check.pages(tmp_path)))


def test_a_name_that_no_page_tells_is_found() -> None:
    check = script("check")
    made = [
        check.Name("noun", "Rumour", "reference/nouns.md", "## Rumour\n", "Nobody said it."),
        check.Name("noun", "Claim", "reference/nouns.md", "## Claim\n", ""),
        check.Name("noun", "Claim", "reference/nowhere.md", "Claim", "It is told."),
    ]
    assert list(check.undocumented(made)) == [
        "docs/reference/nouns.md: does not tell of the noun Rumour",
        "docs/reference/nouns.md: the noun Claim says nothing of itself",
        "docs/reference/nowhere.md: does not tell of the noun Claim",
    ]


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="needs mkdocs, which `make setup` installs")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", tmp_path / "site"],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")
    page = (tmp_path / "site" / "how-to" / "ingest" / "index.html").read_text(encoding="utf-8")
    # What a page loads by itself; a link to elsewhere waits for a reader.
    loaded = re.findall(
        r'(?:src|srcset)="?(https?:[^" >]+)|<link[^>]+href="?(https?:[^" >]+)', page
    )
    assert loaded == []


@pytest.mark.parametrize("path", tracked(), ids=of_root)
def test_nothing_points_at_one_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    assert [each for each in HOSTS if each in text] == []
    assert [each for each in PLACES if each in text] == []


def recipes() -> list[tuple[str, str]]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^### (Add .*)$", text)
    return list(zip(parts[1::2], (part.split("\n## ")[0] for part in parts[2::2]), strict=True))


def test_there_are_recipes() -> None:
    assert {"Add a reporting verb", "Add an outlet", "Add an input format"} <= dict(
        recipes()
    ).keys()


@pytest.mark.parametrize(("title", "recipe"), recipes())
def test_recipe_is_short_and_names_real_files(title: str, recipe: str) -> None:
    steps = re.findall(r"(?m)^\d+\. ", recipe)
    assert 0 < len(steps) <= RECIPE_STEPS
    files = re.findall(r"`((?:src|tests|docs)/[^`<…]+)`", recipe)
    assert files, "a recipe names every file it touches"
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_decisions_are_numbered_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    decisions = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in decisions] == list(range(1, len(decisions) + 1))
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in decisions if f"({name})" not in index] == []


def test_run_time_licences_let_anyone_use_it() -> None:
    """Every package offers at least one licence that is not the GPL's."""
    text = (REFERENCE / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (\S+) \| \S+ \| (.*) \|$", text)
    offered = {name: licence for name, licence in rows if name != "package"}
    assert len(offered) > 50
    assert not {"not installed", "not stated", ""} & set(offered.values())
    bound = [
        name for name, kinds in offered.items() if all("GPL" in k for k in kinds.split(" OR "))
    ]
    assert bound == []


def test_lock_holds_hashes_and_all_that_runs() -> None:
    def pinned(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        entries = re.split(r"(?m)^(?=[\w.-]+==)", text)[1:]
        assert all("--hash=sha256:" in entry for entry in entries)
        return {re.split(r"[\s;]", entry)[0] for entry in entries}

    assert pinned("run.txt") <= pinned("dev.txt")


def test_changelog_has_this_version() -> None:
    from sayso import __version__

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^## \[?{re.escape(__version__)}\]?", text)
