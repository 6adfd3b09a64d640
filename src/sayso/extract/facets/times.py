"""Find when: time expressions of a sentence, resolved against an anchor, never beyond evidence."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sayso.extract.facets import calendar, intervals
from sayso.extract.facets.calendar import Expression
from sayso.extract.facets.intervals import Interval, Tense
from sayso.lexicon.times import time_words
from sayso.model import Precision, Sentence, Span, TimeMention, Token, When

VERBS = ("VERB", "AUX")
Resolve = Callable[[datetime], Interval | None]


def find(sentence: Sentence, anchor: When) -> tuple[TimeMention, ...]:
    """Every time expression with what it resolves to.

    ``relative`` mentions make no sense without the anchor ("last week", "Monday"); a calendar date
    that only lacks its year ("31 October") is not relative, and its basis says who gave the year.

    Example: "In early June the ferry sank." with an anchor in September 2031 gives
    2031-06-01 .. 2031-06-10, precision day.
    """
    offset = sentence.span.start
    return tuple(
        _mention(sentence, expression, offset, anchor)
        for expression in calendar.find(sentence.span.words)
        if _is_time(sentence, expression, offset)
    )


def _mention(sentence: Sentence, expression: Expression, offset: int, anchor: When) -> TimeMention:
    start, end = offset + expression.start, offset + expression.end
    words = sentence.span.words[expression.start : expression.end]
    tense = _tense(sentence, sentence.between(start, end))
    when = _when(expression, tense, anchor, f'the words "{words}"')
    relative = expression.kind not in ("date", "unclear")
    return TimeMention(Span(start, end, words), when, relative)


def _is_time(sentence: Sentence, expression: Expression, offset: int) -> bool:
    """Whether an expression that is also a common word is used as a time here."""
    tokens = sentence.between(offset + expression.start, offset + expression.end)
    if not tokens:
        return True
    last = tokens[-1]
    if expression.kind == "phrase":
        word = time_words("phrase")[expression.word]
        # "his earlier remarks", "earlier than planned" and "now that" tell no time.
        following = sentence.tokens[last.i + 1].lower if last.i + 1 < len(sentence.tokens) else ""
        single = len(tokens) == 1 and (word.open or not word.last)
        return not (
            single
            and (last.dep in ("amod", "mark") or following in ("than", "that", "after", "before"))
        )
    # A person may be called April or August; "Sunday Times" was left to the grammar.
    return not (expression.kind == "date" and not expression.first.day and last.entity == "PERSON")


def _tense(sentence: Sentence, tokens: list[Token]) -> Tense:
    """The tense of the clause around an expression, by its verb, auxiliaries and cues above."""
    token = tokens[-1] if tokens else sentence.root
    future, backshift = time_words("future"), time_words("backshift")
    for _ in range(len(sentence.tokens)):
        above = sentence.head(token)
        if above.i == token.i and token.pos not in VERBS:
            return Tense.PAST
        token = above if token.pos not in VERBS or token in tokens else token
        if token.pos in VERBS:
            helpers = [kid.lemma for kid in sentence.kids(token, "aux", "auxpass")]
            if token.lemma in future or any(each in future for each in helpers):
                return Tense.FUTURE
            if any(each in backshift for each in helpers):
                return Tense.NEAREST
            if token.dep not in ("xcomp", "acl", "advcl", "conj", "pcomp") or token.tag == "VBD":
                break
            token = sentence.head(token)
            tokens = []
    perfect = any(kid.lemma == "have" for kid in sentence.kids(token, "aux"))
    return Tense.PERFECT if perfect else Tense.PAST


def _when(expression: Expression, tense: Tense, anchor: When, said: str) -> When:
    if expression.kind == "unclear":
        return When(basis=(expression.note,))
    if expression.kind == "date":
        first, last = expression.first, expression.last
        if problem := intervals.impossible(first) or intervals.impossible(last):
            return When(precision=_precision(expression), basis=(problem,))
        if first.year is not None:
            return _finished(intervals.of_date(first, last), expression, anchor, said)
    return _anchored(expression, tense, anchor, said)


def _anchored(expression: Expression, tense: Tense, anchor: When, said: str) -> When:
    """Resolve against both ends of the anchor; what they disagree about stays open."""
    precision = _precision(expression)
    lacks_year = expression.kind == "date"
    ends = [None if end is None else _midnight(end) for end in (anchor.earliest, anchor.latest)]
    if lacks_year and None in ends:
        return When(precision=precision, basis=(said, "no year in the text"))
    read = [intervals.resolve(expression, end, tense) if end else None for end in ends]
    if expression.kind == "lasting" and not any(read):
        return When(precision=precision, basis=(said, "a length whose ends are not told"))
    if lacks_year and read[0] != read[1]:
        return When(
            precision=precision, basis=(said, "no year in the text, and the anchor spans two")
        )
    if not any(read):
        return When(precision=precision, basis=(said, "no anchor to count from"))
    earliest = read[0][0] if read[0] else None
    latest = read[1][1] if read[1] else None
    what = "year" if lacks_year else "counted"
    dates = "/".join(f"{end:%Y-%m-%d}" for end in dict.fromkeys(ends) if end)
    basis = [said, f"{what} from the anchor {dates}"]
    if expression.kind == "phrase" and time_words("phrase")[expression.word].vague:
        basis.append("vague: the interval is the widest reading of the words")
    return _finished((earliest, latest), expression, anchor, *basis)


def _finished(found: Interval, expression: Expression, anchor: When, *basis: str) -> When:
    """Apply the edge ("since", "until") and the time of day."""
    earliest, latest = found
    if expression.clock and not expression.edge and earliest and earliest == latest:
        hour, minute = expression.clock
        moment = earliest.replace(hour=hour, minute=minute)
        zone = (f"zone: {expression.note}",) if expression.note else ()
        return When(moment, moment, Precision.MINUTE, (*basis, *zone))
    precision = _precision(expression)
    if expression.edge in ("", "at"):
        return When(earliest, latest, precision, basis)
    until_now = _midnight(anchor.latest) if anchor.latest else None
    if expression.edge == "since":
        known = until_now if until_now and earliest and earliest <= until_now else None
        return When(earliest, known, precision, (*basis, "from then to the anchor"))
    if expression.edge in ("until", "by"):
        return When(None, latest, precision, (*basis, f"{expression.edge}: begins unsaid"))
    if expression.edge == "before":
        return When(None, earliest - timedelta(days=1) if earliest else None, precision, basis)
    whole = latest is not None and earliest != latest
    start = latest + timedelta(days=1) if latest and whole else latest
    return When(start, None, precision, (*basis, "after: ends unsaid"))


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _precision(expression: Expression) -> Precision:
    if expression.kind == "date":
        if expression.first.day or expression.first.part:
            return Precision.DAY if expression.first.month else Precision.MONTH
        return Precision.MONTH if expression.first.month else Precision.YEAR
    if expression.kind == "clock":
        return Precision.MINUTE
    unit = expression.unit
    if expression.kind == "phrase":
        unit = time_words("phrase")[expression.word].unit
    if unit in ("week", "month", "year"):
        return Precision(unit)
    return Precision.YEAR if unit == "decade" else Precision.DAY
