"""Where the content of a reporting verb stands: clauses, objects, infinitives, quotations.

Each rule looks at one shape of sentence and returns token sets; nothing here knows sources.
"""

from collections.abc import Callable

from sayso.extract.speech import extent, joined, refusals, tags
from sayso.extract.speech.sight import reporting
from sayso.extract.speech.syntax import (
    CLAUSES,
    SUBJECTS,
    coordinated,
    negated,
    noun_phrase,
    own_subject,
)
from sayso.lexicon.cues import ReportingVerb, cue_nouns, phrases
from sayso.model import Sentence, Token

Tokens = list[Token]
TIME_ENTITIES = ("DATE", "TIME")
NOTHING: Tokens = []
QUESTIONS = ("when", "where", "why", "how", "whether", "if")


def find(sentence: Sentence, verb: Token, entry: ReportingVerb) -> tuple[str, Tokens]:
    """The name of the frame that fits and the tokens of the content; ("", []) if none does."""
    for name, rule in RULES:
        if name.split("/")[0] in entry.frames and (tokens := rule(sentence, verb)):
            return name, tokens
    if "object" in entry.frames and (tokens := _behind_particle(sentence, verb, entry)):
        return "object", tokens
    if entry.word in phrases("commenting") and negated(sentence, verb):
        topic = _topic(sentence, verb) or _object(sentence, verb)
        return "refusal", topic or _question(sentence, verb)
    return "", NOTHING


