"""What was done by speaking: the speech act, with the other three facets of how it was said.

Decided by construction and cue, never by the verb alone: "could not confirm" confirms nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.speech import certainty, disclaimers, kinds, mainverb, moods, polarity, stance
from sayso.lexicon.cues import cue_nouns, phrases, reporting_verbs
from sayso.model import Act, Attribution, Certainty, Polarity, Sentence, Stance, Why

Judged = tuple[Act, Why]
HEAD_ENDS = re.compile(r"\b(?:of|on|for|to|that|by|from|in|with|as)\b")  # behind a noun's head
BRIEF = 4  # words that are no clause, whatever the parse made of them
CLAUSES = ("clause/that", "clause/loose", "phrasal")
FIGURE = "figure"  # the frame of “put the toll at 14”
OUTRIGHT = (Act.ASSERT, Act.EVALUATE, Act.CONFIRM)


@dataclass(frozen=True, slots=True)
class Reading:
    """The four facets of one attribution and the reasons for them."""

    act: Act
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    why: tuple[Why, ...]


def find(one: Attribution, sentences: Sequence[Sentence], typed: Act = Act.ASSERT) -> Reading:
    """Judge an attribution; ``sentences`` are those of its cue and its content, in order.

    ``typed`` is the act of the sort of cue it is, for cues that are no listed reporting verb.
    """
    # What the tagger alone found may be a noun that only looks like a listed verb ("calls for").
    base = typed if one.found_by == "tagger" else _lexical(one) or typed
    act, why = _act(one, sentences, base)
    sure = certainty.find(one, sentences, act, base)
    held = polarity.find(one, sentences, act, base)
    turned = one.negated and act is not base
    here, hedge = stance.find(one, sentences, act, turned=turned)
    reasons = [why] + ([hedge] if hedge else [])
    return Reading(act, here, sure, held, tuple(reasons))


def follow(before: Reading, here: Reading, one: Attribution) -> Reading:
    """A quotation right behind its speaker's denial or refusal carries it on.

    “The mayor denied this. “Nobody was sent there,” he said.”
    """
    if here.act is not Act.ASSERT:
        return here
    words = " ".join(span.words for span in one.content)
    if before.act is Act.DENY and here.polarity is Polarity.NEGATIVE:
        why = Why("goes on denying", one.cue, "a negated answer behind the speaker's own denial")
        return replace(here, act=Act.DENY, why=(*here.why, why))
    if before.act is Act.DECLINE and disclaimers.defers(words):
        why = Why("goes on refusing", one.cue, "passed on to others behind the speaker's refusal")
        unstated = Polarity.UNSTATED
        return replace(here, act=Act.DECLINE, polarity=unstated, why=(*here.why, why))
    return here


def _act(one: Attribution, sentences: Sequence[Sentence], base: Act) -> Judged:
    bidden = one.lemma == "tell" and one.frame == "clause/infinitive"
    if bidden or (one.lemma == "ask" and one.frame == "infinitive"):
        return Act.DEMAND, Why("asked to do", one.cue, "somebody is asked to do something")
    if one.frame == "withheld":
        return Act.DECLINE, Why("withheld", one.cue, "gives nothing of what was asked")
    if base is Act.DENY and one.negated and _confirming(one, sentences):
        return Act.DECLINE, Why("neither confirmed nor denied", one.cue, "says neither")
    if turned := _turned(one, base):
        return turned
    if told := _by_object(one) or _by_content(one, sentences, base):
        return told
    return base, Why("act by cue", one.cue, f"{one.lemma!r} is listed as {base.value}")


def _by_object(one: Attribution) -> Judged | None:
    """“raised questions about”, “voiced doubt that”, “admitted taking it”: by what is raised."""
    words = " ".join(span.words for span in one.content).lower()
    if one.frame == "concern":
        facet = "concern"
    elif one.lemma in phrases("voicing") and one.frame.startswith("object"):
        facet = "voiced"
        words = " ".join(words.split()[:2])
    elif one.lemma in phrases("own deed") and one.frame == "object/gerund":
        return Act.CONFIRM, Why("own deed", one.cue, "says that it was the speaker's own doing")
    else:
        return None
    raised = [v for w, v in phrases(facet).items() if re.search(rf"\b{w}", words)]
    if not raised:
        return None
    return Act(raised[0]), Why("act by object", one.cue, f"raised what {raised[0]}s")


def _by_content(one: Attribution, sentences: Sequence[Sentence], base: Act) -> Judged | None:
    """What is said may tell the act better than the verb: "said she had no comment"."""
    sworn = one.lemma in phrases("sworn") and one.frame in CLAUSES and _told(one, sentences)
    if (base in OUTRIGHT or sworn) and (told := disclaimers.find(one, sentences)):
        return told
    if base is Act.DENY and (refused := _refused(one)):
        return refused
    if sworn:
        return Act.ASSERT, Why("sworn to be so", one.cue, "nothing that is still to come")
    return moods.find(one, sentences) if base is Act.ASSERT else None


def _refused(one: Attribution) -> Judged | None:
    """“rejected the offer”, “denied them entry”: what nobody said cannot be denied."""
    words = " ".join(span.words for span in one.content)
    things = set(re.findall(r"[a-z]+", HEAD_ENDS.split(words.lower())[0]))
    plain = one.frame not in CLAUSES or len(words.split()) <= BRIEF  # "denied him bail"
    if one.lemma == "deny" and plain and things & set(phrases("granted")):
        return Act.DECLINE, Why("not granted", one.cue, "what is denied is a thing asked for")
    turning = plain and things & set(phrases("turned down"))
    judged = one.frame == "as" or (one.lemma in phrases("turning down") and turning)
    if judged and not disclaimers.about_words(words):
        return Act.EVALUATE, Why("judged, not denied", one.cue, "nothing said is dismissed")
    return None


def _told(one: Attribution, sentences: Sequence[Sentence]) -> bool:
    """“swore that the gate was shut”, “assured us that it is safe”: one promises what will be."""
    main = mainverb.find(one.content[0], sentences) if one.content else None
    if main is None or mainverb.modal(*main):
        return False
    sentence, verb = main
    tags = {verb.tag, *(kid.tag for kid in sentence.kids(verb, "aux", "auxpass"))}
    return bool(tags & {"VBD", "VBZ", "VBP"})


def _confirming(one: Attribution, sentences: Sequence[Sentence]) -> bool:
    """“neither confirmed nor denied”: a confirmation stands before the cue in its sentence."""
    return any(
        token.lemma == "confirm" and one.cue is not None and token.end <= one.cue.end
        for sentence in sentences[:1]
        for token in sentence.tokens
    )


def _lexical(one: Attribution) -> Act | None:
    """The act of a listed cue, or None; a figure is told, whatever else its verb may do."""
    if one.frame == FIGURE:
        entry = reporting_verbs().get(one.lemma)
        return Act(entry.act) if entry is not None and FIGURE in entry.frames else Act.ASSERT
    if kinds.tells(one):
        return Act(reporting_verbs()[one.lemma].act)
    if one.lemma in cue_nouns():
        return Act(cue_nouns()[one.lemma].act)
    if one.source is not None and one.frame == "credit":
        last = one.source.words.lower().split()[-1]
        for noun in (last, last.removesuffix("s")):
            if noun in cue_nouns():
                return Act(cue_nouns()[noun].act)
    return None


def _handing_over(one: Attribution) -> bool:
    """“did not give the town a bridge”: no details were asked for."""
    words = (word for span in one.content for word in span.words.lower().split())
    things = {word.strip(".,").removesuffix("s") for word in words}
    given = one.lemma in phrases("handing over")
    return given and not things & set(phrases("withheld")) and one.found_by == "tagger"


def _turned(one: Attribution, base: Act) -> Judged | None:
    """Negation and modals turn a cue: "could not confirm", "would not say", "did not deny"."""
    if not one.negated or one.frame == "drawn":
        return None
    if kept := _kept_back(one):
        return kept
    never = one.cue is not None and "never" in one.cue.words.lower().split()
    if never and one.lemma in phrases("unsaid"):
        return Act.DENY, Why("never said", one.cue, "says that it was never said")
    if one.lemma in phrases("denied if not"):
        return Act.DENY, Why("negated admission", one.cue, "says that it was not so")
    commenting = one.lemma in phrases("commenting") and not _handing_over(one)
    if base is Act.CONFIRM and one.modal != "would":
        return Act.CANNOT_CONFIRM, Why(
            "negated confirmation", one.cue, "says that it is not confirmed"
        )
    going_on = one.cue is not None and one.cue.words.lower().endswith("saying")
    if commenting and base is not Act.DENY and not going_on:
        return Act.DECLINE, Why("negated comment", one.cue, "says that nothing will be said")
    if base in (Act.DENY, Act.DECLINE):
        return Act.ASSERT, Why(
            "negated denial", one.cue, "not denying is neither denial nor confirmation"
        )
    return None


def _kept_back(one: Attribution) -> Judged | None:
    """What is not said for want of will, or of knowing."""
    if _unwilling(one):
        return Act.DECLINE, Why("no wish to comment", one.cue, "says that nothing will be said")
    if one.lemma in ("say", "tell") and one.modal in ("can", "could", "ca"):
        return Act.CANNOT_CONFIRM, Why("cannot say", one.cue, "says that it is not known")
    return None


def _unwilling(one: Attribution) -> bool:
    """“did not wish to comment on the toll”, “did not want to say”: whoever found it."""
    cue = one.cue.words.lower().split() if one.cue is not None else []
    words = [*cue, *" ".join(span.words for span in one.content).lower().split()]
    at = next((n for n, word in enumerate(words) if word in phrases("wishing")), None)
    rest = words[at + 1 :] if at is not None else []
    return len(rest) > 1 and rest[0] == "to" and rest[1] in phrases("commenting")
