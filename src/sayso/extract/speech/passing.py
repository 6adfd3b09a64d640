"""Outlets inside a speech tag: “told the Harbour Post”, “in comments carried by the Post”."""

import itertools
from collections.abc import Iterator

from sayso.extract.speech import refusals, tags
from sayso.extract.speech.press import COLLECTIVE, names_outlet
from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import noun_phrase, quoted_by, span
from sayso.lexicon.cues import media_words
from sayso.model import Relay, Sentence, Token


def find(sight: Sight, verb: Token, who: Token | None) -> Iterator[Relay]:
    """Outlets inside the speech tag: "told the Harbour Post", "in comments carried by …"."""
    sentence = sight.sentence
    region = tags.region(sentence, verb)
    if (quoting := quoted_by(sentence, verb)) is not None:
        outlet, cue = quoting
        if is_media(sentence, outlet) or (outlet.pos == "PROPN" and outlet.entity != "PERSON"):
            yield Relay(span(sight.text, noun_phrase(sentence, outlet)), cue.span)
    for token in region:
        asked = refusals.interviewed(sentence, token)
        told = _addressed(sentence, verb, token)
        carrier = sentence.head(token)
        carried = token.dep == "pobj" and carrier.dep == "agent" and carrier.lower == "by"
        passed = told or asked or (carried and _reported(sentence, carrier))
        named = carried and token.pos == "PROPN" and _as_reported(sentence, carrier)
        if not passed or not (named or is_media(sentence, token)):
            continue
        if (who is not None and who.i == token.i) or token.lower in COLLECTIVE:
            continue  # "as reported by the Post": it passes nothing on; "told the press": all
        cue = sentence.head(carrier) if carried else verb
        yield Relay(span(sight.text, _named(sentence, token)), cue.span)


def _named(sentence: Sentence, outlet: Token) -> list[Token]:
    """“the news agency LIRA”, though the parse made two objects of it."""
    phrase = noun_phrase(sentence, outlet)
    behind = list(
        itertools.takewhile(lambda t: t.pos == "PROPN", sentence.tokens[phrase[-1].i + 1 :])
    )
    apart = bool(behind) and behind[-1].head == outlet.head and behind[-1].dep == outlet.dep
    return [*phrase, *behind] if apart and outlet.lower in media_words() else phrase


def _addressed(sentence: Sentence, verb: Token, whom: Token) -> bool:
    """“told the Post”, “confirmed to the Post”, “the Post was told by …”."""
    if verb.lemma == "tell" and whom.head == verb.i:
        return whom.dep in ("dobj", "dative", "nsubjpass")
    to = sentence.head(whom)
    return whom.dep == "pobj" and to.lower == "to" and to.head == verb.i


def _as_reported(sentence: Sentence, by: Token) -> bool:
    """“…, the minister said, as quoted by VTP”: whoever is named there is an outlet."""
    return any(kid.lower == "as" for kid in sentence.kids(sentence.head(by), "mark", "advmod"))


def _reported(sentence: Sentence, by: Token) -> bool:
    verb = sentence.head(by)
    return verb.dep in ("acl", "advcl") and verb.lemma in (
        "report",
        "carry",
        "publish",
        "quote",
        "cite",
        "broadcast",
    )


def is_media(sentence: Sentence, who: Token) -> bool:
    """Whether a source is an outlet, so that whom it cites is the real voice."""
    phrase = " ".join(token.text for token in noun_phrase(sentence, who))
    return who.lower in media_words() or names_outlet(phrase)
