"""A source mention with its tokens and the noun that heads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.cast.names import POSSESSIVE
from sayso.extract.cast.roles import BREAKS, PREPOSITIONS, RELATIVES
from sayso.extract.cast.spot import Found, Spot, bare
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import plain
from sayso.model import Sentence, Source, SourceKind, Span, Token, Why

INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "several", "many", "no"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A source mention: its span, its words as tokens, its head noun, and where it stands."""

    span: Span
    tokens: tuple[Token, ...]
    head: Token
    spot: Spot

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.spot.sentence

    @property
    def words(self) -> str:
        """Its words without quotation marks and leading article."""
        return bare(self.span.words)

    @property
    def plural(self) -> bool:
        """Whether its head noun is plural."""
        return self.head.tag in {"NNS", "NNPS"}

    @property
    def definite(self) -> bool:
        """Whether it speaks of somebody known: "the minister", "Minister", not "a minister"."""
        first = self.tokens[0]
        return first.lower not in INDEFINITE and first.pos != "NUM" and not self.plural

    def headed_by(self, kind: str) -> str | None:
        """The noun of that kind which heads the mention ("agency", "news agency"), if one does."""
        before = [self.sentence.tokens[self.head.i - 1].lower] if self.head.i else []
        pair = " ".join([*before, self.head.lower])
        table = words_of(kind)
        for word in (pair, self.head.lower, self.head.lemma):
            if plain(word) in table:
                return plain(word)
        return None

    def qualifiers(self) -> tuple[Token, ...]:
        """The words between article and head noun."""
        return tuple(
            token
            for token in self.tokens
            if token.i < self.head.i
            and token.pos not in {"DET", "PUNCT"}
            and token.text not in POSSESSIVE
        )

    def part(self, tokens: Sequence[Token]) -> "Mention":
        """Some of its words as a mention of their own."""
        offset = self.sentence.span.start
        start, end = tokens[0].start, tokens[-1].end
        span = Span(start, end, self.sentence.span.words[start - offset : end - offset])
        return Mention(span, tuple(tokens), head_noun(tokens), self.spot)

    def kept(self, kind: SourceKind, rule: str, name: str | None = None) -> Source:
        """A source by the mention's own words."""
        return Source(self.span, name or self.words, kind, why=Why(rule, self.span))

    def unresolved(self, found: Found, kind: SourceKind) -> Source:
        """A source by its own words, because two fit alike."""
        detail = "could be " + " or ".join(found.tied)
        return Source(self.span, self.words, kind, why=Why("unresolved", found.span, detail))


def head_noun(tokens: Sequence[Token]) -> Token:
    """The noun a phrase is about: the last one before a preposition, comma or relative clause."""
    head: Token | None = None
    before: Token | None = None
    for token in tokens:
        stop = token.lower in PREPOSITIONS or token.text in BREAKS or token.tag in RELATIVES
        hyphened = before is not None and before.text == "-" and before.end == token.start
        if head and (stop or (token.tag in PARTICIPLES and not hyphened)):
            break
        before = token
        if token.pos in {"NOUN", "PROPN", "PRON"} or token.tag in {"NNS", "NN", "NNP", "NNPS"}:
            head = token
    return head or tokens[-1]
