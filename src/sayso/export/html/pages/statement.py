"""The statement page: one speech event, and every report of it side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from sayso.export import wording
from sayso.export.html import questions
from sayso.export.html.page import ChainRef, Ref, Segment
from sayso.export.html.pages.differing import compare
from sayso.export.lookup import Lookup
from sayso.model import Claim, Statement

MOST: Final = 40  # earlier reports that one is held against
ALIKE: Final = 40.0  # of 100: less is another sentence of the same speech
WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a statement, beside the earlier one of another article most like it.

    ``words`` marks what that one has not, ``left_out`` is what only that one has.
    """

    outlet: str
    title: Ref
    published: str
    chain: ChainRef
    act: str
    stance: str
    words: tuple[Segment, ...]
    left_out: str
    other: Ref | None
    share: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One speech event."""

    id: str
    speaker: Ref
    said: str
    basis: str
    counts: str
    reports: tuple[Report, ...]
    questions: tuple[Ref, ...]
    origin: Ref | None
    why: tuple[str, ...]


def make(statement: Statement, lookup: Lookup) -> StatementPage:
    """The page of a statement; reports stand in the order they came out."""
    claims = sorted(lookup.known(statement.claims), key=lambda claim: _out(claim, lookup))
    asked = dict.fromkeys(
        question for claim in claims for question in lookup.answers.get(claim.id, ())
    )
    origin = next((lookup.origins[c.id] for c in claims if c.id in lookup.origins), None)
    outlets = {lookup.outlet(claim.article) for claim in claims}
    return StatementPage(
        id=statement.id,
        speaker=Ref(lookup.name(statement.speaker), f"#{statement.speaker}"),
        said=wording.when(statement.said),
        basis=wording.basis(statement.said),
        counts=" in ".join(
            (wording.plural(len(claims), "report"), wording.plural(len(outlets), "outlet"))
        ),
        reports=tuple(_report(claim, claims, lookup) for claim in claims),
        questions=tuple(
            Ref(lookup.questions[each].wording, f"#{each}")
            for each in asked
            if each in lookup.questions
        ),
        origin=Ref(_known(origin.known), f"#{origin.id}") if origin else None,
        why=tuple(wording.why(reason) for reason in statement.why),
    )


def _known(known: bool) -> str:
    return "one origin" if known else "origin not established"


def _out(claim: Claim, lookup: Lookup) -> tuple[bool, str, str]:
    card = lookup.articles.get(claim.article)
    day = card.published.iso()[0] or card.published.iso()[1] if card else None
    return day is None, day or "", claim.id


def _report(claim: Claim, claims: Sequence[Claim], lookup: Lookup) -> Report:
    card = lookup.articles.get(claim.article)
    other = _nearest(claim, claims)
    found = compare(other.words if other else claim.words, claim.words)
    gone = [each.text.strip() for each in found.old if each.css]
    return Report(
        outlet=lookup.outlet(claim.article),
        title=Ref((card.title if card else "") or "no title", f"#{claim.article}"),
        published=wording.when(card.published) if card else wording.NOT_STATED,
        chain=questions.chain_ref(claim),
        act=wording.does(claim),
        stance=wording.STANCES[claim.stance][0],
        words=found.new,
        left_out=" … ".join(each for each in gone if WORD.search(each)),
        other=Ref(lookup.outlet(other.article), f"#{other.id}") if other else None,
        share=f"{found.share:.0%}" if other else "",
    )


def _nearest(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The report of another article before this one whose words are most like its own."""
    before = claims[: claims.index(claim)]
    likely = [
        (fuzz.ratio(each.words.casefold(), claim.words.casefold()), each)
        for each in before[:MOST]
        if each.article != claim.article
    ]
    share, nearest = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return nearest if share >= ALIKE else None
