"""Find which way figures moved: "rose by 40", "from 800 to 1,000", "up 3%", "a 5% drop"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.facets import totals
from sayso.lexicon.measures import measure_lemmas
from sayso.model import Change, Quantity, Sentence, Token

NEAR, FAR = 8, 12  # tokens between a verb and its "by" or "to"
DIRECTIONS = {"up": Change.UP, "down": Change.DOWN}
SHARES = ("percent", "percentage point", "basis point")
MOVES = (*SHARES, "point")
VERBS = (
    ("rise", Change.UP),
    ("fall", Change.DOWN),
    ("gain", Change.UP),
    ("shed", Change.DOWN),
)
NOUNS = (("a rise", Change.UP), ("a fall", Change.DOWN))
COMPARED = {"higher": Change.UP, "lower": Change.DOWN}
# What may stand between a verb and the size of its move: "rose sharply, by about another 3%".
PASSED = frozenset({"a", "an", "further", "another", "back", "as", "much", "more", "than"})
LEVEL = re.compile(r" points?(?:,? or [^,;]{2,24}| \([^()]{2,24}\))?,?(?: to [a-z]+)? (?:to|at) ")
MOVED = re.compile(r",? (?:up|down) ")
BEFORE = re.compile(
    r"\b(?:from|compared with|compared to|against|versus)\s(?:the |a )?$", re.IGNORECASE
)


def find(sentence: Sentence, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a sentence, each with the change the words tell.

    Example: "The garrison grew from 800 to 1,000." -> 1,000 with change up, changed_from 800.
    """
    told = [_told(sentence, quantity) for quantity in quantities]
    for k in range(len(told) - 1):
        told[k], told[k + 1] = _pair(sentence, told[k], told[k + 1])
    return tuple(_in_points(sentence, told))


def _in_points(sentence: Sentence, told: list[Quantity]) -> list[Quantity]:
    """An index stands in the points it moved by: "lost 40 points to 7,425"."""
    words, start = sentence.span.words, sentence.span.start
    for k, moved in enumerate(told):
        if not moved.changed_by or moved.unit != "point":
            continue
        # "lost 40 points, or 2%, to 7,425": the same move in percent may stand between.
        for other in (k - 1, k + 1, k + 2):
            if not 0 <= other < len(told):
                continue
            level, ends = told[other], sorted((moved.span, told[other].span), key=lambda s: s.start)
            gap = words[ends[0].end - start : ends[1].start - start]
            linked = (LEVEL if other > k else MOVED).fullmatch(gap)
            if linked and level.unit is None and level.of is None:
                told[other] = replace(level, unit=moved.unit)
    return told


def _told(sentence: Sentence, quantity: Quantity) -> Quantity:
    if totals.lasts(quantity):
        return quantity
    change = _size_before(sentence, quantity)
    if change is not None:
        return replace(quantity, change=change, changed_by=True)
    change = _size_after(sentence, quantity)
    if change is not None:
        # "a 5% drop" counts no drops.
        move = quantity.of_span is not None and _is_move_noun(sentence, quantity.of_span.start)
        quantity = replace(quantity, of=None, of_span=None) if move else quantity
        return replace(quantity, change=change, changed_by=True)
    before = _without_article(sentence.between(sentence.span.start, quantity.span.start))
    if before and before[-1].lower == "to":
        # "lost ground to two rivals", "added 3 men to 40": the figure is no level.
        verbs = [each.lemma for each in before[-FAR:-1] if each.pos == "VERB"]
        handed = quantity.unit is None and verbs and verbs[-1] in measure_lemmas("transfer")
        return quantity if handed else replace(quantity, change=_nearest(before[-FAR:-1]))
    return quantity


def _without_article(before: list[Token]) -> list[Token]:
    """The words before a level less what describes it: "to" of "to a seasonally adjusted 209"."""
    for k in range(1, min(5, len(before)) + 1):
        if before[-k].lower in ("a", "an"):
            return before[:-k]
        if before[-k].pos not in ("ADV", "ADJ", "VERB"):
            break
    return before


def _is_move_noun(sentence: Sentence, start: int) -> bool:
    found = (token for token in sentence.tokens if token.start == start)
    return any(_direction(token) is not None for token in found)


def _size_before(sentence: Sentence, quantity: Quantity) -> Change | None:
    """The direction in the words before the size of a move: "up", "grew by", "a rise of"."""
    before = sentence.between(sentence.span.start, quantity.span.start)
    while before and (before[-1].lower in PASSED or before[-1].pos == "ADV") and (
        before[-1].lower not in DIRECTIONS
    ):  # fmt: skip
        before.pop()
    if not before:
        return None
    last, above = before[-1], before[-2] if len(before) > 1 else None
    if last.lower in DIRECTIONS:
        return DIRECTIONS[last.lower] if _is_standing(last, above) else None
    if last.lower == "by":
        return _nearest(before[-NEAR:-1])
    if last.lower == "of":
        if above is None or above.pos != "NOUN" or above.lemma in ("loss", "gain", "cut"):
            return None
        return _direction(above)
    return _direction(last) if last.pos == "VERB" and _is_move(sentence, last, quantity) else None


