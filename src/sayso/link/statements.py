"""Statements: claims that report one speech event, within an article or across outlets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.things import thing_classes
from sayso.link import blocks, recalled, sameness, wordbags
from sayso.link.corpus import spoken
from sayso.link.groups import Groups
from sayso.link.mentions import name_words
from sayso.model import (
    Act,
    Article,
    Claim,
    Copy,
    Identity,
    SourceKind,
    Statement,
    Voice,
    When,
    Why,
    identify,
)

BACK = timedelta(days=14)  # how far back an undated report of a speech may reach
BLOCK = 40  # claims of one voice that may share a word before it is too common to propose pairs
MOUTHS = tuple(sorted(clause_words("speaks for a body")))
FEW = 8  # the same for a run of four words
LOOKED_AT = 12  # claims of a group that a new one is compared with
NAMED = frozenset(
    {SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.STATE, SourceKind.DOCUMENT}
)
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})

Pair = tuple[Claim, Claim, Why]


def find(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    voices: Sequence[Voice],
    identities: Sequence[Identity] = (),
    copies: Sequence[Copy] = (),
) -> tuple[Statement, ...]:
    """Every claim in exactly one statement; who said it, when, and what made claims one.

    With the identities, what a spokesman says and what his office is said to say can be one; with
    the copies, what a copied text leaves to a "she" is what its original credits by name.
    """
    by_id = {article.id: article for article in articles}
    voiced = Voiced(
        {voice.claim: voice.identity for voice in voices}, {each.id: each for each in identities}
    )
    ordered = sorted(claims, key=lambda claim: claim.id)
    said = {claim.id: spoken(claim, by_id[claim.article]) for claim in ordered}
    of_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        of_voice[voiced.speaker[claim.id]].append(claim)
    pairs = [pair for mine in of_voice.values() for pair in _same(mine, said)]
    for person, body in _mouthpieces(identities):
        mine = sorted(of_voice[person] + of_voice[body], key=lambda claim: claim.id)
        pairs += _same(mine, said)
        pairs += recalled.find(mine, said, by_id)
    pairs += _copied(ordered, copies, said, voiced)
    for mine in of_voice.values():
        pairs += recalled.find(mine, said, by_id)
    groups, reasons = _grouped(ordered, pairs, said)
    for left, right, why in _moved(of_voice, said):
        reasons[left.id].append(why)
        reasons[right.id].append(why)
    found = [_statement(group, voiced, said, reasons) for group in groups.lists()]
    return tuple(sorted(found, key=lambda statement: statement.id))


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who speaks in each claim, and what is known of who that is."""

    speaker: Mapping[str, str]
    known: Mapping[str, Identity]

    def rank(self, claim: str) -> tuple[bool, int, str]:
        """A name before a description or a pronoun, the fullest name first."""
        who = self.known.get(self.speaker[claim])
        name = who.name if who else ""
        return self.nameless(claim), -len(name.split()), claim

    def nameless(self, claim: str) -> bool:
        """Whether the article leaves open who speaks: "she", "the company", "officials"."""
        who = self.known.get(self.speaker[claim])
        if who is None or who.kind not in NAMED:
            return True
        return who.name[:1].islower() or who.name.lower() in PRONOUNS


def _grouped(
    ordered: Sequence[Claim], pairs: Iterable[Pair], said: dict[str, When]
) -> tuple[Groups[str], dict[str, list[Why]]]:
    """The strongest reasons first; a group takes in nothing that any of its claims speaks against.

    Else one undated report would make one of two briefings, or of two figures.
    """
    by_id = {claim.id: claim for claim in ordered}
    groups = Groups(claim.id for claim in ordered)
    members = {claim.id: [claim.id] for claim in ordered}
    reasons: dict[str, list[Why]] = defaultdict(list)
    ranked = sorted(
        pairs, key=lambda pair: (sameness.STRENGTH[pair[2].rule], pair[0].id, pair[1].id)
    )
    for left, right, why in ranked:
        one, other = groups.root(left.id), groups.root(right.id)
        if one == other:
            continue
        against = any(
            not (_nested(by_id[a], by_id[b]) or _fit(by_id[a], by_id[b], said, why))
            for a in members[one][:LOOKED_AT]
            for b in members[other][:LOOKED_AT]
            if (a, b) != (left.id, right.id)
        )
        if against:
            continue
        groups.join(left.id, right.id)
        joined = sorted(members.pop(one) + members.pop(other))
        members[groups.root(left.id)] = joined
        reasons[left.id].append(why)
    return groups, reasons


def _fit(left: Claim, right: Claim, said: dict[str, When], why: Why) -> bool:
    """Whether two claims can be of one group; what is told again may be told long after."""
    if why.rule == "recalled":
        return sameness.compatible(left, right)
    return possible(left, right, said)


def _nested(left: Claim, right: Claim) -> bool:
    """A claim and what it holds are one speech: that they are two claims speaks against nothing."""
    return left.id == right.parent or right.id == left.parent


def _copied(
    ordered: Sequence[Claim], copies: Sequence[Copy], said: dict[str, When], voiced: Voiced
) -> Iterator[Pair]:
    """The same words in a copied text, where the copy, or the original, names nobody."""
    standing: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    of_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        if claim.source is not None:
            standing[claim.article, wordbags.words(claim.words)].append(claim)
            of_article[claim.article].append(claim)
    for copy in copies:
        for claim in of_article[copy.article]:
            for other in standing.get((copy.of, wordbags.words(claim.words)), ()):
                open_voice = voiced.nameless(claim.id) or voiced.nameless(other.id)
                if open_voice and possible(claim, other, said):
                    detail = f"word for word in a text that shares {copy.share:.0%} with this one"
                    yield other, claim, Why("copied-text", None, detail)


