"""Voices, origins, and what was said when."""

import re
from collections import Counter
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.dossier import asof
from sayso.export.html import network
from sayso.model import Claim, Hop, SourceKind
from sayso.store.view import View


@pytest.fixture
def story(client: TestClient) -> str:
    """The page of the sample story."""
    return client.get("/").url.path


def test_a_voice_has_a_page_with_all_it_said(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        times = Counter(voice.identity for voice in view.linked().voices)
    who, many = times.most_common(1)[0]
    page = client.get(f"/source/{who}").text
    assert f"{many} claims" in page
    assert page.count("data-words") >= min(many, 50)
    assert "Who relays this source" in page


def test_a_voice_that_changed_is_told_to_have_changed(client: TestClient, ledger: Path) -> None:
    known = pipeline.followed(ledger)
    found = asof.find(known.linked.questions, known.linked, known.clocks)
    who = next(h.source for each in found for h in each.histories if len(h.periods) > 1)
    assert '<span class="clash">changed</span>' in client.get(f"/source/{who}").text


def test_nobody_of_that_name(client: TestClient) -> None:
    assert client.get("/source/idn_nobody").status_code == 404


def test_the_network_is_of_one_question_or_of_all(client: TestClient, story: str) -> None:
    one, every = (client.get(f"{story}/origins{q}").text for q in ("", "?question="))
    steps = [len(re.findall('class="step ', page)) for page in (one, every)]
    assert 0 < steps[0] <= steps[1] == network.STRONGEST
    assert "The same as a table" in one
    way = re.search(r'href="([^"]+every=1)">Draw \d+ steps more', every)
    assert way is not None
    drawn = len(re.findall('class="step ', client.get(f"{story}/origins{unescape(way[1])}").text))
    assert drawn > network.STRONGEST


def test_an_origin_leads_to_its_claims(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        many = max(view.linked().origins, key=lambda each: len(each.claims))
    page = client.get(f"/origin/{many.id}").text
    assert page.count("/claim/") == len(many.claims)


def test_sources_and_timeline_are_listed(client: TestClient, story: str) -> None:
    assert client.get(f"{story}/sources").text.count("/source/") > 20
    assert "Said against happened" in client.get(f"{story}/timeline").text


def test_the_story_can_be_taken_along_as_one_file(client: TestClient, story: str) -> None:
    answer = client.get(f"{story}/dossier.html")
    assert "attachment" in answer.headers["content-disposition"]
    assert "/static/" not in answer.text


def test_a_step_of_the_network_opens_its_words(still: str, page: Page) -> None:
    page.goto(still)
    page.goto(f"{page.url}/origins")
    page.locator("svg a[data-words]").first.press("Enter")
    page.locator("#drawer .claim").wait_for()
    assert "Source text" in page.locator("#drawer").inner_text()


def test_the_timeline_goes_by_each_of_three_clocks(client: TestClient, story: str) -> None:
    said, published, ingested = (
        client.get(f"{story}/timeline?clock={each}").text
        for each in ("said", "published", "ingested")
    )
    assert "By the date of saying" in said
    assert "Oct 2022</h3>" in said
    assert "Oct 2022</h3>" not in published
    assert re.search(r"published \d+ Mar 2023; came in \d", said)
    assert re.search(r"said \d+ Mar 2023; published \d+ Mar 2023", ingested)
    assert ingested.count("<h3>") == 1, "all of it came in at once"


def test_the_timeline_as_it_stood_by_a_day(client: TestClient, story: str) -> None:
    told = {
        clock: client.get(f"{story}/timeline?clock={clock}&day=2023-03-07").text
        for clock in ("said", "published", "ingested")
    }
    many = [int(re.findall(r": (\d+) lines?;", told[each])[0]) for each in ("said", "published")]
    assert many[0] > many[1] > 0
    assert "What had been published by 7 Mar 2023" in told["published"]
    assert "0 lines; not shown: " in told["ingested"]
    assert client.get(f"{story}/timeline?clock=sundial").status_code == 400
    assert client.get(f"{story}/timeline?day=tomorrow").status_code == 400


def test_a_long_timeline_is_paged(client: TestClient, story: str) -> None:
    first = client.get(f"{story}/timeline").text
    assert first.count("data-words") < 300
    assert "page=1" in first
    assert "page=0" in client.get(f"{story}/timeline?page=1").text


def test_the_grades_of_a_source_are_told_in_order(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        who = Counter(voice.identity for voice in view.linked().voices).most_common(1)[0][0]
    page = client.get(f"/source/{who}").text
    assert "Nobody has graded this source" in page
    token = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
    assert token is not None
    for grade, note in (("B", "was right before"), ("D", "was wrong since")):
        sent = {"token": token[1], "verdict": "grade", "about": "voice", "left": who}
        client.post("/judgements", data={**sent, "reliability": grade, "note": note})
    page = client.get(f"/source/{who}").text
    grades = page.split('id="grades"')[1].split("</ol>")[0]
    assert grades.index("was right before") < grades.index("was wrong since")
    assert "<s>" in grades.split("was right before")[0]


def hops(*names: str) -> Claim:
    """A claim through these hands, the outlet first."""
    chain = tuple(Hop(name, SourceKind.PERSON) for name in names)
    return SimpleNamespace(id=f"clm_{'_'.join(names)}", chain=chain)  # type: ignore[return-value]


def test_labels_of_the_network_never_overlap_however_large_the_story() -> None:
    long = "deputy secretary-general of the Littoral Compact for the northern waters"
    claims = [
        hops(f"Outlet {n % 48}", f"Agency {n % 13}", f"{long} {n % 211}") for n in range(600)
    ] + [hops(f"Outlet {n % 48}", f"{long} {n}") for n in range(200)]
    lookup = SimpleNamespace(origins={})
    for every in (False, True):
        drawn = network.draw(claims, lookup, "network", every=every)  # type: ignore[arg-type]
        assert drawn is not None
        boxes = [
            (each.x, each.y, each.x + len(each.text) * network.LETTER) for each in drawn.labels
        ]
        for n, (left, y, right) in enumerate(boxes):
            assert right <= network.WIDTH
            for left2, y2, right2 in boxes[n + 1 :]:
                assert abs(y - y2) >= 14 or right <= left2 or right2 <= left
    assert len(network.draw(claims, lookup, "n").marks) <= network.STRONGEST  # type: ignore[arg-type,union-attr]
