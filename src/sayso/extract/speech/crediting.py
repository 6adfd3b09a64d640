"""Credits beside a clause: “according to X, …”, “in the words of X”, “in her view, …”."""

from collections.abc import Iterator
from itertools import takewhile

from sayso.extract.speech import tags
from sayso.extract.speech.figured import is_voice
from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import noun_phrase, quoted_in, span, spans, trim
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Relay, Sentence, Span, Token


def find(sight: Sight) -> Iterator[Attribution]:
    """All attributions of the sentence that no verb makes but a phrase of credit."""
    yield from _by_phrases(sight)
    yield from _by_possessives(sight)


def _by_phrases(sight: Sight) -> Iterator[Attribution]:
    """“According to X, …”, “in the words of X”, “per X”."""
    sentence = sight.sentence
    for phrase in phrases("credit"):
        words = phrase.split()
        for token in sentence.tokens:
            here = list(sentence.tokens[token.i : token.i + len(words)])
            if [t.lower for t in here] == words:
                yield from _by_phrase(sight, here)


def _by_phrase(sight: Sight, cue: list[Token]) -> Iterator[Attribution]:
    sentence = sight.sentence
    last = cue[-1]
    nouns = [kid for token in reversed(cue) for kid in sentence.kids(token, "pobj", "dobj")]
    source = nouns[0] if nouns else None
    if source is None or source.i <= last.i:
        return
    rate = source.pos == "NOUN" and source.tag == "NN" and not any(sentence.kids(source))
    if last.lower == "per" and rate:
        return  # "40 barges per day"
    phrase = _to_the_comma(sentence, noun_phrase(sentence, source, clauses=False))
    if not any(t.i > last.i for t in phrase):
        return  # nothing but marks
    rest = _beside_credit(sentence, cue, phrase) or _around_credit(sentence, cue, phrase)
    rest = _without_tags(sentence, rest)
    rest = _skip_asides(rest)
    rest = rest[1:] if rest and rest[0].lower == "that" and rest[0].dep == "mark" else rest
    content = spans(sight.text, rest)
    around = sight.quotation_around(cue[0])
    yield Attribution(
        content=sight.clip(content, around) if around else content,
        frame="credit",
        sentence=sight.number,
        lemma=" ".join(token.lower for token in cue),
        cue=span(sight.text, cue),
        source=span(sight.text, [t for t in phrase if t.i > last.i]),
        relays=quoting(sight, source),
    )


def _to_the_comma(sentence: Sentence, phrase: list[Token]) -> list[Token]:
    """“the managing company Orlo Lines, …”: the name up to the comma belongs to the phrase."""
    rest = list(takewhile(lambda t: t.pos == "PROPN", sentence.tokens[phrase[-1].i + 1 :]))
    ends = rest and sentence.tokens[rest[-1].i + 1 :][:1]
    return [*phrase, *rest] if ends and ends[0].text == "," else phrase


def quoting(sight: Sight, who: Token) -> tuple[Relay, ...]:
    """The outlet in “police sources quoted by the Courier”."""
    passed = quoted_in(sight.sentence, who)
    if passed is None:
        return ()
    outlet, verb = passed
    return (Relay(span(sight.text, noun_phrase(sight.sentence, outlet)), verb.span),)


def _beside_credit(sentence: Sentence, cue: list[Token], phrase: list[Token]) -> list[Token]:
    """At either end of a sentence the credit leaves the rest as content, however it was parsed."""
    before = trim(list(sentence.tokens[: cue[0].i]))
    after = trim(list(sentence.tokens[phrase[-1].i + 1 :]))
    comma = (
        phrase[-1].i + 1 < len(sentence.tokens) and sentence.tokens[phrase[-1].i + 1].text == ","
    )
    opened = bool(before) and before[-1].lower == "that" and before[-1].dep == "mark"
    if after and comma and (opened or all(t.pos in ("CCONJ", "ADV", "PUNCT") for t in before)):
        return after
    return before if before and not after else []


def _around_credit(sentence: Sentence, cue: list[Token], phrase: list[Token]) -> list[Token]:
    """Inside a sentence the content is the clause the credit hangs on."""
    governor = sentence.head(cue[0])
    own_cue = {token.i for token in cue}
    while governor.i in own_cue and governor.head != governor.i:
        governor = sentence.head(governor)
    if not heads_clause(governor) and governor.dep != "ROOT":
        governor = _clause_of(sentence, governor)
    own = {*cue, *sentence.subtree(cue[0]), *phrase}
    own |= {t for token in cue for t in sentence.subtree(token) if token.head in own_cue}
    return [t for t in sentence.subtree(governor) if t not in own]


def heads_clause(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos in ("VERB", "AUX")


def _clause_of(sentence: Sentence, token: Token) -> Token:
    while not heads_clause(token) and token.head != token.i:
        token = sentence.head(token)
    return token


def _without_tags(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    gone = [
        t for token in tokens if tags.is_tag(sentence, token) for t in tags.region(sentence, token)
    ]
    return [token for token in tokens if token not in gone]


def _skip_asides(tokens: list[Token]) -> list[Token]:
    """Drop a hedge between the credit and the content ("According to him, purportedly, …")."""
    start = 0
    while start < len(tokens) and (
        tokens[start].pos in ("PUNCT", "CCONJ")
        or (tokens[start].pos == "ADV" and tokens[start].lower in phrases("stance"))
    ):
        start += 1
    return tokens[start:]


def _by_possessives(sight: Sight) -> Iterator[Attribution]:
    """“In her words, …”, “in the union's view, …”."""
    sentence = sight.sentence
    for noun in sentence.tokens:
        preposition = sentence.head(noun)
        owner = _owner(sentence, noun)
        fits = noun.lower in phrases("credit noun") and preposition.lower in ("in", "by", "on")
        if preposition.lower == "on" and phrases("credit noun").get(noun.lower) != "vouched":
            continue
        if not fits or noun.dep != "pobj" or owner is None:
            continue
        if preposition.lower == "by" and sentence.head(preposition).lemma in phrases("held by"):
            continue  # "he stood by the guard's account"
        own = set(sentence.subtree(preposition))
        beside = sentence.head(preposition)
        clause = beside if heads_clause(beside) else _clause_of(sentence, beside)
        rest = [t for t in sentence.subtree(clause) if t not in own]
        content = spans(sight.text, _skip_asides(_without_tags(sentence, rest)))
        if content and not sight.quotation_around(noun):
            phrase = [t for t in noun_phrase(sentence, owner) if t.dep != "case"]
            yield Attribution(
                content=content,
                frame="credit",
                sentence=sight.number,
                lemma=f"{preposition.lower} … {noun.lower}",
                cue=Span.of(sight.text, noun.start, noun.end),
                source=span(sight.text, phrase),
            )


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose words they are: “the guild's count”, “the count of the guild”."""
    if (whose := next(sentence.kids(noun, "poss"), None)) is not None:
        return whose
    if f"{sentence.head(noun).lower} the {noun.lower} of" in phrases("credit"):
        return None  # "in the view of the guild" is a phrase of its own
    definite = any(kid.lower == "the" for kid in sentence.kids(noun, "det"))
    of = (who for p in sentence.kids(noun, "prep") for who in sentence.kids(p, "pobj"))
    holders = (who for who in of if sentence.head(who).lower == "of" and is_voice(sentence, who))
    return next(holders, None) if definite else None
