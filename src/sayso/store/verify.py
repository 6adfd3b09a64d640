"""Verify: re-hash every article and re-check every span; what does not hold is a finding.

Nothing here raises for damage inside the ledger, so that one bad row does not hide the next.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sayso import rows
from sayso.errors import LedgerError, SpanError
from sayso.model import (
    Article,
    Claim,
    Judgement,
    Linked,
    Passage,
    Question,
    SetAside,
    article_id,
    digest,
)
from sayso.store import digests, rowwise, spans
from sayso.store.ledger import open_to_read
from sayso.store.view import View

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the ledger that does not hold: in which table, at which id, and what."""

    noun: str
    id: str
    what: str


def find(path: Path) -> tuple[Finding, ...]:
    """All that does not hold in the ledger at a path; empty if all is well."""
    found: list[Finding] = []
    damaged = False
    if cut := _cut_off(path):
        return (cut,)
    with View(path) as view, view.snapshot():
        for part in (_file, _articles, _set_aside, _linked, _judgements):
            try:
                # One after the other: what was found before a damaged page is kept.
                for each in part(view):
                    found.append(each)  # noqa: PERF402
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                damaged = True
                found.append(Finding("ledger", "", f"SQLite: {error}"))
        if damaged:
            found += (Finding(each.noun, each.id, each.what) for each in view.unreadable())
    return tuple(dict.fromkeys(found))


def _cut_off(path: Path) -> Finding | None:
    """A file that ends too early, which SQLite does not open at all."""
    try:
        open_to_read(path).close()
    except LedgerError:
        there, wanted = path.stat().st_size, rowwise.length(path)
        if there >= wanted:
            raise
        what = f"it is cut off: {there:,} of {wanted:,} bytes are there"
        return Finding("ledger", path.name, what)
    return None


def _articles(view: View) -> Iterator[Finding]:
    for record in view.records("articles"):
        yield from _article(view, record)


def of_articles(view: View, ids: Iterable[str]) -> tuple[Finding, ...]:
    """What does not hold of some articles: their bytes, texts and every span in them."""
    records = (next(view.records("article", id=each), None) for each in sorted(set(ids)))
    return tuple(each for record in records if record for each in _article(view, record))


def _file(view: View) -> Iterator[Finding]:
    for record in view.records("integrity"):
        if record["integrity_check"] != "ok":
            yield Finding("ledger", "", f"SQLite: {record['integrity_check']}")
    for record in view.records("foreign_keys"):
        row = f"row {record['rowid']}"
        yield Finding(record["table"], row, f"names a row of {record['parent']} that is not there")


def _article(view: View, record: Mapping[str, Any]) -> Iterator[Finding]:
    article = _decoded(Article, record)
    if isinstance(article, str):
        yield Finding("articles", str(record["id"]), article)
        return
    yield from _bytes(article, record)
    texts = {article.id: article.text}
    passages = list(view.records("passages", article=article.id))
    claims = list(view.records("claims", article=article.id))
    found = [*_spans(Passage, passages, texts), *_spans(Claim, claims, texts)]
    yield from found
    if any(finding.what.startswith("cannot be read") for finding in found):
        return
    reading = digests.of_reading(
        [rows.from_record(Passage, each) for each in passages],
        [rows.from_record(Claim, each) for each in claims],
    )
    if reading != record["reading_sha256"]:
        what = "its passages or claims are not those that were written"
        yield Finding("articles", article.id, what)
    for each in claims:
        if each["words"] != rows.from_record(Claim, each).words:
            yield Finding("claims", each["id"], "its words are not those of its spans")


def _bytes(article: Article, record: Mapping[str, Any]) -> Iterator[Finding]:
    if digest(article.raw) != article.sha256:
        yield Finding("articles", article.id, "its bytes do not have its sha256")
    if article_id(article.raw) != article.id:
        yield Finding("articles", article.id, "its id is not that of its bytes")
    if digests.of_text(article.text) != record["text_sha256"]:
        yield Finding("articles", article.id, "its text is not the one that was written")


def _set_aside(view: View) -> Iterator[Finding]:
    records = list(view.records("set_aside"))
    ids = {record["article"] for record in records if record["article"]}
    texts = {article: view.text(article) for article in view.has(ids)}
    yield from _spans(SetAside, records, texts)
    for record in records:
        item = _decoded(SetAside, record)
        if isinstance(item, SetAside) and digests.set_aside_id(item) != record["id"]:
            yield Finding("set_aside", record["id"], "it is not the row that was written")


