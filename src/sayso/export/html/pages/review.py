"""The review page: claims, pairs and sources that wait for a person, with the words beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from sayso.export import wording
from sayso.export.html import evidence
from sayso.export.html.page import ClaimCard, JudgementPart, Ref
from sayso.export.lookup import Lookup
from sayso.model import (
    Act,
    Certainty,
    Claim,
    Polarity,
    Span,
    Stance,
    Verdict,
)

WIDER: Final = 320  # characters shown on each side of a sentence while it is corrected
LONGEST: Final = 3_000  # of a sentence; there are lines of megabytes
UNSEEN: Final = "\r\0"  # a browser changes or drops these: a run ends at each, so offsets hold
BREAK: Final = " … "  # between the parts of a content that is in several


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few to choose from."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an article's text that begins at an offset in code points."""

    at: int
    text: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class CorrectForm:
    """Every part of a claim as it stands now, to be given otherwise."""

    words: str
    spans: str
    source: str
    names: tuple[str, ...]
    acts: tuple[Option, ...]
    stances: tuple[Option, ...]
    certainties: tuple[Option, ...]
    polarities: tuple[Option, ...]
    said: str


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One claim to judge; ``seen`` is the last judgement on it, ``undo`` the one that holds."""

    card: ClaimCard
    runs: tuple[Run, ...]
    form: CorrectForm
    seen: str
    undo: str
    restore: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be the same."""

    id: str
    name: Ref
    described: str
    quotes: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class PairCard:
    """Two to be judged the same or not; ``about`` is what."""

    about: str
    left: Side
    right: Side
    now: str
    reasons: tuple[str, ...]
    judged: JudgementPart
    seen: str
    undo: str
    together: bool = False


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source to be graded."""

    id: str
    name: Ref
    described: str
    claims: str
    grades: tuple[Option, ...]
    judged: JudgementPart
    seen: str
    undo: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One judgement in the log; ``undo`` is its id where it can be taken back."""

    id: str
    words: str
    by: str
    at: str
    note: str
    state: str
    told: str
    undo: str
    button: str
    article: Ref
    claim: Ref | None = None


