"""A speech tag left alone behind a finished quotation: “Who fired?” asked captain Joel Mann."""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import noun_phrase, span
from sayso.model import Attribution, Sentence, Token

CLOSING = ('"', "”", "»", "’", "'")
FINISHED = "?!…."
NAMED = ("dobj", "nsubj", "attr", "oprd", "npadvmod", "appos", "dep")
VOICES = ("PROPN", "NOUN", "PRON")


def find(sight: Sight) -> Iterator[Attribution]:
    """The verb opens its sentence, who speaks follows it, and the marks close right before.

    The content is left open; the page gives it the quotation beside it.
    """
    sentence = sight.sentence
    verb = sentence.tokens[0]
    entry = reporting(sentence, verb)
    if entry is None or "clause" not in entry.frames or verb.tag not in ("VBD", "VBZ"):
        return
    who = _behind(sentence, verb)
    if who is None or not _closed(sight.text[: sentence.span.start]):
        return
    yield Attribution(
        content=(),
        frame="quotation",
        sentence=sight.number,
        lemma=entry.word,
        cue=verb.span,
        source=span(sight.text, noun_phrase(sentence, who)),
    )


def _behind(sentence: Sentence, verb: Token) -> Token | None:
    """Who stands behind the verb, where the parse took the speaker for an object."""
    if any(sentence.kids(verb, "nsubj", "nsubjpass")) or any(sentence.kids(verb, "ccomp")):
        return None
    nouns = [kid for kid in sentence.kids(verb, *NAMED) if kid.pos in VOICES and kid.i > verb.i]
    return nouns[0] if nouns else None


def _closed(before: str) -> bool:
    before = before.rstrip(" ")
    return len(before) > 1 and before[-1] in CLOSING and before[-2] in FINISHED
