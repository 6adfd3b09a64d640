"""Figures and findings told by no verb of saying: “counts 1,900 people”, “found no sign of it”.

What such a verb takes as its object is a deed as often as a word: a bank raises its rate, a storm
brings rain. It is read as somebody's say-so only where the subject can speak and the object is
itself a count, or the lack of a trace.
"""

from collections.abc import Iterator, Sequence

from sayso.extract.cast.rolewords import is_body_word, is_role
from sayso.extract.propositions import victims
from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import (
    conjuncts,
    negated,
    noun_phrase,
    own_subject,
    span,
    spans,
    trim,
    verb_group,
)
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.lexicon.organisations import words_of
from sayso.lexicon.predicates import by_adjective
from sayso.lexicon.units import unit_named
from sayso.model import Attribution, Sentence, Token

FRAME = "figure"  # the frame of “put the toll at 14”, which is one of these
VOICES = ("PERSON", "ORG", "NORP")
PRONOUNS = ("he", "she", "it", "they")
FINITE = ("VBD", "VBZ", "VBP", "VBN")
TOLD = ("put", "place", "estimate", "revise", "keep", "give")
NEAR = 4  # words behind a colon within which a figure stands
TIMES = ("DATE", "TIME", "ORDINAL")

Tokens = list[Token]


def find(sight: Sight) -> Iterator[Attribution]:
    """What a voice counts, puts at a figure, or found no trace of; one attribution a verb."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.tag not in FINITE or sight.headline:
            continue
        who = own_subject(sentence, verb)
        who = who or (own_subject(sentence, sentence.head(verb)) if verb.dep == "conj" else None)
        if who is None or who.dep != "nsubj" or sight.quotation_around(verb):
            continue
        if verb.lemma in clause_words("stands at"):
            owner, tokens = _owned(sentence, verb, who)
            cue = [who]
        else:
            owner, tokens = who, _told(sentence, verb)
            cue = verb_group(sentence, verb)
        written = owner is not None and owner.lemma in words_of("document")
        told = bool(tokens) and not (written and verb.lemma not in ("put", "place"))
        if owner is not None and told and is_voice(sentence, owner):
            yield Attribution(
                content=spans(sight.text, tokens),
                frame=FRAME,
                sentence=sight.number,
                lemma=who.lemma if cue == [who] else verb.lemma,
                cue=span(sight.text, cue),
                source=span(sight.text, _without_case(noun_phrase(sentence, owner))),
                negated=negated(sentence, verb),
            )


def behind_colon(sight: Sight) -> Iterator[Attribution]:
    """“The board has put a number on it: 900 boats”, “The guild has measured again: 40 acres”."""
    sentence = sight.sentence
    mark = next((t for t in sentence.tokens[2:] if t.text == ":"), None)
    if mark is None or sight.headline:
        return
    tops = (t for t in sentence.tokens[: mark.i] if t.head >= mark.i or t.head == t.i)
    verb = next((t for t in tops if t.tag in FINITE), None)
    if verb is None:
        return
    helpers = sentence.kids(verb, "aux")
    who = own_subject(sentence, verb)
    who = who or next((kid for aux in helpers for kid in sentence.kids(aux, "nsubj")), None)
    after = trim(list(sentence.tokens[mark.i + 1 :]))
    first = next((t for t in after[:NEAR] if t.tag == "CD" and not _timed(sentence, t)), None)
    counts = verb.lemma in clause_words("counts") | clause_words("measures")
    figure = any(_figure_word(sentence, noun) for noun in sentence.kids(verb, "dobj"))
    quoted = sight.quotation_around(verb) or (after and sight.quotation_around(after[0]))
    if who is None or who.dep != "nsubj" or first is None or quoted or not (counts or figure):
        return
    if is_voice(sentence, who) or who.pos == "PROPN":
        yield Attribution(
            content=spans(sight.text, after),
            frame=FRAME,
            sentence=sight.number,
            lemma=verb.lemma,
            cue=span(sight.text, verb_group(sentence, verb)),
            source=span(sight.text, [t for t in noun_phrase(sentence, who) if t.i < verb.i]),
        )


def besides(sight: Sight, found: Sequence[Attribution]) -> list[Attribution]:
    """Those that no other rule has found by the same cue, and that are not the speaker's own.

    “She said her office had counted ten” is what she said, and nothing within it another's.
    """
    return [
        one
        for one in (*find(sight), *behind_colon(sight))
        if all(_apart(one, other) for other in found)
        and not any(_own_count(one, other) for other in found)
    ]


def _apart(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are by different cues, or the other found no content by its own."""
    empty = not other.content and not other.anaphoric
    return empty or one.cue is None or other.cue is None or not one.cue.overlaps(other.cue)


