"""The articles page: what a story was read from, and what of it was copied."""

from dataclasses import dataclass

from sayso.export import wording
from sayso.export.html import overview
from sayso.export.html.evidence import web_address
from sayso.export.html.page import CopyLine, Ref, SetAsideGroup
from sayso.export.lookup import Lookup
from sayso.model import ArticleCard, Dossier


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in the list."""

    ref: Ref
    outlet: str
    published: str
    basis: str
    claims: str
    uri: str
    href: str
    sha256: str
    version_of: Ref | None


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """All articles of a story."""

    lines: tuple[ArticleLine, ...]
    copies: tuple[CopyLine, ...]
    set_aside: tuple[SetAsideGroup, ...]


def make(dossier: Dossier, lookup: Lookup) -> ArticlesPage:
    """The page, articles in order of appearing."""
    return ArticlesPage(
        tuple(map(_line, dossier.articles)),
        overview.copies(dossier, lookup),
        overview.set_aside(dossier, lookup),
    )


def _line(card: ArticleCard) -> ArticleLine:
    older = Ref("a newer version of another", f"#{card.version_of}") if card.version_of else None
    return ArticleLine(
        ref=Ref(card.title or f"Untitled, {card.outlet or card.uri}", f"#{card.id}"),
        outlet=card.outlet or "outlet not known",
        published=wording.when(card.published),
        basis=wording.basis(card.published),
        claims=wording.plural(card.claims, "claim"),
        uri=card.uri,
        href=web_address(card.uri),
        sha256=card.sha256,
        version_of=older,
    )
