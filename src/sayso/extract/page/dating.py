"""Dating: what the words of an article say about when it can have been written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.lexicon.dated_events import dated_events
from sayso.lexicon.dateforms import FIRST_YEAR, PrintedDate, find_dates
from sayso.lexicon.dating_cues import dating_cue
from sayso.lexicon.tenures import tenures_in
from sayso.model import Article, Passage, PassageKind

# "In December 2030 … At the time …" is not written in the first twenty days of that December.
DAYS_BEFORE_LOOKING_BACK = 20
READ_KINDS = (PassageKind.HEADLINE, PassageKind.BODY)
SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘]?[^\W_a-z])")
YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d{2}(?![\w/-]|[.,]\d)")
BEFORE = 40  # letters before a mention in which a word such as "former" counts


@dataclass(frozen=True, slots=True)
class Bound:
    """The article was written within one of the spans (None: open), because of ``reason``."""

    spans: tuple[tuple[datetime | None, datetime | None], ...]
    reason: str

    @property
    def earliest(self) -> datetime | None:
        """The first day left possible."""
        lows = [low for low, _ in self.spans]
        return None if None in lows else min(low for low in lows if low)

    @property
    def latest(self) -> datetime | None:
        """The last day left possible."""
        highs = [high for _, high in self.spans]
        return None if None in highs else max(high for high in highs if high)

    def admits(self, low: datetime, high: datetime) -> bool:
        """Whether a moment of the interval is possible."""
        return any(
            (start is None or start.date() <= high.date())
            and (end is None or low.date() <= end.date())
            for start, end in self.spans
        )


def find(article: Article, passages: Sequence[Passage]) -> tuple[Bound, ...]:
    """Every bound the headline and body give; background is too old to count."""
    found: list[Bound] = []
    if article.retrieved:
        found.append(
            Bound(
                ((None, article.retrieved),), f"retrieved on {article.retrieved.date().isoformat()}"
            )
        )
    for passage in passages:
        if passage.kind in READ_KINDS:
            words = passage.span.words
            found += [*_dates(words), *_years(words), *_events(words), *_offices(words)]
    return tuple(dict.fromkeys(found))


def _dates(words: str) -> Iterator[Bound]:
    looks_back = dating_cue("back").search(words)
    for sentence in SENTENCE.split(words):
        for found in find_dates(sentence):
            moments = found.moments(found.year) if found.year else None
            if moments is None:
                continue
            low, high = moments
            said = " ".join(found.words.split())
            if _ahead(sentence, found.start):
                if _deadline(sentence, found):
                    yield Bound(((None, high),), f"{said!r} still lies ahead")
            elif found.day is None and looks_back:
                yield Bound(
                    ((low + timedelta(days=DAYS_BEFORE_LOOKING_BACK), None),),
                    f"looks back on {said!r} ({looks_back.group()!r}): not before its last third",
                )
            else:
                yield Bound(((low, None),), f"{said!r} is past")


def _years(words: str) -> Iterator[Bound]:
    for sentence in SENTENCE.split(words):
        dated = find_dates(sentence)
        for match in YEAR.finditer(sentence):
            if any(found.start <= match.start() < found.end for found in dated):
                continue
            before = sentence[max(0, match.start() - BEFORE) : match.start()]
            if dating_cue("past preposition").search(before) and not _ahead(
                sentence, match.start()
            ):
                yield Bound(
                    ((datetime(int(match.group()), 1, 1), None),),
                    f"{match.group()} is past or present",
                )


def _ahead(sentence: str, start: int) -> bool:
    before = sentence[:start]
    return bool(
        dating_cue("ahead").search(before) or dating_cue("ahead, anywhere").search(sentence)
    )


def _deadline(sentence: str, found: PrintedDate) -> bool:
    """Whether the day had not come: "by 4 March 2031" with a "will" about it."""
    will = re.search(r"\b(?:will|shall|must)\b", sentence)
    return bool(will and dating_cue("ahead").search(sentence[: found.start]))


def _events(words: str) -> Iterator[Bound]:
    for event, pattern in dated_events():
        if match := pattern.search(words):
            yield Bound(
                ((event.day, None),), f"{match.group()!r} was on {event.date} ({event.name})"
            )


def _offices(words: str) -> Iterator[Bound]:
    for entry, name, both in tenures_in(words):
        match = both.search(words) if name.search(words) else None
        if match is None:
            continue
        around = words[max(0, match.start() - BEFORE) : match.end()]
        before = around.removesuffix(match.group())
        nearby = re.split(r"[.;:,]\s", before)[-1] + match.group()
        if not dating_cue("over").search(nearby):
            terms = " or ".join(term.replace("/", " to ").strip() for term in entry.terms)
            yield Bound(entry.spans(), f"{match.group()!r}: in office {terms}")


def earliest(bounds: Sequence[Bound]) -> datetime | None:
    """The first day all bounds leave possible."""
    return max((bound.earliest for bound in bounds if bound.earliest), default=None)


def latest(bounds: Sequence[Bound]) -> datetime | None:
    """The last day all bounds leave possible."""
    return min((bound.latest for bound in bounds if bound.latest), default=None)


def years(printed: PrintedDate, bounds: Sequence[Bound], horizon: int) -> tuple[int, ...]:
    """The years up to ``horizon`` in which the printed day is possible under every bound."""
    first = earliest(bounds)
    possible = []
    for year in range(first.year if first else FIRST_YEAR, horizon + 1):
        moments = printed.moments(year)
        if moments is None or not all(bound.admits(*moments) for bound in bounds):
            continue
        if printed.weekday is None or printed.weekday == moments[0].weekday():
            possible.append(year)
    return tuple(possible)
