"""What a content turns on: the predicate beneath "it is clear that", "is said to", "failed to".

A frame says nothing of its own that could be compared; what stands beneath it does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.propositions import clauses, things
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.lexicon.predicates import SPEECH
from sayso.model import Sentence, Token

CLAUSES = ("ccomp", "csubj", "csubjpass", "acl", "xcomp", "advcl")
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
TELLING = NOUNS | VERBS | {"ADJ", "ADP", "NUM", "SCONJ", "PRON", "ADV"}
DEEPEST = 8  # frames one inside the other; a parse may run in circles of conjuncts


@dataclass(frozen=True, slots=True)
class Turn:
    """A predicate word, the frames above it that carry negation and mood, and whether they deny."""

    token: Token
    frames: tuple[Token, ...] = ()
    denied: bool = False
    coordinate: bool = False

    def beneath(self, token: Token, *, denied: bool = False, frame: Token | None = None) -> "Turn":
        """The same one step further down."""
        frames = (*self.frames, *([frame] if frame else []))
        return replace(self, token=token, frames=frames, denied=self.denied is not denied)


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Turn]:
    """What the tokens of a content turn on, its coordinate predicates in text order."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.pos in TELLING and _is_top(t, inside)]
    verbs = [token for token in tops if token.pos in VERBS]
    for top in verbs or tops:
        for turn in _beneath(sentence, Turn(top), inside, 0):
            if turn.token.i in inside:
                yield turn


def settle(events: Iterable[Event], turns: Sequence[Turn]) -> Iterator[Event]:
    """Events with the frames they stand beneath; a frame that no class knows is none itself."""
    beneath = {turn.token.i: turn for turn in turns if turn.frames}
    frames = {frame.i for turn in turns for frame in turn.frames}
    for event in events:
        turns_on = (beneath[token.i] for token in event.clause if token.i in beneath)
        turn = next(turns_on, None)
        if turn is not None:
            known = {token.i for token in event.clause}
            more = tuple(frame for frame in turn.frames[::-1] if frame.i not in known)
            denied = event.denied is not turn.denied
            yield replace(event, helpers=(*event.helpers, *more), denied=denied)
        elif event.kind.name or event.token.i not in frames:
            yield event


def _is_top(token: Token, inside: set[int]) -> bool:
    outer = token.head == token.i or token.head not in inside
    return outer and token.dep not in {"punct", "cc", "mark", "aux", "auxpass", "neg", "advmod"}


def _beneath(sentence: Sentence, turn: Turn, inside: set[int], deep: int) -> Iterator[Turn]:
    token = turn.token
    if deep > DEEPEST:
        return
    if token.pos in VERBS:
        yield from _of_verb(sentence, turn, inside, deep)
        for other in sentence.kids(token, "conj", "parataxis"):
            if other.pos in VERBS and other.i in inside and other.i > token.i:
                joined = Turn(other, turn.frames, turn.denied, coordinate=True)
                yield from _beneath(sentence, joined, inside, deep + 1)
        return
    inner = _under_preposition(sentence, token) or _under_noun(sentence, token)
    if inner is not None:
        yield from _beneath(sentence, turn.beneath(inner), inside, deep + 1)
    else:
        yield turn


def _under_preposition(sentence: Sentence, token: Token) -> Token | None:
    """As in "of having hidden the files"."""
    if token.dep not in {"prep", "pcomp", "agent"} and token.pos not in {"ADP", "SCONJ"}:
        return None
    return next(sentence.kids(token, "pcomp", "pobj", "ccomp"), None)


def _under_noun(sentence: Sentence, noun: Token) -> Token | None:
    """As in "the accusation that they left", "the possibility of a recount"."""
    frames = noun.lemma in clause_words("frame noun")
    for clause in sentence.kids(noun, "acl", "ccomp", "relcl"):
        told = frames or next(sentence.kids(clause, "mark"), None) is not None
        if clause.pos in VERBS and told and not _relative(sentence, clause):
            return clause
    if not frames:
        return None
    for prep in sentence.kids(noun, "prep"):
        if prep.lower in clause_words("about it") | {"in", "for"}:
            return next(sentence.kids(prep, "pobj", "pcomp"), None)
    return None


def _relative(sentence: Sentence, clause: Token) -> bool:
    """As in "a report that caused alarm", which tells nothing of the report's content."""
    subjects = sentence.kids(clause, "nsubj", "nsubjpass")
    return clause.dep == "relcl" and any(s.lower in clauses.RELATIVE for s in subjects)


def _of_verb(sentence: Sentence, turn: Turn, inside: set[int], deep: int) -> Iterator[Turn]:
    verb = turn.token
    for under in (_under_judgement, _under_helper, _under_speech, _under_trace):
        inner, denied = under(sentence, verb)
        if inner is not None and inner.i in inside:
            frame = None if _leaves_open(sentence, verb) else verb
            step = turn.beneath(inner, denied=denied, frame=frame)
            yield from _beneath(sentence, step, inside, deep + 1)
            return
    if not _only_says(sentence, verb):
        yield turn


def _leaves_open(sentence: Sentence, verb: Token) -> bool:
    """As in "it is not clear who", "we do not know that": the "not" is of the knowing alone."""
    if clauses.class_name(sentence, verb) == SPEECH:
        return verb.lemma not in phrases("neg raising")
    judged = sentence.kids(verb, "acomp", "attr", "oprd")
    return any(word.lemma in clause_words("known or not") for word in judged)


