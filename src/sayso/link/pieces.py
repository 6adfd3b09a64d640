"""Pieces: the parts of a ledger that have nothing to do with each other, so each is linked alone.

Articles that are alike are neighbours, and a piece is what hangs together by neighbours. What all
of a country's news would hang together by is told apart by asking for more likeness, until a piece
has at most CAP articles. Which pieces there are depends on the articles alone and not on the order
in which they came; and a further article changes only the pieces that it touches.

To be compared, articles must stand near each other in time among those that share a rare word:
with NEAREST on either side. A word that everybody uses meets strangers then, and costs no more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sayso.link import sketches
from sayso.link.shelf import NEAREST, Memory, Shelf
from sayso.link.sketches import SURE
from sayso.model import Article, Piece, Sketch, Story, Why

CAP = 150  # articles of a piece
SHARED = 2  # words by which two articles must stand near each other
# Log-odds asked for, the least first: a piece may hold all that goes on about one thing.
LEVELS = (-4.5, -4.0, -3.5, -3.0, -2.5, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, SURE)
JUDGED = SURE + 1  # of two articles that a judgement names
ALONE = JUDGED + 1  # asked where even copies of one text are too many


def find(articles: Iterable[Article], judged: Iterable[tuple[str, str]] = ()) -> tuple[Piece, ...]:
    """The pieces of a pile of articles; ``judged`` are pairs of them that a judgement names."""
    shelf = Memory()
    for article in articles:
        if shelf.piece(article.id) is None:
            add(shelf, sketches.find(article))
    tie(shelf, judged)
    return shelf.pieces()


def said(piece: Piece, told: Iterable[Story]) -> tuple[Story, ...]:
    """The stories of a piece; where CAP cut something off, each says so."""
    if piece.asked == LEVELS[0]:
        return tuple(told)
    detail = (
        f"more than {CAP} articles hang together here; those less alike than {piece.asked:g} in "
        "log-odds were not looked at together"
    )
    why = Why("cut-off", None, detail)
    return tuple(replace(each, why=(*each.why, why)) for each in told)


def add(shelf: Shelf, sketch: Sketch) -> frozenset[str]:
    """Put an article on the shelf; the names of all pieces that changed, former ones too."""
    met, pushed = near(shelf, sketch), set(_pushed(shelf, sketch))
    shelf.put(sketch)
    article = sketch.article
    joined, parted = {article}, set[str]()
    for other in met:
        alike = sketches.likeness(sketch, shelf.sketch(other))
        if alike >= LEVELS[0]:
            shelf.join(article, other, alike)
            joined.add(other)
    for left, right in sorted(pushed):
        alike = shelf.alike(left).get(right, JUDGED)
        if alike < JUDGED and not _meet(shelf, left, right):
            shelf.part(left, right)
            parted |= {left, right}
    return _settle(shelf, joined, parted)


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


def near(shelf: Shelf, sketch: Sketch) -> list[str]:
    """Who stands near a new article by enough words, or by its address."""
    hits = Counter[str]()
    for mark in sketch.marks:
        hits.update(shelf.before(mark, sketch.place))
        hits.update(shelf.after(mark, sketch.place))
    address = sketch.address
    same = {*shelf.before(address, sketch.place), *shelf.after(address, sketch.place)}
    return sorted(same | {other for other, times in hits.items() if times >= SHARED})


def _pushed(shelf: Shelf, sketch: Sketch) -> Iterator[tuple[str, str]]:
    """Pairs that just stood near each other by a word, and that a new article comes between."""
    for mark in (sketch.address, *sketch.marks):
        before, after = shelf.before(mark, sketch.place), shelf.after(mark, sketch.place)
        for place, left in enumerate(before, 1):
            if NEAREST - place < len(after):
                yield left, after[NEAREST - place]


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
    """Cut anew the pieces that these articles are in, and those that fit into CAP since a parting.

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
        """The piece of an article: its surroundings at the least likeness that keeps to CAP."""
        for asked in LEVELS:
            if (found := self.reach(article, asked)) is not None:
                return Piece(tuple(sorted(found)), asked, min(found))
        return Piece((article,), ALONE, article)

    def reach(self, article: str, asked: float) -> set[str] | None:
        """All that hang together with it by so much likeness; None where they are too many."""
        if article in self._wide[asked]:
            return None
        if (known := self._found[asked].get(article)) is not None:
            return known
        found, todo = {article}, [article]
        while todo:
            for other, alike in self._neighbours(todo.pop()):
                if alike >= asked and other not in found:
                    found.add(other)
                    todo.append(other)
            if len(found) > CAP:
                self._wide[asked] |= found
                return None
        self._found[asked].update(dict.fromkeys(found, found))
        return found

    def _neighbours(self, article: str) -> Iterator[tuple[str, float]]:
        if article not in self._alike:
            self._alike[article] = self._shelf.alike(article)
        return iter(self._alike[article].items())
