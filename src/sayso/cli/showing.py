"""Show: whatever an id stands for, with the words it comes from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import asking, ledgers, screen, words
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import NotFound
from sayso.export import judged, wording
from sayso.model import Claim

if TYPE_CHECKING:
    from sayso.store.view import View

Id = Annotated[str, Parameter(help="An id, or as much of its beginning as is clear.")]


def show(id: Id, *, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """Show a claim, article, question, source or other by its id.

    Claims come with the sentence they were read from: what is claimed, the words that attribute
    it and who is credited are marked, each in another way.
    """
    with ledgers.view(ledger) as view:
        noun, full = view.resolve(id)
        if json:
            screen.json_lines([_line(view, noun, full)])
        else:
            SHOWN[noun](view, full)
    return Status.OK


def _line(view: "View", noun: str, id: str) -> object:
    """The noun as the contract has it; nouns that are in no contract, field by field."""
    from sayso.export import contract
    from sayso.export.linked_index import LinkedIndex

    if noun == "judgements":
        return next(each for each in view.judgements() if each.id == id)
    linked = view.linked()
    index = LinkedIndex.of(linked)
    if noun == "claims":
        claim = view.claim(id)
        return contract.claim_line(claim, view.article(claim.article), index)
    if noun == "articles":
        return contract.article_line(view.article(id), view.passages(id), index)
    found = next(each for each in getattr(linked, noun) if each.id == id)
    return contract.question_line(found) if noun == "questions" else found


def claim_words(view: "View", claim: Claim) -> None:
    """One claim: who, how, when; the words in their line; where that stands."""
    article = view.article(claim.article)
    name = claim.source.name if claim.source else claim.voice.name
    act, said = wording.does(claim), wording.when(claim.said)
    screen.say(f"{name} {act} · {said} · {claim.id}", style="bold")
    screen.say(words.marked(claim, article))
    screen.say(words.cite(claim, article), style="dim")
    screen.say(f"chain: {wording.chain(claim)}")


def _claim(view: "View", id: str) -> None:
    claim = view.claim(id)
    claim_words(view, claim)
    for question in view.linked().questions:
        if any(id in answer.claims for answer in question.answers):
            screen.say(f"answers: {question.wording} ({question.id})")
    screen.note(f"the reasons: sayso explain {id}")


def _article(view: "View", id: str) -> None:
    article = view.article(id)
    screen.say(article.title or "no title", style="bold")
    outlet = article.outlet or "outlet not known"
    screen.say(f"{outlet} · {wording.when(article.published)} · {article.id}")
    screen.say(f"{article.uri} · SHA-256 {article.sha256}", style="dim")
    screen.say(f"published: {wording.basis(article.published)}", style="dim")
    for name, origin in article.basis:
        screen.say(f"{name}: {origin}", style="dim")
    if article.version_of:
        screen.say(f"a later version of {article.version_of}")
    screen.say()
    rows = (
        (each.kind.value, f"[{each.span.start}, {each.span.end})", asking.short(each.span.words))
        for each in view.passages(id)
    )
    screen.table(("passage", "offsets", "words"), rows)
    for claim in view.claims(article=id):
        screen.say()
        claim_words(view, claim)


def _question(view: "View", id: str) -> None:
    question = next(each for each in view.linked().questions if each.id == id)
    ids = dict.fromkeys(claim for answer in question.answers for claim in answer.claims)
    found = [view.claim(each) for each in ids]
    asking.tell(question, {claim.id: asking.through(claim) for claim in found})
    for link in question.links:
        relation = wording.RELATIONS[link.relation][0]
        screen.say(f"{link.left} {relation} {link.right}: {wording.why(link.why)}")
    for claim in found:
        screen.say()
        claim_words(view, claim)


def _statement(view: "View", id: str) -> None:
    linked = view.linked()
    statement = next(each for each in linked.statements if each.id == id)
    names = {each.id: each.name for each in linked.identities}
    reports = wording.plural(len(statement.claims), "report")
    speaker = names.get(statement.speaker, statement.speaker)
    screen.say(f"{speaker} · {wording.when(statement.said)} · {reports} · {id}", style="bold")
    _reasons(view, statement.claims, [wording.why(reason) for reason in statement.why])


def _origin(view: "View", id: str) -> None:
    linked = view.linked()
    origin = next(each for each in linked.origins if each.id == id)
    names = {each.id: each.name for each in linked.identities}
    known = "lineage stated" if origin.known else "lineage not stated, counts 0"
    screen.say(f"{names.get(origin.voice, origin.voice)} · {known} · {id}", style="bold")
    reasons = [wording.why(reason) for reason in origin.why]
    if origin.weakest:
        reasons.append(f"weakest hop: {wording.why(origin.weakest)}")
    _reasons(view, origin.claims, reasons)


def _identity(view: "View", id: str) -> None:
    linked = view.linked()
    identity = next(each for each in linked.identities if each.id == id)
    about = ", ".join(part for part in (identity.role, identity.affiliation) if part)
    screen.say(f"{identity.name} · {identity.kind.value} · {id}", style="bold")
    if about:
        screen.say(about)
    screen.say(f"also: {', '.join(identity.aliases) or 'no other name'}")
    names = {each.id: each.name for each in linked.identities}
    for doubt in linked.doubts:
        if id in (doubt.left, doubt.right):
            other = doubt.right if id == doubt.left else doubt.left
            screen.say(f"{judged.DOUBTS[doubt.verdict]} {names[other]} ({other})")
            for reason in doubt.why:
                screen.say(f"    {wording.why(reason)}", style="dim")
    claims = tuple(each.id for each in view.claims(source=id))
    _reasons(view, claims, [wording.why(reason) for reason in identity.why])


def _story(view: "View", id: str) -> None:
    story = next(each for each in view.linked().stories if each.id == id)
    screen.say(f"{wording.plural(len(story.articles), 'article')} · {id}", style="bold")
    articles = (view.article(each) for each in story.articles)
    screen.table(
        ("id", "outlet", "published", "title"),
        ((a.id, a.outlet or "", wording.when(a.published), a.title or "") for a in articles),
    )


def _judgement(view: "View", id: str) -> None:
    judgement = next(each for each in view.judgements() if each.id == id)
    screen.say(f"{judged.words(judgement)} · {id}", style="bold")
    screen.say(f"judged by {judgement.by} at {judgement.at}", style="dim")
    for mark in judgement.marks:
        screen.say(f"{mark.name} in {view.article(mark.article).uri} ({mark.article})")
    if judgement.note:
        screen.say(judgement.note)


def _reasons(view: "View", claims: tuple[str, ...], reasons: list[str]) -> None:
    for reason in reasons:
        screen.say(reason, style="dim")
    for claim in claims:
        screen.say()
        try:
            claim_words(view, view.claim(claim))
        except NotFound:
            screen.say(f"{claim} is not in this ledger")


SHOWN: "dict[str, Callable[[View, str], None]]" = {
    "articles": _article,
    "claims": _claim,
    "identities": _identity,
    "judgements": _judgement,
    "origins": _origin,
    "questions": _question,
    "statements": _statement,
    "stories": _story,
}
