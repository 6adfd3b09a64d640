"""Statements: claims that report one speech event, within an article or across outlets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.things import thing_classes
from sayso.link import blocks, wordbags
from sayso.link.corpus import spoken
from sayso.link.groups import Groups
from sayso.link.mentions import name_words
from sayso.model import (
    Act,
    Article,
    Claim,
    Identity,
    Mode,
    Polarity,
    Proposition,
    SourceKind,
    Statement,
    Voice,
    When,
    Why,
    identify,
)

QUOTED = 0.4  # share of the shorter content's runs of four words
WORDED = 0.6  # share of the shorter content's words
QUITE = 0.85  # the same, where the contents seem to say different things
TOLD = 0.34  # the same, where predicate and participants agree already
FEWEST = 3  # words in common below which contents are too short to be matched by words
BACK = timedelta(days=14)  # how far back an undated report of a speech may reach
BLOCK = 40  # claims of one voice that may share a word before it is too common to propose pairs
MOUTHS = tuple(sorted(clause_words("speaks for a body")))
DEEDS = frozenset({"attack", "causing"})
ANSWERS = frozenset({Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM})


def find(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    voices: Sequence[Voice],
    identities: Sequence[Identity] = (),
) -> tuple[Statement, ...]:
    """Every claim in exactly one statement; who said it, when, and what made claims one.

    With the identities, what a spokesman says and what his office is said to say can be one.
    """
    speaker = {voice.claim: voice.identity for voice in voices}
    by_id = {article.id: article for article in articles}
    ordered = sorted(claims, key=lambda claim: claim.id)
    said = {claim.id: spoken(claim, by_id[claim.article]) for claim in ordered}
    groups = Groups(claim.id for claim in ordered)
    reasons: dict[str, list[Why]] = defaultdict(list)
    of_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        of_voice[speaker[claim.id]].append(claim)
    together = [_same(mine, said) for mine in of_voice.values()]
    together += [_same(of_voice[a] + of_voice[b], said) for a, b in _mouthpieces(identities)]
    for found_same in together:
        for left, right, why in found_same:
            if not groups.together(left.id, right.id):
                groups.join(left.id, right.id)
                reasons[left.id].append(why)
    found = [_statement(group, speaker, said, reasons) for group in groups.lists()]
    return tuple(sorted(found, key=lambda statement: statement.id))


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
    group: list[str], speaker: dict[str, str], said: dict[str, When], reasons: dict[str, list[Why]]
) -> Statement:
    first = min(group)
    when = min((said[claim] for claim in group), key=_width)
    whys = tuple(dict.fromkeys(why for claim in group for why in reasons.get(claim, ())))
    key = identify("stm", speaker[first], first)
    return Statement(key, speaker[first], tuple(sorted(group)), when, whys[:6])


def _width(when: When) -> tuple[bool, timedelta, str]:
    """The best dated first."""
    if when.earliest is None or when.latest is None:
        return True, timedelta(0), str(when.iso())
    return False, when.latest - when.earliest, str(when.iso())


def _same(mine: list[Claim], said: dict[str, When]) -> Iterator[tuple[Claim, Claim, Why]]:
    for left, right in _pairs(mine):
        possible = _compatible(left, right) and _at_one_time(left, right, said)
        if possible and (why := _same_content(left, right)):
            yield left, right, why
    yield from _only_occasion(mine, said)


def _pairs(mine: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of one voice that share a word or a predicate few of its claims have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(mine):
        for word in (*wordbags.stems(claim.words), *(f"= {key}" for key in _keys(claim))):
            holders[word].append(number)
    for left, right in blocks.pairs(holders, BLOCK):
        yield mine[left], mine[right]


def _keys(claim: Claim) -> set[str]:
    return {key for p in claim.propositions if (key := _key(p)) is not None}


def _key(proposition: Proposition) -> str | None:
    """What two tellings of one content share; what will be is not what is."""
    if proposition.about is None:
        return None
    if proposition.predicate in DEEDS and proposition.by and proposition.by.belonging:
        return f"deed by {proposition.by.belonging}"  # "an attack", "caused by its drones"
    when = " future" if proposition.mode is Mode.FUTURE else ""
    return f"{proposition.predicate} {proposition.about.key}{when}"


def _compatible(left: Claim, right: Claim) -> bool:
    """Neither one act against another, nor yes against no, nor two figures for one thing."""
    if left.id == right.parent or right.id == left.parent:
        return False
    if left.act is not right.act and {left.act, right.act} & ANSWERS:
        return False
    if Polarity.NEGATIVE in {left.polarity, right.polarity} and left.polarity is not right.polarity:
        return False
    figures = [_figures(left), _figures(right)]
    return all(figures[0][key] & figures[1][key] for key in figures[0].keys() & figures[1].keys())


def _figures(claim: Claim) -> dict[str, frozenset[tuple[float | None, float | None]]]:
    found: dict[str, frozenset[tuple[float | None, float | None]]] = defaultdict(frozenset)
    for each in claim.propositions:
        key = _key(each)
        if each.quantity is not None and key is not None:
            found[key] |= {(each.quantity.low, each.quantity.high)}
    return found


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


def _same_content(left: Claim, right: Claim) -> Why | None:
    runs = wordbags.runs(left.words) & wordbags.runs(right.words)
    shortest = min(len(wordbags.runs(left.words)), len(wordbags.runs(right.words)))
    if shortest and len(runs) / shortest >= QUOTED:
        return Why(
            "same-words", None, f"{len(runs)} runs of four words in common: {' '.join(min(runs))!r}"
        )
    mine, theirs = wordbags.stems(left.words), wordbags.stems(right.words)
    if mine and left.words.casefold() == right.words.casefold() and left.act is right.act:
        # Too short for runs, as "any involvement", but word for word, by one voice, on one day.
        return Why("same-words", None, f"both are {left.words!r}")
    shared = mine & theirs
    share = len(shared) / max(1, min(len(mine), len(theirs)))
    apart = bool(_keys(left)) and bool(_keys(right)) and not _keys(left) & _keys(right)
    if len(shared) >= FEWEST and share >= (QUITE if apart else WORDED):
        return Why("same-content", None, f"{share:.0%} of the words in common: {_some(shared)}")
    keys = _keys(left) & _keys(right)
    one, other = _figures(left), _figures(right)
    figures = any(one[key] & other[key] for key in keys)
    if left.article == right.article and figures and _one_place(left, right, keys):
        return Why("same-figure", None, f"told twice in one article: {min(keys)}")
    if left.article != right.article and keys and share >= TOLD and _one_place(left, right, keys):
        return Why("same-proposition", None, f"{min(keys)}; words in common: {_some(shared)}")
    return None


def _one_place(left: Claim, right: Claim, keys: set[str]) -> bool:
    places = [
        {place for p in claim.propositions if _key(p) in keys for place in p.places}
        for claim in (left, right)
    ]
    return not all(places) or bool(places[0] & places[1])


def _some(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:6])


def _only_occasion(mine: list[Claim], said: dict[str, When]) -> Iterator[tuple[Claim, Claim, Why]]:
    """As in "Earlier, X confirmed …": of X's dated confirmations, the only one shortly before."""
    marked = [claim for claim in mine if claim.act in {Act.CONFIRM, *ANSWERS}]
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
