"""The hand-made dossier of tests/export as a small ledger in memory, and stories with versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import ModuleType

import pytest

import dossier_fixture
from builders import day
from sayso.dossier.clocks import Clocks
from sayso.model import (
    Act,
    Answer,
    Article,
    Claim,
    Hop,
    Linked,
    Polarity,
    Question,
    QuestionKind,
    Scope,
    SourceKind,
    Span,
    When,
    article_id,
    digest,
    identify,
)

CAME_IN = datetime(2031, 6, 1, 12, 0)


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The module the dossier is written in."""
    return dossier_fixture


@pytest.fixture(scope="session")
def bridge(made):
    return made.dossier()


@pytest.fixture(scope="session")
def linked(made, bridge) -> Linked:
    return made.linked(bridge)


@pytest.fixture(scope="session")
def clocks(made, bridge) -> Clocks:
    articles = tuple(made.ARTICLES.values())
    came = {each.id: CAME_IN.replace(day=n) for n, each in enumerate(articles, 1)}
    runs = {each.id: n for n, each in enumerate(articles, 1)}
    return Clocks.of(articles, bridge.claims, came, runs)


class Told:
    """One question, told by hand: an article a call, with one answer."""

    def __init__(self, kind: QuestionKind = QuestionKind.HOW_MANY) -> None:
        self.kind = kind
        self.articles: list[Article] = []
        self.claims: list[Claim] = []
        self.answers: list[Answer] = []
        self.came: dict[str, datetime] = {}

    def says(
        self,
        who: str,
        figure: float | None = None,
        *,
        said: str | When = "",
        out: str = "",
        act: Act = Act.ASSERT,
        polarity: Polarity = Polarity.POSITIVE,
        new: bool = True,
        version_of: Article | None = None,
        seen: str = "",
        **more: object,
    ) -> Claim:
        """``new=False`` says it in the last article again."""
        if new:
            self._article(out, version_of, seen)
        article = self.articles[-1]
        number = len(self.claims)
        silent = act in (Act.DECLINE, Act.CANNOT_CONFIRM)
        claim = Claim(
            id=identify("clm", number, who),
            article=article.id,
            content=(Span.of(article.text, 0, 4),),
            chain=(Hop(article.outlet or "?", SourceKind.OUTLET), Hop(who, SourceKind.PERSON)),
            act=act,
            polarity=Polarity.UNSTATED if silent else polarity,
            said=said if isinstance(said, When) else (day(said) if said else When()),
        )
        self.claims.append(claim)
        self.answers.append(
            Answer(
                source=identify("idn", who),
                name=who,
                claims=(claim.id,),
                act=act,
                polarity=claim.polarity,
                said=claim.said,
                low=figure,
                high=figure,
                **more,
            )
        )
        return claim

    def _article(self, out: str, version_of: Article | None, seen: str) -> None:
        number = len(self.articles)
        raw = f"Text of article {number}, invented.".encode()
        uri = version_of.uri if version_of else f"{number}.txt"
        article = Article(
            article_id(raw), uri, raw.decode(), raw, digest(raw), "text", outlet=f"Outlet {number}"
        )
        article = replace(
            article,
            published=day(out) if out else When(),
            version_of=version_of.id if version_of else None,
        )
        self.articles.append(article)
        self.came[article.id] = (
            datetime.fromisoformat(seen) if seen else CAME_IN.replace(day=number + 1)
        )

    def question(self) -> Question:
        """All that was told, as one question."""
        scope = Scope("Lumerian troops", "presence", ("Vell",))
        wording = "How many Lumerian troops are in Vell?"
        if self.kind is QuestionKind.IS_IT_SO:
            wording = "Are Lumerian troops in Vell?"
        return Question(identify("qst", self.kind), self.kind, wording, scope, tuple(self.answers))

    def clocks(self) -> Clocks:
        """The times of all that was told; every article is a run of its own."""
        runs = {each.id: n for n, each in enumerate(self.articles, 1)}
        return Clocks.of(self.articles, self.claims, self.came, runs)


@pytest.fixture
def told() -> Callable[..., Told]:
    return Told
