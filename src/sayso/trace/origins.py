"""Origins: the root voice and occasion behind claims. Repetition makes no second origin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import (
    Article,
    Claim,
    Copy,
    Identity,
    Origin,
    SourceKind,
    Statement,
    Why,
    identify,
)
from sayso.trace import hops, lineage, observed, occasions, offices, record
from sayso.trace.lineage import Taken

UNKNOWN = {
    SourceKind.OUTLET: "the outlet itself says so and names nobody: independence not established",
    SourceKind.UNNAMED: "nobody is named: independence not established",
}
OWN_ERROR = "takes back what it printed itself, and is the one to know"
OWN_EYES = "tells what its own people saw or counted"
CREDITED = "an outlet says so, and nothing here tells whom it has it from"
CIRCLE = "each credits the other, and no third is named: independence not established"
MOST = 6  # reasons of one kind that are told


@dataclass(frozen=True, slots=True)
class _Found:
    """All that origins are made from, by id."""

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    known: Mapping[str, Identity]
    taken: Mapping[str, Taken]
    circles: frozenset[str]
    plates: frozenset[str]
    office: Mapping[str, str]
    ties: Mapping[str, tuple[offices.Tie, ...]]


def find(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    identities: Sequence[Identity],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> tuple[Origin, ...]:
    """Every statement in exactly one origin; ``known`` only where a named voice is behind it."""
    found = _gather(articles, claims, identities, statements, copies)
    groups: dict[str, list[Statement]] = defaultdict(list)
    by_id = {each.id: each for each in statements}
    for key in sorted(by_id):
        groups[_top(key, found)].append(by_id[key])
    by_voice: dict[tuple[str, str], list[list[Statement]]] = defaultdict(list)
    for top in sorted(groups):
        by_voice[_voice(by_id[top], found)].append(groups[top])
    made: list[Origin] = []
    for voice, place in sorted(by_voice):
        mine = by_voice[voice, place]
        if place.startswith("stm_"):
            every = [occasions.Occasion(tuple(mine[0]), "")]
        elif place:
            joined = [each for group in mine for each in group]
            every = [occasions.Occasion(tuple(sorted(joined, key=lambda each: each.id)), "")]
        else:
            every = occasions.find(mine, found.claims, found.articles)
        made += [_origin(voice, each, found) for each in every]
    return tuple(sorted(made, key=lambda origin: origin.id))


def _gather(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    identities: Sequence[Identity],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> _Found:
    by_claim = {claim.id: claim for claim in claims}
    known = {each.id: each for each in identities}
    taken = {
        each.statement: each for each in lineage.find(articles, by_claim, known, statements, copies)
    }
    texts = {article.id: article for article in articles}
    speaking: dict[str, set[str]] = defaultdict(set)
    paragraphs: dict[tuple[str, int], set[str]] = defaultdict(set)
    for each in statements:
        for claim in (by_claim[key] for key in each.claims):
            speaking[claim.article].add(each.speaker)
            line = lineage.paragraph(claim, texts[claim.article])
            paragraphs[claim.article, line].add(each.speaker)
    ties = (*offices.find(speaking, identities), *offices.beside(paragraphs, identities))
    first = _joined(ties)
    by_voice: dict[str, list[offices.Tie]] = defaultdict(list)
    for tie in ties:
        by_voice[first[tie.voice]].append(tie)
    return _Found(
        by_claim,
        texts,
        known,
        taken,
        _circles(taken),
        lineage.nameplates(articles),
        first,
        {key: tuple(found) for key, found in by_voice.items()},
    )


def _joined(ties: Sequence[offices.Tie]) -> dict[str, str]:
    """The first, by id, of all voices that speak for one body."""
    first: dict[str, str] = {}

    def root(voice: str) -> str:
        while first.setdefault(voice, voice) != voice:
            voice = first[voice]
        return voice

    for tie in ties:
        one, other = sorted((root(tie.voice), root(tie.body)))
        first[other] = one
    return {voice: root(voice) for voice in sorted(first)}


def _circles(taken: Mapping[str, Taken]) -> frozenset[str]:
    """Statements that come back to themselves when one follows whom each was taken from."""
    found: set[str] = set()
    done: set[str] = set()
    for start in sorted(taken):
        path: list[str] = []
        key = start
        while key in taken and key not in done and key not in path:
            path.append(key)
            key = taken[key].of
        if key in path:
            found.update(path[path.index(key) :])
        done.update(path)
    return frozenset(found)


def _top(key: str, found: _Found) -> str:
    """The statement behind a statement; of a circle, the first by id."""
    while key not in found.circles and key in found.taken:
        key = found.taken[key].of
    if key not in found.circles:
        return key
    circle, step = [key], found.taken[key].of
    while step != key:
        circle.append(step)
        step = found.taken[step].of
    return min(circle)


def _voice(top: Statement, found: _Found) -> tuple[str, str]:
    """Whose voice it is, and where nobody is known to speak: in which article, or statement."""
    who = found.known[top.speaker]
    if top.id in found.circles:
        return top.speaker, top.id
    article = min(found.claims[claim].article for claim in top.claims)
    if _own_error(top, found):
        return top.speaker, f"{article} corrected"
    if _seen(top, found):
        return top.speaker, "seen"  # of one outlet's people, however often they looked
    if record.is_on_record(who):
        return found.office.get(who.id, who.id), ""
    return top.speaker, article


def _own_error(statement: Statement, found: _Found) -> bool:
    """Whether an outlet corrects its own report: of that it is itself the source."""
    if found.known[statement.speaker].kind is not SourceKind.OUTLET:
        return False
    claims = [found.claims[claim] for claim in statement.claims]
    return all(lineage.corrects(claim, found.articles[claim.article]) for claim in claims)


def _seen(statement: Statement, found: _Found) -> bool:
    """Whether an outlet tells what its own people saw, and not what it has from others."""
    if found.known[statement.speaker].kind is not SourceKind.OUTLET or statement.id in found.taken:
        return False
    claims = [found.claims[claim] for claim in statement.claims]
    return all(observed.is_observed(each, found.articles[each.article]) for each in claims)


def _origin(voice: str, occasion: occasions.Occasion, found: _Found) -> Origin:
    statements = occasion.statements
    ids = tuple(each.id for each in statements)
    roots = [each for each in statements if each.id not in found.taken] or list(statements)
    circular = [key for key in ids if key in found.circles]
    who = found.known[_speaker(roots, found)]
    own_error = all(_own_error(each, found) for each in statements)
    seen = any(_seen(each, found) for each in statements)
    named = record.is_on_record(who) and not lineage.is_outlet(who, found.plates)
    known = (named or own_error or seen) and not circular
    key = identify("org", voice, occasion.day or ids[0])
    if not known:
        key = identify("org", who.id, ids[0])
    claims = tuple(sorted(claim for each in statements for claim in each.claims))
    whys = _whys(occasion, who, found, known=known, circular=bool(circular))
    weakest = hops.weakest([found.claims[claim] for claim in claims], whys)
    return Origin(key, who.id, ids, claims, known, whys, weakest)


def _speaker(roots: Sequence[Statement], found: _Found) -> str:
    """A body before its people; of equals the one that says most, then the first by id."""
    speakers = [each.speaker for each in roots]

    def rank(voice: str) -> tuple[bool, int, str]:
        who = found.known[voice]
        return who.kind is SourceKind.PERSON, -speakers.count(voice), voice

    return min(set(speakers), key=rank)


def _whys(
    occasion: occasions.Occasion, who: Identity, found: _Found, *, known: bool, circular: bool
) -> tuple[Why, ...]:
    told = f", on {occasion.day}" if occasion.day else ", on a day the texts do not give"
    detail = f"{who.name}{told}"
    if known and who.kind is SourceKind.OUTLET:
        seen = any(_seen(each, found) for each in occasion.statements)
        detail = f"{who.name} {OWN_EYES if seen else OWN_ERROR}"
    if not known:
        detail = UNKNOWN.get(who.kind, f"{who.name}: {CREDITED}: independence not established")
    whys = [Why("root-voice", None, detail)]
    if circular:
        whys = [Why("circular-credit", None, f"{who.name}: {CIRCLE}")]
    here = {each.speaker for each in occasion.statements}
    ties = found.ties.get(found.office.get(who.id, ""), ())
    whys += [tie.why for tie in ties if tie.voice in here and tie.body in here][:MOST]
    if len(here) > 1 and known and len(whys) == 1:
        whys += [tie.why for tie in ties if tie.voice in here][:MOST]
    if occasion.note:
        whys.append(Why("same-occasion", None, occasion.note))
    ids = [each.id for each in occasion.statements if each.id in found.taken]
    whys += list(dict.fromkeys(found.taken[key].why for key in ids))[:MOST]
    return tuple(whys)
