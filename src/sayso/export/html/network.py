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
LEFT: Final = 12.0
LETTER: Final = 7.0  # width of an average letter of a name, in the units of the drawing
BEND: Final = 46.0  # room between a name and the next column, in which its line turns
COLUMNS: Final = 4  # voices, those who pass on, once more, outlets
STRONGEST: Final = 40  # steps that are drawn at first: more cannot be told apart
MOST: Final = 24  # ends of a column at first
EVERY: Final = 150  # ends of a column where all are asked for; the table has all
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


def draw(claims: Iterable[Claim], lookup: Lookup, id: str, *, every: bool = False) -> Chart | None:
    """Draw the strongest chains, or as good as ``every``; None where there is none."""
    taken = steps(claims)
    kept = _kept(claims, every=every)
    if not kept:
        return None
    columns = _columns(kept)
    used = [number for number, nodes in enumerate(columns) if nodes]
    wide = (WIDTH - LEFT) / len(used)
    height = max(map(len, columns)) * ROW
    places = {
        node: (
            LEFT + used.index(node.column) * wide,
            # A short column is spread beside a long one, so that no line climbs more than it must.
            TOP + (row + 0.5) * height / len(columns[node.column]),
        )
        for nodes in columns
        for row, node in enumerate(nodes)
    }
    letters = int((wide - BEND) / LETTER)
    heads = tuple(Label(LEFT + i * wide, 18, HEADS[n], "tick") for i, n in enumerate(used))
    return Chart(
        id=id,
        title="Who has it from whom",
        description=_description(taken, kept),
        width=WIDTH,
        height=int(TOP + height + 12),
        strokes=(),
        labels=heads + tuple(_name(node, places[node], letters) for node in places),
        marks=tuple(_mark(step, places, lookup, letters) for step in kept),
    )


def hides(claims: Iterable[Claim]) -> int:
    """How many steps between two do not belong to the strongest chains."""
    return len(_others(steps(claims))) - len(_kept(claims, every=False))


def _others(taken: Iterable[Step]) -> list[Step]:
    """The steps from one to another."""
    return [step for step in taken if step.giver.name != step.taker.name]


def _kept(claims: Iterable[Claim], *, every: bool) -> list[Step]:
    """The steps of whole chains, the most travelled first, while there is room for their ends."""
    routes = Counter(tuple(_nodes(claim)) for claim in claims if len(claim.chain) > 1)
    names = {route: tuple(node.name for node in route) for route in routes}
    seen: dict[int, set[Node]] = defaultdict(set)
    drawn: set[tuple[Node, Node]] = set()
    most = EVERY if every else MOST
    for route in sorted(routes, key=lambda each: (-routes[each], names[each])):
        pairs = set(pairwise(route))
        if not every and len(drawn | pairs) > STRONGEST:
            break
        if all(node in seen[node.column] or len(seen[node.column]) < most for node in route):
            drawn |= pairs
            for node in route:
                seen[node.column].add(node)
    return [step for step in _others(steps(claims)) if (step.giver, step.taker) in drawn]


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


def _name(node: Node, place: tuple[float, float], letters: int) -> Label:
    return Label(place[0] + 10, place[1] + 4, wording.cut(node.name, letters), "name over")


def _mark(
    step: Step, places: Mapping[Node, tuple[float, float]], lookup: Lookup, letters: int
) -> Mark:
    """A curve from the end of the giver's name to the taker's dot."""
    x1, y1 = places[step.giver]
    x2, y2 = places[step.taker]
    start = x1 + 14 + min(len(step.giver.name), letters) * LETTER
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
    others = _others(taken)
    if len(others) < len(taken):
        text += " What an outlet says in its own name is in the table only."
    if len(kept) < len(others):
        text += (
            f" Drawn are {len(kept)} of {len(others):,} steps, those of the chains with the most "
            "claims; the table has all."
        )
    return text
