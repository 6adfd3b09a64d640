"""Particulars: who did it, and when it was, asked where voices give one thing its doer or its time.

Both are asked of the same predicate and thing as "is it so"; what is answered is the participant or
the time expression, in the article's words. "On Monday" alone is in every report and is not asked:
a time of day, a time to come, or two times that cannot both be right are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.link.keys import FIGURES, REPLIES, Key, Position
from sayso.model import (
    Act,
    Mode,
    Precision,
    QuestionKind,
    When,
)

KINDS = frozenset({QuestionKind.WHO, QuestionKind.WHEN})
TOLD = re.compile(r'^the words "(.+?)"')
# Where another sentence begins; the parts of a broken quotation are joined without a stop.
SENTENCE = re.compile(r"[.!?\n]")
CLOCK = frozenset({Precision.MINUTE, Precision.HOUR})
# Who asks or promises gives no doer.
UNSAID = REPLIES | {Act.ASK, Act.DEMAND, Act.PROMISE}
Positions = Iterable[Position]


def find(positions: Positions) -> Iterator[Position]:
    """Positions on who and when, by what the claims' own words hold."""
    nearest: dict[str, tuple[int, Position]] = {}
    for position in positions:
        key, claim, told = position.key, position.claim, position.proposition
        plain = key.kind is QuestionKind.IS_IT_SO and told is not None and not told.negated
        if not plain or key.predicate in FIGURES or claim.act in UNSAID or told is None:
            continue
        if key.known.agent and told.by is not None and key.by:
            asked = replace(key, kind=QuestionKind.WHO, by="", when="")
            yield replace(position, key=asked, value=told.by.words)
        far = _far(position)
        if far is not None and far < nearest.get(claim.id, (far + 1, position))[0]:
            nearest[claim.id] = (far, position)
    for _, position in nearest.values():
        asked = replace(position.key, kind=QuestionKind.WHEN, by="", when="")
        yield replace(position, key=asked, value=_words(position.claim.happened))


def _far(position: Position) -> int | None:
    """Letters from the predicate to the time in its sentence; None where no time is its own."""
    when = _words(position.claim.happened)
    told = position.proposition.span.words if position.proposition else ""
    text = position.claim.words
    at, start = text.find(when), text.find(told)
    if not when or at < 0 or start < 0 or position.key.noun in clause_words("pointing word"):
        return None
    end = start + len(told)
    gap = text[end:at] if at >= end else text[at + len(when) : start]
    return None if SENTENCE.search(gap) else len(gap)


def _words(when: When | None) -> str:
    found = TOLD.match(when.basis[0]) if when is not None and when.basis else None
    return found[1] if found else ""


def worth_asking(key: Key, positions: Sequence[Position], voices: int) -> bool:
    """Whether the answers of at least two articles say more than the reports' own date."""
    articles = {position.claim.article for position in positions}
    if key.kind is QuestionKind.WHO:
        doers = {p.proposition.by.key for p in positions if p.proposition and p.proposition.by}
        return voices > 1 and len(doers) > 1 and key.known.name != ""
    if not key.known.name:
        return False
    times = [p.claim.happened for p in positions if p.claim.happened is not None]
    clock = sum(when.precision in CLOCK for when in times) > 1
    coming = any(position.mode is Mode.FUTURE for position in positions)
    return len(articles) > 1 and (clock or coming)
