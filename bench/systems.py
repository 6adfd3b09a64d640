"""The systems that bench/attribution.py compares, on any bare text: rules, tagger, both.

What they find is brought into the form corpora mark: PolNeAR's contents begin with their
conjunction ("that the bridge is shut"), ours and FactAppeal's behind it. Two who say one thing by
one cue ("the harbour and the line said") are one source there and two here, and are joined. PolNeAR
gives a source to each attribution that shares it ("Orlo said A and added B"), as we do; no source
is taken away.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.parser import Parser
from sayso.extract.reading import lay_out
from sayso.extract.speech import attribution, deciding, nesting, quotes
from sayso.extract.speech.page import Page
from sayso.extract.tagger import network
from sayso.extract.tagger import reading as tagger
from sayso.model import Attribution, Span

RULES, TAGGER, BOTH = "rules alone", "tagger alone", "both"
THAT = "that"
SCORED = "content with its that"

Found = tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One text, parsed, with what each system finds in it."""

    page: Page
    found: dict[str, Found]


def available(*, fast: bool) -> tuple[str, ...]:
    """The systems that can run here: without weights, or where told to be fast, the rules."""
    there = network.WEIGHTS.joinpath("model.onnx").is_file()
    return (RULES, TAGGER, BOTH) if there and not fast else (RULES,)


def read(parser: Parser, text: str, systems: Sequence[str], *, headline: bool) -> Read:
    """What each system finds in a bare text; with ``headline`` its first line is one."""
    lines = tuple(_lines(text))
    sentences = parser.parse(text, lines)
    first = frozenset(i for i, s in enumerate(sentences) if headline and s.line == 0)
    page = Page(text, sentences, quotes.find(text, lines), first, lines=lines)
    rules = attribution.find(page)
    found = {RULES: rules}
    if BOTH in systems:
        tagged = tagger.find(text, lay_out(page, rules))
        found[BOTH] = deciding.find(page, rules, tagged)
    if TAGGER in systems:
        alone = tagger.find(text, lay_out(page, ()))
        found[TAGGER] = tuple(one.attribution for one in alone)
    return Read(page, {name: outermost(found[name]) for name in systems})


def outermost(found: Found) -> Found:
    """Those that stand in no other: corpora mark the outermost voice only."""
    return tuple(n.attribution for n in nesting.find(found) if n.parent is None)


def with_that(page: Page, found: Found) -> Found:
    """Contents with the "that" directly before them, unless it belongs to the cue."""
    return tuple(
        replace(one, content=tuple(_with_that(page.text, span, one.cue) for span in one.content))
        for one in joined(page, found)
    )


def joined(page: Page, found: Found) -> Found:
    """Voices that say one thing by one cue as one source, from the first to the last of them."""
    groups: dict[object, list[Attribution]] = {}
    for one in found:
        groups.setdefault((one.cue, one.content) if one.cue else id(one), []).append(one)
    return tuple(replace(group[0], source=_around(page, group)) for group in groups.values())


def _around(page: Page, group: Sequence[Attribution]) -> Span | None:
    spans = sorted(one.source for one in group if one.source is not None)
    if len(spans) < 2:
        return spans[0] if spans else None
    return Span.of(page.text, spans[0].start, max(span.end for span in spans))


def without_that(page: Page, found: Found) -> Found:
    """Contents behind the "that" they begin with."""
    return tuple(
        replace(one, content=tuple(_without_that(page.text, span) for span in one.content))
        for one in found
    )


def each_source_once(found: Found) -> Found:
    """In the order of their cues, a source that was used before is none; shown as tried only."""
    used: list[Span] = []
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.cue or one.content[0]).start):
        source = one.source
        if source is not None and any(source.overlaps(span) for span in used):
            source = None
        elif source is not None:
            used.append(source)
        kept.append(replace(one, source=source))
    return tuple(kept)


CONVERSIONS: dict[str, Callable[[Page, Found], Found]] = {
    SCORED: with_that,
    "as found": lambda _, found: found,
    "also each source once": lambda page, found: each_source_once(with_that(page, found)),
}


def _with_that(text: str, span: Span, cue: Span | None) -> Span:
    before = text[: span.start].rstrip(" \u201c\"'\u2018")
    start = len(before) - len(THAT)
    if before[-len(THAT) :].lower() != THAT or before[start - 1 : start].isalnum():
        return span
    taken = Span.of(text, start, span.end)
    return span if cue is not None and cue.overlaps(taken) else taken


def _without_that(text: str, span: Span) -> Span:
    words = span.words.split(maxsplit=1)
    if len(words) < 2 or words[0].lower() != THAT:
        return span
    return Span.of(text, span.end - len(words[1]), span.end)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span.of(text, at, at + len(line.rstrip()))
        at += len(line)
