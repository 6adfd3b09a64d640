"""The page of the API: what its OpenAPI document says, to be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a key of an answer."""

    name: str
    sort: str
    told: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """A route: where it is, what it takes, and the name of what it gives."""

    path: str
    told: str
    fields: tuple[Field, ...]
    gives: str
    paged: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A line of an answer, with its keys."""

    name: str
    told: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """All routes and lines; ``problems`` are what may go wrong, by name, status and meaning."""

    root: str
    told: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]
    problems: tuple[tuple[str, int, str], ...]


def make(document: Schema, problems: Sequence[tuple[str, int, str]]) -> ApiPage:
    """The page of a document (OpenAPI 3.1)."""
    schemas = document["components"]["schemas"]
    return ApiPage(
        document["servers"][0]["url"],
        document["info"]["description"].replace("`", ""),  # Markdown, for other readers
        tuple(_operation(path, each["get"]) for path, each in document["paths"].items()),
        tuple(
            Shape(name, schema.get("description", "").replace("`", ""), tuple(_fields(schema)))
            for name, schema in schemas.items()
        ),
        tuple(problems),
    )


def _operation(path: str, operation: Schema) -> Operation:
    gives = operation["responses"]["200"]["content"]["application/json"]["schema"]
    paged = "items" in gives.get("properties", {})
    return Operation(
        path,
        operation["summary"],
        tuple(
            Field(
                each["name"],
                _sort(each["schema"]),
                each["description"].replace("`", ""),
                "required" if each["required"] else "",
            )
            for each in operation["parameters"]
            if each["in"] != "header"
        ),
        _name(gives["properties"]["items"]["items"] if paged else gives),
        paged,
    )


def _fields(schema: Schema) -> Iterator[Field]:
    for part in schema.get("allOf", ()):
        if "$ref" in part:
            yield Field("…", _sort(part), "all of its keys")
        yield from _fields(part)
    for name, each in schema.get("properties", {}).items():
        yield Field(name, _sort(each), each.get("description", "").replace("`", ""))


def _sort(schema: Schema) -> str:
    """What values there may be, in a word or two."""
    if "$ref" in schema:
        return _name(schema)
    if "enum" in schema:
        return " | ".join("null" if each is None else str(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_sort(each) for each in schema["anyOf"]))
    sort = schema.get("type", schema.get("format", "any"))
    sort = " | ".join(sort) if isinstance(sort, list) else str(sort)
    if sort == "array":
        return f"list of {_sort(schema['items'])}" if "items" in schema else "list"
    told = [schema["format"]] if "format" in schema and "type" in schema else []
    if "minimum" in schema and "maximum" in schema:
        told.append(f"{schema['minimum']} to {schema['maximum']}")
    if "default" in schema:
        told.append(f"else {schema['default']}")
    return f"{sort} ({', '.join(told)})" if told else sort


def _name(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]
