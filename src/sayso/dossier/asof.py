"""As of: what had been answered by a date, on one of three clocks; nothing is overwritten."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.dossier import histories
from sayso.dossier.clocks import Clock, Clocks, Reached, end, reached, start
from sayso.dossier.histories import History, Side
from sayso.lexicon.families import family_of
from sayso.lexicon.things import belonging_key
from sayso.model import Answer, Identity, Linked, Question

# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class AsOf:
    """A question as it stood at a moment.

    ``maybe`` are answers of which the dates cannot tell whether they had come by then, ``later``
    counts those that certainly had not. ``silent`` are voices of the story whom the question
    concerns and who had said other things by then, but nothing on it.
    """

    question: Question
    histories: tuple[History, ...]
    maybe: tuple[Answer, ...] = ()
    later: int = 0
    silent: tuple[Identity, ...] = ()
    outlets: int = 0
    families: int = 0
    origins: int = 0


def find(
    questions: Iterable[Question],
    linked: Linked,
    clocks: Clocks,
    clock: Clock = Clock.SAID,
    moment: datetime | None = None,
) -> tuple[AsOf, ...]:
    """The questions that had an answer by then, or may have had one, each as it stood.

    Without a moment, everything the ledger holds counts.
    """
    known = {claim for origin in linked.origins if origin.known for claim in origin.claims}
    origin = {claim: each.id for each in linked.origins for claim in each.claims}
    roots = {claim: origin[claim] for claim in known}
    found = []
    for question in questions:
        kept, maybe, later = divided(question, clocks, clock, moment)
        if kept or maybe:
            outlets = _outlets(kept, clocks)
            told = histories.find(question.kind, kept, clocks, clock, moment)
            found.append(
                AsOf(
                    question,
                    tuple(sorted(told, key=_first_said)),
                    maybe,
                    later,
                    _silent(
                        question,
                        {a.source for a in (*kept, *maybe)},
                        linked,
                        (clocks, clock, moment),
                    ),
                    len(outlets),
                    len({family_of(outlet) for outlet in outlets}),
                    len(set(_roots(kept, roots))),
                )
            )
    return tuple(sorted(found, key=interest))


def interest(found: AsOf) -> tuple[int, int, str, str]:
    """The order they are told in: where most voices had spoken comes first."""
    return -len(found.histories), -len(found.maybe), found.question.wording, found.question.id


def _first_said(history: History) -> tuple[datetime, str, str]:
    when = history.periods[0].since
    return start(when) or end(when) or LAST, history.name, history.source


def divided(
    question: Question, clocks: Clocks, clock: Clock, moment: datetime | None
) -> tuple[tuple[Answer, ...], tuple[Answer, ...], int]:
    """The answers that had come by then, those that may have, and how many had not."""
    if moment is None:
        return question.answers, (), 0
    kept, maybe, later = [], [], 0
    for answer in question.answers:
        come = _claims(answer, clocks, clock, moment)
        if come[Reached.BY_THEN]:
            kept.append(replace(answer, claims=come[Reached.BY_THEN]))
        elif come[Reached.MAYBE]:
            maybe.append(replace(answer, claims=come[Reached.MAYBE]))
        else:
            later += 1
    return tuple(kept), tuple(maybe), later


def _claims(
    answer: Answer, clocks: Clocks, clock: Clock, moment: datetime
) -> dict[Reached, tuple[str, ...]]:
    """The reports of an answer by whether they count; what was said counts by all its reports."""
    if clock is Clock.SAID:
        how = reached(clocks.answer(answer, clock), moment)
        return {each: answer.claims if each is how else () for each in Reached}
    told = {claim: reached(clocks.claim(claim, clock), moment) for claim in answer.claims}
    return {each: tuple(c for c in answer.claims if told[c] is each) for each in Reached}


def _outlets(answers: Sequence[Answer], clocks: Clocks) -> set[str]:
    articles = (
        clocks.articles[clocks.claims[claim].article]
        for answer in answers
        for claim in answer.claims
    )
    return {article.outlet or article.uri for article in articles}


def _roots(answers: Sequence[Answer], roots: dict[str, str]) -> Iterator[str]:
    """Known origins of the answers that take a side; unknown lineage counts nothing."""
    for answer in answers:
        if histories.side(answer) in (Side.YES, Side.NO):
            yield from (roots[claim] for claim in answer.claims if claim in roots)


def _silent(
    question: Question,
    answered: set[str],
    linked: Linked,
    by: tuple[Clocks, Clock, datetime | None],
) -> tuple[Identity, ...]:
    """Voices of the story that the question is about, and that had not spoken to it."""
    *whose, _ = question.scope.of.rsplit(maxsplit=1) if " " in question.scope.of else ("",)
    owner = belonging_key(" ".join(whose))
    if not owner or question.story is None:
        return ()
    inside = {a for story in linked.stories if story.id == question.story for a in story.articles}
    clocks, clock, moment = by
    spoke = {
        voice.identity
        for voice in linked.voices
        if (claim := clocks.claims.get(voice.claim)) is not None
        and claim.article in inside
        and (moment is None or reached(clocks.claim(claim.id, clock), moment) is Reached.BY_THEN)
    }
    return tuple(
        each
        for each in linked.identities
        if each.id in spoke - answered and owner in _belongs(each)
    )


def _belongs(identity: Identity) -> set[str | None]:
    return {belonging_key(each) for each in (identity.name, identity.affiliation) if each}
