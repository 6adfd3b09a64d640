"""Articles added from the browser."""

import re
import time
from pathlib import Path

import pytest
from httpx import Response
from playwright.sync_api import Page
from starlette.datastructures import FormData, UploadFile
from starlette.testclient import TestClient

import made
from newsroom_server import HERE, Site, html
from sayso.pipeline import Summary
from sayso.store.view import View
from sayso.web import app, sending
from sayso.web.jobs import Job, Jobs
from sayso.web.settings import Settings

ARTICLE = (
    "Ferry still aground off Tarn, harbour office says\n\nTarn Courier, 4 May 2031\n\n"
    "The ferry Ostara is still aground, the harbour office said on Sunday. Forty people were"
    " brought ashore, said its chief, Nila Brandt.\n"
)


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
    assert found is not None
    return found[1]


def ended(client: TestClient, address: str) -> str:
    for _ in range(600):
        page = client.get(address).text
        if "data-ended" in page:
            return page
        time.sleep(0.1)
    pytest.fail("the batch did not end")


def test_pasted_text_becomes_an_article(client: TestClient, ledger: Path) -> None:
    answer = client.post("/add", data={"token": token(client), "text": ARTICLE})
    page = ended(client, answer.url.path)
    assert "1 new article" in page
    assert "Ferry still aground" in page
    with View(ledger) as view:
        assert any("Nila Brandt" in each.text for each in view.articles())


