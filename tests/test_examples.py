"""What is shown as an example is so: in docstrings, in Python blocks and at the command line.

One ledger of the sample story serves all of them; each page works on a copy of its own. A block
below ``<!-- only parsed: REASON -->`` is not run, and neither is a command that never ends, asks
the network, or names files that are not there; that they could be typed so is looked at even then.
"""

import ast
import doctest
import importlib
import inspect
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

import sayso
from sayso import cli, pipeline
from sayso.store.view import View

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SAMPLE = ROOT / "src" / "sayso" / "sample"
DOOR = sorted(path.stem for path in (ROOT / "src" / "sayso" / "door").glob("[!_]*.py"))
BLOCK = re.compile(r"(?ms)^(<!-- only parsed: [^>]+-->\n)?```(python|console)\n(.*?)^```")
# Commands that end by themselves, reach nothing outside, and change nothing but the copy.
RUN = {
    *("alerts", "as-of", "ask", "claims", "correct", "diff", "doubts", "dossier", "explain"),
    *("export", "grade", "impact", "import", "ingest", "judge", "judgements", "note", "questions"),
    *("review", "reviews", "schema", "show", "sql", "undo", "verify"),
}
FINE = {0, 3, 4}  # done, nothing found, done but something was set aside
TABLES = {"CLAIM": "claims", "QUESTION": "questions", "SOURCE": "identities", "STORY": "stories"}
TABLES |= {"ARTICLE": "articles", "STATEMENT": "statements", "ORIGIN": "origins"}
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def of_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="session")
def workplace(tmp_path_factory) -> Path:
    """A folder with the ledger of the sample story."""
    folder = tmp_path_factory.mktemp("examples")
    assert cli.run(["ingest", str(SAMPLE), "--ledger", str(folder / "sayso.db")]) in FINE
    return folder


