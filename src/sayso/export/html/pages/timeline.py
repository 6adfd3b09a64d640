"""The timeline page: what was said when, and of what was said, when it happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.export import wording
from sayso.export.html import overview, symbols
from sayso.export.html.drawing import Chart, Label, Mark, Stroke
from sayso.export.html.page import TimelineGroup
from sayso.export.html.scales import TimeScale, stretch
from sayso.export.lookup import Lookup
from sayso.model import Claim, Dossier, When

WIDTH: Final = 860
LEFT, RIGHT, ROW, TOP = 190.0, 840.0, 24.0, 10.0
MOST: Final = 60  # claims that are drawn; the list below has all
NAMES: Final = 26
BEFORE: Final = timedelta(days=45)  # what happened earlier than so long before all is an arrow


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What was said by month, and said against happened."""

    chart: Chart | None
    groups: tuple[TimelineGroup, ...]


def make(dossier: Dossier, lookup: Lookup) -> TimelinePage:
    """The page of a story."""
    return TimelinePage(_draw(dossier), overview.timeline(dossier, lookup))


def _draw(dossier: Dossier) -> Chart | None:
    """A row a claim that tells when something happened: from the event to the saying."""
    told = [
        claim
        for claim in dossier.claims
        if claim.happened and claim.happened.known and claim.said.known
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
    ticks = [Label(x, bottom + 18, text, "tick", "middle") for x, text in scale.ticks()]
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
