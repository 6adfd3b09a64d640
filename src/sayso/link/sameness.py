"""Sameness: whether two claims of one voice have one content, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from sayso.lexicon.number_words import number_words
from sayso.link import wordbags
from sayso.link.kept import kept
from sayso.model import Act, Claim, Mode, Polarity, Proposition, Quantity, Why

QUOTED = 0.4  # share of the shorter content's runs of four words
WORDED = 0.6  # share of the shorter content's words
QUITE = 0.85  # the same, where the contents seem to say different things
TOLD = 0.34  # the same, where predicate and participants agree already
FEWEST = 3  # words in common below which contents are too short to be matched by words
VERBATIM = 0.9  # runs in common of the shorter content when it stands in the longer
ROUGHLY = 0.1  # how far two approximate figures may lie apart
TELLING = 3  # digits a figure needs to be met twice by no accident; with a unit one less
DEEDS = frozenset({"attack", "causing"})
ANSWERS = frozenset({Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM})

# How strong a reason is: the strongest are followed first.
STRENGTH = {
    "copied-text": 0,
    "same-words": 1,
    "same-figure": 2,
    "same-content": 3,
    "same-proposition": 4,
    "only-occasion": 5,
    "recalled": 6,
}

Bounds = tuple[float | None, float | None]


def compatible(left: Claim, right: Claim) -> bool:
    """Neither one act against another, nor yes against no, nor two figures for one thing."""
    if left.id == right.parent or right.id == left.parent:
        return False
    if left.act is not right.act and {left.act, right.act} & ANSWERS:
        return False
    negative = {left.polarity, right.polarity}
    if Polarity.NEGATIVE in negative and len(negative) > 1 and not verbatim(left, right):
        return False
    return not clashes(left, right)


def verbatim(left: Claim, right: Claim) -> bool:
    """Whether the shorter content stands in the longer, as a quotation cut short does."""
    return _runs_shared(left, right) >= VERBATIM


def content(left: Claim, right: Claim) -> Why | None:
    """What makes two claims one content: words, figures, or what is said of whom."""
    if _runs_shared(left, right) >= QUOTED:
        runs = wordbags.runs(left.words) & wordbags.runs(right.words)
        return Why(
            "same-words", None, f"{len(runs)} runs of four words in common: {' '.join(min(runs))!r}"
        )
    mine, theirs = wordbags.stems(left.words), wordbags.stems(right.words)
    if mine and left.words.casefold() == right.words.casefold() and left.act is right.act:
        # Too short for runs, as "any involvement", but word for word, by one voice, on one day.
        return Why("same-words", None, f"both are {left.words!r}")
    shared = mine & theirs
    share = len(shared) / max(1, min(len(mine), len(theirs)))
    apart = bool(keys(left)) and bool(keys(right)) and not keys(left) & keys(right)
    if len(shared) >= FEWEST and share >= (QUITE if apart else WORDED):
        return Why("same-content", None, f"{share:.0%} of the words in common: {_some(shared)}")
    return _same_figure(left, right, shared) or _same_proposition(left, right, shared, share)


def _same_figure(left: Claim, right: Claim, shared: frozenset[str]) -> Why | None:
    if left.article == right.article:
        both = keys(left) & keys(right)
        mine, theirs = _figures(left), _figures(right)
        figures = any(_any_fit(mine.get(key, ()), theirs.get(key, ())) for key in both)
        if figures and _one_place(left, right, both):
            return Why("same-figure", None, f"told twice in one article: {min(both)}")
        return None
    one, other = _exact(left), _exact(right)
    besides = {word for word in shared if not word[0].isdigit()}
    telling = sorted(each for each in one & other if _telling(*each))
    # "from 812 votes to 790" has the figure of "a lead of 812", and says another thing.
    units = {unit for _, unit in telling}
    alike = {each for each in one | other if each[1] in units} == set(telling)
    if telling and besides and alike:
        figure = f"{telling[0][0]:.10g}"
        return Why("same-figure", None, f"the same figure, {figure}, of {_some(besides)}")
    return None


@kept
def _exact(claim: Claim) -> frozenset[tuple[float, str]]:
    """The figures of a content as value and unit; one that moved by or from another is none."""
    return frozenset(
        (each.low, each.unit or "")
        for each in claim.quantities
        if each.low is not None and each.low == each.high and each.change is None
    )


def _telling(value: float, unit: str) -> bool:
    digits = f"{value:.10g}".replace(".", "").rstrip("0")
    return len(digits) >= TELLING - (1 if unit else 0)


def _same_proposition(
    left: Claim, right: Claim, shared: frozenset[str], share: float
) -> Why | None:
    both = keys(left) & keys(right)
    if left.article != right.article and both and share >= TOLD and _one_place(left, right, both):
        return Why("same-proposition", None, f"{min(both)}; words in common: {_some(shared)}")
    return None


def changed_figure(left: Claim, right: Claim) -> Why | None:
    """Where the same words stand with another figure: a copy, but not the same statement."""
    if _runs_shared(left, right) < QUOTED:
        return None
    one, other = _tokens(left.words), _tokens(right.words)
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "replace":
            before, after = _number(one[a:b]), _number(other[c:d])
            if None not in (before, after) and before != after:
                figures = f"{' '.join(one[a:b])!r} and {' '.join(other[c:d])!r}"
                return Why("changed-figure", None, f"the same words with {figures}: a figure moved")
    return None


def clashes(left: Claim, right: Claim) -> bool:
    """Whether figures speak against one content: of one thing, or all of them."""
    one, other = _figures(left), _figures(right)
    if any(not _any_fit(one[key], other[key]) for key in one.keys() & other.keys()):
        return True
    mine, theirs = _bounds(left), _bounds(right)
    if mine and theirs and not _any_fit(mine, theirs):
        return True
    return changed_figure(left, right) is not None


@kept
def keys(claim: Claim) -> frozenset[str]:
    """What a content says of whom, in classes."""
    return frozenset(key for p in claim.propositions if (key := _key(p)) is not None)


def _key(proposition: Proposition) -> str | None:
    """What two tellings of one content share; what will be is not what is."""
    if proposition.about is None:
        return None
    if proposition.predicate in DEEDS and proposition.by and proposition.by.belonging:
        return f"deed by {proposition.by.belonging}"  # "an attack", "caused by its drones"
    when = " future" if proposition.mode is Mode.FUTURE else ""
    return f"{proposition.predicate} {proposition.about.key}{when}"


@kept
def _figures(claim: Claim) -> dict[str, frozenset[Bounds]]:
    found: dict[str, frozenset[Bounds]] = defaultdict(frozenset)
    for each in claim.propositions:
        key = _key(each)
        if each.quantity is not None and key is not None:
            found[key] |= {_wide(each.quantity)}
    return dict(found)


@kept
def _bounds(claim: Claim) -> frozenset[Bounds]:
    return frozenset(_wide(each) for each in claim.quantities)


def _wide(quantity: Quantity) -> Bounds:
    """The bounds, further apart where the words leave room."""
    low, high = quantity.low, quantity.high
    if quantity.approximate or quantity.vague:
        low = None if low is None else low * (1 - ROUGHLY)
        high = None if high is None else high * (1 + ROUGHLY)
    return low, high


def _any_fit(left: Iterable[Bounds], right: Iterable[Bounds]) -> bool:
    others = list(right)
    return any(_fit(one, other) for one in left for other in others)


def _fit(one: Bounds, other: Bounds) -> bool:
    (low, high), (least, most) = one, other
    below = high is not None and least is not None and high < least
    return not below and not (most is not None and low is not None and most < low)


def _runs_shared(left: Claim, right: Claim) -> float:
    one, other = wordbags.runs(left.words), wordbags.runs(right.words)
    shortest = min(len(one), len(other))
    return len(one & other) / shortest if shortest else 0.0


def _tokens(text: str) -> list[str]:
    return [word.replace(",", "") for word in wordbags.WORD.findall(wordbags.fold(text))]


def _number(tokens: list[str]) -> float | None:
    """What the number words and digits of a few words come to, None where there are none."""
    total: float | None = None
    for token in tokens:
        if (scale := number_words("scale").get(token)) is not None:
            total = (total or 1) * scale
        elif (value := _value(token)) is not None:
            total = (total or 0) + value
    return total


def _value(token: str) -> float | None:
    if token[0].isdigit():
        return float(token) if token.count(".") <= 1 else None
    kinds = ("ones", "teens", "tens")
    return next((v for k in kinds if (v := number_words(k).get(token)) is not None), None)


def _one_place(left: Claim, right: Claim, shared: frozenset[str]) -> bool:
    places = [
        {place for p in claim.propositions if _key(p) in shared for place in p.places}
        for claim in (left, right)
    ]
    return not all(places) or bool(places[0] & places[1])


def _some(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:6])
