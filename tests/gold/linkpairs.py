"""How well linking relates claims to each other: links by relation, pairs to keep apart, scopes.

A found link is judged by the statements it joins: right if gold has its relation between the two,
not judged if gold marks the pair as open or has no entry for an end, else wrong. Each right or
wrong pair of statements counts once a question, however many claims it is found between.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from linkgold import SYMMETRIC, Aligned, Gold, Tally, Wanted, closed, clusters, turned

Row = Mapping[str, Any]
RELATIONS = (
    *("contradicts", "revises", "denies", "corroborates", "repeats"),
    *("narrows", "declines", "cannot-confirm"),
)
JOINING = frozenset({"contradicts", "corroborates", "revises", "denies"})
UNJUDGED = "links not judged"


@dataclass(frozen=True, slots=True)
class Found:
    """A found link between two gold claims, and the gold question its question is mapped to.

    ``voiced`` is unset where an end has the words of the gold claim from another voice.
    """

    left: str
    right: str
    relation: str
    question: str | None
    voiced: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """What a found link is, "right", "open" or "wrong", and what counts as the same link."""

    verdict: str
    key: Hashable
    found: Found


def score(
    gold: Gold, aligned: Aligned, asked: Iterable[tuple[Row, str | None]], tally: Tally
) -> None:
    """Links, aparts and related questions; ``asked`` are found questions and what they map to."""
    judged: list[Judged] = []
    for question, mapped in asked:
        for link in question["links"]:
            verdicts = [_judge(gold, each) for each in _found(aligned, link, mapped)]
            right = [one for one in verdicts if one.verdict == "right"]
            lesser = sorted(verdicts, key=lambda one: one.verdict == "wrong")[:1]
            judged += right or lesser
            tally.add(UNJUDGED, all(one.verdict == "open" for one in right or lesser))
    _score_precision(gold, judged, tally)
    _score_recall(gold, judged, tally)
    _score_aparts(gold, judged, tally)
    _score_related(gold, judged, tally)


def _found(aligned: Aligned, link: Row, mapped: str | None) -> Iterator[Found]:
    """The gold claims a link joins, by their words alone where the voice is another."""
    left, right, relation = turned(link["left"], link["right"], link["relation"])
    ends = [aligned.meant.get(end, ()) for end in (left, right)]
    loose = [aligned.worded.get(end, ()) for end in (left, right)]
    for one, other in product(
        *(strict or words for strict, words in zip(ends, loose, strict=True))
    ):
        yield Found(one, other, relation, mapped, all(ends))


def _judge(gold: Gold, found: Found) -> Judged:
    asked = _asked(gold, found)
    ends = [gold.statement[found.left], gold.statement[found.right]]
    pair = tuple(sorted(ends) if found.relation in SYMMETRIC else ends)
    wrong = Judged("wrong", (found.relation, pair, found.question), found)
    open_ = Judged("open", None, found)
    near = [link for link in gold.links if _same_pair(gold, link, found, asked)]
    for link in near:
        if not link.open and link.relation == found.relation and _same_way(gold, link, found):
            key = key_of(gold, link)
            return Judged("right", key, found) if found.voiced else open_
    if any(link.open for link in near):
        return open_
    if found.relation == "narrows" and _is_related(gold, found):
        return Judged("right", ("scope", *pair), found) if found.voiced else open_
    if found.relation == "repeats" and _may_repeat(gold, found, asked):
        return open_
    silent = gold.silent(found.left) or gold.silent(found.right)
    if silent and not near and found.relation in {"declines", "cannot-confirm", "repeats"}:
        return open_
    return wrong


def _asked(gold: Gold, found: Found) -> set[str]:
    """The gold questions a found link may be about: its question's, or those both ends answer."""
    shared = gold.asked(found.left) & gold.asked(found.right)
    return {found.question} if found.question in shared else shared


def _same_pair(gold: Gold, link: Wanted, found: Found, asked: set[str]) -> bool:
    """Whether a gold link is between the statements of a found one, either way round."""
    if asked and link.question not in asked and "narrows" not in {link.relation, found.relation}:
        return False
    return _along(gold, link, found) or _along(gold, link, _back(found))


def _same_way(gold: Gold, link: Wanted, found: Found) -> bool:
    either = found.relation in SYMMETRIC
    return _along(gold, link, found) or (either and _along(gold, link, _back(found)))


def _along(gold: Gold, link: Wanted, found: Found) -> bool:
    """Repeats join statements; other relations hold for all that repeat each other too."""
    question = "" if link.relation == "repeats" else link.question
    ends = ((link.left, found.left), (link.right, found.right))
    return all(gold.one(question, *end) for end in ends)


def _back(found: Found) -> Found:
    return Found(found.right, found.left, found.relation, found.question, found.voiced)


def key_of(gold: Gold, link: Wanted) -> Hashable:
    """What two gold links share that say the same."""
    question = "" if link.relation == "repeats" else link.question
    ends = [gold.first(question, end) for end in (link.left, link.right)]
    pair = tuple(sorted(ends) if link.relation in SYMMETRIC else ends)
    return (link.relation, pair, link.question)


