"""Refusals without “declined to”: “gave no details”, “was unable to confirm”, “not be drawn”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import negated, noun_phrase, own_subject, span, spans
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Sentence, Token

AIRED = ("broadcast", "programme", "program", "interview", "podcast", "show")
TOPICAL = ("on", "about", "over", "regarding", "as", "of")
SELF = ("he", "she", "it", "they")
TALKS = ("interview", "conversation", "comment", "remark", "statement", "talk")


def unable(sentence: Sentence, verb: Token) -> Token | None:
    """“was unable to confirm”, “has yet to verify”: the copula or helper the verb hangs on."""
    able = sentence.head(verb)
    if verb.dep == "xcomp" and able.lemma in ("have", "be") and _yet(sentence, able):
        return able
    copula = sentence.head(able)
    if verb.dep != "xcomp" or able.lemma not in ("unable", "able") or copula.lemma != "be":
        return None
    denied = any(kid.dep == "neg" for kid in sentence.kids(copula))
    helpers = sorted(sentence.kids(copula, "aux", "neg"), key=lambda token: token.i)
    if able.lemma == "able" and not denied:
        return None
    return helpers[0] if helpers else copula


def _yet(sentence: Sentence, helper: Token) -> bool:
    return any(kid.lower == "yet" for kid in sentence.kids(helper, "advmod"))


def withheld(sentence: Sentence, verb: Token) -> list[Token]:
    """“gave no details of the raid”: what was not told, or the details themselves."""
    for noun in sentence.kids(verb, "dobj"):
        refused = any(kid.lower == "no" for kid in sentence.kids(noun, "det"))
        if noun.lemma not in phrases("withheld") or not refused:
            continue
        topics = [
            token
            for prep in sentence.kids(noun, "prep")
            if prep.lower in ("of", "on", "about", "for", "as")
            for head in sentence.kids(prep, "pobj", "pcomp")
            for token in sentence.subtree(head)
        ]
        return topics or [t for t in noun_phrase(sentence, noun) if t.lower != "no"]
    return []


def find(sight: Sight) -> Iterator[Attribution]:
    """Refusals that no verb of refusing makes; those inside a quotation are its speaker's words."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass"):
            continue
        if verb.lemma == "be":
            who, found = _none_from(sentence, verb)
        else:
            who = own_subject(sentence, sentence.head(verb) if verb.dep == "conj" else verb)
            who = own_subject(sentence, verb) or who
            found = _refused(sentence, verb)
        if found is None or who is None or who.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        if found.tokens and not sight.quotation_around(verb):
            yield Attribution(
                content=spans(sight.text, found.tokens),
                frame=found.frame,
                sentence=sight.number,
                lemma=found.lemma,
                cue=span(sight.text, found.cue),
                source=span(sight.text, noun_phrase(sentence, who)),
                negated=found.lemma != "decline",
            )


@dataclass(frozen=True, slots=True)
class _Refused:
    """What was refused, by which words; ``lemma`` is the verb that was not done, or "decline"."""

    tokens: list[Token]
    cue: list[Token]
    lemma: str = "decline"
    frame: str = "withheld"


def _refused(sentence: Sentence, verb: Token) -> _Refused | None:
    if verb.lemma == "have":
        return _no_comment(sentence, verb)
    if verb.lemma == "know":
        return _unknown(sentence, verb)
    if verb.lemma in phrases("wishing"):
        return _unwilling(sentence, verb)
    if verb.lemma in phrases("passing on"):
        return _passed_on(sentence, verb)
    if says_nothing(sentence, verb):
        return _said_nothing(sentence, verb)
    if verb.lemma in phrases("ringing off") | {"stop": ""}:
        ends = _stopped_short if verb.lemma == "stop" else _rang_off
        return ends(sentence, verb)
    if verb.lemma in ("refuse", "decline"):
        return _not_ruled_out(sentence, verb)
    return _kept_silent(sentence, verb) if verb.lemma in phrases("keeping") else None


