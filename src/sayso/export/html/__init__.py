"""Pages: a dossier as one self-contained HTML file, or as the pages of the web app.

Both show the same parts by the same templates; neither asks the network for anything.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.html import links
from sayso.export.html.compose import compose
from sayso.export.html.page import DossierPage
from sayso.export.html.pages.shell import Shell
from sayso.model import Dossier

__all__ = ["DossierPage", "Shell", "asset", "compose", "render", "web"]
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