def test_files_keep_their_bytes_and_what_is_none_is_told(client: TestClient, ledger: Path) -> None:
    files = [
        ("files", ("../../etc/a b.txt", ARTICLE.encode(), "text/plain")),
        ("files", ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg")),
    ]
    answer = client.post("/add", data={"token": token(client)}, files=files)
    page = ended(client, answer.url.path)
    assert "1 input could not be read at all" in page
    with View(ledger) as view:
        assert ARTICLE.encode() in {each.raw for each in view.articles()}


def test_progress_comes_as_events(client: TestClient) -> None:
    answer = client.post(
        "/add",
        data={"token": token(client), "text": ARTICLE},
        headers={"accept": "application/json"},
    )
    told = client.get(f"{answer.json()['address']}/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert "event: progress" in told.text
    assert told.text.rstrip().endswith("data: {}")


@pytest.mark.parametrize("sent", [{"text": ARTICLE}, {"text": ARTICLE, "token": "guessed"}])
def test_a_form_that_is_not_ours_is_refused(client: TestClient, sent: dict[str, str]) -> None:
    assert client.post("/add", data=sent).status_code == 400


def test_nothing_is_told_to_be_nothing(client: TestClient) -> None:
    answer = client.post("/add", data={"token": token(client), "text": "  "})
    assert answer.status_code == 400
    assert "nothing was sent" in answer.text


def test_read_only_adds_nothing(ledger: Path) -> None:
    with TestClient(
        app.create(Settings(ledger, read_only=True)), base_url="http://127.0.0.1"
    ) as client:
        assert client.post("/add", data={"text": ARTICLE}).status_code == 403
        assert "<textarea" not in client.get("/add").text


def test_an_empty_ledger_is_filled_from_the_browser(tmp_path: Path) -> None:
    with TestClient(
        app.create(Settings(tmp_path / "new.db")), base_url="http://127.0.0.1"
    ) as client:
        assert "holds no articles yet" in client.get("/").text
        answer = client.post("/add", data={"token": token(client), "text": ARTICLE})
        ended(client, answer.url.path)
        assert "Ferry still aground" in client.get("/").text


def test_addresses_are_fetched_only_where_that_is_allowed(
    ledger: Path, client: TestClient, site: Site
) -> None:
    site.pages["/ferry"] = html(made.PAGE.encode())
    sent = site.at("/ferry", HERE)
    assert 'name="addresses"' not in client.get("/add").text
    answer = client.post("/add", data={"token": token(client), "addresses": sent})
    assert (answer.status_code, site.asked) == (400, [])
    assert "this server fetches nothing" in answer.text
    with TestClient(
        app.create(Settings(ledger, fetch=True)), base_url="http://127.0.0.1"
    ) as allowed:
        for wrong in (
            "file:" + "///etc/passwd",
            "x.html",
            "\n".join(f"{sent}{n}" for n in range(21)),
        ):
            told = allowed.post("/add", data={"token": token(allowed), "addresses": wrong})
            assert told.status_code == 400
        both = f"{sent}\nhttp://[::1]:8000/inside"
        answer = allowed.post("/add", data={"token": token(allowed), "addresses": both})
        page = ended(allowed, answer.url.path)
    assert "1 new article" in page
    assert "an address of this machine or of a private network" in page
    assert site.paths == ["/ferry"]


def test_a_person_pastes_an_article_and_opens_it(address: str, page: Page) -> None:
    page.goto(f"{address}/add")
    page.get_by_label("Or paste an article").fill(ARTICLE)
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="Ferry still aground off Tarn, harbour office says").click(
        timeout=60_000
    )
    assert "Nila Brandt" in page.inner_text("main")


def test_many_small_files_are_taken_and_too_many_are_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(many: int) -> Response:
        files = [
            ("files", (f"{n}.txt", ARTICLE.replace("Forty", f"{n + 40}").encode(), "text/plain"))
            for n in range(many)
        ]
        return client.post(
            "/add", data={"token": token(client)}, files=files, follow_redirects=False
        )

    assert "more than 500 files at once" in send(501).text
    taken: list[int] = []
    jobs = client.app.state.room.jobs  # type: ignore[attr-defined]
    monkeypatch.setattr(
        jobs, "add", lambda _, names, *__: (taken.append(len(names)), Job("x", Path(), ()))[1]
    )
    send(500)
    assert taken == [500]


def test_too_much_is_told_on_the_form(client: TestClient) -> None:
    def send(files: list[tuple[str, bytes]], text: str = "") -> Response:
        return client.post(
            "/add",
            data={"token": token(client), "text": text},
            files=[("files", (name, data, "text/plain")) for name, data in files],
        )

    large = bytes(26 * 2**20)
    for answer, told in (
        (send([("big.txt", large)]), "big.txt&#39; is larger than 25 MB"),
        (send([(f"{n}.txt", large[: 21 * 2**20]) for n in range(5)]), "more than 100 MB at once"),
        (send([("a.txt", b"a")], "x" * (11 * 2**20)), "the pasted text is longer than 10 MB"),
    ):
        assert answer.status_code == 400
        assert "Nothing was added" in answer.text
        assert told in answer.text
        assert "<textarea" in answer.text


def test_large_files_wait_on_disk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of a form are held in memory up to a size; beyond it they must be real files."""
    seen: list[bool] = []
    save = sending.save

    async def look(sent: FormData, folder: Path, **_: bool) -> list[str]:
        for part in sent.getlist("files"):
            assert isinstance(part, UploadFile)
            seen.append(bool(part.file._rolled))  # type: ignore[attr-defined]
        return await save(sent, folder)

    monkeypatch.setattr(sending, "save", look)
    jobs = client.app.state.room.jobs  # type: ignore[attr-defined]
    monkeypatch.setattr(jobs, "add", lambda *_: Job("x", Path(), ()))
    files = [("files", (f"{n}.txt", bytes(100_000), "text/plain")) for n in range(20)]
    client.post("/add", data={"token": token(client)}, files=files, follow_redirects=False)
    assert seen == [True] * 20


def test_a_batch_that_fails_is_told_and_the_next_one_is_read(ledger: Path, tmp_path: Path) -> None:
    def read(paths: list[Path], *_: object, **__: object) -> Summary:
        if "bad" in paths[0].name:
            raise ValueError("nobody thought of this")
        return Summary(new=1)

    jobs = Jobs(ledger, read)
    jobs.start()
    made = []
    for name in ("bad", "good"):
        folder = tmp_path / name
        folder.mkdir()
        made.append(jobs.add(folder, [name], 0))
    made[-1].wait((0, False), 10)
    jobs.stop()
    assert "fault of ours" in made[0].error
    assert made[1].summary == Summary(new=1)


def test_five_megabytes_are_pasted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[tuple[str, int]] = []

    def add(folder: Path, given: list[str], after: int, *_: object) -> Job:
        names.extend((each, (folder / each).stat().st_size) for each in given)
        return Job("x", folder, tuple(given), after)

    monkeypatch.setattr(client.app.state.room.jobs, "add", add)  # type: ignore[attr-defined]
    text = "word " * 2**20
    sent = {"token": (None, token(client)), "text": (None, text)}
    client.post("/add", files=sent, follow_redirects=False)
    assert names[0][1] == len(text)


def test_the_browser_tells_before_it_sends(open_to_all: str, page: Page) -> None:
    page.goto(f"{open_to_all}/add")
    page.get_by_role("button", name="Read them").click()
    assert "Choose files" in page.get_by_role("alert").inner_text()
    # Eleven megabytes in a text box take a browser seconds to draw; a lower limit shows the same.
    page.locator("form.add").evaluate("form => form.dataset.pasted = 2 ** 20")
    page.get_by_label("Or paste an article").evaluate("box => box.value = 'x'.repeat(2 ** 20 + 1)")
    page.get_by_role("button", name="Read them").click()
    assert "longer than 1 MB" in page.get_by_role("alert").inner_text()
