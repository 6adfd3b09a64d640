"""How a value is said to a reader: dates, numbers, acts, chains and answers as words."""

from datetime import datetime, timedelta
from enum import StrEnum

from sayso.model import (
    Act,
    Answer,
    AttributionKind,
    Certainty,
    Claim,
    Polarity,
    Precision,
    Quantity,
    Question,
    QuestionKind,
    Relation,
    Stance,
    When,
    Why,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOT_STATED = "date not stated"
CLOCK = (Precision.MINUTE, Precision.HOUR)


class Position(StrEnum):
    """Where an answer stands: one symbol in charts and in the overview."""

    YES = "yes"
    NO = "no"
    DECLINES = "declines"
    CANNOT_CONFIRM = "cannot-confirm"
    NUMBER = "number"
    OPEN = "open"


ACTS = {
    Act.ASSERT: ("says", "states it as so (or as not so)"),
    Act.CONFIRM: ("confirms", "affirms what others have said"),
    Act.DENY: ("denies", "says that what others have said is not so"),
    Act.DECLINE: ("declines", "refuses to comment; neither a yes nor a no"),
    Act.CANNOT_CONFIRM: ("cannot confirm", "says it does not know or cannot verify"),
    Act.ESTIMATE: ("estimates", "gives a number or a degree as its own reckoning"),
    Act.PREDICT: ("predicts", "speaks of what will or would be"),
    Act.WARN: ("warns", "speaks of a danger"),
    Act.DEMAND: ("demands", "asks that something be done"),
    Act.PROMISE: ("promises", "binds itself to do something"),
    Act.EVALUATE: ("judges", "condemns, praises, calls it serious"),
    Act.ASK: ("asks", "puts it as a question"),
}

ATTRIBUTIONS = {
    AttributionKind.STATEMENT: ("statement", "said or written"),
    AttributionKind.BELIEF: ("belief", "held, known, felt or expected, not necessarily said"),
    AttributionKind.PLAN: ("plan", "meant, decided, wished or tried"),
    AttributionKind.EVALUATION: ("evaluation", "for or against it, finds it good or bad"),
    AttributionKind.FINDING: ("finding", "seen, heard, found out or shown by evidence"),
}

# What is credited without having been said has a verb of its own where the act is plain assertion.
UNSAID = {
    AttributionKind.BELIEF: "believes",
    AttributionKind.PLAN: "plans",
    AttributionKind.FINDING: "finds",
}

STANCES = {
    Stance.NEUTRAL: ("neutral", "the reporting voice passes it on (“said”)"),
    Stance.DISTANCING: ("distancing", "the reporting voice steps back (“claimed”, scare quotes)"),
    Stance.ENDORSING: ("endorsing", "the reporting voice stands behind it (“noted”, “revealed”)"),
}

CERTAINTIES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNSTATED: "not stated",
}

# The symbol, and what it stands for. Symbols differ in shape, so colour is never needed.
POSITIONS = {
    Position.YES: ("✓", "says or confirms that it is so"),
    Position.NO: ("✗", "denies it, or says that it is not so"),
    Position.DECLINES: ("–", "declines to comment"),
    Position.CANNOT_CONFIRM: ("?", "says it cannot confirm"),
    Position.NUMBER: ("●", "gives a number"),
    Position.OPEN: ("·", "speaks to it without taking a side"),
}

# In the order a reader wants them: first where accounts clash, last where they say the same.
RELATIONS = {
    Relation.CONTRADICTS: ("contradicts", "cannot both be so, in the same scope"),
    Relation.DENIES: ("denies", "the left denies what the right says"),
    Relation.REVISES: ("revises", "the same source, later, says otherwise"),
    Relation.DECLINES: ("declines to comment on", "neither a yes nor a no"),
    Relation.CANNOT_CONFIRM: ("cannot confirm", "says it does not know"),
    Relation.NARROWS: ("narrows", "answers for a smaller scope"),
    Relation.WIDENS: ("widens", "answers for a larger scope"),
    Relation.FULFILS: ("fulfils", "what was foretold, as somebody later tells it"),
    Relation.FAILS: ("fails", "came otherwise than foretold, as somebody later tells it"),
    Relation.CORROBORATES: ("corroborates", "says what the other says; not proof of independence"),
    Relation.REPEATS: ("repeats", "the same statement again; adds no weight"),
}

KINDS = {
    QuestionKind.HOW_MANY: "How many",
    QuestionKind.IS_IT_SO: "Is it so",
    QuestionKind.WHO: "Who",
    QuestionKind.WHEN: "When",
}
# Of these the answer is a name or a time, in the article's words.
PARTICULAR = frozenset({QuestionKind.WHO, QuestionKind.WHEN})


