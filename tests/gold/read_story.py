"""Read a story with sayso: its claims as contract lines, named as gold names the articles."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from goldset import file_of
from linking import Story

from sayso import pipeline
from sayso.export.contract import claim_line, question_line
from sayso.export.linked_index import LinkedIndex
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.ingest import files, received
from sayso.model import Linked, Reading
from sayso.trace import versions

NOTHING_LINKED = LinkedIndex.of(Linked())


def read(folder: Path, parser: Parser, *, fast: bool = False) -> dict[str, Reading]:
    """Every article below a folder; a record of a JSONL file is FILE#NUMBER."""
    found: dict[str, Reading] = {}
    for raw in files.find([folder]):
        for number, article in enumerate(received.read(raw).articles, 1):
            name = f"{raw.uri}#{number}" if ".jsonl" in raw.uri else raw.uri
            found[name] = reading.read(article, parser, fast=fast)
    return found


def lines(read: dict[str, Reading]) -> Iterator[dict[str, Any]]:
    """The claims as contract lines, nothing linked."""
    for name, one in read.items():
        for claim in one.claims:
            line = claim_line(claim, one.article, NOTHING_LINKED)
            yield line | {"article": line["article"] | {"uri": name}}


def story(read: dict[str, Reading]) -> Story:
    """The same articles, linked."""
    articles = versions.find([one.article for one in read.values()])
    read = {
        name: replace(one, article=article)
        for (name, one), article in zip(read.items(), articles, strict=True)
    }
    linked = pipeline.linked(articles, [claim for one in read.values() for claim in one.claims])
    index = LinkedIndex.of(linked)
    name_of = {one.article.id: name for name, one in read.items()}
    claims: dict[str, dict[str, Any]] = {}
    for name, one in read.items():
        for claim in one.claims:
            line = claim_line(claim, one.article, index)
            claims[claim.id] = line | {"article": line["article"] | {"uri": name}}
    copies = frozenset(
        frozenset((file_of(name_of[copy.article]), file_of(name_of[copy.of])))
        for copy in linked.copies
    )
    return Story(claims, [question_line(question) for question in linked.questions], copies)
