"""Fetching from a server on this machine: politely, and within bounds whatever it sends."""

import shutil
import socket
import ssl
import subprocess
import threading
import time as real_time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import made
from newsroom_server import HERE, Site, Time, fetcher, html, moved, packed, served
from sayso import __version__
from sayso.fetch import address, exchange
from sayso.fetch.asked import Limits, NotFetched, Validators
from sayso.fetch.fetcher import Fetcher
from sayso.ingest import fetched, received

PAGE = made.PAGE.encode()


def words_of(answer) -> str:
    source = fetched.source(answer.message, answer.address, answer.at)
    (article,) = received.together(received.each(source)).articles
    return article.text


def test_a_page_is_had_as_the_server_sent_it(site: Site) -> None:
    site.pages["/mill"] = html(PAGE, ETag='"one"')
    answer = fetcher().get(site.at("/mill"))
    assert (answer.status, answer.ip, answer.hops) == (200, HERE, ())
    assert answer.message.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.message.endswith(PAGE)
    assert made.LEAD in words_of(answer)
    told = dict(site.asked)["/mill"]
    assert told["User-Agent"] == f"sayso/{__version__}"
    assert told["Host"] == f"herald.example:{site.port}"
    assert not {"Cookie", "Authorization", "Referer"} & told.keys()


def test_the_contact_is_in_the_user_agent(site: Site) -> None:
    site.pages["/mill"] = html(PAGE)
    fetcher(Limits(contact="mailto:desk@lanternpost.example")).get(site.at("/mill"))
    agents = {fields["User-Agent"] for _, fields in site.asked}
    assert agents == {f"sayso/{__version__} (+mailto:desk@lanternpost.example)"}


