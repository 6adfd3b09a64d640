"""Pages: a dossier as one self-contained HTML file that asks the network for nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.html.compose import compose
from sayso.export.html.page import DossierPage
from sayso.model import Dossier

__all__ = ["DossierPage", "compose", "render"]


def render(dossier: Dossier) -> str:
    """The dossier as one HTML file; the same dossier gives the same bytes."""
    style, script = _asset("dossier.css"), _asset("dossier.js")
    return (
        _environment()
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


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("sayso.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
