"""Tallies: whether a figure counts the whole of what it is told of, by the words around it."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import HELPERS
from sayso.lexicon.times import time_words
from sayso.link import wholes
from sayso.link.corpus import Corpus
from sayso.model import Answer, Claim, Quantity

REACH = 24  # letters before a figure in which "the other" stands
# "A second one" is told after the first.
LATER_ONES = frozenset(tuple(time_words("ordinal"))[1:])
WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")
# "Ilda Marren, 43, of Vell", "a 43-year-old": an age, whatever it is said to count.
AGE = re.compile(r"(?:,|\)|\bage)\s*$"), re.compile(r"\s*(?:,|-year|\s+years? old)")
OF_AN_AGE = re.compile(r"\s*\d+[- ]year")
STOP = re.compile(r"[.!?;\n]")
SENTENCE = 200  # letters each way in which the sentence of a figure is looked for
BARE = 3  # words besides the figure: "the number at nine"
ALONE: tuple[float | None, float | None] = (
    1,
    None,
)  # "a man", "people": that there was one at least, and no count
TOLD_BEFORE = "of some told before"
FAR = 50  # times by which no toll grows from one day to the next


def part_of_count(corpus: Corpus, answer: Answer, *, total: bool) -> str:
    """Why a figure may not count the whole of what it is told of; empty where it seems to."""
    if is_no_count(answer):
        return "no number"
    for claim, quantity in counts(corpus, answer):
        text, span = corpus.articles[claim.article].text, quantity.span
        before, after = text[max(0, span.start - REACH) : span.start], text[span.end :][:REACH]
        if told := _by_the_words_beside(before, after):
            return told
        next_ = WORD.match(after.lstrip(" -").lower())
        if OF_AN_AGE.match(after) or _is_one_of_several(text, claim, quantity):
            return "some of several"
        if total and set(WORD.findall(after.lower())) & clause_words("goes on"):
            return "at that time"
        if next_ and next_[0] in _auxiliaries() and wholes.last_larger(corpus, claim, quantity):
            return "some of more"
    return ""


def _by_the_words_beside(before: str, after: str) -> str:
    if _is_age(before, after):
        return "an age"
    last = WORD.findall(before.lower())[-2:]
    next_ = WORD.match(after.lstrip(" -").lower())
    near = (
        {*last[-1:], *([next_[0]] if next_ else [])} if not before.endswith((".", ",")) else set()
    )
    if clause_words("besides others") & near:
        return "besides others"
    # "All nine were found" speaks of nine told before, "in all nine" sums them up.
    if set(last[-1:]) & clause_words("told before") and last != ["in", "all"]:
        return TOLD_BEFORE
    return "like others" if _says_the_same(after) else ""


def is_no_count(answer: Answer) -> bool:
    """Whether it says only that there were some: "a man was killed", "people were hurt"."""
    bounds = (answer.low, answer.high)
    said = set(WORD.findall(answer.words.lower()))
    return bounds == ALONE and not said & {"least", "one", "than"}


def counts(corpus: Corpus, answer: Answer) -> Iterator[tuple[Claim, Quantity]]:
    """The claims that give the figure of an answer, and where."""
    for key in answer.claims:
        claim = corpus.claim[key]
        for quantity in claim.quantities:
            if (quantity.low, quantity.high) == (answer.low, answer.high):
                yield claim, quantity
                break


def unit(corpus: Corpus, answer: Answer) -> str | None:
    """The unit of its figure, if any."""
    return next((quantity.unit for _, quantity in counts(corpus, answer)), None)


def _is_one_of_several(text: str, claim: Claim, quantity: Quantity) -> bool:
    """As in "two children and two teenagers were hurt": four together."""
    told = {each.quantity.span: each for each in claim.propositions if each.quantity is not None}
    mine = told.get(quantity.span)
    if mine is None or mine.about is None or mine.about.belonging:
        return False
    for span, each in told.items():
        first, second = sorted((span, quantity.span), key=lambda one: one.start)
        joined = text[first.end : second.start].rstrip().endswith((" and", ","))
        same = each.about is not None and each.predicate == mine.predicate
        if span != quantity.span and same and joined and second.start - first.end < REACH:
            return True
    return False


def _is_age(before: str, after: str) -> bool:
    """As in "Vask, 35, of Vell", "Vask was 35.", "put his age as 10."."""
    if AGE[0].search(before) and AGE[1].match(after):
        return True
    last = WORD.findall(before.lower())[-1:]
    return bool(set(last) & (_auxiliaries() | {"age", "aged"})) and after[:1] in ".,;"


def with_one_more(corpus: Corpus, one: Answer, other: Answer) -> str:
    """The gunman of "four dead, including the gunman", where the other counts one less."""
    low, high = sorted((one, other), key=end)
    if end(high) - end(low) != 1:
        return ""
    for claim, quantity in counts(corpus, high):
        after = corpus.articles[claim.article].text[quantity.span.end :][:SENTENCE]
        if found := _taken_in().search(STOP.split(after)[0]):
            return found["whom"]
    return ""


@cache
def _taken_in() -> re.Pattern[str]:
    """As in "including the driver": one who is known, and not "including a child"."""
    words = "|".join(map(re.escape, sorted(clause_words("takes in"))))
    return re.compile(rf"\b(?:{words}) (?P<whom>(?:the|his|her|its|their) [^\W\d_]+)\b(?! of\b)")


def sets_against(corpus: Corpus, answer: Answer) -> bool:
    """As in "but the police counted only forty", "the club spoke of ninety": a bare figure."""
    bare = any(
        len(claim.words.split()) - len(quantity.span.words.split()) <= BARE
        for claim, quantity in counts(corpus, answer)
    )
    return bare or bool(_around(corpus, answer) & clause_words("sets against"))


def _around(corpus: Corpus, answer: Answer) -> set[str]:
    """The words from the stop before its figure to the next."""
    said: set[str] = set()
    for claim, quantity in counts(corpus, answer):
        text = corpus.articles[claim.article].text
        before = STOP.split(text[max(0, quantity.span.start - SENTENCE) : quantity.span.start])
        after = STOP.split(text[quantity.span.end :][:SENTENCE])
        said |= set(WORD.findall(f"{before[-1]} {after[0]}".lower()))
    return said


def has_grown(corpus: Corpus, answer: Answer) -> bool:
    """As in "another one came forward, bringing the number to 17", or "a fifth sailor died"."""
    return is_nth(answer) or bool(_around(corpus, answer) & clause_words("has grown"))


def is_nth(answer: Answer) -> bool:
    """As in "a fifth sailor", which counts those before."""
    return bool(set(WORD.findall(answer.words.lower())[:2]) & LATER_ONES)


def end(answer: Answer) -> float:
    """Its figure as one number."""
    return answer.high or answer.low or 0.0


def are_far(one: Answer, other: Answer) -> bool:
    """Whether two figures differ by more than a count does from day to day."""
    low, high = sorted(map(end, (one, other)))
    return low > 0 and low * FAR < high


def _auxiliaries() -> frozenset[str]:
    return clause_words("verb of being") | HELPERS


def whom_it_counts_in(corpus: Corpus, answer: Answer) -> frozenset[str]:
    """As in "with the gunman, six are dead": those of whom its sentence says that they are counted.

    Whoever does not say so may have left them out.
    """
    found: set[str] = set()
    for claim, quantity in counts(corpus, answer):
        text, span = corpus.articles[claim.article].text, quantity.span
        before = STOP.split(text[max(0, span.start - SENTENCE) : span.start])[-1]
        after = STOP.split(text[span.end :][:SENTENCE])[0]
        for match in _counted_in().finditer(f"{before}{span.words}{after}"):
            found.add((match["with"] or match["among"]).lower())
    return frozenset(found)


@cache
def _counted_in() -> re.Pattern[str]:
    with_, among = (
        "|".join(map(re.escape, sorted(clause_words(kind)))) for kind in ("counts in", "counted in")
    )
    noun = r"[^\W\d_]+"
    return re.compile(
        rf"(?:^|,)\W*(?:{with_}) (?:the|its|their|his|her) (?P<with>{noun})(?:,|$)"
        rf"|\bthe (?P<among>{noun})(?: \w+)? (?:{among})\b",
        re.IGNORECASE,
    )


def _says_the_same(after: str) -> bool:
    """As in "counted ten as well", of what was counted before."""
    words = after.lower().lstrip()
    return any(re.match(rf"{re.escape(each)}\b", words) for each in clause_words("says the same"))
