"""Joining: pieces that were linked alone become one ledger.

Who has one name in two pieces is one voice, unless two offices say otherwise. What two pieces ask
in the same words, or trace to one voice and day, stays two, told apart by the first article. So
what a piece says in the ledger hangs on no more of the others than who else bears its names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any, Final

from sayso.link import wording
from sayso.link.groups import Groups
from sayso.link.mentions import name_words
from sayso.model import (
    Article,
    Claim,
    Identity,
    Linked,
    Local,
    SameAs,
    SourceKind,
    Verdict,
    Why,
    identify,
    once,
)

HOLDERS: Final = 60  # pieces that are looked at of one name; who is in more is known to all
REASONS: Final = 6  # of one voice that are kept
COMMON: Final = frozenset({"former", "head"})
LEAST_OFFICES: Final = 2  # that may be two people's


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is behind one name: which pieces mean another voice by it, and what is left open."""

    called: Mapping[str, str]
    identities: tuple[Identity, ...]
    doubts: tuple[SameAs, ...] = ()


def first_told(
    linked: Linked, articles: Iterable[Article], claims: Iterable[Claim]
) -> dict[str, tuple[str, str]]:
    """For each question and origin the day and id of the article that told it first."""
    day = {each.id: (each.published.iso()[1] or "")[:10] for each in articles}
    of_claim = {claim.id: (day[claim.article], claim.article) for claim in claims}
    found = {
        origin.id: min(of_claim[claim] for claim in origin.claims) for origin in linked.origins
    }
    for question in linked.questions:
        told = (of_claim[claim] for answer in question.answers for claim in answer.claims)
        found[question.id] = min(told, default=("", ""))
    return found


def join(locals: Iterable[Local]) -> Linked:
    """All pieces as one; in an order that does not depend on theirs."""
    by_piece = {each.piece: each for each in sorted(locals, key=lambda each: each.piece)}
    holders: dict[str, list[str]] = defaultdict(list)
    for piece, local in by_piece.items():
        for key in sorted(local.ids()):
            holders[key].append(piece)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    who: list[Identity] = []
    doubts: list[SameAs] = []
    for key, pieces in sorted(holders.items()):
        held = [(piece, by_piece[piece].identity(key)) for piece in pieces[:HOLDERS]]
        voices = [(piece, each) for piece, each in held if each is not None]
        found = voices_of(voices, len(pieces)) if voices else None
        for piece in pieces:
            names[piece][key] = called(by_piece[piece], key, found, len(pieces))
        who += found.identities if found else ()
        doubts += found.doubts if found else ()
    parts = [final(local, names[piece]) for piece, local in by_piece.items()]
    return merged([*parts, Linked(identities=tuple(who), doubts=tuple(doubts))])


def called(local: Local, id: str, found: Voices | None, times: int) -> str:
    """What a piece's id is in the ledger, where so many pieces have it."""
    if found is not None:
        return found.called.get(local.piece, id)
    return id if times == 1 else local.apart(id)


def voices_of(held: Sequence[tuple[str, Identity]], times: int) -> Voices:
    """Who bears one name in these pieces, the first HOLDERS of ``times``.

    One full name is one person's, unless bearers have offices that share no word: then those of
    most pieces keep the id. Whoever so many pieces speak of is the one meant in a further one.
    """
    own = held[0][1].id
    bearers: Sequence[Sequence[tuple[str, Identity]]] = [held]
    if held[0][1].kind is SourceKind.PERSON and times <= HOLDERS:
        bearers = _bearers(held)
    ids = [own, *(identify("idn", own, group[0][0]) for group in bearers[1:])]
    made = [_one(new, group) for new, group in zip(ids, bearers, strict=True)]
    names = {piece: new for new, group in zip(ids, bearers, strict=True) for piece, _ in group}
    why = Why("same-full-name", None, f"{held[0][1].name!r}, but another office")
    ends = (sorted((own, other)) for other in ids[1:])
    doubts = tuple(SameAs(left, right, Verdict.UNDECIDED, (why,)) for left, right in ends)
    return Voices({p: new for p, new in names.items() if new != own}, tuple(made), doubts)


