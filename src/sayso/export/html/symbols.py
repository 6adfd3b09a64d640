"""Symbols: an answer's position as a drawn sign, told apart by shape before colour."""

from sayso.export.html.drawing import Stroke
from sayso.export.wording import Position

RADIUS = 9.0
# Drawn rather than typed: a reader's machine may lack the characters.
GLYPHS = {
    Position.YES: "m-4.2,.2l3,3.2l5.4,-6.6",
    Position.NO: "m-3.4,-3.4l6.8,6.8m0,-6.8l-6.8,6.8",
    Position.DECLINES: "m-4,0h8",
    Position.CANNOT_CONFIRM: "m-2.6,-2.2a2.6,2.6 0 1,1 3.8,2.2q-1.2,.7 -1.2,1.9m0,2.3v.5",
    Position.OPEN: "m-.3,0h.6",
}


def at(x: float) -> str:
    """A coordinate with one decimal: enough for a screen, and short."""
    return f"{x:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight path."""
    return f"M{at(x1)},{at(y1)}L{at(x2)},{at(y2)}"


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangular path."""
    return f"M{at(x)},{at(y)}h{at(width)}v{at(height)}h{at(-width)}z"


def disc(x: float, y: float, radius: float = RADIUS) -> str:
    """A round path."""
    r, d = at(radius), at(2 * radius)
    return f"M{at(x - radius)},{at(y)}a{r},{r} 0 1,0 {d},0a{r},{r} 0 1,0 -{d},0z"


def diamond(x: float, y: float, radius: float = RADIUS) -> str:
    """A square on its corner, for what is denied: another outline than the disc."""
    r = radius * 1.2
    return f"M{at(x)},{at(y - r)}L{at(x + r)},{at(y)}L{at(x)},{at(y + r)}L{at(x - r)},{at(y)}z"


def square(x: float, y: float, radius: float = RADIUS) -> str:
    """For those who take no side."""
    return box(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8)


def sign(position: Position, x: float, y: float) -> tuple[Stroke, ...]:
    """The outline and the glyph of a position; a number has none, and carries its row instead."""
    outline = {Position.NO: diamond, Position.DECLINES: square, Position.CANNOT_CONFIRM: square}
    drawn = Stroke(outline.get(position, disc)(x, y), "sign")
    if position not in GLYPHS:
        return (drawn,)
    return (drawn, Stroke(f"M{at(x)},{at(y)}{GLYPHS[position]}", "glyph"))


def arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight path, upright or level, with a head at its end."""
    if x1 == x2:
        turn = 5 if y2 < y1 else -5
        return f"{line(x1, y1, x2, y2)}m-4,{turn}l4,{-turn}l4,{turn}"
    turn = 5 if x2 < x1 else -5
    return f"{line(x1, y1, x2, y2)}m{turn},-4l{-turn},4l{turn},4"
