"""Which stages, in which order: files to ledger, ledger to dossier; nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from sayso.dossier import asking, build, decided
from sayso.dossier.asked import read as read_asked
from sayso.dossier.clocks import Clocks
from sayso.engine.local import Local
from sayso.engine.stages import Each
from sayso.errors import InputError
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.ingest import files as inputs
from sayso.ingest import received
from sayso.link import overlay
from sayso.linking import link, linked
from sayso.model import (
    Article,
    Claim,
    Dossier,
    Linked,
    Reading,
    SetAside,
    Span,
    standing,
)
from sayso.store import inside
from sayso.store.view import Arrival, View
from sayso.store.writer import Added, Writer
from sayso.trace import versions

__all__ = ["link", "linked"]

HITS = 5  # claims shown where only words are found
BATCH = 16  # articles a transaction: what a killed run may lose, about ten seconds of work


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs done of all, and the last one's uri."""

    done: int
    total: int
    uri: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``set_aside`` counts reasons; ``unreadable`` are whole inputs among them."""

    received: int = 0
    new: int = 0
    known: int = 0
    versions: int = 0
    claims: int = 0
    questions: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """What the ledger holds, with the times of all of it, and its link runs in order."""

    linked: Linked
    clocks: Clocks
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found on a typed question; ``hits`` are claims that merely hold its words."""

    known: Followed
    found: asking.Found
    hits: tuple[str, ...]


class ReadArticle:
    """The stage that reads one article; the models are loaded once a worker, at first use."""

    def __init__(self, *, fast: bool = False) -> None:
        """Nothing is loaded yet, so that the stage travels light to a worker."""
        self._parser: Parser | None = None
        self._fast = fast

    def __call__(self, article: Article) -> Reading:
        """Layout, masthead, attributions, claims."""
        if self._parser is None:
            self._parser = Parser()
        return reading.read(article, self._parser, fast=self._fast)


READ = Each("read", reading.VERSION, ReadArticle())
READ_FAST = Each("read", f"{reading.VERSION}, rules only", ReadArticle(fast=True))


