"""Which stages, in which order: files to ledger, ledger to dossier; nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from sayso.dossier import build, decided
from sayso.engine.local import Local
from sayso.engine.stages import Each
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.fetching import Fetching, beside, is_address
from sayso.finding import Answered, asked
from sayso.following import Followed, followed, of_inside
from sayso.ingest import files as inputs
from sayso.ingest import received
from sayso.lexicon import overlays
from sayso.link import overlay
from sayso.linking import Elsewhere, link, linked
from sayso.model import Article, Claim, Dossier, Question, Reading, Received, SetAside, standing
from sayso.store import inside
from sayso.store.view import View
from sayso.store.writer import Added, Writer
from sayso.trace import versions

__all__ = ["Answered", "Followed", "asked", "followed", "link", "linked"]

WAITING = 256  # records set aside or known that wait for a batch; more are written at once
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
class Record:
    """What one record of an input gave, with the readings of articles first met in it."""

    received: Received
    readings: Mapping[str, Reading]


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
        found = reading.read(article, self._parser, fast=self._fast)
        if not (words := overlays.mark()):
            return found
        # Other words are another reading: the ledger says with whose.
        told = (*found.article.basis, ("words", f"ours, and those of {words}"))
        return replace(found, article=replace(found.article, basis=told))


READ = Each("read", reading.VERSION, ReadArticle())
READ_FAST = Each("read", f"{reading.VERSION}, rules only", ReadArticle(fast=True))


def ingest(
    paths: Sequence[str | Path],
    ledger: Path,
    *,
    workers: int = 1,
    fast: bool = False,
    progress: Callable[[Progress], None] | None = None,
    fetching: Fetching | None = None,
) -> Summary:
    """Read files, folders, standard input ("-") and addresses into the ledger, then link all of it.

    ``fast`` reads by rules alone, about twice as fast, and finds less (docs/accuracy.md).
    ``fetching`` is how addresses ("https://…") are asked for.

    Batches are written as they are ready; running again completes what was cut off.
    """
    with Writer(ledger) as writer, View(ledger) as view:
        intake = _Intake(view, writer)
        named = _Inputs(tuple(paths), fetching or Fetching(beside(ledger)))
        found = intake.articles(named, progress)
        added = _take(writer, intake, Local(workers).each(READ_FAST if fast else READ, found))
    questions = link(ledger, workers)
    return intake.summary(added, questions)


def add(
    records: Callable[[View], Iterable[Record]],
    ledger: Path,
    *,
    workers: int = 1,
    elsewhere: Elsewhere | None = None,
) -> Summary:
    """The same with what was received and read elsewhere, in order of input.

    ``records`` may look at the ledger as it grows; ``elsewhere`` knows what pieces hold.
    """
    with Writer(ledger) as writer, View(ledger) as view:
        intake = _Intake(view, writer)
        read = (
            record.readings[article.id]
            for record in records(view)
            for article in intake.new(record.received)
        )
        added = _take(writer, intake, read)
    questions = link(ledger, workers, elsewhere)
    return intake.summary(added, questions)


def _take(writer: Writer, intake: "_Intake", readings: Iterable[Reading]) -> Added:
    """Write readings in batches as they are ready."""
    added = Added()
    batch: list[Reading] = []
    for one in readings:
        batch.append(one)
        if len(batch) >= BATCH:
            added += _write(writer, intake, batch)
            batch = []
    added += _write(writer, intake, batch)
    intake.flush()  # what came twice and could only now be told from new
    return added + intake.flushed


class _Inputs:
    """What a user named: files and addresses, each with what it gives."""

    def __init__(self, paths: Sequence[str | Path], fetching: Fetching) -> None:
        self._files = [path for path in paths if not is_address(str(path))]
        self._addresses = [str(path) for path in paths if is_address(str(path))]
        self._fetching = fetching

    def __len__(self) -> int:
        return inputs.count(self._files) + len(self._addresses)

    def __iter__(self) -> Iterator[tuple[str, Iterator[Received]]]:
        """Files first: one that is not there is told before anything is fetched."""
        for source in inputs.find(self._files):
            yield source.uri, received.each(source)
        for address in self._addresses:
            yield address, self._fetching.read(address)


class _Intake:
    """The articles not yet in the ledger, and a count of all that came in."""

    def __init__(self, view: View, writer: Writer) -> None:
        self._view, self._writer = view, writer
        self._met: set[str] = set()  # on their way to the ledger
        self._twins: list[Reading] = []  # the same bytes again as one on its way
        self._at: dict[str, Article] = {}
        self._lines: dict[str, dict[str, Article]] = {}
        self._received = 0
        self.aside: list[SetAside] = []
        self.known: list[Reading] = []
        self.flushed = Added()
        self._unreadable = 0
        self._reasons: Counter[str] = Counter()

    def articles(
        self, named: _Inputs, progress: Callable[[Progress], None] | None
    ) -> Iterator[Article]:
        """New articles in order of input; known ones and rejects are kept for the next batch."""
        total = len(named)
        for done, (name, gives) in enumerate(named, 1):
            uri = name
            for number, got in enumerate(gives):
                if number and progress:  # an archive: it is done when its last record is
                    progress(Progress(done - 1, total, uri))
                uri = next((article.uri for article in got.articles), name)
                yield from self.new(got)
            if progress:
                progress(Progress(done, total, name))

    def new(self, got: Received) -> Iterator[Article]:
        """Those of one record, which are not to be read again if they are known."""
        self._received += len(got.articles) + len(got.set_aside)
        self._unreadable += sum(1 for item in got.set_aside if item.span is None)
        self.aside += got.set_aside
        known = self._view.has([article.id for article in got.articles])
        for article in got.articles:
            if article.id in known:
                self.known.append(Reading(article))
            elif article.id in self._met:
                self._twins.append(Reading(article))
            else:
                self._met.add(article.id)
                yield article
        if len(self.aside) + len(self.known) >= WAITING:
            self.flush()

    def flush(self) -> None:
        """Write what waits and is no new article: a crawl may bring very much of it on end."""
        self.flushed += self._writer.add(self.known, self.aside)
        self._reasons.update(item.reason for item in self.aside)
        self.aside, self.known = [], []

    def with_versions(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings, those of an edited article naming the version before."""
        found: list[Reading] = []
        for one in readings:
            if one.article.numbered:
                found += self._in_line(one)
                continue
            older = self._at.get(one.article.uri) or self._view.newest_at(one.article.uri)
            article = one.article
            if older is not None and older.id != article.id:
                article = versions.find([older, article])[-1]
            self._at[article.uri] = article
            found.append(replace(one, article=article))
        return found

    def _in_line(self, one: Reading) -> Iterator[Reading]:
        """A wire's item, and those of its versions that follow another one now that it is in."""
        uri = one.article.uri
        if uri not in self._lines:
            known = (each for each in self._view.articles_at(uri) if each.numbered)
            self._lines[uri] = {each.id: each for each in known}
        line = self._lines[uri]
        line[one.article.id] = one.article
        for article in versions.find([replace(each, version_of=None) for each in line.values()]):
            if article.id == one.article.id:
                yield replace(one, article=article)
            elif article.version_of != line[article.id].version_of:
                yield Reading(article)
            line[article.id] = article

    def written(self, readings: Sequence[Reading]) -> None:
        """Count what a batch set aside, and forget what was waiting for it."""
        kept = [item for one in readings for item in one.set_aside]
        self._reasons.update(item.reason for item in [*self.aside, *kept])
        # What is written is found in the ledger; to keep it would fill the memory on a long crawl.
        self.aside, self._at, self._lines = [], {}, {}
        there = {one.article.id for one in readings}
        self._met -= there
        self.known = [one for one in self._twins if one.article.id in there]
        self._twins = [one for one in self._twins if one.article.id not in there]

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


