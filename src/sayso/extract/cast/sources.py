"""Who a source mention is, inside one article: "he", "the minister" and "Marren" are Ilda Marren.

A mention that fits nobody keeps its words; where two people fit alike it says so and names neither.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.cast import partitives, voices
from sayso.extract.cast.bodies import kind_of_name
from sayso.extract.cast.cast import Names, gather
from sayso.extract.cast.documents import made_thing
from sayso.extract.cast.epithets import introduced
from sayso.extract.cast.groups import body_before, group_before
from sayso.extract.cast.holders import named_person, office_holder, reason
from sayso.extract.cast.mention import Mention, head_noun
from sayso.extract.cast.names import capital, fold, initials, span_of_tokens, words_of_tokens
from sayso.extract.cast.people import Person, described_last
from sayso.extract.cast.pronouns import FEMALE, MALE, person_before
from sayso.extract.cast.roles import Described, describe
from sayso.extract.cast.rolewords import BYSTANDERS, is_body_word
from sayso.extract.cast.spot import Found, Spot, bare, noun_phrase
from sayso.extract.cast.titles import person_called, person_named
from sayso.extract.cast.whose import with_state
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import role_words
from sayso.lexicon.tenures import Tenure
from sayso.model import Sentence, Source, SourceKind, Span, Token, When, Why

CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
FIRST = frozenset({"i", "we", "me", "us", "our", "my", "ours", "mine", "myself", "ourselves"})
OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
GROUP = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
WHICH = frozenset({"who", "which", "that", "whom"})


def find(
    sentences: Sequence[Sentence], outlet: str | None, published: When | None = None
) -> "Cast":
    """Read a whole article once; ``outlet`` and ``published`` are the article's own."""
    return Cast(tuple(sentences), outlet, gather(sentences), published)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody an article names; ``resolve`` says who a mention is."""

    sentences: tuple[Sentence, ...]
    outlet: str | None
    names: Names
    published: When | None = None

    def resolve(
        self,
        mention: Span,
        sentence: Sentence,
        speaker: Source | None,
        recent: Sequence[Source],
        said: Sequence[Span] = (),
    ) -> Source:
        """The source that ``mention`` (a span of ``sentence``) stands for.

        ``speaker`` is the source of the claim around it; ``recent`` are those resolved so far,
        latest last. ``said`` is what the mention is credited with.
        """
        tokens = [t for t in sentence.tokens if t.end > mention.start and t.start < mention.end]
        while len(tokens) > 1 and tokens[0].pos == "PUNCT":
            tokens = tokens[1:]
        if len(tokens) > 1 and CLOCK.fullmatch(tokens[0].text):
            tokens = tokens[1:]  # "16:10 Governor Marren": a live page's stamp names nobody
        if not tokens:
            words = bare(mention.words) or mention.words
            return Source(mention, words, SourceKind.UNNAMED, why=Why("no word", mention))
        earlier = [s for s in recent if s.span is None or s.span != mention]
        first = tokens[0]
        spot = Spot(self.sentences, sentence, first, speaker, earlier, self.names, self.outlet)
        spot = replace(spot, said=said, published=self.published)
        trimmed = span_of_tokens(sentence, tokens) if CLOCK.match(mention.words) else mention
        here = Mention(trimmed, tuple(tokens), head_noun(tokens), spot)
        for rule in (
            _pronoun,
            partitives.some_of,
            _relative,
            _client,
            _possessed,
            partitives.explained_body,
            voices.named_press,
            voices.known_body,
            _somebody,
            made_thing,
            voices.unnamed,
        ):
            if source := rule(here):
                return with_state(replace(source, span=mention))
        return with_state(replace(voices.body(here), span=mention))


def _pronoun(here: Mention) -> Source | None:
    words = [token for token in here.tokens if token.pos != "PUNCT"]
    if (
        len(words) != 1
        or words[0].text == "US"
        or words[0].lower not in FIRST | GROUP | NEUTER | MALE | FEMALE
    ):
        return None
    return _stands_for(here, words[0])


def _stands_for(here: Mention, token: Token) -> Source:
    """The source a pronoun stands for; it keeps its words where nobody fits."""
    word, spot = token.lower, here.spot
    if word in FIRST:
        if spot.speaker:
            return replace(spot.speaker, span=here.span, why=Why("first person", spot.speaker.span))
        own = word in OURS and not spot.quoted_at(token.start)
        left = here.kept(SourceKind.UNNAMED, "unresolved")
        return (voices.own_outlet(here) if own else None) or left
    if word in GROUP:
        found, kind = group_before(spot), SourceKind.UNNAMED
    elif word in NEUTER:
        found, kind = body_before(spot), SourceKind.ORGANISATION
        if found is None and (told := _of_what_is_said(here)) is not None:
            return told
    else:
        found = person_before(spot, "male" if word in MALE else "female")
        kind = SourceKind.PERSON
    if found is None:
        return here.kept(kind, "unresolved")
    return here.unresolved(found, kind) if found.tied else _by_antecedent(here, found, kind)


def _of_what_is_said(here: Mention) -> Source | None:
    """“The club sold nine boats, it said”: the subject of what it says."""
    spot = here.spot
    if not spot.said or spot.said[0].start > here.span.start or here.tokens[0].dep != "nsubj":
        return None
    inside = here.sentence.between(spot.said[0].start, spot.said[0].end)
    subjects = [t for t in inside if t.dep == "nsubj" and is_body_word(t)]
    if not subjects:
        return None
    phrase = noun_phrase(here.sentence, subjects[0])
    cast = Cast(tuple(spot.sentences), spot.outlet, spot.names, spot.published)
    found = cast.resolve(phrase, here.sentence, None, spot.recent)
    return replace(found, span=here.span, why=Why("subject of what is said", phrase))


def _by_antecedent(here: Mention, found: Found, kind: SourceKind) -> Source:
    why = Why(found.rule, found.span, f"stands for {found.name}")
    if person := next((p for p in here.spot.names.people if p.name == found.name), None):
        return _as_person(here, person, Described(), why)
    if found.source:
        return replace(found.source, span=here.span, why=why)
    known = [s for s in here.spot.recent if s.name == found.name]
    if known:
        return replace(known[-1], span=here.span, why=why)
    if kind is SourceKind.ORGANISATION:
        sort = kind_of_name(found.name, here.spot.names, here.spot.outlet, article=False)
        kind = sort if sort in (SourceKind.STATE, SourceKind.OUTLET) else kind
    return Source(here.span, found.name, kind, why=why)


def _relative(here: Mention) -> Source | None:
    """As in "who" in "Marren, who added that …": the noun its clause hangs on."""
    token = here.tokens[0]
    if len(here.tokens) > 1 or token.lower not in WHICH or initials(token):
        return None
    verb = token
    while verb.head != verb.i and verb.dep not in {"relcl", "acl"}:
        verb = here.sentence.head(verb)
    noun = here.sentence.head(verb)
    while token.lower == "who" and noun.dep == "pobj" and not _somebodys(noun):
        noun = here.sentence.head(here.sentence.head(noun))
    if token.lower == "who" and noun.dep == "pobj" and noun.entity == "ORG":
        above = here.sentence.head(here.sentence.head(noun))
        noun = above if above.entity == "PERSON" else noun  # "Ilda Marr of the Guild, who …"
    known = noun.pos in {"NOUN", "PROPN", "PRON", "NUM"} or bool(noun.entity)
    if verb.dep not in {"relcl", "acl"} or not known:
        return here.kept(SourceKind.UNNAMED, "unresolved")
    phrase = noun_phrase(here.sentence, noun)
    spot = here.spot
    cast = Cast(tuple(spot.sentences), spot.outlet, spot.names, spot.published)
    found = cast.resolve(phrase, here.sentence, spot.speaker, spot.recent)
    return replace(found, span=here.span, why=Why("relative clause", phrase))


def _somebodys(noun: Token) -> bool:
    """Whether a noun can be "who"."""
    return capital(noun) or noun.lemma in role_words() or noun.lower in words_of("collective")


def _client(here: Mention) -> Source | None:
    """As in "his client", said by a lawyer: whoever the article says the lawyer is of."""
    first = here.tokens[0]
    if first.tag != "PRP$" or here.head.lemma != "client" or here.plural:
        return None
    lawyer = _stands_for(here, first)
    person = person_named(lawyer.affiliation, here.spot) if lawyer.affiliation else None
    why = Why("the lawyer's client", lawyer.span)
    return _as_person(here, person, Described(), why) if person else None


def _possessed(here: Mention) -> Source | None:
    """As in "His remarks" are his; "her lawyer" and "its office" are somebody else's."""
    first = here.tokens[0]
    if first.tag != "PRP$" or len(here.tokens) < 2:
        return None
    owner = _stands_for(here, first)
    if here.headed_by("utterance") or here.headed_by("hearsay"):
        return owner
    described = describe(here.sentence, here.tokens[1:])
    name = owner.name if owner.why and owner.why.rule != "unresolved" else None
    if described.name:
        return _named(here, described)
    if described.role and not here.plural:
        return Source(here.span, here.words, SourceKind.PERSON, described.role, name, owner.why)
    if here.headed_by("document"):
        return Source(here.span, here.words, SourceKind.DOCUMENT, None, name, owner.why)
    if here.headed_by("body") and not here.plural:
        return Source(here.span, here.words, SourceKind.ORGANISATION, None, name, owner.why)
    return Source(here.span, here.words, SourceKind.UNNAMED, None, name, owner.why)


