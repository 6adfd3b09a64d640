"""The lane chart: who answered when, one lane per source; a date that is uncertain is a stretch."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.export.html import fewer, symbols
from sayso.export.html.drawing import Chart, Label, Mark, Stroke
from sayso.export.html.scales import TimeScale, stretch
from sayso.export.wording import Position, cut, position, short_answer, tentative, uncertain, when
from sayso.model import Answer, Question, When

WIDTH = 860
LEFT, RIGHT = 210.0, 740.0
# Where some answers have no date, time ends earlier to leave them a column with room for words.
NARROW, FENCE, UNDATED = 580.0, 660.0, 680.0
ROW, HEADING = 28.0, 20.0
TALL = 500.0  # a chart taller than this has its dates above it too
LETTER = 6.4  # width of an average letter of a label, in the units of the drawing
NAME_LETTERS = 29
MOST = 40  # lanes: one screen high, and the dates below still belong to the signs


@dataclass(slots=True)
class _Lane:
    """One source's lane; answers that would overlap get a row of their own."""

    name: str
    ends: list[float] = field(default_factory=list)
    marks: list[tuple[int, Answer, int]] = field(default_factory=list)

    def put(self, key: int, answer: Answer, start: float, end: float) -> None:
        """Place an answer that takes the room from start to end in the first row that is free."""
        row = next((i for i, taken in enumerate(self.ends) if taken <= start), len(self.ends))
        self.ends[row : row + 1] = [end]
        self.marks.append((key, answer, row))


def draw(question: Question, id: str) -> Chart | None:
    """Draw the answers of a question over time; None where there are fewer than two."""
    if len(question.answers) < 2:
        return None
    given = _shown(question)
    dates = [answer.said for _, answer in given]
    undated = any(not date.known for date in dates)
    scale = TimeScale.over(dates, LEFT, NARROW if undated else RIGHT)
    lanes = _lanes(question, given, scale)
    rows = sum(len(lane.ends) for lane in lanes)
    top = HEADING if undated or rows * ROW > TALL else 6.0
    bottom = top + rows * ROW + 8
    strokes, labels = _ground(scale, (top, bottom), undated=undated)
    marks: list[Mark] = []
    for number, lane in enumerate(lanes):
        height = len(lane.ends) * ROW
        if number % 2 == 0:
            strokes.insert(0, Stroke(symbols.box(0, top, WIDTH, height), "band"))
        labels.append(Label(8, top + ROW / 2 + 4, cut(lane.name, NAME_LETTERS), "name"))
        for key, answer, row in lane.marks:
            marks.append(_mark(question, (key, answer), scale, top + (row + 0.5) * ROW))
        top += height
    return Chart(
        id=id,
        title="Who answered when",
        description=_description(question, undated=undated) + _left_out(question, given),
        width=WIDTH,
        height=int(bottom + 26),
        strokes=tuple(strokes),
        labels=tuple(labels),
        marks=tuple(marks),
    )


def _shown(question: Question) -> list[tuple[int, Answer]]:
    """The answers there is room for, with their numbers: all of a source's or none."""
    first = {answer.source: answer for answer in reversed(question.answers)}
    in_order = list(dict.fromkeys(answer.source for answer in question.answers))
    sources = set(fewer.fair(in_order, MOST, lambda key: position(first[key], question.kind)))
    return [(k, each) for k, each in enumerate(question.answers, 1) if each.source in sources]


def _left_out(question: Question, given: Sequence[tuple[int, Answer]]) -> str:
    every = {answer.source for answer in question.answers}
    return fewer.note(len(every) - len({answer.source for _, answer in given}), "source")


def _lanes(
    question: Question, given: Sequence[tuple[int, Answer]], scale: TimeScale | None
) -> list[_Lane]:
    lanes: dict[str, _Lane] = {}
    for key, answer in given:
        lane = lanes.setdefault(answer.source, _Lane(answer.name))
        start, end = _extent(answer.said, scale)
        x, anchor = _beside(question, answer, scale)
        width = len(short_answer(answer, question.kind)) * LETTER
        left, right = (x, x + width) if anchor == "start" else (x - width, x)
        lane.put(key, answer, min(start - 12, left), max(end + 12, right + 8))
    return list(lanes.values())


