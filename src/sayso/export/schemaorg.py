"""schema.org as JSON-LD (vocabulary 29): Claim, Quotation, NewsArticle, Person, Organization.

No ClaimReview is ever written: it rates whether a claim is so, and no decision in a ledger does
(persons accept a *reading*, and grade a *source*). A grade of a source is a Review of that source.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Final

from sayso.export import beside, deposit, naming, streams
from sayso.export.deposit import Deposit, Line
from sayso.model import (
    Act,
    Article,
    Claim,
    Identity,
    Judged,
    Precision,
    SourceKind,
    Statement,
    Verdict,
    When,
    letter,
)

KEEPS: Final = (
    "articles, claims with their exact words and citation, what stands in quotation marks as a "
    "Quotation, first appearance, sources, corrections, an analyst's grade of a source as a Review"
)
LOSES: Final = (
    "no ClaimReview: nobody's decision in a ledger rates whether a claim is so",
    "whoever denies, declines, asks, or cannot confirm is mentioned, not the author of the claim",
    "a date is written only where it is one day; intervals stand in the citation and description",
    "the chain of reporting, stance, certainty and numbers are words in the description",
    "questions, links, origins, reasons and whatever has no words in schema.org are left out",
    "a source of no name is a Thing",
    "firstAppearance is the first report of one statement, where no other can be earlier",
)
KINDS: Final[Mapping[SourceKind, str]] = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.STATE: "AdministrativeArea",
    SourceKind.OUTLET: "NewsMediaOrganization",
    SourceKind.DOCUMENT: "CreativeWork",
    SourceKind.UNNAMED: "Thing",
}
# schema.org has persons and organisations for authors; whatever else speaks is told in words.
AUTHORS: Final = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET})
HELD: Final = frozenset({Act.ASSERT, Act.CONFIRM, Act.ESTIMATE, Act.PREDICT, Act.WARN, Act.PROMISE})
RELIABILITY: Final = "reliability of the source (Admiralty code); not whether its claims are so"
Firsts = Mapping[str, str]


def render(whole: Deposit) -> Iterator[bytes]:
    """One graph: the data set, its maker, sources, articles, claims."""
    yield from streams.array({"@context": "https://schema.org"}, "@graph", _nodes(whole), {})
    yield b"\n"


def _nodes(whole: Deposit) -> Iterator[Line]:
    yield _dataset(whole)
    yield _software(whole)
    for identity in whole.identities.values():
        yield _voice(whole, identity)
    firsts = _firsts(whole)
    for article, claims in whole.readings():
        yield _article(whole, article)
        for claim in claims:
            yield _claim(whole, article, claim, firsts)
            if (quotation := _quotation(whole, article, claim)) is not None:
                yield quotation


def _dataset(whole: Deposit) -> Line:
    about = deposit.about(whole, LOSES)
    manifest = whole.manifest
    return {
        "@type": "Dataset",
        "@id": naming.urn("export", "schemaorg"),
        "name": "Claims of a sayso ledger",
        "description": "Who said what, on whose say-so. What this format loses: "
        + "; ".join(about["loss"]),
        "dateModified": whole.last,
        "creator": _ref("software", manifest.sayso),
        "version": manifest.sayso,
        "measurementTechnique": _technique(about["manifest"]),
        "correction": [_comment(each) for each in whole.judged],
    }


def _technique(manifest: Line) -> list[str]:
    told = [f"{name} {manifest[name]}" for name in ("sayso", "reading", "linking")]
    told += [f"ledger format {manifest['ledger_format']}, run {manifest['run']}"]
    told += [f"model {each['name']}, SHA-256 {each['sha256']}" for each in manifest["models"]]
    told += [f"setting {name}: {value}" for name, value in manifest["settings"].items()]
    return [*told, f"offsets are {deposit.UNITS}"]


def _software(whole: Deposit) -> Line:
    return {
        "@type": "SoftwareApplication",
        "@id": naming.urn("software", whole.manifest.sayso),
        "name": "sayso",
        "softwareVersion": whole.manifest.sayso,
        "applicationCategory": "Text analysis",
    }


def _voice(whole: Deposit, identity: Identity) -> Line:
    made: Line = {
        "@type": KINDS[identity.kind],
        "@id": naming.urn("voice", identity.id),
        "name": identity.name,
        "identifier": identity.id,
    }
    if names := [each for each in identity.aliases if each != identity.name]:
        made["alternateName"] = names
    about = ", ".join(part for part in (identity.role, identity.affiliation) if part)
    if about:
        made["description"] = about
    if identity.kind is SourceKind.PERSON and identity.role:
        made["jobTitle"] = identity.role
    given = [each for each in whole.decisions.get(identity.id, ()) if _grades(each)]
    return made | ({"subjectOf": [_review(each, identity) for each in given]} if given else {})


def _grades(each: Judged) -> bool:
    return each.holds and each.judgement.verdict is Verdict.GRADE


def _review(each: Judged, identity: Identity) -> Line:
    """An analyst's grade of a source, on the axis that only an analyst gives."""
    made = each.judgement
    given = letter(made)
    return {
        "@type": "Review",
        "@id": naming.urn("judgement", made.id),
        "author": {"@type": "Person", "name": made.by},
        "dateCreated": naming.instant(made.at),
        "itemReviewed": _ref("voice", identity.id),
        "reviewAspect": RELIABILITY,
        "reviewBody": made.note or beside.RELIABILITY[given],
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": given,
            "bestRating": "A",
            "worstRating": "E",
            "alternateName": beside.RELIABILITY[given],
            "reviewAspect": RELIABILITY,
        },
    }