class Kind(StrEnum):
    """What a page of the queue holds."""

    CLAIMS = "claims"
    PEOPLE = "people"
    STATEMENTS = "statements"
    QUESTIONS = "questions"
    SOURCES = "sources"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of the queue: its tabs, filters and the way on."""

    kind: Kind
    tabs: tuple[Option, ...]
    filters: tuple[Option, ...]
    lead: str
    back: str
    after: str = ""
    story: Ref | None = None
    export: str = "/review/export.jsonl"
    first: str = ""
    all: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One page of the queue; only what its kind names is filled."""

    frame: Frame
    claims: tuple[ReviewCard, ...] = ()
    pairs: tuple[PairCard, ...] = ()
    sources: tuple[SourceCard, ...] = ()
    log: tuple[LogLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OneClaim:
    """A claim on a page of its own."""

    card: ReviewCard
    back: str


@dataclass(frozen=True, slots=True)
class OnePair:
    """A pair that is put into an open page."""

    card: PairCard
    back: str


@dataclass(frozen=True, slots=True)
class OneSource:
    """A source that is put into an open page."""

    card: SourceCard
    back: str


@dataclass(frozen=True, slots=True)
class Slower:
    """Somebody decided meanwhile: what was decided, and what the reader had sent."""

    told: str
    words: str
    seen: str
    fields: tuple[tuple[str, str], ...]
    back: str


def card(claim: Claim, lookup: Lookup, text: str, beside: Sequence[Claim], seen: str) -> ReviewCard:
    """One claim as persons left it; ``beside`` are the claims of its article as they were read."""
    shown = evidence.claim_card(claim, lookup)
    return ReviewCard(
        card=shown,
        runs=runs(claim, lookup, text),
        form=form(claim, beside),
        seen=seen,
        undo=undo_of(shown.judged),
        restore=_restore(claim, lookup, seen),
    )


def undo_of(judged: JudgementPart) -> str:
    """The last judgement that holds."""
    return next((each.id for each in reversed(judged.lines) if not each.gone), "")


def _restore(claim: Claim, lookup: Lookup, seen: str) -> str:
    """What was done last, if that took something back: taking it back restores that."""
    last = next(
        (e.judgement for e in lookup.judged.get(claim.id, ()) if e.judgement.id == seen), None
    )
    return seen if last is not None and last.verdict is None else ""


def form(claim: Claim, beside: Sequence[Claim]) -> CorrectForm:
    """The fields of a correction, filled with what is held now."""
    outlet = claim.chain[0].name
    names = sorted({hop.name for each in beside for hop in each.chain} | {outlet})
    return CorrectForm(
        words=BREAK.join(span.words for span in claim.content),
        spans=",".join(f"{span.start}-{span.end}" for span in claim.content),
        source=claim.voice.name,
        names=tuple(names),
        acts=_options(Act, claim.act, {each: wording.ACTS[each][0] for each in Act}),
        stances=_options(Stance, claim.stance, {each: wording.STANCES[each][0] for each in Stance}),
        certainties=_options(Certainty, claim.certainty, wording.CERTAINTIES),
        polarities=_options(Polarity, claim.polarity, {}),
        said=said(claim),
    )


def said(claim: Claim) -> str:
    """The day or days it was said, as a correction writes them; empty where that is not known."""
    first, last = (each[:10] if each else "" for each in claim.said.iso())
    if not first or not last:
        return ""
    return first if first == last else f"{first}/{last}"


def _options(
    every: Iterable[StrEnum], now: StrEnum, texts: Mapping[Any, str]
) -> tuple[Option, ...]:
    return tuple(Option(each.value, texts.get(each, each.value), each is now) for each in every)


def runs(claim: Claim, lookup: Lookup, text: str) -> tuple[Run, ...]:
    """The sentence with its marks and some words around it, cut wherever a mark begins or ends."""
    found = lookup.evidence[claim.id]
    left, right = found.context.start, found.context.end
    if right - left > LONGEST:
        start = claim.content[0].start
        left, right = max(left, start - LONGEST // 2), min(right, start + LONGEST // 2)
    low, high = _word(text, left - WIDER, left), _word(text, right + WIDER, right)
    marks = [(span, role) for span, role in found.marks if span.start < high and span.end > low]
    cuts = {low, left, right, high}
    cuts |= {min(max(cut, low), high) for span, _ in marks for cut in (span.start, span.end)}
    unseen = {at for at in range(low, high) if text[at] in UNSEEN}
    cuts |= unseen | {at + 1 for at in unseen}
    return tuple(
        Run(start, text[start:end], _css(start, end, marks, left <= start < right))
        for start, end in pairwise(sorted(cuts))
        if start not in unseen
    )


def _word(text: str, at: int, edge: int) -> int:
    """Where a word begins near ``at``, between that and ``edge``."""
    at = min(max(at, 0), len(text))
    step = 1 if at < edge else -1
    while at != edge and 0 < at < len(text) and not text[at - 1].isspace():
        at += step
    return at


def _css(start: int, end: int, marks: Iterable[tuple[Span, str]], inside: bool) -> str:
    roles = {role for span, role in marks if span.start <= start and end <= span.end}
    named = [role for role in evidence.ROLES if role in roles]
    return " ".join(named if inside else [*named, "around"])


SHOWN: Final = {
    "": "All, not reviewed first",
    "unreviewed": "Not reviewed",
    "accepted": "Accepted",
    "rejected": "Rejected",
    "corrected": "Corrected",
    "stale": "Stale",
    "mine": "Mine",
}
VERDICTS: Final = {
    "accepted": Verdict.ACCEPT,
    "rejected": Verdict.REJECT,
    "corrected": Verdict.CORRECT,
}
TABS: Final = {
    Kind.CLAIMS: "Claims",
    Kind.PEOPLE: "People",
    Kind.STATEMENTS: "Statements",
    Kind.QUESTIONS: "Questions",
    Kind.SOURCES: "Sources",
    Kind.LOG: "Judgements",
}