def _extent(date: When, scale: TimeScale | None) -> tuple[float, float]:
    """From where to where the date reaches on the chart."""
    earliest, latest = stretch(date)
    if scale is None or (earliest is None and latest is None):
        return UNDATED, UNDATED
    start = LEFT if earliest is None else scale.x(earliest)
    end = scale.right if latest is None else scale.x(latest)
    return start, end


def _beside(question: Question, answer: Answer, scale: TimeScale | None) -> tuple[float, str]:
    """Where the words of an answer stand: after its sign, or before it where there is no room."""
    start, end = _extent(answer.said, scale)
    middle, _ = _date(answer.said, start, end, 0)
    after = max(middle + 14, end + 6 if uncertain(answer.said) and answer.said.known else 0)
    fenced = scale is not None and scale.right == NARROW and answer.said.known
    width = len(short_answer(answer, question.kind)) * LETTER
    before_names = start - 14 - width < LEFT - 10
    if before_names or after + width <= (FENCE if fenced else WIDTH):
        return after, "start"
    return start - 14, "end"


def _ground(
    scale: TimeScale | None, rows: tuple[float, float], *, undated: bool
) -> tuple[list[Stroke], list[Label]]:
    top, bottom = rows
    strokes = [Stroke(symbols.line(LEFT - 10, bottom, WIDTH, bottom), "axis")]
    labels = []
    for x, text in scale.ticks() if scale else ():
        strokes.append(Stroke(symbols.line(x, top, x, bottom + 4), "grid"))
        labels.append(Label(x, bottom + 19, text, "tick", "middle"))
        if bottom - top > TALL:
            labels.append(Label(x, top - 7, text, "tick", "middle"))
    if undated:
        strokes.append(Stroke(symbols.line(FENCE, 0, FENCE, bottom), "fence"))
        labels.append(Label(FENCE + 8, top - 7, "no date", "tick"))
    return strokes, labels


def _mark(question: Question, keyed: tuple[int, Answer], scale: TimeScale | None, y: float) -> Mark:
    key, answer = keyed
    start, end = _extent(answer.said, scale)
    middle, strokes = _date(answer.said, start, end, y)
    where = position(answer, question.kind)
    said = short_answer(answer, question.kind)
    x, anchor = _beside(question, answer, scale)
    labels = [Label(x, y + 4, said, "said", anchor)]
    if where is Position.NUMBER:
        css = "inner" if key < 100 else "inner three-digits"
        labels.append(Label(middle, y + 3.5, str(key), css, "middle"))
    return Mark(
        href=f"#{answer.claims[0]}" if answer.claims else f"#{question.id}-{key}",
        title=f"{key}. {answer.name}, {when(answer.said)}: {said}",
        css=f"p-{where.value}" + (" hollow" if tentative(answer) else ""),
        strokes=(*strokes, *symbols.sign(where, middle, y)),
        labels=tuple(labels),
    )


def _date(date: When, start: float, end: float, y: float) -> tuple[float, Sequence[Stroke]]:
    """Where the sign stands, and the stretch drawn under it where the day is not known."""
    if not date.known or not uncertain(date):
        return (start + end) / 2, ()
    if date.latest is None:
        return start, (Stroke(symbols.arrow(start, y, end, y), "range"),)
    if date.earliest is None:
        return end, (Stroke(symbols.arrow(end, y, start, y), "range"),)
    caps = f"M{symbols.at(start)},{symbols.at(y - 5)}v10M{symbols.at(end)},{symbols.at(y - 5)}v10"
    return (start + end) / 2, (Stroke(symbols.line(start, y, end, y) + caps, "range"),)


def _description(question: Question, *, undated: bool) -> str:
    text = (
        "One lane per source, time from left to right. A line with end marks is a date known only "
        "as a stretch; an arrow is a date open at that end."
    )
    if any(position(answer, question.kind) is Position.NUMBER for answer in question.answers):
        text += " The figure in a disc is the row of the table below."
    if undated:
        text += " Answers without any date stand in the column at the right."
    if any(tentative(answer) for answer in question.answers):
        text += " A hollow sign speaks of what may or will be."
    return text
