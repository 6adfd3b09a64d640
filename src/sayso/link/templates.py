"""Templates: the wording of a question whose class of predicates the lexicon has."""

import re
from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import PredicateClass
from sayso.lexicon.units import unit_named
from sayso.link.names import Names, located, with_article
from sayso.link.phrases import LEVEL, by_name, definite, is_plural, uncounted
from sayso.link.positions import Key, Position
from sayso.model import QuestionKind

LEAVING = {
    QuestionKind.HOW_MANY: "How many {about} left",
    QuestionKind.IS_IT_SO: "Did {about} leave",
}
# As in "{Were} {about} banned{ place}": what was done, with nothing that belongs to the verb.
DONE = re.compile(r"(\{(?:Were|Was)\} \{about\}|\{about\} were) (\w+)(?=[{?])")
PARTICIPLE = re.compile(r"\b[a-z]{3,}ed\b")
# As in "Did {about} break up{ place}", "{about} broke up".
DID = re.compile(r"(Did \{about\}|(?<=How many )\{about\}) (\w+)(?: up)?(?=[{?])")
DEGREES = "deep|high|long|old|tall|thick|wide"
MEASURING = (*(f"How {each}" for each in DEGREES.split("|")), "What")
PARTICLE = "away|back|down|for|into|off|out|over|to|up"
# Nobody asks how many were shot among those that were killed: one toll, whatever the verb.
TOLLS = frozenset({"killing", "wounding", "casualties", "disappearance"})


def ask(
    key: Key, kind: PredicateClass, about: str, positions: Sequence[Position], names: Names
) -> str:
    """A question of a known class: "Were Lumerian troops withdrawn from Ostrel?"."""
    told = [p.proposition for p in positions if p.proposition is not None]
    many = key.kind is QuestionKind.HOW_MANY
    name = names.place(key.place, (p.claim for p in positions)) if key.place else ""
    if key.noun == "settlements" and name and not many:
        about = name  # "Was Vell captured?" and not settlements in it
    elif not many and not is_plural(about):
        about = _titled(about, positions)
    # "the Ladd depot" says where it is by itself.
    told_by_thing = set(name.lower().split()) & set(about.lower().split())
    where = located(name) if name and not told_by_thing else ""
    whose = definite(by_name(told, names.owned.get(key.by, ())), positions) if key.by else ""
    template = kind.how_many if many else kind.is_it_so
    if (key.unit and key.about == key.unit) or is_plural(about):
        template = template.replace("How much of {about} was", "How many {about} were")
    if key.predicate == "withdrawal" and key.noun == "people":
        ground = f" {with_article(name)}" if where else ""
        template = f"{LEAVING[key.kind]}{ground}?"  # residents leave, armies are withdrawn
    if key.predicate == LEVEL:
        template = template.replace("How high", f"How {_degree(positions)}")
    if key.predicate == LEVEL and (about.split() or [""])[-1] in clause_words("measure by itself"):
        template = re.sub(r"How \w+", "What", template)
    if key.predicate not in TOLLS:
        template = undergone(echoed(template, about, positions), positions)
    if key.when == "future" and not many:
        template = future(template)
    return fill(template, about, where, whose, many=many)


def _titled(about: str, positions: Sequence[Position]) -> str:
    """A name with its article, "the Almira Star"; what has none is left for the verb to fit."""
    return definite(about, positions) if about[:1].isupper() else about


def _degree(positions: Sequence[Position]) -> str:
    """As in "40 miles long"; a sentence of two years is long and not high, too."""
    for quantity in (position.quantity for position in positions):
        if quantity is None:
            continue
        behind = re.compile(rf"{re.escape(quantity.span.words)} \w+ ({DEGREES})\b")
        told = next((m for p in positions if (m := behind.search(p.claim.words))), None)
        if told:
            return told[1]
    units = (unit_named(p.quantity.unit) for p in positions if p.quantity and p.quantity.unit)
    lasts = any(unit is not None and unit.kind == "time" for unit in units)
    return "long" if lasts else "high"


