"""Find when: time expressions of a sentence, resolved against an anchor, never beyond evidence."""

from dataclasses import replace
from datetime import datetime, timedelta

from sayso.extract.facets import calendar, intervals, resolving, tenses
from sayso.extract.facets.expressions import Expression
from sayso.extract.facets.intervals import Interval, Tense
from sayso.lexicon.times import time_words
from sayso.model import NEVER_STATED, Precision, Sentence, Span, TimeMention, When

ABSOLUTE = ("date", "unclear", "holiday", "season", "nth", "week")
OPEN_SINCE = ("until", "by")
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31)  # no day before, none after


def find(sentence: Sentence, anchor: When, told: When = NEVER_STATED) -> tuple[TimeMention, ...]:
    """Every time expression with what it resolves to.

    ``told`` is the last date mentioned before the sentence, from which "the next day" counts; where
    there is none, it counts from the anchor. ``relative`` mentions make no sense without the anchor
    ("last week", "Monday"); a calendar date that only lacks its year ("31 October") is not
    relative, and its basis says who gave the year.

    Example: "In early June the ferry sank." with an anchor in September 2031 gives
    2031-06-01 .. 2031-06-10, precision day.
    """
    found: list[TimeMention] = []
    for expression in calendar.find(sentence.span.words):
        if not _is_time(sentence, expression):
            continue
        mention = _mention(sentence, expression, anchor, told)
        found.append(mention)
        if mention.when.known and not mention.relative and not expression.edge:
            told = mention.when
    return tuple(found)


def _mention(sentence: Sentence, expression: Expression, anchor: When, told: When) -> TimeMention:
    offset = sentence.span.start
    start, end = offset + expression.start, offset + expression.end
    words = sentence.span.words[expression.start : expression.end]
    tense = tenses.find(sentence, sentence.between(start, end))
    said = f'the words "{words}"'
    if expression.told and told.earliest and told.latest:
        when = _when(expression, tense, told, f"{said}, counted from the last date mentioned")
    else:
        when = _when(expression, tense, anchor, said)
    relative = expression.kind not in ABSOLUTE or bool(expression.of and _needs(expression.of))
    return TimeMention(Span(start, end, words), when, relative, expression.edge)


def _needs(expression: Expression) -> bool:
    return expression.kind not in ABSOLUTE


