"""The number chart: what number was given when, as an interval with its open or soft ends."""

from dataclasses import dataclass

from sayso.export.html import fewer, symbols
from sayso.export.html.drawing import Chart, Label, Mark, Stroke
from sayso.export.html.scales import NumberScale, TimeScale, stretch
from sayso.export.wording import (
    Position,
    numeric,
    position,
    short_answer,
    tentative,
    uncertain,
    when,
)
from sayso.model import Answer, Question

WIDTH, HEIGHT = 860, 360
LEFT, RIGHT, TOP, BOTTOM = 78.0, 770.0, 24.0, 316.0
UNDATED = 812.0
BESIDE = 17.0  # marks that would cover each other stand this far apart
OPEN_END = 30.0
SOFT_END = 13.0
MOST = 60  # more marks than these hide each other


@dataclass(frozen=True, slots=True)
class _Room:
    """The rectangle a mark takes, so that no other is drawn over it."""

    left: float
    right: float
    top: float
    bottom: float

    def clashes(self, other: "_Room") -> bool:
        """Whether the two share a point."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def draw(question: Question, id: str) -> Chart | None:
    """Draw the numbers given in answer to a question; None where there are fewer than two.

    Where none has a date, a chart over time would be an empty one: the table has them all.
    """
    every = [(key, each) for key, each in enumerate(question.answers, 1) if numeric(each)]
    given = fewer.fair(every, MOST, lambda keyed: short_answer(keyed[1], question.kind))
    if len(given) < 2 or not any(answer.said.known for _, answer in given):
        return None
    time = TimeScale.over([answer.said for _, answer in given], LEFT + 20, RIGHT - 20)
    values = [v for _, answer in given for v in (answer.low, answer.high) if v is not None]
    scale = NumberScale.over(values, BOTTOM, TOP)
    undated = any(not answer.said.known for _, answer in given)
    strokes, labels = _ground(time, scale, undated=undated)
    return Chart(
        id=id,
        title="What number was given when",
        description=_description(given, scale, undated=undated)
        + fewer.note(len(every) - len(given), "number"),
        width=WIDTH,
        height=HEIGHT,
        strokes=tuple(strokes),
        labels=tuple(labels),
        marks=_marks(question, given, time, scale),
    )


def _ground(
    time: TimeScale | None, scale: NumberScale, *, undated: bool
) -> tuple[list[Stroke], list[Label]]:
    strokes = [Stroke(symbols.line(LEFT, BOTTOM, WIDTH - 10, BOTTOM), "axis")]
    labels = []
    for y, text in scale.ticks():
        strokes.append(Stroke(symbols.line(LEFT, y, WIDTH - 10, y), "grid"))
        labels.append(Label(LEFT - 8, y + 4, text, "tick", "end"))
    for x, text in time.ticks() if time else ():
        strokes.append(Stroke(symbols.line(x, BOTTOM, x, BOTTOM + 5), "axis"))
        labels.append(Label(x, BOTTOM + 20, text, "tick", "middle"))
    if undated:
        strokes.append(Stroke(symbols.line(RIGHT, TOP, RIGHT, BOTTOM), "fence"))
        labels.append(Label(RIGHT + 6, BOTTOM + 20, "no date", "tick"))
    return strokes, labels


def _marks(
    question: Question,
    given: list[tuple[int, Answer]],
    time: TimeScale | None,
    scale: NumberScale,
) -> tuple[Mark, ...]:
    taken: list[_Room] = []
    marks = []
    for key, answer in given:
        top, bottom = _ends(answer, scale)
        start, x, end = _across(answer, time)
        half = max(8.0, 3.8 * len(str(key)) + 1)  # of the figure above the mark
        steps = (x + BESIDE * n * side for n in range(40) for side in ((1, -1) if n else (1,)))
        rooms = (_Room(at - half, at + half, top - 22, bottom + 8) for at in steps)
        room = next(
            (r for r in rooms if r.left > LEFT and not any(map(r.clashes, taken))),
            _Room(x - half, x + half, top - 22, bottom + 8),
        )
        taken.append(room)
        x = (room.left + room.right) / 2
        marks.append(_mark(question, (key, answer), scale, (start, x, end)))
    return tuple(marks)


def _across(answer: Answer, time: TimeScale | None) -> tuple[float, float, float]:
    """From where to where the date reaches, and the place of the mark in between."""
    earliest, latest = stretch(answer.said)
    if time is None or (earliest is None and latest is None):
        return UNDATED, UNDATED, UNDATED
    start = time.x(earliest) if earliest else LEFT
    end = time.x(latest) if latest else RIGHT
    if earliest is None:
        return start, end, end
    return start, (start + end) / 2 if latest else start, end


def _ends(answer: Answer, scale: NumberScale) -> tuple[float, float]:
    """The top and the bottom of a mark, with what its open or soft ends add."""
    ends = [scale.y(value) for value in (answer.high, answer.low) if value is not None]
    top, bottom = min(ends), max(ends)
    soft = SOFT_END if answer.approximate else 0
    if answer.high is None:
        return top - OPEN_END, bottom + soft
    if answer.low is None:
        return top - soft, min(bottom + OPEN_END, BOTTOM)
    return top - soft, bottom + soft


def _mark(
    question: Question,
    keyed: tuple[int, Answer],
    scale: NumberScale,
    across: tuple[float, float, float],
) -> Mark:
    key, answer = keyed
    start, x, end = across
    top, _ = _ends(answer, scale)
    where = position(answer, question.kind)
    level = scale.y(answer.low if answer.low is not None else answer.high or 0)
    strokes = list(_interval(answer, scale, x))
    if uncertain(answer.said) and end - start > 2 * BESIDE:
        strokes.insert(0, Stroke(symbols.line(start, level, end, level), "range"))
    if where is Position.NO and answer.high != 0:
        strokes.append(Stroke(symbols.line(x - 7, level - 7, x + 7, level + 7), "struck"))
    return Mark(
        href=f"#{answer.claims[0]}" if answer.claims else f"#{question.id}-{key}",
        title=f"{key}. {answer.name}, {when(answer.said)}: {short_answer(answer, question.kind)}",
        css=f"p-{where.value}" + (" hollow" if tentative(answer) else ""),
        strokes=tuple(strokes),
        labels=(Label(x, max(top - 9, 12), str(key), "key", "middle"),),
    )


def _interval(answer: Answer, scale: NumberScale, x: float) -> list[Stroke]:
    low, high = answer.low, answer.high
    strokes = []
    if low is not None and high is not None and low != high:
        top, height = scale.y(high), max(scale.y(low) - scale.y(high), 2)
        css = "vague" if answer.vague else "interval"
        strokes.append(Stroke(symbols.box(x - 6, top, 12, height), css))
    if answer.approximate:
        for value, way in ((high, -1), (low, 1)):
            if value is not None:
                y = scale.y(value)
                strokes.append(Stroke(symbols.line(x, y, x, y + way * SOFT_END), "soft"))
    if high is None and low is not None:
        y = scale.y(low)
        strokes.append(Stroke(symbols.arrow(x, y, x, y - OPEN_END), "bound"))
    if low is None and high is not None:
        y = scale.y(high)
        strokes.append(Stroke(symbols.arrow(x, y, x, min(y + OPEN_END, BOTTOM)), "bound"))
    strokes.extend(_dots(answer, scale, x))
    return strokes


def _dots(answer: Answer, scale: NumberScale, x: float) -> list[Stroke]:
    """A dot for one number; a bar across where a bound is open; nothing for an interval."""
    low, high = answer.low, answer.high
    if low == high and low is not None:
        return [Stroke(symbols.disc(x, scale.y(low), 5.5), "dot")]
    end = low if high is None else high if low is None else None
    if end is None:
        return []
    y = scale.y(end)
    return [Stroke(symbols.line(x - 7, y, x + 7, y), "bound")]


def _description(given: list[tuple[int, Answer]], scale: NumberScale, *, undated: bool) -> str:
    answers = [answer for _, answer in given]
    text = "The figures by the marks are the rows of the table below. "
    notes = {
        "A dot is a single number.": any(a.low == a.high for a in answers),
        "A bar with an arrow is a bound: the far end was not stated.": any(
            a.low is None or a.high is None for a in answers
        ),
        "Dashed ends mean “about”; their length has no meaning.": any(
            a.approximate for a in answers
        ),
        "A hatched box is a vague number (“several thousand”).": any(a.vague for a in answers),
        "Hollow marks speak of what may or will be.": any(tentative(a) for a in answers),
        "Numbers without a date stand at the right.": undated,
        "The scale goes by powers of ten.": scale.logarithmic,
    }
    text += " ".join(note for note, shown in notes.items() if shown)
    return text + " Marks of the same day stand side by side."