def _may_repeat(gold: Gold, found: Found, asked: Iterable[str]) -> bool:
    """One statement, perhaps, or joined by other repeats: neither wanted nor wrong."""
    if frozenset((found.left, found.right)) in gold.unsure:
        return True
    return any(gold.one(question, found.left, found.right) for question in ["", *asked])


def _is_related(gold: Gold, found: Found) -> bool:
    pairs = product(gold.asked(found.left), gold.asked(found.right))
    return not _scopes(gold).isdisjoint(pairs)


def _scopes(gold: Gold) -> set[tuple[str, str]]:
    """Pairs of questions, the narrower first."""
    names = {"wider": "widens", "narrower": "narrows"}
    return {
        turned(row["left"], row["right"], names[row["relation"]])[:2]
        for row in gold.rows.get("related", [])
        if row["relation"] in names and closed(row)
    }


def _score_precision(gold: Gold, judged: Iterable[Judged], tally: Tally) -> None:
    met: set[Hashable] = set()
    for one in judged:
        if one.verdict == "open" or one.key in met:
            continue
        met.add(one.key)
        found = one.found
        note = f"{found.question}: {gold.words(found.left)} {found.relation} "
        note += f"{gold.words(found.right)}; gold: {_instead(gold, found)}"
        right = one.verdict == "right"
        tally.judge(
            f"{found.relation} precision", f"link wrong: {found.relation}", note, right=right
        )
        tally.add("links precision", right)


def _instead(gold: Gold, found: Found) -> str:
    """What gold has between the two ends of a wrong link."""
    if gold.statement[found.left] == gold.statement[found.right]:
        return "one statement"
    near = [link for link in gold.links if _same_pair(gold, link, found, _asked(gold, found))]
    apart = [row["why"] for row in _aparts(gold) if {row["left"], row["right"]} == _ends(found)]
    if not gold.asked(found.left) & gold.asked(found.right):
        apart.append("other questions")
    return ", ".join([*(link.relation for link in near), *apart]) or "nothing"


def _ends(found: Found) -> set[str]:
    return {found.left, found.right}


def wanted(gold: Gold) -> dict[Hashable, Wanted]:
    """The links every careful reader would make, each once, none inside a statement."""
    return {
        key_of(gold, link): link
        for link in gold.links
        if not link.open and gold.statement[link.left] != gold.statement[link.right]
    }


def _score_recall(gold: Gold, judged: Iterable[Judged], tally: Tally) -> None:
    right = {one.key for one in judged if one.verdict == "right"}
    repeated = _repeated(gold, judged)
    for key, link in wanted(gold).items():
        met = key in right
        if link.relation == "repeats":
            met |= repeated[link.left] == repeated[link.right]
        note = f"{link.question}: {gold.words(link.left)} {link.relation} {gold.words(link.right)}"
        tally.judge(f"{link.relation} recall", f"link missed: {link.relation}", note, right=met)
        tally.add("links recall", met)


def _repeated(gold: Gold, judged: Iterable[Judged]) -> dict[str, str]:
    """Claims joined by found repeats, over any number of steps inside what repeats in gold."""
    found = [
        (one.found.left, one.found.right)
        for one in judged
        if one.found.relation == "repeats" and one.verdict != "wrong" and one.found.voiced
    ]
    return clusters(gold.claims, [*gold.statement.items(), *found])


def _aparts(gold: Gold) -> list[Row]:
    return [row for row in gold.rows.get("apart", []) if closed(row)]


def _score_aparts(gold: Gold, judged: Iterable[Judged], tally: Tally) -> None:
    """A pair is kept apart if no wrong link joins what stands for its ends."""
    joined: dict[str | None, list[Found]] = defaultdict(list)
    for one in judged:
        if one.verdict == "wrong" and one.found.relation in JOINING:
            joined[one.found.question].append(one.found)
    for row in _aparts(gold):
        own = row.get("question")
        among = [
            found
            for question, every in joined.items()
            if own in (None, question) or question is None
            for found in every
        ]
        asked = {own} if own else gold.asked(row["left"]) | gold.asked(row["right"])
        hit = [found for found in among if _stands_for(gold, row, found, asked)]
        relation = hit[0].relation if hit else ""
        note = f"{gold.words(row['left'])} {relation} {gold.words(row['right'])}; {row['why']}"
        tally.judge("aparts", "linked though apart", note, right=not hit)


def _stands_for(gold: Gold, row: Row, found: Found, asked: set[str]) -> bool:
    ways = ((found.left, found.right), (found.right, found.left))
    return any(
        gold.one(question, row["left"], left) and gold.one(question, row["right"], right)
        for question in asked or {""}
        for left, right in ways
    )


def _score_related(gold: Gold, judged: Iterable[Judged], tally: Tally) -> None:
    found = {
        pair
        for one in judged
        if one.found.relation == "narrows" and one.verdict != "wrong"
        for pair in product(gold.asked(one.found.left), gold.asked(one.found.right))
    }
    for narrow, wide in sorted(_scopes(gold)):
        words = [gold.questions[question]["wording"] for question in (narrow, wide)]
        note = " narrows ".join(words)
        tally.judge("related", "scope not related", note, right=(narrow, wide) in found)
