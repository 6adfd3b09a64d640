"""Participants: which noun class a phrase belongs to, and whose it is."""

import re
from collections.abc import Iterator, Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import belonging
from sayso.lexicon.predicates import by_adjective
from sayso.lexicon.things import belonging_key, counts_people, thing_class, thing_classes
from sayso.model import Proposition, Sentence, Span, Thing, Token

ENDING = re.compile(r"(?:'s|’s|s'|s’)$")
DEMONYM_ONLY = re.compile(r"(?:ian|ean|an|ese|ish|ari|ani|eni|oni|i)$")
PARTITIVES = clause_words("partitive")
OTHERS = clause_words("elided noun")
MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
PERSONAL = clause_words("personal pronoun")
WHOSE = clause_words("possessive pronoun")
OURS = ("from", "of")
HOMES = ("from", "aboard")
LEFT = frozenset({"disappearance", "displacement", "rescue"})  # "three of the missing"
COUNTED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "QUANTITY", "PERCENT"})
GROUND = frozenset({"state", "area", "settlements", "landscape"})
NAMES = frozenset({"GPE", "NORP", "LOC", "ORG"})


def find(sentence: Sentence, head: Token, before: Sequence[Proposition] = ()) -> Thing | None:
    """The thing a noun phrase names; None for a pronoun or an elided noun nobody supplies."""
    named = counted_noun(sentence, head)
    if named is not None and named.lemma in clause_words("elided noun") and named.tag == "NNS":
        return _from_before(sentence, named, before)
    if named is None or named.pos in {"PRON", "NUM"} or named.tag in {"PRP", "WP", "WDT", "DT"}:
        pronoun = named is not None and named.pos == "PRON"  # "most of them"
        return _from_before(sentence, named if named and pronoun else head, before)
    whose = _whose(sentence, named)
    # "the North Koreans", "Moscow": the noun itself says whose.
    own = belonging_key(named.text) if named.entity == "NORP" else None
    if own and named.tag in {"NNS", "NNPS", "JJ"}:
        return Thing(_span(sentence, [named]), named.text, "people", own)
    words = _words(sentence, named)
    if named.pos == "PROPN" and whose is None:
        return _named_thing(sentence, named, words, before)
    whose = whose or _known_whose(sentence, named, before)
    group = _group(sentence, named, belongs=whose is not None)
    if group is None and whose and not _says_people(sentence, named, whose[1]):
        whose = None  # "the Vell depot": where it is, not whose
    key = belonging_key(whose[1]) if whose else None
    if key is None and group is not None:
        key = _known_owner(sentence, named, before)
    surface = " ".join(token.text for token in words)
    if whose and whose[0] == "of":
        surface = f"{surface} from {whose[1]}"
    return Thing(_span(sentence, words), surface, group or named.lemma, key)


def is_area(token: Token) -> bool:
    """Whether a noun names ground one can be on ("the river", "Ostrel")."""
    grounds = {*thing_classes()["area"].nouns, *thing_classes()["settlements"].nouns}
    return token.lemma in grounds or token.entity in {"GPE", "LOC", "FAC"}


def owner_of(sentence: Sentence, noun: Token) -> str | None:
    """The words that say whose a noun's thing is ("Lumerian", "Lumeria's"), if any."""
    found = _whose(sentence, noun)
    return ENDING.sub("", found[1]).strip() if found else None


def home(sentence: Sentence, token: Token) -> tuple[str, str] | None:
    """As in "three from the Tove", "are from the tanker": whose they are, in words and as a key."""
    # "Among them three from the Tove": what follows a figure is often hung elsewhere.
    preps = (*sentence.kids(token, "prep"), *sentence.tokens[token.i + 1 : token.i + 2])
    inner = (noun for p in preps if p.lower in HOMES for noun in sentence.kids(p, "pobj"))
    noun = next(inner, None)
    if noun is None or noun.entity in COUNTED or noun.entity in {"GPE", "LOC"}:
        return None
    named = next((kid for kid in sentence.kids(noun, "appos") if kid.pos == "PROPN"), noun)
    words = " ".join(t.text for t in (*sentence.kids(named, "compound"), named))
    told = any(kid.lower == "the" for kid in sentence.kids(noun, "det"))
    if named.pos != "PROPN" and not (told and named.tag == "NN"):
        return None
    key = belonging_key(words) if named.pos == "PROPN" else named.lemma
    return (f"the {words}" if told else words, key) if key else None


