"""Token and Sentence: a parsed sentence in plain values; the parser's objects stay in its file."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence.

    Offsets into the article; ``pos`` is the UD part of speech, ``tag`` Penn's; ``dep`` the ClearNLP
    label that spaCy's English models use; ``head`` the index of the governor in the sentence.
    ``entity`` is the named-entity label ("PERSON", "ORG", "GPE" ...) or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """The token as a span."""
        return Span(self.start, self.end, self.text)

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; ``tokens[k].i == k`` and heads are indices into ``tokens``.

    ``line`` numbers the passage line the sentence stands in; a sentence never crosses a line break.
    ``children[k]`` holds the indices of the tokens whose head is k, in text order.
    """

    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    line: int = 0

    @property
    def root(self) -> Token:
        """The token that is its own head."""
        return next(token for token in self.tokens if token.head == token.i)

    def head(self, token: Token) -> Token:
        """The governor of a token (the root governs itself)."""
        return self.tokens[token.head]

    def kids(self, token: Token, *labels: str) -> Iterator[Token]:
        """Direct dependents in text order, with one of the labels if any are given."""
        for index in self.children[token.i]:
            if not labels or self.tokens[index].dep in labels:
                yield self.tokens[index]

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in text order."""
        found, waiting = [], [token.i]
        while waiting:
            index = waiting.pop()
            found.append(index)
            waiting.extend(self.children[index])
        return [self.tokens[index] for index in sorted(found)]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie in the character range, in text order."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]
