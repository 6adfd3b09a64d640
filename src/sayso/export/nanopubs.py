"""Nanopublications (nanopub.net guidelines of 2015) in TriG: one for each claim and each decision.

Head, assertion, provenance and publication info are four named graphs. ``schemas/nanopubs.ttl``
holds SHACL shapes (W3C Recommendation, 20 July 2017) of what is in them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.export import deposit, naming, told, turtle
from sayso.export.deposit import UNITS, Deposit
from sayso.export.turtle import block, moment, text, thing
from sayso.model import Article, Claim, Judged

KEEPS: Final = (
    "each claim as a statement of its own, with its reading as assertion, its article, words, "
    "offsets, hash and dates as provenance, program and time as publication info; each decision "
    "as a nanopublication on the claim's; questions and sources in the graph of the export"
)
LOSES: Final = (
    "they are neither signed nor named by a trusty URI: who publishes them does that",
    "no licence is stated: the words belong to the outlets",
    "the chain of reporting is one line of words beside its last voice",
    "why a claim was read so is left out; so are links between claims, origins and answers",
    "sayso:… are the terms of this program; the SHACL shapes that come with it describe them",
)
Graph = tuple[str, Iterable[str]]


@cache
def shapes() -> str:
    """The SHACL shapes of the file, in Turtle."""
    return files("sayso.export").joinpath("schemas", "nanopubs.ttl").read_text("utf-8")


def render(whole: Deposit) -> Iterator[bytes]:
    """The document: the graph of the export, then one nanopublication after another."""
    head = ("Nanopublications of a sayso ledger.", *(f"Lost: {each}" for each in LOSES))
    yield (turtle.comment(head) + turtle.prefixes()).encode()
    yield from _graph(thing("export", "nanopubs"), _export(whole))
    for article, claims in whole.readings():
        for claim in claims:
            yield from _claim(whole, article, claim)
    for each in whole.judged:
        yield from _decision(whole, each)


def _export(whole: Deposit) -> Iterator[str]:
    about = deposit.about(whole, LOSES)
    yield block(
        thing("export", "nanopubs"),
        (
            ("a", "sayso:Export"),
            ("dcterms:modified", moment(whole.last)),
            ("sayso:offsets", text(UNITS)),
            ("sayso:manifest", turtle.value(about["manifest"])),
            ("sayso:correctionsLog", [turtle.value(each) for each in about["corrections"]]),
            ("sayso:loss", [text(each) for each in LOSES]),
        ),
    )
    software = thing("software", whole.manifest.sayso)
    yield block(software, (("a", "prov:SoftwareAgent"), *told.manifest(whole)))
    for identity in whole.identities.values():
        yield block(thing("voice", identity.id), told.voice(identity))
    for question in whole.linked.questions:
        yield block(
            thing("question", question.id),
            (("a", "sayso:Question"), ("rdfs:label", text(question.wording))),
        )


def _claim(whole: Deposit, article: Article, claim: Claim) -> Iterator[bytes]:
    part = _parts("claim", claim.id)
    source = thing("article", article.id)
    provenance = (
        (
            ("prov:wasDerivedFrom", source),
            ("prov:wasQuotedFrom", source),
            ("prov:wasAttributedTo", thing("voice", whole.speaker(claim))),
            ("sayso:at", told.selectors(article, claim.content)),
        ),
        told.article(whole, article),
    )
    yield from _nanopub(
        part,
        [block(thing("claim", claim.id), told.claim(whole, claim, article.language))],
        [block(part("assertion"), provenance[0]), block(source, provenance[1])],
        _info(whole, part, whole.received_at(article)),
    )


def _decision(whole: Deposit, each: Judged) -> Iterator[bytes]:
    made = each.judgement
    part, analyst = _parts("judgement", made.id), thing("analyst", made.by)
    by = block(analyst, (("a", "prov:Person"), ("rdfs:label", text(made.by))))
    how = (("prov:wasAttributedTo", analyst), ("prov:generatedAtTime", moment(made.at)))
    yield from _nanopub(
        part,
        [block(thing("judgement", made.id), told.decision(each))],
        [block(part("assertion"), how), by],
        _info(whole, part, made.at),
    )


class _Part:
    """Names of the graphs of one nanopublication."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, graph: str = "") -> str:
        return turtle.iri(f"{self._name}:{graph}" if graph else self._name)


def _parts(sort: str, key: str) -> _Part:
    return _Part(naming.urn(f"nanopub:{sort}", key))


def _info(whole: Deposit, part: _Part, created: str) -> Iterator[str]:
    software = thing("software", whole.manifest.sayso)
    yield block(
        part(),
        (
            ("dcterms:created", moment(created)),
            ("dcterms:creator", software),
            ("dcterms:isPartOf", thing("export", "nanopubs")),
        ),
    )


def _nanopub(
    part: _Part, assertion: Iterable[str], provenance: Iterable[str], info: Iterable[str]
) -> Iterator[bytes]:
    head = block(
        part(),
        (
            ("a", "np:Nanopublication"),
            ("np:hasAssertion", part("assertion")),
            ("np:hasProvenance", part("provenance")),
            ("np:hasPublicationInfo", part("info")),
        ),
    )
    graphs: tuple[Graph, ...] = (
        (part("head"), [head]),
        (part("assertion"), assertion),
        (part("provenance"), provenance),
        (part("info"), info),
    )
    for name, blocks in graphs:
        yield from _graph(name, blocks)


def _graph(name: str, blocks: Iterable[str]) -> Iterator[bytes]:
    yield f"{name} {{\n{''.join(blocks)}}}\n\n".encode()
