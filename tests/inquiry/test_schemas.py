"""The schemas of all lines stand under one roof, and lead nowhere else."""

import re

import jsonschema_rs

from sayso.export import contract
from sayso.inquiry import schemas


def test_lines_of_the_contract_are_the_contract() -> None:
    for what, name in schemas.NAMES.items():
        own, line = schemas.every()[name], contract.schema(what)
        assert own["required"] == line["required"]
        assert own["properties"].keys() == line["properties"].keys()


def test_every_reference_leads_somewhere_under_the_roof() -> None:
    every = schemas.every()
    found = re.findall(r"'\$ref': '([^']*)'", str(every))
    assert found
    for each in found:
        assert each.startswith(schemas.ROOF)
        assert each.removeprefix(schemas.ROOF) in every
    for schema in every.values():
        jsonschema_rs.meta.validate(schema)
