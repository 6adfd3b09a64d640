"""Where a source mention stands, what was said before it, and what it may turn out to be."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.extract.cast.cast import Names
from sayso.model import Sentence, Source, Span, Token, When

NEAR = 4  # sentences within which a description looks back
FAR = 8  # sentences a pronoun looks back
PARAGRAPH = 60  # sentences within which marks are counted; a whole page may be one line
LINES = 3  # paragraphs a pronoun looks back
QUOTES = frozenset('"“”„«»')
ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")


@dataclass(frozen=True, slots=True)
class Found:
    """An antecedent: a name, where it stands, and by which rule; or the names that tie."""

    name: str
    span: Span | None
    rule: str
    tied: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention stands and what was said before it."""

    sentences: Sequence[Sentence]
    sentence: Sentence
    token: Token
    speaker: Source | None
    recent: Sequence[Source]
    names: Names
    outlet: str | None = None
    said: Sequence[Span] = ()
    published: When | None = None
    # Whom pronouns earlier in the sentence stand for, by where they stand; and how many led here.
    met: dict[int, Found | None] = field(default_factory=dict, compare=False, repr=False)
    steps: int = 0

    def spoken_of(self, token: Token) -> bool:
        """Whether a noun stands in what the mention says: who is spoken of there is not it."""
        return any(span.contains(token.span) for span in self.said)

    @property
    def number(self) -> int:
        """Which sentence of the article the mention stands in."""
        start = self.sentence.span.start
        return bisect_right(self.sentences, start, key=lambda s: s.span.start) - 1

    def back(self) -> Iterator[Sentence]:
        """The sentences before, nearest first, as far as a pronoun reaches."""
        for sentence in reversed(self.sentences[max(0, self.number - FAR) : max(0, self.number)]):
            if self.sentence.line - sentence.line > LINES:
                return
            yield sentence

    def sources_in(self, sentence: Sentence) -> list[Source]:
        """Sources resolved so far that stand in a sentence, before the mention."""
        return [
            source
            for source in self.recent
            if source.span
            and sentence.span.start <= source.span.start < sentence.span.end
            and source.span.start < self.token.start
        ]

    def quoted_at(self, offset: int) -> bool:
        """Whether a place of the article stands inside quotation marks of its paragraph."""
        number = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        first = number = max(0, number)
        least = max(0, number - PARAGRAPH)
        while first > least and self.sentences[first - 1].line == self.sentences[number].line:
            first -= 1
        inside = False
        for sentence in self.sentences[first : number + 1]:
            for mark in sentence.span.words[: max(0, offset - sentence.span.start)]:
                if mark in QUOTES:
                    inside = mark in "“„«" or (mark not in "”»" and not inside)
        return inside

    def quoted(self) -> bool:
        """Whether the mention stands inside quotation marks that its sentence shows."""
        before = self.sentence.span.words[: self.token.start - self.sentence.span.start]
        after = self.sentence.span.words[self.token.end - self.sentence.span.start :]
        marks = [mark for mark in before if mark in QUOTES]
        later = any(mark in QUOTES for mark in after)
        straight = bool(marks) and marks[-1] not in "”»" and len(marks) % 2 == 1
        opened = bool(marks) and (marks[-1] in "“„«" or straight)
        return opened or (not marks and later and self._continues())

    def _continues(self) -> bool:
        """A quotation opened in a sentence before goes on: an odd number of marks follows."""
        after = self.sentence.span.words[self.token.end - self.sentence.span.start :]
        return sum(mark in QUOTES for mark in after) % 2 == 1


def noun_phrase(sentence: Sentence, head: Token) -> Span:
    """The noun with what belongs to it, relative clauses and appositions left out."""
    below: set[int] = set()
    for kid in sentence.kids(head):
        if kid.dep in {"relcl", "acl", "punct", "cc", "conj", "appos", "advcl"}:
            continue
        below |= {token.i for token in sentence.subtree(kid)}
    first = last = head.i
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    offset = sentence.span.start
    return Span(start, end, sentence.span.words[start - offset : end - offset])


def bare(words: str) -> str:
    """The words without quotation marks around them and the article before them."""
    kept = words.strip('"“”„«» ,:;')
    if kept.count('"') == 1 or kept.count("“") != kept.count("”"):
        kept = kept.replace('"', "").replace("“", "").replace("”", "")
    lower = kept.lower()
    article = next((a for a in ARTICLES if lower.startswith(a)), "")
    kept = kept[len(article) :] or kept
    return kept.removesuffix("'s").removesuffix("’s").rstrip("'’")
