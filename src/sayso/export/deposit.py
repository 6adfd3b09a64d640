"""Deposit: all that an export tells, so that writers are pure functions of it.

A claim is as the machine read it; what a person decided stands beside it in ``judged``, and heeded
in what was linked. The three layers are never mixed (ICD 203).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from sayso.export import judged as told
from sayso.export import naming, wording
from sayso.export.contract import CONTEXT, when_line
from sayso.export.reasons import offsets
from sayso.model import (
    Article,
    Claim,
    Identity,
    Judged,
    Linked,
    Question,
    SourceKind,
    Span,
    Statement,
    Verdict,
    identify,
)

Line = dict[str, Any]
UNITS: Final = "Unicode code points into the stored text, from 0, end excluded"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What wrote an export, and the state of the ledger that it is of.

    The versions are those of the program that writes. A ledger does not keep by which version each
    of its articles was read; ``settings`` are what else a reading depends on.
    """

    sayso: str
    reading: str
    linking: str
    ledger_format: int
    run: int | None = None
    linked_at: str | None = None
    models: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Deposit:
    """A ledger as its exporters see it.

    ``readings`` gives each article with its claims, anew at each call, one in memory at a time.
    ``received`` is when the bytes of each article came in; ``last`` the latest moment in the
    ledger, which every date of the export itself is taken from: exports read no clock.
    """

    readings: Callable[[], Iterable[tuple[Article, tuple[Claim, ...]]]]
    linked: Linked
    manifest: Manifest
    judged: tuple[Judged, ...] = ()
    received: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def last(self) -> str:
        """The latest moment in the ledger."""
        moments = [*self.received.values(), *(each.judgement.at for each in self.judged)]
        if self.manifest.linked_at:
            moments.append(self.manifest.linked_at)
        return max(map(naming.instant, moments), default="1970-01-01T00:00:00Z")

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        """Every voice: those that linking found, and of claims not linked yet their own."""
        found = {each.id: each for each in self.linked.identities}
        for article, claims in self.readings():
            for claim in claims:
                own = voice(claim, self._voices)
                found.setdefault(own.id, own)
            if (outlet := self.outlet(article)) is not None:
                found.setdefault(outlet.id, outlet)
        return found

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statement of each claim that is a report of one."""
        return {claim: each for each in self.linked.statements for claim in each.claims}

    @cached_property
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions that each claim answers."""
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.linked.questions:
            for claim in members(question):
                found[claim] = (*found.get(claim, ()), question)
        return found

    @cached_property
    def decisions(self) -> Mapping[str, tuple[Judged, ...]]:
        """The decisions on each claim and each voice, in order of making."""
        found: dict[str, tuple[Judged, ...]] = {}
        for each in self.judged:
            for key in each.about:
                found[key] = (*found.get(key, ()), each)
        return found

    @cached_property
    def _voices(self) -> Mapping[str, str]:
        return {each.claim: each.identity for each in self.linked.voices}

    @cached_property
    def _outlets(self) -> Mapping[str, Identity]:
        known = (each for each in self.linked.identities if each.kind is SourceKind.OUTLET)
        return {name: each for each in known for name in (*each.aliases, each.name)}

    @cached_property
    def _copied(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for each in self.linked.copies:
            found.setdefault(each.article, []).append(each.of)
        return {article: tuple(others) for article, others in found.items()}

    def copied(self, article: Article) -> tuple[str, ...]:
        """The articles that an article shares its text with."""
        return self._copied.get(article.id, ())

    def speaker(self, claim: Claim) -> str:
        """The id of the voice of a claim."""
        return self._voices.get(claim.id) or voice(claim, self._voices).id

    def outlet(self, article: Article) -> Identity | None:
        """The identity of an article's outlet, or one of that name; None where it states none."""
        name = article.outlet
        if not name:
            return None
        known = self._outlets.get(name)
        return known or Identity(identify("src", "outlet", name), name, SourceKind.OUTLET)

    def received_at(self, article: Article) -> str:
        """When the bytes of an article came into the ledger, in UTC."""
        known = self.received.get(article.id)
        return naming.instant(known) if known else self.last


def voice(claim: Claim, linked: Mapping[str, str]) -> Identity:
    """The voice of a claim as its article alone knows it; an unlinked one is of that article."""
    hop, source = claim.voice, claim.source
    own = linked.get(claim.id) or identify("src", claim.article, hop.name)
    role, of = (source.role, source.affiliation) if source else (None, None)
    return Identity(own, hop.name, hop.kind, (), role, of)


def members(question: Question) -> tuple[str, ...]:
    """The claims of a question's answers, each once, in order."""
    return tuple(dict.fromkeys(c for answer in question.answers for c in answer.claims))


def quote(article: Article, span: Span) -> Line:
    """Exact words with what stands around them, as a TextQuoteSelector has it."""
    return {
        "exact": span.words,
        "prefix": article.text[max(0, span.start - CONTEXT) : span.start],
        "suffix": article.text[span.end : span.end + CONTEXT],
    }


def citation(article: Article, received: str, claim: Claim | None = None) -> Line:
    """What lets somebody with the article, and not the ledger, find the same words."""
    cited: Line = {
        "outlet": article.outlet,
        "title": article.title,
        "uri": article.uri,
        "published": when_line(article.published),
        "retrieved": None if article.retrieved is None else article.retrieved.isoformat(),
        "received": received,
        "sha256": article.sha256,
    }
    return cited | {"spans": [offsets(each) for each in claim.content]} if claim else cited


def cited(article: Article, claim: Claim | None = None) -> str:
    """The same in one line for a reader."""
    parts = [article.outlet or "outlet not stated"]
    if article.title:
        parts.append(f"“{article.title}”")
    parts += [wording.when(article.published), article.uri]
    if article.retrieved:
        parts.append(f"retrieved {article.retrieved.isoformat()}")
    parts.append(f"SHA-256 {article.sha256}")
    if claim:
        parts.append(f"characters {wording.offsets(claim)}")
    return ", ".join(parts)


def says(claim: Claim) -> str:
    """The reading of a claim in one sentence: who does what with the words, through whom."""
    sure = wording.CERTAINTIES[claim.certainty]
    read = f"{claim.voice.name} {wording.does(claim)}: “{claim.words}”"
    parts = [f"via {wording.chain(claim)}", f"stance {claim.stance.value}", f"certainty {sure}"]
    parts += [f"polarity {claim.polarity.value}", f"said {wording.when(claim.said)}"]
    return f"{read} ({'; '.join(parts)})"


def corrections(judged: Iterable[Judged]) -> list[Line]:
    """The corrections log: every decision of a person in order of making, held or taken back."""
    return [_correction(each) for each in judged]


def _correction(each: Judged) -> Line:
    made = each.judgement
    return {
        "id": made.id,
        "by": made.by,
        "at": naming.instant(made.at),
        "verdict": "undo" if made.verdict is None else made.verdict.value,
        "undoes": made.undoes,
        "on": made.about.value,
        "about": list(each.about),
        "told": told.words(made),
        "corrections": [
            {
                "field": part.field.value,
                "value": part.value,
                "spans": [offsets(span) for span in part.spans],
            }
            for part in made.corrections
        ],
        "note": made.note,
        # What only takes another back neither holds nor changes by itself: the other does.
        "holds": None if made.verdict is None else each.holds,
        "changes_reading": None if made.verdict is None else made.verdict in CHANGING,
    }


# An accepted reading is as it was, and a note or a grade stands beside one.
CHANGING: Final = frozenset(
    {Verdict.CORRECT, Verdict.REJECT, Verdict.SAME, Verdict.NOT_SAME, Verdict.UNDECIDED}
)


def about(deposit: Deposit, loses: Iterable[str]) -> Line:
    """What every export says of itself: manifest, corrections log, and what the format loses."""
    return {
        "manifest": manifest_line(deposit.manifest),
        "offsets": UNITS,
        "corrections": corrections(deposit.judged),
        "loss": list(loses),
    }


def manifest_line(manifest: Manifest) -> Line:
    """The manifest as JSON."""
    return {
        "sayso": manifest.sayso,
        "reading": manifest.reading,
        "linking": manifest.linking,
        "ledger_format": manifest.ledger_format,
        "run": manifest.run,
        "linked_at": manifest.linked_at and naming.instant(manifest.linked_at),
        "models": [{"name": name, "sha256": sha256} for name, sha256 in manifest.models],
        "settings": dict(manifest.settings),
        "counts": dict(manifest.counts),
    }
