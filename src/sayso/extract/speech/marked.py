"""What stands between quotation marks: words somebody said, a term, a title of a work, a name.

Decided by what stands around the marks and in them, in one sentence of one line, before anything
is parsed. Where nothing tells, a short phrase without a voice in its sentence is a term.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sayso.lexicon.cues import cue_nouns, reporting_verbs
from sayso.lexicon.naming_words import naming_words
from sayso.lexicon.stopwords import common_words
from sayso.model import Span, Why

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
SENTENCE_END = re.compile(r"(\w*)[.!?][\"”'’)]*\s+(?=[\"“'‘(]*[A-Z0-9]|$)")
CAPITAL = re.compile(r"(?:[a-z]{2}-)?[^a-z]")  # also "al-Ostr"
SMALL = frozenset(("a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "la", "le")) | {
    *("of", "on", "or", "the", "to", "with")
}
SENTENCE = 7  # words; nobody names a thing at such length
WINDOW = 600  # characters on each side in which the sentence is looked for
NEAR = 8  # words before the marks in which a kind of work or body is looked for
BEHIND = 3  # words behind them
HEADLINE = 0.6  # share of big words that makes a line a headline, where capitals tell nothing
CLOSE = 6  # words before the marks in which a phrase before a noun must be credited
LONGEST = 3  # words of a phrase that leads to a term, a title or a name
LEADS = 3  # words between what leads to a term and the marks, at most: "called a mere “…”"


class QuotationKind(StrEnum):
    """What a pair of quotation marks is for."""

    SPEECH = "speech"
    TERM = "term"
    TITLE = "title"
    NAME = "name"


Judged = tuple[QuotationKind, Why]


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation with its sentence's words before and behind it, within its line."""

    inner: Span
    before: str
    behind: str
    headline: bool
    inline: bool

    @property
    def capital(self) -> bool:
        """Whether all words but the small ones are capitalised, and capitals tell something."""
        words = WORD.findall(self.inner.words)
        big = [word for word in words if word.lower() not in SMALL]
        return bool(big) and not self.headline and all(CAPITAL.match(word) for word in big)

    @property
    def lead(self) -> str:
        """The words before the marks, in lower case, without articles and marks at the end."""
        words = [word.lower() for word in WORD.findall(self.before)]
        while words and words[-1] in ("the", "a", "an", "it", "so"):
            if words[-2:] == ["called", "so"]:
                break
            words.pop()
        return " ".join(words[-NEAR:])


def find(text: str, line: Span, outer: Span, inner: Span, *, inline: bool) -> Judged:
    """The kind of the quotation ``outer`` (with its marks) in a line, and why."""
    here = _setting(text, line, outer, inner, inline=inline)
    found = _named(here) or _spoken(here) or _capitals(here) or _credited(here)
    if found:
        return found
    return QuotationKind.TERM, Why("scare quotes", inner, "short, and nobody says it here")


def _setting(text: str, line: Span, outer: Span, inner: Span, *, inline: bool) -> Setting:
    ahead = text[max(line.start, outer.start - WINDOW) : outer.start]
    after = text[outer.end : min(line.end, outer.end + WINDOW)]
    before = ahead[max((end.end() for end in _ends(ahead)), default=0) :]
    stop = next(_ends(after), None)
    # “…." Then more: the stop before the closing mark ends the sentence.
    ended = inner.words[-1] in ".!?" and re.match(r"\s+[A-Z]", after) is not None
    behind = "" if ended else after[: stop.end()] if stop else after
    return Setting(inner, before, behind, _is_headline(line.words), inline)


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences end; “Mr.” and “J.” end none."""
    for end in SENTENCE_END.finditer(text):
        word = end.group(1)
        if word.lower() not in naming_words("abbreviation") and not re.fullmatch("[A-Z]", word):
            yield end


@lru_cache(maxsize=8)
def _is_headline(line: str) -> bool:
    words = [word for word in WORD.findall(line) if word.lower() not in SMALL]
    big = sum(not word[0].islower() for word in words)
    return not line.rstrip().endswith(".") and big >= HEADLINE * max(1, len(words))


def _named(here: Setting) -> Judged | None:
    """A term, title or name by the words around it."""
    inner, lead = here.inner, here.lead
    if word := _ends_with(lead, "term"):
        kind = QuotationKind.NAME if here.capital and word.startswith("so") else QuotationKind.TERM
        return kind, Why("term", inner, f"behind {word!r}")
    if here.capital and (word := _ends_with(lead, "title")):
        return QuotationKind.TITLE, Why("title", inner, f"capitalised, behind {word!r}")
    word = _ends_with(lead, "name")
    # “the pilot dubbed it a “sea of mud””: by her, and no name
    if word and (here.capital or not _tells(word.split()[0])):
        kind = QuotationKind.NAME if here.capital else QuotationKind.TERM
        return kind, Why("name", inner, f"behind {word!r}")
    if not here.capital or here.before.rstrip().endswith(":"):
        return None
    return _by_kind(here) or _by_place(here)


def _by_kind(here: Setting) -> Judged | None:
    """Capitalised, beside what it is: “The Weir”, a film; the ferry “Juno”."""
    ahead = [word.lower() for word in WORD.findall(here.behind)[:BEHIND]]
    within = [word.lower() for word in WORD.findall(here.inner.words)]
    behind = here.lead.split()
    if word := _met((*behind, *within, *ahead), "work"):
        return QuotationKind.TITLE, Why("title", here.inner, f"capitalised, beside {word!r}")
    if word := _met((*behind[-2:], *ahead[:1]), "body"):
        return QuotationKind.NAME, Why("name", here.inner, f"capitalised, beside {word!r}")
    return None


def _by_place(here: Setting) -> Judged | None:
    """“the channel's “Tidewatch””, “Orm “Pepper” Teck”: capitals in a place of a name."""
    inner, many = here.inner, len(WORD.findall(here.inner.words)) > 1
    if many and re.search(r"\w['’]s?\s\W?$", here.before) and inner.words[-1] not in "!?":
        return QuotationKind.TITLE, Why("title", inner, "capitalised, behind whose it is")
    between = re.search(r"\b[A-Z][\w.]+ \W?$", here.before) and re.match(r" [A-Z]", here.behind)
    if between and inner.words[-1] not in ",.!?":
        return QuotationKind.NAME, Why("nickname", inner, "between the parts of a name")
    return None


