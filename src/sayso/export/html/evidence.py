"""Evidence: a claim's words in their sentence, what was read from them, and where they stand."""

from collections.abc import Iterable
from itertools import pairwise

from sayso.errors import SpanError
from sayso.export import beside, facts, wording
from sayso.export.facts import Fact
from sayso.export.html import judging
from sayso.export.html.page import ArticleSection, Citation, ClaimCard, Ref, Segment
from sayso.export.lookup import Lookup
from sayso.model import ArticleCard, Claim, Dossier, Evidence, PassageKind, Span

ROLES = ("content", "cue", "source")
NOT_GIVEN = "not given"
LONGEST = 4_000  # letters of a context that are shown
CUT = " […] "


def articles(dossier: Dossier, lookup: Lookup) -> tuple[ArticleSection, ...]:
    """Every article with every claim read from it, whether or not it answers a question."""
    by_article: dict[str, list[Claim]] = {card.id: [] for card in dossier.articles}
    for claim in dossier.claims:
        by_article.setdefault(claim.article, []).append(claim)
    return tuple(
        _article(lookup.articles.get(article), article, claims, lookup)
        for article, claims in by_article.items()
    )


def _article(
    card: ArticleCard | None, article: str, claims: list[Claim], lookup: Lookup
) -> ArticleSection:
    in_text_order = sorted(claims, key=lambda claim: claim.content[0].start)
    cards = tuple(claim_card(claim, lookup) for claim in in_text_order)
    asked = sum(1 for each in cards if each.questions)
    count = wording.plural(len(cards), "claim")
    count += f", {asked} on a question" if asked else ""
    if card is None:
        return ArticleSection(
            article, article, NOT_GIVEN, wording.NOT_STATED, "", "", "", "", "", None, count, cards
        )
    older = card.version_of
    return ArticleSection(
        id=card.id,
        outlet=card.outlet or "outlet not known",
        title=card.title or "no title",
        published=wording.when(card.published),
        basis=wording.basis(card.published),
        uri=card.uri,
        href=web_address(card.uri),
        sha256=card.sha256,
        story=card.story or "",
        version_of=Ref(older, f"#{older}" if older in lookup.articles else "") if older else None,
        count=count,
        claims=cards,
        passages=", ".join(_passages(kind, many) for kind, many in card.passages),
    )


def _passages(kind: PassageKind, many: int) -> str:
    """As in "7 body", "2 furniture"."""
    return f"{many:,} {kind.value.replace('-', ' ')}"


def web_address(uri: str) -> str:
    """The address to link to; anything but http(s) is shown and never followed."""
    return uri if uri.startswith(("https://", "http://")) else ""


def claim_card(claim: Claim, lookup: Lookup) -> ClaimCard:
    """One claim as its card: what was read is the machine's, whatever a person corrected in it."""
    asked = lookup.answers.get(claim.id, ())
    read = lookup.as_read(claim)
    return ClaimCard(
        id=claim.id,
        voice=claim.source.name if claim.source else claim.voice.name,
        act=wording.does(claim),
        said=wording.when(claim.said),
        uncertain=wording.uncertain(claim.said),
        chain=tuple(hop.name for hop in read.chain),
        quote=quote(claim, lookup.evidence.get(claim.id)),
        facts=(*facts.of(read), *_belongs(claim, lookup), *_joined(claim, lookup)),
        why=tuple(wording.why(reason) for reason in read.why),
        citation=citation(claim, lookup),
        questions=question_refs(asked, lookup),
        judged=judging.part(lookup.judged.get(claim.id, ()), read),
    )


def question_refs(questions: Iterable[str], lookup: Lookup) -> tuple[Ref, ...]:
    """The questions by their numbers, each leading to its section."""
    return tuple(
        Ref(f"Q{lookup.numbers[each]}", f"#{each}", lookup.questions[each].wording)
        for each in questions
        if each in lookup.numbers
    )


def citation(claim: Claim, lookup: Lookup) -> Citation:
    """All that is needed to find the words again."""
    card = lookup.articles.get(claim.article)
    return Citation(
        outlet=(card and card.outlet) or "outlet not known",
        title=(card and card.title) or "no title",
        published=wording.when(card.published) if card else wording.NOT_STATED,
        uri=card.uri if card else "",
        href=web_address(card.uri) if card else "",
        sha256=card.sha256 if card else "",
        offsets=wording.offsets(claim),
        article=Ref(claim.article, f"#{claim.article}" if card else ""),
        copy=copied(claim, card),
    )


