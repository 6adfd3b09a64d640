"""Question sections: the wording, the three counts, the charts, the answers and their links."""

from collections.abc import Iterable, Mapping

from sayso.export import beside, wording
from sayso.export.facts import Fact
from sayso.export.html import glance, lanes, numbers
from sayso.export.html.page import (
    AnswerRow,
    ChainRef,
    Count,
    LinkGroup,
    LinkLine,
    OtherQuestion,
    QuestionSection,
    Ref,
)
from sayso.export.lookup import Lookup
from sayso.model import Answer, Claim, Dossier, Link, Measure, Question, Relation, SourceCard

CHAINS_SHOWN = 3
OTHERS_SHOWN = 3
# Where accounts clash the reasons are open at once; where they agree, one click away.
OPEN_RELATIONS = {Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES, Relation.FAILS}
LINES_OPEN = 12
LINES_SHOWN = 100
ROWS_OPEN = 60
NOT_ESTABLISHED = (
    "Independence not established: the lineage of these accounts is not stated, "
    "so however many outlets repeat them, they count as no independent origin."
)
ONE_ORIGIN = "One origin: every outlet here goes back to the same voice and occasion."


def sections(dossier: Dossier, lookup: Lookup) -> tuple[QuestionSection, ...]:
    """All questions in the dossier's order."""
    cards = {card.identity.id: card for card in dossier.sources}
    return tuple(section(question, lookup, cards) for question in dossier.questions)


def section(question: Question, lookup: Lookup, cards: Mapping[str, SourceCard]) -> QuestionSection:
    """One question; ``cards`` are those of its sources, by id."""
    charts = (
        numbers.draw(question, f"{question.id}-numbers"),
        lanes.draw(question, f"{question.id}-lanes"),
    )
    others = _others(question, lookup)
    told = glance.find(question, lookup)
    # One line is no shorter behind a fold.
    fold = glance.OPEN if len(told) > glance.OPEN + 1 else len(told)
    rows = tuple(
        _row(question, key, answer, (lookup, cards))
        for key, answer in enumerate(question.answers, 1)
    )
    return QuestionSection(
        id=question.id,
        number=f"Q{lookup.numbers[question.id]}",
        kind=wording.KINDS[question.kind],
        wording=question.wording,
        summary=f"{summary(question)}.",
        scope=_scope(question),
        counts=counts(question),
        independence=_independence(question),
        charts=tuple(chart for chart in charts if chart),
        rows=rows[:ROWS_OPEN],
        more_rows=rows[ROWS_OPEN:],
        links=(*_links(question, lookup), *_not_compared(question, lookup)),
        others=others[:OTHERS_SHOWN],
        more_others=others[OTHERS_SHOWN:],
        glance=told[:fold],
        more_glance=told[fold:],
    )


def _others(question: Question, lookup: Lookup) -> tuple[OtherQuestion, ...]:
    return tuple(
        OtherQuestion(
            Ref(each.number, f"#{each.id}", each.wording), each.wording, each.how, each.reason
        )
        for each in beside.others(question, lookup)
    )


def _scope(question: Question) -> tuple[Fact, ...]:
    scope = question.scope
    facts = [
        Fact("of", scope.of),
        Fact("what happened", scope.predicate),
        Fact("where", ", ".join(scope.places)),
        Fact("when", scope.when or ""),
        Fact("counted as", "" if scope.measure is Measure.UNSTATED else scope.measure.value),
    ]
    return tuple(fact for fact in facts if fact.value)


def summary(question: Question) -> str:
    """How many answers, of how many, and how they spread."""
    sources = len({answer.source for answer in question.answers})
    return (
        f"{wording.plural(len(question.answers), 'answer')} from "
        f"{wording.plural(sources, 'source')}; {wording.spread(question)}"
    )


def counts(question: Question) -> tuple[Count, ...]:
    """Outlets, publisher families and independent origins, which are three numbers."""
    return (
        _count(question.outlets, "outlet", "outlets"),
        _count(question.families, "publisher family", "publisher families"),
        _count(question.origins, "independent origin", "independent origins"),
    )


def _count(number: int, one: str, many: str) -> Count:
    return Count(f"{number:,}", one if number == 1 else many)


def _independence(question: Question) -> str:
    if question.origins == 0:
        return NOT_ESTABLISHED
    return ONE_ORIGIN if question.origins == 1 and question.outlets > 1 else ""