def _spoken(here: Setting) -> Judged | None:
    """Words that stand for themselves: a sentence, or enough of one."""
    inner = here.inner
    words = [word.lower().replace("’", "'") for word in WORD.findall(inner.words)]
    if inner.words[-1] in ",?!…" or (inner.words[-1] == "." and not here.inline):
        return QuotationKind.SPEECH, Why("stop inside", inner, "ends as a sentence or before a tag")
    if len(words) >= SENTENCE:
        return QuotationKind.SPEECH, Why("sentence", inner, f"{len(words)} words")
    if word := next((each for each in words if each in naming_words("voiced")), None):
        return QuotationKind.SPEECH, Why("voiced", inner, f"holds {word!r}")
    return None


def _capitals(here: Setting) -> Judged | None:
    last = WORD.findall(here.before)[-1:]
    if not here.capital or len(WORD.findall(here.inner.words)) < 2 or (last and _tells(last[0])):
        return None
    why = Why("capitals", here.inner, "capitalised, and not right behind a word of saying")
    return QuotationKind.NAME, why


def _credited(here: Setting) -> Judged | None:
    """A phrase of somebody whom its sentence credits with it."""
    before = WORD.findall(here.before)
    if before and before[-1].lower() in cue_nouns():
        detail = f"right behind {before[-1]!r}"
        return QuotationKind.SPEECH, Why("credited", here.inner, detail)
    # “the “slow boat” plan”: what stands before a noun is often the writer's own word for it.
    sides = [before[-CLOSE:]] if _attributive(here) else [before, WORD.findall(here.behind)]
    first = before[:1]
    for side in sides:
        told = (
            each
            for each in side
            if (each[0].islower() or each in first or here.headline) and _tells(each)
        )
        if word := next(told, None):
            return QuotationKind.SPEECH, Why("credited", here.inner, f"{word!r} in its sentence")
    return None


def _attributive(here: Setting) -> bool:
    """Whether a noun seems to follow the marks at once."""
    found = re.match(r" ([a-z]{3,})", here.behind)
    words = WORD.findall(here.inner.words)
    few = 0 < len(words) <= LEADS and not words[-1].endswith("s")
    return few and found is not None and found.group(1) not in common_words()


@lru_cache(maxsize=10_000)
def _tells(word: str) -> bool:
    """Whether a word is a form of a verb of saying."""
    word = word.lower()
    if word in naming_words("told"):
        return True
    verbs = _verbs()
    for ending in ("s", "es", "ed", "d", "ing"):
        stem = word.removesuffix(ending)
        if stem != word:
            forms = (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem)
            if any(form in verbs for form in forms) or (
                stem[-2:-1] == stem[-1:] and stem[:-1] in verbs
            ):
                return True
    return False


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word.split()[0] for word in reporting_verbs())


def _ends_with(lead: str, facet: str) -> str | None:
    words = lead.split()
    # Only before a term may an adjective stand: “the so-called new “duke””.
    for skipped in range(LEADS if facet == "term" else 1):
        kept = words[: len(words) - skipped]
        for size in range(LONGEST, 0, -1):
            if len(kept) >= size and (part := " ".join(kept[-size:])) in naming_words(facet):
                return part
    return None


def _met(words: Iterable[str], facet: str) -> str | None:
    return next((word for word in words if word in naming_words(facet)), None)
