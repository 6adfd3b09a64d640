"""Relations between the answers to one question, each with its reason and the parts that clash.

What cannot be compared has none.
"""

from collections.abc import Iterator, Sequence

from sayso.link import (
    comparing,
    corrections,
    figures,
    kin,
    moments,
    refuting,
    replying,
    retold,
    revisions,
    sides,
    support,
    tallies,
    timing,
)
from sayso.link.answers import is_own_word, says_something
from sayso.link.corpus import Corpus
from sayso.link.ties import Tie, tie
from sayso.model import (
    Act,
    Answer,
    Link,
    Mode,
    Outcome,
    Part,
    Polarity,
    QuestionKind,
    Relation,
    Scope,
    SourceKind,
    Why,
)

CAP = 200  # links on one question
NEIGHBOURS = 40  # answers each answer is compared with, the nearest in time before it
SUPPORTS = 4  # earlier answers that one answer is said to agree with; more say nothing new
SUPPORT = frozenset({Relation.CORROBORATES, Relation.REPEATS})
LEAST_NAME = 4  # letters of a name that is looked for in the words of others
COMPARABLE = frozenset({"actual", "possible"})


def find(
    corpus: Corpus, question: str, kind: QuestionKind, scope: Scope, answers: Sequence[Answer]
) -> tuple[Link, ...]:
    """The links, at most CAP; the last one says so if that cut any off."""
    made: dict[tuple[str, str, Relation], Link] = {}
    denied: set[frozenset[str]] = set()
    for link in _all(corpus, question, (kind, scope), answers):
        ends = frozenset((link.left, link.right))
        if link.relation is Relation.CONTRADICTS and ends in denied:
            continue  # a denial says by itself that both cannot be so
        if link.relation is Relation.DENIES:
            denied.add(ends)
        made.setdefault((link.left, link.right, link.relation), link)
        if len(made) > CAP:
            break
    links = list(made.values())
    if len(links) > CAP:
        last = links[CAP - 1]
        note = f"{last.why.detail}; further links of this question were cut off at {CAP}"
        why = Why(last.why.rule, None, note)
        links[CAP - 1] = Link(last.question, last.left, last.right, last.relation, why, last.parts)
    return tuple(links[:CAP])


def _all(
    corpus: Corpus, question: str, about: tuple[QuestionKind, Scope], answers: Sequence[Answer]
) -> Iterator[Link]:
    yield from _retellings(question, answers)
    yield from replying.find(corpus, question, about[1], answers)
    answers = sorted(answers, key=lambda answer: moments.order(corpus, answer))
    old, slips = retold.find(corpus, answers), retold.slips(corpus, answers)
    for number, later in enumerate(answers):
        supported, revision, first = 0, None, max(0, number - NEIGHBOURS)
        for place, other in enumerate(answers[first:number], first):
            earlier, newer = revisions.in_order(corpus, other, later)
            found = _relation(corpus, about, earlier, newer)
            if found is None or (supported == SUPPORTS and found.relation in SUPPORT):
                continue
            if _is_doubtful(
                corpus, about, found, (earlier, newer), answers[first : number + 1]
            ) or (found.relation is Relation.CONTRADICTS and not old.isdisjoint((number, place))):
                continue
            if found.relation is Relation.REVISES and not slips.isdisjoint((number, place)):
                continue
            supported += found.relation in SUPPORT
            link = _link(corpus, question, found, (earlier, newer))
            if found.relation is Relation.REVISES and newer is later:
                revision = link  # of its own earlier words, the last are revised
                continue
            yield link
        if revision is not None:
            yield revision


def _is_doubtful(
    corpus: Corpus,
    about: tuple[QuestionKind, Scope],
    found: Tie,
    pair: tuple[Answer, Answer],
    near: Sequence[Answer],
) -> bool:
    """Whether figures of two voices clash of which one may be miscopied, or is overtaken."""
    clash = found.relation is Relation.CONTRADICTS and about[0] is QuestionKind.HOW_MANY
    if not clash or pair[0].source == pair[1].source:
        return False
    if retold.gave_it_before(corpus, near, pair):
        return True
    return retold.has_twin_that_fits(corpus, about[1], near, pair)


def _link(corpus: Corpus, question: str, found: Tie, pair: tuple[Answer, Answer]) -> Link:
    earlier, newer = pair
    left, right = newer, earlier
    if found.relation is Relation.DENIES and not _is_denial(newer, earlier):
        left, right = earlier, newer  # of one day: the denial stands on the left
    ends = revisions.teller(corpus, left), revisions.teller(corpus, right)
    return Link(question, *ends, found.relation, found.why, found.parts)


def _is_denial(answer: Answer, other: Answer) -> bool:
    if Act.DENY in {answer.act, other.act}:
        return answer.act is Act.DENY
    return answer.polarity is Polarity.NEGATIVE


def _retellings(question: str, answers: Sequence[Answer]) -> Iterator[Link]:
    for answer in answers:
        for again in answer.claims[1:]:
            why = Why("one-statement", None, f"both report one statement of {answer.name}")
            yield Link(question, again, answer.claims[0], Relation.REPEATS, why)


