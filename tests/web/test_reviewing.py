"""The review queue: by forms, by keys, by two at once; and what becomes of a judgement."""

import json
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.model import Decision, Mark, Span, Subject, Verdict
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web import app
from sayso.web.running import served
from sayso.web.settings import Settings

JSON = {"accept": "application/json"}


def token(client: TestClient) -> str:
    return re.search(r'name="token" value="([^"]+)"', client.get("/review").text)[1]


def waiting(told: str) -> list[str]:
    """The claims on a page, in order."""
    return re.findall(r'<article class="review [^"]*" id="(clm_[^"]+)"', told)


def fields_of(told: str, claim: str) -> dict[str, str]:
    """What the decision form of a claim would send, without the verdict."""
    card = told.split(f'id="{claim}"')[1].split("</article>", maxsplit=1)[0]
    form = card.split('<form class="decide"')[1].split("</form>")[0]
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form.split("<button")[0]))


def send(client: TestClient, claim: str, verdict: str, **more: str):
    told = client.get(f"/review/claim/{claim}").text
    return client.post("/judgements", data=fields_of(told, claim) | {"verdict": verdict} | more)


def linked(client: TestClient) -> None:
    assert client.app.state.room.linker.wait(20)


def judgements(ledger: Path):
    with View(ledger) as view:
        return view.judgements()


def test_the_most_disputed_question_comes_first(client: TestClient) -> None:
    told = client.get("/review").text
    assert len(waiting(told)) == 20
    assert 'title="Are Kuremari troops in the Ilmeth Valley?"' in told.split("</header>")[1]
    assert "not reviewed" in told
    assert "Machine reading" in told


def test_every_claim_is_on_one_page_and_none_is_on_two(client: TestClient, ledger: Path) -> None:
    met: list[str] = []
    at = "/review"
    while at:
        told = client.get(at).text
        met += waiting(told)
        further = re.search(r'id="further" href="([^"#]+)', told)
        at = further[1].replace("&amp;", "&") if further else ""
    with View(ledger) as view:
        assert sorted(met) == sorted(claim.id for claim in view.claims())


def test_a_page_that_is_judged_away_leads_on_without_a_gap(client: TestClient) -> None:
    first = client.get("/review?show=unreviewed").text
    second = re.search(r'id="further" href="([^"#]+)', first)[1].replace("&amp;", "&")
    wanted = waiting(client.get(second).text)
    for claim in waiting(first):
        send(client, claim, "accept")
    assert waiting(client.get(second).text) == wanted
    assert waiting(client.get("/review?show=unreviewed").text) == wanted


