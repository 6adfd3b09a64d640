"""Who does what in a clause: subjects, objects, agents, negation and mode from the parse."""

import itertools
from collections.abc import Iterator

from sayso.extract.propositions import things
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import (
    LIGHT,
    PROSPECT,
    SPEECH,
    by_adjective,
    by_noun,
    by_verb,
    predicate_classes,
)
from sayso.model import Mode, Sentence, Span, Token

RELATIVE = clause_words("relative pronoun")
# "sent the men to fight": the object, not the subject, does the second verb.
OBJECT_CONTROL = clause_words("object control")
POSSIBLE = clause_words("possible")
FUTURE = clause_words("future")
IF = clause_words("condition")
DOUBTFUL = clause_words("doubtful")
COMING = clause_words("coming")
NONE = clause_words("none")
DEADLY = clause_words("deadly")
NOT = clause_words("not")
RANGES = frozenset({"between", "from"})
ONWARD = frozenset({"on", "further", "onward", "onwards"})
TIMES = frozenset({"DATE", "TIME"})
WITHDRAWAL = {"labour strike": "withdrawal"}


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, looked for upwards where the clause leaves it out."""
    own = _own_subject(sentence, verb) or _of_its_helper(sentence, verb)
    own = own or _range(sentence, verb)
    if own is not None:
        if own.lower in RELATIVE and verb.dep in {"relcl", "ccomp"}:
            # In "who did it is unknown" nobody is named.
            head = sentence.head(verb)
            return head if head.pos in {"NOUN", "PROPN", "PRON", "NUM"} else None
        return own
    return None if sentence.head(verb).i == verb.i else _implied(sentence, verb)


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that hangs on the verb; "told her that seals broke" has one besides "that"."""
    found = list(sentence.kids(verb, "nsubj", "nsubjpass"))
    if len(found) == 1:
        return found[0]
    named = [each for each in found if each.lower not in RELATIVE]
    # "Ministry: nine boats are in Vell" was parsed as if the ministry were there, too.
    behind = [each for each in named if not _colon_between(sentence, each, verb)]
    return next(iter(behind or named), None)


def _colon_between(sentence: Sentence, word: Token, verb: Token) -> bool:
    return any(token.text == ":" for token in sentence.tokens[word.i : verb.i])


def _range(sentence: Sentence, verb: Token) -> Token | None:
    """As in "Between 30 and 40 guests are in Vell", where the guests were hung on "between"."""
    for prep in sentence.kids(verb, "prep"):
        noun = next(sentence.kids(prep, "pobj"), None)
        if prep.lower in RANGES and noun is not None and noun.i < verb.i:
            counted = any(kid.i > prep.i for kid in sentence.kids(noun, "nummod"))
            return noun if counted and noun.entity not in TIMES else None
    return None


def _of_its_helper(sentence: Sentence, verb: Token) -> Token | None:
    """As in "nine died and 30 are missing", where the 30 were hung on "are"."""
    subjects = (own for aux in sentence.kids(verb, "aux") for own in sentence.kids(aux, "nsubj"))
    return next(subjects, None)


def _implied(sentence: Sentence, verb: Token) -> Token | None:
    head = sentence.head(verb)
    if _by_nobody(sentence, verb, head):
        return None
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        return head
    if verb.dep in {"xcomp", "advcl", "ccomp"}:
        if head.lemma in OBJECT_CONTROL and (controlled := first_object(sentence, head)):
            return controlled
        if head.dep == "acl" and verb.dep == "xcomp":
            return subject(sentence, head)
    if verb.dep in {"xcomp", "advcl", "conj", "acl", "ccomp", "acomp"} and head.pos in {
        "VERB",
        "AUX",
        "ADJ",
    }:
        return subject(sentence, head)
    if verb.dep == "pcomp" and (upper := sentence.head(head)).i != head.i:
        if upper.lemma in clause_words("accuse of"):
            return first_object(sentence, upper)
        return subject(sentence, upper) if upper.pos in {"VERB", "AUX"} else owner(sentence, upper)
    return None