def _spans(
    kind: type[N], records: list[Mapping[str, Any]], texts: Mapping[str, str]
) -> Iterator[Finding]:
    table = next(name for name, noun in rows.NOUNS.items() if noun is kind)
    for record in records:
        key = _key(record)
        noun = _decoded(kind, record)
        if isinstance(noun, str):
            yield Finding(table, key, noun)
            continue
        where = record["article"]
        try:
            # A set-aside input of which no article was made has no text and may hold no span.
            spans.check(noun, texts.get(where, ""), where or "none")
        except SpanError as error:
            yield Finding(table, key, str(error))


def _linked(view: View) -> Iterator[Finding]:
    run = next(view.records("last_run"), None)
    if run is None:
        return
    for name in rows.LINKED:
        for record in view.records(name):
            noun = _decoded(rows.NOUNS[name], record)
            if isinstance(noun, str):
                yield Finding(name, _key(record), noun)
                return
    linked = view.linked()
    yield from _runs(view)
    known = {record["id"] for name in ("articles", "claims") for record in view.records(name)}
    for group in (linked.identities, linked.statements, linked.origins, linked.stories):
        known.update(noun.id for noun in group)
    for table, key, named in _references(linked):
        if named not in known:
            yield Finding(table, key, f"names {named}, which is not there")


def _runs(view: View) -> Iterator[Finding]:
    """Runs that are not what was written: each unit by its rows, each run by the one before."""
    units: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in rows.LINKED:
        for record in sorted(view.records(name), key=lambda record: int(record["number"])):
            units[record["unit"]][name].append(rows.from_record(rows.NOUNS[name], record))
    for placed in view.records("placings"):
        found = Linked(**{name: tuple(nouns) for name, nouns in units[placed["unit"]].items()})
        content = "" if found == Linked() else digests.of_linked(found)
        if content != placed["content"]:
            yield Finding("runs", str(placed["run"]), "what it found is not what was written")
            return
    wrote: dict[int, dict[str, str]] = defaultdict(dict)
    for placed in view.records("placings_of_runs"):
        wrote[placed["run"]][placed["unit"]] = placed["content"]
    before = ""
    for run in view.records("runs"):
        if digests.of_run(before, wrote[run["run"]]) != run["content"]:
            yield Finding("runs", str(run["run"]), "it is not the row that was written")
            return
        before = run["content"]


def _judgements(view: View) -> Iterator[Finding]:
    for record in view.records("judgements"):
        noun = _decoded(Judgement, record)
        if isinstance(noun, str):
            yield Finding("judgements", str(record["id"]), noun)
        elif digests.judgement_id(noun, record["number"]) != noun.id:
            yield Finding("judgements", noun.id, "it is not the row that was written")


def _references(linked: Linked) -> Iterator[tuple[str, str, str]]:
    """Table, id, and each id that the noun names."""
    for voice in linked.voices:
        yield "voices", voice.claim, voice.identity
    for statement in linked.statements:
        yield from (("statements", statement.id, named) for named in statement.claims)
    for origin in linked.origins:
        for named in (*origin.claims, *origin.statements):
            yield "origins", origin.id, named
    for doubt in linked.doubts:
        yield from (("doubts", doubt.left, named) for named in (doubt.left, doubt.right))
    for story in linked.stories:
        yield from (("stories", story.id, named) for named in story.articles)
    for question in linked.questions:
        yield from (("questions", question.id, named) for named in _named_by(question))


def _named_by(question: Question) -> Iterator[str]:
    for answer in question.answers:
        yield from answer.claims
        yield from (each for each in (answer.statement, answer.origin) if each is not None)
    for link in question.links:
        yield from (link.left, link.right)


def _key(record: Mapping[str, Any]) -> str:
    return str(record.get("id") or f"row {record['number']}")


def _decoded(kind: type[N], record: Mapping[str, Any]) -> N | str:
    """The noun, or what is wrong with its row."""
    try:
        return rows.from_record(kind, record)
    except (ValueError, TypeError, KeyError) as error:
        return f"cannot be read: {error}"