def echoed(template: str, about: str, positions: Sequence[Position]) -> str:
    """With the verb that all tellings share, where none has that of the class.

    Trading that all say was suspended was not banned.
    """
    found = DONE.search(template)
    told = [p for p in positions if p.proposition is not None and _tells(p)]
    if found is None or not told:
        return template
    words = [p.proposition.span.words.lower() for p in told if p.proposition is not None]
    if any(found[2] in each.split() for each in words):
        return template
    forms = {form for each in words for form in PARTICIPLE.findall(each)}
    if len(forms) != 1 or not all(_undergone(p, about, min(forms)) for p in told):
        return template
    return DONE.sub(rf"\1 {min(forms)}", template)


def _tells(position: Position) -> bool:
    """Whether its own words tell it; "denied the report" only points to another's."""
    told = position.proposition
    return told is not None and any(span.contains(told.span) for span in position.claim.content)


def _undergone(position: Position, about: str, form: str) -> bool:
    """Whether "was suspended" or "seized 60 radios" stands there, with nothing more to the verb."""
    noun = re.escape((about.split() or [""])[-1].lower()[:-1])
    passive = rf"\b(?:is|are|was|were|been|being|be) (?:not |\w+ly )?{form}\b(?! (?:{PARTICLE})\b)"
    active = rf"\b{form} (?:[\w,'’.-]+ ){{0,4}}?{noun}\w*(?! to\b)"
    words = position.claim.words.lower()
    return bool(re.search(passive, words) or re.search(active, words))


def undergone(template: str, positions: Sequence[Position]) -> str:
    """Of lamps that all say were broken it is not asked whether they broke up."""
    found = DID.search(template)
    told = [position for position in positions if _tells(position)]
    if found is None or not told:
        return template
    passive = re.compile(
        rf"\b(?:is|are|was|were|been|being) (?:not |\w+ly )?({found[2][:3]}\w*(?:ed|en|nt))\b"
    )
    forms = [match[1] for p in told if (match := passive.search(p.claim.words.lower()))]
    if len(forms) < len(told) or len(set(forms)) > 1:
        return template
    lead = "{Were} {about}" if found[1].startswith("Did") else "{about} were"
    return DID.sub(f"{lead} {forms[0]}", template)


def future(template: str) -> str:
    """Of what will be: "Will Lumerian troops take part"."""
    for now, then in (
        ("{Are} {about} taking", "Will {about} take"),
        ("{Are} {about}", "Will {about} be"),
        ("{Were} {about}", "Will {about} be"),
        ("{Was} {about}", "Will {about} be"),
        ("{Does} {about}", "Will {about}"),
        ("Did {about}", "Will {about}"),
    ):
        template = template.replace(now, then)
    return template


def fill(template: str, about: str, where: str, whose: str, *, many: bool) -> str:
    """A template with its words, the verb agreeing with them."""
    plural = many or is_plural(about)
    verbs = {
        "are": "are" if plural else "is",
        "Are": "Are" if plural else "Is",
        "was": "were" if is_plural(about) else "was",
        "were": "were" if plural else "was",
        "Were": "Were" if plural else "Was",
        "Was": "Were" if plural else "Was",
        "does": "do" if plural else "does",
        "Does": "Do" if plural else "Does",
    }
    text = template
    for name, verb in verbs.items():
        text = text.replace("{" + name + "}", verb)
    # "Was there negligence?"
    bare = many or plural or " there {about}" in text
    bare = bare and not text.startswith(MEASURING)
    counted = uncounted(about) if many else about
    text = text.replace("{about}", counted if bare else definite(counted))
    text = text.replace("{ place}", f" {where}" if where else "")
    text = text.replace("{place}", where or "there")
    away = f"from {where.split(maxsplit=1)[1]}" if where else ""
    text = text.replace("{ from}", f" {away}" if where else "").replace("{from}", away)
    return text.replace("{ by}", f" by {whose}" if whose else "")