def _by_nobody(sentence: Sentence, verb: Token, head: Token) -> bool:
    """As in "it is hard to say", "it is time to leave": neither "it" nor the time does it."""
    if not any(kid.lower == "to" for kid in sentence.kids(verb, "aux")):
        return False
    if verb.dep in {"acl", "relcl"} and head.lemma in clause_words("frame noun"):
        return True
    be = sentence.head(head) if head.pos == "ADJ" else head
    judged = next(sentence.kids(be, "acomp", "attr"), None) is not None
    empty = next(sentence.kids(be, "nsubj"), None)
    return be.lemma == "be" and judged and empty is not None and empty.lower == "it"


def first_object(sentence: Sentence, verb: Token, *, active: bool = False) -> Token | None:
    """The direct object, if there is none, of a passive, its subject; "any more" is none."""
    objects = (kid for kid in sentence.kids(verb, "dobj") if kid.lower != "more")
    # "said that the cart had turned" was parsed as if "that" were what it turned.
    found = next((o for o in objects if verb.dep != "ccomp" or o.lower not in RELATIVE), None)
    if active:
        return found
    found = found or _taken_for_a_subject(sentence, verb)
    if found is not None and found.lower in RELATIVE and verb.dep == "relcl":
        return sentence.head(verb)
    return found or (
        _own_subject(sentence, verb) if any(sentence.kids(verb, "nsubjpass")) else None
    )


def _taken_for_a_subject(sentence: Sentence, verb: Token) -> Token | None:
    """As in "The army massed 900 men, its staff said", where the men were made to speak too."""
    for said in sentence.kids(verb, "ccomp"):
        subjects = list(sentence.kids(said, "nsubj"))
        if len(subjects) == 2 and verb.i < subjects[0].i and said.i > subjects[1].i:
            return subjects[0]
    return None


def agent(sentence: Sentence, token: Token) -> Token | None:
    """The noun of a "by" phrase."""
    for prep in sentence.kids(token, "agent", "prep"):
        if prep.lower == "by":
            return next(sentence.kids(prep, "pobj"), None)
    return None


def owner(sentence: Sentence, noun: Token) -> Token | None:
    """Of whom a nominalisation speaks: "the presence of X", "X's arrival"."""
    for prep in sentence.kids(noun, "prep"):
        if prep.lower in {"of", "by"} and (inner := next(sentence.kids(prep, "pobj"), None)):
            return inner
    return next(sentence.kids(noun, "poss"), None)


def complement(sentence: Sentence, token: Token, *words: str) -> Token | None:
    """The noun behind the first of these prepositions."""
    for prep in sentence.kids(token, "prep", "dative"):
        if prep.lower in words and (inner := next(sentence.kids(prep, "pobj"), None)):
            return inner
    return None


def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause's subject undergoes the verb."""
    if next(sentence.kids(verb, "auxpass", "nsubjpass"), None) is not None:
        return True
    if verb.tag != "VBN" or next(sentence.kids(verb, "aux", "nsubj", "dobj"), None) is not None:
        return False
    if verb.dep in {"acl", "relcl", "advcl"}:
        return True
    return verb.dep == "conj" and passive(sentence, sentence.head(verb))


def governors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The light words an event noun hangs on: "have begun to take part in" -> take, begin."""
    current = token
    while current.head != current.i:
        current = sentence.head(current)
        if current.pos == "ADP" or (current.dep == "conj" and current.pos == "NOUN"):
            continue
        if is_light(sentence, current):
            yield current
        elif not _owns_light(sentence, current):
            return


def _owns_light(sentence: Sentence, noun: Token) -> bool:
    """As in "the involvement of its units in the fighting", where "in" was hung on "units"."""
    prep = sentence.head(noun)
    return noun.dep == "pobj" and prep.lower == "of" and is_light(sentence, sentence.head(prep))


def is_light(sentence: Sentence, token: Token) -> bool:
    """Whether the token is a helper whose event is named elsewhere."""
    name = class_name(sentence, token)
    if name == "presence" and token.pos == "VERB":
        return any(joins(sentence, other) for other in sentence.kids(token, "dobj"))
    return name in {LIGHT, PROSPECT} or (token.lemma == "be" and token.pos in {"AUX", "VERB"})


def joins(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun is something one takes part in ("entered the battle")."""
    name = class_name(sentence, noun)
    return name is not None and predicate_classes()[name].participation