def read_again(ledger: Path, articles: Sequence[Article]) -> Added:
    """Read articles that a ledger lost the reading of, and link all it holds."""
    read, added = ReadArticle(), Added()
    with Writer(ledger) as writer:
        for article in articles:
            added += writer.add([read(article)])
    link(ledger)
    return added


def dossier(ledger: Path, title: str = "Dossier") -> Dossier:
    """All that the ledger holds, in the order a reader is told it."""
    with View(ledger) as view, view.snapshot():
        return _dossier(_everything(view), title)


def _everything(view: View) -> inside.Inside:
    articles = tuple(view.articles())
    return inside.Inside(
        piece="",
        articles=articles,
        claims=tuple(view.claims()),
        linked=view.linked(),
        passages={article.id: view.passages(article.id) for article in articles},
        set_aside=view.set_aside(),
        judgements=view.judgements(),
    )


def questions(view: View, unit: str) -> tuple[tuple[Question, ...], tuple[Claim, ...]]:
    """The questions of a piece as a dossier has them, in no order, and all claims of the piece."""
    whole = inside.is_whole(view)
    found = _everything(view) if whole else inside.read(view, unit)
    claims = overlay.shown(found.claims, standing(found.judgements))
    judged = decided.find(found.claims, found.linked.voices, found.judgements, found.elsewhere)
    return decided.graded(found.linked.questions, decided.reliability(judged)), claims


def story(view: View, piece: str, title: str = "Dossier") -> tuple[Dossier, Followed]:
    """What the ledger holds of one piece, with its times; see `store.inside.piece_of`."""
    found = inside.read(view, piece)
    return _dossier(found, title), of_inside(found)


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


def sample() -> Path:
    """The folder of the invented sample story that comes with the package."""
    return Path(str(files("sayso").joinpath("sample")))


def sample_uris() -> frozenset[str]:
    """Where the articles of the sample story were met."""
    read = (received.read(raw) for raw in inputs.find([sample()]))
    return frozenset(article.uri for got in read for article in got.articles)