def _somebody(here: Mention) -> Source | None:
    """Someone by name, by name and role, or by role alone."""
    described = describe(here.sentence, here.tokens)
    alone = len(here.tokens) == 1 and capital(here.head) and not described.name
    if alone and (person := person_named(here.words, here.spot)):  # Baker, who is called so
        return _as_person(here, person, Described(), Why("short name", here.span))
    if described.name:
        return _named(here, described)
    if not described.role or voices.press_explained(here, described.head or ""):
        return None
    if here.plural or not here.definite:
        return _no_name(here, described)
    if found := person_called(described, here.spot):
        return _titled(here, described, found)
    if tenure := office_holder(here, described):
        return _holder(here, described, tenure)
    classes = role_words().get(described.head or "", frozenset())
    if classes <= BYSTANDERS and not described.affiliation:
        return _no_name(here, described)
    return Source(
        here.span,
        here.words,
        SourceKind.PERSON,
        described.role,
        described.affiliation,
        Why("nobody known has the role", here.span),
    )


def _holder(here: Mention, described: Described, tenure: Tenure) -> Source:
    """Whoever held the office on the article's day, by the name the article uses if it does."""
    why = reason(here, tenure)
    if person := named_person(here, tenure):
        return _as_person(here, person, described, why)
    role, whose = described.role, described.affiliation
    return Source(here.span, tenure.full_name, SourceKind.PERSON, role, whose, why)