def is_person(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names a person, as in "a police officer", "a 19-year-old"."""
    group = _group(sentence, noun, belongs=False)
    return counts_people(group or noun.lemma)


def is_people(sentence: Sentence, token: Token, *, elided: bool = False) -> bool:
    """Whether a noun phrase counts persons of a known class; ``elided`` ones, too: "the others"."""
    noun = counted_noun(sentence, token)
    if noun is None:
        return False
    if elided and noun.tag == "NNS" and noun.lemma in clause_words("elided noun"):
        return True
    known = any(noun.lemma in each.nouns and each.people for each in thing_classes().values())
    return known or counts_people(noun.lemma)


def counted_noun(sentence: Sentence, head: Token) -> Token | None:
    """The noun behind a number or a part: "about 10,000 of its soldiers" -> soldiers."""
    if is_member(sentence, head):
        return head
    if head.lemma in PARTITIVES or head.pos == "NUM" or head.tag == "CD":
        for prep in sentence.kids(head, "prep"):
            if prep.lower == "of":
                inner = next(sentence.kids(prep, "pobj"), None)
                return counted_noun(sentence, inner) if inner else None
        if head.lemma in clause_words("part and whole"):
            return head  # "the weakest groups", of nothing
        # "gate number two" is a gate.
        return next(sentence.kids(head, "compound"), None) if head.lemma == "number" else None
    return head


def is_member(sentence: Sentence, noun: Token) -> bool:
    """As in "crew members", "members of the Column", where it is the members that are counted."""
    if noun.lemma != "member" or noun.pos != "NOUN":
        return False
    if any(kid.pos in {"NOUN", "PROPN"} for kid in sentence.kids(noun, "compound")):
        return True
    whole = (p for prep in sentence.kids(noun, "prep") for p in sentence.kids(prep, "pobj"))
    return any(each.pos == "PROPN" or each.tag == "NN" for each in whole)


def _group(sentence: Sentence, noun: Token, *, belongs: bool) -> str | None:
    """The noun class, trying "police officer" before "officer"."""
    for left in (token for token in sentence.kids(noun, "compound", "amod")):
        if found := thing_class(f"{left.lemma} {noun.lemma}", belongs):
            return found.name
    found = thing_class(noun.lemma, belongs) or thing_class(noun.lower, belongs)
    state = by_adjective().get(noun.lower)
    aged = noun.lower in {"old", "olds"} and sentence.tokens[noun.i - 2].lower == "year"
    known = state is not None and (state.counted or state.name in LEFT)
    if found is None and (aged or known):
        return "people"  # "one of the injured", "a 19-year-old"
    return found.name if found else None


def _owners(before: Sequence[Proposition]) -> set[str]:
    return {p.about.belonging for p in before if p.about is not None and p.about.belonging}


def _named_thing(
    sentence: Sentence, named: Token, words: list[Token], before: Sequence[Proposition]
) -> Thing:
    surface = " ".join(token.text for token in words)
    code = belonging(ENDING.sub("", surface)) or belonging(named.text)
    if not code and len(words) == 1 and belonging_key(surface) in _owners(before):
        # The parser takes an invented state for a person; but its soldiers have been spoken of.
        code = belonging_key(surface)
    if code or named.entity == "GPE":
        return Thing(_span(sentence, words), surface, "state", code or belonging_key(surface))
    group = _group(sentence, named, belongs=False)
    return Thing(_span(sentence, words), surface, group or surface.lower())


def _whose(sentence: Sentence, noun: Token) -> tuple[str, str] | None:
    """("before", "North Korean") or ("of", "Lumeria"): the words that say whose it is."""
    left = [token for token in sentence.kids(noun, *MODIFIERS) if token.i < noun.i]
    phrases = list(_phrases(sentence, left))
    for holds in (_is_known, _is_people, _is_owner):
        for phrase in phrases:
            if holds(phrase):
                return "before", " ".join(token.text for token in phrase)
    for prep in sentence.kids(noun, "prep"):
        name = next(sentence.kids(prep, "pobj"), None)
        if name is not None and prep.lower in OURS and name.pos == "PROPN":
            words = [*sentence.kids(name, "compound"), name]
            if _is_owner(words):
                return "of", " ".join(token.text for token in words)
        if name is not None and prep.lower == "of" and thing_class(name.lemma):
            return _whose(sentence, name)  # "units of the Lumerian army"
    return None


def _known_whose(
    sentence: Sentence, noun: Token, before: Sequence[Proposition]
) -> tuple[str, str] | None:
    """As in "citizens of Kuremar", whose soldiers have been spoken of."""
    for prep in sentence.kids(noun, "prep"):
        name = next(sentence.kids(prep, "pobj"), None)
        named = name is not None and prep.lower in OURS and name.text[:1].isupper()
        if name is not None and named and belonging_key(name.text) in _owners(before):
            return "of", name.text
    return None


def _phrases(sentence: Sentence, left: list[Token]) -> Iterator[list[Token]]:
    """Runs of neighbouring capitalised modifiers, each with what hangs on it; longest first."""
    tokens = sorted(
        {
            token.i
            for head in left
            for token in sentence.subtree(head)
            if token.text[:1].isupper() and token.i < head.i + 1
        }
    )
    runs: list[list[Token]] = []
    for index in tokens:
        if runs and runs[-1][-1].i == index - 1:
            runs[-1].append(sentence.tokens[index])
        else:
            runs.append([sentence.tokens[index]])
    for run in runs:
        for size in range(len(run), 0, -1):
            for start in range(len(run) - size + 1):
                yield run[start : start + size]


def _is_known(words: Sequence[Token]) -> bool:
    return bool(belonging(ENDING.sub("", " ".join(token.text for token in words))))


def _is_people(words: Sequence[Token]) -> bool:
    """As in "the Kuremari Defence Ministry": of these words the first says whose it is."""
    token = words[0]
    capital = token.text[:1].isupper()
    if len(words) > 1 or not capital:
        return False
    return token.entity == "NORP" or (token.dep != "nummod" and bool(_is_demonym(token)))


def _is_demonym(token: Token) -> bool:
    plain = token.pos in {"ADJ", "PROPN"} and not token.text.isupper()
    return plain and token.entity not in COUNTED and bool(DEMONYM_ONLY.search(token.text))


def _is_owner(words: Sequence[Token]) -> bool:
    if not words or _is_known(words):
        return bool(words)
    # An invented or rare state: the parser calls it a place, a people or an organisation, or
    # knows nothing of it ("Kuremari" before a noun).
    return all(t.text[:1].isupper() and _may_own(t) for t in words)


def _says_people(sentence: Sentence, named: Token, words: str) -> bool:
    """Whether the owner is a state or a people, by the lexicon, the parser or the ending."""
    if belonging(words):
        return True
    last = words.rsplit(maxsplit=1)[-1]
    return any(
        token.text == last and (token.entity == "NORP" or DEMONYM_ONLY.search(last))
        for token in sentence.subtree(named)
    )


def _may_own(token: Token) -> bool:
    if token.entity in NAMES:
        return token.dep != "nummod"
    own = token.i > 0 and token.dep == "poss" and token.pos == "PROPN"
    return _is_demonym(token) or (own and token.entity not in COUNTED)


def _known_owner(sentence: Sentence, noun: Token, before: Sequence[Proposition]) -> str | None:
    """Whose "its soldiers" and "the soldiers" are, where only one owner is in question."""
    determiners = {token.lower for token in sentence.kids(noun, "det", "poss")}
    if determiners & WHOSE:
        return _subject_owner(sentence, noun)
    if determiners & clause_words("definite"):
        group = _group(sentence, noun, belongs=True)
        same = [p.about for p in before if p.about and p.about.noun == group]
        owners = {thing.belonging for thing in same if thing.belonging}
        return owners.pop() if len(owners) == 1 else None
    return None


def _subject_owner(sentence: Sentence, noun: Token) -> str | None:
    token = noun
    while token.head != token.i:
        token = sentence.head(token)
        for subject in sentence.kids(token, "nsubj", "nsubjpass"):
            if subject.i != noun.i and subject.pos in {"PROPN", "NOUN"}:
                words = [t for t in sentence.subtree(subject) if t.dep != "det"]
                known = belonging(" ".join(t.text for t in words)) or belonging(subject.text)
                name = subject.text if subject.entity in {"GPE", "NORP"} else ""
                whose = owner_of(sentence, subject) or name
                return known or (belonging_key(whose) if whose else None)
    return None


def _from_before(sentence: Sentence, head: Token, before: Sequence[Proposition]) -> Thing | None:
    """As in "about 900 have gone": of what was last counted; "they": of whom was last spoken."""
    acts = head.dep in {"nsubj", "pobj"}
    if head.lower == "those" and acts and next(sentence.kids(head, "relcl"), None) is not None:
        return None  # "those who gave the order" are not who was spoken of
    if head.lemma == "one" and any(kid.lower == "no" for kid in sentence.kids(head, "det")):
        return Thing(_span(sentence, [head]), "people", "people")
    elided = head.pos == "NUM" or head.tag == "CD" or head.lemma in PARTITIVES | OTHERS
    if not elided and head.lower not in PERSONAL:
        group = thing_class(head.lower)
        return Thing(_span(sentence, [head]), head.text, group.name) if group else None
    for earlier in reversed(before):
        thing = earlier.about
        if thing is None or thing.noun in GROUND or thing.noun not in thing_classes():
            continue
        none = earlier.quantity is None or earlier.quantity.high == 0
        if (elided and none) or head.lower in clause_words("singular pronoun"):
            continue
        return Thing(None, thing.words, thing.noun, thing.belonging)
    return None


def _words(sentence: Sentence, noun: Token) -> list[Token]:
    """The noun with its modifiers to the left, without articles, numbers and clauses."""
    kept = [
        token
        for head in sentence.kids(noun, "amod", "compound", "nmod", "poss")
        if head.i < noun.i and head.tag not in {"PRP$", "CD", "JJS", "JJR"}
        for token in sentence.subtree(head)
        if token.dep not in {"det", "nummod", "advmod", "punct", "quantmod"} and token.tag != "CD"
    ]
    return [*sorted(kept, key=lambda token: token.i), noun]


def _span(sentence: Sentence, tokens: Sequence[Token]) -> Span:
    start, end = tokens[0].start, tokens[-1].end
    offset = sentence.span.start
    return Span(start, end, sentence.span.words[start - offset : end - offset])
