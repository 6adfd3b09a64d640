"""A claim's words in their sentence, marked for a terminal."""

from rich.text import Text

from sayso.cli import screen
from sayso.dossier import evidence
from sayso.export import wording
from sayso.model import Article, Claim

STYLES = {"content": "bold reverse", "cue": "italic underline", "source": "bold cyan"}


def marked(claim: Claim, article: Article) -> Text:
    """The sentences around a claim with its content, cue and source marked."""
    found = evidence.find(article, claim)
    start = found.context.start
    # One sign for one sign, so that the marks stay where they belong.
    shown = Text(screen.clean(found.context.words).replace("\n", " "))
    for span, role in found.marks:
        shown.stylize(STYLES[role], max(0, span.start - start), span.end - start)
    return shown


def cite(claim: Claim, article: Article) -> str:
    """Outlet, title, date, address, SHA-256 and offsets, in one line."""
    return (
        f"{article.outlet or 'outlet not known'}, “{article.title or 'no title'}”, "
        f"{wording.when(article.published)}; {article.uri}; SHA-256 {article.sha256[:12]}; "
        f"offsets {wording.offsets(claim)}"
    )