def test_without_a_script_a_form_leads_back_and_the_card_tells_who(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    answer = send(client, claim, "reject", note="it is a caption")
    assert answer.history[0].status_code == 303
    card = client.get(f"/review/claim/{claim}").text
    assert "rejected; it answers no question" in card
    assert "analyst, " in card
    assert "it is a caption" in card


def test_a_rejected_claim_leaves_its_questions_and_stays_visible_as_struck(
    client: TestClient,
) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    question = re.search(r'class="qref" href="(/question/[^"]+)"', client.get("/review").text)[1]
    assert claim in client.get(question).text
    send(client, claim, "reject")
    linked(client)
    assert claim not in client.get(question).text
    assert 'class="claim unasked rejected"' in client.get(f"/claim/{claim}").text
    (made,) = judgements(client.app.state.room.settings.ledger)
    form = {"token": token(client), "back": "/review"}
    client.post(f"/judgements/{made.id}/undo", data=form)
    linked(client)
    assert claim in client.get(question).text


def test_what_a_person_corrects_shows_in_the_answers(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    told = client.get(f"/review/claim/{claim}").text
    question = re.search(r'class="qref" href="(/question/[^"]+)"', told)[1]
    send(client, claim, "correct", act="deny", source="Xanthe Orr", said="2023-03-09")
    linked(client)
    (made,) = judgements(client.app.state.room.settings.ledger)
    assert [each.field.value for each in made.corrections] == ["source", "act", "said"]
    row = client.get(question).text.split("Xanthe Orr")[1]
    assert "9 Mar 2023" in row.split("</tr>")[0]
    card = client.get(f"/claim/{claim}").text
    assert "act: deny, read as" in card
    assert "says" in card.split("Machine reading")[1].split("layer analyst")[0]


def test_a_form_that_changes_nothing_corrects_nothing(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    assert "nothing is corrected" in send(client, claim, "correct", act="assert").text


def test_words_that_are_typed_are_looked_for_in_the_article(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    send(client, claim, "correct", content="4,000  Kuremari\r\nsoldiers")
    (made,) = judgements(client.app.state.room.settings.ledger)
    assert made.corrections[0].spans[0].words == "4,000 Kuremari soldiers"
    answer = send(client, claim, "correct", content="words of nobody")
    assert answer.status_code == 400
    assert "does not say" in answer.text


def test_the_slower_of_two_is_told_who_was_faster_and_loses_nothing(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    slow = fields_of(client.get(f"/review/claim/{claim}").text, claim)
    send(client, claim, "accept")
    answer = client.post("/judgements", data=slow | {"verdict": "reject", "note": "a caption"})
    assert answer.status_code == 409
    assert "analyst decided on this" in answer.text
    assert "a caption" in answer.text
    again = dict(
        re.findall(r'name="([^"]+)" value="([^"]*)"', answer.text.split('class="actions"')[1])
    )
    assert client.post("/judgements", data=again).status_code == 200
    assert [each.verdict for each in judgements(client.app.state.room.settings.ledger)] == [
        Verdict.ACCEPT,
        Verdict.REJECT,
    ]


def test_a_note_overrules_nobody_and_needs_words(client: TestClient) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    send(client, claim, "accept")
    fields = {"token": token(client), "left": claim, "about": "claim", "verdict": "note"}
    assert client.post("/judgements", data=fields, headers=JSON).status_code == 400
    assert client.post("/judgements", data=fields | {"note": "see page 2"}).status_code == 200
    told = client.get(f"/review/claim/{claim}").text
    assert "accepted as read" in told
    assert "see page 2" in told


def test_filters_show_what_was_decided_and_by_whom(client: TestClient) -> None:
    one, two, three, *_ = waiting(client.get("/review").text)
    send(client, one, "accept")
    send(client, two, "reject")
    send(client, three, "correct", certainty="possible")
    assert waiting(client.get("/review?show=accepted").text) == [one]
    assert waiting(client.get("/review?show=rejected").text) == [two]
    assert waiting(client.get("/review?show=corrected").text) == [three]
    assert waiting(client.get("/review?show=mine").text) == [three, two, one]
    assert not {one, two, three} & set(waiting(client.get("/review?show=unreviewed").text))
    assert one not in waiting(client.get("/review").text)


def test_a_stale_judgement_is_flagged_and_changes_nothing(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        claim = next(view.claims())
        before = repr(view.linked())
        text = view.text(claim.article)
    start = claim.content[0].start
    mark = Mark(claim.article, claim.voice.name, (Span.of(text, start, start + 9),))
    with Writer(ledger) as writer:
        made = writer.judge(Decision(Verdict.REJECT, mark, about=Subject.CLAIM), by="ana")
    client.app.state.room.linker.ask()
    linked(client)
    told = client.get("/review?show=stale").text
    assert made.id in told
    assert "its words are read otherwise now; not applied" in told
    with View(ledger) as view:
        assert repr(view.linked()) == before
    (line,) = client.get("/review/export.jsonl").text.splitlines()
    assert json.loads(line)["stale"] is True


def test_reviews_are_taken_away_one_a_line(client: TestClient) -> None:
    one, two, *_ = waiting(client.get("/review").text)
    send(client, one, "reject")
    send(client, two, "correct", act="deny")
    answer = client.get("/review/export.jsonl")
    lines = {each["claim"]: each for each in map(json.loads, answer.text.splitlines())}
    assert lines.keys() == {one, two}
    assert lines[one]["person"] is None
    assert (lines[two]["machine"]["act"], lines[two]["person"]["act"]) == ("assert", "deny")
    for each in lines.values():
        start = each["offset"]
        for low, high in each["machine"]["content"]:
            assert each["text"][low - start : high - start].strip()
        assert each["by"] == "analyst"


def test_people_speeches_and_questions_are_decided_in_pairs(client: TestClient) -> None:
    for kind in ("people", "statements", "questions"):
        told = client.get(f"/review/{kind}").text
        form = told.split('<form class="decide"')[1].split("<button")[0]
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
        card = re.search(r'data-card="([^"]+)"', told)[1].replace("&amp;", "&")
        assert client.post("/judgements", data=fields | {"verdict": "undecided"}).status_code == 200
        linked(client)
        assert "left undecided" in client.get(card).text
    log = client.get("/review/log").text
    assert log.count("Take back") == 3
    assert "may or may not report the same speech as" in log


def test_a_source_is_graded_and_its_answers_show_it(client: TestClient) -> None:
    told = client.get("/review/sources").text
    form = told.split('<form class="decide grading"')[1].split("<label")[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    sent = client.post("/judgements", data=fields | {"reliability": "C"}, headers=JSON)
    assert "is graded: reliability C" in sent.json()["words"]
    card = client.get(f"/review/source/{fields['left']}").text
    assert '<option value="C" selected>' in card
    late = client.post("/judgements", data=fields | {"reliability": "B"}, headers=JSON)
    assert late.status_code == 409
    assert late.json()["by"] == "analyst"
    again = fields | {"reliability": "B", "seen": late.json()["seen"]}
    assert client.post("/judgements", data=again, headers=JSON).status_code == 200


def test_taking_back_is_taken_back_from_the_log(client: TestClient, ledger: Path) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    send(client, claim, "accept")
    form = {"token": token(client), "back": "/review/log"}
    for verdict in ("none that holds", "accepted as read"):
        undo = re.findall(r'action="(/judgements/[^"]+/undo)"', client.get("/review/log").text)
        client.post(undo[0], data=form)
        assert verdict in client.get(f"/review/claim/{claim}").text
    assert len(judgements(ledger)) == 3


def test_read_only_shows_judgements_and_no_forms(ledger: Path) -> None:
    with View(ledger) as view:
        claim = next(view.claims())
    mark = Mark(claim.article, claim.voice.name, claim.content)
    with Writer(ledger) as writer:
        writer.judge(Decision(Verdict.ACCEPT, mark, about=Subject.CLAIM), by="ana")
    with TestClient(
        app.create(Settings(ledger, read_only=True)), base_url="http://127.0.0.1"
    ) as client:
        for path in ("", "?show=accepted", "/people", "/sources", "/log", f"/claim/{claim.id}"):
            told = client.get(f"/review{path}").text
            assert "<form" not in told.split("<main")[1].replace('<form method="dialog"', "")
        assert "accepted as read" in told


def test_a_form_without_its_token_changes_nothing(client: TestClient, ledger: Path) -> None:
    (claim, *_) = waiting(client.get("/review").text)
    sent = {"verdict": "accept", "left": claim, "token": "made up"}
    answer = client.post("/judgements", data=sent, headers=JSON)
    assert answer.status_code == 400
    assert "load its page again" in answer.json()["told"]
    assert judgements(ledger) == ()


def test_no_filter_and_no_key_breaks_the_page(client: TestClient) -> None:
    for query in ("?show=nonsense", "?after=x~y.z", "?after=~", "?story=nothing", "/nothing"):
        assert client.get(f"/review{query}").status_code in {200, 404}


# ---- in a browser -----------------------------------------------------------------------------


def settled(page: Page) -> None:
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_keys_alone_clear_the_queue(address: str, page: Page, ledger: Path) -> None:
    page.goto(f"{address}/review?show=unreviewed")
    page.keyboard.press("j")
    for number in range(20):
        page.keyboard.press("r" if number % 5 == 4 else "a")
    expect(page.locator(".review.unreviewed")).to_have_count(0)
    page.keyboard.press("j")
    page.wait_for_url("**after=**")
    expect(page.locator(".review").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("is accepted")
    assert len(judgements(ledger)) == 21
    expect(page.locator(".review.accepted")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".review").first).to_contain_text("none that holds")
    assert len(judgements(ledger)) == 22


def test_a_correction_by_keys(address: str, page: Page, ledger: Path) -> None:
    page.goto(f"{address}/review")
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("textarea[name=content]").first).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("denies")
    page.keyboard.press("Enter")
    card = page.locator(".review").first
    expect(card).to_contain_text("act: deny, read as assert")
    expect(card).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.type("ask the desk")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("ask the desk")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()
    assert [each.verdict for each in judgements(ledger)] == [Verdict.CORRECT, Verdict.NOTE]


def drag(page: Page, first: str, last: str) -> None:
    """Select in the first card from the beginning of some words to the end of others."""
    page.evaluate(
        """([first, last]) => {
        const quote = document.querySelector(".review .marked");
        const walk = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node; (node = walk.nextNode());) {
          const from = node.data.indexOf(first), to = node.data.indexOf(last);
          if (from >= 0) range.setStart(node, from);
          if (to >= 0) range.setEnd(node, to + last.length);
        }
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      }""",
        [first, last],
    )


ODD = (
    "Vell Harbour\r\n\r\n\U0001f6a2\U0001f6a2 Ilda Marren, the \u202eharbour\u202c \u200bmaster,"
    " said on Monday that 300 drums\r\nof fuel \U0001f6e2 were found in Vell."
    " <script>alert(1)</script>"
    " Nobody was hurt.\r\n"
)


def test_words_are_dragged_in_a_text_that_browsers_count_otherwise(
    page: Page, tmp_path: Path
) -> None:
    (tmp_path / "odd.txt").write_bytes(ODD.encode())
    ledger = tmp_path / "odd.db"
    pipeline.ingest([tmp_path / "odd.txt"], ledger, fast=True)
    with View(ledger) as view:
        claim = next(each for each in view.claims() if "drums" in each.words)
        text = view.text(claim.article)
    with served(Settings(ledger)) as address:
        page.goto(f"{address}/review/claim/{claim.id}")
        drag(page, "drums", "Vell")
        page.get_by_role("button", name="the claim", exact=True).click()
        drag(page, "Ilda", "master")
        page.get_by_role("button", name="the source").click()
        page.locator("input[name=source]").fill("Ilda Marren")
        page.get_by_role("button", name="Save the correction").click()
        expect(page.locator(".review")).to_contain_text("words: “drums")
        assert "<script>alert(1)" in page.locator(".marked").inner_text()
    (made,) = judgements(ledger)
    content, source = made.corrections
    (span,) = content.spans
    assert span.words == text[span.start : span.end]
    assert span.words.startswith("drums\r\nof fuel \U0001f6e2")
    assert span.words.endswith("Vell")
    (named,) = source.spans
    assert source.value == "Ilda Marren"
    assert named.words == text[text.index("Ilda") : text.index("master") + 6]


def test_two_browsers_at_once(address: str, browser: Browser, page: Page, ledger: Path) -> None:
    other = browser.new_context().new_page()
    page.goto(f"{address}/review")
    other.goto(f"{address}/review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".review").first).to_contain_text("accepted as read")
    card = other.locator(".review").first
    card.locator("summary[data-key=c]").click()
    card.locator("select[name=act]").select_option("warn")
    card.locator(".fields input[name=note]").fill("he warns")
    card.locator(".fields button").click()
    expect(card.locator(".wrong")).to_contain_text("analyst decided on this")
    assert card.locator(".fields input[name=note]").input_value() == "he warns"
    assert len(judgements(ledger)) == 1
    card.locator(".fields button").click()
    expect(card).to_contain_text("act: warn, read as assert")
    expect(card).to_contain_text("he warns")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(page.locator(".review").first.locator(".wrong")).to_contain_text("Nothing of yours")
    page.keyboard.press("r")
    expect(page.locator(".review").first).to_contain_text("rejected; it answers no question")
    assert [each.verdict for each in judgements(ledger)] == [
        Verdict.ACCEPT,
        Verdict.CORRECT,
        Verdict.REJECT,
    ]
    other.context.close()


def test_no_finding_of_axe(still: str, address: str, page: Page) -> None:
    for path in ("/review", "/review/statements"):
        page.goto(f"{address}{path}")
        page.keyboard.press("j")
        page.keyboard.press("c")
        assert Axe().run(page).response["violations"] == [], path
    page.goto(f"{still}/review")
    assert Axe().run(page).response["violations"] == []