def _own_count(one: Attribution, other: Attribution) -> bool:
    first = one.source.words.lower().split()[0] if one.source is not None else ""
    own = first in (*PRONOUNS, *clause_words("possessive pronoun"))
    return own and one.cue is not None and other.covers(one.cue)


def _without_case(tokens: Tokens) -> Tokens:
    return [token for token in tokens if token.tag != "POS" or token is not tokens[-1]]


def is_voice(sentence: Sentence, who: Token) -> bool:
    """Whether the subject can say something: a person, a body, or a pronoun for one."""
    if any(kid.lower in ("no", "neither") for kid in sentence.kids(who, "det")):
        return False
    if who.pos == "PRON":
        return who.lower in PRONOUNS
    if who.lemma in words_of("document"):
        return True  # "the indictment puts it at nine"
    named = [token for token in noun_phrase(sentence, who) if token.entity in VOICES]
    proper = who.pos == "PROPN" and not (who.entity and who.entity not in VOICES)
    common = is_role(who.lower) or is_body_word(who) or who.lower in words_of("collective")
    return proper or common or (bool(named) and who.entity in VOICES)


def _told(sentence: Sentence, verb: Token) -> Tokens:
    if verb.lemma in clause_words("counts"):
        return _counted(sentence, verb)
    if verb.lemma in clause_words("comes upon"):
        return _no_trace(sentence, verb)
    if verb.lemma in clause_words("arrives at a figure") and (reached := _reached(sentence, verb)):
        return reached
    if verb.lemma in clause_words("puts at"):
        found = _put_at(sentence, verb) or _given(sentence, verb)
        return found or _given_before(sentence, verb)
    return []


def _reached(sentence: Sentence, verb: Token) -> Tokens:
    """“arrives at about 23,000 people in the ground”, “knows of nine deaths”."""
    for prep in sentence.kids(verb, "prep"):
        if prep.lower not in ("at", "to", "of") or prep.i != verb.i + 1:
            continue
        if (prep.lower == "of") is not (verb.lemma == "know"):
            continue
        for noun in sentence.kids(prep, "pobj"):
            if noun.pos != "PROPN" and _number(sentence, noun):
                return _with_places(sentence, verb, noun)
    return []


def _given_before(sentence: Sentence, verb: Token) -> Tokens:
    """“up from the 400 tonnes it gave on Monday”: what the same voice said earlier."""
    noun = sentence.head(verb)
    given = verb.dep == "relcl" and verb.lemma in ("give", "put")
    if not given or noun.tag == "CD" or not _number(sentence, noun):
        return []
    return noun_phrase(sentence, noun)


def _counted(sentence: Sentence, verb: Token) -> Tokens:
    """“counts 1,900 people sleeping in schools”, “counted ten as well”."""
    for noun in sentence.kids(verb, "dobj", "npadvmod", "nummod"):
        if noun.i > verb.i and _number(sentence, noun):
            return _with_places(sentence, verb, noun)
    return []


def _with_places(sentence: Sentence, verb: Token, noun: Token) -> Tokens:
    """The object, and where it was counted."""
    behind = [kid for kid in sentence.kids(verb, "prep") if kid.i > noun.i]
    return sorted(
        (t for part in (noun, *behind) for t in sentence.subtree(part)), key=lambda t: t.i
    )


def _number(sentence: Sentence, noun: Token) -> bool:
    figures = [noun, *sentence.kids(noun, "nummod", "quantmod")]
    return any(token.tag == "CD" and not _timed(sentence, token) for token in figures)


def _timed(sentence: Sentence, token: Token) -> bool:
    """Whether a number is a date or an hour; one alone, like 58, may be taken for an age."""
    beside = sentence.tokens[max(0, token.i - 1) : token.i + 2]
    alone = token.entity == "DATE" and not any(t.entity for t in beside if t is not token)
    year = len(token.text) == len("1999") and token.text.isdigit()
    return token.entity in TIMES and (year or not alone)


