"""Asked: what a typed question asks, read from its sentence: who is credited, what, where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.dossier import parts, terms, wanted
from sayso.dossier.parts import WH, Part
from sayso.dossier.terms import Term
from sayso.dossier.wanted import FIGURES
from sayso.lexicon import predicates
from sayso.lexicon.cues import reporting_verbs
from sayso.lexicon.places import place_kind
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import thing_classes
from sayso.model import QuestionKind, Sentence, Token

NAMES = frozenset({"PROPN", "NOUN", "ADJ"})
WHERE = frozenset({"in", "at", "near", "to", "from", "on", "into", "inside", "across", "around"})
BARE = 2  # a subject and the question mark: nothing that "are" could say of it
INSIDE = frozenset({"relcl", "acl"})  # "the soldiers sent there": says which, not what is asked


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its sentence is built; what was not asked is empty or None.

    ``predicates`` are classes of lexicon/predicates.toml or lemmas, any of which will do;
    ``speakers`` are the words for who is to have said it; ``words`` all that carry meaning, and
    ``terms`` the same with what else would say it. ``wants`` is set where somebody's name or a time
    is asked for, ``counted`` where the sentence says what a figure is to count.
    """

    text: str
    kind: QuestionKind | None = None
    predicates: frozenset[str] = frozenset()
    about: Part | None = None
    by: Part | None = None
    places: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    future: bool = False
    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    wants: QuestionKind | None = None
    counted: Term | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was understood that a question could be compared by."""
        return not (self.predicates or self.about or self.places or self.terms)


def read(sentence: Sentence) -> Asked:
    """The structure of one question; short forms such as "troops in Vell" are read as far as."""
    speech = _speech(sentence)
    speakers = tuple(_credited(sentence, speech))
    main = _main(sentence, speech)
    taken = frozenset(word.lower() for name in speakers for word in name.split())
    counted = wanted.figure(sentence)
    places = tuple(dict.fromkeys(_places(sentence, taken)))
    about, by = _roles(sentence, main, taken)
    found = _predicates(sentence, main, about, frozenset(" ".join(places).lower().split()))
    if not found and places:
        found = frozenset({"presence"})
    kind = QuestionKind.HOW_MANY if counted else None
    if kind is None and speech is None and sentence.tokens[0].pos in ("AUX", "VERB"):
        kind = QuestionKind.IS_IT_SO
    telling = tuple(terms.find(sentence, taken))
    return Asked(
        text=sentence.span.words,
        kind=kind,
        predicates=found,
        about=about,
        by=by,
        places=places,
        speakers=speakers,
        future=any(token.lower in ("will", "shall", "wo") for token in sentence.tokens),
        words=tuple(_content(sentence, taken)),
        terms=telling,
        wants=wanted.particular(sentence),
        counted=wanted.counted(sentence, telling) if counted else None,
    )


def _speech(sentence: Sentence) -> Token | None:
    """The verb that credits somebody: "Did the envoy deny that …", "What does she say about …"."""
    for token in sentence.tokens:
        subject = next(sentence.kids(token, "nsubj"), None)
        if token.lemma in reporting_verbs() and subject is not None and subject.lower not in WH:
            told = any(True for _ in sentence.kids(token, "ccomp", "prep", "dobj", "xcomp"))
            kind = predicates.by_verb().get(token.lemma)
            plain = kind is None or kind.name in predicates.HELPERS
            if told and token.pos == "VERB" and plain:
                return token
    return None


def _credited(sentence: Sentence, speech: Token | None) -> Iterator[str]:
    if speech is not None:
        for subject in sentence.kids(speech, "nsubj"):
            yield parts.name(sentence, subject)
    for token in sentence.tokens:
        if token.lower == "according":
            for to in sentence.kids(token, "prep"):
                for name in sentence.kids(to, "pobj"):
                    yield parts.name(sentence, name)


def _main(sentence: Sentence, speech: Token | None) -> Token:
    """The verb whose content is asked for: below the crediting verb, or the root."""
    if speech is None:
        root = sentence.root
        if root.lower in FIGURES:  # "number of people hurt"
            counted = [
                n for prep in sentence.kids(root, "prep") for n in parts.below(sentence, prep)
            ]
            told = [verb for noun in [*counted, root] for verb in sentence.kids(noun, "acl")]
            return next(iter([*told, *counted]), root)
        inner = [verb for verb in sentence.kids(root, "ccomp") if verb.pos == "VERB"]
        if root.lemma == "do" and inner:  # "did" taken for the verb of "how many did they lose"
            return inner[0]
        if root.lemma != "be":
            return root
        below = [*sentence.kids(root, "ccomp", "acomp", "advcl", "xcomp")]
        # "Are they fighting" is often parsed as "are those (who are) fighting".
        subjects = (
            [*sentence.kids(root, "nsubj", "attr")]
            if len(sentence.children[root.i]) <= BARE
            else []
        )
        below += [verb for subject in subjects for verb in sentence.kids(subject, "acl")]
        return next((verb for verb in below if verb.pos == "VERB"), root)
    below = [*sentence.kids(speech, "ccomp", "xcomp"), *sentence.kids(speech, "dobj", "prep")]
    return below[0] if below else speech


def _places(sentence: Sentence, taken: frozenset[str]) -> Iterator[str]:
    """Names after a word of place: "in the Vell valley" -> "Vell valley"."""
    for token in sentence.tokens:
        above = sentence.head(token)
        left = predicates.by_verb().get(above.lemma)
        from_there = token.dep == "dobj" and left is not None and left.from_place
        where = token.dep == "pobj" and above.lower in WHERE
        if not (where or from_there) or token.lower in taken:
            continue
        name = parts.name(sentence, token)
        proper = token.pos == "PROPN" or token.entity or any(map(str.isupper, name[:1]))
        compound = any(each.pos == "PROPN" for each in sentence.kids(token, "compound", "amod"))
        of = [n for prep in sentence.kids(token, "prep") for n in parts.below(sentence, prep)]
        if place_kind(token.lower) and of and of[0].pos == "PROPN":  # "in the valley of Vell"
            yield parts.name(sentence, of[0])
        elif proper or compound or place_kind(token.lower):
            yield name.removeprefix("the ").strip()


def _roles(
    sentence: Sentence, main: Token, taken: frozenset[str]
) -> tuple[Part | None, Part | None]:
    """What undergoes or is, and who does it, by the build of the clause, never by word order."""
    if (pair := _run_together(sentence, main)) is not None:
        return parts.part(sentence, pair[0]), None
    if main.pos in ("NOUN", "PROPN", "ADP"):
        thing = main if main.pos != "ADP" else next(sentence.kids(main, "pobj"), None)
        if thing is not None and thing.lemma in predicates.by_noun():  # "the deployment of troops"
            thing = next(
                (n for of in sentence.kids(thing, "prep") for n in parts.below(sentence, of)), None
            )
        return (parts.part(sentence, thing) if thing is not None else None), None
    if main.dep == "acl":
        head = sentence.head(main)
        of = [n for prep in sentence.kids(head, "prep") for n in parts.below(sentence, prep)]
        counted = of[0] if head.lower in FIGURES and of else head
        return parts.part(sentence, counted), _agent(sentence, main)
    asked = _fronted(sentence, main)
    subject = _first(sentence, main, ("nsubj",), taken, but=asked)
    passive = _first(sentence, main, ("nsubjpass",), taken)
    objects = _first(sentence, main, ("dobj", "attr"), taken)
    if asked is not None and subject is not None:
        objects = parts.part(sentence, asked)
    kind = predicates.by_verb().get(main.lemma)
    if passive is not None:
        return passive, _agent(sentence, main)
    if kind is not None and kind.from_place and subject and objects and not _people(objects):
        return subject, None  # who leaves a place is asked about, and the place is where
    if objects is not None and subject is not None and not (kind and kind.about == "subject"):
        return objects, subject
    return subject or objects or _first_noun(sentence, taken), _agent(sentence, main)


def _people(part: Part) -> bool:
    kind = thing_classes().get(part.noun)
    return kind is not None and kind.people


def _run_together(sentence: Sentence, main: Token) -> tuple[Token, Token] | None:
    """As in "Is the treaty defensive?", where the parser takes "treaty defensive" for one noun."""
    if main.lemma != "be" or main.i != 0 or len(sentence.children[main.i]) > BARE:
        return None
    for subject in sentence.kids(main, "nsubj"):
        for before in sentence.kids(subject, "compound"):
            if before.i == subject.i - 1 and before.pos == "NOUN" and subject.pos != "PROPN":
                return before, subject
    return None


def _agent(sentence: Sentence, main: Token) -> Part | None:
    for by in sentence.kids(main, "agent"):
        for name in sentence.kids(by, "pobj"):
            return parts.part(sentence, name)
    return None


def _fronted(sentence: Sentence, main: Token) -> Token | None:
    """As in "How many tanks did they lose": counted before the helping verb, no subject."""
    above = sentence.head(main)
    if main.dep == "ccomp" and above.lemma == "do":
        return next((token for token in sentence.kids(above, "nsubj") if token.i < above.i), None)
    subjects = [*sentence.kids(main, "nsubj")]
    helpers = [token.i for token in sentence.kids(main, "aux")]
    if len(subjects) > 1 and helpers and subjects[0].i < min(helpers) < subjects[1].i:
        return subjects[0]
    return None


def _first(
    sentence: Sentence,
    main: Token,
    labels: tuple[str, ...],
    taken: frozenset[str],
    *,
    but: Token | None = None,
) -> Part | None:
    for token in sentence.kids(main, *labels):
        if token is but:
            continue
        inner = next(
            (n for of in sentence.kids(token, "prep") for n in parts.below(sentence, of)), None
        )
        if token.lower in FIGURES and inner is not None:
            return parts.part(sentence, inner)
        if token.lower not in WH and token.lower not in taken and token.pos in NAMES:
            return parts.part(sentence, token)
    return None


def _first_noun(sentence: Sentence, taken: frozenset[str]) -> Part | None:
    for token in sentence.tokens:
        noun = token.pos == "NOUN" and token.lower not in FIGURES and token.lower not in taken
        if noun and token.dep != "compound" and not predicates.by_noun().get(token.lemma):
            return parts.part(sentence, token)
    return None


def _predicates(
    sentence: Sentence, main: Token, about: Part | None, places: frozenset[str]
) -> frozenset[str]:
    """Of the verb; if that says nothing itself, of a noun or an adjective."""
    verbs = [main, *sentence.kids(main, "xcomp", "conj", "ccomp", "acomp", "attr")]
    found = set(_named(_with_particle(sentence, verb) for verb in verbs if verb.pos == "VERB"))
    if found:
        return frozenset(found)
    if (pair := _run_together(sentence, main)) is not None:
        return frozenset({f"be {pair[1].lemma}"})
    owned = frozenset(about.words.lower().split()) if about else frozenset()
    for token in sentence.tokens:
        if token.dep in INSIDE or token.lower in {*places, *owned, *WH}:
            continue
        for index in (predicates.by_noun(), predicates.by_adjective()):
            kind = index.get(token.lemma) or index.get(token.lower)
            if kind is not None and kind.name not in predicates.HELPERS:
                found.add(kind.name)
    if not found and main.lemma == "be" and not places:
        told = sentence.kids(main, "acomp", "attr")
        found |= {f"be {token.lemma}" for token in told if token.lower not in owned}
    return frozenset(found)


def _named(verbs: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for names in verbs:
        kinds = [predicates.by_verb()[name] for name in names if name in predicates.by_verb()]
        # "are missing" is often parsed as a verb.
        states = [predicates.by_adjective()[n] for n in names if n in predicates.by_adjective()]
        kinds = kinds or states
        if not kinds:
            yield names[-1]
        elif kinds[0].name not in predicates.HELPERS:
            yield kinds[0].name


def _with_particle(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """As in "pull back" before "pull": the longer form first."""
    more = [t.lower for t in sentence.kids(verb, "prt", "advmod", "dobj") if t.i > verb.i]
    return (*(f"{verb.lemma} {word}" for word in more), verb.lower, verb.lemma)


def _content(sentence: Sentence, taken: frozenset[str]) -> Iterator[str]:
    for token in sentence.tokens:
        plain = token.lower not in common_words() and token.lower not in {*WH, "many", "much"}
        if plain and token.lower not in taken and token.pos not in ("PUNCT", "AUX"):
            yield token.text