def class_name(sentence: Sentence, token: Token) -> str | None:
    """The predicate class of a verb (with its particle or object), noun or adjective."""
    if token.pos in {"VERB", "AUX"}:
        if any(kid.lower in DEADLY for kid in sentence.kids(token, "advmod")):
            return "killing"  # "fatally shot", "mortally wounded"
        state = by_adjective().get(token.lower)
        if state is not None and first_object(sentence, token, active=True) is None:
            return state.name  # "are still missing" is parsed as a verb
        if token.lemma in clause_words("bring out") and any(
            kid.lower == "alive" for kid in sentence.kids(token, "oprd", "acomp", "advmod")
        ):
            return "rescue"
        if (phrase := _phrase_class(sentence, token)) is not None:
            return phrase
        # "Passed off as" says nothing of passing; the wounded recover, divers recover an anchor.
        well = token.lemma in clause_words("gets well") and first_object(sentence, token) is None
        parted = next(sentence.kids(token, "prt"), None) is not None
        unlike = well or parted or _on_paper(sentence, token) or _merely_sensed(sentence, token)
        unlike = unlike or _reaches_no_place(sentence, token)
        found = None if unlike else by_verb().get(token.lemma)
        if found is not None and found.name == "care" and _goes_on(sentence, token):
            return "treatment"
        return found.name if found else None
    if token.pos == "ADJ":
        state = by_adjective().get(token.lower)
        return state.name if state else None
    return _noun_class(sentence, token)


def _noun_class(sentence: Sentence, token: Token) -> str | None:
    for left in sentence.kids(token, "compound", "amod"):
        if found := by_noun().get(f"{left.lemma} {token.lemma}"):
            return found.name
    found = by_noun().get(token.lemma)
    return found.name if found else None


def _phrase_class(sentence: Sentence, verb: Token) -> str | None:
    """The class of a verb with its particle or object; strikers walk out, but not of a house."""
    if _goes_farther(sentence, verb):
        return "presence"
    for other in sentence.kids(verb, "prt", "dobj", "acomp", "prep", "advmod", "oprd"):
        hangs = any(kid.lower == "of" for kid in sentence.kids(other, "prep"))
        further = by_verb().get(f"{verb.lemma} {other.lower} of") if hangs else None
        if further is not None:
            return further.name
        if found := by_verb().get(f"{verb.lemma} {other.lemma}"):
            of = other.dep == "prep" and any(kid.lower == "of" for kid in sentence.kids(other))
            return WITHDRAWAL.get(found.name, found.name) if of else found.name
    return None


def _goes_farther(sentence: Sentence, verb: Token) -> bool:
    """As in "dozens have gone on to Vell": what goes on elsewhere goes there."""
    known = by_verb().get(verb.lemma)
    onward = any(kid.lower in ONWARD for kid in sentence.kids(verb, "prt", "advmod"))
    where = complement(sentence, verb, "to", "into")
    there = where is not None and where.pos == "PROPN" and where.entity not in TIMES
    return known is not None and known.name == "presence" and onward and there


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """As in "nine are still being treated"."""
    return any(kid.lower == "being" for kid in sentence.kids(verb, "auxpass"))


def _merely_sensed(sentence: Sentence, verb: Token) -> bool:
    """As in "she saw a guard wave", "it sounds odd": nothing was found, and no bell rang."""
    if verb.lemma in clause_words("sees"):
        return not passive(sentence, verb)
    how = next(sentence.kids(verb, "acomp", "advmod", "oprd"), None)
    return verb.lemma in clause_words("seems") and how is not None and how.i > verb.i


def _reaches_no_place(sentence: Sentence, verb: Token) -> bool:
    """As in "turnout reached 40 per cent", "the call reached her": nobody arrived anywhere."""
    if verb.lemma != "reach":
        return False
    where = next(sentence.kids(verb, "dobj", "nsubjpass"), None)
    return where is None or not (things.is_area(where) or where.pos == "PROPN")


def _on_paper(sentence: Sentence, verb: Token) -> bool:
    """As in "executed 44 search warrants", by which nobody was harmed."""
    if verb.lemma not in clause_words("done to persons or papers"):
        return False
    whom = next(sentence.kids(verb, "dobj", "nsubjpass"), None)
    return whom is not None and whom.pos == "NOUN" and not things.is_person(sentence, whom)


