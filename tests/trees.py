"""Sentences by hand: a parse written down, and any parse at all."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from hypothesis import strategies as st

from sayso.extract.speech import quotes
from sayso.extract.speech.page import Page
from sayso.lexicon.cues import phrases, reporting_verbs
from sayso.model import Sentence, Span, Token


def listed(words: str) -> list[str]:
    """Words with blanks between, one by one."""
    return words.split()


PARTS = listed("VERB AUX NOUN PROPN PRON ADP ADV ADJ DET NUM SCONJ PUNCT")
TAGS = listed("VBD VBZ VBP VBN VBG VB MD NN NNS NNP PRP WP WDT IN DT")
LABELS = listed(
    "nsubj nsubjpass csubj ccomp xcomp advcl relcl acl parataxis conj dobj pobj dative agent prep "
    "pcomp appos poss det mark aux auxpass neg cc preconj advmod amod compound punct oprd attr "
    "npadvmod expl prt case dep nmod"
)
ENTITIES = ("", "", "", "PERSON", "ORG", "GPE", "DATE")
LITTLE = listed(
    "this that it so what which who she they we as by to of from about not nor neither but and no "
    "unable according citing mayor agency report claim comment Tuesday Marren Radio be have , . : "
    "; \" “ ” – ? 's"
)
FORMS = {"said": "say", "says": "say", "is": "be", "was": "be"}

Word = tuple[str, str, str, str, int]


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what does not end by itself."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def sentence(words: Sequence[Word], start: int = 0, *, entities: Sequence[str] = ()) -> Sentence:
    """A parse written down: (text, part of speech, tag, label, head) a word, blanks between."""
    tokens: list[Token] = []
    children: list[list[int]] = [[] for _ in words]
    at = start
    for i, (text, pos, tag, dep, head) in enumerate(words):
        lemma = FORMS.get(text.lower(), text.lower())
        entity = entities[i] if entities else ""
        tokens.append(Token(i, at, at + len(text), text, lemma, pos, tag, dep, head, entity))
        at += len(text) + 1
        if head != i:
            children[head].append(i)
    whole = " ".join(word[0] for word in words)
    span = Span(start, start + len(whole), whole)
    return Sentence(span, tuple(tokens), tuple(map(tuple, children)))


def page(sentences: Sequence[Sentence], *, headline: bool = False) -> Page:
    """The sentences as the lines of a text."""
    text = "\n".join(each.span.words for each in sentences)
    lines = [each.span for each in sentences]
    heads = frozenset({0}) if headline else frozenset()
    return Page(text, tuple(sentences), quotes.find(text, lines), heads)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Texts of a few sentences with any words and any tree over them, however ungrammatical."""
    vocabulary = sorted(
        {
            *(word for verb in reporting_verbs() for word in verb.split()),
            *phrases("hearing"),
            *phrases("uttering"),
            *LITTLE,
        }
    )
    made: list[Sentence] = []
    start = 0
    for _ in range(draw(st.integers(1, 3))):
        one = draw(_sentences(vocabulary, start))
        made.append(one)
        start = one.span.end + 1
    return page(made, headline=draw(st.booleans()))


@st.composite
def _sentences(draw: st.DrawFn, vocabulary: Sequence[str], start: int) -> Sentence:
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = [order[0]] * size
    for place, i in enumerate(order[1:], 1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    words = [
        (
            draw(st.sampled_from(vocabulary)),
            draw(st.sampled_from(PARTS)),
            draw(st.sampled_from(TAGS)),
            "ROOT" if heads[i] == i else draw(st.sampled_from(LABELS)),
            heads[i],
        )
        for i in range(size)
    ]
    entities = draw(st.lists(st.sampled_from(ENTITIES), min_size=size, max_size=size))
    return sentence(words, start, entities=entities)
