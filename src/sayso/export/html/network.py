"""The network: who has it from whom, voices at the left, through those who pass on, to outlets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.export import wording
from sayso.export.html import symbols
from sayso.export.html.drawing import Chart, Label, Mark, Stroke
from sayso.export.lookup import Lookup
from sayso.model import Claim

WIDTH: Final = 940
ROW, TOP = 26.0, 40.0
LEFT, RIGHT = 12.0, 700.0
NAMES: Final = 30  # letters of a name
COLUMNS: Final = 4  # voices, those who pass on, once more, outlets
MOST: Final = 60  # ends of each column that are drawn; the table has all
HEADS: Final = ("Who said it", "passed on by", "and by", "published in")


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in a chain, in one column of the drawing."""

    column: int
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """One has it from the other, in so many claims; ``claim`` is one of them."""

    giver: Node
    taker: Node
    claims: int
    claim: str


def steps(claims: Iterable[Claim]) -> tuple[Step, ...]:
    """Each step of the chains of these claims, the most travelled first."""
    times: Counter[tuple[Node, Node]] = Counter()
    first: dict[tuple[Node, Node], str] = {}
    for claim in claims:
        nodes = _nodes(claim)
        for pair in pairwise(nodes):
            times[pair] += 1
            first.setdefault(pair, claim.id)
    ordered = sorted(times, key=lambda pair: (-times[pair], pair[0].name, pair[1].name))
    return tuple(
        Step(giver, taker, times[giver, taker], first[giver, taker]) for giver, taker in ordered
    )


def _nodes(claim: Claim) -> list[Node]:
    """The chain from voice to outlet; what passes through more than two is drawn as two."""
    names = [hop.name for hop in reversed(claim.chain)]
    if len(names) == 1:
        return [Node(0, names[0]), Node(COLUMNS - 1, names[0])]
    inner = [Node(min(i, COLUMNS - 2), name) for i, name in enumerate(names[1:-1], 1)][:2]
    return [Node(0, names[0]), *inner, Node(COLUMNS - 1, names[-1])]


def draw(taken: Sequence[Step], lookup: Lookup, id: str) -> Chart | None:
    """Draw the steps; None where there is none."""
    kept = _kept(taken)
    if not kept:
        return None
    columns = _columns(kept)
    places = {
        node: (_x(node.column), TOP + (row + 0.5) * ROW)
        for nodes in columns
        for row, node in enumerate(nodes)
    }
    height = TOP + max(map(len, columns)) * ROW + 12
    used = {node.column for node in places}
    heads = tuple(Label(_x(n), 18, HEADS[n], "tick") for n in sorted(used))
    return Chart(
        id=id,
        title="Who has it from whom",
        description=_description(taken, kept),
        width=WIDTH,
        height=int(height),
        strokes=(),
        labels=heads + tuple(_name(node, places[node]) for node in places),
        marks=tuple(_mark(step, places, lookup) for step in kept),
    )


def _kept(taken: Sequence[Step]) -> list[Step]:
    """The most travelled steps between as many ends as there is room for."""
    seen: dict[int, dict[Node, None]] = defaultdict(dict)
    kept = []
    for step in taken:
        ends = (step.giver, step.taker)
        if all(end in seen[end.column] or len(seen[end.column]) < MOST for end in ends):
            for end in ends:
                seen[end.column][end] = None
            kept.append(step)
    return kept


def _columns(kept: Sequence[Step]) -> list[list[Node]]:
    """Each column in the order in which fewest steps cross: by the mean row of the ends before."""
    weight: Counter[Node] = Counter()
    givers: dict[Node, list[Node]] = defaultdict(list)
    takers: dict[Node, list[Node]] = defaultdict(list)
    for step in kept:
        weight[step.giver] += step.claims
        weight[step.taker] += step.claims
        givers[step.taker].append(step.giver)
        takers[step.giver].append(step.taker)
    columns = [
        sorted(
            (node for node in weight if node.column == number), key=lambda n: (-weight[n], n.name)
        )
        for number in range(COLUMNS)
    ]
    for beside in (takers, givers, takers):
        rows = {node: row for nodes in columns for row, node in enumerate(nodes)}
        columns = [
            sorted(nodes, key=lambda n: (_mean(n, beside, rows), n.name)) for nodes in columns
        ]
    return columns


def _mean(node: Node, beside: Mapping[Node, list[Node]], rows: Mapping[Node, int]) -> float:
    near = [rows[each] for each in beside.get(node, ())]
    return sum(near) / len(near) if near else float(rows[node])


def _x(column: int) -> float:
    return LEFT + column * (RIGHT - LEFT) / (COLUMNS - 1)


def _name(node: Node, place: tuple[float, float]) -> Label:
    name = wording.cut(node.name, NAMES)
    return Label(place[0] + 10, place[1] + 4, name, "name over")


def _mark(step: Step, places: Mapping[Node, tuple[float, float]], lookup: Lookup) -> Mark:
    """A curve from the end of the giver's name to the taker's dot."""
    x1, y1 = places[step.giver]
    x2, y2 = places[step.taker]
    start = x1 + 14 + min(len(step.giver.name), NAMES) * 6.8
    bend = (x2 - start) / 2
    curve = (
        f"M{symbols.at(start)},{symbols.at(y1)}C{symbols.at(start + bend)},{symbols.at(y1)} "
        f"{symbols.at(x2 - bend)},{symbols.at(y2)} {symbols.at(x2)},{symbols.at(y2)}"
    )
    many = "thick" if step.claims > 4 else "middle" if step.claims > 1 else "thin"
    told = (
        f"{step.taker.name} has it from {step.giver.name}: {wording.plural(step.claims, 'claim')}"
    )
    strokes = (Stroke(curve, f"step {many}"), Stroke(symbols.disc(x2, y2, 3.5), "dot"))
    origin = lookup.origins.get(step.claim)
    css = "p-number" if origin is not None and origin.known else "p-open"
    return Mark(f"#{step.claim}", told, css, strokes, ())


def _description(taken: Sequence[Step], kept: Sequence[Step]) -> str:
    text = (
        "From left to right: who said it, who passed it on, and where it was published. A thicker "
        "line stands for more claims; each opens one of them. Green lines start at a known origin."
    )
    if len(kept) < len(taken):
        text += f" {len(taken) - len(kept):,} steps are left out here; the table has them all."
    return text
