"""The API on a ledger of several pieces: the contract's lines, pages, filters, and refusals."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

import affairs
from sayso import following, pipeline
from sayso.dossier import asof, changes
from sayso.dossier import impact as impacts
from sayso.dossier.clocks import Clock
from sayso.export import contract
from sayso.export.linked_index import LinkedIndex
from sayso.inquiry import lines
from sayso.model import Decision, Subject, Verdict, mark_of, voice_of
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web import app
from sayso.web.api import openapi
from sayso.web.api.routes import ENDPOINTS
from sayso.web.settings import Settings

API = "/api/v1"
Get = Callable[..., Any]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return affairs.ledger(tmp_path_factory.mktemp("api") / "sayso.db", affairs.readings())


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    made = app.create(Settings(path, read_only=True))
    with TestClient(made, base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture
def get(client: TestClient) -> Get:
    def got(path: str, **parameters: str) -> Any:
        answer = client.get(API + path, params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return got


@pytest.fixture(scope="module")
def whole(path: Path) -> Any:
    with View(path) as view:
        return following.whole(view)


def pages(client: TestClient, path: str, **parameters: str) -> Iterator[Any]:
    """Every item, by the links from page to page."""
    found = client.get(API + path, params=parameters)
    while True:
        assert found.status_code == 200, found.text
        yield from found.json()["items"]
        if found.json()["after"] is None:
            assert "next" not in found.links
            return
        found = client.get(found.links["next"]["url"])


def test_lines_are_those_of_the_contract(client: TestClient, path: Path) -> None:
    with View(path) as view:
        linked = view.linked()
        index = LinkedIndex.of(linked)
        articles = {each.id: each for each in view.articles()}
        claims = [contract.claim_line(c, articles[c.article], index) for c in view.claims()]
        told = [contract.article_line(a, view.passages(a.id), index) for a in articles.values()]
    wanted = {
        "/claims": [{**each, "judged": None} for each in claims],
        "/articles": told,
        "/questions": [contract.question_line(each) for each in linked.questions],
    }
    for where, lines_ in wanted.items():
        found = {each["id"]: each for each in pages(client, where, limit="3")}
        assert found == {each["id"]: each for each in lines_}


@pytest.mark.parametrize("where", [each.path for each in ENDPOINTS if each.paged])
def test_a_page_goes_on_until_the_end(client: TestClient, where: str) -> None:
    given = {"since": "2031-01-01"} if where == "/diff" else {}
    every = list(pages(client, where, limit="200", **given))
    by_two = list(pages(client, where, limit="2", **given))
    assert len(every) > 2
    assert by_two == every


@pytest.mark.parametrize(
    "wanted",
    [
        {"act": "assert"},
        {"act": "deny"},
        {"text": "miners"},
        {"text": '"killed in Osk"'},
        {"text": "…"},
        {"source": "Ada Brenn"},
        {"source": "ada"},
        {"source": "idn_nobody"},
        {"said_from": "2031-03-05"},
        {"said_from": "2031-03-04", "said_to": "2031-03-05"},
        {"published_to": "2031-03-04"},
        {"published_from": "2031-05-05", "published_to": "2031-05-05"},
        {"source": "Orin Vale", "text": "Six", "act": "assert"},
        {"kind": "statement", "said_to": "2031-01-31"},
    ],
)
def test_claims_pass_the_filters_that_the_ledger_knows(
    client: TestClient, path: Path, wanted: dict[str, str]
) -> None:
    given: dict[str, Any] = dict(wanted)
    for ours, theirs in (("said_from", "since"), ("said_to", "until")):
        if ours in given:
            given[theirs] = date.fromisoformat(given.pop(ours))
    first, last = given.pop("published_from", ""), given.pop("published_to", "9999")
    with View(path) as view:
        if given.get("text") == "…":
            expected = set()
        else:
            expected = {
                claim.id
                for claim in view.claims(**given)
                if first <= str(view.article(claim.article).published.earliest)[:10] <= last
            }
    found = [each["id"] for each in pages(client, "/claims", limit="1", **wanted)]
    assert set(found) == expected
    assert len(found) == len(expected)


def test_claims_of_an_article_and_of_a_question(client: TestClient, whole: Any) -> None:
    question = whole.linked.questions[0]
    told = {claim for answer in question.answers for claim in answer.claims}
    assert {each["id"] for each in pages(client, "/claims", question=question.id)} == told
    article = whole.clocks.claims[min(told)].article
    assert {each["article"]["id"] for each in pages(client, "/claims", article=article)} == {
        article
    }


def test_articles_and_questions_by_story_text_and_outlet(client: TestClient, whole: Any) -> None:
    story = whole.linked.stories[0]
    assert {each["id"] for each in pages(client, "/articles", story=story.id)} == set(
        story.articles
    )
    assert list(pages(client, "/articles", outlet="ech", text="organ"))
    inside = list(pages(client, "/articles", story=story.id, text="hull OR AND"))
    assert inside == []
    for each in pages(client, "/questions", story=story.id):
        assert each["story"] == story.id
    disputed = {each["id"] for each in pages(client, "/questions", disputed="true")}
    calm = {each["id"] for each in pages(client, "/questions", disputed="false")}
    assert disputed | calm == {each.id for each in whole.linked.questions}
    assert not disputed & calm
    assert list(pages(client, "/questions", text="osk KILLED", kind="how-many"))


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("day", ["1999-01-01", "2031-05-04", "2031-05-06", "2099-01-01"])
def test_a_question_is_told_as_it_stood(get: Get, whole: Any, clock: Clock, day: str) -> None:
    moment = datetime.combine(datetime.fromisoformat(day), time.max)
    stood = asof.find(whole.linked.questions, whole.linked, whole.clocks, clock, moment)
    by_id = {each.question.id: lines.as_of(each, whole.clocks) for each in stood}
    for question in whole.linked.questions:
        told = get(f"/questions/{question.id}", as_of=day, clock=clock.value)
        if question.id in by_id:
            expected = by_id[question.id]
            claims = [{**each, "judged": None} for each in expected["claims"]]
            assert told["stood"] == {**expected, "claims": claims}
        else:
            assert told["question"]["answers"] == []
            assert told["stood"]["later"] == len(question.answers)
        there = {claim for answer in told["question"]["answers"] for claim in answer["claims"]}
        assert all({each["left"], each["right"]} <= there for each in told["question"]["links"])
    listed = get("/questions", as_of=day, clock=clock.value)["items"]
    assert {each["id"] for each in listed} == by_id.keys()


def test_what_is_asked_is_answered_as_on_the_command_line(get: Get, path: Path) -> None:
    from sayso.inquiry import asked

    for typed in (affairs.QUESTIONS[0], "Did anybody dance?"):
        told = pipeline.asked(path, typed)
        expected = lines.answered(told, asked.stands(told), [])
        found = get("/ask", q=typed, thorough="true")
        for each in (*found["claims"], *found["words_found_in"]):
            del each["judged"]
        for question in found["questions"]:
            for each in question["claims"]:
                del each["judged"]
        assert {key: found[key] for key in expected} == expected
        assert found["answered"] is get("/ask", q=typed)["answered"]


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("since", ["2031-01-01", "2031-05-05", "2031-07-09T12:00:00Z"])
def test_changes_are_those_of_the_whole_ledger(
    client: TestClient, whole: Any, clock: Clock, since: str
) -> None:
    moment = datetime.fromisoformat(since).replace(tzinfo=None)
    expected = changes.find(whole.linked.questions, whole.clocks, clock, moment)
    found = pages(client, "/diff", since=since, clock=clock.value, limit="3")
    assert Counter(each["event"] for each in found) == Counter(each.id for each in expected)


def test_impact_is_that_of_the_whole_ledger(get: Get, whole: Any) -> None:
    outlets = {each.outlet for each in whole.clocks.articles.values()}
    for name in ("Ada Brenn", "Post", *(each.id for each in whole.linked.identities)):
        meant = impacts.meant(name, whole.linked.identities, outlets)
        expected = lines.impact(impacts.without(meant, whole.linked, whole.clocks))
        found = get("/impact", source=name)
        assert found["after"] is None
        for key in ("answers", "contradictions"):
            assert sorted(found[key], key=str) == sorted(expected[key], key=str)
        assert {(each["id"], each["through"]) for each in found["claims"]} == {
            (each["id"], each["through"]) for each in expected["claims"]
        }
        assert all(each["claim"]["text"] for each in found["claims"])


def test_a_text_is_told_in_parts(get: Get, path: Path) -> None:
    with View(path) as view:
        article = next(view.articles())
    found = get(f"/articles/{article.id}/text", start="5", end="12")
    assert found["text"] == article.text[5:12]
    assert found["span"] == [5, 12]
    assert get(f"/articles/{article.id}/text", start="999999")["text"] == ""
    assert get(f"/articles/{article.id}/text")["text"] == article.text


def test_no_route_reads_the_whole_ledger(
    client: TestClient, whole: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    records = View.records

    def spied(self: View, query: str, **given: Any) -> Any:
        asked.add(query)
        return records(self, query, **given)

    monkeypatch.setattr(View, "records", spied)
    ids = {
        "articles": min(whole.clocks.articles),
        "claims": min(whole.clocks.claims),
        "questions": whole.linked.questions[0].id,
        "statements": whole.linked.statements[0].id,
        "sources": whole.linked.identities[0].id,
        "origins": whole.linked.origins[0].id,
    }
    needed = {"q": "Who was hurt?", "since": "2031-01-01", "source": "Ada Brenn"}
    for each in ENDPOINTS:
        where = each.path.replace("{id}", ids.get(each.path.split("/")[1], ""))
        given = {one.name: needed[one.name] for one in each.query if one.required}
        assert client.get(API + where, params=given).status_code == 200
    assert not asked & {
        "articles", "claims", "identities", "voices", "statements", "origins", "questions",
        "questions_by_interest", "copies", "stories", "doubts", "set_aside", "arrivals",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("/claims?limit=0", "limit"),
        ("/claims?limit=201", "limit"),
        ("/claims?limit=1e2", "limit"),
        ("/claims?limit=1&limit=2", "limit"),
        ("/claims?akt=deny", "akt"),
        ("/claims?act=sing", "act"),
        ("/claims?said_from=2031-02-30", "said_from"),
        ("/claims?said_from=2031-W05-1", "said_from"),
        ("/questions?disputed=1", "disputed"),
        ("/questions?as_of=yesterday", "as_of"),
        ("/questions?as_of=2031-05-04T12:00", "as_of"),
        ("/ask", "q"),
        ("/ask?q=%20", "q"),
        (f"/ask?q={'x' * 301}", "q"),
        ("/diff", "since"),
    ],
)
def test_a_bad_parameter_is_named(client: TestClient, where: str, wrong: str) -> None:
    answer = client.get(API + where)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert [each["parameter"] for each in told["errors"]] == [wrong]
    assert told["type"] == "/api/v1/docs#bad-parameter"
    assert "no-store" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "where",
    [
        "/nothing", "/claims/clm_x", "/articles/art_x", "/articles/art_x/text",
        "/articles/art_x/passages", "/questions/qst_x", "/statements/x", "/sources/x", "/origins/x",
        "/impact?source=nobody",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_problem(client: TestClient, where: str) -> None:
    answer = client.get(API + where)
    assert answer.status_code == 404
    assert answer.json()["type"] == "/api/v1/docs#unknown"


def test_a_name_of_several_is_a_problem(client: TestClient) -> None:
    answer = client.get(f"{API}/impact", params={"source": "a"})
    assert answer.status_code == 409
    assert "give the id" in answer.json()["detail"]


def test_it_is_read_only_and_of_one_origin(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        answer = client.request(method, f"{API}/claims", headers={"origin": "http://else.example"})
        assert answer.status_code == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
        assert answer.json()["status"] == 405
    answer = client.get(f"{API}/claims", headers={"origin": "http://else.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_head_tells_all_but_the_content(client: TestClient) -> None:
    got, head = (client.request(m, f"{API}/claims?limit=1") for m in ("GET", "HEAD"))
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["link"] == got.headers["link"]
    assert int(head.headers["content-length"]) == len(got.content)


def test_strangers_are_told_to_log_in(path: Path) -> None:
    made = app.create(Settings(path, token="sesame", read_only=True))
    with TestClient(made, base_url="http://127.0.0.1", follow_redirects=False) as client:
        refused = client.get(f"{API}/claims")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer")
        assert refused.json()["type"] == "/api/v1/docs#stranger"
        let_in = client.get(f"{API}/claims", headers={"authorization": "Bearer sesame"})
        assert let_in.status_code == 200
        elsewhere = client.get(f"{API}/claims", headers={"host": "else.example"})
        assert elsewhere.status_code == 421
        assert elsewhere.json()["type"] == "/api/v1/docs#host"


def test_what_is_known_is_not_told_again_until_something_changes(
    path: Path, tmp_path: Path
) -> None:
    ledger = Path(shutil.copy(path, tmp_path / "own.db"))
    with TestClient(app.create(Settings(ledger)), base_url="http://127.0.0.1") as client:
        first = client.get(f"{API}/claims")
        tag = first.headers["etag"]
        again = client.get(f"{API}/claims", headers={"if-none-match": f'"x", {tag}'})
        assert again.status_code == 304
        assert again.content == b""
        other = client.get(f"{API}/claims?limit=3", headers={"if-none-match": tag})
        assert other.status_code == 200
        with View(ledger) as view:
            claim = next(view.claims())
        with Writer(ledger) as writer:
            mark = mark_of(claim)
            writer.judge(Decision(Verdict.REJECT, mark, about=Subject.CLAIM), by="ana")
        changed = client.get(f"{API}/claims", headers={"if-none-match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag
        (line,) = (each for each in changed.json()["items"] if each["id"] == claim.id)
        assert line["judged"] == "rejected"


def test_a_grade_that_a_person_gave_is_told(path: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(path, tmp_path / "own.db"))
    with View(ledger) as view:
        question = view.linked().questions[0]
        claim = view.claim(question.answers[0].claims[0])
    with Writer(ledger) as writer:
        from sayso.model import Correction, Field

        grade = (Correction(Field.RELIABILITY, "B"),)
        made = Decision(Verdict.GRADE, voice_of(claim), about=Subject.VOICE, corrections=grade)
        writer.judge(made, by="ana")
    with TestClient(app.create(Settings(ledger)), base_url="http://127.0.0.1") as client:
        listed = {each["id"]: each for each in pages(client, "/questions")}[question.id]
        alone = client.get(f"{API}/questions/{question.id}").json()["question"]
    for line in (listed, alone):
        grades = {each["identity"]: each["grade"]["reliability"] for each in line["answers"]}
        assert grades[question.answers[0].source] == "B"


def test_the_document_describes_every_answer(client: TestClient) -> None:
    document = client.get(f"{API}/openapi.json")
    assert document.headers["content-type"].startswith("application/vnd.oai.openapi+json")
    told = document.json()
    assert told == openapi.document()
    assert told["paths"].keys() == {each.path for each in ENDPOINTS}
    used = str(told["paths"]) + str(told["components"])
    for name, schema in told["components"]["schemas"].items():
        assert f"'#/components/schemas/{name}'" in used or name == "Problem"
        jsonschema_rs.meta.validate(schema)
    tag = document.headers["etag"]
    assert client.get(f"{API}/openapi.json", headers={"if-none-match": tag}).status_code == 304


def test_the_page_of_the_api_names_every_route_and_asks_nobody_else(client: TestClient) -> None:
    page = client.get(f"{API}/docs")
    assert page.status_code == 200
    for each in ENDPOINTS:
        assert f"GET {API}{each.path}</code>" in page.text
    assert "http" not in page.text.split("</head>")[0].replace("http-equiv", "")
    assert client.get(API).json()["openapi"] == f"{API}/openapi.json"


def test_a_crash_is_a_problem_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sayso.inquiry.claims.find", broken)
    made = app.create(Settings(path, read_only=True))
    client = TestClient(made, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get(f"{API}/claims")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "ZeroDivision" not in answer.text
