"""Bodies: which names of organisations, outlets and states are one body's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from sayso.lexicon import gazetteer
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.roles import role_words
from sayso.link import bare, mentions
from sayso.link.acronyms import Acronyms, plain
from sayso.link.bodynames import CODE, FUNCTION, is_state, known, name_form, state_form
from sayso.link.evidence import Evidence, Setting, open_, same
from sayso.link.wordbags import fold
from sayso.model import SourceKind

ALIKE = 93  # of 100: two spellings of one name of three words or more
BLOCK = 60  # names of one story, or that begin alike, that are compared
LONG = 3  # words
STEM = 5  # letters that a state and its adjective share

CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")

Key = tuple[str, str]


def find(setting: Setting, some: Sequence[int], acronyms: Acronyms) -> Iterator[Evidence]:
    """What speaks for two of these mentions of bodies being one."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for number in some:
        for key in _keys(setting, number):
            holders[key].append(number)
    for (rule, form), group in holders.items():
        for number in group[1:]:
            yield same(group[0], number, rule, f"{setting.both(group[0], number)}: {form}")
    yield from _offices(setting, some)
    by_story: dict[str, list[int]] = defaultdict(list)
    for number in some:
        if setting.mentions[number].kind is not SourceKind.STATE:
            by_story[setting.story(number)].append(number)
    for group in by_story.values():
        yield from _in_story(setting, group)
        yield from bare.find(setting, group)
    yield from _explained(setting, some, acronyms)
    yield from _spellings(setting, some)


def _keys(setting: Setting, number: int) -> Iterator[Key]:
    """The forms of a name that no other body has, each with the rule that makes it."""
    mention = setting.mentions[number]
    if mention.kind is SourceKind.STATE:
        if code := state_form(mention.name):
            yield "same-state", code
        return
    if outlet := outlet_called(mention.name):
        yield "same-outlet", outlet.name
    if body := known(mention.name):
        if is_state(mention.name, body):
            yield "same-state", body.iso
        else:
            yield "known-body", body.name
    if not mentions.generic(mention.name) and (form := name_form(mention.name)):
        yield "same-name", form
        if mention.kind is SourceKind.OUTLET:
            yield "same-outlet", name_form(mention.name, outlet=True)


