"""Figures as cells, tables as Markdown, and the page they are written into."""

from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"


def prf(right: float, found: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def cell(figures: Iterable[float], low_high: Sequence[float] | None = None) -> str:
    """Shares in per cent, with the interval of the last one."""
    shown = " / ".join(f"{100 * figure:.1f}" for figure in figures)
    return shown if low_high is None else f"{shown} [{spread(low_high)}]"


def spread(low_high: Sequence[float], sign: str = "") -> str:
    """An interval in per cent; with the sign "+" both ends show theirs."""
    return ", ".join(f"{100 * end:{sign}.1f}" for end in low_high)


def interval(values: Iterable[float]) -> tuple[float, float]:
    """The middle 95 per cent of resampled values."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[int(0.025 * last)], ordered[round(0.975 * last)]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, and the empty line that ends it."""
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(line) + " |" for line in lines), ""]


def write(script: str, text: str, path: Path = PAGE) -> None:
    """Put the text between the markers of a script in docs/accuracy.md, or another page."""
    begin, end = f"<!-- {script} -->", f"<!-- end of {script} -->"
    page = path.read_text(encoding="utf-8")
    head, rest = page.split(begin)
    path.write_text(f"{head}{begin}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")