def _article(whole: Deposit, article: Article) -> Line:
    made: Line = {
        "@type": "NewsArticle",
        "@id": naming.urn("article", article.id),
        "identifier": article.id,
        "headline": article.title or article.uri,
        "citation": deposit.cited(article),
        "encoding": {
            "@type": "MediaObject",
            "sha256": article.sha256,
            "contentSize": f"{len(article.raw)} B",
            "encodingFormat": article.format,
        },
        "sdDatePublished": whole.received_at(article),
        "sdPublisher": _ref("software", whole.manifest.sayso),
    }
    found = {
        "url": naming.address(article.uri),
        "datePublished": naming.day(article.published),
        "inLanguage": naming.language(article.language),
        "creditText": article.byline,
    }
    if (outlet := whole.outlet(article)) is not None:
        made["publisher"] = _ref("voice", outlet.id)
    if article.version_of:
        made["isBasedOn"] = _ref("article", article.version_of)
    return made | {name: value for name, value in found.items() if value}


def _claim(whole: Deposit, article: Article, claim: Claim, firsts: Firsts) -> Line:
    statement = whole.statements.get(claim.id)
    made: Line = {
        "@type": "Claim",
        "@id": naming.urn("claim", claim.id),
        "identifier": claim.id,
        "text": claim.words,
        "description": deposit.says(claim),
        "appearance": _ref("article", article.id),
        "citation": deposit.cited(article, claim),
        "sdDatePublished": whole.received_at(article),
        "sdPublisher": _ref("software", whole.manifest.sayso),
    }
    who = _ref("voice", whole.speaker(claim))
    held = claim.act in HELD and claim.voice.kind in AUTHORS
    made["author" if held else "mentions"] = who
    if statement and statement.id in firsts:
        made["firstAppearance"] = _ref("article", firsts[statement.id])
    if (said := naming.day(claim.said)) is not None:
        made["dateCreated"] = said
    if notes := [_comment(each) for each in whole.decisions.get(claim.id, ()) if each.holds]:
        made["correction"] = notes
    return made


def _quotation(whole: Deposit, article: Article, claim: Claim) -> Line | None:
    """What of the content stands in quotation marks: words that are the speaker's own."""
    stretches = [(each.start, each.end) for each in claim.content]
    if not stretches or not all(quoted(article.text, *each) for each in stretches):
        return None
    made: Line = {
        "@type": "Quotation",
        "@id": naming.urn("claim", claim.id) + ":quotation",
        "text": claim.words,
        "isPartOf": _ref("article", article.id),
        "about": _ref("claim", claim.id),
        "citation": deposit.cited(article, claim),
    }
    if claim.voice.kind in AUTHORS:
        made["spokenByCharacter"] = _ref("voice", whole.speaker(claim))
    return made


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends at quotation marks, inside of it or around it."""
    opens = _mark(text[start]) or (start > 0 and _mark(text[start - 1]))
    # “Not one has crossed,” she said: the comma belongs to the quotation.
    after = text[end : end + 2].lstrip(".,;!?")
    return opens and (_mark(text[end - 1]) or _mark(after[:1]))


def _mark(letter: str) -> bool:
    return letter == '"' or (letter != "" and unicodedata.category(letter) in {"Pi", "Pf"})


def _comment(each: Judged) -> Line:
    (told,) = deposit.corrections([each])
    state = "" if told["holds"] is not False else " (taken back, or decided anew)"
    return {
        "@type": "CorrectionComment",
        "identifier": told["id"],
        "author": {"@type": "Person", "name": told["by"]},
        "dateCreated": told["at"],
        "text": told["told"] + state + (f". {told['note']}" if told["note"] else ""),
    }


def _firsts(whole: Deposit) -> Firsts:
    """The first report of each statement, where one is surely the first."""
    found: dict[str, dict[str, When]] = {}
    for article, claims in whole.readings():
        for statement in _reported(whole.statements, claims):
            found.setdefault(statement, {})[article.id] = article.published
    return {key: first for key, some in found.items() if (first := earliest(some))}


def earliest(reports: Mapping[str, When]) -> str:
    """The report that came out before any other can have; empty where that is not known."""
    for key, when in reports.items():
        last = _last(when)
        others = (each.earliest for other, each in reports.items() if other != key)
        if last and when.earliest and all(first is not None and last < first for first in others):
            return key
    return ""


def _last(when: When) -> datetime | None:
    """The last moment of an interval: a day ends at midnight."""
    if when.latest is None or when.precision is Precision.MINUTE:
        return when.latest
    return datetime.combine(when.latest, time.max)


def _reported(statements: Mapping[str, Statement], claims: Iterable[Claim]) -> set[str]:
    return {statements[each.id].id for each in claims if each.id in statements}


def _ref(sort: str, key: str) -> Line:
    return {"@id": naming.urn(sort, key)}
