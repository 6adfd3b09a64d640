"""Grouping reports into stories: B-cubed F1 against incidents and stories known by other means.

    python bench/stories.py ../shared/data              gva_incidents and basil, development parts
    python bench/stories.py ../shared/data --incidents 500

All reports lie in one pile, with text, title, outlet and date; one incident's or story's reports
should be one group. B-cubed after Bagga and Baldwin (1998).
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sayso.link import pieces, stories
from sayso.model import Article, article_id, digest, on_day


def article(uri: str, text: str, day: str, title: str, outlet: str | None) -> Article:
    """An article as ingest would give it."""
    raw = f"{uri}\n{text}".encode()
    published = on_day(datetime.fromisoformat(day))
    return Article(
        article_id(raw), uri, text, raw, digest(raw), "text", outlet, title, published=published
    )


def incidents(data: Path, most: int) -> dict[Article, str]:
    """Reports of the first so many incidents, and which incident each is of."""
    rows = gzip.decompress((data / "gva_incidents" / "dev.jsonl.gz").read_bytes()).splitlines()
    return {
        article(
            doc["doc_id"], doc["text"], doc["dct"][:10], doc["title"] or "", doc["outlet"]
        ): row["incident_id"]
        for row in map(json.loads, rows[:most])
        for doc in row["docs"]
    }


def told_thrice(data: Path) -> dict[Article, str]:
    """The articles of basil: three outlets a story."""
    rows = (data / "basil" / "dev.jsonl").read_text("utf-8").splitlines()
    return {
        article(r["doc_id"], r["text"], r["date"], r["title"], r["outlet"]): r["story_id"]
        for r in map(json.loads, rows)
    }


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over items, from group names by item."""
    groups: dict[str, set[str]] = defaultdict(set)
    truth: dict[str, set[str]] = defaultdict(set)
    for item in gold:
        groups[found[item]].add(item)
        truth[gold[item]].add(item)
    shared = {item: len(groups[found[item]] & truth[gold[item]]) for item in gold}
    precision = sum(shared[i] / len(groups[found[i]]) for i in gold) / len(gold)
    recall = sum(shared[i] / len(truth[gold[i]]) for i in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def grouped(articles: Sequence[Article]) -> dict[str, str]:
    """The story of each article, as a ledger groups them: piece by piece."""
    by_id = {article.id: article for article in articles}
    return {
        article: story.id
        for piece in pieces.find(by_id.values())
        for story in stories.find([by_id[key] for key in piece.articles])
        for article in story.articles
    }


def score(name: str, pile: Mapping[Article, str]) -> None:
    """Group a pile and print its row."""
    gold = {article.id: group for article, group in pile.items()}
    found = grouped(list(pile))
    precision, recall, both = (100 * value for value in b_cubed(found, gold))
    print(f"| {name} | {len(gold)} | {precision:.1f} | {recall:.1f} | {both:.1f} |")


def main() -> None:
    """Score both piles."""
    options = argparse.ArgumentParser(description="B-cubed F1 of story grouping")
    options.add_argument("data", type=Path)
    options.add_argument("--incidents", type=int, default=500)
    chosen = options.parse_args()
    print("| pile | reports | precision | recall | F1 |\n|---|---|---|---|---|")
    score("gva_incidents dev", incidents(chosen.data, chosen.incidents))
    score("basil dev", told_thrice(chosen.data))


if __name__ == "__main__":
    main()
