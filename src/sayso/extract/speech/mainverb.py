"""The verb a content turns on, and what stands around it: helpers, subject, clause beneath."""

from collections.abc import Sequence

from sayso.extract.speech.syntax import own_subject
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.model import Sentence, Span, Token

Verb = tuple[Sentence, Token]
MARKS = ('"', "“", "”", "«", "»")
BENEATH = ("ccomp", "acl", "advcl", "csubj", "csubjpass")


def find(span: Span, sentences: Sequence[Sentence]) -> Verb | None:
    """The verb of the content whose head lies outside the content, first in text order."""
    for sentence in sorted(sentences, key=lambda each: each.span.start):
        inside = {t.i for t in sentence.between(span.start, span.end)}
        for token in sentence.tokens:
            heads = token.i in inside and (token.head not in inside or token.head == token.i)
            if heads and token.pos in ("VERB", "AUX"):
                return sentence, token
    return None


def modal(sentence: Sentence, verb: Token) -> str:
    """The modal verb of its group ("may"), or ""."""
    return next((kid.lower for kid in sentence.kids(verb, "aux") if kid.tag == "MD"), "")


def negated(sentence: Sentence, verb: Token) -> bool:
    """“was not there”; “not only the barn” and “old but not weak” deny nothing of the whole."""
    return any(not _part(sentence, kid) for kid in sentence.kids(verb, "neg"))


def _part(sentence: Sentence, word: Token) -> bool:
    before = sentence.tokens[word.i - 1].lower if word.i else ""
    return before == "but" or _only(sentence, word)


def _only(sentence: Sentence, word: Token) -> bool:
    behind = sentence.tokens[word.i + 1 : word.i + 2]
    return bool(behind) and behind[0].lower in ("only", "just", "merely")


def perfect(sentence: Sentence, verb: Token) -> bool:
    """“must have slept”, “would have come”."""
    return any(kid.lower in ("have", "'ve") for kid in sentence.kids(verb, "aux"))


def conditional(sentence: Sentence, verb: Token) -> bool:
    """“If the dam breaks, the town will flood”: said to hold under a condition."""
    opening = clause_words("opens a condition")
    for kid in sentence.kids(verb, "advcl"):
        marks = [t for t in sentence.kids(kid, "mark") if t.lower in opening]
        if any(not _as_or_even(sentence, mark) for mark in marks):
            return True
    return False


def _as_or_even(sentence: Sentence, mark: Token) -> bool:
    """“as if it were gold”, “even if it rains” name no condition."""
    return mark.i > 0 and sentence.tokens[mark.i - 1].lower in ("as", "even")


def beneath(sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    """“There is no doubt that it fell”, “I am sure it fell”: “doubt”, and the verb “fell”."""
    if verb.lemma not in ("be", "seem", "appear", "have"):
        return None
    for word in sentence.kids(verb, "acomp", "attr", "dobj"):
        asked = word.lemma == "question" and without(sentence, word)
        if word.lemma not in phrases("certainty") and word.lemma != "doubt" and not asked:
            continue
        clauses = [*sentence.kids(word, *BENEATH), *sentence.kids(verb, *BENEATH)]
        inner = [kid for kid in clauses if kid.i > word.i and own_subject(sentence, kid)]
        if inner:
            return word, inner[0]
    return None


def without(sentence: Sentence, word: Token) -> bool:
    """“no doubt”, “little doubt”, “not certain”."""
    return any(kid.lower in ("no", "not", "little") for kid in sentence.kids(word))


def in_marks(sentence: Sentence, token: Token) -> bool:
    """Whether the token stands between quotation marks of its sentence."""
    return sum(t.text in MARKS for t in sentence.tokens[: token.i]) % 2 == 1