def copied(claim: Claim, card: ArticleCard | None) -> str:
    """The citation in one piece, for somebody else's document."""
    # What stands between two stretches is not cited, and a quotation has to show that.
    words = " […] ".join(span.words for span in claim.content)
    if card is None:
        return f"article {claim.article}, characters {wording.offsets(claim)}: “{words}”"
    retrieved = card.retrieved
    seen = f"retrieved {retrieved:%Y-%m-%d %H:%M}" if retrieved else "retrieval not stated"
    return (
        f"{card.outlet or 'Outlet not known'}, “{card.title or 'no title'}”, "
        f"{wording.when(card.published)}, {card.uri}, {seen}; article {card.id}, "
        f"SHA-256 {card.sha256}, characters {wording.offsets(claim)}: “{words}”"
    )


def quote(claim: Claim, evidence: Evidence | None) -> tuple[Segment, ...]:
    """The context cut where a mark begins or ends; without evidence, the content alone."""
    if evidence is None:
        return (Segment(claim.words, "content"),)
    context = evidence.context
    left, right = _shown(claim, context)
    marks = [(span, role) for span, role in evidence.marks if span.overlaps(context)]
    for span, _ in marks:
        _check(span, context, claim)
    cuts = {left, right} | {cut for span, _ in marks for cut in (span.start, span.end)}
    edges = sorted(cut for cut in cuts if left <= cut <= right)
    parts = tuple(
        Segment(
            context.words[start - context.start : end - context.start],
            " ".join(
                role
                for role in ROLES
                if any(r == role and s.start <= start and end <= s.end for s, r in marks)
            ),
        )
        for start, end in pairwise(edges)
    )
    before = (Segment(CUT),) if left > context.start else ()
    return (*before, *parts, *((Segment(CUT),) if right < context.end else ()))


def _shown(claim: Claim, context: Span) -> tuple[int, int]:
    """From where to where the context is shown: a "sentence" may be a page without a full stop."""
    if context.end - context.start <= LONGEST:
        return context.start, context.end
    left = max(context.start, claim.content[0].start - LONGEST // 4)
    right = min(context.end, max(left + LONGEST, claim.content[0].start))
    return left, right


def _check(span: Span, context: Span, claim: Claim) -> None:
    """No page shows a mark whose words are not those of the text."""
    start, end = max(span.start, context.start), min(span.end, context.end)
    shown = context.words[start - context.start : end - context.start]
    if shown != span.words[start - span.start : end - span.start]:
        raise SpanError(
            f"claim {claim.id}: the words at [{span.start}, {span.end}) are {shown!r}, not "
            f"{span.words!r}; the ledger or the text was changed, run `sayso verify`"
        )


def _belongs(claim: Claim, lookup: Lookup) -> list[Fact]:
    found = []
    if claim.parent:
        href = f"#{claim.parent}" if claim.parent in lookup.claims else ""
        found.append(Fact("Stands inside", claim.parent, "the claim this one is nested in", href))
    if claim.replies_to:
        href = f"#{claim.replies_to}" if claim.replies_to in lookup.claims else ""
        found.append(Fact("Replies to", claim.replies_to, "the claim this one answers", href))
    if statement := lookup.statements.get(claim.id):
        reports = wording.plural(len(statement.claims), "claim")
        found.append(Fact("Statement", statement.id, f"one speech event behind {reports}"))
    if origin := lookup.origins.get(claim.id):
        known = lookup.name(origin.voice) if origin.known else "lineage not stated, counts 0"
        found.append(Fact("Origin", origin.id, known))
    return found


def _joined(claim: Claim, lookup: Lookup) -> list[Fact]:
    """How it came to the questions that its own words do not ask."""
    return [
        Fact(
            f"On Q{lookup.numbers[question]}",
            beside.joined(answer),
            beside.joining(answer),
            f"#{question}",
        )
        for question, answer in lookup.joined.get(claim.id, ())
    ]