def _relation(
    corpus: Corpus, about: tuple[QuestionKind, Scope], earlier: Answer, later: Answer
) -> Tie | None:
    if not (says_something(earlier) and says_something(later)):
        return None
    kind, scope = about
    foretold = kind is not QuestionKind.HOW_MANY and earlier.mode == Mode.FUTURE
    if earlier.mode != later.mode or not (foretold or earlier.mode in COMPARABLE):
        return None
    if any(corrections.says_nothing(corpus, answer) for answer in (earlier, later)):
        return _taken_back(corpus, kind, earlier, later)
    if kind is QuestionKind.HOW_MANY:
        return _of_figures(corpus, scope, earlier, later)
    return sides.find(corpus, scope, earlier, later)


def _taken_back(corpus: Corpus, kind: QuestionKind, earlier: Answer, later: Answer) -> Tie | None:
    """An outlet that corrects its own text, in one paragraph: "we wrote seven; nine is right"."""
    old, new = (earlier, later) if corrections.says_nothing(corpus, earlier) else (later, earlier)
    apart = kind is QuestionKind.HOW_MANY and not figures.same(old, new)
    if not apart or corrections.says_nothing(corpus, new):
        return None
    own = old.source == new.source or all(corpus.claim[key].own_voice for key in new.claims)
    if not own or not revisions.takes_back(corpus, old, new):
        return None
    told = f"the outlet takes back {figures.tell(old)} for {figures.tell(new)}"
    found = tie(Relation.REVISES, "own-correction", told, comparing.values(old, new))
    return found if new is later else None


def _of_figures(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    if any(refuting.is_put_aside(corpus, each) for each in (earlier, later)):
        return None
    revised = revisions.find(corpus, scope, earlier, later)
    if revised is not None or earlier.source == later.source:
        return revised
    if refuting.refutes(corpus, earlier, later) or refuting.refutes(corpus, later, earlier):
        detail = f"the one says that the other's figure is not so: {told}"
        return tie(Relation.CONTRADICTS, "puts-aside", detail, comparing.clash(earlier, later))
    recalled = any(
        moments.is_only_recalled(corpus, each) or revisions.is_left(corpus, each)
        for each in (earlier, later)
    )
    if recalled or _of_two_versions(corpus, earlier, later):
        return None
    outcome, parts = comparing.compare(corpus, scope, earlier, later)
    if outcome is Outcome.NOT_COMPARABLE:
        return None
    if figures.agree(earlier, later):
        fits = f"one figure fits both: {told}"
        near = figures.near(earlier, later)
        return support.find(corpus, scope, earlier, later, detail=fits) if near else None
    if outcome is not Outcome.CONFLICTING or _is_unclear(corpus, scope, earlier, later):
        return None
    return _clash(corpus, earlier, later, parts)


def _clash(corpus: Corpus, earlier: Answer, later: Answer, parts: tuple[Part, ...]) -> Tie:
    """Two figures of which only one can be so: a denial, where one says that there is none."""
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    detail = f"no figure fits both: {told}; {timing.dates(earlier, later)}"
    if any(refuting.says_none_to(corpus, *each) for each in ((earlier, later), (later, earlier))):
        return tie(Relation.DENIES, "denial", detail, *parts)
    return tie(Relation.CONTRADICTS, "figures-apart", detail, *parts)


def _is_unclear(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether figures that clash may come from one voice, or are no figures to hold it to."""
    if kin.is_called_after(*(corpus.identities[each.source] for each in (earlier, later))):
        return True
    if _is_a_witness(corpus, scope, earlier, later):
        return True
    if any(each.vague or corrections.restates(corpus, each) for each in (earlier, later)):
        return True
    return _tells_of_it(corpus, earlier, later) or _may_be_one_voice(corpus, earlier, later)


def _is_a_witness(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether nobody by name counts the dead: what a witness saw may be some of them."""
    voices = [corpus.identities[each.source] for each in (earlier, later)]
    nameless = any(
        each.kind is SourceKind.UNNAMED or (each.kind is SourceKind.PERSON and each.name.islower())
        for each in voices
    )
    against = any(tallies.sets_against(corpus, each) for each in (earlier, later))
    return nameless and timing.is_total(scope) and not against


def _tells_of_it(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """As in "the Coast Guard's latest figure is 650", said by a paper: what the other says."""
    for teller, other in ((earlier, later), (later, earlier)):
        identity = corpus.identities[other.source]
        own = identity.affiliation or ""
        names = [identity.name, *identity.aliases, *([own] if own[:1].isupper() else [])]
        names = [name for name in names if len(name) >= LEAST_NAME]
        told = [corpus.claim[key].words for key in teller.claims]
        if is_own_word(corpus, teller) and any(n in words for words in told for n in names):
            return True
    return False


def _may_be_one_voice(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    who = (corpus.identities[answer.source] for answer in (earlier, later))
    return revisions.is_one_voice(corpus, earlier, later) or kin.may_be_mouth(*who)


def _of_two_versions(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one figure stands in an article and the other only in its corrected version."""
    mine, theirs = (
        {corpus.claim[key].article for key in answer.claims} for answer in (left, right)
    )
    older = {corpus.articles[article].version_of for article in mine | theirs}
    return not mine & theirs and bool(mine & older or theirs & older)
