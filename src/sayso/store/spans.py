"""Every span a noun holds, however deep: no words leave or enter the ledger unchecked."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from sayso.model import Reading, Span


def find(noun: object) -> Iterator[Span]:
    """All spans in a noun, its parts, and theirs."""
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, tuple):
        for part in noun:
            yield from find(part)
    else:
        kind: Any = type(noun)
        for name in _parts(kind):
            yield from find(getattr(noun, name))


def check(noun: object, text: str, where: str) -> None:
    """Raise SpanError unless every span in the noun holds the words of the text there."""
    for span in find(noun):
        span.check(text, where)


def check_reading(reading: Reading) -> None:
    """Check every span of a reading against its article's text."""
    text, where = reading.article.text, reading.article.id
    check((reading.passages, reading.claims, reading.set_aside), text, where)


@cache
def _parts(kind: Any) -> tuple[str, ...]:
    """The fields of a noun, and none of a plain value."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
