"""Explain: why a claim was read so, and why it was linked so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli import ledgers, screen, showing
from sayso.cli.app import DEFAULT_LEDGER, Ledger
from sayso.cli.showing import Id
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export import facts, judged, wording
from sayso.model import Why

if TYPE_CHECKING:
    from sayso.store.explain import Explained


def explain(id: Id, *, ledger: Ledger = DEFAULT_LEDGER) -> Status:
    """Explain a claim: every rule that spoke, on which words."""
    from sayso.store import explain as explained

    with ledgers.view(ledger) as view:
        noun, full = view.resolve(id)
        if noun != "claims":
            raise InputError(f"{full} is one of the {noun}, not a claim; see it with: sayso show")
        found = explained.find(view, full)
        _head("Source text")
        showing.claim_words(view, found.claim)
    _reading(found)
    _linking(found)
    _head("Analyst's judgement")
    for judgement in found.judgements:
        note = f": {judgement.note}" if judgement.note else ""
        screen.say(f"- {judged.words(judgement)} ({judgement.by}, {judgement.at}){note}")
    if not found.judgements:
        screen.say("none recorded")
    return Status.OK


def _head(title: str) -> None:
    screen.say()
    screen.say(title, style="bold underline")


def _reading(found: "Explained") -> None:
    claim = found.claim
    _head("Machine reading")
    for passage in found.passages:
        rule = f"{passage.why.rule} {passage.why.detail}".strip()
        screen.say(f"stands in: {passage.kind.value} (rule “{rule}”)")
    rows = [(fact.label, fact.value, fact.note) for fact in facts.of(claim)]
    screen.table(("what", "read as", "because"), rows)
    _head("Rules")
    for reason in claim.why:
        where = f" at [{reason.span.start}, {reason.span.end})" if reason.span else ""
        screen.say(f"- {wording.why(reason)}{where}")
    _head("Chain")
    for number, hop in enumerate(claim.chain, 1):
        cue = f", by “{hop.cue.words}” at [{hop.cue.start}, {hop.cue.end})" if hop.cue else ""
        does = "reports" if number < len(claim.chain) else wording.does(claim)
        screen.say(
            f"{number}. {hop.name} ({hop.kind.value}) {does}{cue}; stance {hop.stance.value}"
        )
    if found.parent:
        screen.say(f"stands inside {found.parent.id}: “{found.parent.words}”")
    if found.answered:
        screen.say(f"replies to {found.answered.id}: “{found.answered.words}”")
    for nested in found.nested:
        screen.say(f"holds {nested.id}: “{nested.words}”")


def _linking(found: "Explained") -> None:
    _head("Across articles")
    if found.identity:
        _because(f"the voice is {found.identity.name} ({found.identity.id})", found.identity.why)
    if found.statement:
        reports = wording.plural(len(found.statement.claims), "report")
        _because(f"one of {reports} of the statement {found.statement.id}", found.statement.why)
    if found.origin:
        known = "" if found.origin.known else ", lineage not stated, so it counts 0"
        _because(f"of the origin {found.origin.id}{known}", found.origin.why)
        if found.origin.weakest:
            _because("its weakest hop", (found.origin.weakest,))
    for question in found.questions:
        _because(f"answers {question.wording} ({question.id})", ())
    for link in found.links:
        relation = wording.RELATIONS[link.relation][0]
        _because(f"{link.left} {relation} {link.right}", (link.why,))
    if not (found.identity or found.statement or found.origin or found.questions):
        screen.say("linked to nothing")


def _because(what: str, reasons: Iterable[Why]) -> None:
    screen.say(f"- {what}")
    for reason in reasons:
        screen.say(f"    {wording.why(reason)}", style="dim")