def day(moment: datetime) -> str:
    """``6 Mar 2023``."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def when(date: When) -> str:
    """A date no more precise than its evidence: ``2–6 Mar``, ``no earlier than 6 Mar 2023``."""
    if date.earliest is None:
        if date.latest is None:
            return NOT_STATED
        return f"no later than {_moment(date.latest, date.precision)}"
    if date.latest is None:
        return f"no earlier than {_moment(date.earliest, date.precision)}"
    return _interval(date.earliest, date.latest, date.precision)


def _moment(moment: datetime, precision: Precision) -> str:
    clock = f", {moment:%H:%M}" if precision in CLOCK else ""
    return day(moment) + clock


def _interval(first: datetime, last: datetime, precision: Precision) -> str:
    if first.date() == last.date():
        if precision not in CLOCK:
            return day(first)
        until = "" if first == last else f"–{last:%H:%M}"
        return _moment(first, precision) + until
    if whole := _whole(first, last):
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _whole(first: datetime, last: datetime) -> str | None:
    """``Jun 2031`` or ``2031`` where the interval is just that."""
    if first.day != 1 or (last + timedelta(days=1)).day != 1 or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{MONTHS[first.month - 1]} {first.year}" if first.month == last.month else None


def uncertain(date: When) -> bool:
    """Whether the date is a stretch of more than one day, or open at an end."""
    if date.earliest is None or date.latest is None:
        return True
    return date.earliest.date() != date.latest.date()


def basis(date: When) -> str:
    """What supplied the date, in one line."""
    return "; ".join(date.basis) or ("nothing in the text" if not date.known else "not recorded")


def number(value: float) -> str:
    """``10,000``; ``2.5`` keeps its fraction."""
    return f"{int(value):,}" if value == int(value) else f"{round(value, 6):,}"


def bounds(answer: Answer | Quantity) -> str:
    """The reading of a number, short: ``≈ 8,000``, ``10,000 or more``, ``up to 12,000``."""
    low, high = answer.low, answer.high
    if low is None and high is None:
        return "no number"
    if high is None and low is not None:
        said = f"{number(low)} or more"
    elif low is None and high is not None:
        said = f"up to {number(high)}"
    elif low == high and low is not None:
        said = number(low)
    else:
        said = f"{number(low or 0)}–{number(high or 0)}"
    return ("≈ " if answer.approximate else "") + said + (" (vague)" if answer.vague else "")


def position(answer: Answer, kind: QuestionKind) -> Position:
    """Where the answer stands; a refusal or a doubt is neither a yes nor a no."""
    if answer.act is Act.DECLINE:
        return Position.DECLINES
    if answer.act is Act.CANNOT_CONFIRM:
        return Position.CANNOT_CONFIRM
    if answer.act is Act.DENY or answer.polarity is Polarity.NEGATIVE:
        return Position.NO
    if answer.act is Act.ASK or answer.polarity is Polarity.UNSTATED:
        return Position.OPEN
    return Position.NUMBER if kind is QuestionKind.HOW_MANY and numeric(answer) else Position.YES


def numeric(answer: Answer) -> bool:
    """Whether the answer gives a number."""
    return answer.low is not None or answer.high is not None


def tentative(answer: Answer) -> bool:
    """Whether it speaks of what may or will be rather than of what is."""
    if answer.act is Act.DECLINE:
        return False  # "would not say whether they had crossed": the refusal itself is no maybe
    return answer.mode != "actual" or answer.act is Act.PREDICT


def _other_mode(answer: Answer) -> bool:
    return answer.mode != "actual" and answer.act is not Act.DECLINE


def short_answer(answer: Answer, kind: QuestionKind) -> str:
    """The answer in a word or a number, for a chart label or an overview cell."""
    denied = position(answer, kind) is Position.NO
    if kind in PARTICULAR and position(answer, kind) is Position.YES and answer.words:
        return f"{answer.words} ({answer.mode})" if answer.mode != "actual" else answer.words
    if kind is QuestionKind.HOW_MANY and numeric(answer):
        # “Nobody was hurt” is a denial and a number at once; “not 0” would turn it round.
        said = ("not " if denied and answer.high != 0 else "") + bounds(answer)
    else:
        said = ACTS[answer.act][0]
        if denied and answer.act is not Act.DENY:
            said += " not so"
        elif position(answer, kind) is Position.YES and answer.act is Act.ASSERT:
            said += " so"
    return f"{said} ({answer.mode})" if _other_mode(answer) else said


def reading(answer: Answer, kind: QuestionKind) -> str:
    """What the answer was read as: a number, a yes, a no, or none of these."""
    where = position(answer, kind)
    named = kind in PARTICULAR and where is Position.YES
    if where is Position.NUMBER or named or (kind is QuestionKind.HOW_MANY and numeric(answer)):
        return short_answer(answer, kind)
    said = {
        Position.YES: "it is so",
        Position.NO: "it is not so",
        Position.DECLINES: "no answer, declines to comment",
        Position.CANNOT_CONFIRM: "no answer, cannot confirm",
    }.get(where, "no side taken")
    return f"{said} ({answer.mode})" if _other_mode(answer) else said


def does(claim: Claim) -> str:
    """What the source of a claim does, as one verb: "denies", "believes"."""
    if claim.act is Act.ASSERT and claim.kind in UNSAID:
        return UNSAID[claim.kind]
    return ACTS[claim.act][0]


def chain(claim: Claim) -> str:
    """Outlet first, original voice last."""
    return " → ".join(hop.name for hop in claim.chain)


def offsets(claim: Claim) -> str:
    """Where the content stands: ``[10, 42) [60, 71)``."""
    return " ".join(f"[{span.start}, {span.end})" for span in claim.content)


def why(reason: Why) -> str:
    """``rule “according-to” on “According to”: content is the rest of the clause``."""
    on = f" on “{reason.span.words}”" if reason.span else ""
    detail = f": {reason.detail}" if reason.detail else ""
    return f"rule “{reason.rule}”{on}{detail}"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 outlet``, ``2 outlets``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def cut(text: str, most: int) -> str:
    """At most so many letters, the last of which then says that there were more."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def spread(question: Question) -> str:
    """What the answers run between, or who stands where; never which is right."""
    ends = [
        value
        for answer in question.answers
        if question.kind is QuestionKind.HOW_MANY
        for value in (answer.low, answer.high)
        if value is not None
    ]
    if not ends:
        return stands(question)
    low, high = min(ends), max(ends)
    if low == high:
        figures = sum(
            1 for each in question.answers if each.low is not None or each.high is not None
        )
        if figures == 1:
            only = next(a for a in question.answers if a.low is not None or a.high is not None)
            return f"one answer: {bounds(only)}"
        return f"the numbers given all turn on {number(low)}"
    return f"the numbers given run from {number(low)} to {number(high)}"


