"""Told: what RDF says of articles, voices and claims, in the terms that PROV and nanopubs share."""

from collections.abc import Iterator

from sayso.export import deposit, naming, turtle
from sayso.export.deposit import Deposit, corrections
from sayso.export.turtle import Pairs
from sayso.model import Article, Claim, Identity, Judged, Quantity, SourceKind, Span, When, letter

AGENTS = {
    SourceKind.PERSON: "prov:Person",
    SourceKind.ORGANISATION: "prov:Organization",
    SourceKind.STATE: "prov:Organization",
    SourceKind.OUTLET: "prov:Organization",
}


def dated(name: str, when: When) -> Iterator[tuple[str, str | list[str]]]:
    """Both ends, the precision and what each rests on; an open end says nothing."""
    for end, value in zip(("Earliest", "Latest"), when.iso(), strict=True):
        if value is not None:
            yield f"sayso:{name}{end}", turtle.day(value)
    yield f"sayso:{name}Precision", turtle.text(when.precision.value)
    yield f"sayso:{name}Basis", [turtle.text(each) for each in when.basis]


def article(whole: Deposit, one: Article) -> Pairs:
    """The masthead, the hash, and where and when it came in."""
    language = one.language
    yield "a", ["prov:Entity", "sayso:Article"]
    yield "dcterms:identifier", turtle.text(one.id)
    yield "dcterms:title", [turtle.text(one.title, language)] if one.title else []
    yield "sayso:uri", turtle.text(one.uri)
    web = naming.address(one.uri)
    yield "dcterms:source", [turtle.iri(web)] if web else []
    yield "sayso:outlet", [turtle.text(one.outlet)] if one.outlet else []
    yield "sayso:byline", [turtle.text(one.byline)] if one.byline else []
    yield from dated("published", one.published)
    retrieved = one.retrieved
    yield "sayso:retrieved", [turtle.moment(retrieved.isoformat())] if retrieved else []
    yield "sayso:received", turtle.moment(whole.received_at(one))
    yield "sayso:sha256", turtle.text(one.sha256)
    yield "prov:wasDerivedFrom", turtle.iri(naming.ni(one.sha256))
    outlet = whole.outlet(one)
    yield "prov:wasAttributedTo", [turtle.thing("voice", outlet.id)] if outlet else []


def voice(one: Identity) -> Pairs:
    """A source with every name it goes by; a document that speaks is an agent of no sort."""
    yield "a", ["prov:Agent", *([AGENTS[one.kind]] if one.kind in AGENTS else [])]
    yield "rdfs:label", turtle.text(one.name)
    yield "sayso:kind", turtle.text(one.kind.value)
    yield "sayso:alias", [turtle.text(each) for each in one.aliases if each != one.name]
    yield "sayso:role", [turtle.text(one.role)] if one.role else []
    yield "sayso:affiliation", [turtle.text(one.affiliation)] if one.affiliation else []


def claim(whole: Deposit, one: Claim, language: str | None) -> Pairs:
    """The reading: who did what by speaking, with which words."""
    yield "a", "sayso:Claim"
    yield "sayso:words", turtle.text(one.words, language)
    yield "sayso:saidBy", turtle.thing("voice", whole.speaker(one))
    yield "sayso:chain", turtle.text(" → ".join(hop.name for hop in one.chain))
    parts = {
        "act": one.act,
        "kind": one.kind,
        "stance": one.stance,
        "certainty": one.certainty,
        "polarity": one.polarity,
    }
    for name, value in parts.items():
        yield f"sayso:{name}", turtle.text(value.value)
    yield "sayso:quantity", [_quantity(each) for each in one.quantities]
    yield (
        "sayso:place",
        [turtle.text(each.id or each.name) for each in one.places],
    )
    yield from dated("said", one.said)
    if one.happened is not None:
        yield from dated("happened", one.happened)
    parent, reply = one.parent, one.replies_to
    yield "sayso:within", [turtle.thing("claim", parent)] if parent else []
    yield "sayso:repliesTo", [turtle.thing("claim", reply)] if reply else []
    asked = whole.questions.get(one.id, ())
    yield "sayso:answers", [turtle.thing("question", each.id) for each in asked]
    report = whole.statements.get(one.id)
    yield "sayso:reports", [turtle.thing("statement", report.id)] if report else []


def selectors(one: Article, spans: tuple[Span, ...]) -> list[str]:
    """Each stretch by quote and by position, as Web Annotation has them."""
    return [_selector(one, span) for span in spans]


def decision(each: Judged) -> Pairs:
    """What a person decided, for the corrections log."""
    (log,) = corrections([each])
    made = each.judgement
    claims = bool(made.left.spans)
    sort = "claim" if claims else "voice"
    yield "a", "sayso:Judgement"
    yield "sayso:verdict", turtle.text(log["verdict"])
    yield "sayso:on", [turtle.thing(sort, key) for key in each.about]
    yield "rdfs:label", turtle.text(log["told"])
    yield "sayso:undoes", [turtle.thing("judgement", made.undoes)] if made.undoes else []
    given = letter(made)
    yield "sayso:reliability", [turtle.text(given)] if given else []
    yield "sayso:correction", [turtle.value(part) for part in log["corrections"]]
    yield "rdfs:comment", [turtle.text(made.note)] if made.note else []
    holds = log["holds"]
    yield "sayso:holds", [] if holds is None else [turtle.boolean(holds)]


def manifest(whole: Deposit) -> Pairs:
    """What wrote the file, and of which state of the ledger."""
    made = whole.manifest
    yield "sayso:version", turtle.text(made.sayso)
    yield "sayso:readingVersion", turtle.text(made.reading)
    yield "sayso:linkingVersion", turtle.text(made.linking)
    yield "sayso:ledgerFormat", turtle.number(made.ledger_format)
    yield "sayso:run", [] if made.run is None else [turtle.number(made.run)]
    yield "sayso:model", [turtle.text(f"{name} sha256:{sha}") for name, sha in made.models]
    yield "sayso:setting", [turtle.text(f"{name}={value}") for name, value in made.settings]


def _quantity(one: Quantity) -> str:
    parts = [f"sayso:words {turtle.text(one.span.words)}"]
    for name, value in (("low", one.low), ("high", one.high)):
        if value is not None:
            parts.append(f"sayso:{name} {turtle.number(value)}")
    parts.append(f"sayso:approximate {turtle.boolean(one.approximate)}")
    for name, words in (("unit", one.unit), ("of", one.of)):
        if words:
            parts.append(f"sayso:{name} {turtle.text(words)}")
    return f"[ {' ; '.join(parts)} ]"


def _selector(one: Article, span: Span) -> str:
    told = deposit.quote(one, span).items()
    parts = [f"oa:{name} {turtle.text(words)}" for name, words in told]
    quote = " ; ".join(("a oa:TextQuoteSelector", *parts))
    place = f"a oa:TextPositionSelector ; oa:start {span.start} ; oa:end {span.end}"
    source = turtle.thing("article", one.id)
    return (
        f"[ a oa:SpecificResource ; oa:hasSource {source} ; "
        f"oa:hasSelector [ {quote} ], [ {place} ] ]"
    )
