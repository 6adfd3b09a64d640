"""STIX 2.1 (OASIS Standard, 10 June 2021): reports, notes, opinions, identities, groupings.

An article is a report, a claim a note on its source, a question a grouping of the notes that answer
it. A person's accepting, correcting or rejecting a reading is an opinion *on the note*: on whether
the article was read rightly, never on whether what was said is so. What STIX has no properties for
stands in a property extension with its extension-definition, so that no custom property is needed.
"""

from collections.abc import Iterator
from typing import Any, Final

from sayso.export import contract, deposit, naming, streams
from sayso.export.deposit import Deposit, Line
from sayso.export.linked_index import LinkedIndex
from sayso.model import Article, Claim, Identity, Judged, Question, SourceKind, Verdict

KEEPS: Final = (
    "articles as reports, claims as notes with the whole reading, questions as groupings, sources, "
    "outlets and analysts as identities, an analyst's word on a reading as an opinion; hashes"
)
LOSES: Final = (
    "an opinion is on the reading of a claim, for STIX 2.1 has no place for a denial by another",
    "a note that denies is a note like others, with its act in the extension",
    "links between claims are left out; statements and origins are ids in the extension",
    "an article of no known day is published when its bytes came in; the extension says so",
    "dates that are intervals stand in the extension",
    "identities by name only: STIX has no class for a document or for somebody unnamed",
)
VERSION: Final = "1.0"
KINDS: Final = {
    SourceKind.PERSON: "individual",
    SourceKind.ORGANISATION: "organization",
    SourceKind.STATE: "organization",
    SourceKind.OUTLET: "organization",
    SourceKind.DOCUMENT: "unknown",
    SourceKind.UNNAMED: "unknown",
}
OPINIONS: Final = {
    Verdict.ACCEPT: "agree",
    Verdict.CORRECT: "disagree",
    Verdict.REJECT: "strongly-disagree",
}
SCHEMA: Final = "urn:sayso:schema:claims:1"


def render(whole: Deposit) -> Iterator[bytes]:
    """One bundle, object by object."""
    head = {"type": "bundle", "id": f"bundle--{naming.uuid('bundle', whole.last)}"}
    yield from streams.array(head, "objects", _objects(whole), {})
    yield b"\n"


def _objects(whole: Deposit) -> Iterator[Line]:
    yield _maker(whole)
    yield _definition(whole)
    yield _about(whole)
    for identity in whole.identities.values():
        yield _identity(whole, identity)
    for name in dict.fromkeys(each.judgement.by for each in whole.judged):
        yield _analyst(whole, name)
    index = LinkedIndex.of(whole.linked)
    known: set[str] = set()
    for article, claims in whole.readings():
        yield _report(whole, article, claims)
        for claim in claims:
            known.add(claim.id)
            yield _note(whole, article, claim, index)
    for question in whole.linked.questions:
        if held := [each for each in deposit.members(question) if each in known]:
            yield _grouping(whole, question, held)
    for each in whole.judged:
        yield _judged(whole, each, known)


def ref(sort: str, key: str, kind: str) -> str:
    """The id of an object: its type, and the UUIDv5 of a thing of the ledger."""
    return f"{kind}--{naming.uuid(sort, key)}"


def _object(kind: str, sort: str, key: str, at: str) -> Line:
    moment = naming.instant(at, milliseconds=True)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": ref(sort, key, kind),
        "created_by_ref": ref("software", "sayso", "identity"),
        "created": moment,
        "modified": moment,
    }


def _extended(**properties: Any) -> Line:
    """The extension; STIX lets nothing be null or empty, so what is unknown is not there."""
    kept = {name: value for name, value in properties.items() if value not in (None, [], {}, "")}
    told = {"extension_type": "property-extension", **kept}
    return {"extensions": {_extension(): told}}


def _extension() -> str:
    return ref("extension", VERSION, "extension-definition")


def _maker(whole: Deposit) -> Line:
    made = _object("identity", "software", "sayso", _first(whole))
    del made["created_by_ref"]
    return made | {"name": "sayso", "identity_class": "system"}


def _first(whole: Deposit) -> str:
    """Before any other object was made: the earliest moment of the ledger."""
    return min(map(naming.instant, whole.received.values()), default=whole.last)


