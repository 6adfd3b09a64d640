"""Nouns that a notebook shows: the same values, with a face."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import SaysoError
from sayso.model import Dossier, Question

if TYPE_CHECKING:
    from sayso.model import Claim
    from sayso.store.view import View


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ShownQuestion(Question):
    """A question of a ledger; a notebook shows its answers, each opening its exact words.

    Example:
        >>> question = ledger.questions(text="How many Kuremari troops are in")[0]
        >>> question
        Question('How many Kuremari troops are in the Ilmeth Valley?', ... answers)
        >>> question._repr_html_().startswith('<div class="sayso">')
        True
    """

    ledger: Path | None = None

    @classmethod
    def of(cls, question: Question, ledger: Path) -> "ShownQuestion":
        """The question, and where the words behind it are."""
        return cls(**_values(question, Question), ledger=ledger)

    def __repr__(self) -> str:
        many = len(self.answers)
        return f"Question({self.wording!r}, {many} answer{'' if many == 1 else 's'})"

    def _repr_html_(self) -> str:
        """The answers as a table; what was read comes from the ledger when it is shown."""
        from sayso.dossier import build
        from sayso.export import html
        from sayso.model import Linked
        from sayso.store.view import View

        only = Linked(questions=(self,))
        try:
            if self.ledger is None:
                return html.cell(build.build((), (), only), alone=True)
            with View(self.ledger) as view:
                claims = _claims(view, self)
                articles = {each.article: view.article(each.article) for each in claims}
        except SaysoError:  # the ledger was moved or made anew since: the answers are still known
            return html.cell(build.build((), (), only), alone=True)
        return html.cell(build.build(tuple(articles.values()), claims, only), alone=True)


def _claims(view: "View", question: Question) -> "tuple[Claim, ...]":
    """The claims behind the answers, as persons corrected them."""
    from sayso.link import overlay
    from sayso.model import standing

    ids = dict.fromkeys(claim for answer in question.answers for claim in answer.claims)
    found = tuple(view.claim(each) for each in ids)
    return overlay.shown(found, standing(view.judgements()))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ShownDossier(Dossier):
    """The dossier of a ledger; a notebook shows its first questions, each to be opened.

    Example:
        >>> dossier = ledger.dossier("The Ilmeth Valley")
        >>> dossier
        Dossier('The Ilmeth Valley': 17 articles, ... questions, ... claims)
    """

    @classmethod
    def of(cls, dossier: Dossier) -> "ShownDossier":
        """The dossier, to be shown."""
        return cls(**_values(dossier, Dossier))

    def __repr__(self) -> str:
        parts = (("articles", self.articles), ("questions", self.questions))
        told = [f"{len(some)} {name}" for name, some in (*parts, ("claims", self.claims))]
        return f"Dossier({self.title!r}: {', '.join(told)})"

    def _repr_html_(self) -> str:
        """How much it holds, and its first questions, each to be opened."""
        from sayso.export import html

        return html.cell(self)

    def html(self) -> str:
        """The whole dossier as one self-contained page, as ``sayso dossier`` writes it.

        Example:
            >>> "<script" in ledger.dossier().html()
            True
        """
        from sayso.export import html

        return html.render(self)

    def markdown(self) -> str:
        """The whole dossier as Markdown, for readers and other documents.

        Example:
            >>> print(ledger.dossier("The Ilmeth Valley").markdown()[:19])
            # The Ilmeth Valley
        """
        from sayso.export import markdown

        return markdown.render(self)


def _values(noun: Any, kind: type[Any]) -> dict[str, Any]:
    return {each.name: getattr(noun, each.name) for each in fields(kind)}