def final(local: Local, names: Mapping[str, str]) -> Linked:
    """A piece as the ledger has it, without who is who; ``names`` are what its ids became."""
    changed = {old: new for old, new in names.items() if old != new}
    linked = replace(local.linked, identities=())
    if not changed:
        return linked
    told = tuple(
        replace(each, wording=wording.apart(each.wording, local.first[each.id][0]))
        if each.id in changed
        else each
        for each in linked.questions
    )
    renamed: Linked = _renamed(replace(linked, questions=told), changed)
    return renamed


def merged(parts: Iterable[Linked]) -> Linked:
    """Parts of a ledger as one, each noun in the order of its ids, doubts on one pair as one."""
    every = list(parts)
    found = {field.name: [n for part in every for n in getattr(part, field.name)] for field in ALL}
    return Linked(
        identities=tuple(sorted(found["identities"], key=lambda each: each.id)),
        voices=tuple(sorted(found["voices"], key=lambda each: each.claim)),
        statements=tuple(sorted(found["statements"], key=lambda each: each.id)),
        origins=tuple(sorted(found["origins"], key=lambda each: each.id)),
        questions=tuple(sorted(found["questions"], key=lambda each: each.id)),
        copies=tuple(sorted(found["copies"], key=lambda each: (each.article, each.of))),
        stories=tuple(sorted(found["stories"], key=lambda each: each.articles)),
        doubts=once(found["doubts"]),
    )


ALL: Final = fields(Linked)


def _bearers(held: Sequence[tuple[str, Identity]]) -> list[list[tuple[str, Identity]]]:
    """Bearers of a name in groups by the words of their offices, that of most pieces first."""
    words = {piece: _office(each) for piece, each in held}
    pieces = Groups(piece for piece, _ in held)
    by_word: dict[str, list[str]] = defaultdict(list)
    for piece, office in words.items():
        for word in office:
            by_word[word].append(piece)
    for sharing in by_word.values():
        for left, right in pairwise(sharing):
            pieces.join(left, right)
    told = [group for group in pieces.lists() if any(words[piece] for piece in group)]
    if len(told) < LEAST_OFFICES:
        return [list(held)]
    told = [sorted(group) for group in told]
    told.sort(key=lambda group: (-len(group), group))
    first = {*told[0], *(piece for piece, office in words.items() if not office)}
    return [[each for each in held if each[0] in group] for group in (first, *told[1:])]


def _office(identity: Identity) -> frozenset[str]:
    """Words of role and affiliation, cut to their beginnings."""
    words = name_words(f"{identity.role or ''} {identity.affiliation or ''}")
    return frozenset(word[:6] for word in words if word not in COMMON)


def _one(id: str, held: Sequence[tuple[str, Identity]]) -> Identity:
    """One voice of what several pieces know of it."""
    every = [each for _, each in held]
    if len(every) == 1:
        return replace(every[0], id=id)
    best = _best(each.name for each in every)
    names = {name for each in every for name in (each.name, *each.aliases)}
    whys = dict.fromkeys(why for each in every for why in each.why)
    return Identity(
        id,
        best,
        every[0].kind,
        tuple(sorted(names - {best})),
        _best(each.role for each in every if each.role) or None,
        _best(each.affiliation for each in every if each.affiliation) or None,
        tuple(whys)[:REASONS],
    )


def _best(names: Iterable[str | None]) -> str:
    counts = Counter(name for name in names if name)
    ranked = sorted(counts, key=lambda name: (-counts[name], -len(name.split()), name))
    return ranked[0] if ranked else ""


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The same with other ids wherever they stand."""
    kind: Any = type(value)
    if kind is str:
        return names.get(value, value)
    if kind is tuple:
        return tuple([_renamed(each, names) for each in value])
    if parts := _parts(kind):
        return kind(*[_renamed(getattr(value, part), names) for part in parts])
    return value


@cache
def _parts(kind: Any) -> tuple[str, ...]:
    """The fields of a noun, and none of a plain value."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
