"""Records: what a line of JSON or a row of a table says, made an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.ingest import given, language
from sayso.ingest.storable import REPLACEMENT, UNSTORABLE
from sayso.lexicon.columns import fields_of
from sayso.model import Article, Received, SetAside, article_id, digest

FIELDS: Final = ("outlet", "title", "byline")
STAGE: Final = "ingest"
ADDRESS_ONLY: Final = "no text, only an address; fetch the page, or its archive"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it stood, its bytes, and its value (or why there is none).

    ``names`` says which key is which field; those of the keys if it is not said.
    """

    uri: str
    place: str
    data: bytes = field(repr=False)
    value: Any
    fault: str = ""
    format: str = "jsonl"
    names: Mapping[str, str] | None = None


def received(record: Record, container: str) -> Received:
    """What one record gives; a bad one is set aside with its place in the file."""
    made = article(record)
    if isinstance(made, Article):
        return Received((made,))
    reason, detail = made if isinstance(made, tuple) else (made, record.place)
    return Received(set_aside=(SetAside(STAGE, reason, container, detail=detail),))


def article(record: Record) -> Article | str | tuple[str, str]:
    """The article, or the reason why there is none, with where that was if more is to be said."""
    if record.fault:
        return record.fault
    if not isinstance(record.value, dict):
        return "a record must be an object with a text"
    names = fields_of(record.value) if record.names is None else record.names
    told = {field: record.value.get(name) for field, name in names.items()}
    text = told.get("text")
    if not isinstance(text, str) or (not text.strip() and told.get("uri")):
        return _without_text(record, told)
    text, mended = UNSTORABLE.subn(REPLACEMENT, text)
    fields = {name: given.text_of(value) for name, value in told.items()}
    tongue = (fields.get("language") or "").lower().partition("-")[0].partition("_")[0]
    verdict = language.judge(text, _code(tongue))
    if verdict.unreadable:
        return verdict.unreadable
    published = given.date(told.get("published"), "given")
    basis = [(name, _how(name, names)) for name in FIELDS if fields.get(name)]
    basis += [("text", f"letters that cannot be stored replaced: {mended}")] if mended else []
    basis += _published_basis(told.get("published"), names, unread=not published.known)
    basis += [("language", "given" if tongue else "identified")]
    basis += [("uri", _how("uri", names))] if fields.get("uri") else []
    basis += _rest(record, names, fields)
    return Article(
        id=article_id(record.data),
        uri=fields.get("uri") or record.uri,
        text=text,
        raw=record.data,
        sha256=digest(record.data),
        format=record.format,
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        byline=fields.get("byline"),
        language=verdict.language,
        published=published,
        retrieved=given.moment(told.get("retrieved")),
        basis=tuple(basis),
    )


def _without_text(record: Record, told: Mapping[str, Any]) -> str | tuple[str, str]:
    address = given.text_of(told.get("uri"))
    if not address or "://" not in address or record.format == "jsonl":
        return "the field 'text' is missing or no text"
    kept = given.text_of(told.get("archive"))
    return ADDRESS_ONLY, f"{record.place}: {address}" + (f", archived at {kept}" if kept else "")


def _how(name: str, names: Mapping[str, str]) -> str:
    return "given" if names[name] == name else f"given: column {names[name]!r}"


def _published_basis(
    value: Any, names: Mapping[str, str], *, unread: bool
) -> list[tuple[str, str]]:
    if value in (None, ""):
        return []
    if unread:
        return [("published given", f"unreadable: {value!r}")]
    return [("published", _how("published", names))]


def _rest(
    record: Record, names: Mapping[str, str], fields: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """What else the record says: its archive and hash, and the columns that nothing is made of."""
    found = [(name, value) for name in ("archive", "hash") if (value := fields.get(name))]
    if record.format == "jsonl":
        return found
    unknown = [key for key in record.value if key not in names.values() and record.value[key]]
    return [*found, ("columns not read", ", ".join(map(str, unknown)))] if unknown else found


def _code(tongue: str) -> str | None:
    """ISO 639-1: crawls also write "eng" and "english"."""
    return {"": None, "eng": "en", "english": "en"}.get(tongue, tongue)
