"""Turtle: terms of RDF 1.1 as they are written in Turtle and TriG, strings from strangers too."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final

from sayso.export import naming

PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "np": "http://www.nanopub.org/nschema#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sayso": naming.TERMS,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What a STRING_LITERAL_QUOTE may not hold, and control characters that no line should.
ESCAPED: Final = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')
Pairs = Iterable[tuple[str, str | Sequence[str]]]


def prefixes() -> str:
    """The prefix lines of a document."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "\n"


def comment(lines: Iterable[str]) -> str:
    """Lines for a reader; nothing in them can end the comment."""
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def iri(name: str) -> str:
    """``<name>``; names come from `naming`, which leaves nothing in them that could end it."""
    return f"<{name}>"


def thing(sort: str, key: str) -> str:
    """The IRI of a thing of the ledger."""
    return iri(naming.urn(sort, key))


def text(words: str, language: str | None = None) -> str:
    """A string, with its language if that is one."""
    known = naming.language(language)
    tag = f"@{known}" if known else ""
    return f'"{ESCAPED.sub(_escape, words)}"{tag}'


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"  # half of a pair is no character of RDF
    return {'"': '\\"', "\\": "\\\\"}.get(letter, f"\\u{ord(letter):04X}")


def moment(value: str) -> str:
    """A moment as xsd:dateTime."""
    return f'"{naming.instant(value)}"^^xsd:dateTime'


def day(value: str) -> str:
    """An ISO day, or a minute, with the type that it has."""
    if "T" in value:
        return f'"{value}:00"^^xsd:dateTime'
    return f'"{value}"^^xsd:date'


def number(value: float) -> str:
    """A whole number, or one with decimals."""
    if float(value).is_integer() and abs(value) < 2**53:
        return str(int(value))
    return f'"{value!r}"^^xsd:double'


def boolean(value: object) -> str:
    """``true`` or ``false``."""
    return "true" if value else "false"


def value(data: object) -> str:
    """JSON as a string, for what has no terms."""
    return text(json.dumps(data, ensure_ascii=False, sort_keys=True))


def block(subject: str, pairs: Pairs, indent: str = "") -> str:
    """A subject with all that is said of it; a pair without objects says nothing."""
    told = []
    for name, objects in pairs:
        many = [objects] if isinstance(objects, str) else list(objects)
        if many:
            told.append(f"{name} {', '.join(many)}")
    if not told:
        return ""
    gap = f" ;\n{indent}    "
    return f"{indent}{subject} {gap.join(told)} .\n"
