"""Decisions: files of what persons decided, from outside: exported reviews, reliability lists.

Reviews are JSON Lines as ``sayso reviews`` writes them; a reliability list is CSV (RFC 4180) with a
column ``outlet`` or ``source``, a ``grade`` A to F, and if wanted ``note``, ``by`` and ``at``.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sayso.errors import InputError
from sayso.model import (
    OF_CLAIM,
    Correction,
    Decision,
    Field,
    Mark,
    Proposal,
    RawInput,
    SetAside,
    Span,
    Subject,
    Verdict,
)

STAGE: Final = "import"
LONGEST: Final = 1_000_000  # bytes of a line; a sentence with its reading has a few thousand
FORMULA: Final = ("'=", "'+", "'-", "'@", "'\t", "'\r")  # as our own CSV guards a cell
SHOWN: Final = 200  # letters of what was wrong
COLUMNS: Final = ("outlet", "source")
MARK: Final = b"\xef\xbb\xbf"


class Refused(Exception):
    """Why a line is no decision; it never leaves this file."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


def find(raw: RawInput) -> Iterator[Proposal | SetAside]:
    """Every decision of a file in order; what is none is set aside with its line and reason."""
    if raw.problem:
        yield SetAside(STAGE, "cannot be opened", raw.uri, detail=raw.problem)
        return
    data = raw.data.removeprefix(MARK)
    yield from (_reviews if data.lstrip()[:1] == b"{" else _list)(raw.uri, data)


def _reviews(uri: str, data: bytes) -> Iterator[Proposal | SetAside]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            where = f"{uri}#{number}"
            try:
                yield _review(where, line)
            except Refused as refused:
                yield SetAside(STAGE, refused.reason, where, detail=refused.detail)


def _review(where: str, line: bytes) -> Proposal:
    if len(line) > LONGEST:
        raise Refused("line too long", f"{len(line):,} bytes, of {LONGEST:,} at most")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("no JSON", str(error)[:SHOWN]) from None
    try:
        by, at = _who(told["by"]), _when(told["at"])
        return Proposal(where, by, at, _note(told.get("note")), _decision(told))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("not a review", f"missing or of another sort: {error}"[:SHOWN]) from None
    except InputError as error:
        raise Refused("cannot be decided", str(error)[:SHOWN]) from None


def _decision(told: Mapping[str, Any]) -> Decision:
    verdict = Verdict(told["verdict"])
    if verdict not in OF_CLAIM:
        raise Refused("not a review", f"{verdict} is no verdict on a claim")
    marked = told["marked"]
    content = tuple(_span(told, pair) for pair in marked["content"])
    if verdict is Verdict.CORRECT and "corrections" not in told:
        raise Refused("no corrections", "an older sayso wrote it; export the reviews anew")
    corrections = tuple(
        Correction(
            Field(part["field"]),
            str(part["value"]),
            tuple(_span(told, pair) for pair in part["spans"]),
        )
        for part in told.get("corrections", ())
    )
    mark = Mark(str(told["article"]), str(marked["name"]), content)
    return Decision(verdict, mark, about=Subject.CLAIM, corrections=corrections)


def _span(told: Mapping[str, Any], pair: Any) -> Span:
    """The words at two offsets, cut from the sentence that comes with them."""
    start, end = pair
    base, text = told["offset"], told["text"]
    if not all(type(each) is int for each in (start, end, base)):
        raise TypeError("offsets are whole numbers")
    if not base <= start < end <= base + len(text):
        raise Refused("offsets outside of the text", f"[{start}, {end}) is not in its sentence")
    return Span(start, end, text[start - base : end - base])


def _list(uri: str, data: bytes) -> Iterator[Proposal | SetAside]:
    try:
        # Within a cell may stand what Python also takes for the end of a line (U+2028).
        lines = io.StringIO(data.decode("utf-8"), newline="")
    except UnicodeDecodeError as error:
        yield SetAside(STAGE, "not UTF-8", uri, detail=str(error))
        return
    reader = csv.DictReader(lines, strict=True)
    try:
        columns = tuple(reader.fieldnames or ())
        if "grade" not in columns or not set(COLUMNS) & set(columns):
            detail = "a reliability list has the columns outlet or source, and grade"
            yield SetAside(STAGE, "not a list", uri, detail=detail)
            return
        for row in reader:
            where = f"{uri}#{reader.line_num}"
            try:
                yield _grade(where, row)
            except Refused as refused:
                yield SetAside(STAGE, refused.reason, where, detail=refused.detail)
    except csv.Error as error:
        yield SetAside(STAGE, "no CSV", f"{uri}#{reader.line_num}", detail=str(error))


def _grade(where: str, row: Mapping[str, Any]) -> Proposal:
    cells = {name: _cell(row.get(name)) for name in (*COLUMNS, "grade", "note", "by", "at")}
    column = next((name for name in COLUMNS if cells[name]), "")
    if not column:
        raise Refused("nobody named", "neither outlet nor source is given")
    letter = cells["grade"].upper()
    return Proposal(
        where,
        _who(cells["by"]) if cells["by"] else None,
        _when(cells["at"]) if cells["at"] else None,
        cells["note"],
        named=cells[column],
        outlet=column == "outlet",
        letter=_letter(letter),
    )


def _letter(letter: str) -> str:
    try:
        mark = Mark("", "")
        part = Correction(Field.RELIABILITY, letter)
        Decision(Verdict.GRADE, mark, corrections=(part,))
    except InputError as error:
        raise Refused("no grade", str(error)) from None
    return letter


def _cell(value: object) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it."""
    text = value.strip() if isinstance(value, str) else ""
    return text[1:] if text.startswith(FORMULA) else text


def _who(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refused("nobody decided", "a judgement has a name in `by`")
    return value.strip()[:200]


def _note(value: object) -> str:
    return value if isinstance(value, str) else ""


def _when(value: object) -> str:
    """A moment as the ledger writes it: UTC, to the second."""
    try:
        moment = datetime.fromisoformat(str(value))
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return known.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise Refused("no date", f"{str(value)[:40]!r} is no ISO 8601 date and time") from None
