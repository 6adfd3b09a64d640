"""ninjs 1.x, 2.x and 3.x (IPTC, News in JSON): one item, or a line of a stream of them."""

from typing import Any, Final

from sayso.ingest import given, markup, wire
from sayso.ingest.records import Record
from sayso.ingest.wire import WireItem
from sayso.model import Received

SIGNS: Final = frozenset(
    ("pubstatus", "versioncreated", "headlines", "bodies", "body_text", "body_html", "body_xhtml")
)


def is_item(value: Any) -> bool:
    """Whether a JSON value is an item; its keys are in lower case, or in 3.0 in camel case."""
    if not isinstance(value, dict) or "text" in value:
        return False
    keys = {str(key).lower() for key in value}
    return "uri" in keys and bool(keys & SIGNS)


def read(record: Record) -> Received:
    """The article of an item."""
    value = {str(key).lower(): item for key, item in record.value.items()}
    return wire.read(_item(record.uri, record.data, value))


def _item(place: str, data: bytes, value: dict[str, Any]) -> WireItem:
    return WireItem(
        place=place,
        guid=given.text_of(value.get("uri")) or place,
        data=data,
        format="ninjs",
        text=_body(value),
        title=_role(value.get("headlines")) or given.text_of(value.get("headline")),
        byline=given.text_of(value.get("by")) or given.text_of(value.get("byline")),
        outlet=_provider(value),
        tongue=given.text_of(value.get("language")) or "",
        created=given.date(value.get("versioncreated"), "given: versioncreated"),
        version=str(value.get("version") or ""),
        status=given.text_of(value.get("pubstatus")) or "usable",
        notice=given.text_of(value.get("ednote")) or "",
        kind=given.text_of(value.get("type")) or "",
        notes=tuple(
            (name, told)
            for name in ("firstcreated", "embargoed")
            if (told := given.text_of(value.get(name)))
        ),
    )


def _role(values: Any, role: str = "main") -> str | None:
    """The value of a role in a list of values with roles; else the first value."""
    listed = [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
    told = [one for one in listed if one.get("role") == role] or listed
    found = (given.text_of(markup.text_of(str(one.get("value") or ""))) for one in told)
    return next((words for words in found if words), None)


def _body(value: dict[str, Any]) -> str:
    """The fullest body: plain as it stands, or the words of its mark-up."""
    bodies = value.get("bodies")
    found = [
        _words(one.get("value"), str(one.get("contenttype") or one.get("contentType") or "html"))
        for one in (bodies if isinstance(bodies, list) else [])
        if isinstance(one, dict)
    ]
    found += [
        _words(body, "plain" if key.endswith("text") else "html")
        for key, body in value.items()
        if key.startswith("body_")
    ]
    return max(found, key=len, default="")


def _words(body: Any, media: str) -> str:
    if not isinstance(body, str):
        return ""
    return body.strip() if "plain" in media else markup.text_of(body)


def _provider(value: dict[str, Any]) -> str | None:
    """Who provides it: an information source of that role, else who holds the rights."""
    sources = value.get("infosources")
    listed = [one for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
    listed.sort(key=lambda one: "provider" not in str(one.get("role") or one.get("rel") or ""))
    names = [one.get("name") or one.get("literal") for one in listed]
    names += [value.get("provider"), value.get("source"), value.get("copyrightholder")]
    return next((name for one in names if (name := given.text_of(one))), None)
