"""Plain text: stored exactly as decoded, so that offsets hold in the file as received."""

from sayso.ingest import language
from sayso.ingest.encoding import decode
from sayso.model import Article, RawInput, Received, SetAside, article_id, digest

STAGE = "ingest"


def read(raw: RawInput) -> Received:
    """One article; set aside if it is binary, empty or not English."""
    decoded = decode(raw.data, raw.encoding or None)
    if decoded is None:
        return refuse(raw, "binary, or text in an unknown encoding")
    verdict = language.judge(decoded.text)
    if verdict.unreadable:
        return refuse(raw, verdict.unreadable)
    basis = [("encoding", decoded.how)]
    basis += [("language", "identified")] if verdict.language else []
    article = Article(
        id=article_id(raw.data),
        uri=raw.uri,
        text=decoded.text,
        raw=raw.data,
        sha256=digest(raw.data),
        format="text",
        language=verdict.language,
        basis=tuple(basis),
    )
    return Received((article,))


def refuse(raw: RawInput, reason: str, detail: str = "") -> Received:
    """Nothing but the reason why not."""
    return Received(set_aside=(SetAside(STAGE, reason, raw.uri, detail=detail),))