Inner = tuple[Token | None, bool]
NOTHING: Inner = (None, False)


def _under_judgement(sentence: Sentence, be: Token) -> Inner:
    """As in "it is true that they left", "there is no doubt that", "our guess is that"."""
    if be.lemma not in clause_words("copula"):
        return NOTHING
    subject = next(sentence.kids(be, "nsubj", "expl", "nsubjpass"), None)
    empty = subject is None or subject.lower in {"it", "there", "what", "this", "that"}
    for word in sentence.kids(be, "acomp", "attr", "oprd"):
        clause = _clause_of(sentence, be, word)
        frames = word.pos == "ADJ" or word.lemma in clause_words("frame noun")
        personal = word.lemma in clause_words("able or sure")
        if clause is not None and ((empty and frames) or personal):
            return clause, _untrue(sentence, word)
    named = subject is not None and subject.lemma in clause_words("frame noun")
    clause = next(sentence.kids(be, "ccomp"), None)
    if clause is not None and (named or empty) and clause.i > be.i:
        return clause, False
    return NOTHING


def _clause_of(sentence: Sentence, be: Token, word: Token) -> Token | None:
    own = [c for c in sentence.kids(word, *CLAUSES, "relcl") if c.pos in VERBS]
    own = [c for c in own if c.dep != "relcl" or _is_infinitive(sentence, c)]
    beside = [c for c in sentence.kids(be, "ccomp", "csubj", "xcomp") if c.pos in VERBS]
    return next((clause for clause in (*own, *beside) if clause.i != word.i), None)


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower == "to" for kid in sentence.kids(verb, "aux"))


def _untrue(sentence: Sentence, word: Token) -> bool:
    """As in "it is false that", "unable to", "no truth in": what stands beneath is not so."""
    if word.lemma in clause_words("known or not"):
        return False
    without = any(kid.lower in clause_words("none") for kid in sentence.kids(word, "det"))
    return without is not (word.lemma in clause_words("untrue"))


def _under_helper(sentence: Sentence, verb: Token) -> Inner:
    """As in "is believed to have left", "wants to leave", "failed to leave", "avoided leaving"."""
    inner = next((c for c in sentence.kids(verb, "xcomp") if c.pos in VERBS), None)
    if inner is None or next(sentence.kids(verb, "dobj"), None) is not None:
        return NOTHING
    return inner, verb.lemma in clause_words("leaves undone")


def _under_speech(sentence: Sentence, verb: Token) -> Inner:
    """As in "we think it sank": what one says oneself, and not what another says."""
    if clauses.class_name(sentence, verb) != SPEECH:
        return NOTHING
    who = next(sentence.kids(verb, "nsubj"), None)
    own = who is None or who.lower in clause_words("first person") | {"it", "he", "she", "they"}
    clause = next((c for c in sentence.kids(verb, "ccomp") if c.pos in VERBS), None)
    raised = verb.lemma in clause_words("doubting")
    return (clause, raised) if own and clause is not None else NOTHING


def _under_trace(sentence: Sentence, verb: Token) -> Inner:
    """As in "saw no sign of fraud", "there is evidence of fraud": whether there was fraud."""
    named = "attr" if verb.lemma == "be" else "dobj"
    passive = clauses.passive(sentence, verb)
    if verb.lemma != "be" and verb.lemma not in clause_words("comes upon"):
        return NOTHING
    for trace in sentence.kids(verb, "nsubjpass" if passive else named):
        near = (trace, *sentence.kids(trace, "dep", "advmod"))  # "no sign at all of rain"
        of = next((o for t in near if (o := clauses.complement(sentence, t, "of", "for"))), None)
        if trace.lemma in clause_words("points to it") and of is not None:
            none = any(kid.lower in clause_words("none") for kid in sentence.kids(trace, "det"))
            return of, none
    return NOTHING


def points_to(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a frame is one of a trace of the noun: "there is no sign of a second boat"."""
    return _under_trace(sentence, verb)[0] == noun


def _only_says(sentence: Sentence, verb: Token) -> bool:
    speaks = clauses.class_name(sentence, verb) == SPEECH
    return speaks and next(sentence.kids(verb, "ccomp", "xcomp"), None) is not None


def _is_speaker(verb: Token, who: Token, inside: set[int]) -> bool:
    """As in "the mayor said she believes that forty died": on top of what she says, it is she."""
    told = verb.dep == "ccomp" and verb.head not in inside
    return told and who.lower in clause_words("personal pronoun")


def spoken_by_another(sentence: Sentence, token: Token, inside: set[int]) -> bool:
    """Whether the clause hangs on a verb of speech in the content: "the envoy says they left".

    It is then the envoy's word and not the reporter's; "we say they left" is one's own.
    """
    below = token
    while below.head != below.i:
        above = sentence.head(below)
        says = (
            above.pos == "VERB"
            and above.i in inside
            and clauses.class_name(sentence, above) == SPEECH
        )
        if says and below.dep == "xcomp" and clauses.passive(sentence, above):
            below = above  # "nine are known to have died" is nobody else's word
            continue
        people = below.dep == "dobj" and things.is_person(
            sentence, below
        )  # "has admitted nine people"
        if says and not people and below.dep in {"ccomp", "xcomp", "dobj", "advcl"}:
            who = clauses.subject(sentence, above)
            return who is None or not (
                who.lower in clause_words("first person") or _is_speaker(above, who, inside)
            )
        below = above
    return False