def ingest(
    paths: Sequence[str | Path],
    ledger: Path,
    *,
    workers: int = 1,
    fast: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read files, folders and standard input ("-") into the ledger, then link all it holds.

    ``fast`` reads by rules alone, about twice as fast, and finds less (docs/accuracy.md).

    Batches are written as they are ready; running again completes what was cut off.
    """
    with Writer(ledger) as writer, View(ledger) as view:
        intake = _Intake(view, tuple(paths), progress)
        added = Added()
        batch: list[Reading] = []
        for one in Local(workers).each(READ_FAST if fast else READ, intake.articles()):
            batch.append(one)
            if len(batch) >= BATCH:
                added += _write(writer, intake, batch)
                batch = []
        added += _write(writer, intake, batch)
    questions = link(ledger, workers)
    return intake.summary(added, questions)


class _Intake:
    """The articles not yet in the ledger, and a count of all that came in."""

    def __init__(
        self,
        view: View,
        paths: Sequence[str | Path],
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._view, self._paths, self._progress = view, paths, progress
        self._met: set[str] = set()
        self._at: dict[str, Article] = {}
        self._received = 0
        self.aside: list[SetAside] = []
        self.known: list[Reading] = []
        self._unreadable = 0
        self._reasons: Counter[str] = Counter()

    def articles(self) -> Iterator[Article]:
        """New articles in order of input; known ones and rejects are kept for the next batch."""
        total = inputs.count(self._paths)
        for done, raw in enumerate(inputs.find(self._paths), 1):
            got = received.read(raw)
            self._received += len(got.articles) + len(got.set_aside)
            self._unreadable += sum(1 for item in got.set_aside if item.span is None)
            self.aside += got.set_aside
            known = self._view.has([article.id for article in got.articles])
            for article in got.articles:
                if article.id in known or article.id in self._met:
                    self.known.append(Reading(article))
                else:
                    self._met.add(article.id)
                    yield article
            if self._progress:
                self._progress(Progress(done, total, raw.uri))

    def with_versions(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings, those of an edited article naming the version before."""
        found: list[Reading] = []
        for one in readings:
            older = self._at.get(one.article.uri) or self._view.newest_at(one.article.uri)
            article = one.article
            if older is not None and older.id != article.id:
                article = versions.find([older, article])[-1]
            self._at[article.uri] = article
            found.append(replace(one, article=article))
        return found

    def written(self, readings: Sequence[Reading]) -> None:
        """Count what a batch set aside, and forget what was waiting for it."""
        kept = [item for one in readings for item in one.set_aside]
        self._reasons.update(item.reason for item in [*self.aside, *kept])
        self.aside, self.known = [], []

    def summary(self, added: Added, questions: int) -> Summary:
        """What the run did."""
        return Summary(
            received=self._received,
            new=added.articles,
            known=added.known,
            versions=added.versions,
            claims=added.claims,
            questions=questions,
            set_aside=tuple(sorted(self._reasons.items(), key=lambda item: (-item[1], item[0]))),
            unreadable=self._unreadable,
        )


def _write(writer: Writer, intake: _Intake, batch: Sequence[Reading]) -> Added:
    added = writer.add([*intake.with_versions(batch), *intake.known], intake.aside)
    intake.written(batch)
    return added


def dossier(ledger: Path, title: str = "Dossier") -> Dossier:
    """All that the ledger holds, in the order a reader is told it."""
    with View(ledger) as view, view.snapshot():
        articles = tuple(view.articles())
        return _dossier(
            inside.Inside(
                piece="",
                articles=articles,
                claims=tuple(view.claims()),
                linked=view.linked(),
                passages={article.id: view.passages(article.id) for article in articles},
                set_aside=view.set_aside(),
                judgements=view.judgements(),
            ),
            title,
        )


def story(view: View, piece: str, title: str = "Dossier") -> tuple[Dossier, Followed]:
    """What the ledger holds of one piece, with its times; see `store.inside.piece_of`."""
    found = inside.read(view, piece)
    claims = overlay.find(found.claims, standing(found.judgements))
    clocks = _clocks(found.articles, claims, found.arrivals)
    runs = tuple(sorted({each.run for each in found.arrivals.values() if each.run is not None}))
    return _dossier(found, title), Followed(found.linked, clocks, runs)


def _dossier(found: inside.Inside, title: str) -> Dossier:
    held = standing(found.judgements)
    return build.build(
        found.articles,
        overlay.shown(found.claims, held),
        found.linked,
        found.set_aside,
        title,
        passages=found.passages,
        judged=decided.find(found.claims, found.linked.voices, found.judgements, found.elsewhere),
    )


def followed(ledger: Path) -> Followed:
    """What the ledger holds, with the three times of all of it."""
    with View(ledger) as view, view.snapshot():
        held = standing(view.judgements())
        claims = overlay.find(tuple(view.claims()), held)
        clocks = _clocks(view.articles(), claims, view.arrivals())
        return Followed(view.linked(), clocks, tuple(view.runs()))


def _clocks(
    articles: Iterable[Article], claims: Iterable[Claim], arrivals: Mapping[str, Arrival]
) -> Clocks:
    return Clocks.of(
        articles,
        claims,
        {article: each.at for article, each in arrivals.items()},
        {article: each.run for article, each in arrivals.items() if each.run is not None},
    )


def asked(ledger: Path, text: str) -> Answered:
    """What the ledger has on a question as somebody types it.

    The words on file are looked for only where no question and no claim has the parts asked for.
    """
    known = followed(ledger)
    line = " ".join(text.split())
    sentences = Parser().parse(line, [Span(0, len(line), line)]) if line else ()
    if not sentences:
        raise InputError("nothing is asked; type a question, such as: sayso ask 'Who was hurt?'")
    found = asking.find(read_asked(sentences[0]), known.linked, tuple(known.clocks.claims.values()))
    hits: tuple[str, ...] = ()
    if not found.questions and not found.claims and found.asked.words:
        with View(ledger) as view:
            told = view.search(" ".join(found.asked.words), HITS)
        hits = tuple(hit.id for hit in told if hit.noun == "claims")
    return Answered(known, found, hits)


def sample() -> Path:
    """The folder of the invented sample story that comes with the package."""
    return Path(str(files("sayso").joinpath("sample")))
