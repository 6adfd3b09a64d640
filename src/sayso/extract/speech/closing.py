"""Speech tags in texts whose commas were lost: “The pier burned down the mayor said”.

Some scrapers drop every comma; the parse then makes the speaker part of what is said. Here the tag
is read from the words before the verb.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.extract.cast.names import POSSESSIVE
from sayso.extract.cast.rolewords import is_body_word, is_role
from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import span, trim
from sayso.lexicon.cues import media_words, phrases
from sayso.lexicon.organisations import words_of
from sayso.lexicon.states import nationalities
from sayso.model import Attribution, Sentence, Span, Token

FEWEST_WORDS = 60  # below this, a text without commas may just be short
WORDS_A_COMMA = 150
FINITE = ("VBD", "VBZ", "VBP", "MD")
PRONOUNS = ("he", "she", "they", "it")
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
STARTERS = ("DET", "PRON")
LOOSE = frozenset({"state", "news", "official"})
# Behind one of these a noun and a verb of saying are no tag: "what the mayor said".
LEADING = ("ADP", "SCONJ", "PRON", "DET", "AUX", "PART", "VERB")


def attach(sight: Sight, found: Sequence[Attribution]) -> list[Attribution]:
    """Put the tag that closes the sentence, if there is one, in the place of what was found."""
    tag = _tag(sight.sentence) if _without_commas(sight.text) else None
    if tag is None:
        return list(found)
    verb, starts = tag
    tokens = sight.sentence.tokens
    content = _content(sight, starts[0] if starts else verb.i, verb)
    if not content:
        return list(found)
    cut, cue = (
        tokens[starts[0] if starts else verb.i].start,
        Span.of(sight.text, verb.start, verb.end),
    )
    old = next((one for one in found if one.cue and one.cue.overlaps(cue)), None)
    kept = [
        _before(sight, one, cut) for one in found if one.cue is None or not one.cue.overlaps(cue)
    ]
    ends = [*(start - 1 for start in starts[1:]), verb.i]
    if not starts:
        starts, ends = [verb.i + 1], [_relative(sight.sentence, verb)]
    sources = [
        span(sight.text, trim(list(tokens[start:end])))
        for start, end in zip(starts, ends, strict=True)
        if trim(list(tokens[start:end]))
    ]
    made = [
        Attribution(
            content=content,
            frame="clause/closing",
            sentence=sight.number,
            lemma=entry.word if (entry := reporting(sight.sentence, verb)) else verb.lemma,
            cue=cue,
            source=source,
            relays=old.relays if old else (),
        )
        for source in sources
    ]
    return [*(one for one in kept if one.content or one.anaphoric), *made]


@lru_cache(maxsize=4)
def _without_commas(text: str) -> bool:
    words = len(text.split())
    return words >= FEWEST_WORDS and text.count(",") * WORDS_A_COMMA < words


def _tag(sentence: Sentence) -> tuple[Token, list[int]] | None:
    """The verb of a tag that closes the sentence and where the phrases of its speakers begin."""
    verbs = [t for t in sentence.tokens if t.i and t.lower in phrases("closing tag")]
    for verb in reversed(verbs):
        if verb.tag == "NNS" or not _closes(sentence, verb):
            continue
        starts = _speakers(sentence, verb.i)
        if starts and _finite(sentence.tokens[: starts[0]]):
            return verb, starts
        if _inverted(sentence, verb):
            return verb, []
    return None


def _relative(sentence: Sentence, verb: Token) -> int:
    """Where "which …" begins behind the verb, or the end of the sentence."""
    behind = sentence.tokens[verb.i + 1 :]
    found = next((t.i for t in behind if t.tag in ("WDT", "WP")), len(sentence.tokens))
    return found if found > verb.i + 1 else len(sentence.tokens)


def _inverted(sentence: Sentence, verb: Token) -> bool:
    """“… trained by the guild said the Harbour League”: the speaker stands behind the verb."""
    behind = list(sentence.tokens[verb.i + 1 : _relative(sentence, verb)])
    behind = trim(behind)
    before = sentence.tokens[verb.i - 1]
    named = bool(behind) and (behind[0].pos == "DET" or behind[0].text[0].isupper())
    nominal = all(t.pos in (*NOMINAL, "DET", "ADP", "PART", "PUNCT") for t in behind)
    proper = any(t.pos == "PROPN" for t in behind)
    ended = before.pos in ("NOUN", "PROPN", "ADV", "NUM") and _finite(sentence.tokens[: verb.i])
    return verb.lower == "said" and named and nominal and proper and ended


def _closes(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing behind the verb could be what is said."""
    behind = list(sentence.tokens[verb.i + 1 :])
    for number, token in enumerate(behind):
        adds = token.tag == "VBG" and reporting(sentence, token) is not None
        if adds or token.tag in ("WDT", "WP", "WRB") or token.lower == "as":
            behind = behind[:number]
            break
    return not _finite(behind) and not any(t.text in ('"', "“", ":") for t in behind)


def _finite(tokens: Sequence[Token]) -> bool:
    verbs = ("VERB", "AUX")
    return any(t.tag in FINITE or (t.tag == "VBN" and t.dep == "ROOT") for t in tokens) and any(
        t.pos in verbs for t in tokens
    )