def _is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether an expression that is also a common word is used as a time here."""
    offset = sentence.span.start
    tokens = sentence.between(offset + expression.start, offset + expression.end)
    if not tokens:
        return True
    last = tokens[-1]
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if expression.kind == "phrase":
        word = time_words("phrase")[expression.word]
        # "his earlier remarks", "earlier than planned" and "now that" tell no time.
        single = len(tokens) == 1 and (word.open or not word.last)
        return not (
            single
            and (
                last.dep in ("amod", "mark")
                or (after and after.lower in ("than", "that", "after", "before"))
            )
        )
    if expression.kind in ("season", "holiday") and expression.first.year is None:
        # "summer rains", "a Christmas tree": the word names a kind of thing.
        return not (last.dep in ("compound", "amod") and expression.modifier is None)
    if expression.word == "named":
        # "the 2000 soldiers" are many; "the 2000 elections" would be round only by chance.
        round_ = (expression.first.year or 0) % 100 == 0
        return not (round_ and after and after.tag == "NNS")
    if _bare_year(expression) and last.dep == "nummod" and after and after.tag == "NNS":
        return False  # "1,990 sheep and 2030 goats"
    # A person may be called April or August; "Sunday Times" was left to the grammar.
    return not (expression.kind == "date" and not expression.first.day and last.entity == "PERSON")


def _bare_year(expression: Expression) -> bool:
    first = expression.first
    return expression.kind == "date" and first == expression.last and first.month is None


def _when(expression: Expression, tense: Tense, anchor: When, said: str) -> When:
    if expression.kind == "unclear":
        return When(basis=(said, f"ambiguous: {expression.note}"))
    if expression.kind == "event":
        return When(
            precision=_precision(expression),
            basis=(said, "counted from something whose day is not told"),
        )
    if expression.kind == "date":
        first, last = expression.first, expression.last
        if problem := intervals.impossible(first) or intervals.impossible(last):
            return When(precision=_precision(expression), basis=(said, problem))
        if first.year is not None:
            noted = (expression.note,) if expression.note.startswith("two-digit") else ()
            return _finished(intervals.of_date(first, last), expression, anchor, said, *noted)
    return _anchored(expression, tense, anchor, said)


def _anchored(expression: Expression, tense: Tense, anchor: When, said: str) -> When:
    """Resolve against both ends of the anchor; what they disagree about stays open."""
    precision = _precision(expression)
    lacks_year = expression.kind in ABSOLUTE
    has_year = expression.first.year is not None or _dated(expression.of)
    ends = [None if end is None else _midnight(end) for end in (anchor.earliest, anchor.latest)]
    if has_year and (lacks_year or expression.kind == "shift"):
        ends = [datetime(2000, 1, 1)] * 2  # any: the words hold all there is
    if lacks_year and None in ends:
        return When(precision=precision, basis=(said, "no year in the text"))
    read = [resolving.resolve(expression, end, tense) if end else None for end in ends]
    if expression.kind == "lasting" and not any(read):
        return When(precision=precision, basis=(said, "a length whose ends are not told"))
    if lacks_year and read[0] != read[1]:
        return When(
            precision=precision, basis=(said, "no year in the text, and the anchor spans two")
        )
    if not any(read):
        why = "no anchor to count from" if not any(ends) else "the words do not tell the day"
        return When(precision=precision, basis=(said, why))
    earliest = read[0][0] if read[0] else None
    latest = read[1][1] if read[1] else None
    basis = [said]
    if not has_year:
        what = "year" if lacks_year else "counted"
        dates = "/".join(f"{end.date()}" for end in dict.fromkeys(ends) if end)
        basis.append(f"{what} from the anchor {dates}")
    basis += _remarks(expression, earliest, latest)
    return _finished((earliest, latest), expression, anchor, *basis)


def _dated(expression: Expression | None) -> bool:
    return expression is not None and expression.first.year is not None


def _remarks(
    expression: Expression, earliest: datetime | None, latest: datetime | None
) -> list[str]:
    """What a reader should know about how the words were read."""
    kind = expression.kind
    if kind == "phrase" and time_words("phrase")[expression.word].vague:
        return ["vague: the interval is the widest reading of the words"]
    if expression.note == "vague":
        return ["vague: the words say no number"]
    if kind == "season":
        return ["seasons as in the northern half of the earth"]
    if kind == "holiday" and time_words("holiday")[expression.word].unit != "fixed":
        unit = time_words("holiday")[expression.word].unit
        return ["by the Western calendar" if unit == "easter" else "as kept in the United States"]
    if kind == "weekday" and earliest != latest and expression.modifier:
        return ["ambiguous: this week's or the other week's"]
    return []


def _finished(found: Interval, expression: Expression, anchor: When, *basis: str) -> When:
    """Apply the edge ("since", "until") and the time of day."""
    earliest, latest = found
    if expression.clock and expression.word in NIGHTS and earliest and latest:
        expression, earliest = _in_the_night(expression, earliest, latest)
        latest = earliest
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
    if expression.edge in OPEN_SINCE:
        return When(None, latest, precision, (*basis, f"{expression.edge}: begins unsaid"))
    if expression.edge == "before":
        before = earliest - timedelta(days=1) if earliest and earliest > FIRST else None
        return When(None, before, precision, (*basis, "before: begins unsaid"))
    whole = latest is not None and earliest != latest
    start = latest + timedelta(days=1) if latest and whole and latest < LAST else latest
    return When(start, None, precision, (*basis, "after: ends unsaid"))


NIGHTS = ("last night", "overnight")
DAWN, MIDDAY = 6, 12


def _in_the_night(
    expression: Expression, evening: datetime, morning: datetime
) -> tuple[Expression, datetime]:
    """“At 9:30 last night” is of the evening before, “at 3 a.m. last night” of this morning."""
    hour, minute = expression.clock or (0, 0)
    if hour < DAWN:
        return expression, morning
    return replace(expression, clock=(hour + MIDDAY if hour < MIDDAY else hour, minute)), evening


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _precision(expression: Expression) -> Precision:
    kind = expression.kind
    if kind == "date":
        if expression.first.day or expression.first.part:
            return Precision.DAY if expression.first.month else Precision.MONTH
        return Precision.MONTH if expression.first.month else Precision.YEAR
    if kind in PRECISIONS:
        return PRECISIONS[kind]
    if kind == "stretch" and expression.of and expression.until:
        return max(map(_precision, (expression.of, expression.until)), key=COARSE.index)
    unit = time_words("phrase")[expression.word].unit if kind == "phrase" else expression.unit
    if kind == "part" and expression.word:
        return Precision.MONTH if unit in ("year", "quarter") else Precision.DAY
    if kind in ("shift", "lasting") and expression.of is not None:
        return Precision.DAY
    return UNITS.get(unit, Precision.DAY)


COARSE = tuple(Precision)  # from the finest on
PRECISIONS = {
    "clock": Precision.MINUTE,
    "season": Precision.MONTH,
    "weekday": Precision.DAY,
}
UNITS = {
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
    "century": Precision.YEAR,
}
