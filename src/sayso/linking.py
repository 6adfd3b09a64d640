"""Linking: which of its stages, in which order, for each piece of a ledger; and only what is new.

A piece is linked from its own articles alone. So one more article has those pieces linked again
that it touches, and what comes out is what linking everything anew would give (see
docs/decisions/0010).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sayso.engine.local import Local
from sayso.engine.stages import Each
from sayso.lexicon import overlays
from sayso.link import (
    corpus,
    deciding,
    identities,
    joining,
    overlay,
    pieces,
    questions,
    satire,
    sketches,
    statements,
    stories,
    threads,
    years,
)
from sayso.link.shelf import NEAREST
from sayso.model import (
    PAIRS,
    Article,
    Claim,
    Judgement,
    Linked,
    Piece,
    Subject,
    Verdict,
    digest,
    standing,
)
from sayso.model import Local as Found
from sayso.store.desk import Desk, Frozen, frozen
from sayso.store.view import View
from sayso.store.writer import WHOLE, Writer
from sayso.trace import copies, families, grades, origins

# Whoever changes what linking finds counts this up, so that ledgers are linked anew.
RULES = "9"
# What changes what linking finds; a note does not, nor does a grade, which is laid over answers.
CHANGING = PAIRS | {Verdict.REJECT, Verdict.CORRECT}
MARK = 12  # hexadecimal digits that tell one set of overlays from another
CHUNK = 64  # pieces a transaction
SHELVED = 256  # articles a transaction: neighbours that are read for one serve the next
ALL = 1 << 40
VOICE = "idn_"

T = TypeVar("T")
Done = tuple[Piece, str, Frozen | None]  # what it was linked from, and what was found
# Asked for what was found elsewhere in a piece, by its name and all that it was linked from.
Elsewhere = Callable[[str, str], Frozen | None]


def linked(
    articles: Sequence[Article], spoken: Sequence[Claim], judged: Sequence[Judgement] = ()
) -> Linked:
    """Who is who, copies, statements, origins and questions of all articles, piece by piece.

    ``judged`` is what persons decided about who is who: it goes before what is found.
    """
    by_id = {article.id: article for article in articles}
    marks = _pairs(judged)
    of_piece: dict[str, list[Claim]] = defaultdict(list)
    parts = pieces.find(by_id.values(), marks)
    piece = {article: part.name for part in parts for article in part.articles}
    for claim in spoken:
        of_piece[piece[claim.article]].append(claim)
    return joining.join(
        linked_piece(part, [by_id[key] for key in part.articles], of_piece[part.name], judged)
        for part in parts
    )


def linked_piece(
    piece: Piece,
    articles: Sequence[Article],
    spoken: Sequence[Claim],
    judged: Sequence[Judgement] = (),
) -> Found:
    """What linking finds in one piece, which depends on nothing outside it."""
    strands = threads.find(articles)
    articles = years.complete(articles, strands)
    read, spoken = spoken, overlay.find(spoken, judged)
    pairs = (each for each in judged if each.verdict in PAIRS)
    judged = overlay.moved(pairs, read, spoken)
    told = stories.find(articles)
    who = identities.find(articles, spoken, strands, overlay.about(judged, Subject.VOICE))
    known, voices = who.identities, who.voices
    copied = copies.find(articles)
    said = deciding.statements(
        statements.find(articles, spoken, voices, known, copied), spoken, judged
    )
    behind = origins.find(articles, spoken, known, said, copied)
    behind = satire.doubted(articles, spoken, behind)
    gathered = corpus.gather(
        articles,
        satire.earnest(articles, spoken),
        known,
        voices,
        statements=said,
        origins=behind,
        copies=copied,
        stories=told,
        threads=strands,
        families=families.by_article(articles),
    )
    asked = grades.find(questions.find(gathered, judged), behind)
    found = Linked(known, voices, said, behind, asked, copied, pieces.said(piece, told), who.doubts)
    return Found(piece.name, found, joining.first_told(found, articles, spoken))


def link(ledger: Path, workers: int = 1, elsewhere: Elsewhere | None = None) -> int:
    """Link what is new in the ledger, with all that it touches; the number of questions.

    ``elsewhere`` is asked first what a piece holds: it may have been linked on a cluster.

    In three steps, each safe to break off: new articles find their pieces, pieces that changed are
    linked (in so many processes, where they are many), and what the ledger says is written in one
    run.
    """
    with Writer(ledger) as writer, View(ledger) as view:
        every = view.judgements()
        held = standing(every)
        _shelve(writer, view, every, held)
        _link_pieces(writer, ledger, held, workers, elsewhere)
        with writer.desk(NEAREST) as desk:
            writer.place(_units(desk))
            return desk.questions()


def _shelve(
    writer: Writer, view: View, every: Sequence[Judgement], held: Sequence[Judgement]
) -> None:
    """Put new articles on the shelf, and tie together what judgements name."""
    for some in _batches(view.not_linked(), SHELVED):
        made = [sketches.find(view.article(key)) for key in some]
        with writer.desk(NEAREST) as desk:
            pieces.add(desk, *(each for each in made if desk.piece(each.article) is None))
    with writer.desk(NEAREST) as desk:
        pieces.tie(desk, _pairs(held), _pairs(every))
        judged = {mark.article for each in every for mark in each.marks}
        named = {name for key in judged if (name := desk.piece(key)) is not None}
        changing = _changing(held)
        for name in sorted(named):
            inside = frozenset(desk.members(name))
            piece = Piece(tuple(sorted(inside)), desk.asked(name), name)
            if desk.inputs(name) != _inputs(piece, changing):
                desk.touch([name])
        desk.touch_other_rules(f"{rules()} ")


def rules() -> str:
    """The version of what linking finds: by our rules, and by whose words besides ours."""
    words = overlays.mark()
    return f"{RULES}+{digest(words.encode())[:MARK]}" if words else RULES


@dataclass(slots=True)
class _Linking:
    """The stage that links a piece; each process opens the ledger once."""

    ledger: Path
    held: tuple[Judgement, ...]
    judged: Mapping[str, Sequence[str]]
    elsewhere: Elsewhere | None = None
    view: View | None = None

    def __call__(self, todo: tuple[Piece, str]) -> Done:
        """What is found in a piece, or None where nothing changed since it was last linked."""
        piece, before = todo
        inputs = _inputs(piece, self.judged)
        if inputs == before or not piece.articles:
            return piece, inputs, None
        if self.view is None:
            self.view = View(self.ledger)
        articles = [self.view.article(key) for key in piece.articles]
        spoken = [claim for key in piece.articles for claim in self.view.claims(article=key)]
        if self.elsewhere is not None:
            found = self.elsewhere(piece.name, f"{inputs} {seen(articles, spoken)}")
            if found is not None:
                return piece, inputs, found
        return piece, inputs, frozen(linked_piece(piece, articles, spoken, self.held))


def inputs_of(piece: Piece) -> str:
    """What a piece that nobody judged is linked from, as a ledger notes it."""
    return _inputs(piece, {})


def seen(articles: Sequence[Article], spoken: Sequence[Claim]) -> str:
    """A hash of all that linking sees of a piece; of the bytes as received it sees nothing."""
    shown = (replace(each, raw=b"") for each in articles)
    return digest(repr((*shown, *sorted(spoken, key=lambda each: each.id))).encode())


def _link_pieces(
    writer: Writer,
    ledger: Path,
    held: Sequence[Judgement],
    workers: int,
    elsewhere: Elsewhere | None = None,
) -> None:
    """Link all pieces that are to be linked, outside the ledger's lock."""
    judged = _changing(held)
    while True:
        with writer.desk(NEAREST) as desk:
            todo = [(piece, desk.inputs(piece.name)) for piece in desk.to_link(ALL)]
        if not todo:
            return
        work = _Linking(ledger, tuple(held), judged, elsewhere)
        # A process of its own takes a second to start, as long as some dozens of pieces take.
        engine = Local(workers if len(todo) > CHUNK else 1)
        made = engine.each(Each("link", rules(), work), todo)
        for some in _batches(made):
            with writer.desk(NEAREST) as desk:
                for piece, inputs, found in some:
                    desk.keep(piece, inputs, found)
        if work.view is not None:
            work.view.close()


