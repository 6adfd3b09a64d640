"""Pieces: the parts of a ledger that have nothing to do with each other, so each is linked alone.

Articles that are alike are neighbours, and a piece is what hangs together by neighbours. What all
of a country's news would hang together by is told apart by asking for more likeness, until a piece
has at most CAP articles, or LOOSE where they are hardly alike. Which pieces there are depends on
the articles alone and not on the order in which they came; and a further article changes only the
pieces that it touches.

To be compared, articles must stand near each other in time among those that share a rare word:
with NEAREST on either side. A word that everybody uses meets strangers then, and costs no more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sayso.link import sketches
from sayso.link.shelf import NEAREST, Memory, Shelf
from sayso.link.sketches import SURE
from sayso.model import Article, Piece, Sketch, Story, Why

CAP = 150  # articles of a piece
LOOSE = 60  # the same where they are alike by less than even odds: what else a day's news has
SHARED = 2  # words by which two articles must stand near each other
# Log-odds asked for, the least first: a piece may hold all that goes on about one thing.
LEVELS = (-4.5, -4.0, -3.5, -3.0, -2.5, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, SURE)
JUDGED = SURE + 1  # of two articles that a judgement names
ALONE = JUDGED + 1  # asked where even copies of one text are too many


def find(articles: Iterable[Article], judged: Iterable[tuple[str, str]] = ()) -> tuple[Piece, ...]:
    """The pieces of a pile of articles; ``judged`` are pairs of them that a judgement names."""
    shelf = Memory()
    by_id: dict[str, Article] = {}
    for article in articles:
        by_id.setdefault(article.id, article)
    add(shelf, *map(sketches.find, by_id.values()))
    tie(shelf, judged)
    return shelf.pieces()


def cap(asked: float) -> int:
    """How many articles a piece may have that are alike by so much."""
    return CAP if asked >= 0 else min(CAP, LOOSE)


def said(piece: Piece, told: Iterable[Story]) -> tuple[Story, ...]:
    """The stories of a piece; where CAP cut something off, each says so."""
    if piece.asked == LEVELS[0]:
        return tuple(told)
    before = LEVELS[LEVELS.index(piece.asked) - 1] if piece.asked in LEVELS else LEVELS[-1]
    detail = (
        f"more than {cap(before)} articles hang together here; those less alike than "
        f"{piece.asked:g} in log-odds were not looked at together"
    )
    why = Why("cut-off", None, detail)
    return tuple(replace(each, why=(*each.why, why)) for each in told)


def add(shelf: Shelf, *new: Sketch) -> frozenset[str]:
    """Put articles on the shelf; the names of all pieces that changed, former ones too."""
    joined, parted = set[str](), set[str]()
    for sketch in new:
        _add(shelf, sketch, joined, parted)
    return _settle(shelf, joined, parted)


def _add(shelf: Shelf, sketch: Sketch, joined: set[str], parted: set[str]) -> None:
    """Put one article beside its neighbours; notes whom it joined and whom it parted."""
    rows = _rows(shelf, sketch)
    met, pushed = _near(rows, sketch), set(_pushed(rows.values()))
    shelf.put(sketch)
    article = sketch.article
    joined.add(article)
    for other in met:
        alike = sketches.likeness(sketch, shelf.sketch(other))
        if alike >= LEVELS[0]:
            shelf.join(article, other, alike)
            joined.add(other)
    # Hundreds of pairs are pushed, and few of them are neighbours.
    for left, right in sorted(pair for pair in pushed if _unjudged(shelf, *pair)):
        if _unjudged(shelf, left, right) and not _meet(shelf, left, right):
            shelf.part(left, right)
            parted |= {left, right}


def _unjudged(shelf: Shelf, left: str, right: str) -> bool:
    """Whether two are neighbours by what they have in common alone."""
    return shelf.alike(left).get(right, JUDGED) < JUDGED


def tie(
    shelf: Shelf, judged: Iterable[tuple[str, str]], former: Iterable[tuple[str, str]] = ()
) -> frozenset[str]:
    """Put articles into one piece that a judgement names; the names of pieces that changed.

    ``former`` are those of judgements that were taken back.
    """
    joined, parted = set[str](), set[str]()
    wanted = {pair for pair in judged if len({*pair}) > 1 and all(map(shelf.piece, pair))}
    for left, right in sorted(wanted):
        if shelf.alike(left).get(right) != JUDGED:
            shelf.join(left, right, JUDGED)
            joined |= {left, right}
    kept = {frozenset(pair) for pair in wanted}
    for left, right in sorted(set(former)):
        if frozenset((left, right)) in kept or shelf.alike(left).get(right) != JUDGED:
            continue
        shelf.part(left, right)
        parted |= {left, right}
        alike = sketches.likeness(shelf.sketch(left), shelf.sketch(right))
        if alike >= LEVELS[0] and _meet(shelf, left, right):
            shelf.join(left, right, alike)
    return _settle(shelf, joined, parted)


@dataclass(frozen=True, slots=True)
class _Row:
    """Who stands next to a new article by one of its marks, the nearest first."""

    before: Sequence[str]
    after: Sequence[str]


def near(shelf: Shelf, sketch: Sketch) -> list[str]:
    """Who stands near a new article by enough words, or by its address."""
    return _near(_rows(shelf, sketch), sketch)


def _rows(shelf: Shelf, sketch: Sketch) -> dict[int, _Row]:
    place = sketch.place
    return {
        mark: _Row(shelf.before(mark, place), shelf.after(mark, place))
        for mark in (sketch.address, *sketch.marks)
    }


def _near(rows: Mapping[int, _Row], sketch: Sketch) -> list[str]:
    hits = Counter(
        chain.from_iterable((*rows[mark].before, *rows[mark].after) for mark in sketch.marks)
    )
    same = {*rows[sketch.address].before, *rows[sketch.address].after}
    return sorted(same | {other for other, times in hits.items() if times >= SHARED})


def _pushed(rows: Iterable[_Row]) -> Iterator[tuple[str, str]]:
    """Pairs that just stood near each other by a word, and that a new article comes between."""
    for row in rows:
        for place, left in enumerate(row.before, 1):
            if NEAREST - place < len(row.after):
                yield left, row.after[NEAREST - place]


def _meet(shelf: Shelf, left: str, right: str) -> bool:
    """Whether two neighbours still stand near each other by enough words."""
    one, other = shelf.sketch(left), shelf.sketch(right)
    ends = sorted((one.place, other.place))
    if one.address == other.address and shelf.between(one.address, *ends) < NEAREST:
        return True
    times = 0
    for mark in one.marks.keys() & other.marks.keys():
        times += shelf.between(mark, *ends) < NEAREST
        if times >= SHARED:
            return True
    return False


def _settle(shelf: Shelf, joined: set[str], parted: set[str]) -> frozenset[str]:
    """Cut anew the pieces that these articles are in, and those that fit since a parting.

    Whoever met somebody new is in a piece that grew, or in one too large before and still.
    """
    around = _Around(shelf)
    former = {piece for each in joined | parted if (piece := shelf.piece(each)) is not None}
    left = joined | {each for piece in former for each in shelf.members(piece)}
    for each in sorted(parted):
        left |= next((some for asked in LEVELS if (some := around.reach(each, asked))), set())
    changed: set[str] = set()
    while left:
        made = around.piece(min(left))
        members = set(made.articles)
        left -= members
        held = {piece for each in members if (piece := shelf.piece(each)) is not None}
        same = held == {made.name} and len(members) == len(shelf.members(made.name))
        if not same or shelf.asked(made.name) != made.asked:
            for piece in held:
                left |= set(shelf.members(piece)) - members
            shelf.place(made)
            changed |= held | {made.name}
    return frozenset(changed)


class _Around:
    """Surroundings of articles by likeness, each looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._alike: dict[str, Mapping[str, float]] = {}
        self._wide: dict[float, set[str]] = defaultdict(set)
        self._found: dict[float, dict[str, set[str]]] = defaultdict(dict)

    def piece(self, article: str) -> Piece:
        """The piece of an article: its surroundings at the least likeness that keeps to its cap."""
        for asked in LEVELS:
            if (found := self.reach(article, asked)) is not None:
                return Piece(tuple(sorted(found)), asked, min(found))
        return Piece((article,), ALONE, article)

    def reach(self, article: str, asked: float) -> set[str] | None:
        """All that hang together with it by so much likeness; None where they are too many."""
        wide = self._wide[asked]
        if article in wide:
            return None
        if (known := self._found[asked].get(article)) is not None:
            return known
        found, todo, most = {article}, [article], cap(asked)
        while todo:
            for other, alike in self._neighbours(todo.pop()):
                if alike >= asked and other not in found:
                    found.add(other)
                    todo.append(other)
                    if other in wide or len(found) > most:
                        wide |= found
                        return None
        self._found[asked].update(dict.fromkeys(found, found))
        return found

    def _neighbours(self, article: str) -> Iterator[tuple[str, float]]:
        if article not in self._alike:
            self._alike[article] = self._shelf.alike(article)
        return iter(self._alike[article].items())
