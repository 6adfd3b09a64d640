"""Proper names in a sentence: where they run, how they fold, whether two are one."""

from collections.abc import Iterator, Sequence
from functools import cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from sayso.lexicon.first_names import first_names
from sayso.lexicon.roles import role_list
from sayso.model import Sentence, Span, Token

# Entities that are written with a capital and name nobody.
NO_NAME = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)
# Transliterations of one surname differ by a letter or two ("Harenskiy", "Harensky").
ALIKE = 84
LONG_ENOUGH = 5
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def words_of_tokens(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """The article's own words from the first to the last token."""
    offset = sentence.span.start
    return sentence.span.words[tokens[0].start - offset : tokens[-1].end - offset]


def span_of_tokens(sentence: Sentence, tokens: Sequence[Token]) -> Span:
    """The span from the first to the last token."""
    return Span(tokens[0].start, tokens[-1].end, words_of_tokens(sentence, tokens))


def capital(token: Token) -> bool:
    """Whether a word is written as a name is; a plain word at the start of a sentence is not."""
    if not token.text[0].isupper() or token.entity in NO_NAME:
        return False
    if token.pos in {"PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "NUM"}:
        return False
    return token.i > 0 or token.pos == "PROPN" or bool(token.entity) or token.text.isupper()


def initials(token: Token) -> bool:
    """As in "US", "WHO": a body, although the parser takes it for a pronoun."""
    return token.pos == "PRON" and token.text.isupper() and len(token.text) > 1


def runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Maximal runs of name words, with particles and hyphens inside ("Oda van der Lisse")."""
    tokens, start = sentence.tokens, 0
    while start < len(tokens):
        end = _run_end(tokens, start)
        if end > start:
            yield list(tokens[start:end])
        start = max(end, start + 1)


def _run_end(tokens: Sequence[Token], start: int) -> int:
    """One past the last token of the name that starts here, or ``start`` where none does."""
    end, here = start, start
    while here < len(tokens):
        token = tokens[here]
        second_half = here > start and tokens[here - 1].text == "-" and token.text.isalpha()
        if _in_name(token) or second_half:
            end = here = here + 1
        elif _joins(tokens, here, start):
            here += 1
        else:
            break
    return end


def _in_name(token: Token) -> bool:
    return capital(token) and token.pos != "VERB"


def _joins(tokens: Sequence[Token], here: int, start: int) -> bool:
    """Whether the token may stand inside a name (or before it: "al-Harrad")."""
    token, last = tokens[here], here + 1 >= len(tokens)
    if last:
        return False
    if token.text in {"-", "–", "’", "'"}:
        tight = token.start == tokens[here - 1].end and token.end == tokens[here + 1].start
        return here > start and tight
    if token.lower not in role_list("particle") or token.text[0].isupper():
        return False
    follower = tokens[here + 1]
    return _in_name(follower) or follower.text == "-" or follower.lower in role_list("particle")


def name_like(tokens: Sequence[Token]) -> bool:
    """Whether all of the tokens may belong to a personal name."""
    if not any(token.text[0].isupper() and token.pos not in {"PRON", "DET"} for token in tokens):
        return False
    return all(
        _in_name(token)
        or token.text in {"-", ".", "’", "'"}
        or token.lower in role_list("particle")
        or token.text.istitle()
        or (number > 0 and tokens[number - 1].text == "-")
        for number, token in enumerate(tokens)
    )


def without_seat(words: str) -> str:
    """A body's name without where it sits: "Orvany-based Tide Watch", "so-called Tide Watch"."""
    words = words.removeprefix("so-called ")
    _, based, rest = words.partition("-based ")
    return rest if based and rest[:1].isupper() else words


@cache
def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens, dots and particles."""
    latin = anyascii(name)
    plain = latin.lower().replace("'s ", " ").removesuffix("'s").replace("-", " ")
    cleaned = ["".join(filter(str.isalnum, word)) for word in plain.split()]
    first = cleaned[:1] if len(cleaned) > 1 and _is_first_name(latin) else []
    kept = [w for w in cleaned[len(first) :] if w and w not in role_list("particle")]
    kept = [*first, *kept] if kept else kept
    return tuple(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


def _is_first_name(latin: str) -> bool:
    """As in "Ben Orlo": a particle elsewhere, a first name where it opens the name."""
    first = latin.split(maxsplit=1)[0]
    return first.istitle() and first.isalpha() and first.lower() in first_names()


def alike(left: str, right: str) -> bool:
    """Whether two folded words are one name: equal, an initial, or another transliteration."""
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    if left + "a" == right or right + "a" == left:
        return False  # Slavic surnames: she is not he.
    long = min(len(left), len(right)) >= LONG_ENOUGH
    return long and left[0] == right[0] and ratio(left, right) >= ALIKE


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the shorter name may stand for the longer one (both folded)."""
    if len(short) > len(full) or not short:
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and (alike(short[0], full[-1]) or short[0] == full[0])
    if not alike(short[-1], full[-1]):
        return len(full) > len(short) and full[: len(short)] == short
    return alike(short[0], full[0]) or _pet_name(short[0], full[0])


def _pet_name(left: str, right: str) -> bool:
    """As in "Pat" and "Patrick": one begins the other."""
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) >= 2 and longer.startswith(shorter)