def _moved(of_voice: Mapping[str, Sequence[Claim]], said: dict[str, When]) -> Iterator[Pair]:
    """One voice's words that stand in two articles with another figure: told, never joined."""
    for mine in of_voice.values():
        holders: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(mine):
            if claim.quantities:
                for run in wordbags.runs(claim.words):
                    holders[" ".join(run)].append(number)
        for one, other in blocks.pairs(holders, FEW):
            left, right = mine[one], mine[other]
            apart = left.article != right.article and said[left.id].may_overlap(said[right.id])
            if apart and (why := sameness.changed_figure(left, right)):
                yield left, right, why


def _mouthpieces(identities: Sequence[Identity]) -> Iterator[tuple[str, str]]:
    """Spokesmen and the office they speak for: "Foreign Office spokesman", "Orva's Foreign Office".

    As many as one office has are tried; what they say must be the same besides.
    """
    bodies: dict[str, list[Identity]] = defaultdict(list)
    for body in identities:
        if body.kind is SourceKind.ORGANISATION:
            for word in name_words(body.name):
                bodies[word].append(body)
    for person in identities:
        role = (person.role or "").lower()
        words = set(name_words(person.affiliation or ""))
        speaks = any(word.startswith(mouth) for word in role.split() for mouth in MOUTHS)
        if person.kind is not SourceKind.PERSON or not speaks or not words:
            continue
        for body in bodies.get(min(words), [])[:BLOCK]:
            own = set(name_words(body.name))
            if words <= own or own <= words:
                yield person.id, body.id


def _statement(
    group: list[str], voiced: Voiced, said: dict[str, When], reasons: dict[str, list[Why]]
) -> Statement:
    first, speaker = min(group), voiced.speaker[min(group, key=voiced.rank)]
    when = min((said[claim] for claim in group), key=_width)
    whys = dict.fromkeys(why for claim in sorted(group) for why in reasons.get(claim, ()))
    # A figure that was moved is told before what else made the reports one.
    told = sorted(whys, key=lambda why: why.rule != "changed-figure")
    key = identify("stm", speaker, first)
    return Statement(key, speaker, tuple(sorted(group)), when, tuple(told[:6]))


def _width(when: When) -> tuple[bool, timedelta, str]:
    """The best dated first."""
    if when.earliest is None or when.latest is None:
        return True, timedelta(0), str(when.iso())
    return False, when.latest - when.earliest, str(when.iso())


def _same(mine: list[Claim], said: dict[str, When]) -> Iterator[Pair]:
    for left, right in _pairs(mine):
        if possible(left, right, said) and (why := sameness.content(left, right)):
            yield left, right, why
    yield from _only_occasion(mine, said)


def _pairs(mine: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of one voice that share a word or a predicate few of its claims have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(mine):
        for word in (*wordbags.stems(claim.words), *(f"= {key}" for key in sameness.keys(claim))):
            holders[word].append(number)
    for left, right in blocks.pairs(holders, BLOCK):
        yield mine[left], mine[right]


def possible(left: Claim, right: Claim, said: dict[str, When]) -> bool:
    """Whether nothing speaks against one speech event: neither act, figure, side nor time."""
    return _at_one_time(left, right, said) and sameness.compatible(left, right)


def _at_one_time(left: Claim, right: Claim, said: dict[str, When]) -> bool:
    if left.article == right.article:
        return said[left.id].may_overlap(said[right.id])
    one, other = said[left.id], said[right.id]
    if not one.may_overlap(other):
        return False
    if left.own_voice or right.own_voice:
        return False  # an outlet's own words in two articles are two speech events
    if one.latest is None or other.latest is None:
        return True
    return abs(one.latest - other.latest) <= BACK


def _only_occasion(mine: list[Claim], said: dict[str, When]) -> Iterator[tuple[Claim, Claim, Why]]:
    """As in "Earlier, X confirmed …": of X's dated confirmations, the only one shortly before."""
    marked = [claim for claim in mine if claim.act in {Act.CONFIRM, *sameness.ANSWERS}]
    dated = [claim for claim in marked if said[claim.id].earliest is not None]
    for claim in marked:
        latest = said[claim.id].latest
        if said[claim.id].earliest is not None or latest is None:
            continue
        before = [
            other
            for other in dated
            if other.act is claim.act
            and _things(other) & _things(claim)
            and said[other.id].may_overlap(said[claim.id])
            and latest - (said[other.id].earliest or latest) <= BACK
        ]
        days = {(said[other.id].earliest or latest).date() for other in before}
        if len(days) == 1:
            thing = min(_things(before[0]) & _things(claim))
            detail = f"the only dated {claim.act.value} about {thing}, on {days.pop().isoformat()}"
            yield min(before, key=lambda other: other.id), claim, Why("only-occasion", None, detail)


def _things(claim: Claim) -> set[str]:
    """Whose people the content speaks of; a word without an owner would match too much."""
    return {
        p.about.key
        for p in claim.propositions
        if p.about is not None and p.about.belonging and p.about.noun in thing_classes()
    }
