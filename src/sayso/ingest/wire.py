"""Wire items: what a news agency sends, with its status; one taken back retracts what it said.

A later version of an item has the same uri (its guid), so that it is a version of the article as an
edited page is. A cancelled item is such a version too, with the notice for its text and no claims:
what the earlier version claimed ends with it.
"""

from dataclasses import dataclass, field
from typing import Final

from sayso.ingest import storable
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received, with_title
from sayso.ingest.source import refused
from sayso.model import NEVER_STATED, Article, Received, When, article_id, digest

CANCELLED: Final = ("canceled", "cancelled")
WITHDRAWN: Final = "withdrawn by its publisher"


@dataclass(frozen=True, slots=True)
class WireItem:
    """An item as the wire sent it; ``guid`` stays the same in all its versions.

    ``status`` is one of IPTC's publishing statuses (usable, withheld, canceled); ``notice`` is what
    the editors say to their customers.
    """

    place: str
    guid: str
    data: bytes = field(repr=False)
    format: str
    text: str = ""
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    tongue: str = ""
    created: When = NEVER_STATED
    version: str = ""
    status: str = "usable"
    notice: str = ""
    kind: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def read(item: WireItem) -> Received:
    """The article of an item, or of its withdrawal; set aside if it is held back or no text."""
    status = item.status.rpartition(":")[2].rpartition("/")[2].lower() or "usable"
    if status in CANCELLED:
        return Received((_withdrawal(item),))
    if status != "usable":
        told = item.notice or item.title or ""
        return refused(item.place, f"held back by its publisher: its status is {status!r}", told)
    if not item.text:
        kind = f"of the kind {item.kind}" if item.kind else "without a text"
        return refused(item.place, f"a news item {kind}, which holds no article", item.title or "")
    how = f"the body of the {item.format} item"
    fields = _fields(item)
    return received(Item(item.place, item.data, item.text, item.format, how, item.tongue, fields))


def _fields(item: WireItem) -> Fields:
    version = item.version or (item.created.iso()[0] or "1")
    notes = (("version", f"given: {version}"), *item.notes)
    notes += (("editors' note", item.notice),) if item.notice else ()
    return Fields(
        how=f"the {item.format} item",
        uri=item.guid,
        outlet=item.outlet,
        title=item.title,
        byline=item.byline,
        published=item.created,
        notes=notes,
    )


def _withdrawal(item: WireItem) -> Article:
    """Its text is what the editors say, for of the story nothing stands any more."""
    text = with_title(item.notice, item.title) if item.notice else item.title or item.status
    article = Article(
        id=article_id(item.data),
        uri=item.place,
        text=storable.words(text),
        raw=item.data,
        sha256=digest(item.data),
        format=item.format,
        language=item.tongue.partition("-")[0].lower() or None,
        basis=(
            ("text", f"the notice of the {item.format} item"),
            ("status", f"{WITHDRAWN}: {item.status}"),
        ),
    )
    return _fields(item).on(article)
