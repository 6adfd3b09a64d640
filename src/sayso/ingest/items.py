"""Items: what feeds, mails and news wires carry, made articles in one way."""

from dataclasses import dataclass, field

from sayso.ingest import language, storable
from sayso.ingest.given import NOTHING, Fields
from sayso.ingest.source import refused
from sayso.model import Article, Received, article_id, digest

FIRST = 5  # lines among which a headline is looked for


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it stood, its own bytes, its text, and the fields that came with it.

    ``how`` tells what the text was made of; ``tongue`` is the language it states.
    """

    uri: str
    data: bytes = field(repr=False)
    text: str
    format: str
    how: str
    tongue: str = ""
    fields: Fields = NOTHING


def received(item: Item) -> Received:
    """The article of an item, its title as the first line; set aside if it cannot be read."""
    text = storable.words(with_title(item.text, item.fields.title))
    tongue = item.tongue.lower().partition("-")[0].partition("_")[0]
    verdict = language.judge(text, tongue or None)
    if verdict.unreadable:
        return refused(item.uri, verdict.unreadable, item.fields.title or "")
    article = Article(
        id=article_id(item.data),
        uri=item.uri,
        text=text,
        raw=item.data,
        sha256=digest(item.data),
        format=item.format,
        language=verdict.language,
        basis=(("text", item.how), ("language", "given" if tongue else "identified")),
    )
    return Received((item.fields.on(article),))


def with_title(text: str, title: str | None) -> str:
    """The text under its headline, unless that is one of its first lines."""
    bare = _bare(title or "")
    first = [_bare(line) for line in text.split("\n")[:FIRST]]
    return f"{title}\n{text}" if title and bare and bare not in first else text


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line)).lower()
