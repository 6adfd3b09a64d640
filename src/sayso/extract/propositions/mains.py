"""Mains: the event of the predicate a content turns on, where no class of the lexicon gave one.

Every content with a main predicate says something that another can say or deny as well; what it
says is told by the predicate's own word, so that it can be compared all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.propositions import causes, clauses, events, turning
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.turning import Turn
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.deeds import deed_verbs
from sayso.lexicon.predicates import HELPERS, SPEECH, by_noun, by_verb, predicate_classes
from sayso.model import Sentence, Token

LEMMA = events.LEMMA
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class _Who:
    """Heads of who undergoes and who acts; ``none`` says that one of them is nobody or nothing."""

    about: Token | None
    by: Token | None = None
    none: bool = False


def find(sentence: Sentence, tokens: Sequence[Token], told: set[int]) -> Iterator[Event]:
    """The events of the main predicates, but for those of which a token (``told``) has told."""
    for turn in turning.find(sentence, tokens):
        event = _event(sentence, turn) or _inside(sentence, turn)
        if event is None or _is_figure(sentence, turn, event):
            continue
        if not told & {token.i for token in _words(sentence, turn, event)}:
            yield event


def _is_figure(sentence: Sentence, turn: Turn, event: Event) -> bool:
    """As in "the number of dead rose", "turnout was 48 per cent": how many, and nothing else."""
    sums = events.SUMS | clause_words("word for a figure")
    about = event.about
    if about is not None and (about.lemma in sums or events.counts_harm(sentence, about)):
        return True
    comes_to = turn.token.lemma in clause_words("comes to") | clause_words("amounts to")
    for word in sentence.kids(turn.token, "acomp", "attr", "dobj", "appos"):
        number = word.pos == "NUM" and (word.dep != "dobj" or comes_to)
        near = clauses.complement(sentence, word, "to", "of")
        counted = next(sentence.kids(word, "nummod"), None) is not None
        measured = counted and word.dep in {"attr", "appos"}
        if number or word.lemma in sums or measured or (near is not None and near.pos == "NUM"):
            return True
    return False


def _inside(sentence: Sentence, turn: Turn) -> Event | None:
    """As in "the trouble she has with her knee", a noun whose clause says something of it.

    Where the parser took the main clause for a relative one, it stands there as well.
    """
    if turn.token.pos not in turning.NOUNS:
        return None
    below = [t for t in sentence.subtree(turn.token) if t.pos in turning.VERBS]
    clause = next((t for t in below if _has_subject(sentence, t)), None)
    clause = clause or next((t for t in below if t.dep in {"relcl", "acl"}), None)
    return _event(sentence, turn.beneath(clause)) if clause is not None else None


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower not in clauses.RELATIVE for kid in sentence.kids(verb, *SUBJECTS))


def _words(sentence: Sentence, turn: Turn, event: Event) -> Iterator[Token]:
    """The words by which another event may have told the same."""
    yield from (turn.token, event.token)
    yield from sentence.kids(turn.token, "acomp", "attr", "oprd")
    light = clauses.is_light(sentence, turn.token)
    if light or turn.token.lemma in clause_words("copula"):
        yield from sentence.kids(turn.token, "dobj")
        for prep in sentence.kids(turn.token, "prep"):
            yield from sentence.kids(prep, "pobj")


def _event(sentence: Sentence, turn: Turn) -> Event | None:
    token = turn.token
    if token.pos in turning.VERBS:
        if next(sentence.kids(token, "expl"), None) is not None:
            return _existing(sentence, turn)
        complement = _complement(sentence, token)
        if complement is not None:
            return _being(sentence, turn, complement)
        return None if token.lemma == "be" else _doing(sentence, turn)
    judged = _judged(sentence, token)
    if judged is not None:
        return _made(turn, token, f"be {token.lemma}", _Who(judged))
    deed = _deed(sentence, turn, token, None)
    traced = bool(turn.frames) and turning.points_to(sentence, turn.frames[-1], token)
    return deed or (_made(turn, token, "be", _Who(token)) if traced else None)


def _made(turn: Turn, token: Token, name: str, who: _Who) -> Event | None:
    if who.about is None and who.by is None:
        return None
    known = predicate_classes().get(name, LEMMA)
    helpers = tuple(each for each in (*turn.frames[::-1], turn.token) if each.i != token.i)
    denied = turn.denied is not who.none
    return Event(token, known, name, helpers, who.about, who.by, denied=denied)


def _complement(sentence: Sentence, verb: Token) -> Token | None:
    """As in "was stuck", "became a lake", "is back", "was on the bridge"."""
    if verb.lemma not in clause_words("copula"):
        return None
    for label in ("acomp", "attr", "oprd"):
        if (found := next(sentence.kids(verb, label), None)) is not None:
            return found
    if verb.lemma != "be":
        return None
    return next((kid for kid in sentence.kids(verb, "prep", "advmod") if kid.i > verb.i), None)


def _being(sentence: Sentence, turn: Turn, word: Token) -> Event | None:
    """As in "the gate was stuck", "all five are clerks", "a mate was on the bridge"."""
    whom = clauses.subject(sentence, turn.token)
    if whom is None or (word.pos == "ADV" and word.lower not in clause_words("place adverb")):
        return None
    name = word.lemma
    known = by_noun().get(name) if word.pos in turning.NOUNS else None
    if known is not None and known.itself:
        return _made(turn, word, known.name, _Who(word))  # "it was sabotage"
    if word.dep == "prep":
        noun = next(sentence.kids(word, "pobj"), None)
        if noun is None:
            return None
        name = f"{word.lower} {noun.lemma}"
    return _made(turn, word, f"be {name}", _Who(whom))


def _existing(sentence: Sentence, turn: Turn) -> Event | None:
    """As in "there will be no recount", "there were no sirens"."""
    what = next(sentence.kids(turn.token, "attr", "nsubj", "dobj"), None)
    if what is None:
        return None
    where = next(sentence.kids(what, "prep"), next(sentence.kids(turn.token, "prep"), None))
    if _is_nobody(what) and where is not None:
        place = next(sentence.kids(where, "pobj"), what)
        return _made(turn, where, f"be {where.lower} {place.lemma}", _Who(what))
    deed = _deed(sentence, turn, what, None)
    return deed or _made(turn, turn.token, "be", _Who(what))


def _deed(sentence: Sentence, turn: Turn, noun: Token, doer: Token | None) -> Event | None:
    """As in "any payment to the guards", "a recount of the town": what its verb would say."""
    name = _deed_name(noun)
    if name is None:
        return None
    by = clauses.agent(sentence, noun)
    whole = clauses.complement(sentence, noun, "of", "to", "in", "against", "on", "for")
    left = next(sentence.kids(noun, "compound"), None)
    owner = next(sentence.kids(noun, "poss"), None)
    about = whole or left or (owner if by is not None or doer is not None else None)
    if about is None:
        about, owner = owner or noun, None
    by = by or (owner if owner is not about else None) or doer
    return _made(turn, noun, name, _Who(about, by))


def _deed_name(noun: Token) -> str | None:
    """The class, or the verb, of a noun that names a deed."""
    if noun.pos not in turning.NOUNS:
        return None
    if noun.lemma == "cause":
        return causes.CAUSING  # "would not speak of the cause of the fire"
    found = by_noun().get(noun.lemma)
    if found is not None:
        return found.name if found.name not in HELPERS else None
    verb = deed_verbs().get(noun.lemma)
    known = by_verb().get(verb) if verb else None
    if known is None or known.name in HELPERS or known.needs_place:
        return verb  # "operations" say nothing of where
    return known.name


def _doing(sentence: Sentence, turn: Turn) -> Event | None:
    """As in "turned across the bow", "paid nothing", "carried out the seizure"."""
    verb = turn.token
    name = clauses.class_name(sentence, verb)
    what = clauses.first_object(sentence, verb, active=True)
    doer = clauses.subject(sentence, verb)
    if what is not None and (judged := _taken_for(sentence, verb)) is not None:
        return _made(turn, judged, f"be {judged.lemma}", _Who(what))
    if name in HELPERS or clauses.is_light(sentence, verb):
        deeds = (_deed(sentence, turn, noun, doer) for noun in _carried_out(sentence, verb, what))
        if (deed := next((each for each in deeds if each is not None), None)) is not None:
            return deed
    kind = predicate_classes()[name] if name and name not in HELPERS else LEMMA
    if name in events.SIZES:
        kind = LEMMA  # that people climbed was not taken for a growth
    about, by, goal = events.participants(sentence, verb, kind)
    about = about or goal or _between(sentence, verb)
    if about is not None and about.pos in turning.VERBS:
        return None  # "leaves six missing": a state, which is told apart
    none = about is not None and by is not None and _is_nobody(about)
    if none:
        about, by = by, None  # "has repaid nothing"
    particle = next((f" {kid.lower}" for kid in sentence.kids(verb, "prt")), "")
    return _made(turn, verb, kind.name or verb.lemma + particle, _Who(about, by, none))


def _carried_out(sentence: Sentence, verb: Token, what: Token | None) -> Iterator[Token]:
    """As in "carried out the seizure", "took part in the vote"."""
    for noun in (what, clauses.complement(sentence, what, "in") if what is not None else None):
        if noun is not None:
            yield noun
    if (inside := clauses.complement(sentence, verb, "in")) is not None:
        yield inside


def _between(sentence: Sentence, verb: Token) -> Token | None:
    """As in "between two and three barrels were sold", where the barrels hang on "between"."""
    for prep in sentence.kids(verb, "prep"):
        if prep.i < verb.i and prep.lower in clause_words("before a figure"):
            return next(sentence.kids(prep, "pobj"), None)
    return None


def _judged(sentence: Sentence, word: Token) -> Token | None:
    """As in "called the closure a betrayal": of what the judgement is said."""
    own = next(sentence.kids(word, *SUBJECTS), None)
    above = sentence.head(word)
    described = word.dep in {"pobj", "amod"} and above.lower == "as"  # "the men as spies"
    second = word.dep == "dobj"  # "declared the valley a closed zone"
    if own is not None or not (word.dep == "oprd" or described or second):
        return own
    if second:
        return next((o for o in sentence.kids(above, "dobj") if o.i < word.i), None)
    objects = sentence.kids(sentence.head(above) if described else above, "dobj", "nsubjpass")
    return next((each for each in objects if each.tag not in {"WP", "WDT"}), None)


def _taken_for(sentence: Sentence, verb: Token) -> Token | None:
    """As in "we regard the cause as unknown", "they call it a success", "kept the plant open"."""
    for prep in sentence.kids(verb, "prep"):
        if prep.lower == "as" and clauses.class_name(sentence, verb) == SPEECH:
            return next(sentence.kids(prep, "pobj", "amod", "pcomp", "acomp"), None)
    return next(sentence.kids(verb, "oprd"), None)


def is_none(sentence: Sentence, noun: Token) -> bool:
    """As in "nobody", "no prisoner", "not one of them"."""
    near = [noun, *sentence.kids(noun, "det", "neg", "preconj")]
    return any(token.lower in clause_words("none") for token in near)


def _is_nobody(noun: Token) -> bool:
    return noun.lower in clause_words("none")
