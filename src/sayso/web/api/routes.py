"""Routes of the API: what can be asked, how, and which answer in inquiry it gets."""

from typing import Final

from sayso.dossier.clocks import Clock
from sayso.finding import FAR, NEAR
from sayso.inquiry import articles, asked, changed, claims, questions, sources, weighed
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import Place
from sayso.inquiry.questions import Then
from sayso.model import Act, AttributionKind, QuestionKind, SourceKind
from sayso.web.api.declared import (
    Choice,
    Day,
    Endpoint,
    Flag,
    Given,
    Instant,
    Number,
    Parameter,
    Told,
    Words,
    page,
)

A_PAGE: Final = Parameter("limit", Number(1, 200, 25), "Most items of a page.")
AFTER: Final = Parameter(
    "after",
    Words(),
    "Where the page begins: `after` of the page before. The `Link` header has it too.",
)
PAGED: Final = (A_PAGE, AFTER)
PUBLISHED: Final = (
    Parameter("published_from", Day(), "Published on this day or later, as far as is known."),
    Parameter("published_to", Day(), "Published on this day or earlier, likewise."),
)
CLOCK: Final = Parameter(
    "clock",
    Choice(tuple(map(str, Clock)), Clock.SAID.value),
    "Which time counts: of saying, of publishing, or of ingesting (UTC).",
)
THEN: Final = (
    Parameter(
        "as_of", Instant(end=True), "Only what had come by then: a day, to its end, or a moment."
    ),
    CLOCK,
)
ID: Final = (Parameter("id", Words(), "Its id.", required=True),)
SOURCE: Final = Parameter("source", Words(), "The id of a voice.")
STORY: Final = Parameter("story", Words(), "The id of a story: `story` of articles and questions.")


def _place(given: Given) -> Place:
    return Place(given["after"] or "", given["limit"])


def _then(given: Given) -> Then:
    return Then(given["as_of"], Clock(given["clock"]))


def _chosen(given: Given, *leave: str) -> dict[str, object]:
    """The filters among what is given."""
    left = {"after", "limit", "as_of", "clock", *leave}
    return {name: value for name, value in given.items() if name not in left}


def _articles(view: Moment, given: Given) -> Told:
    return page(articles.find(view, articles.Wanted(**_chosen(given)), _place(given)))  # type: ignore[arg-type]


def _text(view: Moment, given: Given) -> Told:
    return Told(articles.text(view, given["id"], given["start"], given["end"]))


def _claims(view: Moment, given: Given) -> Told:
    return page(claims.find(view, claims.Wanted(**_chosen(given)), _place(given)))  # type: ignore[arg-type]


def _questions(view: Moment, given: Given) -> Told:
    wanted = questions.Wanted(**_chosen(given))  # type: ignore[arg-type]
    return page(questions.find(view, wanted, _then(given), _place(given)))


def _ask(view: Moment, given: Given) -> Told:
    reach = FAR if given["thorough"] else NEAR
    return Told(asked.answer(view, given["q"], _then(given), reach))


def _diff(view: Moment, given: Given) -> Told:
    return page(changed.find(view, given["since"], Clock(given["clock"]), _place(given)))


def _impact(view: Moment, given: Given) -> Told:
    line, after = weighed.find(view, given["source"], given["after"] or "")
    return Told({**line, "after": after}, after)


