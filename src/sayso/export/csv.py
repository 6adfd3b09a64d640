"""CSV for spreadsheets: the contract laid flat, one row a claim, an article, or an answer.

What there may be several of (spans, quantities, places) stands in one cell, parted by " | ". For
the exact nested values there is JSON Lines; here words come first.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from sayso.errors import InputError
from sayso.export.contract import WHAT, Line

Cell = str | int | float | bool | None
Row = dict[str, Cell]

# A spreadsheet runs a cell that begins so as a formula, and these words come from strangers.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def render(lines: Iterable[Line], what: str) -> Iterator[bytes]:
    """The header and the rows of claims, articles or questions, each as UTF-8 bytes."""
    if what not in ROWS:
        raise InputError(f"cannot export {what!r} as CSV; there are {', '.join(WHAT)}")
    flat, header = ROWS[what]
    yield _line(header)
    for line in lines:
        for row in flat(line):
            yield _line([_safe(row[name]) for name in header])


def _claims(line: Line) -> Iterator[Row]:
    article, source, cue = line["article"], line["source"] or {}, line["cue"] or {}
    yield {
        "id": line["id"],
        "parent": line["parent"],
        "outlet": article["outlet"],
        "title": article["title"],
        **_dates("published", article["published"]),
        "uri": article["uri"],
        "article": article["id"],
        "content": line["content"]["text"],
        "content_spans": _joined(f"{start}-{end}" for start, end in line["content"]["spans"]),
        "cue": cue.get("text"),
        "source_text": source.get("text"),
        "source_name": source.get("name"),
        "source_kind": source.get("kind"),
        "source_role": source.get("role"),
        "source_affiliation": source.get("affiliation"),
        "chain": " > ".join(hop["name"] for hop in line["chain"]),
        **{name: line[name] for name in ("act", "stance", "certainty", "polarity")},
        **_quantities(line["quantities"]),
        "places": _joined(place["name"] for place in line["places"]),
        **_dates("said", line["said"]),
        **_dates("happened", line["happened"] or {}),
        **{name: line[name] for name in ("question", "statement", "origin", "identity")},
        "why": _joined(why["rule"] for why in line["why"]),
        "sha256": article["sha256"],
        "kind": line["kind"],
        "replies_to": line["replies_to"],
    }


def _articles(line: Line) -> Iterator[Row]:
    names = ("id", "uri", "outlet", "title", "byline", "language", "story", "version_of", "sha256")
    yield {
        **{name: line[name] for name in names},
        **_dates("published", line["published"]),
        "basis": _joined(f"{each['field']}: {each['from']}" for each in line["basis"]),
    }


def _answers(line: Line) -> Iterator[Row]:
    """A question as one row an answer, so that a chart can be drawn of them at once."""
    question = {
        "question": line["id"],
        "kind": line["kind"],
        "wording": line["wording"],
        "outlets": line["outlets"],
        "families": line["families"],
        "origins": line["origins"],
        "story": line["story"],
    }
    names = ("source", "low", "high", "approximate", "vague", "words", "polarity", "act", "mode")
    for answer in line["answers"]:
        yield {
            **question,
            **{name: answer[name] for name in names},
            **_dates("said", answer["said"]),
            "claims": _joined(answer["claims"]),
            **{name: answer[name] for name in ("statement", "origin", "identity")},
        }


def _quantities(quantities: list[Line]) -> Row:
    return {
        "quantities": _joined(quantity["text"] for quantity in quantities),
        **{
            f"quantity_{name}": _joined(
                "" if quantity[name] is None else str(quantity[name]) for quantity in quantities
            )
            for name in ("low", "high", "unit", "of", "change")
        },
    }


def _dates(name: str, when: Mapping[str, Any]) -> Row:
    return {f"{name}_{part}": when.get(part) for part in ("earliest", "latest", "precision")}


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(parts)


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _line(cells: Iterable[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode("utf-8")


def _columns(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# The columns are a promise, so they are written down rather than taken from the first row.
ROWS: Final[Mapping[str, tuple[Callable[[Line], Iterator[Row]], tuple[str, ...]]]] = {
    "claims": (
        _claims,
        _columns(
            "id outlet published_earliest published_latest published_precision source_name "
            "source_kind source_role source_affiliation source_text cue act stance certainty "
            "polarity content quantities quantity_low quantity_high quantity_unit quantity_of "
            "quantity_change "
            "places said_earliest said_latest said_precision happened_earliest happened_latest "
            "happened_precision chain question statement origin identity parent title uri article "
            "content_spans why sha256 kind replies_to"
        ),
    ),
    "articles": (
        _articles,
        _columns(
            "id uri outlet title byline language published_earliest published_latest "
            "published_precision story version_of basis sha256"
        ),
    ),
    "questions": (
        _answers,
        _columns(
            "question kind wording source low high approximate vague words polarity act mode "
            "said_earliest said_latest said_precision claims statement origin identity outlets "
            "families origins story"
        ),
    ),
}
