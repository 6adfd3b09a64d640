"""A bill of materials (CycloneDX 1.6, JSON): sayso, what is installed beside it, weights and data.

    make sbom                   writes build/sayso.cdx.json and checks it by the schema

cyclonedx-bom reads the environment that `make setup` made; what is there for development only is
taken out, so that what is left is the lock of the run-time packages (requirements/run.txt), and the
weights and data of docs/material.py are put in. The same lock gives the same file.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from build import ROOT, licence, locked
from material import MATERIAL, Material
from sayso import __version__

TARGET = ROOT / "build" / "sayso.cdx.json"
OPTIONS = (
    "--output-reproducible",
    "--no-validate",
    "--spec-version",
    "1.6",
    "--output-format",
    "JSON",
)
Component = dict[str, Any]


def environment() -> Component:
    """What cyclonedx-bom finds in the environment this script runs in."""
    project = ("--pyproject", str(ROOT / "pyproject.toml"), sys.executable)
    command = [sys.executable, "-m", "cyclonedx_py", "environment", *OPTIONS, *project]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"cyclonedx-bom failed: {ran.stderr}")
    found: Component = json.loads(ran.stdout)
    return found


def made() -> Component:
    """The bill."""
    bill = environment()
    root = bill["metadata"]["component"]
    wanted = {canonical(name) for name, _ in locked()}
    packages = [each for each in bill["components"] if canonical(each["name"]) in wanted]
    for each in packages:  # a licence told only in a line of text is told as that line
        each.setdefault("licenses", [{"license": {"name": licence(each["name"])}}])
    data = [_of_data(each) for each in MATERIAL]
    bill["components"] = sorted([*packages, *data], key=lambda each: str(each["bom-ref"]))
    known = {root["bom-ref"], *(each["bom-ref"] for each in bill["components"])}
    bill["dependencies"] = list(_links(bill["dependencies"], known, root["bom-ref"], data))
    missing = wanted - {canonical(each["name"]) for each in packages}
    if missing:
        raise SystemExit(f"not installed: {', '.join(sorted(missing))}; run: make setup")
    return bill


def canonical(name: str) -> str:
    """A package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _links(
    links: list[Component], known: set[str], root: str, data: list[Component]
) -> Iterator[Component]:
    for link in links:
        if link["ref"] not in known:
            continue
        on = [each for each in link.get("dependsOn", ()) if each in known]
        if link["ref"] == root:
            on += [each["bom-ref"] for each in data]
        yield {"ref": link["ref"]} | ({"dependsOn": sorted(on)} if on else {})
    yield from ({"ref": each["bom-ref"]} for each in data)


def _of_data(of: Material) -> Component:
    folder = ROOT / "src" / "sayso" / of.folder
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return {
        "type": of.kind,
        "bom-ref": f"sayso/{of.folder}",
        "name": of.name,
        "version": __version__,
        "description": f"src/sayso/{of.folder}; made from {of.made_from}",
        "hashes": [{"alg": "SHA-256", "content": digest.hexdigest()}],
        "licenses": [{"license": {"id": of.licence}}],
    }


def wrong(text: str) -> str:
    """What the schema of CycloneDX 1.6 finds wrong; empty if nothing."""
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return "" if found is None else str(found)


def main() -> None:
    """Write it, unless the schema says that it is none."""
    text = json.dumps(made(), indent=1, ensure_ascii=False) + "\n"
    found = wrong(text)
    if found:
        raise SystemExit(f"the bill of materials is not valid: {found}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {Path(TARGET).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
