"""Cases of language as data: load them, build the page a rule looks at, compare what it found."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sayso.extract import claims, reading
from sayso.extract.cast import sources
from sayso.extract.contents import Facets
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution, quotes
from sayso.extract.speech.page import Page
from sayso.model import Article, Attribution, Claim, Span, article_id, digest

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def load(topic: str, name: str) -> list[Case]:
    """The ``[[case]]`` blocks of tests/cases/<topic>/<name>.toml."""
    file = CASES / topic / f"{name}.toml"
    return list(tomllib.loads(file.read_text(encoding="utf-8"))["case"])


def label(case: Case) -> str:
    """A short name of a case for the test report."""
    return f"{case.get('kind', '')}: {case['text'][:60]}"


def lines(text: str) -> list[Span]:
    """The lines of a text that hold anything."""
    return [
        Span.of(text, found.start(), found.end())
        for found in re.finditer(r"[^\r\n]+", text)
        if found.group().strip()
    ]


def page(case: Case, parser: Parser) -> Page:
    """A case's text as the attribution rules see it; ``headlines`` are numbers of lines."""
    text = case["text"]
    sentences = parser.parse(text, lines(text))
    heads = {n for n, s in enumerate(sentences) if s.line in case.get("headlines", [])}
    quoted = quotes.find(text, lines(text))
    return Page(text, sentences, quoted, frozenset(heads), lines=tuple(lines(text)))


def flat(found: Iterable[Attribution]) -> list[tuple[object, ...]]:
    """Attributions in plain words, sorted, so that cases can be compared with them."""
    return sorted(
        (
            one.source.words if one.source else "",
            one.cue.words if one.cue else "",
            tuple(span.words for span in one.content),
            tuple(relay.source.words for relay in one.relays),
        )
        for one in found
    )


def expected(case: Case) -> list[tuple[object, ...]]:
    """What a case wants, in the same form."""
    return sorted(
        (one["source"], one["cue"], tuple(one["content"]), tuple(one.get("relays", ())))
        for one in case["expect"]
    )


def agrees(case: Case, parser: Parser) -> bool:
    """Whether all attributions of the case's text, and no others, are found."""
    return flat(attribution.find(page(case, parser))) == expected(case)


def article(text: str, uri: str = "case.txt", **given: Any) -> Article:
    """A text as ingest would hand it over."""
    raw = text.encode("utf-8")
    return Article(article_id(raw), uri, text, raw, digest(raw), "text", **given)


def claimed(case: Case, parser: Parser) -> list[Claim]:
    """The claims of a case's text, without layout and masthead, parents before the nested."""
    seen = page(case, parser)
    cast = sources.find(seen.sentences, None)
    made = article(case["text"])
    facets = Facets(seen.sentences, made.published)
    return claims.find(seen, made, cast, attribution.find(seen), facets)


def judged(case: Case, parser: Parser) -> Claim | None:
    """The claim a case of tests/cases/acts judges: the outermost whose cue holds its word."""
    fitting = [c for c in claimed(case, parser) if c.cue and case["cue"] in c.cue.words]
    return min(fitting, key=lambda claim: claim.parent is not None, default=None)


def facets(case: Case, claim: Claim | None) -> dict[str, str]:
    """The facets a case names, as the claim has them; "none" where nothing was found."""
    named = ("act", "stance", "certainty", "polarity")
    return {f: str(getattr(claim, f)) if claim else "none" for f in named if f in case}


def replied(case: Case, parser: Parser, *, fast: bool = False) -> str | None:
    """What the claim a case of tests/cases/replies names answers; "" for nothing, None unread."""
    given = article(case["text"], outlet="The Observer", basis=(("outlet", "given"),))
    found = reading.read(given, parser, fast=fast).claims
    replies = [c for c in found if c.cue and case["reply"] in c.cue.words]
    claim = next((c for c in replies if c.replies_to), next(iter(replies), None))
    if claim is None:
        return None
    return next((c.words for c in found if c.id == claim.replies_to), "")


def chains(case: Case, parser: Parser) -> dict[str, list[str]]:
    """Content -> names of its chain, for all claims of a whole article of a given outlet."""
    given = article(case["text"], outlet=case["outlet"], basis=(("outlet", "given"),))
    found = reading.read(given, parser).claims
    return {claim.words: [hop.name for hop in claim.chain] for claim in found}
