"""Score a claims.jsonl against claims a person wrote down.

Two forms of gold are read: offsets into articles kept outside this repository (`seeds.toml`), and
exact words of invented articles (`tests/stories/*.toml`). Run it by hand to see every miss:

    .venv/bin/python tests/gold/scoring.py claims.jsonl
    .venv/bin/python tests/gold/scoring.py claims.jsonl tests/stories/*.toml
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldset import (
    SEEDS,
    SEEDS_GOLD,
    Bag,
    Expected,
    bag_of_spans,
    bag_of_words,
    file_of,
    overlap,
    read_gold,
    read_text,
    same_name,
)

from facets import FACETS, facets_of

ENOUGH = 0.5  # the least Jaccard overlap of content words that counts as the same content


@dataclass(frozen=True, slots=True)
class Match:
    """A gold claim and the reported line taken for it."""

    expected: Expected
    line: Mapping[str, Any]
    overlap: float
    right: bool


@dataclass(slots=True)
class Score:
    """What a report got right, and the lists one reads to mend it."""

    right: list[Match] = field(default_factory=list)
    wrong_source: list[Match] = field(default_factory=list)
    missed: list[Expected] = field(default_factory=list)
    false: list[Mapping[str, Any]] = field(default_factory=list)
    own_voice: dict[str, bool] = field(default_factory=dict)
    facets: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    required: int = 0
    found: int = 0
    reported: int = 0

    @property
    def recall(self) -> float:
        """Share of the required claims found with the right source."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Share of the reported attributed claims that are a gold claim with its source."""
        return len(self.right) / self.reported if self.reported else 1.0

    def accuracy(self, facet: str) -> float:
        """Share of the rightly found claims whose facet agrees; 1.0 where gold says nothing."""
        marks = [good for _, good in self.facets.get(facet, [])]
        return sum(marks) / len(marks) if marks else 1.0


def is_attributed(line: Mapping[str, Any]) -> bool:
    """Whether a reported claim credits anyone but the outlet itself."""
    return bool(line.get("source") or line.get("cue"))


def voice_of(line: Mapping[str, Any]) -> str:
    """The name a reported claim resolves its source to."""
    source = line.get("source") or {}
    chain = line.get("chain") or [{}]
    return str(source.get("name") or source.get("text") or chain[-1].get("name") or "")


def source_agrees(expected: Expected, line: Mapping[str, Any]) -> bool:
    """Whether the resolved source is the one gold names, in one of its names."""
    person = expected.entry.get("kind") == "person"
    return any(same_name(name, voice_of(line), person=person) for name in expected.names)


def bag_for(expected: Expected, line: Mapping[str, Any], articles: Path) -> Bag:
    """The reported content's words in the form this gold claim has: with or without places."""
    content = line["content"]
    if isinstance(next(iter(expected.bag), ""), tuple):
        text = read_text(articles / expected.file)
        return bag_of_spans(text, content["spans"])
    return bag_of_words(content["text"])


def pair(gold: list[Expected], lines: list[Mapping[str, Any]], articles: Path) -> list[Match]:
    """One to one, best overlap first; of equal contents the one with the right source."""
    options: list[tuple[tuple[bool, float, bool], int, int]] = []
    for g, expected in enumerate(gold):
        for n, line in enumerate(lines):
            if file_of(line["article"]["uri"]) != expected.file:
                continue
            size = overlap(expected.bag, bag_for(expected, line, articles))
            if size >= ENOUGH:
                rank = (source_agrees(expected, line), size, expected.required)
                options.append((rank, g, n))
    taken_gold: set[int] = set()
    taken_lines: set[int] = set()
    matches: list[Match] = []
    for (right, size, _), g, n in sorted(options, key=lambda o: (o[0], -o[1], -o[2]), reverse=True):
        if g not in taken_gold and n not in taken_lines:
            taken_gold.add(g)
            taken_lines.add(n)
            matches.append(Match(gold[g], lines[n], size, right))
    return matches


def score(
    lines: Iterable[Mapping[str, Any]], gold: list[Expected], articles: Path = SEEDS
) -> Score:
    """Score contract lines against gold; lines about other articles are left out.

    Args:
        lines: Lines of `claims.jsonl`.
        gold: What `read_gold` returned.
        articles: Where the articles lie that gold points into by offsets.
    """
    files = {expected.file for expected in gold}
    known = [line for line in lines if file_of(line["article"]["uri"]) in files]
    attributed = [line for line in known if is_attributed(line)]
    result = Score(reported=len(attributed))
    matches = pair([g for g in gold if not g.own_voice], attributed, articles)
    result.right = [m for m in matches if m.right]
    result.wrong_source = [m for m in matches if not m.right]
    taken = {id(m.line) for m in matches}
    result.false = [line for line in attributed if id(line) not in taken]
    count_found(result, gold)
    unattributed = [line for line in known if not is_attributed(line)]
    own = pair([g for g in gold if g.own_voice], unattributed, articles)
    said = {
        m.expected.id: facets_of(m.expected.entry, m.line).get("quantity", True)
        for m in own
        if m.right
    }
    result.own_voice = {g.id: said.get(g.id, False) for g in gold if g.own_voice and g.required}
    for match in result.right:
        for facet, good in facets_of(match.expected.entry, match.line).items():
            result.facets.setdefault(facet, []).append((match.expected.id, good))
    return result