def _put_at(sentence: Sentence, verb: Token) -> Tokens:
    """“put it at 650 tonnes”, “revised the number of men let go to 20”."""
    for thing in sentence.kids(verb, "dobj", "ccomp"):
        head = _figure_word(sentence, thing)
        if head is not None and head.lemma == "number" and not _no_deed(sentence, verb, thing):
            continue  # "cut the number of buses to 12": that is done, not said
        if head is None and (verb.lemma not in ("put", "place") or thing.entity == "PERSON"):
            continue
        whole = sentence.subtree(thing)
        reach = [t for t in sentence.subtree(verb) if t.i >= whole[0].i]
        for prep in reach:
            values = [v for v in sentence.kids(prep, "pobj") if _number(sentence, v)]
            who = own_subject(sentence, verb)
            named = who is not None and (who.entity in VOICES or is_body_word(who))
            as_ = prep.lower == "as" and verb.lemma == "give" and named
            to_ = prep.lower in ("at", "to") and (prep.lower == "at") is _at(verb)
            if values and (to_ or as_):
                end = sentence.subtree(values[0])[-1].i
                return [t for t in sentence.tokens[whole[0].i : end + 1] if t.i > verb.i]
    return []


def _no_deed(sentence: Sentence, verb: Token, thing: Token) -> bool:
    """Whether a number is told: “put” it, or it is of the dead, or of what the voice itself sees.

    “raised the number of fragments it follows to 58”
    """
    harmed = (by_adjective().get(token.lower) for token in sentence.subtree(thing))
    seen = any(
        kid.lower in PRONOUNS
        for clause in sentence.kids(thing, "relcl")
        for kid in sentence.kids(clause, "nsubj")
    )
    return verb.lemma in TOLD or seen or any(s and s.name in victims.HARMED for s in harmed)


def _at(verb: Token) -> bool:
    """Whether a figure follows the verb with “at”, not with “to”."""
    return verb.lemma not in ("raise", "lower", "revise", "cut", "bring")


def _figure_word(sentence: Sentence, thing: Token) -> Token | None:
    """The word for a count that heads the object, wherever the parse hung it."""
    heads = [thing, *sentence.kids(thing, "nsubj")]
    words = clause_words("word for a figure") | {"list"} | phrases("figure").keys()
    return next((head for head in heads if head.lemma in words or head.lower in words), None)


def _given(sentence: Sentence, verb: Token) -> Tokens:
    """“now gives a figure of around 300”."""
    if verb.lemma != "give":
        return []
    for thing in sentence.kids(verb, "dobj"):
        unit = unit_named(thing.lemma)
        measured = unit is not None and unit.kind == "measure" and _number(sentence, thing)
        behind = any(kid.i > verb.i for kid in sentence.kids(verb, "prep", "dative"))
        if measured and not behind:
            return sentence.subtree(thing)  # "the county gives 900 hectares"
        alone = thing.tag == "CD" and not any(sentence.kids(thing)) and thing.entity != "MONEY"
        if alone and _number(sentence, thing):
            return [thing]  # "the agency gave six"
        of = [head for p in sentence.kids(thing, "prep") for head in sentence.kids(p, "pobj")]
        if _figure_word(sentence, thing) and any(_number(sentence, head) for head in of):
            return sentence.subtree(thing)
    return []


def _no_trace(sentence: Sentence, verb: Token) -> Tokens:
    """“found no sign of a blow”, “has seen no evidence that the gate was shut”."""
    for thing in sentence.kids(verb, "dobj"):
        none = any(kid.lower == "no" for kid in sentence.kids(thing, "det"))
        if none and thing.lemma in clause_words("trace"):
            return trim([t for t in sentence.subtree(thing) if t.i > verb.i])
    return []


def _owned(sentence: Sentence, verb: Token, who: Token) -> tuple[Token | None, Tokens]:
    """“the guild's latest figure is 650 tonnes”: whose figure it is, and the figure."""
    if _figure_word(sentence, who) is None:
        return None, []
    owner = next(sentence.kids(who, "poss"), None)
    values = [*sentence.kids(verb, "attr")]
    if verb.lemma != "be":
        values = [v for p in sentence.kids(verb, "prep") for v in sentence.kids(p, "pobj")]
    for noun in values:
        if owner is not None and any(_number(sentence, each) for each in conjuncts(sentence, noun)):
            of = [t for kid in sentence.kids(who, "prep") for t in sentence.subtree(kid)]
            return owner, [*of, *_with_places(sentence, verb, noun)]
    return None, []