def _units(desk: Desk) -> Iterator[tuple[str, Linked]]:
    """What the ledger is to say of all pieces that changed, and of the voices met in them."""
    news: set[str] = set()
    changed: set[str] = set()
    for piece in desk.to_place(ALL):
        news |= desk.hold(desk.bearings(piece.name))
        changed.add(piece.name)
    yield WHOLE, Linked()
    for key in sorted(news):
        if key.startswith(VOICE):
            called, found = _voices(desk, key)
            who = found or joining.Voices({}, ())
            yield key, Linked(identities=who.identities, doubts=who.doubts)
        else:
            called = _told_apart(desk, key)
        for piece_name, name in called.items():
            desk.call(key, piece_name, name)
        changed |= called.keys()
    for name in sorted(changed):
        yield name, joining.final(desk.local(name), desk.names(name))
        desk.settled(name)


def _voices(desk: Desk, id: str) -> tuple[dict[str, str], joining.Voices | None]:
    """Who bears a name, and the pieces that are to call it otherwise than they do."""
    held = desk.holders(id, joining.HOLDERS)
    voices = [(each.piece, each.identity) for each in held if each.identity is not None]
    if not voices:
        return {}, None
    found = joining.voices_of(voices, desk.times(id, joining.HOLDERS + 1))
    now = {each.piece: each.called for each in (*held, *desk.called_otherwise(id))}
    wanted = {piece: found.called.get(piece, id) for piece in now}
    return {piece: name for piece, name in wanted.items() if name != now[piece]}, found


def _told_apart(desk: Desk, id: str) -> dict[str, str]:
    """The same of a question or an origin, which has a name of its own where two pieces have it."""
    if desk.times(id, 2) > 1:
        return {each.piece: each.apart for each in desk.called_so(id)}
    return {each.piece: id for each in desk.called_otherwise(id)}


def _changing(held: Iterable[Judgement]) -> Mapping[str, Sequence[str]]:
    """By article, the decisions that change what linking finds."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in held:
        for mark in each.marks if each.verdict in CHANGING else ():
            found[mark.article].append(each.id)
    return found


def _inputs(piece: Piece, judged: Mapping[str, Sequence[str]]) -> str:
    """All that the linking of a piece depends on, as the start of its rules and a hash."""
    made = {each for article in piece.articles for each in judged.get(article, ())}
    parts = (*piece.articles, f"{piece.asked:g}", *sorted(made))
    return f"{rules()} {digest(' '.join(parts).encode())}"


def _pairs(judged: Iterable[Judgement]) -> list[tuple[str, str]]:
    """The two articles that a judgement ties together, so that one piece can heed it."""
    return [(each.left.article, each.right.article) for each in judged if each.right is not None]


def _batches(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
