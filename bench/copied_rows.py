"""Copies of readings as rows: what differs from copy to copy is cut out once, then filled in.

`scale.Copied` makes one copy as nouns, which takes six milliseconds an article; a ledger of
100,000 articles is filled from here, with the very rows that it would get from them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from itertools import chain
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import orjson

from other_words import NAME, Words
from sayso import rows
from sayso.model import Reading, Span, article_id, digest
from sayso.store import digests
from sayso.store.ledger import open_to_write, sql

BEGIN, END = "\ue000", "\ue001"  # around a word or an id that is another in each copy
MOMENT = r'(?<=")(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^"]{0,13})(?=")'
SLOT = re.compile(f"{BEGIN}(.*?){END}|{MOMENT}")

Record = dict[str, Any]
Cut = tuple[str, ...]  # what stays and what differs, by turns


@dataclass(frozen=True, slots=True)
class Template:
    """A reading whose words, ids and days are to be filled in."""

    uri: str
    text: Cut
    article: Record
    passages: tuple[Record, ...]
    claims: tuple[Record, ...]

    @classmethod
    def of(cls, one: Reading, ids: frozenset[str], words: Words) -> "Template":
        """Of a reading; ``ids`` are those of articles and claims."""
        marked = _Marked(ids, words)
        made: Reading = marked.noun(one)
        text = _cut(marked.words(one.article.text, words.every))
        title = one.article.title and marked.words(one.article.title, words.every)
        article = replace(made.article, title=title, text="", uri="", raw=b"", sha256="")
        claims = [rows.to_record(each) | {"words": each.words} for each in made.claims]
        passages = [rows.to_record(each) for each in made.passages]
        return cls(
            one.article.uri,
            text,
            _cut_all(rows.to_record(article)),
            tuple(map(_cut_all, passages)),
            tuple(map(_cut_all, claims)),
        )

    def filled(self, number: int, values: dict[str, str]) -> tuple[Record, list[Record]]:
        """The rows of an article and of its claims and passages; ``values`` get its new id."""
        text = _fill(self.text, values)
        raw = f"{number} {self.uri}\n{text}".encode()
        values[_only(self.article["id"])] = article_id(raw)
        passages = [_filled(each, values) for each in self.passages]
        claims = [_filled(each, values) for each in self.claims]
        read = [*passages, *({k: v for k, v in each.items() if k != "words"} for each in claims)]
        canonical = sorted(orjson.dumps(each, option=orjson.OPT_SORT_KEYS) for each in read)
        article = _filled(self.article, values) | {
            "uri": f"{number}/{self.uri}",
            "text": text,
            "raw": raw,
            "sha256": digest(raw),
            "text_sha256": digests.of_text(text),
            "reading_sha256": digest(b"\n".join(canonical)),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        return article, [*passages, *claims]


@dataclass(frozen=True, slots=True)
class _Marked:
    ids: frozenset[str]
    different: Words

    def noun(self, value: Any) -> Any:
        """The same with marks around all that differs, but days, which are seen without."""
        if isinstance(value, str) and not isinstance(value, Enum):
            if value in self.ids:
                return f"{BEGIN}{value}{END}"
            return self.words(value, self.different.names)
        if isinstance(value, Span):
            return replace(value, words=self.words(value.words, self.different.every))
        if isinstance(value, tuple):
            return tuple(map(self.noun, value))
        if is_dataclass(value) and not isinstance(value, type):
            made = {each.name: self.noun(getattr(value, each.name)) for each in fields(value)}
            return type(value)(**made)
        return value

    def words(self, text: str, which: frozenset[str]) -> str:
        def mark(match: re.Match[str]) -> str:
            word = match[0]
            return f"{BEGIN}{word}{END}" if word.lower() in which else word

        return NAME.sub(mark, text)


def opened(ledger: Path) -> Connection:
    """A new ledger, with as much memory as a large one can use."""
    connection = open_to_write(ledger)
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("PRAGMA wal_autocheckpoint = 50000")
    # Made for measuring, and made anew if the machine stops.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def write(connection: Connection, made: Sequence[tuple[Record, list[Record]]]) -> None:
    """Write filled templates in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for query in ("add_raw", "add_article", "add_sighting"):
        connection.executemany(sql(query), [article for article, _ in made])
    parts = list(chain.from_iterable(each for _, each in made))
    connection.executemany(sql("add_passages"), [each for each in parts if "id" not in each])
    connection.executemany(sql("add_claims"), [each for each in parts if "id" in each])
    connection.execute("COMMIT")


def _cut(text: str) -> Cut:
    found = SLOT.split(text)
    return tuple(_parts(found))


def _parts(found: list[Any]) -> Iterator[str]:
    for place in range(0, len(found), 3):
        yield found[place]
        if place + 1 < len(found):
            yield found[place + 1] or found[place + 2]


def _cut_all(record: Mapping[str, Any]) -> Record:
    return {name: _cut(each) if isinstance(each, str) else each for name, each in record.items()}


def _filled(record: Record, values: Mapping[str, str]) -> Record:
    return {
        name: _fill(each, values) if type(each) is tuple else each for name, each in record.items()
    }


def _fill(cut: Cut, values: Mapping[str, str]) -> str:
    if len(cut) == 1:
        return cut[0]
    found = list(cut)
    found[1::2] = [values[each] for each in cut[1::2]]
    return "".join(found)


def _only(cut: Cut) -> str:
    return cut[1]