def stands(question: Question) -> str:
    """``3 say it is so, 1 declines to comment``: sources, at each position they took."""
    taken = {(answer.source, position(answer, question.kind)) for answer in question.answers}
    told = {
        Position.YES: ("says it is so", "say it is so"),
        Position.NO: ("says it is not", "say it is not"),
        Position.DECLINES: ("declines to comment", "decline to comment"),
        Position.CANNOT_CONFIRM: ("cannot confirm", "cannot confirm"),
        Position.NUMBER: ("gives a number", "give numbers"),
        Position.OPEN: ("takes no side", "take no side"),
    }
    parts = []
    for each, (one, many) in told.items():
        if count := sum(1 for _, where in taken if where is each):
            parts.append(f"{count} {one if count == 1 else many}")
    # A later refusal does not undo an earlier denial, so such a source is counted at both.
    several = len(taken) - len({source for source, _ in taken})
    shifts = f" (counting {plural(several, 'change')} of position)" if several else ""
    return (", ".join(parts) or "no answers") + shifts


# How a position ended, in the words after its date; what still stands needs none.
ENDED = {
    "stands": "stands",
    "changed": "until {}, then changed",
    "corrected": "until {}, then corrected",
    "withdrawn": "until {}, then taken out of the article",
    "may-be-withdrawn": "may have been taken out by then ({})",
}

# What can happen to a question's answers.
EVENTS = {
    "new": "new",
    "revised": "revised",
    "first-denial": "first denial",
    "first-confirmation": "first confirmation",
    "withdrawn": "withdrawn",
}

# How a claim hangs on a source.
HANGS = {
    "itself": "is its own word",
    "chain": "passes through it",
    "origin": "goes back to it",
    "copy": "stands in a text copied from it",
}


def ended(how: str, until: When | None) -> str:
    """``until 9 May 2031, then changed``; ``stands``."""
    return ENDED[how].format(when(until) if until is not None else NOT_STATED)


def counts(outlets: int, families: int, origins: int) -> str:
    """Three counts, and what it means where the last is nought."""
    independence = "" if origins else " (independence not established)"
    family = plural(families, "publisher family", "publisher families")
    return f"{plural(outlets, 'outlet')}, {family}, {plural(origins, 'origin')}{independence}"
