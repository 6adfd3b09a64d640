"""PROV-O (W3C Recommendation, 30 April 2013) in Turtle: what came from what, by whom."""

from collections.abc import Iterator
from typing import Final

from sayso.export import naming, told, turtle
from sayso.export.deposit import UNITS, Deposit, corrections, manifest_line, members
from sayso.export.turtle import Pairs, block, moment, text, thing
from sayso.model import Article, Claim, Judged, Question

KEEPS: Final = (
    "bytes, articles, claims, statements and questions as entities with what each was derived "
    "from and quoted from; reading and linking as activities; outlets, sources, analysts and the "
    "program as agents; offsets, hashes, dates with what they rest on, every decision"
)
LOSES: Final = (
    "the chain of reporting is one line of words beside its last voice",
    "why a claim was read so, or two were linked, is left out; so are relations between claims",
    "answers and grades are left out: a question is its wording and the claims it came from",
    "sayso:… are the terms of this program, described in the reference and in no ontology",
)


def render(whole: Deposit) -> Iterator[bytes]:
    """The document, a block at a time."""
    yield (_head() + turtle.prefixes()).encode()
    for each in _blocks(whole):
        yield (each + "\n").encode()


def _head() -> str:
    return turtle.comment(("PROV-O of a sayso ledger.", *(f"Lost: {each}" for each in LOSES)))


def _blocks(whole: Deposit) -> Iterator[str]:
    yield block(thing("export", "prov"), _bundle(whole))
    yield block(thing("software", whole.manifest.sayso), _software(whole))
    yield block(_linking(whole), _linked(whole))
    for identity in whole.identities.values():
        yield block(thing("voice", identity.id), told.voice(identity))
    for article, claims in whole.readings():
        yield block(turtle.iri(naming.ni(article.sha256)), _bytes(article))
        yield block(thing("article", article.id), _article(whole, article))
        yield block(thing("reading", article.id), _reading(whole, article))
        for claim in claims:
            yield block(thing("claim", claim.id), _claim(whole, article, claim))
    for statement in whole.linked.statements:
        reports = [thing("claim", each) for each in statement.claims]
        yield block(
            thing("statement", statement.id),
            (
                ("a", ["prov:Entity", "sayso:Statement"]),
                ("prov:wasDerivedFrom", reports),
                ("prov:wasAttributedTo", thing("voice", statement.speaker)),
                ("prov:wasGeneratedBy", _linking(whole)),
            ),
        )
    for question in whole.linked.questions:
        yield block(thing("question", question.id), _question(whole, question))
    for each in whole.judged:
        yield from _decision(each)


def _bundle(whole: Deposit) -> Pairs:
    yield "a", "prov:Entity"
    yield "rdfs:label", text("This export")
    yield "prov:generatedAtTime", moment(whole.last)
    yield "prov:wasAttributedTo", thing("software", whole.manifest.sayso)
    yield "sayso:offsets", text(UNITS)
    yield "sayso:manifest", turtle.value(manifest_line(whole.manifest))
    yield "sayso:correctionsLog", [turtle.value(each) for each in corrections(whole.judged)]
    yield "sayso:loss", [text(each) for each in LOSES]


def _software(whole: Deposit) -> Pairs:
    yield "a", ["prov:Agent", "prov:SoftwareAgent"]
    yield "rdfs:label", text(f"sayso {whole.manifest.sayso}")
    yield from told.manifest(whole)


def _linking(whole: Deposit) -> str:
    run = whole.manifest.run
    return thing("run", "none" if run is None else str(run))


def _linked(whole: Deposit) -> Pairs:
    ended = whole.manifest.linked_at
    yield "a", ["prov:Activity", "sayso:Linking"]
    yield "prov:wasAssociatedWith", thing("software", whole.manifest.sayso)
    yield "prov:endedAtTime", [moment(ended)] if ended else []


def _bytes(article: Article) -> Pairs:
    yield "a", ["prov:Entity", "sayso:Bytes"]
    yield "sayso:sha256", text(article.sha256)
    yield "dcterms:extent", text(f"{len(article.raw)} bytes")
    yield "dcterms:format", text(article.format)


def _article(whole: Deposit, article: Article) -> Pairs:
    yield from told.article(whole, article)
    older = article.version_of
    yield "prov:wasRevisionOf", [thing("article", older)] if older else []
    yield "sayso:sharesTextWith", [thing("article", each) for each in whole.copied(article)]


def _reading(whole: Deposit, article: Article) -> Pairs:
    yield "a", ["prov:Activity", "sayso:Reading"]
    yield "prov:used", thing("article", article.id)
    yield "prov:endedAtTime", moment(whole.received_at(article))
    yield "prov:wasAssociatedWith", thing("software", whole.manifest.sayso)


def _claim(whole: Deposit, article: Article, claim: Claim) -> Pairs:
    yield "a", "prov:Entity"
    yield from told.claim(whole, claim, article.language)
    yield "prov:value", text(claim.words, article.language)
    yield "prov:wasQuotedFrom", thing("article", article.id)
    yield "prov:wasAttributedTo", thing("voice", whole.speaker(claim))
    yield "prov:wasGeneratedBy", thing("reading", article.id)
    yield "sayso:at", told.selectors(article, claim.content)


def _question(whole: Deposit, question: Question) -> Pairs:
    yield "a", ["prov:Entity", "prov:Collection", "sayso:Question"]
    yield "rdfs:label", text(question.wording)
    yield "prov:hadMember", [thing("claim", each) for each in members(question)]
    yield "prov:wasDerivedFrom", [thing("claim", each) for each in members(question)]
    yield "prov:wasGeneratedBy", _linking(whole)
    for name in ("outlets", "families", "origins"):
        yield f"sayso:{name}", turtle.number(getattr(question, name))


def _decision(each: Judged) -> Iterator[str]:
    made = each.judgement
    analyst = thing("analyst", made.by)
    yield block(analyst, (("a", ["prov:Agent", "prov:Person"]), ("rdfs:label", text(made.by))))
    sort = "claim" if made.left.spans else "voice"
    yield block(
        thing("judging", made.id),
        (
            ("a", ["prov:Activity", "sayso:Judging"]),
            ("prov:used", [thing(sort, key) for key in each.about if sort == "claim"]),
            ("prov:wasAssociatedWith", analyst),
            ("prov:endedAtTime", moment(made.at)),
        ),
    )
    yield block(
        thing("judgement", made.id),
        (
            ("a", "prov:Entity"),
            *told.decision(each),
            ("prov:generatedAtTime", moment(made.at)),
            ("prov:wasGeneratedBy", thing("judging", made.id)),
            ("prov:wasAttributedTo", analyst),
        ),
    )