def _is_standing(word: Token, above: Token | None) -> bool:
    """Whether "up" and "down" tell a move: "shares down 3%", not "shot down 3 drones"."""
    if word.dep == "prt" and above is not None and above.lemma not in measure_lemmas("standing"):
        return False
    if above is None or above.pos not in ("VERB", "AUX"):
        return True
    return above.lemma in measure_lemmas("standing") or _direction(above) is not None


def _is_move(sentence: Sentence, verb: Token, quantity: Quantity) -> bool:
    """Whether the figure is how far: "fell 40 points" is, "dropped 40 bombs" is not."""
    if quantity.unit is not None and _leads_on(sentence, quantity):
        return True  # "added 15 pence to £2.70"
    free = verb.lemma in measure_lemmas("rise") or verb.lemma in measure_lemmas("fall")
    if quantity.unit in MOVES:
        return True
    return free and quantity.of is None and quantity.unit != "share"


def _leads_on(sentence: Sentence, quantity: Quantity) -> bool:
    after = sentence.span.words[quantity.span.end - sentence.span.start :]
    return re.match(r" (?:\w+ )?to [^\sa-z]{0,4}\d", after) is not None


def _size_after(sentence: Sentence, quantity: Quantity) -> Change | None:
    """The direction in the words after: "a 5% drop", "3 points higher"."""
    if quantity.unit is None:
        return None
    end = quantity.span.end - sentence.span.start
    following = sentence.between(sentence.span.start + end, sentence.span.end)[:4]
    for token in following:
        if token.lower in COMPARED and token.tag in ("JJR", "RBR"):
            # "9 points higher than in Tarn" compares two places.
            than = sentence.tokens[token.i + 1 : token.i + 2]
            return None if than and than[0].lower == "than" else _direction(token)
        if token.pos == "NOUN" and token.dep != "compound" and _direction(token):
            # "a loss of $3m" is a sum; "a loss of 3%" is a move.
            sums = token.lemma in ("loss", "gain", "cut") and quantity.unit not in SHARES
            return None if sums else _direction(token)
        if token.pos in ("VERB", "ADP", "PUNCT", "CCONJ") and token.text != "-":
            return None
    return None


def _nearest(tokens: Sequence[Token]) -> Change | None:
    """The direction of the last word that has one."""
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.pos in ("VERB", "NOUN", "ADJ", "AUX") and (change := _direction(token)):
            return change
        if token.lower in DIRECTIONS and (
            token.dep != "prt" or (k and _is_standing(token, tokens[k - 1]))
        ):
            return DIRECTIONS[token.lower]
        if (
            token.text in ";:"
            or token.lower == "at"
            or (token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"))
        ):
            return None
    return None


def _direction(token: Token) -> Change | None:
    kinds = VERBS if token.pos in ("VERB", "AUX") else NOUNS
    found = (change for kind, change in kinds if token.lemma in measure_lemmas(kind))
    return next(found, None) or COMPARED.get(token.lower)


def _pair(sentence: Sentence, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Two neighbours of which one tells where the other came from."""
    if first.unit != second.unit and None not in (first.unit, second.unit):
        return first, second
    start = sentence.span.start
    words = sentence.span.words
    opened = words[: first.span.start - start]
    gap = words[first.span.end - start : second.span.start - start]
    if re.search(r"\bfrom (?:the |a )?$", opened) and re.fullmatch(r"(?:[^,;]{0,24}) to ", gap):
        return _shared(first, second)[0], _moved(sentence, _shared(second, first)[0], first)
    if len(gap) <= 48 and BEFORE.search(gap) and not first.changed_by:
        change = first.change or next(
            (DIRECTIONS[word] for word in gap.split() if word in DIRECTIONS), None
        )
        if change is not None:
            level = replace(first, change=change, changed_from=_figure(second))
            return level, _shared(second, first)[0]
    return first, second


def _moved(sentence: Sentence, level: Quantity, before: Quantity) -> Quantity:
    """The level with where it came from; which way is told by the figures if by no verb."""
    low, high = _figure(before), _figure(level)
    change = level.change
    cues = sentence.between(sentence.span.start, before.span.start)[-FAR:]
    told = any(token.lemma in measure_lemmas("change") for token in cues)
    if change is None and told and low is not None and high is not None and low != high:
        change = Change.UP if high > low else Change.DOWN
    return replace(level, change=change, changed_from=low) if change else level


def _shared(bare: Quantity, full: Quantity) -> tuple[Quantity, Quantity]:
    """What is counted, and its unit, said once for both: "from 800 to 1,000 men"."""
    if bare.of is None and bare.unit is None and not bare.changed_by:
        return replace(bare, of=full.of, unit=full.unit), full
    return bare, full


def _figure(quantity: Quantity) -> float | None:
    return quantity.low if quantity.low is not None else quantity.high
