"""Lines: what is asked of a ledger as JSON; the nouns in them are those of the contract."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sayso.export import contract, reasons
from sayso.model import Article, Claim, Identity, Origin, Statement

if TYPE_CHECKING:
    from sayso.dossier.asof import AsOf
    from sayso.dossier.changes import Event
    from sayso.dossier.clocks import Clocks
    from sayso.dossier.histories import History
    from sayso.dossier.impact import Impact
    from sayso.model import Question
    from sayso.pipeline import Answered

Line = dict[str, Any]


def as_of(found: "AsOf", clocks: "Clocks") -> Line:
    """One question as it stood: every source's positions, what is not sure, who is silent."""
    return {
        "question": found.question.id,
        "wording": found.question.wording,
        "kind": found.question.kind.value,
        "outlets": found.outlets,
        "families": found.families,
        "origins": found.origins,
        "sources": [_history(each) for each in found.histories],
        "maybe": [contract.answer_line(each) for each in found.maybe],
        "later": found.later,
        "silent": [{"identity": each.id, "source": each.name} for each in found.silent],
        "claims": [claim(each, clocks) for each in _claims(found)],
    }


def _claims(found: "AsOf") -> Iterable[str]:
    periods = [period for history in found.histories for period in history.periods]
    told = [claim for period in periods for claim in period.claims]
    return dict.fromkeys([*told, *(claim for each in found.maybe for claim in each.claims)])


def _history(history: "History") -> Line:
    return {
        "identity": history.source,
        "source": history.name,
        "silent": history.silent,
        "positions": [
            {
                "answer": contract.answer_line(period.answer),
                "claims": list(period.claims),
                "since": contract.when_line(period.since),
                "until": None if period.until is None else contract.when_line(period.until),
                "ended": period.ended.value,
                "by": period.by,
            }
            for period in history.periods
        ],
    }


def claim(id: str, clocks: "Clocks") -> Line:
    """A claim short: where it stands, in which words, through whom."""
    found = clocks.claims[id]
    return evidence(found, clocks.articles[found.article], clocks.newer.get(found.article))


def evidence(found: Claim, article: Article, newer: str | None) -> Line:
    """The same; ``newer`` is the version that took the place of its article."""
    return {
        "id": found.id,
        "text": found.words,
        "spans": [[span.start, span.end] for span in found.content],
        "chain": [hop.name for hop in found.chain],
        "act": found.act.value,
        "stance": found.stance.value,
        "said": contract.when_line(found.said),
        "article": {
            "id": article.id,
            "uri": article.uri,
            "outlet": article.outlet,
            "published": contract.when_line(article.published),
            "sha256": article.sha256,
            "version_of": article.version_of,
            "replaced_by": newer,
        },
    }


def answered(told: "Answered", as_it_stands: Iterable["AsOf"], broken: Iterable[str]) -> Line:
    """What was asked, how it was understood, and everything found."""
    clocks, found = told.known.clocks, told.found
    asked, stood = found.asked, list(as_it_stands)
    by_id = {question.id: question for question in found.questions}
    return {
        "asked": asked.text,
        "understood": {
            "kind": None if asked.kind is None else asked.kind.value,
            "predicates": sorted(asked.predicates),
            "about": None if asked.about is None else asked.about.words,
            "by": None if asked.by is None else asked.by.words,
            "places": list(asked.places),
            "speakers": list(asked.speakers),
            "future": asked.future,
        },
        "answered": bool(stood or found.claims),
        "questions": [
            {**as_of(each, clocks), "links": _links(by_id[each.question.id])} for each in stood
        ],
        "claims": [claim(each, clocks) for each in found.claims],
        "in_other_words": [
            {
                "question": None if each.question is None else each.question.id,
                "claim": each.claim or None,
                "words": [{"typed": typed, "met_by": by} for typed, by in each.met],
            }
            for each in found.reworded
        ],
        "nearest": [
            {
                "question": each.question.id,
                "wording": each.question.wording,
                "differs": list(each.differs),
            }
            for each in found.nearest
        ],
        "words_found_in": [claim(each, clocks) for each in told.hits],
        "broken": list(broken),
    }


def _links(question: "Question") -> list[Line]:
    return [contract.link_line(link) for link in question.links]


def event(found: "Event", clocks: "Clocks") -> Line:
    """One change, with the claims it rests on."""
    before = found.before
    rests = [found.claim, *(before.claims[:1] if before else ())]
    return {
        "event": found.id,
        "kind": found.kind.value,
        "at": contract.when_line(found.at),
        "sure": found.sure,
        "run": found.run,
        "question": found.question.id,
        "wording": found.question.wording,
        "answer": contract.answer_line(found.answer),
        "before": None if before is None else contract.answer_line(before),
        "article": found.article,
        "claims": [claim(each, clocks) for each in dict.fromkeys(rests)],
    }


def impact(found: "Impact") -> Line:
    """What falls with a source."""
    return {
        "source": found.name,
        "identities": list(found.identities),
        "claims": [{"id": each.claim, "through": each.through.value} for each in found.hanging],
        "answers": [
            {
                "question": each.question,
                "claims": list(each.claims),
                "voices": {"with": each.voices[0], "without": each.voices[1]},
                "origins": {"with": each.origins[0], "without": each.origins[1]},
                "loses_last_voice": each.unsaid,
                "loses_last_origin": each.unrooted,
            }
            for each in found.answers
        ],
        "contradictions": [
            {
                "question": each.question,
                "lost": [contract.link_line(link) for link in each.lost],
                "left": each.left,
            }
            for each in found.contradictions
        ],
    }


def source(found: Identity) -> Line:
    """A voice with every name it goes by."""
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind.value,
        "aliases": list(found.aliases),
        "role": found.role,
        "affiliation": found.affiliation,
        "why": reasons.whys(found.why),
    }


def voice(id: str, found: Identity | None) -> Line:
    """A voice short; its id alone where linking has left it."""
    return {
        "id": id,
        "name": None if found is None else found.name,
        "kind": None if found is None else found.kind.value,
    }


def statement(found: Statement, speaker: Identity | None) -> Line:
    """One speech event, by the ids of its reports."""
    return {
        "id": found.id,
        "speaker": voice(found.speaker, speaker),
        "said": contract.when_line(found.said),
        "claims": list(found.claims),
        "why": reasons.whys(found.why),
    }


def origin(found: Origin, root: Identity | None) -> Line:
    """A root voice and occasion, by the ids of what goes back to it."""
    return {
        "id": found.id,
        "voice": voice(found.voice, root),
        "known": found.known,
        "statements": list(found.statements),
        "claims": list(found.claims),
        "weakest": None if found.weakest is None else reasons.whys([found.weakest])[0],
        "why": reasons.whys(found.why),
    }
