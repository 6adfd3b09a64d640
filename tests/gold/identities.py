"""Whether mentions in real articles are found to be one voice where they are (identities.toml).

With --errors it prints what went wrong in the articles that are not held out.
"""

import gzip
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import mentions
from goldset import ROOT
from raising import stamp
from rapidfuzz import fuzz

from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.link import identities, threads
from sayso.model import (
    Act,
    Article,
    Claim,
    Hop,
    Sentence,
    Source,
    SourceKind,
    Span,
    Verdict,
    article_id,
    digest,
    identify,
    on_day,
)

GOLD = Path(__file__).with_name("identities.toml")
DATA = ROOT.parent / "shared" / "data"
CORPORA = {
    "fakes_syria": DATA / "fakes_syria/all.jsonl.gz",
    "polnear": DATA / "polnear/train.jsonl.gz",
    "gva_incidents": DATA / "gva_incidents/dev.jsonl.gz",
}
KINDS = ("person", "organisation", "state", "outlet", "unnamed")
ALIKE = 90  # of 100: rapidfuzz's token_set_ratio, the usual threshold
INSIDE = {"of", "at", "in", "from", "by", "for", "to", "with"}

Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, each as article number, start, end, and whether they are one voice."""

    left: Place
    right: Place
    same: bool
    kind: str
    held: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What linking is given: the articles and claims of one corpus, and each mention's claim."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    of: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair with sayso's verdict, and what the mentions are called: as written, as read."""

    pair: Pair
    verdict: Verdict
    words: tuple[str, str]
    names: tuple[str, str]
    within: bool


@cache
def read_gold() -> tuple[Mapping[int, Mapping[str, Any]], tuple[Pair, ...]]:
    """The articles by number, and the pairs."""
    rows = tomllib.loads(GOLD.read_text("utf-8"))
    articles = {row["number"]: row for row in rows["articles"]}
    pairs: list[Pair] = []
    for name, listed in rows["pairs"].items():
        kind, _, verdict = name.partition("-")
        for left, right in listed:
            held = articles[left[0]]["held"] or articles[right[0]]["held"]
            pairs.append(Pair(tuple(left), tuple(right), verdict == "same", kind, held))
    return articles, tuple(pairs)


