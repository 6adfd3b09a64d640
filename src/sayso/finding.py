"""Finding: what the ledger has on a typed question, by indexes, then by what those pieces hold."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

from sayso import rows
from sayso.dossier import asking, differing
from sayso.dossier.asked import Asked
from sayso.dossier.asked import read as read_asked
from sayso.dossier.asking import Near
from sayso.dossier.placemap import PlaceMap
from sayso.dossier.prospect import Prospect
from sayso.errors import InputError
from sayso.extract.parser import Parser
from sayso.following import Followed, joined, loose, one, whole
from sayso.model import Identity, Place, Question, QuestionKind, Scope, Span
from sayso.store import inside
from sayso.store.view import View

HITS: Final = 5  # claims shown where only words are found
ARTICLES: Final = 600  # that are read at most, of the pieces whose words fit best
BEYOND: Final = 60  # questions kept of those that may be nearest
NOWHERE: Final = PlaceMap()


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one looks: so many articles are read whole, and so many questions compared at most.

    Where a ledger has more questions, only those are compared that are in the stories read; so one
    worded quite otherwise than any article in its story is not met.
    """

    articles: int = ARTICLES
    questions: int | None = None


FAR: Final = Reach()
NEAR: Final = Reach(articles=24, questions=5_000)  # what can be looked through while one waits


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found on a typed question; ``hits`` are claims that merely hold its words.

    ``left`` counts the pieces that have its words too and were too many to be looked through.
    """

    known: Followed
    found: asking.Found
    hits: tuple[str, ...]
    left: int = 0


def asked(ledger: Path, text: str, reach: Reach = FAR) -> Answered:
    """What the ledger has on a question as somebody types it.

    The words on file are looked for only where no question and no claim has the parts asked for.
    """
    line = " ".join(text.split())
    sentences = Parser().parse(line, [Span(0, len(line), line)]) if line else ()
    if not sentences:
        raise InputError("nothing is asked; type a question, such as: sayso ask 'Who was hurt?'")
    typed = read_asked(sentences[0])
    with View(ledger) as view, view.snapshot():
        known, found, left = _found(view, typed, reach)
        hits: tuple[str, ...] = ()
        words = " ".join(found.asked.words)
        if not found.questions and not found.claims and any(map(str.isalnum, words)):
            told = view.search(words, HITS)
            hits = tuple(hit.id for hit in told if hit.noun == "claims")
            known = _with(view, known, hits)
        return Answered(known, found, hits, left)


def _found(view: View, typed: Asked, reach: Reach = FAR) -> tuple[Followed, asking.Found, int]:
    if inside.is_whole(view):
        known = whole(view)
        claims = tuple(known.clocks.claims.values())
        return known, asking.find(typed, known.linked, claims), 0
    heard = asking.hear(typed, _called(view, typed.speakers))
    scan = _Scan(heard.asked)
    if not heard.asked.empty and _compared(view, reach):
        for row in view.records("question_parts"):
            scan.see(row)
    fit = _fit(view, scan) if not heard.asked.empty else _Fit()
    chosen, left = _chosen(view, fit, reach.articles)
    parts = [one(view, piece) for piece in chosen]
    parts += [loose(view, fit.loose[: reach.articles])] if fit.loose else []
    known = joined(parts) if parts else joined([loose(view, ())])
    beyond = asking.Beyond(tuple(scan.nearest()), tuple(_places(view, scan, chosen)))
    claims = tuple(known.clocks.claims.values())
    return known, asking.among(heard, known.linked, claims, beyond), left


def _compared(view: View, reach: Reach) -> bool:
    """Whether the questions are few enough to be compared one by one."""
    if reach.questions is None:
        return True
    some = next(view.records("questions_up_to", most=reach.questions + 1))
    return bool(some["n"] <= reach.questions)


def _called(view: View, names: tuple[str, ...]) -> Iterator[Identity]:
    """The voices that go by one of these names, in the order of their ids."""
    if not names:
        return
    known = []
    for row in view.records("names"):
        aliases = tuple(orjson.loads(row["aliases"]))
        if asking.called((row["name"], *aliases), names):
            known.append(row["id"])
    for key in sorted(set(known)):
        yield view.identity(key)


@dataclass(slots=True)
class _Scan:
    """What all questions of a ledger tell without their answers: which may fit, which are near."""

    asked: Asked
    prospect: Prospect = field(init=False)
    worded: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    fitting: set[str] = field(default_factory=set)
    _near: list[tuple[Near, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prospect = Prospect.of(self.asked)

    def see(self, row: Mapping[str, Any]) -> None:
        """One question, by its wording and scope."""
        question = _bare(row)
        self.worded[row["unit"]] |= self.prospect.met((question.wording, *question.scope.places))
        differs = asking.differs(self.asked, question, NOWHERE)
        counted = self.asked.kind is QuestionKind.IS_IT_SO and differs == (differing.NOT_MANY,)
        fits = not differs or counted
        if fits and (
            not self.prospect.terms or differing.all_in(self.asked.text, question.wording)
        ):
            self.fitting.add(row["unit"])
        if asking.is_near(differs):
            self._near.append((Near(question, differs), row["unit"]))
            if len(self._near) > 2 * BEYOND:
                self._near = self._first()

    def _first(self) -> list[tuple[Near, str]]:
        return heapq.nsmallest(BEYOND, self._near, key=lambda each: asking.nearness(each[0]))

    def nearest(self) -> Iterator[Question]:
        """The questions that differ least, more of them than are told."""
        return (near.question for near, _ in self._first())

    def around(self) -> Iterator[str]:
        """The pieces of those that may be told."""
        return (unit for _, unit in self._first()[: 2 * asking.NEAREST])


def _bare(row: Mapping[str, Any]) -> Question:
    scope = rows.from_row(Scope, orjson.loads(row["scope"]))
    return Question(row["id"], QuestionKind(row["kind"]), row["wording"], scope, ())


@dataclass(slots=True)
class _Fit:
    """Pieces in which an article has the words, the better the more; and articles of none."""

    pieces: dict[str, float] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def _fit(view: View, scan: _Scan) -> _Fit:
    if not scan.prospect.terms:  # nothing to look up: whoever asks so compares everything
        return _Fit(dict.fromkeys(inside.pieces(view), 1.0), list(view.not_linked()))
    met: dict[str, set[int]] = defaultdict(set)
    piece: dict[str, str | None] = {}
    anywhere = set()
    for at, words in enumerate(scan.prospect.lookups()):
        if not words:
            anywhere.add(at)
            continue
        text = " OR ".join(f'"{word}"*' for word in words)
        for row in view.records("articles_holding", text=text):
            met[row["id"]].add(at)
            piece[row["id"]] = row["piece"]
    fit = _Fit(dict.fromkeys(sorted(scan.fitting), 1.0))
    weights: dict[frozenset[int], float] = {}  # most articles of many meet the same few terms
    for article, own in met.items():
        unit = piece[article]
        every = frozenset(own | anywhere | scan.worded.get(unit or "", set()))
        if every not in weights:
            enough = scan.prospect.enough(every)
            weights[every] = scan.prospect.weight(every) if enough else -1.0
        weight = weights[every]
        if weight < 0:
            continue
        if unit is None:
            fit.loose.append(article)
        else:
            fit.pieces[unit] = max(fit.pieces.get(unit, 0.0), weight)
    return fit


def _chosen(view: View, fit: _Fit, most: int) -> tuple[list[str], int]:
    """The pieces that fit best, and how many are left out; in the order of their names."""
    ranked = sorted(fit.pieces, key=lambda piece: (-fit.pieces[piece], piece))
    chosen: list[str] = []
    many = 0
    for piece in ranked:
        many += sum(1 for _ in view.records("shelf_members", piece=piece))
        if chosen and many > most:
            break
        chosen.append(piece)
    return sorted(chosen), len(ranked) - len(chosen)


def _places(view: View, scan: _Scan, chosen: Iterable[str]) -> Iterator[Place]:
    """Places named where the nearest questions stand, and wherever the one asked for is named."""
    if not scan.asked.places:
        return
    others = sorted(set(scan.around()) - set(chosen))
    found = view.records("piece_places", pieces=orjson.dumps(others).decode())
    for row in found:
        yield from _read(row)
    for place in scan.asked.places:
        words = " ".join(f'"{word}"' for word in place.replace('"', " ").split())
        for row in view.records("places_told", text=words) if words else ():
            named = PlaceMap.of(told := list(_read(row)))
            if named.knows(place):
                yield from told
                break


def _read(row: Mapping[str, Any]) -> Iterator[Place]:
    return (rows.from_row(Place, each) for each in orjson.loads(row["places"]))


def _with(view: View, known: Followed, claims: Iterable[str]) -> Followed:
    """What is known, and the pieces of these claims."""
    lost = [claim for claim in claims if claim not in known.clocks.claims]
    if not lost:
        return known
    articles = {view.claim(each).article for each in lost}
    members = {piece for a in articles if (piece := inside.piece_of_article(view, a)) is not None}
    alone = [a for a in sorted(articles) if inside.piece_of_article(view, a) is None]
    return joined([known, *(one(view, piece) for piece in sorted(members)), loose(view, alone)])
