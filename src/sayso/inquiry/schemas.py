"""Schemas: every line that inquiry makes, as JSON Schema (2020-12), under one roof of names."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.export import contract

Schema = dict[str, Any]

ROOF: Final = "#/components/schemas/"
NAMES: Final = {"claims": "Claim", "articles": "Article", "questions": "Question"}
# Parts of a line of the contract that stand in other lines too.
PARTS: Final = {"Answer": "answers", "Link": "links"}


@cache
def every() -> Schema:
    """All schemas by name: those of the contract, with their parts, and those made of them."""
    found: Schema = {}
    for what, name in NAMES.items():
        line = _moved(contract.schema(what), name)
        found |= {f"{name}.{part}": schema for part, schema in line.pop("$defs").items()}
        found[name] = {key: value for key, value in line.items() if key not in {"$schema", "$id"}}
    question = found["Question"]["properties"]
    for name, part in PARTS.items():
        found[name] = question[part]["items"]
        question[part]["items"] = {"$ref": f"{ROOF}{name}"}
    own = files("sayso.inquiry").joinpath("schemas.json").read_text("utf-8")
    return {**found, **json.loads(own)}


def _moved(schema: Any, name: str) -> Any:
    """The same with its references led to the roof: OpenAPI has all schemas in one document."""
    if isinstance(schema, list):
        return [_moved(each, name) for each in schema]
    if not isinstance(schema, dict):
        return schema
    moved = {key: _moved(value, name) for key, value in schema.items()}
    if isinstance(schema.get("$ref"), str):
        moved["$ref"] = schema["$ref"].replace("#/$defs/", f"{ROOF}{name}.")
    return moved
