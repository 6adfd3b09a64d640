"""FollowTheMoney (schema 4): entities as JSON lines, for OpenAleph and its kind.

An article is an ``Article``, a source a ``Person``, ``Organization`` or ``PublicBody``, a claim a
``Note`` on its source with the article as its proof, and the words that credit it a ``Mention``.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

import orjson

from sayso.export import deposit, naming
from sayso.export.deposit import Deposit, Line
from sayso.model import Article, Claim, Identity, Judged, Question, SourceKind, When

KEEPS: Final = (
    "articles with hash, publisher, dates and address; sources with every name they go by; each "
    "claim as a note on its source with its article as proof; where the article names the source, "
    "a mention; decisions as notes"
)
LOSES: Final = (
    "a reading is one line of words, the summary of a note; offsets and SHA-256 are in its notes",
    "contentHash is the SHA-1 that the model asks for",
    "its loader trims bodyText: offsets of a text that begins with blanks are moved by those",
    "questions are notes on the notes that answer them; links, origins and reasons are left out",
    "a denial and what is denied are notes on two sources, not held against each other",
    "a document that speaks, or somebody unnamed, is a LegalEntity of which only a name is known",
    "dates that are intervals are a first and a last day, in words",
    "the model allows no underscore in an id: clm_ab2c is clm-ab2c",
)
SCHEMATA: Final = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.STATE: "PublicBody",
    SourceKind.OUTLET: "Organization",
    SourceKind.DOCUMENT: "LegalEntity",
    SourceKind.UNNAMED: "LegalEntity",
}
ABOUT: Final = "sayso-export"
# ISO 639-1 to 639-3, which the model asks for; another language is left out.
LANGUAGES: Final = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}
REFERENCES: Final = frozenset({"document", "entity", "proof", "resolved"})
NAME: Final = 80  # letters of a note's name, which is what lists show
Values = list[str]


def render(whole: Deposit) -> Iterator[bytes]:
    """One entity a line; the first is a note that tells what the others are."""
    for entity in _entities(whole):
        yield orjson.dumps(entity, option=orjson.OPT_APPEND_NEWLINE)


def _entities(whole: Deposit) -> Iterator[Line]:
    yield _about(whole)
    for identity in whole.identities.values():
        yield _voice(identity)
    for article, claims in whole.readings():
        yield _article(whole, article)
        for claim in claims:
            yield _claim(whole, article, claim)
            if claim.source and claim.source.span:
                yield _mention(whole, article, claim, claim.source.span.words)
    for question in whole.linked.questions:
        yield _question(whole, question)
    for each in whole.judged:
        yield _judged(whole, each)


def _entity(key: str, schema: str, **properties: str | Values | None) -> Line:
    """An entity: every property is a list of strings; what is not known is not there."""
    lists = {
        name: [given] if isinstance(given, str) else list(dict.fromkeys(given))
        for name, given in properties.items()
        if given
    }
    for name in REFERENCES & lists.keys():
        lists[name] = [_id(each) for each in lists[name]]
    return {"id": _id(key), "schema": schema, "properties": lists}


def _id(key: str) -> str:
    """The model allows letters, digits, dots and dashes: ``clm_ab2c`` is ``clm-ab2c``."""
    return key.replace("_", "-")


def _about(whole: Deposit) -> Line:
    about = deposit.about(whole, LOSES)
    return _entity(
        ABOUT,
        "Note",
        name="Manifest, corrections log and loss of this export of a sayso ledger",
        summary="What this format loses: " + "; ".join(about["loss"]),
        description=orjson.dumps(about, option=orjson.OPT_SORT_KEYS).decode(),
        modifiedAt=whole.last[:10],
    )


def _voice(identity: Identity) -> Line:
    schema = SCHEMATA[identity.kind]
    role = {"position": identity.role} if schema == "Person" else {}
    return _entity(
        identity.id,
        schema,
        name=identity.name,
        weakAlias=[each for each in identity.aliases if each != identity.name],
        summary=", ".join(part for part in (identity.role, identity.affiliation) if part),
        notes=f"kind of source: {identity.kind.value}",
        **role,
    )


def _article(whole: Deposit, article: Article) -> Line:
    first, last = article.published.iso()
    return _entity(
        article.id,
        "Article",
        title=article.title,
        name=article.title or article.uri,
        fileName=article.uri,
        author=article.byline,
        publisher=article.outlet,
        publishedAt=naming.day(article.published),
        notes=[
            f"cited as: {deposit.cited(article)}",
            f"published between {first or 'unknown'} and {last or 'unknown'}",
        ],
        sourceUrl=naming.address(article.uri),
        language=_language(article),
        fileSize=str(len(article.raw)),
        # The field is SHA-1 by the model's own words; no security rests on it.
        contentHash=hashlib.sha1(article.raw, usedforsecurity=False).hexdigest(),
        bodyText=article.text,
        retrievedAt=_retrieved(article),
        processedAt=whole.received_at(article)[:10],
        processingAgent=f"sayso {whole.manifest.sayso}",
    )


def _claim(whole: Deposit, article: Article, claim: Claim) -> Line:
    return _entity(
        claim.id,
        "Note",
        name=_short(claim.words),
        description=claim.words,
        summary=deposit.says(claim),
        entity=whole.speaker(claim),
        proof=article.id,
        publisher=article.outlet,
        sourceUrl=naming.address(article.uri),
        keywords=[f"{name}: {value}" for name, value in _parts(claim)],
        notes=[f"cited as: {deposit.cited(article, claim)}", *_dates("said", claim.said)],
        createdAt=whole.received_at(article)[:10],
        detectedLanguage=_language(article),
    )


def _parts(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "act", claim.act.value
    yield "kind", claim.kind.value
    yield "stance", claim.stance.value
    yield "certainty", claim.certainty.value
    yield "polarity", claim.polarity.value


def _dates(name: str, when: When) -> Values:
    first, last = when.iso()
    return [f"{name} between {first or 'unknown'} and {last or 'unknown'}"] if when.known else []


def _mention(whole: Deposit, article: Article, claim: Claim, words: str) -> Line:
    schema = SCHEMATA[claim.voice.kind]
    return _entity(
        f"{claim.id}-source",
        "Mention",
        document=article.id,
        name=words,
        resolved=whole.speaker(claim),
        detectedSchema=schema,
    )


def _question(whole: Deposit, question: Question) -> Line:
    return _entity(
        question.id,
        "Note",
        name=question.wording,
        description=question.wording,
        entity=list(deposit.members(question)),
        notes=f"{question.outlets} outlets, {question.families} families, "
        f"{question.origins} origins",
        modifiedAt=whole.last[:10],
    )


def _judged(whole: Deposit, each: Judged) -> Line:
    made = each.judgement
    (log,) = deposit.corrections([each])
    about = [key for key in each.about if made.left.spans or key in whole.identities]
    return _entity(
        made.id,
        "Note",
        name=_short(log["told"]),
        description=log["told"],
        summary=made.note,
        entity=about or [mark.article for mark in made.marks],
        publisher=made.by,
        keywords=[f"verdict: {log['verdict']}", *_state(log)],
        createdAt=log["at"][:10],
    )


def _retrieved(article: Article) -> str | None:
    return None if article.retrieved is None else article.retrieved.date().isoformat()


def _language(article: Article) -> str | None:
    return LANGUAGES.get((article.language or "")[:2].lower())


def _state(log: Line) -> Values:
    return [] if log["holds"] is None else [f"holds: {'yes' if log['holds'] else 'no'}"]


def _short(words: str) -> str:
    return words if len(words) <= NAME else f"{words[: NAME - 1].rstrip()}…"