@cache
def texts(corpus: str) -> Mapping[str, Article]:
    """Every article of a corpus by its id, with outlet, title and day."""
    with gzip.open(CORPORA[corpus], "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if corpus == "gva_incidents":
        rows = [document for row in rows for document in row["docs"]]
    wanted = {row["id"] for row in read_gold()[0].values()}
    made = (_article(row) for row in rows if row.get("doc_id", row.get("id")) in wanted)
    return {article.uri: article for article in made}


def _article(row: Mapping[str, Any]) -> Article:
    raw = row["text"].encode("utf-8")
    day = row.get("published") or row.get("date") or row.get("dct")
    return Article(
        id=article_id(raw),
        uri=row.get("doc_id") or row["id"],
        text=row["text"],
        raw=raw,
        sha256=digest(raw),
        format="jsonl",
        outlet=row.get("publisher") or row.get("outlet"),
        title=row["title"],
        published=on_day(datetime.fromisoformat(day), "given"),
    )


class Once(Parser):
    """A parser that parses what it parsed last only once."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        super().__init__()
        self._last: tuple[str, tuple[Span, ...], tuple[Sentence, ...]] = ("", (), ())

    def parse(self, text: str, spans: Iterable[Span]) -> tuple[Sentence, ...]:
        """The sentences, from memory if the same was asked before."""
        asked = tuple(spans)
        if self._last[:2] != (text, asked):
            self._last = (text, asked, super().parse(text, asked))
        return self._last[2]


def hear(parser: Parser) -> dict[str, Heard]:
    """Read the gold articles, and give every gold mention a claim: its own, or one made for it."""
    articles, pairs = read_gold()
    places = sorted({place for pair in pairs for place in (pair.left, pair.right)})
    found: dict[str, tuple[list[Article], list[Claim], dict[Place, str]]] = {}
    for number, group in groupby(places, key=lambda place: place[0]):
        row = articles[number]
        article = texts(row["corpus"])[row["id"]]
        if stamp(article.text) != row["sha256"]:
            raise ValueError(f"gold was read on another text: {row['id']}")
        made = found.setdefault(row["corpus"], ([], [], {}))
        claims = list(reading.read(article, parser).claims)
        _give(article, list(group), claims, made[2], parser)
        made[0].append(article)
        made[1].extend(claims)
    return {name: Heard(tuple(a), tuple(c), of) for name, (a, c, of) in found.items()}


def _give(
    article: Article,
    places: Sequence[Place],
    claims: list[Claim],
    of: dict[Place, str],
    parser: Parser,
) -> None:
    left: list[tuple[Place, Span]] = []
    for place in places:
        span = Span.of(article.text, place[1], place[2])
        own = next((each for each in claims if _credits(each, span)), None)
        if own is None:
            left.append((place, span))
        else:
            of[place] = own.id
    spans = [span for _, span in left]
    sources = mentions.resolve(article.text, article.outlet, spans, parser) if spans else []
    for (place, span), source in zip(left, sources, strict=True):
        claims.append(_made(article, span, source))
        of[place] = claims[-1].id


def _credits(claim: Claim, span: Span) -> bool:
    """Whether the claim's source is the mention, perhaps with a title or an article before it."""
    source = claim.source.span if claim.source else None
    if source is None or source.end != span.end:
        return False
    before = source.words[: max(0, span.start - source.start)].lower().split()
    return source.start <= span.start and not INSIDE & set(before)


def _made(article: Article, span: Span, source: Source) -> Claim:
    return Claim(
        identify("clm", "gold", article.id, span.start, span.end),
        article.id,
        (span,),
        (Hop(article.outlet or article.uri, SourceKind.OUTLET), Hop(source.name, source.kind)),
        Act.ASSERT,
        source=source,
    )


def judge(heard: Mapping[str, Heard]) -> Iterator[Judged]:
    """Every pair with the verdict of linking all gold articles of its corpus together."""
    articles, pairs = read_gold()
    for corpus, given in heard.items():
        told = threads.find(given.articles)
        who = identities.find(given.articles, given.claims, told)
        voice = {each.claim: each.identity for each in who.voices}
        claim = {each.id: each for each in given.claims}
        undecided = {frozenset((each.left, each.right)) for each in who.doubts}
        for pair in pairs:
            if articles[pair.left[0]]["corpus"] != corpus:
                continue
            ids = [given.of[place] for place in (pair.left, pair.right)]
            one, other = (voice[each] for each in ids)
            verdict = Verdict.SAME if one == other else Verdict.NOT_SAME
            if one != other and frozenset((one, other)) in undecided:
                verdict = Verdict.UNDECIDED
            words = tuple(_words(place) for place in (pair.left, pair.right))
            names = tuple(claim[each].voice.name for each in ids)
            within = pair.left[0] == pair.right[0]
            yield Judged(pair, verdict, (words[0], words[1]), (names[0], names[1]), within)


def _words(place: Place) -> str:
    row = read_gold()[0][place[0]]
    return texts(row["corpus"])[row["id"]].text[place[1] : place[2]]


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


SYSTEMS: Mapping[str, Callable[[Judged], bool]] = {
    "sayso": lambda one: one.verdict is Verdict.SAME,
    "same words": lambda one: _bare(one.words[0]) == _bare(one.words[1]),
    "same words, as read": lambda one: _bare(one.names[0]) == _bare(one.names[1]),
    "token_set_ratio": lambda one: fuzz.token_set_ratio(*map(_bare, one.words)) >= ALIKE,
    "token_set_ratio, as read": lambda one: fuzz.token_set_ratio(*map(_bare, one.names)) >= ALIKE,
}


def figures(judged: Sequence[Judged]) -> dict[str, tuple[float, int]]:
    """Precision and recall of "same" by part, kind and system, each with its cases."""
    found: dict[str, tuple[float, int]] = {}
    for part in ("tuned", "held", "both"):
        mine = [one for one in judged if part in ("both", "held" if one.pair.held else "tuned")]
        for group in ("all", "named", *KINDS, "within an article", "across articles"):
            some = [one for one in mine if _belongs(one, group)]
            for system, says in SYSTEMS.items():
                for measure, value, cases in _scores(some, says):
                    found[f"{part}: {group}: {system}: {measure}"] = (value, cases)
        same = [one for one in mine if one.pair.same]
        if same:
            left = sum(one.verdict is Verdict.UNDECIDED for one in same)
            found[f"{part}: all: sayso: same left undecided"] = (left / len(same), len(same))
    return found


def _belongs(one: Judged, group: str) -> bool:
    where = "within an article" if one.within else "across articles"
    named = "unnamed" if one.pair.kind == "unnamed" else "named"
    return group in ("all", named, one.pair.kind, where)


def _scores(
    some: Sequence[Judged], says: Callable[[Judged], bool]
) -> Iterator[tuple[str, float, int]]:
    """Precision over the pairs it calls same, recall over those that are."""
    called = [one for one in some if says(one)]
    same = [one for one in some if one.pair.same]
    hit = sum(one.pair.same for one in called)
    if called:
        yield "precision", hit / len(called), len(called)
    if same:
        yield "recall", hit / len(same), len(same)


def report(judged: Sequence[Judged]) -> str:
    """The figures as a table."""
    rows = figures(judged).items()
    lines = [f"{value:6.1%} {cases:5}  {name}" for name, (value, cases) in rows]
    return "\n".join([f"{len(judged)} pairs", *lines])


def errors(judged: Sequence[Judged]) -> str:
    """What went wrong in pairs of which no article is held out."""
    return "\n".join(
        f"{one.pair.kind:12} {'same' if one.pair.same else 'not':4} called {one.verdict:9} "
        f"{one.words} read as {one.names}"
        for one in judged
        if not one.pair.held and one.pair.same != (one.verdict is Verdict.SAME)
    )


if __name__ == "__main__":
    answered = list(judge(hear(Once())))
    sys.stdout.write((errors if "--errors" in sys.argv else report)(answered) + "\n")