ENDPOINTS: Final = (
    Endpoint(
        "/articles",
        "listArticles",
        "Articles in the order in which they came in, each as a line of articles.jsonl.",
        _articles,
        "Article",
        (
            Parameter("outlet", Words(), "Part of an outlet's name, in any case."),
            STORY,
            Parameter("text", Words(), "Words its title or text holds, in any form."),
            *PUBLISHED,
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/articles/{id}",
        "readArticle",
        "One article with its labelled passages.",
        lambda view, given: Told(articles.one(view, given["id"])),
        "Article",
        within=ID,
    ),
    Endpoint(
        "/articles/{id}/text",
        "readArticleText",
        f"A part of the text that all offsets point into, up to {articles.LETTERS} characters.",
        _text,
        "Text",
        (
            Parameter("start", Number(0, 2**31, 0), "The first character, in Unicode code points."),
            Parameter("end", Number(0, 2**31), "The one behind the last."),
        ),
        within=ID,
    ),
    Endpoint(
        "/articles/{id}/passages",
        "readArticlePassages",
        "The labelled passages of an article in their words.",
        lambda view, given: Told(articles.passages(view, given["id"])),
        "Passages",
        within=ID,
    ),
    Endpoint(
        "/claims",
        "listClaims",
        "Claims in the order in which they came in, each as a line of claims.jsonl.",
        _claims,
        "ClaimLine",
        (
            Parameter("source", Words(), "The id of a voice, or a part of any of its names."),
            Parameter("act", Choice(tuple(map(str, Act))), "What the source did by speaking."),
            Parameter("kind", Choice(tuple(map(str, AttributionKind))), "What is credited."),
            Parameter("question", Words(), "The id of a question it answers."),
            Parameter("article", Words(), "The id of the article it stands in."),
            Parameter("text", Words(), 'Words it holds, in any form; "quoted" ones side by side.'),
            Parameter("said_from", Day(), "Said on this day or later, as far as is known."),
            Parameter("said_to", Day(), "Said on this day or earlier, likewise."),
            *PUBLISHED,
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/claims/{id}",
        "readClaim",
        "One claim.",
        lambda view, given: Told(claims.one(view, given["id"])),
        "ClaimLine",
        within=ID,
    ),
    Endpoint(
        "/questions",
        "listQuestions",
        "Questions in the order of their ids, with everybody's answers, as they stand or stood.",
        _questions,
        "Question",
        (
            Parameter("kind", Choice(tuple(map(str, QuestionKind))), "What it asks for."),
            STORY,
            Parameter("disputed", Flag(), "Whether answers contradict, deny or revise another."),
            Parameter("text", Words(), "Words its wording holds, in any case."),
            *THEN,
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/questions/{id}",
        "readQuestion",
        "One question: its answers and links, every source's positions with their dates, and the "
        "claims they rest on in the words of their articles.",
        lambda view, given: Told(questions.one(view, given["id"], _then(given))),
        "QuestionStood",
        THEN,
        within=ID,
    ),
    Endpoint(
        "/statements",
        "listStatements",
        "Speech events, however many articles report each, in the order of their ids.",
        lambda view, given: page(sources.statements(view, given["source"], _place(given))),
        "Statement",
        (SOURCE, *PAGED),
        paged=True,
    ),
    Endpoint(
        "/statements/{id}",
        "readStatement",
        "One speech event with every report of it in its words.",
        lambda view, given: Told(sources.statement(view, given["id"])),
        "StatementTold",
        within=ID,
    ),
    Endpoint(
        "/sources",
        "listSources",
        "Voices in the order of their ids.",
        lambda view, given: page(sources.find(view, given["name"], given["kind"], _place(given))),
        "Source",
        (
            Parameter("name", Words(), "Part of any of its names, in any case."),
            Parameter("kind", Choice(tuple(map(str, SourceKind))), "What it is."),
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/sources/{id}",
        "readSource",
        "One voice; what it said: /claims?source=ID.",
        lambda view, given: Told(sources.one(view, given["id"])),
        "SourceTold",
        within=ID,
    ),
    Endpoint(
        "/origins",
        "listOrigins",
        "Root voices and occasions behind claims, in the order of their ids.",
        lambda view, given: page(
            sources.origins(view, given["source"], given["known"], _place(given))
        ),
        "Origin",
        (
            SOURCE,
            Parameter("known", Flag(), "Whether its lineage is stated; else it counts 0."),
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/origins/{id}",
        "readOrigin",
        "One origin with what goes back to it in its words.",
        lambda view, given: Told(sources.origin(view, given["id"])),
        "OriginTold",
        within=ID,
    ),
    Endpoint(
        "/ask",
        "ask",
        "Who answers a question in your words, as it stands or stood; or nobody, and what is near.",
        _ask,
        "Asked",
        (
            Parameter("q", Words(blank=False), "The question.", required=True),
            Parameter(
                "thorough",
                Flag(),
                f"Look through {FAR.articles} articles and all questions, not {NEAR.articles} and "
                f"{NEAR.questions}: on a large ledger it takes seconds.",
            ),
            *THEN,
        ),
    ),
    Endpoint(
        "/diff",
        "listChanges",
        "What changed since a day: new, revised, first denial or confirmation, withdrawn. Those of "
        "one story are in order of the clock.",
        _diff,
        "Change",
        (
            Parameter("since", Instant(), "A day, from its beginning, or a moment.", required=True),
            CLOCK,
            *PAGED,
        ),
        paged=True,
    ),
    Endpoint(
        "/impact",
        "weighSource",
        "What would fall without a source, story by story: which claims hang on it and how, which "
        "answers lose their last voice or known origin, which contradictions go.",
        _impact,
        "Impact",
        (
            Parameter("source", Words(), "A voice or an outlet, by name or id.", required=True),
            AFTER,
        ),
        meets=(404, 409),
    ),
)
