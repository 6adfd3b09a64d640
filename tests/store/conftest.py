"""A small ledger about an invented harbour, made by hand."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.model import (
    Act,
    Answer,
    Article,
    Claim,
    Copy,
    Decision,
    Hop,
    Identity,
    Link,
    Linked,
    Mark,
    Origin,
    Passage,
    PassageKind,
    Polarity,
    Quantity,
    Question,
    QuestionKind,
    Reading,
    Relation,
    SameAs,
    Scope,
    SetAside,
    Source,
    SourceKind,
    Span,
    Statement,
    Story,
    Verdict,
    Voice,
    When,
    Why,
    article_id,
    digest,
    identify,
    on_day,
)
from sayso.store.writer import Writer

FIRST = "Drums in Vell Harbour\nAbout 300 drums were found, said Ilda Marren.\nRead more here"
SECOND = "Port office: “No drums at all,” a spokesman for the Port Office said on Monday."
MORNING = datetime(2031, 3, 2, 6, 0, tzinfo=UTC)


def day(text: str) -> When:
    return on_day(datetime.fromisoformat(text), "made up")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def make_article(uri: str, text: str, outlet: str = "Vell Courier", **more) -> Article:
    raw = text.encode("utf-8")
    return Article(article_id(raw), uri, text, raw, digest(raw), "text", outlet, **more)


def make_claim(article: Article, words: str, name: str, **more) -> Claim:
    content = (span(article.text, words),)
    source = Source(None, name, SourceKind.PERSON)
    hops = (Hop(article.outlet or "?", SourceKind.OUTLET), Hop(name, SourceKind.PERSON))
    key = identify("cla", article.id, content[0].start, content[0].end, name)
    more = {"act": Act.ASSERT, "source": source} | more
    return Claim(key, article.id, content, hops, **more)


@pytest.fixture
def first() -> Reading:
    article = make_article("courier.txt", FIRST, published=day("2031-03-02"))
    drums = Quantity(span(FIRST, "About 300"), 300.0, 300.0, approximate=True, of="drums")
    body = FIRST.index("About")
    why = Why("made-up", None, "")
    passages = (
        Passage(article.id, Span.of(FIRST, 0, body - 1), PassageKind.HEADLINE, why),
        Passage(article.id, Span.of(FIRST, body, len(FIRST) - 15), PassageKind.BODY, why),
    )
    claim = make_claim(
        article,
        "About 300 drums were found",
        "Ilda Marren",
        quantities=(drums,),
        said=day("2031-03-01"),
    )
    more = span(FIRST, "Read more here")
    aside = SetAside("layout", "furniture", article.uri, article.id, more)
    return Reading(article, passages, (claim,), (aside,))


@pytest.fixture
def second() -> Reading:
    article = make_article("port.txt", SECOND, outlet="Harbour Watch")
    outer = make_claim(
        article, "No drums at all", "a spokesman", act=Act.DENY, polarity=Polarity.NEGATIVE
    )
    nested = make_claim(article, "drums", "the Port Office", parent=outer.id)
    return Reading(article, (), (outer, nested))


@pytest.fixture
def linked(first: Reading, second: Reading) -> Linked:
    here, there = first.claims[0], second.claims[0]
    marren = Identity("ide_marren", "Ilda Marren", SourceKind.PERSON, ("Minister Märren",))
    port = Identity("ide_port", "Port Office", SourceKind.ORGANISATION)
    said = Statement("sta_one", marren.id, (here.id,), here.said)
    origin = Origin("ori_one", marren.id, (said.id,), (here.id,), known=True)
    answers = (
        Answer(
            marren.id,
            marren.name,
            (here.id,),
            here.act,
            here.polarity,
            here.said,
            300.0,
            300.0,
            approximate=True,
            words="About 300",
            statement=said.id,
            origin=origin.id,
        ),
        Answer(port.id, port.name, (there.id,), there.act, there.polarity, there.said, 0.0, 0.0),
    )
    why = Why("opposite", None, "0 is not about 300")
    link = Link("que_drums", there.id, here.id, Relation.DENIES, why)
    question = Question(
        "que_drums",
        QuestionKind.HOW_MANY,
        "How many drums were found?",
        Scope("drums", "find", ("vell",)),
        answers,
        (link,),
        2,
        2,
        1,
        "sto_one",
    )
    articles = (first.article.id, second.article.id)
    return Linked(
        (marren, port),
        (Voice(here.id, marren.id), Voice(there.id, port.id)),
        (said,),
        (origin,),
        (question,),
        (Copy(*articles, 0.25, why),),
        (Story("sto_one", articles),),
        (SameAs(marren.id, port.id, Verdict.UNDECIDED, (why,)),),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


@pytest.fixture
def writer(path: Path):
    with Writer(path, lambda: MORNING) as writer:
        yield writer


@pytest.fixture
def ledger(path: Path, first: Reading, second: Reading, linked: Linked) -> Path:
    """The path of a ledger with both readings, one link run and one judgement."""
    with Writer(path, lambda: MORNING) as writer:
        writer.add([first, second], [SetAside("ingest", "not text", "photo.jpg")])
        writer.link(linked)
        here, there = Mark(first.article.id, "Ilda Marren"), Mark(second.article.id, "a spokesman")
        writer.judge(Decision(Verdict.NOT_SAME, here, there), by="ana", note="she is no spokesman")
    return path


@pytest.fixture
def edited(first: Reading) -> Reading:
    """Another text at the uri of the first."""
    article = make_article("courier.txt", FIRST + " now", published=day("2031-03-04"))
    return replace(first, article=article, passages=(), claims=(), set_aside=())
