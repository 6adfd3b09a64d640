"""The timeline page: what was said when, and of what was said, when it happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sayso.export import wording
from sayso.export.html import overview, symbols
from sayso.export.html.drawing import Chart, Label, Mark, Stroke
from sayso.export.html.page import TimelineGroup
from sayso.export.html.pages.question import CLOCKS, Choice
from sayso.export.html.scales import TimeScale, stretch
from sayso.export.lookup import Lookup
from sayso.model import Claim, TimelineEntry, When

WIDTH: Final = 860
LEFT, RIGHT, ROW, TOP = 190.0, 840.0, 24.0, 26.0
MOST: Final = 60  # claims that are drawn; the list below has all
NAMES: Final = 26
A_PAGE: Final = 150  # lines
LEADS: Final[Mapping[str, str]] = {
    "said": "By the date of saying.",
    "published": "By the date of the article.",
    "ingested": "By when the article came into this ledger.",
}
NAMED: Final[Mapping[str, str]] = {
    "said": "said",
    "published": "published",
    "ingested": "came in",
}
BEFORE: Final = timedelta(days=45)  # what happened earlier than so long before all is an arrow


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the timeline with its three times.

    ``open`` says that its date cannot tell whether it had come by the moment asked for.
    """

    entry: TimelineEntry
    times: Mapping[str, When]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """By which clock, to the end of which day ("" for now), and which page of the lines."""

    clock: str
    day: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What was said by month of one of three clocks, and said against happened.

    ``note`` tells what the day asked for leaves out.
    """

    chart: Chart | None
    groups: tuple[TimelineGroup, ...]
    clocks: tuple[Choice, ...]
    day: str
    lead: str
    note: str
    before: str
    after: str


def make(lookup: Lookup, every: int, dated: Sequence[Dated], asked: Asked) -> TimelinePage:
    """The page of those lines of a story that had come, of ``every`` it has."""
    ordered = sorted(dated, key=lambda each: _order(each.times[asked.clock]))
    start = asked.number * A_PAGE
    shown = ordered[start : start + A_PAGE]
    entries = [replace(each.entry, when=each.times[asked.clock]) for each in shown]
    groups = overview.by_month(entries, lookup)
    times = {each.entry.claim: _times(each, asked.clock) for each in shown}
    claims = lookup.known(each.entry.claim for each in dated)
    more = len(ordered) > start + A_PAGE
    return TimelinePage(
        chart=_draw(claims) if asked.number == 0 else None,
        groups=tuple(_with_times(group, times) for group in groups),
        clocks=tuple(Choice(each, text, each == asked.clock) for each, text in CLOCKS.items()),
        day=asked.day,
        lead=LEADS[asked.clock],
        note=_note(every, dated, asked) if asked.day else "",
        before=_address(asked, asked.number - 1) if asked.number else "",
        after=_address(asked, asked.number + 1) if more else "",
    )


def _order(when: When) -> tuple[bool, str]:
    first = when.earliest or when.latest
    return first is None, first.replace(tzinfo=None).isoformat() if first else ""


def _with_times(group: TimelineGroup, times: Mapping[str, str]) -> TimelineGroup:
    lines = tuple(replace(line, times=times.get(line.words.href[1:], "")) for line in group.lines)
    return replace(group, lines=lines)


def _times(each: Dated, clock: str) -> str:
    """The other two times, and whether it had come at all."""
    told = [
        f"{NAMED[name]} {wording.when(when)}" for name, when in each.times.items() if name != clock
    ]
    if each.open:
        told.insert(0, "its date is too open to tell whether it had come by then")
    return "; ".join(told)


def _note(every: int, dated: Sequence[Dated], asked: Asked) -> str:
    told = f"What {CLOCKS[asked.clock]} by {wording.day(datetime.fromisoformat(asked.day))}: "
    told += wording.plural(len(dated), "line")
    later = every - len(dated)
    return told + (f"; not shown: {wording.plural(later, 'line')} that came later" if later else "")


def _address(asked: Asked, number: int) -> str:
    return f"?clock={asked.clock}&day={asked.day}&page={number}"


def _draw(claims: Sequence[Claim]) -> Chart | None:
    """A row a claim that tells when something happened: from the event to the saying."""
    told = [
        claim for claim in claims if claim.happened and claim.happened.known and claim.said.known
    ]
    told.sort(key=lambda claim: (_middle(claim.happened), claim.id))
    shown = told[:MOST]
    if len(shown) < 2:
        return None
    scale = TimeScale.over(_near(shown), LEFT, RIGHT)
    if scale is None:
        return None
    bottom = TOP + len(shown) * ROW + 6
    ground = [Stroke(symbols.line(x, TOP, x, bottom), "grid") for x, _ in scale.ticks()]
    # Both above and below: a chart of many claims is taller than a screen.
    ticks = [
        Label(x, y, text, "tick", "middle")
        for y in (16.0, bottom + 18)
        for x, text in scale.ticks()
    ]
    names = [
        Label(8, TOP + (row + 0.5) * ROW + 4, wording.cut(claim.voice.name, NAMES), "name")
        for row, claim in enumerate(shown)
    ]
    left_out = len(told) - len(shown)
    note = (
        "A row for each claim that tells when something happened: the diamond is the event, the "
        "disc the saying; an arrow leads to an event long before. To the right of its event a "
        "claim looks back, to the left it looks ahead."
    )
    return Chart(
        id="happened",
        title="Said against happened",
        description=note + (f" {left_out:,} more are in the list below." if left_out else ""),
        width=WIDTH,
        height=int(bottom + 26),
        strokes=(*ground, Stroke(symbols.line(LEFT - 10, bottom, WIDTH, bottom), "axis")),
        labels=(*ticks, *names),
        marks=tuple(
            _mark(claim, scale, TOP + (row + 0.5) * ROW) for row, claim in enumerate(shown)
        ),
    )


def _near(claims: Sequence[Claim]) -> list[When]:
    """The dates that the chart spans: an event of years ago must not press all else together."""
    said = [claim.said for claim in claims]
    first = min(str(each.iso()[0] or each.iso()[1])[:10] for each in said)
    since = (date.fromisoformat(first) - BEFORE).isoformat()
    happened = [claim.happened for claim in claims if claim.happened]
    return [*said, *(each for each in happened if str(each.iso()[0] or each.iso()[1]) >= since)]


def _mark(claim: Claim, scale: TimeScale, y: float) -> Mark:
    happened, said = _place(claim.happened, scale), _place(claim.said, scale)
    event = wording.when(claim.happened or When())
    title = f"{claim.voice.name}, {wording.when(claim.said)}, of {event}: {claim.words}"
    return Mark(
        href=f"#{claim.id}",
        title=title,
        css="p-number",
        strokes=(
            *_event(happened, said, y),
            Stroke(symbols.disc(said, y, 5), "dot"),
        ),
        labels=(),
    )


def _place(when: When | None, scale: TimeScale) -> float:
    first, last = stretch(when) if when else (None, None)
    ends = [scale.x(each) for each in (first, last) if each is not None]
    return min(max(sum(ends) / len(ends), LEFT), WIDTH - 8) if ends else LEFT


def _event(happened: float, said: float, y: float) -> tuple[Stroke, ...]:
    """The diamond of an event; one from before the chart begins is an arrow that leaves it."""
    if happened <= LEFT:
        return (Stroke(symbols.arrow(said, y, LEFT - 8, y), "range"),)
    line = Stroke(symbols.line(happened, y, said, y), "range")
    return (line, Stroke(symbols.diamond(happened, y, 5), "sign"))


def _middle(when: When | None) -> str:
    first = (when.earliest or when.latest) if when else None
    return first.replace(tzinfo=None).isoformat() if first else ""
