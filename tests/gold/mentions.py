"""Whether source mentions of real articles are resolved to whoever is meant (mentions.toml).

With --errors it prints what went wrong in the articles that are not held out.
"""

import gzip
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from goldset import LESSER, ROOT, name_words, same_word
from raising import stamp

from sayso.extract.cast import sources
from sayso.extract.page import layout, masthead
from sayso.extract.parser import Parser
from sayso.extract.reading import READ, REPEATED
from sayso.extract.speech import attribution, nesting, quotes
from sayso.extract.speech.page import Page
from sayso.lexicon.roles import role_words
from sayso.model import Article, Attribution, Source, SourceKind, Span, article_id, digest

GOLD = Path(__file__).with_name("mentions.toml")
DATA = ROOT.parent / "shared" / "data"
CORPORA = {
    "polnear": (DATA / "polnear/train.jsonl.gz", "doc_id", "publisher"),
    "fakes_syria": (DATA / "fakes_syria/all.jsonl.gz", "id", "outlet"),
}
NAMED = {"person", "organisation", "state", "outlet"}
UNRESOLVED = "unresolved"
MORE = 2  # words a body's name may have beyond gold's ("SANA news agency" for "SANA")
HEADLESS = {"of", "from", "by", "for", "in", "at", "on", "who", "with", "to"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """One gold mention, what it was resolved to, and whether that is right."""

    form: str
    kind: str
    held: bool
    corpus: str
    elsewhere: bool
    outcome: str
    words: str
    wanted: tuple[str, ...]
    source: Source

    @property
    def right(self) -> bool:
        """Whether whoever is meant was named."""
        return self.outcome == "right"


def read_gold() -> list[dict[str, Any]]:
    """The `[[article]]` tables."""
    articles: list[dict[str, Any]] = tomllib.loads(GOLD.read_text("utf-8"))["article"]
    return articles


@cache
def texts(corpus: str) -> dict[str, tuple[str, str | None]]:
    """The text and the outlet of every article of a corpus, by its id."""
    path, key, outlet = CORPORA[corpus]
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return {row[key]: (row["text"], row.get(outlet)) for row in map(json.loads, rows)}


# Resolving, as sayso/extract/claims.py does, with gold's span as the mention.


def resolve(text: str, outlet: str | None, spans: Sequence[Span], parser: Parser) -> list[Source]:
    """Whom each mention stands for; what was found around it is what the rules find."""
    raw = text.encode("utf-8")
    article = Article(article_id(raw), "gold", text, raw, digest(raw), "text", outlet)
    passages = layout.find(article)
    article = masthead.find(article, passages)
    lines = [p.span for p in passages if p.kind in READ and p.why.rule != REPEATED]
    page = Page(text, parser.parse(text, lines), quotes.find(text, lines))
    hearing = _Hearing(page, sources.find(page.sentences, article.outlet), [])
    attributions = attribution.find(page)
    credited = {span: _credited(span, attributions) for span in spans}
    asked = {one: span for span, one in credited.items() if one is not None}
    moved = [replace(one, source=asked.get(one, one.source)) for one in attributions]
    hearing.all(moved)
    return [
        next((s for one, s in hearing.heard if credited[span] and one.source == span), None)
        or hearing.alone(span)
        for span in spans
    ]


def _credited(span: Span, attributions: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose source shares most with a mention."""
    found = [one for one in attributions if one.source and one.source.overlaps(span)]
    return max(found, key=lambda one: _shared(one.source or span, span), default=None)


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


@dataclass(frozen=True, slots=True)
class _Hearing:
    page: Page
    cast: sources.Cast
    heard: list[tuple[Attribution, Source]]

    def all(self, attributions: Sequence[Attribution]) -> None:
        """Resolve the sources of the attributions, parents first."""
        for nested in nesting.find(attributions):
            one = nested.attribution
            speaker = self.heard[nested.parent][1] if nested.parent is not None else None
            recent = [source for other, source in self.heard if other.start < one.start]
            nobody = Source(None, "", SourceKind.UNNAMED)
            found = nobody
            if one.source:
                found = self._who(one.source, speaker, recent, one.content)
            self.heard.append((one, found))

    def alone(self, span: Span) -> Source:
        """A mention that no attribution found credits."""
        around = [(o, s) for o, s in self.heard if o.covers(span)]
        size = {id(o): sum(len(part.words) for part in o.content) for o, _ in around}
        speaker = min(around, key=lambda pair: size[id(pair[0])])[1] if around else None
        recent = [s for o, s in self.heard if o.start < span.start]
        return self._who(span, speaker, recent, ())

    def _who(
        self, span: Span, speaker: Source | None, recent: Sequence[Source], said: Sequence[Span]
    ) -> Source:
        sentence = next((s for s in self.page.sentences if s.span.contains(span)), None)
        sentence = sentence or next(s for s in self.page.sentences if s.span.overlaps(span))
        return self.cast.resolve(span, sentence, speaker, recent, said)


# Judging.


def agrees(kind: str, wanted: str, mention: str, source: Source) -> bool:
    """Whether the source is who gold's words name.

    Args:
        kind: Gold's kind.
        wanted: The fullest naming words, as gold has them.
        mention: The words of the mention itself.
        source: What it was resolved to.
    """
    gold, given = name_words(wanted), name_words(source.name)
    if not gold or not given:
        return False
    if kind == "person":
        return source.kind is SourceKind.PERSON and _same_person(gold, given)
    if source.kind is SourceKind.PERSON and not _role_of(source):
        return False
    if kind in NAMED:
        return _same_body(gold, given)
    return _same_description(gold, given, itself=name_words(mention) == gold)


def _role_of(source: Source) -> bool:
    """Whether a person has a role and no name: "a source in the ministry"."""
    return bool(source.role) and source.role in source.name


def _same_person(gold: list[str], given: list[str]) -> bool:
    """The same surname, and the first name as well if gold has one."""
    if len(given) < min(2, len(gold)) or not same_word(gold[-1], given[-1]):
        return False
    return len(gold) == 1 or set(gold) <= set(given) or set(given) <= set(gold)


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in LESSER]


def _same_body(gold: list[str], given: list[str]) -> bool:
    """All of gold's words and few more, none of them a role; or its first words and another."""
    wanted, found = _telling(gold), _telling(given)
    if not wanted or not found:
        return gold == given
    extra = [word for word in found if not _among(word, wanted)]
    if all(_among(word, found) for word in wanted):
        return len(extra) <= MORE and not any(word in role_words() for word in extra)
    return not extra and len(found) > 1 and same_word(found[0], wanted[0])


def _same_description(gold: list[str], given: list[str], *, itself: bool) -> bool:
    """All of gold's words; or its head noun, with one more word unless it was all there is."""
    cut = next((n for n, word in enumerate(gold) if n and word in HEADLESS), len(gold))
    head, wanted, found = gold[cut - 1], _telling(gold), _telling(given)
    if not wanted or not found:
        return gold == given
    if all(_among(word, found) for word in wanted):
        return True
    if not _among(head, found) or not all(_among(word, wanted) for word in found):
        return False
    return itself or len(found) > 1


def _among(word: str, words: Iterable[str]) -> bool:
    return any(same_word(word, other) for other in words)


def outcome(entry: Row, wanted: Sequence[str], mention: str, source: Source) -> str:
    """As in right, wrong (somebody else), or left: it says that it does not know who."""
    unresolved = source.why is not None and source.why.rule == UNRESOLVED
    if entry["kind"] == "open":
        return "right" if unresolved else "wrong"
    if any(agrees(entry["kind"], words, mention, source) for words in wanted):
        return "right"
    itself = _telling(name_words(source.name)) == _telling(name_words(mention))
    return "left" if unresolved or itself else "wrong"


def measure(parser: Parser) -> Iterator[Answered]:
    """Every gold mention, answered."""
    for article in read_gold():
        text, outlet = texts(article["corpus"])[article["id"]]
        if stamp(text) != article["sha256"]:
            raise ValueError(f"gold was read on another text: {article['id']}")
        entries = article["mentions"]
        spans = [Span.of(text, *entry["at"]) for entry in entries]
        found = resolve(text, outlet, spans, parser)
        for entry, span, source in zip(entries, spans, found, strict=True):
            places = [entry["answer"], *entry.get("also", [])]
            wanted = tuple(text[start:end] for start, end in places)
            yield Answered(
                entry["form"],
                entry["kind"],
                article["held"],
                article["corpus"],
                entry["answer"] != entry["at"],
                outcome(entry, wanted, span.words, source),
                span.words,
                wanted,
                source,
            )


def figures(answers: Sequence[Answered]) -> dict[str, float]:
    """Accuracy by part, form and kind, and what was left without a name.

    "left" is the share of the mentions whose answer stands elsewhere, "unknown" the share of all.
    """
    groups: dict[str, list[Answered]] = {}
    for one in answers:
        part = "held" if one.held else "tuned"
        where = "elsewhere" if one.elsewhere else "on the spot"
        for name in ("all", f"form {one.form}", f"kind {one.kind}", one.corpus, where):
            groups.setdefault(f"{part}: {name}", []).append(one)
            groups.setdefault(f"both: {name}", []).append(one)
    return {name: _share(group, "right") for name, group in groups.items()} | {
        f"{part}: {name}": _share(groups[f"{part}: {where}"], "left")
        for part in ("held", "tuned", "both")
        for name, where in (("left", "elsewhere"), ("unknown", "all"))
    }


def _share(group: Sequence[Answered], outcome: str) -> float:
    return sum(one.outcome == outcome for one in group) / len(group)


def report(answers: Sequence[Answered]) -> str:
    """The figures as a table."""
    rows = [f"{value:6.1%}  {name}" for name, value in sorted(figures(answers).items())]
    return "\n".join([f"{len(answers)} mentions", *rows])


def errors(answers: Sequence[Answered]) -> str:
    """What went wrong in the articles that are not held out."""
    return "\n".join(
        f"{one.outcome:5} {one.form:10} {one.words!r} is {one.wanted}, not {one.source.name!r} "
        f"({one.source.kind}; {one.source.why})"
        for one in answers
        if not one.held and not one.right
    )


if __name__ == "__main__":
    answered = list(measure(Parser()))
    sys.stdout.write((errors if "--errors" in sys.argv else report)(answered) + "\n")
