"""Whether the places of real articles are found, and told from their namesakes (places.toml).

With --errors it prints what went wrong in the articles that are not held out.
"""

import gzip
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from goldset import ROOT
from raising import stamp

from sayso.extract.facets import grounds, places
from sayso.extract.parser import Parser
from sayso.model import Place, Span

GOLD = Path(__file__).with_name("places.toml")
SHARED = ROOT.parent / "shared"
FILES = {
    "fakes_syria": SHARED / "data/fakes_syria/all.jsonl.gz",
    "polnear": SHARED / "data/polnear/train.jsonl.gz",
    "gva_incidents": SHARED / "data/gva_incidents/dev.jsonl.gz",
    "seeds": SHARED / "seeds",
}
NONE = "none"

Finder = Callable[[str, Sequence[Span], Parser], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Met:
    """A place of gold, of a finder, or of both where they met."""

    corpus: str
    held: bool
    words: str
    ids: tuple[str, ...] = ()
    country: str | None = None
    found: Place | None = None

    @property
    def wanted(self) -> bool:
        """Whether gold has it."""
        return bool(self.ids)

    @property
    def identified(self) -> bool:
        """Whether it was given an id that gold accepts, or none where there is none."""
        return self.found is not None and (self.found.id or NONE) in self.ids

    @property
    def placed(self) -> bool:
        """Whether it was given the right country."""
        return self.found is not None and self.found.country == self.country

    @property
    def unsure(self) -> bool:
        """Whether it says that it could be another."""
        return self.found is not None and self.found.unsure


def read_gold() -> list[dict[str, Any]]:
    """The `[[article]]` tables."""
    articles: list[dict[str, Any]] = tomllib.loads(GOLD.read_text("utf-8"))["article"]
    return articles


@cache
def texts(corpus: str) -> dict[str, str]:
    """The text of every article of a corpus, by its id."""
    path = FILES[corpus]
    if corpus == "seeds":
        return {file.name: file.read_text("utf-8") for file in sorted(path.glob("*.txt"))}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if corpus == "gva_incidents":
        return {one["doc_id"]: one["text"] for row in rows for one in _reports(row["docs"])}
    key = "doc_id" if corpus == "polnear" else "id"
    return {row[key]: row["text"] for row in rows}


def _reports(stored: Any) -> list[dict[str, str]]:
    return list(json.loads(stored)) if isinstance(stored, str) else list(stored)


def ours(text: str, lines: Sequence[Span], parser: Parser) -> list[Place]:
    """The places that sayso finds."""
    sentences = parser.parse(text, lines)
    ground = grounds.find(sentences)
    return [place for each in sentences for place in places.find(each, ground)]


def measure(parser: Parser, find: Finder = ours) -> Iterator[Met]:
    """Every place of gold and every one found beside them."""
    for article in read_gold():
        text = texts(article["corpus"])[article["id"]]
        if stamp(text) != article["sha256"]:
            raise ValueError(f"gold was read on another text: {article['id']}")
        lines = [
            Span(m.start(), m.end(), m[0]) for m in re.finditer(r".+", text[: article["read"]])
        ]
        yield from met(article, text, list(find(text, lines, parser)))


def met(article: dict[str, Any], text: str, found: list[Place]) -> Iterator[Met]:
    """Gold's places with those found where they overlap, then what was found and is none."""
    of = (article["corpus"], article["held"])
    either = [entry["at"] for entry in article["mentions"] if "either" in entry]
    for entry in article["mentions"]:
        if "either" in entry:
            continue
        start, end = entry["at"]
        own = next((place for place in found if _overlaps(place.span, entry["at"])), None)
        if own is not None:
            found.remove(own)
        ids = (entry["id"], *entry.get("also", ()))
        yield Met(*of, text[start:end], ids, entry["country"], own)
    for place in found:
        if not any(_overlaps(place.span, at) for at in either):
            yield Met(*of, place.span.words, found=place)


def _overlaps(span: Span, at: Sequence[int]) -> bool:
    return span.start < at[1] and at[0] < span.end


def figures(every: Sequence[Met]) -> dict[str, float]:
    """Precision, recall and F1 of names; of those found: id, country right, marked unsure."""
    parts = {"held": [m for m in every if m.held], "tuned": [m for m in every if not m.held]}
    parts["both"] = list(every)
    parts |= {corpus: [m for m in every if m.corpus == corpus] for corpus in FILES}
    reached = {}
    for part, group in parts.items():
        hits = [m for m in group if m.wanted and m.found]
        precision = _share(len(hits), sum(m.found is not None for m in group))
        recall = _share(len(hits), sum(m.wanted for m in group))
        named = [m for m in hits if m.found and m.found.id]
        sited = [m for m in hits if m.found and m.found.country]
        values = {
            "precision": precision,
            "recall": recall,
            "f1": _share(2 * precision * recall, precision + recall),
            "id": _share(sum(m.identified for m in hits), len(hits)),
            "given id": _share(sum(m.identified for m in named), len(named)),
            "country": _share(
                sum(m.found.country == m.country for m in hits if m.found), len(hits)
            ),
            "given country": _share(sum(m.placed for m in sited), len(sited)),
            "unsure": _share(sum(m.found.unsure for m in hits if m.found), len(hits)),
        }
        reached |= {f"{part}: {name}": value for name, value in values.items()}
    return reached


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def report(every: Sequence[Met]) -> str:
    """The figures as a table."""
    rows = [f"{value:6.1%}  {name}" for name, value in figures(every).items()]
    return "\n".join([f"{sum(m.wanted for m in every)} places", *rows])


def errors(every: Sequence[Met]) -> str:
    """What went wrong in the articles that are not held out."""
    return "\n".join(
        f"{m.corpus:12} {m.words!r} wanted {m.ids} {m.country}, found "
        f"{m.found and (m.found.span.words, m.found.id, m.found.country, m.found.candidates)}"
        for m in every
        if not m.held and not (m.wanted and m.identified)
    )


if __name__ == "__main__":
    answered = list(measure(Parser()))
    sys.stdout.write((errors if "--errors" in sys.argv else report)(answered) + "\n")
