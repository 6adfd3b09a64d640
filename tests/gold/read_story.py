"""Read a story with sayso: its claims as contract lines, named as gold names the articles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.export.contract import claim_line
from sayso.export.linked_index import LinkedIndex
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.ingest import files, received
from sayso.model import Linked

NOTHING_LINKED = LinkedIndex.of(Linked())


def lines(folder: Path, parser: Parser) -> Iterator[dict[str, Any]]:
    """The claims of every article below a folder; a record of a JSONL file is FILE#NUMBER."""
    for raw in files.find([folder]):
        for number, article in enumerate(received.read(raw).articles, 1):
            read = reading.read(article, parser)
            name = f"{raw.uri}#{number}" if ".jsonl" in raw.uri else raw.uri
            for claim in read.claims:
                line = claim_line(claim, read.article, NOTHING_LINKED)
                yield line | {"article": line["article"] | {"uri": name}}