def _behind_particle(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Tokens:
    """“called for an inquiry”: the object of the particle that belongs to the verb."""
    particle = entry.word.partition(" ")[2]
    preps = [kid for kid in sentence.kids(verb, "prep", "prt") if kid.lower == particle]
    objects = [noun for prep in preps for noun in sentence.kids(prep, "pobj", "pcomp")]
    return [token for noun in objects for token in sentence.subtree(noun)]


def _clause(sentence: Sentence, verb: Token) -> Tokens:
    """A that-clause behind the verb, its whole subtree but for speech tags inside."""
    found: set[Token] = set()
    for kid in sentence.kids(verb, *CLAUSES):
        small = verb.lemma in phrases("small clause") and not extent.is_finite(sentence, kid)
        if kid.i > verb.i and not tags.is_tag(sentence, kid) and not small:
            found.update(sentence.subtree(kid))
    found = found or set(_told_clause(sentence, verb))
    if not found:
        return NOTHING
    for inner in list(found):
        if inner.i > verb.i and tags.is_tag(sentence, inner):
            found.difference_update(tags.region(sentence, inner))
        elif joined.is_speech(sentence, inner) and joined.shared(sentence, inner).i != inner.i:
            found.difference_update(sentence.subtree(inner))
    found.update(extent.more_of_it(sentence, verb, found))
    found.update(extent.object_before(sentence, verb, found))
    found.update(extent.behind_colon(sentence, verb, found))
    tokens = _without_complementiser(sorted(found, key=lambda token: token.i))
    return extent.without_day(sentence, verb, tokens)


def _told_clause(sentence: Sentence, verb: Token) -> Tokens:
    """“She told the Observer he stood firm”: a clause the parse hung on whom she told."""
    by = [noun for agent in sentence.kids(verb, "agent") for noun in sentence.kids(agent, "pobj")]
    for whom in (*sentence.kids(verb, "dobj", "dative"), *by):
        for kid in sentence.kids(whom, "relcl"):
            first = sentence.subtree(kid)[0]
            if first.lower == "that" and first.dep not in SUBJECTS:
                first = sentence.tokens[first.i + 1]
            whole = own_subject(sentence, kid) is not None and extent.is_finite(sentence, kid)
            bare = first.dep in ("nsubj", "nsubjpass", "det", "poss", "compound", "expl")
            if verb.lemma in phrases("telling") and whole and bare:
                return sentence.subtree(kid)
    return NOTHING


def _without_complementiser(tokens: Tokens) -> Tokens:
    while tokens and (
        (tokens[0].lower == "that" and (tokens[0].dep == "mark" or tokens[0].tag == "IN"))
        or tokens[0].pos == "PUNCT"
    ):
        tokens = tokens[1:]
    return tokens


def _fronted(sentence: Sentence, verb: Token) -> Tokens:
    """A clause before the verb: all from its beginning to the speech tag."""
    before = [kid for kid in sentence.kids(verb, *CLAUSES) if kid.i < verb.i]
    if not before and verb.dep == "pcomp" and sentence.head(verb).lower == "as":
        quoting = sentence.head(sentence.head(verb))  # "…, the captain was quoted as saying"
        before = [kid for kid in sentence.kids(quoting, *CLAUSES) if kid.i < quoting.i]
        return sentence.subtree(before[0]) if before else NOTHING
    if not before or _that_behind(sentence, verb):
        return NOTHING
    between = sentence.tokens[before[-1].i : verb.i]
    if any(t.text in (";", ":") for t in between) and _clause(sentence, verb):
        return NOTHING
    first = sentence.subtree(before[0])[0].i
    region = {token.i for token in tags.region(sentence, verb) if token.i > before[-1].i}
    end = min(region | {verb.i})
    found = list(sentence.tokens[first:end])
    for kid in sentence.kids(verb, *CLAUSES, "conj"):
        if kid.i > verb.i and not _own_tag(sentence, kid) and _continues(sentence, kid):
            found += sentence.subtree(kid)
    return found


def _that_behind(sentence: Sentence, verb: Token) -> bool:
    return any(
        mark.lower == "that"
        for kid in sentence.kids(verb, "ccomp")
        if kid.i > verb.i
        for mark in sentence.kids(kid, "mark")
    )


def _loose(sentence: Sentence, verb: Token) -> Tokens:
    """A that-clause that the parser hung elsewhere: from "that" to the end of the sentence."""
    for token in sentence.tokens[verb.i + 1 :]:
        if reporting(sentence, token) is not None or _owned_noun(sentence, token):
            break
        if token.lower == "that" and extent.relative(sentence, token):
            break
        if token.lower == "that" and token.tag in ("IN", "WDT"):
            rest = list(sentence.tokens[token.i + 1 :])
            gone = {t.i for inner in rest if _joined(verb, inner) for t in sentence.subtree(inner)}
            return [t for t in rest if t.i not in gone]
    return NOTHING


def _owned_noun(sentence: Sentence, token: Token) -> bool:
    """“the minister's promise that …”: the clause behind it is the minister's."""
    owned = any(kid.dep == "poss" for kid in sentence.kids(token))
    return owned and token.pos == "NOUN" and token.lemma in cue_nouns()


def _joined(verb: Token, other: Token) -> bool:
    return other.dep == "conj" and other.head == verb.i


def _own_tag(sentence: Sentence, token: Token) -> bool:
    entry = reporting(sentence, token)
    return entry is not None and "clause" in entry.frames


def _continues(sentence: Sentence, clause: Token) -> bool:
    """“…,” she said, “…”: what follows the tag goes on after a comma and is a clause of its own."""
    first = sentence.subtree(clause)[0]
    return (
        first.i > 0
        and sentence.tokens[first.i - 1].text in (",", ";", '"')
        and clause.dep in CLAUSES
    )


def _behind_tag(sentence: Sentence, verb: Token) -> Tokens:
    """The tag hangs on its content: everything of the governing clause but the tag."""
    if not tags.is_tag(sentence, verb):
        return NOTHING
    head = sentence.head(verb)
    while head.pos in ("NOUN", "PROPN", "PRON") and verb.i < head.head != head.i:
        head = sentence.head(head)  # "The odd thing, he said, is …": hung on the subject
    own = set(tags.region(sentence, verb))
    own |= {
        t for kid in sentence.kids(verb, *CLAUSES, "punct", "conj") for t in sentence.subtree(kid)
    }
    found = [token for token in sentence.subtree(head) if token not in own]
    found = extent.behind_semicolon(sentence, verb, found)
    if (entry := reporting(sentence, head)) is not None and "clause" in entry.frames:
        inner = _clause(sentence, head)
        if not own_subject(sentence, head) and inner:
            return inner
    return found


def _as_clause(sentence: Sentence, verb: Token) -> Tokens:
    """“As the mayor said, the dam held”: the clause that “as” hangs on."""
    marks = [kid for kid in sentence.kids(verb, "mark", "advmod") if kid.lower == "as"]
    spoken = own_subject(sentence, verb) or next(sentence.kids(verb, "agent"), None)
    if not marks or verb.dep != "advcl" or spoken is None:
        return NOTHING
    own = set(sentence.subtree(verb))
    return [token for token in sentence.subtree(sentence.head(verb)) if token not in own]


def _infinitive_clause(sentence: Sentence, verb: Token) -> Tokens:
    """“claimed to have found thirty boats”."""
    for kid in sentence.kids(verb, "xcomp"):
        if kid.i > verb.i and any(aux.lower == "to" for aux in sentence.kids(kid, "aux")):
            return sentence.subtree(kid)
    return NOTHING


def _gerund(sentence: Sentence, verb: Token) -> Tokens:
    """“denied having seen the minutes”, “recalled hearing a shot”."""
    for kid in sentence.kids(verb, "xcomp"):
        helpers = list(sentence.kids(kid, "aux"))
        having = any(aux.tag == "VBG" for aux in helpers)
        if kid.i > verb.i and (having or (kid.tag == "VBG" and not helpers)):
            return sentence.subtree(kid)
    return NOTHING


def _infinitive(sentence: Sentence, verb: Token) -> Tokens:
    """“vowed to return”, “urged both sides to talk”, “called on the crew to surrender”."""
    for kid in sentence.kids(verb, "xcomp", "ccomp", "advcl"):
        if kid.i > verb.i and any(aux.lower == "to" for aux in sentence.kids(kid, "aux")):
            addressees = [
                token
                for part in sentence.kids(verb, "dobj", "dative", "prep")
                if verb.i < part.i < kid.i
                for token in sentence.subtree(part)
                if token.dep != "prep" or token.head != verb.i
            ]
            told = {*addressees, *(t for t in sentence.subtree(kid) if t.i > verb.i)}
            return sorted(told, key=lambda token: token.i)
    return NOTHING


def _refusal(sentence: Sentence, verb: Token) -> Tokens:
    """“refused to comment on the losses” -> “the losses”; bare refusals keep the infinitive."""
    for kid in sentence.kids(verb, "xcomp", "advcl"):
        if kid.i < verb.i or not any(aux.lower == "to" for aux in sentence.kids(kid, "aux")):
            continue
        if kid.lemma not in phrases("commenting"):
            return NOTHING
        topic = _object(sentence, kid) or _topic(sentence, kid)
        topic = extent.with_that(sentence, topic) or _clause(sentence, kid)
        put_to = [kid for kid in sentence.kids(verb, "advcl") if kid.lemma == "ask"]
        if not topic and any(kid.i < verb.i and kid.tag == "VBN" for kid in put_to):
            return NOTHING  # "Asked about the toll, she declined to answer": the toll it is
        return topic or [token for token in sentence.subtree(kid) if token.dep != "npadvmod"]
    return NOTHING


def _question(sentence: Sentence, verb: Token) -> Tokens:
    """“could not confirm when the gate was shut”, whatever the parse made of the clause."""
    for kid in sentence.kids(verb, "advcl"):
        asked = [t for t in sentence.kids(kid, "advmod", "mark") if t.lower in QUESTIONS]
        if kid.i > verb.i and asked and asked[0].i == verb.i + 1:
            return sentence.subtree(kid)
    return NOTHING


def _drawn(sentence: Sentence, verb: Token) -> Tokens:
    """“would not be drawn on numbers” -> “numbers”."""
    return _topic(sentence, verb) if refusals.drawn(sentence, verb) else NOTHING


def _object(sentence: Sentence, verb: Token) -> Tokens:
    """The object with all that belongs to it, and "as …" behind it."""
    kids = [
        kid
        for kid in sentence.kids(verb, "dobj")
        if kid.i > verb.i and not _time(kid) and kid.lemma not in phrases("not said")
    ]
    if not kids:
        return NOTHING
    found = {*noun_phrase(sentence, kids[0], clauses=True), *coordinated(sentence, kids[0])}
    last = max(token.i for token in found)
    for kid in sentence.kids(verb, "prep", "oprd"):
        if (
            kid.i > last
            and not _timed(sentence, kid)
            and kid.lower not in ("according", "to", "at")
        ) or (kid.lower == "at" and kids[0].lemma in phrases("concern")):
            found.update(sentence.subtree(kid))
    return extent.with_that(sentence, sorted(found, key=lambda token: token.i))


def _as(sentence: Sentence, verb: Token) -> Tokens:
    """“called the report a joke”, “described the plan as reckless”."""
    right = [kid for kid in sentence.kids(verb) if kid.i > verb.i]
    things = [kid for kid in right if kid.dep == "dobj"]
    judged = any(
        kid.dep in ("oprd", "ccomp", "xcomp") or (kid.dep == "prep" and kid.lower == "as")
        for kid in (*right, *(link for thing in things for link in sentence.kids(thing, "prep")))
    )
    if not judged and not any(extent.ends_quoted(sentence, thing) for thing in things):
        return NOTHING
    kept = ("dobj", "nsubj", "oprd", "ccomp", "xcomp", "attr", "prep", "dative")
    parts = [kid for kid in right if kid.dep in kept and not _timed(sentence, kid)]
    return sorted({t for kid in parts for t in sentence.subtree(kid)}, key=lambda token: token.i)


def _topic(sentence: Sentence, verb: Token) -> Tokens:
    """“commented on the toll”, “warned of floods”: the topic without its preposition."""
    for kid in sentence.kids(verb, "prep"):
        topical = kid.lower in ("on", "about", "over", "regarding", "against", "to")
        # "warned of a hard winter" has a season for a topic, not for a date.
        if kid.lower == "of" or (topical and not _timed(sentence, kid)):
            heads = list(sentence.kids(kid, "pobj", "pcomp"))
            if any(head.lemma in phrases("no topic") for head in heads):
                continue
            objects = [t for head in heads for t in sentence.subtree(head)]
            if objects:
                return objects
    return NOTHING


def _accused(sentence: Sentence, verb: Token) -> Tokens:
    """“accused the militia of burning the mill”, “blamed the storm for the delay”."""
    whom = [t for kid in sentence.kids(verb, "dobj") for t in sentence.subtree(kid)]
    what = [
        t
        for kid in sentence.kids(verb, "prep")
        if kid.lower in ("of", "for", "on") and not _timed(sentence, kid)
        for t in sentence.subtree(kid)
    ]
    return sorted({*whom, *what}, key=lambda token: token.i) if whom else NOTHING


def _concern(sentence: Sentence, verb: Token) -> Tokens:
    """“raised concerns about the delay”, where the object is a word of concern."""
    heads = [kid for kid in sentence.kids(verb, "dobj") if kid.lemma in phrases("concern")]
    return _object(sentence, verb) if heads else NOTHING


def _figure(sentence: Sentence, verb: Token) -> Tokens:
    """“put the toll at 14”: the figure and what it is of."""
    heads = [kid for kid in sentence.kids(verb, "dobj") if kid.lemma in phrases("figure")]
    values = [kid for kid in sentence.kids(verb, "prep") if kid.lower in ("at", "between")]
    nested = [k for head in heads for k in sentence.kids(head, "prep") if k.lower == "at"]
    if not heads or not (values or nested):
        return NOTHING
    parts = [t for part in (*heads, *values) for t in sentence.subtree(part)]
    first, last = min(t.i for t in parts), max(t.i for t in parts)
    for kid in sentence.kids(verb, "advcl"):
        whole = sentence.subtree(kid)  # "… at 12,000 when it was at its fullest"
        last = whole[-1].i if whole[0].i == last + 1 and whole[0].lower == "when" else last
    return [t for t in sentence.tokens[first : last + 1] if not _time(t) or t in parts]


def _time(token: Token) -> bool:
    return token.entity in TIME_ENTITIES


def _timed(sentence: Sentence, prep: Token) -> bool:
    return any(kid.entity in TIME_ENTITIES for kid in sentence.kids(prep, "pobj"))


# In order of trust: the first that fits wins.
RULES: tuple[tuple[str, Callable[[Sentence, Token], Tokens]], ...] = (
    ("refusal", _refusal),
    ("drawn", _drawn),
    ("withheld", refusals.withheld),
    ("accuse", _accused),
    ("as", _as),
    ("figure", _figure),
    ("clause/fronted", _fronted),
    ("clause/that", _clause),
    ("clause/tag", _behind_tag),
    ("clause/as", _as_clause),
    ("infinitive", _infinitive),
    ("clause/infinitive", _infinitive_clause),
    ("clause/loose", _loose),
    ("object/gerund", _gerund),
    ("object", _object),
    ("concern", _concern),
    ("about", _topic),
)