def _rang_off(sentence: Sentence, verb: Token) -> _Refused | None:
    """“hung up on us”, “put the phone down”: an answer of a kind, where one was called."""
    particle = next((t for t in sentence.kids(verb, "prt") if t.lower in phrases("off")), None)
    thing = next(sentence.kids(verb, "dobj"), None)
    phone = thing is not None and thing.lemma in phrases("telephone")
    if particle is None or not (phone or (thing is None and verb.lemma in ("hang", "ring"))):
        return None
    subject = {t.i for kid in sentence.kids(verb, "nsubj") for t in sentence.subtree(kid)}
    behind = (particle, *sentence.kids(verb, "prep"))
    end = max(t.i for kid in behind for t in sentence.subtree(kid))
    tokens = [t for t in sentence.tokens[verb.i : end + 1] if t.i not in subject]
    return _Refused(tokens, [verb, particle])


def _no_comment(sentence: Sentence, verb: Token) -> _Refused | None:
    """“The ministry had no comment on the report”."""
    noun = next(sentence.kids(verb, "dobj"), None)
    if noun is None or noun.lemma != "comment" or not (tokens := withheld(sentence, verb)):
        return None
    no = next(sentence.kids(noun, "det"))
    return _Refused(tokens, [verb, no] if noun in tokens else [verb, noun])


def _unwilling(sentence: Sentence, verb: Token) -> _Refused | None:
    """“did not wish to comment on the fire”, “did not want to say who it was”."""
    for said in sentence.kids(verb, "xcomp"):
        if said.lemma not in phrases("commenting") or not negated(sentence, verb):
            continue
        topics = [
            token
            for prep in sentence.kids(said, "prep")
            if prep.lower in TOPICAL
            for head in sentence.kids(prep, "pobj", "pcomp")
            for token in sentence.subtree(head)
        ]
        told = [t for kid in sentence.kids(said, "ccomp", "dobj") for t in sentence.subtree(kid)]
        helpers = list(sentence.kids(verb, "aux", "neg"))
        group = sorted([*helpers, verb], key=lambda token: token.i)
        return _Refused(topics or told or sentence.subtree(said), group)
    return None


def _unknown(sentence: Sentence, verb: Token) -> _Refused | None:
    """“The guild knew nothing of this”: what another has said is then not confirmed."""
    for nothing in sentence.kids(verb, "dobj"):
        topics = [
            token
            for prep in (*sentence.kids(nothing, "prep"), *sentence.kids(verb, "prep"))
            if prep.lower in ("of", "about")
            for head in sentence.kids(prep, "pobj", "pcomp")
            for token in sentence.subtree(head)
        ]
        if nothing.lower == "nothing" and topics:
            return _Refused(topics, [verb, nothing], "confirm", "object")
    return None


def _none_from(sentence: Sentence, verb: Token) -> tuple[Token | None, _Refused | None]:
    """“There was no immediate comment from the ministry”."""
    for noun in sentence.kids(verb, "attr", "nsubj"):
        none = any(kid.lower == "no" for kid in sentence.kids(noun, "det"))
        if noun.lemma not in phrases("no word") or not none:
            continue
        for prep in (*sentence.kids(noun, "prep"), *sentence.kids(verb, "prep")):
            for who in sentence.kids(prep, "pobj"):
                if prep.lower in ("from", "by"):
                    return who, _Refused([noun], [verb])
    return None, None


def says_nothing(sentence: Sentence, verb: Token) -> bool:
    """“could say nothing about the injured”: a refusal, where nothing else is said of them."""
    mute = any(kid.lower == "nothing" for kid in sentence.kids(verb, "dobj"))
    return verb.lemma == "say" and mute and any(kid.tag == "MD" for kid in sentence.kids(verb))


def _said_nothing(sentence: Sentence, verb: Token) -> _Refused:
    topics = [
        token
        for prep in sentence.kids(verb, "prep")
        if prep.lower in TOPICAL
        for head in sentence.kids(prep, "pobj", "pcomp")
        for token in sentence.subtree(head)
    ]
    nothing = next(kid for kid in sentence.kids(verb, "dobj") if kid.lower == "nothing")
    helpers = list(sentence.kids(verb, "aux"))
    return _Refused(topics or [nothing], [*helpers, verb, nothing] if topics else [verb])


