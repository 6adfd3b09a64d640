"""The bill of materials and the licences: nothing is left out, and nothing binds who uses sayso."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "sayso"
CODE = {".py", ".toml", ".sql", ".html", ".css", ".js", ".typed", ".md"}
SCHEMAS = {"export/schemas", "inquiry"}  # JSON Schemas of our own


@pytest.fixture(scope="module")
def scripts() -> None:
    """The scripts of docs/, importable while this file runs."""
    before = sys.path[:]
    sys.path.insert(0, str(ROOT / "docs"))
    yield
    sys.path[:] = before


@pytest.fixture(scope="module")
def material(scripts):
    import material

    return material.MATERIAL


def test_every_folder_of_data_has_its_licence(material) -> None:
    named = {each.folder for each in material}
    data = {
        path.parent.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix not in CODE and "__pycache__" not in path.parts
    }
    data -= SCHEMAS
    without = [
        each
        for each in data
        if not any(each == name or each.startswith(f"{name}/") for name in named)
    ]
    assert without == [], "tell of it in docs/material.py"
    assert [name for name in named if not (SOURCE / name).is_dir()] == []


def test_no_data_binds_who_uses_it(material) -> None:
    assert {each.licence for each in material} <= {"Apache-2.0", "MIT", "CC-BY-4.0", "CC0-1.0"}


def test_what_asks_to_be_named_is_named(material) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    wanting = [each for each in material if each.licence.startswith("CC-BY")]
    assert wanting
    assert [each.name for each in wanting if each.folder.rpartition("/")[2] not in notice] == []


def test_every_model_has_a_card(material) -> None:
    models = [each for each in material if each.kind == "machine-learning-model"]
    assert models
    assert [
        each.folder for each in models if not (SOURCE / each.folder / "README.md").exists()
    ] == []


def test_bill_keeps_what_runs_and_adds_the_data(scripts, material, monkeypatch) -> None:
    import sbom

    def library(name: str, version: str) -> dict:
        return {
            "type": "library",
            "bom-ref": f"{name}=={version}",
            "name": name,
            "version": version,
        }

    running = [library(*each) for each in sbom.locked()]
    for each in running:  # as cyclonedx-bom spells some
        each["name"] = each["name"].replace("jinja2", "Jinja2").replace("-", "_")
    refs = [each["bom-ref"] for each in running]
    root = {"type": "application", "bom-ref": "root-component", "name": "sayso"}
    environment = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "metadata": {"component": root},
        "components": [*running, library("pytest", "9.9")],
        "dependencies": [
            {"ref": "root-component", "dependsOn": [*refs, "pytest==9.9"]},
            {"ref": "pytest==9.9", "dependsOn": refs[:1]},
            *({"ref": each} for each in refs),
        ],
    }
    monkeypatch.setattr(sbom, "environment", lambda: environment)
    bill = sbom.made()
    names = {each["name"] for each in bill["components"]}
    assert "pytest" not in json.dumps(bill)
    assert {each.name for each in material} < names
    assert len(bill["components"]) == len(running) + len(material)
    assert all(each["licenses"] for each in bill["components"])
    known = {"root-component", *(each["bom-ref"] for each in bill["components"])}
    linked = {on for each in bill["dependencies"] for on in each.get("dependsOn", ())}
    assert linked <= known
    assert {each["ref"] for each in bill["dependencies"]} == known
    assert sbom.wrong(json.dumps(bill)) == "", "CycloneDX' own validator finds it wrong"
    bill["components"][0]["type"] = "thing"
    assert sbom.wrong(json.dumps(bill))


def test_a_missing_package_ends_it(scripts, monkeypatch) -> None:
    import sbom

    empty = {"metadata": {"component": {"bom-ref": "r"}}, "components": [], "dependencies": []}
    monkeypatch.setattr(sbom, "environment", lambda: empty)
    with pytest.raises(SystemExit, match=r"not installed: .*spacy"):
        sbom.made()


def test_optional_packages_are_free_too() -> None:
    """What an extra brings is named here with its licence; a new one wants a line."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition("[project.optional-dependencies]")[2].partition("\n[")[0]
    named = set(re.findall(r'"([a-z][\w.-]*)(?=[><=\[~!])', block)) - {"sayso"}
    free = {"pandas": "BSD-3-Clause", "pyspark": "Apache-2.0", "mcp": "MIT"}
    assert named <= set(free)