def negated(
    sentence: Sentence, tokens: list[Token], about: Token | None, figure: Span | None = None
) -> bool:
    """Whether the clause says it is not so: "not", "no soldier", "none of them".

    The words of a figure ("no more than three") deny nothing.
    """
    for token in tokens:
        words = sentence.kids(token, "neg", "det", "preconj", "cc")
        if any(kid.lower in NOT and not _of_what_follows(token, kid) for kid in words):
            return not _not_only(sentence, token)
        if token.dep == "pobj" and sentence.head(token).lower == "without":
            return True
        near = [token, *sentence.kids(token, "nsubj", "nsubjpass")]
        if any(_in_no_way(sentence, prep) for t in near for prep in sentence.kids(t, "prep")):
            return True
    if about is None:
        return False
    inner = [about, *sentence.kids(about, "det", "neg", "nummod")]
    inner += [kid for token in inner[1:] for kid in sentence.kids(token, "neg", "advmod")]
    inner = [t for t in inner if t.i <= about.i]
    inner = [t for t in inner if figure is None or not figure.start <= t.start < figure.end]
    return any(token.lower in NONE | {"not"} for token in inner) and not _not_only(sentence, about)


def _of_what_follows(verb: Token, word: Token) -> bool:
    """As in "struck houses, not barracks"."""
    return verb.pos == "VERB" and word.dep == "neg" and word.i > verb.i + 1


def _in_no_way(sentence: Sentence, prep: Token) -> bool:
    return any(
        noun.lemma in clause_words("way")
        and any(d.lower == "no" for d in sentence.kids(noun, "det"))
        for noun in sentence.kids(prep, "pobj")
    )


def _not_only(sentence: Sentence, token: Token) -> bool:
    words = [each.lower for each in sentence.subtree(token)]
    return any(pair in {("not", "only"), ("not", "just")} for pair in itertools.pairwise(words))


def mode(sentence: Sentence, tokens: list[Token]) -> Mode:
    """Whether the clause speaks of what is, may be, will be, or would be under a condition."""
    found = Mode.ACTUAL
    # Who is able to confirm, or will say, that it is so says that it is.
    told = (n for n, token in enumerate(tokens[:-1], 1) if _is_said(sentence, token, tokens[n]))
    tokens = tokens[: next(told, None)]
    for token in tokens:
        words = {kid.lower for kid in sentence.kids(token, "aux", "amod", "mark", "advmod")}
        prospective = class_name(sentence, token) == PROSPECT
        if words & IF or any(
            kid.lower in IF
            for clause in sentence.kids(token, "advcl")
            for kid in sentence.kids(clause, "mark")
        ):
            return Mode.CONDITIONAL
        if words & FUTURE or words & COMING or prospective:
            found = Mode.FUTURE
        elif found is Mode.ACTUAL and (words & POSSIBLE or words & DOUBTFUL):
            found = Mode.POSSIBLE
    below = [token for token in tokens if token.dep == "xcomp"]
    meant = (_purpose(sentence, token) for token in (*below, tokens[-1]))
    return found if found is not Mode.ACTUAL else next((m for m in meant if m is not found), found)


def _is_said(sentence: Sentence, inner: Token, outer: Token) -> bool:
    """Whether a word of saying stands between a clause and the one around it."""
    while (head := sentence.head(inner)) not in (inner, outer):
        inner = head
        if class_name(sentence, inner) == SPEECH:
            return True
    return False


def _purpose(sentence: Sentence, top: Token) -> Mode:
    """As in "sent there for training", "sent to fight": meant, not done yet."""
    head = sentence.head(top)
    if top.dep == "pobj" and head.lower == "for":
        return Mode.FUTURE
    helping = {kid.lower for kid in sentence.kids(top, "aux")}
    to = "to" in helping and "have" not in helping  # "is known to have died" is over
    to = to and head.lemma not in clause_words("leaves undone")  # what one refused to do
    if to and top.dep in {"xcomp", "advcl", "acl", "relcl"} and not is_light(sentence, head):
        return (
            Mode.FUTURE if head.lemma not in {"claim", "allege", "say", "report"} else Mode.ACTUAL
        )
    if top.dep == "conj" and head.pos == top.pos:
        return _purpose(sentence, head) if top.pos == "NOUN" else Mode.ACTUAL
    return Mode.ACTUAL
