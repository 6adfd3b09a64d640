"""Compose: a dossier as the page that shows it."""

from sayso import __version__
from sayso.export import beside, wording
from sayso.export.html import evidence, overview, questions
from sayso.export.html.page import Count, DossierPage, Term
from sayso.export.lookup import Lookup
from sayso.model import CREDIBILITY, Dossier, When


def compose(dossier: Dossier) -> DossierPage:
    """Put every part of a dossier in the order a reader meets it."""
    lookup = Lookup.of(dossier)
    statements, single = overview.statements(dossier, lookup)
    origins, lone = overview.origins(dossier, lookup)
    return DossierPage(
        title=dossier.title,
        lang="en",
        period=period(dossier),
        version=__version__,
        counts=counts(dossier),
        positions=_positions(),
        acts=tuple(Term(word, meaning) for word, meaning in wording.ACTS.values()),
        stances=tuple(Term(word, meaning) for word, meaning in wording.STANCES.values()),
        reliabilities=tuple(Term(*pair) for pair in beside.RELIABILITY.items()),
        credibilities=tuple(Term(str(step), meaning) for step, meaning in CREDIBILITY.items()),
        questions=questions.sections(dossier, lookup),
        matrices=overview.matrices(dossier, lookup),
        timeline=overview.timeline(dossier, lookup),
        statements=statements,
        single=single,
        origins=origins,
        lone_origins=lone,
        copies=overview.copies(dossier, lookup),
        sources=overview.sources(dossier, lookup),
        articles=evidence.articles(dossier, lookup),
        set_aside=overview.set_aside(dossier, lookup),
    )


def counts(dossier: Dossier) -> tuple[Count, ...]:
    """How much was read, each number leading to what it counts."""
    outlets = {card.outlet for card in dossier.articles if card.outlet}
    # "8 articles, 1 outlet" would be untrue where most of them do not name theirs.
    named = "" if all(card.outlet for card in dossier.articles) else " named"
    given = (
        (len(dossier.articles), "article", "articles", "#articles"),
        (len(outlets), f"outlet{named}", f"outlets{named}", "#articles"),
        (len(dossier.claims), "claim", "claims", "#articles"),
        (len(dossier.sources), "source", "sources", "#sources"),
        (len(dossier.questions), "question", "questions", "#questions"),
        (len(dossier.set_aside), "set aside", "set aside", "#set-aside"),
    )
    return tuple(Count(f"{n:,}", one if n == 1 else many, href) for n, one, many, href in given)


def period(dossier: Dossier) -> str:
    """From when to when the articles were published, as far as they say."""
    dates = [card.published for card in dossier.articles]
    closed = [(date.earliest, date.latest) for date in dates if date.earliest and date.latest]
    if not closed:
        return "without a date of publication"
    first, last = min(date for date, _ in closed), max(date for _, date in closed)
    undated = len(dates) - len(closed)
    note = f"; {undated} with an open date or none" if undated else ""
    return f"published {wording.when(When(first, last))}{note}"


def _positions() -> tuple[Term, ...]:
    return tuple(
        Term(position.value, meaning, f"p-{position.value}", symbol)
        for position, (symbol, meaning) in wording.POSITIONS.items()
    )
