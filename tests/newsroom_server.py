"""A web server on this machine that behaves as a test wants, and a fetcher that may reach it."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import made
from sayso.fetch.asked import Limits
from sayso.fetch.fetcher import Clock, Fetcher

HERE = "127.0.0.1"
Act = Callable[[BaseHTTPRequestHandler], None]
Body = bytes | Act | tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What is served at each path; ``asked`` are the requests, each with its fields."""

    port: int = 0
    pages: dict[str, Body] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str, host: str = "herald.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Time:
    """A clock that a test moves, and that sleeping moves."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def fetcher(limits: Limits | None = None, time: Time | None = None) -> Fetcher:
    """One that takes every host for this machine, and never waits."""
    clock = time or Time()
    return Fetcher(
        limits or Limits(silence=20.0, whole=40.0),
        lambda *_: (HERE,),
        Clock(lambda: clock.at, clock.sleep),
    )


def html(body: bytes, **fields: str) -> tuple[int, dict[str, str], bytes]:
    told = {"Content-Type": "text/html; charset=utf-8"}
    return 200, told | {name.replace("_", "-"): value for name, value in fields.items()}, body


def packed(body: bytes) -> tuple[int, dict[str, str], bytes]:
    return html(gzip.compress(body), Content_Encoding="gzip")


def moved(to: str, status: int = 302) -> tuple[int, dict[str, str], bytes]:
    return status, {"Location": to}, b""


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on a free port while the block lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            found = site.pages.get(self.path, (404, {}, b"nothing here"))
            if callable(found):
                found(self)
                return
            status, fields, body = found if isinstance(found, tuple) else (200, {}, found)
            etag = fields.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing on the screen."""

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def page(words: str) -> tuple[int, dict[str, str], bytes]:
    return html(
        made.page(words, (f"{words}, the fire brigade said on Sunday.", *made.MORE)).encode()
    )


def rss(site: Site, *items: tuple[str, str], full: bool = False) -> bytes:
    """A feed of (path, title), with summaries or with the whole text."""
    body = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in made.PARAGRAPHS)
    told = "".join(
        f"<item><title>{title}</title><link>{site.at(path)}</link>"
        f"<description>{title}, the fire brigade said on Sunday; nobody knows why.</description>"
        + (f"<content:encoded>{body}</content:encoded>" if full else "")
        + "</item>"
        for path, title in items
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Tidewater Herald</title><language>en</language>{told}</channel></rss>"
    ).encode()


def sitemap(site: Site, *entries: tuple[str, str], index: bool = False) -> bytes:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    told = "".join(
        f"<{inner}><loc>{site.at(path)}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</{inner}>"
        for path, at in entries
    )
    return f'<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</{outer}>'.encode()
