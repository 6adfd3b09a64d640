"""Importing: decisions that were made elsewhere, brought into a ledger with who and when.

Nothing is decided over the head of somebody here: a later decision on the same thing stays. What
fits nothing in the ledger is set aside with its reason, and bringing a file in twice adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.ingest import decisions
from sayso.ingest import files as inputs
from sayso.ingest.source import as_input
from sayso.model import (
    GRADES,
    Correction,
    Decision,
    Field,
    Identity,
    Judgement,
    Mark,
    Proposal,
    SetAside,
    SourceKind,
    Verdict,
    subject,
    voice_of,
)
from sayso.store.view import View
from sayso.store.writer import Writer

SHOWN = 60  # letters of strangers' words in a reason
LISTED = 5


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: decisions that are new, how many were known, and what is set aside."""

    added: tuple[Judgement, ...] = ()
    known: int = 0
    set_aside: tuple[SetAside, ...] = ()


def bring(paths: Sequence[str | Path], ledger: Path, *, by: str) -> Brought:
    """Add what persons decided elsewhere; ``by`` decides where a list names nobody.

    The ledger is to be linked anew afterwards, if anything is new.
    """
    with Writer(ledger) as writer, View(ledger) as view:
        desk = _Desk(view, writer, by)
        for one in inputs.find(paths):
            for found in decisions.find(as_input(one)):
                if isinstance(found, SetAside):
                    desk.aside.append(found)
                else:
                    desk.take(found)
        writer.add([], desk.aside)
        return Brought(tuple(desk.added), desk.known, tuple(desk.aside))


class _Desk:
    """What is in the ledger, and what was made of each proposal."""

    def __init__(self, view: View, writer: Writer, by: str) -> None:
        self._view, self._writer, self._by = view, writer, by
        self._made: dict[object, list[Judgement]] = defaultdict(list)
        for each in view.judgements():
            self._made[subject(each)].append(each)
        # A file of reviews needs neither.
        self._names: dict[str, list[Identity]] | None = None
        self._marks: dict[str, tuple[Mark, ...]] | None = None
        self.added: list[Judgement] = []
        self.aside: list[SetAside] = []
        self.known = 0

    def take(self, proposal: Proposal) -> None:
        """Add a decision, or know it, or set it aside."""
        decision = proposal.decision or self._graded(proposal)
        if isinstance(decision, _Misfit):
            self._refuse(proposal, decision)
        elif misfit := self._misplaced(decision):
            self._refuse(proposal, misfit)
        elif self._has(proposal, decision):
            self.known += 1
        elif later := self._later(proposal, decision):
            told = f"{later.by} decided on it at {later.at} ({later.verdict or 'taken back'})"
            self._refuse(proposal, _Misfit("decided later here", told))
        else:
            given = {"by": proposal.by or self._by, "note": proposal.note}
            made = self._writer.judge(decision, at=proposal.at, **given)
            self._made[subject(made)].append(made)
            self.added.append(made)

    def _refuse(self, proposal: Proposal, why: "_Misfit") -> None:
        self.aside.append(SetAside(decisions.STAGE, why.reason, proposal.uri, detail=why.detail))

    def _misplaced(self, decision: Decision) -> "_Misfit | None":
        """Why the ledger has not what is decided on; None where it has."""
        article = decision.left.article
        if not self._view.has([article]):
            return _Misfit("unknown article", f"the ledger has no article {article[:SHOWN]!r}")
        text = self._view.text(article)
        spans = [*decision.left.spans, *(s for part in decision.corrections for s in part.spans)]
        for span in spans:
            if text[span.start : span.end] != span.words:
                found = text[span.start : span.end]
                told = (
                    f"[{span.start}, {span.end}) is {found[:SHOWN]!r}, not {span.words[:SHOWN]!r}"
                )
                return _Misfit("other words", told)
        return None

    def _has(self, proposal: Proposal, decision: Decision) -> bool:
        by = proposal.by or self._by
        same = [
            each
            for each in self._on(decision)
            if (each.verdict, each.corrections) == (decision.verdict, decision.corrections)
            and (each.by, each.note) == (by, proposal.note)
        ]
        # A list without dates is known if its last word on somebody was this one.
        if proposal.at is None:
            return bool(same) and same[-1] == self._on(decision)[-1]
        return any(each.at == proposal.at for each in same)

    def _later(self, proposal: Proposal, decision: Decision) -> Judgement | None:
        if proposal.at is None:
            return None
        return next((each for each in self._on(decision) if each.at >= str(proposal.at)), None)

    def _on(self, decision: Decision) -> list[Judgement]:
        return self._made[subject(decision)]

    def _graded(self, proposal: Proposal) -> "Decision | _Misfit":
        """The grade of a voice, at the mark that it was last graded at, or at its first claim."""
        found = self._named(proposal)
        if len(found) != 1:
            sort = "outlet" if proposal.outlet else "source"
            if not found:
                told = f"no {sort} of the ledger is called {proposal.named[:SHOWN]!r}"
                return _Misfit(f"unknown {sort}", told)
            several = ", ".join(each.id for each in found[:LISTED])
            told = f"{proposal.named!r} could be {several}; give the id"
            return _Misfit("several of one name", told)
        mark = self._mark(found[0])
        if mark is None:
            told = f"{proposal.named!r} says nothing itself in this ledger"
            return _Misfit("no claim of its own", told)
        given = (Correction(Field.RELIABILITY, proposal.letter),)
        return Decision(Verdict.GRADE, mark, corrections=given)

    def _named(self, proposal: Proposal) -> list[Identity]:
        if self._names is None:
            self._names = _by_name(self._view.linked().identities)
        found = self._names.get(proposal.named.casefold(), [])
        return [e for e in found if e.kind is SourceKind.OUTLET or not proposal.outlet]

    def _mark(self, identity: Identity) -> Mark | None:
        if self._marks is None:
            self._marks = _by_voice(self._view)
        marks = self._marks.get(identity.id, ())
        graded = [mark for mark in marks if self._made[_grade_of(mark)]]
        return next(iter((*graded, *marks)), None)


@dataclass(frozen=True, slots=True)
class _Misfit:
    """Why a decision cannot be taken over."""

    reason: str
    detail: str


def _grade_of(mark: Mark) -> object:
    """What only one grade at a time can hold about, whichever letter it is."""
    any_letter = (Correction(Field.RELIABILITY, GRADES[0]),)
    return subject(Decision(Verdict.GRADE, mark, corrections=any_letter))


def _by_voice(view: View) -> dict[str, tuple[Mark, ...]]:
    """The marks of each voice in the order of its claims, each once."""
    speaker = {each.claim: each.identity for each in view.linked().voices}
    found: dict[str, dict[Mark, None]] = defaultdict(dict)
    for claim in view.claims():
        if claim.id in speaker:
            found[speaker[claim.id]][voice_of(claim)] = None
    return {voice: tuple(marks) for voice, marks in found.items()}


def _by_name(identities: Iterable[Identity]) -> dict[str, list[Identity]]:
    found: dict[str, list[Identity]] = {}
    for each in identities:
        for name in {each.id, *map(str.casefold, (each.name, *each.aliases))}:
            found.setdefault(name, []).append(each)
    return found
