"""Pages: a dossier as one self-contained HTML file, or as the pages of the web app.

Both show the same parts by the same templates; neither asks the network for anything.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.html import cells, links
from sayso.export.html.compose import compose
from sayso.export.html.page import DossierPage
from sayso.export.html.pages.shell import Shell
from sayso.model import Dossier

__all__ = [
    "DossierPage",
    "Shell",
    "asset",
    "cell",
    "cell_of_reply",
    "cell_of_rows",
    "compose",
    "render",
    "web",
]
PARTS = ("questions", "articles", "sources", "reviewing", "searching", "adding", "about")
# Served by the web app, in this order in one file each.
SERVED = {
    "app.css": ("dossier.css", "web/app.css", *(f"web/{name}.css" for name in PARTS)),
    "app.js": ("drawer.js", "web/app.js", *(f"web/{name}.js" for name in PARTS)),
}


def render(dossier: Dossier) -> str:
    """The dossier as one HTML file; the same dossier gives the same bytes."""
    style, script = _asset("dossier.css"), _asset("drawer.js") + _asset("dossier.js")
    return (
        _one_file()
        .get_template("dossier.html")
        .render(
            page=compose(dossier),
            style=Markup(style),  # noqa: S704 - our own file, not text from an article
            script=Markup(script),  # noqa: S704 - our own file, not text from an article
            policy=policy(style, script),
        )
    )


def cell(dossier: Dossier, *, alone: bool = False) -> str:
    """A dossier, or ``alone`` its one question, as what a notebook shows below a cell."""
    shown = cells.of_question(dossier) if alone else cells.of_dossier(dossier)
    return _one_file().get_template("cell.html").render(cell=shown)


def cell_of_rows(name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """The first rows of a table as what a notebook shows below a cell."""
    shown = cells.of_rows(name, columns, rows)
    return _one_file().get_template("cell_rows.html").render(table=shown)


def cell_of_reply(
    asked: str, questions: Iterable[str], said: Iterable[str], nearest: Iterable[str]
) -> str:
    """What was asked and found, likewise; ``questions`` are what ``cell`` made of each."""
    made = tuple(Markup(each) for each in questions)  # noqa: S704 - cells, escaped when made
    shown = cells.ReplyCell(asked, made, tuple(said), tuple(nearest))
    return _one_file().get_template("cell_reply.html").render(reply=shown)


def policy(style: str, script: str) -> str:
    """A content security policy under which only our own style and script run."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    code = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{code}"


@cache
def _asset(name: str) -> str:
    return files("sayso.export.html").joinpath("assets", name).read_text(encoding="utf-8")


def web(template: str, page: object, shell: Shell) -> str:
    """A page of the web app: ``templates/web/<template>.html`` of one page value, in its shell."""
    return _many().get_template(f"web/{template}.html").render(page=page, shell=shell)


def asset(name: str) -> bytes | None:
    """A file that the web app serves; None if there is no such."""
    parts = SERVED.get(name)
    return "".join(map(_asset, parts)).encode("utf-8") if parts else None


@cache
def _one_file() -> Environment:
    environment = _environment()
    environment.filters["to"] = links.within
    return environment


@cache
def _many() -> Environment:
    environment = _environment()
    environment.filters["to"] = links.page_of
    return environment


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("sayso.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
