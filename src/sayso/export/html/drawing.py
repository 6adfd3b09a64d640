"""Drawing: what a chart is made of; the template turns it into SVG and decides nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path of a chart."""

    d: str
    css: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a chart."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer in a chart, opening its words."""

    href: str
    title: str
    css: str
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: a ground of axes, and the marks on it."""

    id: str
    title: str
    description: str
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
