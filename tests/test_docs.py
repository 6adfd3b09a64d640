"""What the documents say is so: pages are current, commands exist, links lead somewhere."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"
SAMPLE = ROOT / "src" / "sayso" / "sample"
RECIPE_STEPS = 7
SET_ASIDE = 4  # the exit status of an ingest that set some input aside

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


@pytest.mark.parametrize("script", ["build.py", "formats.py"])
def test_what_is_generated_is_current(script: str) -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / script, "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_documents_show_commands() -> None:
    assert {line.split()[1] for _, line in sayso_lines()} == set(commands())


@pytest.mark.parametrize(("page_name", "line"), sayso_lines())
def test_command_line_exists(page_name: str, line: str) -> None:
    words = shlex.split(line)
    section = commands().get(words[1])
    assert section is not None, f"{page_name} shows an unknown command"
    for option in (word.partition("=")[0] for word in words[2:] if word.startswith("-")):
        assert re.search(rf"{re.escape(option)}\b", section), f"{option} is not in the reference"


def python_blocks() -> list[tuple[str, str]]:
    return [
        (of_root(path), block)
        for path in DOCS
        for block in re.findall(r"(?ms)^```python\n(.*?)^```", path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("page_name", "block"), python_blocks())
def test_python_block_prints_what_it_says(page_name: str, block: str, tmp_path: Path) -> None:
    (tmp_path / "story").symlink_to(SAMPLE, target_is_directory=True)
    ran = subprocess.run(
        [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{page_name}: {ran.stderr}"
    promised = re.findall(r"(?m)^print\(.*\)  # (.*)$", block)
    assert [line for line in promised if line not in ran.stdout.splitlines()] == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_tutorial_runs(tmp_path: Path) -> None:
    """The first ten minutes, typed as they stand, in an empty folder beside the sample story."""
    (tmp_path / "story").symlink_to(SAMPLE, target_is_directory=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known: dict[str, str] = {}
    lines = console_lines(ROOT / "docs" / "tutorial.md")
    assert lines
    for line in lines:
        typed = line
        for word in ("CLAIM", "QUESTION"):
            if re.search(rf"\b{word}\b", line):
                known.setdefault(word, first_id(word, tmp_path, path))
                typed = re.sub(rf"\b{word}\b", known[word], typed)
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", typed],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        fine = {0, SET_ASIDE} if typed.startswith("sayso ingest") else {0}
        assert ran.returncode in fine, f"$ {typed}\n{ran.stdout}{ran.stderr}"
    assert "<html" in (tmp_path / "dossier.html").read_text(encoding="utf-8")


def first_id(word: str, folder: Path, path: str) -> str:
    what = {"CLAIM": "claims", "QUESTION": "questions"}[word]
    ran = subprocess.run(
        ["sayso", "export", "--format", "jsonl", "--what", what],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return str(json.loads(ran.stdout.splitlines()[0])["id"])


@pytest.mark.parametrize("path", DOCS, ids=of_root)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```", "", path.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    inside = [target for target in targets if not target.startswith(("http:", "https:"))]
    assert [each for each in inside if not (path.parent / each).exists()] == []


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