def _row(
    question: Question, key: int, answer: Answer, by_id: tuple[Lookup, Mapping[str, SourceCard]]
) -> AnswerRow:
    lookup, cards = by_id
    claims = lookup.known(answer.claims)
    chains = tuple(chain_ref(claim) for claim in claims)
    where = wording.position(answer, question.kind)
    card = cards.get(answer.source)
    return AnswerRow(
        key=key,
        id=f"{question.id}-{key}",
        source=Ref(answer.name, f"#{answer.source}" if card else ""),
        described=described(card.identity.role, card.identity.affiliation) if card else "",
        symbol=wording.POSITIONS[where][0],
        css=f"p-{where.value}" + (" hollow" if wording.tentative(answer) else ""),
        words=answer.words or (claims[0].words if claims else ""),
        reading=wording.reading(answer, question.kind),
        act=wording.ACTS[answer.act][0],
        stance=_each(wording.STANCES[claim.stance][0] for claim in claims),
        certainty=_each(wording.CERTAINTIES[claim.certainty] for claim in claims),
        said=wording.when(answer.said),
        basis=wording.basis(answer.said),
        uncertain=wording.uncertain(answer.said),
        chains=chains[:CHAINS_SHOWN],
        more=chains[CHAINS_SHOWN:],
        grade=beside.grade(answer.grade),
        grounds=beside.grounds(answer.grade),
        joined=_joined(answer, lookup),
    )


def _joined(answer: Answer, lookup: Lookup) -> Ref | None:
    """A mark that opens the words, where the reason stands in full."""
    if not answer.why:
        return None
    told = (claim for claim in answer.claims if claim in lookup.claims)
    href = next((f"#{claim}" for claim in told), "")
    return Ref(f"≈ {beside.joined(answer)}", href, beside.joining(answer))


def _each(values: Iterable[str]) -> str:
    """The different values, in order of first use."""
    return ", ".join(dict.fromkeys(values)) or "–"


def described(role: str | None, affiliation: str | None) -> str:
    """Who somebody is, as far as the articles say."""
    return ", ".join(part for part in (role, affiliation) if part)


def chain_ref(claim: Claim) -> ChainRef:
    """A claim's chain, opening its words."""
    return ChainRef(f"#{claim.id}", tuple(hop.name for hop in claim.chain))


def _links(question: Question, lookup: Lookup) -> tuple[LinkGroup, ...]:
    groups = []
    said = {claim: each.words for each in question.answers for claim in each.claims if each.words}
    for relation, (_, meaning) in wording.RELATIONS.items():
        links = [link for link in question.links if link.relation is relation]
        if links:
            groups.append(
                LinkGroup(
                    relation=relation.value.replace("-", " "),
                    meaning=meaning,
                    count=wording.plural(len(links), "link"),
                    open=relation in OPEN_RELATIONS and len(links) <= LINES_OPEN,
                    lines=tuple(_line(link, said, lookup) for link in links[:LINES_SHOWN]),
                    more=_more(len(links)),
                )
            )
    return tuple(groups)


def _more(many: int) -> str:
    """A word on lines past those shown: two hundred answers stand to each other in thousands."""
    left = many - LINES_SHOWN
    return f"{left:,} more; `sayso export --what questions` has them all" if left > 0 else ""


def _line(link: Link, said: dict[str, str], lookup: Lookup) -> LinkLine:
    left, right = lookup.claims.get(link.left), lookup.claims.get(link.right)
    return LinkLine(
        left=_end(link.left, left),
        left_words=said.get(link.left) or (left.words if left else ""),
        right=_end(link.right, right),
        right_words=said.get(link.right) or (right.words if right else ""),
        relation=wording.RELATIONS[link.relation][0],
        reason=wording.why(link.why),
    )


def _not_compared(question: Question, lookup: Lookup) -> tuple[LinkGroup, ...]:
    """Figures that are not held against each other, told like the links they might have been."""
    pairs = beside.not_compared(question)
    lines = tuple(
        LinkLine(
            left=_end(each.left, lookup.claims.get(each.left)),
            left_words=each.left_words,
            right=_end(each.right, lookup.claims.get(each.right)),
            right_words=each.right_words,
            relation="is not compared with",
            reason=each.reason,
        )
        for each in pairs[:LINES_SHOWN]
    )
    count = wording.plural(len(pairs), "pair")
    group = LinkGroup(
        "not compared", beside.NOT_COMPARED, count, open=False, lines=lines, more=_more(len(pairs))
    )
    return (group,) if pairs else ()


def _end(id: str, claim: Claim | None) -> Ref:
    if claim is None:
        return Ref(id)
    name = claim.source.name if claim.source else claim.voice.name
    return Ref(name, f"#{id}", f"{wording.chain(claim)}, {wording.when(claim.said)}")
