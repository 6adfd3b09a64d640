"""Impact: what falls if a source is dropped or no longer trusted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.dossier import histories
from sayso.dossier.clocks import Clocks
from sayso.dossier.histories import Side
from sayso.errors import InputError, NotFound
from sayso.model import Claim, Identity, Link, Linked, Question, Relation, SourceKind

CLASHES = frozenset({Relation.CONTRADICTS, Relation.DENIES})
NAMED = 20  # candidates of an ambiguous name that are named


class Through(StrEnum):
    """How a claim hangs on a source."""

    ITSELF = "itself"
    CHAIN = "chain"
    ORIGIN = "origin"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Hanging:
    """A claim that rests on the source, and how."""

    claim: str
    through: Through


@dataclass(frozen=True, slots=True)
class Shaken:
    """One answer of a question, by all who give it, before and after.

    ``voices`` and ``origins`` are counted with the source and without it; ``claims`` are those that
    give the answer.
    """

    question: str
    claims: tuple[str, ...]
    voices: tuple[int, int]
    origins: tuple[int, int]

    @property
    def unsaid(self) -> bool:
        """Whether nobody else says so."""
        return self.voices[1] == 0

    @property
    def unrooted(self) -> bool:
        """Whether it loses its last known origin."""
        return self.origins[0] > 0 and self.origins[1] == 0


@dataclass(frozen=True, slots=True)
class Undisputed:
    """A question that loses contradictions; ``left`` counts those that stay."""

    question: str
    lost: tuple[Link, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Impact:
    """All that hangs on a source, and which answers and contradictions go with it."""

    name: str
    identities: tuple[str, ...]
    hanging: tuple[Hanging, ...]
    answers: tuple[Shaken, ...]
    contradictions: tuple[Undisputed, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """A source by all it goes by: voices, folded names, and outlets."""

    name: str
    ids: frozenset[str]
    names: frozenset[str]
    outlets: frozenset[str]


def find(name: str, linked: Linked, clocks: Clocks) -> Impact:
    """What falls without the source of a name or id: a voice, or an outlet.

    Raises:
        NotFound: Nobody goes by that name.
        InputError: Several voices do, and are named.
    """
    outlets = {each.outlet for each in clocks.articles.values() if each.outlet}
    return without(meant(name, linked.identities, outlets), linked, clocks)


def meant(name: str, identities: Iterable[Identity], outlets: Iterable[str]) -> Meant:
    """Who goes by a name, among all voices and outlets of a ledger; it raises as `find` does."""
    who = _who(name, tuple(each for each in identities if is_near(name, each)))
    names = {each.casefold() for one in who for each in (one.name, *one.aliases)}
    own = {each for each in outlets if each.casefold() in (names or {name.casefold()})}
    if not who and not own:
        raise NotFound(f"nobody goes by {name!r} in this ledger; sayso claims names the voices")
    names |= {outlet.casefold() for outlet in own}
    best = who[0].name if who else min(own)
    return Meant(best, frozenset(one.id for one in who), frozenset(names), frozenset(own))


def is_near(name: str, identity: Identity) -> bool:
    """Whether a name, or a part of one, or the id is that of a voice."""
    return identity.id == name or any(name.casefold() in own for own in _names(identity))


def without(source: Meant, linked: Linked, clocks: Clocks) -> Impact:
    """What falls without a source in a ledger, or in a piece of it."""
    hanging = tuple(_hanging(source, linked, clocks))
    gone = {each.claim for each in hanging}
    roots = _roots(linked)
    return Impact(
        source.name,
        tuple(sorted(source.ids)),
        hanging,
        tuple(each for q in linked.questions for each in _shaken(q, gone, roots)),
        tuple(found for q in linked.questions if (found := _undisputed(q, gone)) is not None),
    )


def _who(name: str, identities: Sequence[Identity]) -> tuple[Identity, ...]:
    """The voice of an id, of a whole name, or of a part of one that fits no other."""
    wanted = name.casefold()
    by_id = [each for each in identities if each.id == name]
    whole = [each for each in identities if wanted in _names(each)]
    found = by_id or whole or identities
    if len({each.id for each in found}) > 1:
        told = ", ".join(f"{each.name} ({each.id})" for each in found[:NAMED])
        more = ", …" if len(found) > NAMED else ""
        raise InputError(f"{name!r} could be any of {told}{more}; give the id")
    return tuple(found)


def _names(identity: Identity) -> set[str]:
    return {each.casefold() for each in (identity.name, *identity.aliases)}


def _hanging(source: Meant, linked: Linked, clocks: Clocks) -> Iterator[Hanging]:
    """Every claim that goes with the source, by the most direct way it hangs on it."""
    ids, names = source.ids, source.names
    voice = {each.claim: each.identity for each in linked.voices}
    roots = {c for origin in linked.origins if origin.voice in ids for c in origin.claims}
    own = {each.id for each in clocks.articles.values() if (each.outlet or "").casefold() in names}
    copied = {each.article for each in linked.copies if each.of in own} - own
    for claim in clocks.claims.values():
        if voice.get(claim.id) in ids:
            yield Hanging(claim.id, Through.ITSELF)
        elif _passes(claim, names):
            yield Hanging(claim.id, Through.CHAIN)
        elif claim.id in roots:
            yield Hanging(claim.id, Through.ORIGIN)
        elif claim.article in copied:
            yield Hanging(claim.id, Through.COPY)


def _passes(claim: Claim, names: Collection[str]) -> bool:
    """Whether a named voice hands it on; "officials" here are not "officials" there."""
    return any(
        hop.name.casefold() in names and hop.kind is not SourceKind.UNNAMED for hop in claim.chain
    )


def _shaken(question: Question, gone: set[str], roots: Mapping[str, str]) -> Iterator[Shaken]:
    """The answers that lose a voice or an origin; who says the same gives one answer."""
    groups: dict[tuple[object, ...], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for answer in question.answers:
        if histories.side(answer) in (Side.YES, Side.NO):
            key = histories.position(answer, question.kind)
            groups[key].append((answer.source, answer.claims))
    for said in groups.values():
        claims = tuple(dict.fromkeys(claim for _, each in said for claim in each))
        if gone.isdisjoint(claims):
            continue
        stay = [(who, [c for c in each if c not in gone]) for who, each in said]
        voices = len({who for who, _ in said}), len({who for who, each in stay if each})
        origins = _count(claims, roots), _count((c for _, each in stay for c in each), roots)
        yield Shaken(question.id, claims, voices, origins)


def _roots(linked: Linked) -> Mapping[str, str]:
    return {c: origin.id for origin in linked.origins if origin.known for c in origin.claims}


def _count(claims: Iterable[str], roots: Mapping[str, str]) -> int:
    return len({roots[claim] for claim in claims if claim in roots})


def _undisputed(question: Question, gone: set[str]) -> Undisputed | None:
    """The contradictions that go because an answer on one side goes with all its reports."""
    whole = {
        claim
        for answer in question.answers
        if gone.issuperset(answer.claims)
        for claim in answer.claims
    }
    clashes = [link for link in question.links if link.relation in CLASHES]
    lost = tuple(link for link in clashes if link.left in whole or link.right in whole)
    return Undisputed(question.id, lost, len(clashes) - len(lost)) if lost else None
