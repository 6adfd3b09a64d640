"""Article, its passages, and what was read but not used."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sayso.model.span import Span
from sayso.model.when import NEVER_STATED, When
from sayso.model.why import Why


class PassageKind(StrEnum):
    """What a stretch of an article is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    BACKGROUND = "background"
    RELATED_LINK = "related-link"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of an article's text; passages never overlap and cover all words."""

    article: str
    span: Span
    kind: PassageKind
    why: Why


@dataclass(frozen=True, slots=True)
class Article:
    """One article as received: raw bytes (immutable), the text offsets point into, its masthead.

    ``basis`` names for each masthead field where it came from: ("outlet", "given"),
    ("published", "dateline") and so on. ``version_of`` is the id of an older version at the uri.
    """

    id: str
    uri: str
    text: str
    raw: bytes = field(repr=False)
    sha256: str
    format: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: When = NEVER_STATED
    retrieved: datetime | None = None
    basis: tuple[tuple[str, str], ...] = ()
    version_of: str | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether its publisher took it back; then its text is the notice, which claims nothing."""
        return dict(self.basis).get("status", "").startswith("withdrawn")

    @property
    def numbered(self) -> bool:
        """Whether its publisher says which version it is of what stands at its uri."""
        return "version" in dict(self.basis)

    def given(self, name: str) -> bool:
        """Whether the field came with the input rather than from our reading of the text."""
        return dict(self.basis).get(name, "").startswith("given")


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text (or a whole input) not turned into a claim, with the stage and the reason.

    ``article`` is None when not even an article could be made; ``uri`` always says what it was.
    """

    stage: str
    reason: str
    uri: str
    article: str | None = None
    span: Span | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RawInput:
    """Bytes as they came from a file or standard input, before anything is known about them.

    ``uri`` is the path relative to the folder the user named (the file name for a single file);
    ``problem`` says why there are no bytes, where a file could not be opened; ``encoding`` and
    ``address`` are those that came with it, as from a server.
    """

    uri: str
    data: bytes = field(repr=False)
    problem: str = ""
    encoding: str = ""
    address: str = ""