def count_found(result: Score, gold: list[Expected]) -> None:
    """Fill in recall; a claim whose parts were all found apart was found."""
    right = {m.expected.id for m in result.right}
    for expected in (g for g in gold if g.required and not g.own_voice):
        parts = expected.entry.get("split_into", [])
        result.required += 1
        if expected.id in right or (parts and right.issuperset(parts)):
            result.found += 1
        else:
            result.missed.append(expected)


def in_furniture(lines: Iterable[Mapping[str, Any]], gold_file: Path) -> list[Mapping[str, Any]]:
    """Reported claims, attributed or not, whose content touches furniture or a related link."""
    banned: dict[str, list[list[int]]] = {
        article["file"]: [*article.get("furniture", []), *article.get("related", [])]
        for article in tomllib.loads(gold_file.read_text("utf-8")).get("article", [])
    }
    return [
        line
        for line in lines
        for start, end in line["content"]["spans"]
        if any(s < end and start < e for s, e in banned.get(file_of(line["article"]["uri"]), []))
    ]


def article_errors(lines: Iterable[Mapping[str, Any]], gold_file: Path) -> list[str]:
    """Articles whose outlet or published date is not the one gold gives."""
    seen = {file_of(line["article"]["uri"]): line["article"] for line in lines}
    errors: list[str] = []
    for gold in tomllib.loads(gold_file.read_text("utf-8")).get("article", []):
        article = seen.get(gold["file"])
        if article is None:
            errors.append(f"{gold['file']}: no claim reported")
            continue
        published = article.get("published") or {}
        named = same_name(gold["outlet"], str(article.get("outlet") or ""))
        if not named and gold.get("outlet_in_text", True):
            errors.append(f"{gold['file']}: outlet {article.get('outlet')!r}")
        starts = str(published.get("earliest") or "").startswith(gold["published_earliest"])
        latest = published.get("latest")
        ends = str(latest or "").startswith(gold.get("published_latest", ""))
        if not starts or not ends or ("published_latest" not in gold and latest):
            errors.append(f"{gold['file']}: published {published}")
    return errors


def report(result: Score) -> list[str]:
    """The score in lines to print: rates first, then what one would mend."""
    out = [
        f"recall     {result.recall:.3f}  ({result.found} of {result.required} required)",
        f"precision  {result.precision:.3f}  ({len(result.right)} of {result.reported} attributed)",
    ]
    for facet in FACETS:
        marks = result.facets.get(facet, [])
        if marks:
            bad = " ".join(sorted(name for name, good in marks if not good))
            out.append(f"{facet:<10} {result.accuracy(facet):.3f}  (of {len(marks)})  {bad}")
    own = [name for name, good in result.own_voice.items() if not good]
    out.append(f"own voice  {len(result.own_voice) - len(own)} of {len(result.own_voice)}")
    out += [f"own voice missed: {name}" for name in own]
    out += [f"MISSED {m.id}: {' / '.join(m.names)}: {m.words}" for m in result.missed]
    out += [
        f"SOURCE {m.expected.id}: {voice_of(m.line)!r}, not {m.expected.names[0]!r}: "
        f"{m.line['content']['text']}"
        for m in result.wrong_source
    ]
    out += [
        f"FALSE  {file_of(line['article']['uri'])} {line['content']['spans']}: "
        f"{voice_of(line)}: {line['content']['text']}"
        for line in result.false
    ]
    return out


def main() -> None:
    """Print the report on one claims.jsonl."""
    parser = argparse.ArgumentParser(description="score a claims.jsonl against gold claims")
    parser.add_argument("claims", type=Path, help="what `sayso export --format jsonl` wrote")
    parser.add_argument("gold", type=Path, nargs="*", default=[SEEDS_GOLD])
    parser.add_argument("--articles", type=Path, default=SEEDS, help="where seeds.toml points")
    options = parser.parse_args()
    rows = options.claims.read_text("utf-8").split("\n")
    lines = [json.loads(row) for row in rows if row.strip()]
    result = score(lines, read_gold(options.gold, options.articles), options.articles)
    print("\n".join(report(result)))
    for gold_file in options.gold:
        for line in in_furniture(lines, gold_file):
            print(f"FURNITURE {file_of(line['article']['uri'])}: {line['content']['text']}")
        for error in article_errors(lines, gold_file):
            print(f"ARTICLE {error}")


if __name__ == "__main__":
    main()