@pytest.fixture
def desk(workplace, tmp_path, monkeypatch) -> Path:
    """A copy of that folder to work in."""
    (tmp_path / "story").symlink_to(SAMPLE, target_is_directory=True)
    for name in ("sayso.db", "sample.db"):
        shutil.copyfile(workplace / "sayso.db", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    return tmp_path


def examples() -> Iterator[doctest.DocTest]:
    """The examples of each public name of the door, apart."""
    finder = doctest.DocTestFinder()
    for module in (sayso, *(importlib.import_module(f"sayso.door.{name}") for name in DOOR)):
        yield from (each for each in finder.find(module) if each.examples)


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.name)
def test_example_of_a_docstring_runs(example, desk) -> None:
    told: list[str] = []
    with sayso.Ledger("sample.db") as ledger:
        example.globs.update(sayso=sayso, ledger=ledger)
        runner = doctest.DocTestRunner(optionflags=FLAGS)
        runner.run(example, out=told.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(told)


def public() -> Iterator[tuple[str, object]]:
    """Every public class, function and method of the door that a user of ``sayso`` meets."""
    from sayso.door.asking import Reply
    from sayso.door.shown import ShownDossier, ShownQuestion

    yield "sayso", sayso
    yield "read", sayso.read
    for met in (sayso.Ledger, sayso.Table, Reply, ShownQuestion, ShownDossier):
        yield met.__name__, met
        for name, value in vars(met).items():
            called = value.fget if isinstance(value, property) else value
            if inspect.isfunction(called) and not name.startswith("_"):
                yield f"{met.__name__}.{name}", called


@pytest.mark.parametrize(("name", "met"), [pytest.param(*each, id=each[0]) for each in public()])
def test_public_docstring_has_an_example(name, met) -> None:
    assert ">>> " in (met.__doc__ or ""), f"{name} has no example"


def blocks(path: Path, language: str) -> list[tuple[bool, str]]:
    """Blocks of a language on a page, each with whether it is to be run."""
    found = BLOCK.findall(path.read_text(encoding="utf-8"))
    return [(not mark, text) for mark, kind, text in found if kind == language]


def with_blocks(language: str) -> list[Path]:
    return [path for path in PAGES if blocks(path, language)]


@pytest.mark.parametrize("path", with_blocks("python"), ids=of_root)
def test_python_on_a_page_prints_what_it_says(path, desk, capsys) -> None:
    """From top to bottom, as in a notebook."""
    known: dict[str, object] = {"__name__": "__main__"}
    for run, text in blocks(path, "python"):
        ast.parse(text)
        if run:
            exec(compile(text, of_root(path), "exec"), known)
            printed = capsys.readouterr().out.splitlines()
            promised = re.findall(r"(?m)^\s*print\(.*\)  # (.*)$", text)
            promised += re.findall(r"(?m)^# (.+ - .+)$", text)
            assert [line for line in promised if line not in printed] == [], printed
    if isinstance(opened := known.get("ledger"), sayso.Ledger):
        opened.close()


def typed(text: str) -> Iterator[str]:
    """The lines behind a prompt, those that go on below as one."""
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            yield line[2:]


def steps(line: str) -> list[list[str]]:
    """The words of each command of a line, as a shell would part them."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    found: list[list[str]] = [[]]
    for word in lexer:
        if set(word) <= set("|&;<>"):
            found.append([])
        else:
            found[-1].append(word)
    return found


class Typist:
    """Types a page's commands, with ids of the ledger in place of the words that stand for them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._met: dict[str, Iterator[str]] = {}
        self._known: dict[str, list[str]] = {}

    def words(self, step: list[str]) -> list[str]:
        """The words of a command; one that stands twice stands for two nouns."""
        used: Counter[str] = Counter()
        words = []
        for word in step:
            if word in TABLES:
                words.append(self._ids(word)[used[word]])
                used[word] += 1
            else:
                words.append(self._judgement() if word == "JUDGEMENT" else word)
        return words

    def _ids(self, word: str) -> list[str]:
        if word not in self._known:
            with View(self.folder / "sayso.db") as view:
                found = [row["id"] for row in view.records(TABLES[word])]
            self._known[word] = found
        return self._known[word]

    def _judgement(self) -> str:
        with View(self.folder / "sayso.db") as view:
            made = view.judgements()
        undone = {each.undoes for each in made}
        return [each.id for each in made if each.verdict and each.id not in undone][-1]

    def runs(self, words: list[str]) -> bool:
        """Whether a command can be run here: it ends, and the files it names are there."""
        if words[0] not in RUN or any("$" in word for word in words):
            return False
        files = [word for word in words[1:] if not word.startswith("--")]
        files = files if words[0] in ("ingest", "import") else []
        if "--ledger" in words:
            files.append(words[words.index("--ledger") + 1])
        return all((self.folder / name).exists() for name in files)


@pytest.mark.parametrize("path", with_blocks("console"), ids=of_root)
def test_commands_on_a_page_run(path, desk, capsys, monkeypatch) -> None:
    """From top to bottom; what linking makes of a decision is looked at elsewhere."""
    monkeypatch.setattr(pipeline, "link", lambda *_: 0)
    typist = Typist(desk)
    for run, text in blocks(path, "console"):
        for line in typed(text):
            parts = steps(line)
            for step in parts:
                if step[:1] == ["make"]:
                    assert re.search(rf"(?m)^{re.escape(step[1])}:", makefile()), line
                elif step[:1] == ["sayso"] and len(step) > 1:
                    words = typist.words(step[1:])
                    cli.app.parse_args(words, exit_on_error=False, print_error=False)
                    if run and len(parts) == 1 and typist.runs(words):
                        status = cli.run(words)
                        assert status in FINE, f"{line}\n{capsys.readouterr().err}"


def makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_tutorial_leaves_what_it_says(desk) -> None:
    for name in ("dossier.html", "dossier.md", "claims.jsonl", "claims.csv", "claims.parquet"):
        assert f"-o {name}" in (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert cli.run(["dossier", "-o", "dossier.html"]) == 0
    assert "<html" in (desk / "dossier.html").read_text(encoding="utf-8")
    assert cli.run(["export", "-o", "claims.jsonl"]) == 0
    lines = (desk / "claims.jsonl").read_bytes().splitlines()
    assert all(orjson.loads(line)["id"].startswith("clm_") for line in lines)