def _no_name(here: Mention, described: Described) -> Source:
    kept = voices.without_name(here)
    return replace(kept, role=described.role, affiliation=described.affiliation or kept.affiliation)


def _titled(here: Mention, described: Described, found: Found) -> Source:
    if found.tied:
        source = here.unresolved(found, SourceKind.PERSON)
        return replace(source, role=described.role, affiliation=described.affiliation)
    if fresh := introduced(here, described.head or "", found):
        return replace(fresh, role=described.role)
    why = Why(found.rule, found.span, f"stands for {found.name}")
    if person := next((p for p in here.spot.names.people if p.name == found.name), None):
        return _as_person(here, person, described, why)
    if found.source:
        return replace(found.source, span=here.span, why=why)
    return Source(here.span, found.name, SourceKind.PERSON, why=why)


def _named(here: Mention, described: Described) -> Source | None:
    """Somebody by name: with a role beside it, or known to the article as a person."""
    words = bare(words_of_tokens(here.sentence, described.name))
    if described.determiner == "the" and not described.role and len(described.name) == 1:
        return None
    if described.role and voices.is_body(here, described.name):
        made = voices.body(here.part(described.name))  # "the operator of the dam, Kessa Hydro"
        return replace(made, span=here.span)
    spot = replace(here.spot, token=described.name[0])
    person = person_named(words, spot)
    unlikely = words.split()[-1].lower() in words_of("document")
    if person is None and (not described.role or unlikely):
        return None
    if person is None:
        return Source(
            here.span,
            words,
            SourceKind.PERSON,
            described.role,
            described.affiliation,
            Why("named with a role", here.span),
        )
    rule = "by name" if fold(person.name) == fold(words) else "short name"
    return _as_person(here, person, described, Why(rule, person.sightings[0].span))


def _as_person(here: Mention, person: Person, described: Described, why: Why) -> Source:
    """The person with the role given here, or else the fullest one the article gives.

    Where one full name stands with roles that share nothing, it may be two people's: the nearest.
    """
    roles = [s for s in person.roles if s.affiliation] or list(person.roles)
    if last := described_last(person, here.span.start):
        roles = [] if described.role else [last]
    role = described.role or (roles[0].role if roles else None)
    affiliation = described.affiliation or (roles[0].affiliation if roles else None)
    return Source(here.span, person.name, SourceKind.PERSON, role, affiliation, why)
