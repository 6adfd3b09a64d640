"""Attribution: source, cue and content, before anything is resolved."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Relay:
    """A voice that passes the words on: "…, the Harbour Post reports" -> its name and the cue."""

    source: Span
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans in the sense of PolNeAR and PARC3.

    ``lemma`` is the key of the cue in the lexicon, ``frame`` the rule that found it, ``sentence``
    the index of the sentence the cue stands in. ``relays`` are voices between outlet and source,
    outermost first. ``negated`` and ``modal`` belong to the cue ("did not", "could confirm").
    ``anaphoric`` says that the content is named by a word such as "this". ``found_by`` says which
    voice spoke for it: "rules", "tagger", or "both" where they agree; ``sure`` is the tagger's mean
    probability of the words' roles.
    """

    content: tuple[Span, ...]
    frame: str
    sentence: int
    lemma: str = ""
    cue: Span | None = None
    source: Span | None = None
    relays: tuple[Relay, ...] = ()
    negated: bool = False
    modal: str = ""
    anaphoric: bool = False
    found_by: str = "rules"
    sure: float | None = None

    @property
    def start(self) -> int:
        """Where the attribution begins in the article."""
        return min(span.start for span in self._parts())

    @property
    def end(self) -> int:
        """Where the last of its parts ends."""
        return max(span.end for span in self._parts())

    def _parts(self) -> list[Span]:
        return [*self.content, *(span for span in (self.cue, self.source) if span)]

    def covers(self, span: Span) -> bool:
        """Whether one piece of the content contains the span."""
        return any(piece.contains(span) for piece in self.content)