def _speakers(sentence: Sentence, end: int) -> list[int]:
    """Where the speaker before ``end`` begins; two where "and" joins two phrases."""
    tokens = sentence.tokens
    start = _speaker(sentence, end)
    if start is None:
        return []
    if start > 1 and tokens[start - 1].lower == "and":
        first = _speaker(sentence, start - 1)
        if first is not None and first > 0:
            return [first, start]
        return []
    return [start] if start > 0 and tokens[start - 1].pos not in LEADING else []


def _speaker(sentence: Sentence, end: int) -> int | None:
    tokens = sentence.tokens
    start = end - 1
    while start > 0 and tokens[start].pos == "ADV":
        start -= 1
    if tokens[start].lower in PRONOUNS:
        return start
    head, start = start, _nominal_start(tokens, start)
    if start > head:
        return None
    if tokens[start].pos in STARTERS:
        return _with_name(tokens, start)
    return _bare_start(sentence, start, head)


def _nominal_start(tokens: Sequence[Token], last: int) -> int:
    """Back over nouns to an article, and further over "of the" and brackets."""
    here = last + 1
    while here > 0:
        token = tokens[here - 1]
        if token.text == ")":
            opened = [t.i for t in tokens[: here - 1] if t.text == "("]
            here = opened[-1] if opened else here - 1
        elif token.pos in STARTERS:
            here -= 1
            if not _goes_on(tokens, here):
                return here
            here -= 1
        elif _nominal(tokens, here - 1):
            if token.entity in ("DATE", "TIME"):
                return here
            here -= 1
        elif _goes_on(tokens, here):
            here -= 1
        else:
            return here
    return here


def _nominal(tokens: Sequence[Token], here: int) -> bool:
    """A word of a noun phrase; "based" is one in "Vell-based"."""
    token = tokens[here]
    bound = token.tag == "VBN" and here > 0 and tokens[here - 1].text in ("-", "–")
    return bound or token.pos in NOMINAL or token.text in (*POSSESSIVE, "-", "–")


def _goes_on(tokens: Sequence[Token], here: int) -> bool:
    """Whether "of" (or any preposition behind a word for people) joins what stands before."""
    if here < 2 or tokens[here - 1].pos != "ADP":
        return False
    joined = tokens[here - 2]
    people = is_role(joined.text) or joined.lower in words_of("collective")
    whose = is_body_word(joined) or joined.entity == "PERSON"
    return joined.pos in ("NOUN", "PROPN") and (
        people or (tokens[here - 1].lower in ("of", "for", "from") and whose)
    )


def _with_name(tokens: Sequence[Token], start: int) -> int:
    """“… Ilda Marren a local baker said”: the name before "a" belongs to the speaker."""
    if tokens[start].lower not in ("a", "an", "the"):
        return start
    name = start
    while name > 0 and tokens[name - 1].entity == "PERSON":
        name -= 1
    return name if start - name > 1 else start


def _bare_start(sentence: Sentence, start: int, head: int) -> int | None:
    """Without an article the speaker is the noun with its modifiers, as far as they name one."""
    tokens = sentence.tokens
    last = tokens[head]
    for here in range(start, head):
        if tokens[here].lower in nationalities() or is_role(tokens[here].text):
            return _before_role(tokens, start, here)
    if last.pos == "PROPN":
        while head > start and tokens[head - 1].entity == last.entity and last.entity:
            head -= 1
        while head > start and tokens[head - 1].text.islower() and _outlet_word(tokens[head - 1]):
            head -= 1
        return head
    voice = last.tag == "NNS" or is_role(last.text) or last.lower in media_words()
    if not voice and not is_body_word(last):
        return None
    own = {t.i for t in sentence.subtree(last)}
    while head > start and head - 1 in own and tokens[head - 1].text.islower():
        head -= 1
    # "state-run news agency"
    while head - 1 > start and tokens[head - 1].text == "-":
        head -= 2
    return head


def _before_role(tokens: Sequence[Token], start: int, role: int) -> int:
    """Where a role begins with the small words that belong to it: "guard spokesman"."""
    while role > start and tokens[role - 1].dep == "compound" and tokens[role - 1].text.islower():
        role -= 1
    return role


def _outlet_word(token: Token) -> bool:
    """As in "state news agency SANA"."""
    return token.lower in media_words() or token.lower in LOOSE or token.lower in words_of("outlet")


def _content(sight: Sight, start: int, verb: Token) -> tuple[Span, ...]:
    """All before the tag, and a clause with "which" behind it."""
    tokens = sight.sentence.tokens
    pieces = [trim(list(tokens[:start]))]
    if verb.i + 1 < len(tokens) and tokens[verb.i + 1].lower == "which":
        pieces.append(trim(list(tokens[verb.i + 1 :])))
    return tuple(span(sight.text, piece) for piece in pieces if piece)


def _before(sight: Sight, one: Attribution, cut: int) -> Attribution:
    content = tuple(
        Span.of(sight.text, piece.start, min(piece.end, cut)) if piece.start < cut else piece
        for piece in one.content
    )
    return replace(one, content=content)
