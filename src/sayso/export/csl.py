"""CSL-JSON 1.0.2 (Citation Style Language): the articles of a ledger as a bibliography.

Zotero, pandoc and citeproc read it. It is our own plug-in, in the way that anyone may add a format:
see docs/how-to/plug-ins.md.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import orjson

from sayso.export import deposit
from sayso.export.deposit import Deposit, Line
from sayso.export.formats import Format
from sayso.model import Article, Precision, When

NAME: Final = "csl"
KEEPS: Final = "each article as something to cite, with how many claims were read in it"
LOSES: Final = (
    "claims, questions, answers and links, of which only the number of claims is told",
    "a date that is known within bounds wider than a year, or open at an end, is left out",
    "an author's name is one text, since articles do not say which part is the family's",
)
PARTS: Final = {Precision.YEAR: 1, Precision.MONTH: 2}


def render(whole: Deposit) -> Iterator[bytes]:
    """A list of items; the first is the ledger itself, with what every export says of itself."""
    yield b"[\n" + orjson.dumps(_ledger(whole))
    for article, claims in whole.readings():
        yield b",\n" + orjson.dumps(_item(whole, article, len(claims)))
    yield b"\n]\n"


def _ledger(whole: Deposit) -> Line:
    made = whole.manifest
    return {
        "id": "sayso-ledger",
        "type": "dataset",
        "title": "Ledger of attributed claims",
        "version": f"sayso {made.sayso}, linked {made.linked_at or 'never'}",
        "issued": _parts(datetime.fromisoformat(whole.last), 3),
        "custom": {"sayso": deposit.about(whole, LOSES)},
    }


def _item(whole: Deposit, article: Article, claims: int) -> Line:
    retrieved = article.retrieved
    told: Line = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.outlet,
        "author": [{"literal": article.byline}] if article.byline else None,
        "issued": _issued(article.published),
        "accessed": None if retrieved is None else _parts(retrieved, 3),
        "URL": article.uri if "://" in article.uri else None,
        "language": article.language,
        "custom": {
            "sayso": {
                "claims": claims,
                "cited": deposit.cited(article),
                "citation": deposit.citation(article, whole.received_at(article)),
            }
        },
    }
    return {key: value for key, value in told.items() if value is not None}


def _issued(published: When) -> Line | None:
    first, last = published.earliest, published.latest
    if first is None or last is None or first.year != last.year:
        return None
    size = PARTS.get(published.precision, 3)
    if size == 3 and first.date() != last.date():
        size = 1 if first.month != last.month else 2
    return _parts(first, size)


def _parts(moment: datetime, size: int) -> Line:
    return {"date-parts": [[moment.year, moment.month, moment.day][:size]]}


FORMAT: Final = Format(
    NAME,
    "CSL-JSON 1.0.2 (Citation Style Language)",
    "application/vnd.citationstyles.csl+json",
    ".csl.json",
    KEEPS,
    LOSES,
    render,
)