def refused_with(sentence: Sentence, verb: Token, tokens: Sequence[Token]) -> list[Token]:
    """“declined to comment on this”, “would neither confirm nor deny this”: what the cue adds.

    Only where the content is a mere word for what was said before does the cue need it.
    """
    if any(token.pos != "PRON" for token in tokens):
        return []
    for kid in sentence.kids(verb, "xcomp"):
        if tokens and verb.i < kid.i <= verb.i + 2 and kid.lemma in phrases("commenting"):
            return list(sentence.tokens[verb.i + 1 : kid.i + 1])
    other = sentence.head(verb)
    if verb.dep == "conj" and any(k.lower == "neither" for k in sentence.kids(other, "preconj")):
        first = min([other, *sentence.kids(other, "aux")], key=lambda token: token.i)
        return list(sentence.tokens[first.i : verb.i])
    return []


def says_no(sentence: Sentence, who: Token | None, verb: Token) -> bool:
    """“Asked whether …, she said she would not discuss it”: she speaks of herself."""
    inner = own_subject(sentence, verb)
    same = inner is not None and who is not None and inner.lower in SELF
    return same and verb.lemma in phrases("commenting") and negated(sentence, verb)


def _passed_on(sentence: Sentence, verb: Token) -> _Refused | None:
    """“The firm referred questions to the prosecutor”."""
    asked = [kid for kid in sentence.kids(verb, "dobj") if kid.lemma in phrases("passed on")]
    links = (*sentence.kids(verb, "prep"), *(p for n in asked for p in sentence.kids(n, "prep")))
    if not asked or not any(prep.lower == "to" for prep in links):
        return None
    return _Refused(noun_phrase(sentence, asked[0]), [verb])


def _stopped_short(sentence: Sentence, verb: Token) -> _Refused | None:
    """“stopped short of blaming the crew”: a confirmation is then none, nor is a denial."""
    for short in sentence.kids(verb, "advmod", "acomp"):
        doing = [d for of in sentence.kids(short, "prep") for d in sentence.kids(of, "pcomp")]
        if short.lower != "short" or not doing:
            continue
        first = sentence.subtree(doing[0])
        if doing[0].lemma not in phrases("settling"):
            return _Refused(first, [verb, short])
        return _Refused([t for t in first if t.i > doing[0].i], [verb, doing[0]], doing[0].lemma)
    return None


def _not_ruled_out(sentence: Sentence, verb: Token) -> _Refused | None:
    """“refused to rule out a curfew”: it may come."""
    for rule in sentence.kids(verb, "xcomp"):
        out = [kid for kid in sentence.kids(rule, "prt", "advmod", "prep") if kid.lower == "out"]
        if rule.lemma != "rule" or not out:
            continue
        tokens = [token for token in sentence.subtree(rule) if token.i > out[0].i]
        return _Refused(tokens, [verb, out[0]], "rule out", "object")
    return None


def _kept_silent(sentence: Sentence, verb: Token) -> _Refused | None:
    """“kept mum on whether she would go”, “has remained silent about the raid”."""
    for word in sentence.kids(verb, "acomp", "dobj", "oprd", "attr"):
        if word.lemma not in phrases("silent"):
            continue
        topics = [
            token
            for prep in (*sentence.kids(verb, "prep"), *sentence.kids(word, "prep"))
            if prep.lower in TOPICAL
            for head in sentence.kids(prep, "pobj", "pcomp")
            for token in sentence.subtree(head)
        ]
        return _Refused(topics or [word], [verb, word] if topics else [verb])
    return None


def drawn(sentence: Sentence, verb: Token) -> bool:
    """“would not be drawn”: negated, passive, and nothing that one draws with a pencil."""
    kids = list(sentence.kids(verb))
    passive = any(kid.dep == "auxpass" for kid in kids)
    return passive and any(kid.dep == "neg" or kid.lower == "never" for kid in kids)


def interviewed(sentence: Sentence, outlet: Token) -> bool:
    """“In an interview with the Harbour Post, Marren blamed …”: the Post passes it on."""
    link = sentence.head(outlet)
    talk = sentence.head(link).lemma
    asked = link.lower in ("with", "to") and talk in TALKS
    aired = link.lower in ("on", "with", "for") and talk in AIRED
    return outlet.dep == "pobj" and (asked or aired)