def test_packed_and_chunked_answers_are_kept_as_sent(site: Site) -> None:
    def chunked(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for at in range(0, len(PAGE), 100):
            piece = PAGE[at : at + 100]
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")

    site.pages |= {"/packed": packed(PAGE), "/chunked": chunked}
    got = fetcher()
    assert made.LEAD in words_of(got.get(site.at("/packed")))
    assert made.LEAD in words_of(got.get(site.at("/chunked")))


def test_nothing_new_is_told_by_the_server(site: Site) -> None:
    site.pages["/feed"] = html(b"x", ETag='"one"', Last_Modified="Sun, 04 May 2031 09:30:00 GMT")
    got = fetcher()
    known = got.get(site.at("/feed")).validators
    assert known == Validators('"one"', "Sun, 04 May 2031 09:30:00 GMT")
    assert got.get(site.at("/feed"), known).status == 304
    assert site.asked[-1][1]["If-Modified-Since"] == known.modified


def test_redirects_are_followed_and_told(site: Site) -> None:
    site.pages |= {"/a": moved("/b", 301), "/b": moved(site.at("/c", "lanternpost.example"))}
    site.pages["/c"] = html(PAGE)
    answer = fetcher().get(site.at("/a"))
    assert answer.address == site.at("/c", "lanternpost.example")
    assert answer.hops == (site.at("/a"), site.at("/b"))


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://10.0.0.1/", "private network"),
        ("http://[::1]:8000/", "private network"),
        ("file:" + "///etc/passwd", "only http and https"),
        ("http://ann:secret@herald.example/", "name or password"),
        ("http://herald.example:22/", "port 22"),
        ("/loop", "in a circle"),
        ("", "says not where to"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(site: Site, to: str, why: str) -> None:
    site.pages["/loop"] = moved(to)
    got = Fetcher(
        Limits(delay=0), lambda host, _: (host if host[0].isdigit() or ":" in host else HERE,)
    )
    with pytest.raises(NotFetched, match=why):
        got.get(site.at("/loop"))


def test_redirects_without_end_are_cut(site: Site) -> None:
    site.pages |= {f"/{n}": moved(f"/{n + 1}") for n in range(20)}
    with pytest.raises(NotFetched, match="more than 5 redirects"):
        fetcher().get(site.at("/0"))
    assert len(site.paths) == 6


def test_a_name_that_changes_its_machine_leads_nowhere_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the connection goes to the address that was checked, looked up once."""
    site.pages["/mill"] = html(PAGE)
    looked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        looked.append(host)
        return [HERE]

    def elsewhere(*_: object, **__: object) -> None:
        raise AssertionError("the name was looked up again")

    met: list[tuple[str, int]] = []
    connect = socket.create_connection

    def noted(place: tuple[str, int], *more: float) -> socket.socket:
        met.append(place)
        return connect(place, *more)

    monkeypatch.setattr(exchange.socket, "create_connection", noted)
    Fetcher(Limits(delay=0), resolve).get(site.at("/mill"))
    assert met == [(HERE, site.port)] * 2  # robots.txt and the page
    assert looked == ["herald.example"] * 2
    rebound = iter([[HERE], ["10.0.0.1"]])
    with pytest.raises(NotFetched, match="private network"):
        Fetcher(Limits(delay=0), lambda *_: next(rebound)).get(site.at("/mill"))


def test_robots_are_heeded(site: Site) -> None:
    site.pages |= {
        "/robots.txt": b"User-agent: *\nDisallow: /\nUser-agent: sayso\nDisallow: /p*.html$\n",
        "/private-1.html": html(PAGE),
        "/mill": html(PAGE),
    }
    got = fetcher()
    with pytest.raises(NotFetched, match=r"robots\.txt asks not to") as told:
        got.get(site.at("/private-1.html"))
    assert not told.value.again
    got.get(site.at("/mill"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/mill"]


def test_robots_of_each_hop_are_heeded(site: Site) -> None:
    site.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /b", "/a": moved("/b")}
    site.pages["/b"] = html(PAGE)
    with pytest.raises(NotFetched, match="asks not to"):
        fetcher().get(site.at("/a"))
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_robots_that_cannot_be_read(site: Site, status: int, allowed: bool) -> None:
    """RFC 9309, 2.3.1.3 and 2.3.1.4."""
    site.pages |= {"/robots.txt": (status, {}, b"Disallow: /"), "/mill": html(PAGE)}
    if allowed:
        assert fetcher().get(site.at("/mill")).status == 200
    else:
        with pytest.raises(NotFetched, match="could not be read"):
            fetcher().get(site.at("/mill"))
        assert site.paths == []


def test_robots_packed_as_a_bomb_are_cut(site: Site) -> None:
    status, fields, body = packed(b"User-agent: *\nDisallow: /no\n" + b"# x\n" * 3_000_000)
    site.pages |= {"/robots.txt": (status, fields, body), "/mill": html(PAGE), "/no": html(PAGE)}
    got = fetcher()
    got.get(site.at("/mill"))
    with pytest.raises(NotFetched, match="asks not to"):
        got.get(site.at("/no"))


def test_requests_to_one_host_are_apart(site: Site) -> None:
    site.pages |= {f"/{n}": html(PAGE) for n in range(3)}
    time = Time()
    got = fetcher(Limits(delay=2.0), time)
    for n in range(3):
        got.get(site.at(f"/{n}"))
    assert time.slept == [2.0] * 3  # after robots.txt, too
    got.get(site.at("/0", "lanternpost.example"))
    assert time.slept == [2.0] * 4


def test_the_delay_that_a_site_asks_for_is_kept(site: Site) -> None:
    site.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7\n", "/a": html(PAGE)}
    time = Time()
    got = fetcher(Limits(), time)
    got.get(site.at("/a"))
    got.get(site.at("/a"))
    assert time.slept[-2:] == [7.0, 7.0]
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 90000\n"
    with pytest.raises(NotFetched, match="longer than a run waits"):
        fetcher(Limits(), time).get(site.at("/a"))


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it(site: Site, status: int) -> None:
    site.pages["/busy"] = (status, {"Retry-After": "120"}, b"")
    site.pages["/mill"] = html(PAGE)
    time = Time()
    got = fetcher(Limits(), time)
    with pytest.raises(NotFetched, match="come later") as told:
        got.get(site.at("/busy"))
    assert told.value.wait == 120.0
    with pytest.raises(NotFetched, match="not later yet"):
        got.get(site.at("/mill"))
    assert site.paths == ["/busy"]
    time.at += 121
    assert got.get(site.at("/mill")).status == 200


def test_a_status_that_is_no_page_is_told(site: Site) -> None:
    site.pages |= {"/broken": (500, {}, b"oops")}
    with pytest.raises(NotFetched, match="status is 404") as gone:
        fetcher().get(site.at("/gone"))
    with pytest.raises(NotFetched, match="status is 500") as broken:
        fetcher().get(site.at("/broken"))
    assert (gone.value.again, broken.value.again) == (False, True)


def drip(piece: bytes, pause: float, *, head: bool = True):
    def act(handler: BaseHTTPRequestHandler) -> None:
        if head:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(2000):
            try:
                handler.wfile.write(piece)
                handler.wfile.flush()
            except OSError:
                break
            real_time.sleep(pause)
        handler.close_connection = True

    return act


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (drip(b"x", 0.02), "longer than 1 seconds"),
        (drip(b"X-A: b\r\n", 0.02, head=False), "longer than|HTTP answer|broke"),
        (drip(b"x", 5.0), "silent for 0.6 seconds"),
        (drip(b"x" * 100_000, 0.0), "larger than 0.25 MB"),
        (drip(b"no protocol\r\n\r\n", 0.1, head=False), "no HTTP answer"),
    ],
)
def test_a_server_cannot_hold_on_to_the_fetcher(site: Site, act, why: str) -> None:
    site.pages["/x"] = act
    limits = Limits(silence=0.6, whole=1.0, most_bytes=2**18)
    begun = real_time.monotonic()
    with pytest.raises(NotFetched, match=why):
        fetcher(limits).get(site.at("/x"))
    assert real_time.monotonic() - begun < 10


def test_a_body_that_breaks_off_is_no_page(site: Site) -> None:
    def short(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf of it")
        handler.close_connection = True

    site.pages["/short"] = short
    with pytest.raises(NotFetched, match="broke off") as told:
        fetcher().get(site.at("/short"))
    assert told.value.again


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server((HERE, 0)) as taken:
        port = taken.getsockname()[1]
    got = fetcher()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address, "is_public", lambda _: True)
        with pytest.raises(NotFetched, match="could not be read"):
            got.get(f"http://herald.example:{port}/")


def test_tls_is_checked(site: Site) -> None:
    """A server that speaks no TLS, or drips a handshake, is no https server."""
    with pytest.raises(NotFetched, match=r"could not be read \(the connection broke"):
        fetcher().get(f"https://herald.example:{site.port}/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of herald.example that it signed itself, with its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("needs openssl on the path, to make a certificate")
    made_here = tmp_path_factory.mktemp("tls") / "both.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    named = "-subj /CN=herald.example -addext subjectAltName=DNS:herald.example"
    out = ["-keyout", str(made_here), "-out", f"{made_here}.crt"]
    subprocess.run([program, *asked.split(), *named.split(), *out], check=True, capture_output=True)
    made_here.write_bytes(made_here.read_bytes() + Path(f"{made_here}.crt").read_bytes())
    return made_here


def test_certificates_are_checked_with_their_name(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mine.load_cert_chain(certificate)
    monkeypatch.setattr(address, "is_public", lambda _: True)
    with served(mine) as site:
        site.pages["/mill"] = html(PAGE)
        secure = site.at("/mill").replace("http:", "https:")
        with pytest.raises(NotFetched, match="certificate does not hold: self-signed"):
            fetcher().get(secure)
        exchange._trust.cache_clear()
        trusting = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr(exchange, "_trust", lambda: trusting)
        assert fetcher().get(secure).address == secure
        with pytest.raises(NotFetched, match="certificate does not hold: Hostname mismatch"):
            fetcher().get(secure.replace("herald", "lanternpost"))


def test_one_request_at_a_time(site: Site) -> None:
    inside, most = [0], [0]

    def slow(handler: BaseHTTPRequestHandler) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        real_time.sleep(0.03)
        inside[0] -= 1
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    site.pages["/slow"] = slow
    got = fetcher(Limits(delay=0))
    threads = [threading.Thread(target=got.get, args=(site.at("/slow"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(site.paths), most) == (4, [1])
