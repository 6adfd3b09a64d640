"""JSON lines (and one JSON object or list): an article a record; a bad one never stops the rest."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sayso.ingest import given, language
from sayso.ingest.encoding import decode
from sayso.ingest.text import STAGE
from sayso.model import NEVER_STATED, Article, RawInput, Received, SetAside, article_id, digest

# Half a letter of two, as broken programs write it, and NUL: neither can be stored as text.
UNSTORABLE = re.compile("[\ud800-\udfff\0]")
FIELDS: Final = ("outlet", "title", "byline")


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: where it stood, its bytes, and what JSON made of them (or why it could not)."""

    uri: str
    place: str
    data: bytes
    value: Any
    fault: str = ""


def read(raw: RawInput) -> Received:
    """An article for each line that is a JSON object with a ``text``."""
    lines = (line.strip() for line in raw.data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    records = (
        _record(raw.uri, f"line {number}", line) for number, line in enumerate(lines, 1) if line
    )
    return _received(raw, records)


def read_whole(raw: RawInput) -> Received:
    """A file that is one JSON object or a list of them."""
    whole = _record(raw.uri, "the file", raw.data)
    if not isinstance(whole.value, list):
        return _received(raw, iter((whole,)))
    records = (
        _Record(f"{raw.uri}#{number}", f"item {number}", _bytes(item), item)
        for number, item in enumerate(whole.value, 1)
    )
    return _received(raw, records)


def holds_json(data: bytes) -> bool:
    """Whether the first line is a JSON object, whatever the file is called."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    record = _record("", "", start.split(b"\n", 1)[0].strip())
    return isinstance(record.value, dict) and "text" in record.value


def _bytes(item: Any) -> bytes:
    return json.dumps(item, ensure_ascii=True, sort_keys=True).encode("ascii")


def _record(uri: str, place: str, data: bytes) -> _Record:
    number = place.removeprefix("line ")
    here = f"{uri}#{number}" if number != place else uri
    decoded = decode(data)
    if decoded is None:
        return _Record(here, place, data, None, "no text")
    try:
        return _Record(here, place, data, json.loads(decoded.text))
    except (ValueError, RecursionError) as error:
        return _Record(here, place, data, None, f"no JSON: {error}")


def _received(raw: RawInput, records: Iterator[_Record]) -> Received:
    articles: list[Article] = []
    refused: list[SetAside] = []
    for record in records:
        made = _article(record)
        if isinstance(made, Article):
            articles.append(made)
        else:
            refused.append(SetAside(STAGE, made, raw.uri, detail=record.place))
    if not articles and not refused:
        refused.append(SetAside(STAGE, "empty", raw.uri))
    return Received(tuple(articles), tuple(refused))


def _article(record: _Record) -> Article | str:
    """The article, or the reason why there is none."""
    if record.fault:
        return record.fault
    if not isinstance(record.value, dict):
        return "a record must be an object with a text"
    text = record.value.get("text")
    if not isinstance(text, str):
        return "the field 'text' is missing or no text"
    text, mended = UNSTORABLE.subn("\ufffd", text)
    fields = {name: given.text_of(value) for name, value in record.value.items()}
    tongue = (fields.get("language") or "").lower().partition("-")[0].partition("_")[0]
    verdict = language.judge(text, _code(tongue))
    if verdict.unreadable:
        return verdict.unreadable
    published = given.date(record.value.get("published"), "given")
    basis = [(name, "given") for name in FIELDS if fields.get(name)]
    basis += [("text", f"letters that cannot be stored replaced: {mended}")] if mended else []
    basis += _published_basis(record.value.get("published"), published is NEVER_STATED)
    basis += [("language", "given" if tongue else "identified")]
    basis += [("uri", "given")] if fields.get("uri") else []
    return Article(
        id=article_id(record.data),
        uri=fields.get("uri") or record.uri,
        text=text,
        raw=record.data,
        sha256=digest(record.data),
        format="jsonl",
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        byline=fields.get("byline"),
        language=verdict.language,
        published=published,
        retrieved=given.moment(record.value.get("retrieved")),
        basis=tuple(basis),
    )


def _published_basis(value: Any, unread: bool) -> list[tuple[str, str]]:
    if value in (None, ""):
        return []
    return [("published given", f"unreadable: {value!r}")] if unread else [("published", "given")]


def _code(tongue: str) -> str | None:
    """ISO 639-1: crawls also write "eng" and "english"."""
    return {"": None, "eng": "en", "english": "en"}.get(tongue, tongue)