def _definition(whole: Deposit) -> Line:
    return _object("extension-definition", "extension", VERSION, _first(whole)) | {
        "name": "sayso reading",
        "description": "What sayso read in an article, with offsets in code points.",
        "schema": SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _about(whole: Deposit) -> Line:
    """A note on the maker that holds manifest, corrections log and loss."""
    about = deposit.about(whole, LOSES)
    words = "What this format loses: " + "; ".join(about["loss"])
    return (
        _object("note", "export", whole.last, whole.last)
        | {
            "abstract": "Manifest, corrections log and loss of this export",
            "content": words,
            "object_refs": [ref("software", "sayso", "identity")],
        }
        | _extended(
            manifest=_known(about["manifest"]),
            corrections=[_known(each) for each in about["corrections"]],
            loss=about["loss"],
            offsets=about["offsets"],
        )
    )


def _identity(whole: Deposit, identity: Identity) -> Line:
    made = _object("identity", "voice", identity.id, _first(whole))
    made |= {"name": identity.name, "identity_class": KINDS[identity.kind]}
    if identity.role:
        made["roles"] = [identity.role]
    return made | _extended(
        identifier=identity.id,
        kind=identity.kind.value,
        aliases=list(identity.aliases),
        affiliation=identity.affiliation,
    )


def _analyst(whole: Deposit, name: str) -> Line:
    made = _object("identity", "analyst", name, _first(whole))
    return made | {"name": name, "identity_class": "individual"}


def _report(whole: Deposit, article: Article, claims: tuple[Claim, ...]) -> Line:
    received = whole.received_at(article)
    day = naming.day(article.published)
    published = article.published.earliest if day else None
    outlet = whole.outlet(article)
    about = [ref("voice", outlet.id, "identity")] if outlet else []
    about += [ref("claim", each.id, "note") for each in claims]
    reference: Line = {
        "source_name": article.outlet or "outlet not stated",
        "description": deposit.cited(article),
        "hashes": {"SHA-256": article.sha256},
        "external_id": article.id,
    }
    if (web := naming.address(article.uri)) is not None:
        reference["url"] = web
    return (
        _object("report", "article", article.id, received)
        | {
            "name": article.title or article.uri,
            "published": naming.instant(published or received, milliseconds=True),
            # STIX wants one at least; of a report of nothing it is who read it.
            "object_refs": about or [ref("software", "sayso", "identity")],
            "external_references": [reference],
        }
        | ({"lang": language} if (language := naming.language(article.language)) else {})
        | _extended(
            identifier=article.id,
            citation=_known(deposit.citation(article, received)),
            published_known=day is not None,
        )
    )


def _note(whole: Deposit, article: Article, claim: Claim, index: LinkedIndex) -> Line:
    received = whole.received_at(article)
    line = contract.claim_line(claim, article, index)
    del line["article"]
    reference = {
        "source_name": article.outlet or "outlet not stated",
        "description": deposit.cited(article, claim),
        "hashes": {"SHA-256": article.sha256},
        "external_id": claim.id,
    }
    voice = ref("voice", whole.speaker(claim), "identity")
    return (
        _object("note", "claim", claim.id, received)
        | {
            "abstract": claim.words,
            "content": deposit.says(claim),
            "object_refs": [voice],
            "external_references": [reference],
        }
        | _extended(
            reading=_known(line), citation=_known(deposit.citation(article, received, claim))
        )
    )


def _grouping(whole: Deposit, question: Question, claims: list[str]) -> Line:
    return (
        _object("grouping", "question", question.id, whole.manifest.linked_at or whole.last)
        | {
            "name": question.wording,
            "context": "unspecified",
            "object_refs": [ref("claim", each, "note") for each in claims],
        }
        | _extended(
            identifier=question.id,
            outlets=question.outlets,
            families=question.families,
            origins=question.origins,
        )
    )


def _judged(whole: Deposit, each: Judged, known: set[str]) -> Line:
    """An opinion, where it is on a reading that is there; all else is a note."""
    made = each.judgement
    (log,) = deposit.corrections([each])
    claims = [ref("claim", key, "note") for key in each.about if key in known]
    voices = [ref("voice", key, "identity") for key in each.about if key in whole.identities]
    articles = [ref("article", mark.article, "report") for mark in made.marks]
    told = log["told"] + (f". {made.note}" if made.note else "")
    opinion = OPINIONS.get(made.verdict) if made.verdict and each.holds and claims else None
    kind = "opinion" if opinion else "note"
    words = {"opinion": opinion, "explanation": told} if opinion else {"content": told}
    made_by = {"created_by_ref": ref("analyst", made.by, "identity")}
    return (
        _object(kind, "judgement", made.id, made.at)
        | made_by
        | words
        | {"authors": [made.by], "object_refs": claims or voices or articles}
        | _extended(decision=_known(log))
    )


def _known(value: Any) -> Any:
    """Without what is null or empty, all the way down: neither may stand in STIX."""
    if isinstance(value, dict):
        inner = {name: _known(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_known(each) for each in value if each not in (None, [], {}, "")]
    return value