def _offices(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """One office's name in two articles: one body only if both say whose it is."""
    forms: dict[frozenset[str], list[int]] = defaultdict(list)
    for number in some:
        name = setting.mentions[number].name
        if mentions.generic(name):
            forms[mentions.body_key(name)].append(number)
    for group in forms.values():
        for left, right in pairwise(group):
            name = setting.mentions[left].name
            if setting.mentions[left].details & setting.mentions[right].details:
                yield same(left, right, "same-office", f"{name!r}, of the same body in both")
            else:
                detail = f"{name!r} in both; neither says of which state"
                yield open_(left, right, "same-office", detail)


def _in_story(setting: Setting, group: list[int]) -> Iterator[Evidence]:
    """Acronyms and short forms whose full name the same story, or the same article, gives."""
    few = group[:BLOCK]
    for number in few:
        mention = setting.mentions[number]
        others = [i for i in few if i != number]
        if short := plain(mention.name):
            long = [i for i in others if _abbreviates(short, setting.mentions[i].name)]
            if len(_forms(setting, long)) == 1:
                told = f"{short!r} of {setting.mentions[long[0]].name!r}"
                yield same(long[0], number, "acronym", told)
        else:
            yield from _fuller(setting, number, others)
            yield from _begun(setting, number, others)
            yield from _of_state(setting, number, others)


def _abbreviates(short: str, name: str) -> bool:
    return " " in name and short.lower() in mentions.initials(name)


def _forms(setting: Setting, some: Sequence[int]) -> set[str]:
    return {name_form(setting.mentions[i].name) for i in some}


def _fuller(setting: Setting, number: int, others: Sequence[int]) -> Iterator[Evidence]:
    """A name that leaves out what the same article, or for two words the story, gives elsewhere."""
    mention = setting.mentions[number]
    own = set(name_form(mention.name).split())
    telling = not mentions.generic(mention.name)
    fuller = [
        i
        for i in others
        if (setting.mentions[i].article == mention.article or (telling and len(own) > 1))
        and not _holds(setting.mentions[i].name, mention.name)
        and _adds(own, set(name_form(setting.mentions[i].name).split()), telling=telling)
    ]
    near = [i for i in fuller if setting.mentions[i].article == mention.article]
    for some in (near, fuller):
        if len(_forms(setting, some)) == 1:
            where = "article" if some is near else "story"
            told = f"{mention.name!r} is {setting.mentions[some[0]].name!r} of the same {where}"
            yield same(some[0], number, "short-name", told)
            return


def _begun(setting: Setting, number: int, others: Sequence[int]) -> Iterator[Evidence]:
    """As in "Kessa" for the only "Kessa Appliances" of the story: what sort it is is left out."""
    name = setting.mentions[number].name
    if (
        len(words := fold(name).split()) != 1
        or not name[:1].isupper()
        or len(state_form(name) or "") == CODE
    ):
        return
    longer = [i for i in others if fold(setting.mentions[i].name).split()[:1] == words]
    longer = [i for i in longer if len(fold(setting.mentions[i].name).split()) > 1]
    sorts = words_of("name-ending").keys() | words_of("body").keys()
    rest = {word for i in longer for word in fold(setting.mentions[i].name).split()[1:]}
    # "Kessa Tenants" are people of Kessa, whatever that is.
    folk = any(word.removesuffix("s") in role_words() for word in rest)
    alone = rest <= sorts or not (folk or _is_place(setting, number, name))
    if len(_forms(setting, longer)) == 1 and alone:
        told = f"{name!r} is {setting.mentions[longer[0]].name!r} of the same story"
        yield same(longer[0], number, "short-name", told)


def _is_place(setting: Setting, number: int, name: str) -> bool:
    """Whether the name may be a place's, after which much else in it is called."""
    text = setting.texts.get(setting.mentions[number].article, "")
    told = re.search(
        rf"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|[Ii]nto|[Oo]utside) {re.escape(name)}\b", text
    )
    return told is not None or bool(gazetteer.named(name))


def _of_state(setting: Setting, number: int, others: Sequence[int]) -> Iterator[Evidence]:
    """An office without its state, in an article about the state whose office the story names."""
    mention = setting.mentions[number]
    own = name_form(mention.name).split()
    if not mentions.generic(mention.name) or len(own) == 1:
        return
    fuller = [
        i
        for i in others
        if len(more := name_form(setting.mentions[i].name).split()) == len(own) + 1
        and set(own) < set(more)
        and not _holds(setting.mentions[i].name, mention.name)
    ]
    if len(_forms(setting, fuller)) == 1:
        state = (set(name_form(setting.mentions[fuller[0]].name).split()) - set(own)).pop()
        if _is_about(setting.texts.get(mention.article, ""), state):
            told = f"{mention.name!r} is {setting.mentions[fuller[0]].name!r}: of that state"
            yield same(fuller[0], number, "short-name", told)


def _is_about(text: str, state: str) -> bool:
    """Whether an article names a state, of the table or not, and no state of the table more.

    The state of a body the article leaves unsaid is the one it is about.
    """
    times: Counter[str] = Counter()
    for word, count in Counter(CAPITAL.findall(text)).items():
        times[name_form(word)] += count
    # "Orvanian" speaks of Orvania too, which no table has.
    stem = state[:STEM].lower()
    times[state] += sum(n for form, n in times.items() if form != state and form[:STEM] == stem)
    most = max((times[code] for code in times if len(code) == CODE and code.isupper()), default=0)
    return times[state] >= max(1, most)


def _holds(name: str, part: str) -> bool:
    """Whether a body is one of another or beside it: "police of the Quay Board", "A and B"."""
    before, found, after = fold(name).rpartition(fold(part).removeprefix("the "))
    words = [word for word in before.split() if word != "the"]
    beside = "and" in {*words, *after.split()[:1]}
    return bool(found) and (beside or (not after and bool(words) and words[-1] in FUNCTION))


def _adds(own: set[str], more: set[str], *, telling: bool) -> bool:
    """Whether a name has all the words of another, and a state besides (an office: only that)."""
    added = more - own
    if not own or not own < more:
        return False
    if all(len(word) == CODE and word.isupper() for word in added):
        return not any(len(word) == CODE and word.isupper() for word in own)
    return telling and len(own) > 1 and not any(word.isupper() for word in added)


def _explained(setting: Setting, some: Sequence[int], acronyms: Acronyms) -> Iterator[Evidence]:
    """Acronyms that an article explains in brackets: "Ostrel Weather Bureau (OWB)"."""
    by_key: dict[frozenset[str], int] = {}
    by_initials: dict[str, list[int]] = defaultdict(list)
    shorts: dict[str, list[int]] = defaultdict(list)
    for number in some:
        name = setting.mentions[number].name
        if short := plain(name):
            shorts[short].append(number)
        elif " " in name:
            by_key.setdefault(mentions.body_key(name), number)
            for letters in mentions.initials(name):
                by_initials[letters].append(number)
    for short, group in shorts.items():
        for number in group:
            meaning = acronyms.meaning(short, setting.story(number))
            hub = by_key.get(meaning[0]) if meaning else None
            if meaning and hub is not None:
                where = "its story" if meaning[1] else "another story, and no other does"
                told = f"{short!r} is explained as {setting.mentions[hub].name!r} by {where}"
                yield same(hub, number, "acronym", told)
        yield from _initials_alone(setting, short, group[0], by_initials[short.lower()])


def _initials_alone(
    setting: Setting, short: str, number: int, long: Sequence[int]
) -> Iterator[Evidence]:
    """Initials that fit one name of another story: kept open."""
    if len(_forms(setting, long)) == 1 and not setting.together(long[0], number):
        told = f"{short!r} are the initials of {setting.mentions[long[0]].name!r}, of another story"
        yield open_(long[0], number, "acronym", told)


def _spellings(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """Two spellings of one long name; compared are names whose first or last words begin alike."""
    first: dict[str, int] = {}
    for number in some:
        if setting.mentions[number].kind is not SourceKind.STATE:
            first.setdefault(name_form(setting.mentions[number].name), number)
    blocks: dict[str, list[str]] = defaultdict(list)
    for form in sorted(first):
        if len(form.split()) >= LONG:
            for word in (form.split()[0], form.split()[-1]):
                blocks[word[:4]].append(form)
    for block in blocks.values():
        for place, one in enumerate(block):
            for other in block[place + 1 : place + BLOCK]:
                yield from _alike(setting, first, one, other)


def _alike(setting: Setting, first: dict[str, int], one: str, other: str) -> Iterator[Evidence]:
    codes = [{word for word in form.split() if word.isupper()} for form in (one, other)]
    if codes[0] != codes[1] or len(one.split()) != len(other.split()):
        return
    pairs = zip(one.split(), other.split(), strict=True)
    apart = [(a, b) for a, b in pairs if a != b]
    if len(apart) == 1 and fuzz.ratio(one, other) >= ALIKE and apart[0][0][:4] == apart[0][1][:4]:
        left, right = first[one], first[other]
        yield same(left, right, "spelling", setting.both(left, right))
