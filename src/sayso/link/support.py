"""Support: answers that agree, told apart by whether they come from one origin or from two."""

from sayso.lexicon.clause_words import clause_words
from sayso.link import comparing, deeds, kin, moments, timing, wordbags
from sayso.link.answers import is_own_word
from sayso.link.corpus import Corpus
from sayso.link.ties import Tie, tie
from sayso.model import Answer, Relation, Scope, SourceKind

LONG = 8  # runs of four words; "nine people were killed" is how anybody would say it
QUOTED = 4  # such runs that may be one quotation under two names
ONE_WORDING = 0.6  # of the shorter content's runs of four words


def find(
    corpus: Corpus, scope: Scope, earlier: Answer, later: Answer, *, detail: str
) -> Tie | None:
    """Agreement counts only between two known origins; within one origin it is a repetition."""
    if earlier.origin is not None and earlier.origin == later.origin:
        return tie(Relation.REPEATS, "one-origin", f"both go back to one origin; {detail}")
    if kin.cites(corpus, earlier, later):
        return tie(Relation.REPEATS, "has-it-from", f"the one has it from the other; {detail}")
    if kin.one_body(corpus, earlier, later) and timing.near(corpus, earlier, later):
        return tie(Relation.REPEATS, "one-body", f"the one speaks for the other; {detail}")
    if any(is_own_word(corpus, answer) for answer in (earlier, later)):
        return _copied(corpus, earlier, later, detail)
    if not _are_two(corpus, earlier, later) or not _at_one_time(corpus, scope, earlier, later):
        return None
    if any(comparing.differences(corpus, scope, earlier, later)):
        return None
    return _of_two(corpus, scope, (earlier, later), detail)


def _of_two(corpus: Corpus, scope: Scope, pair: tuple[Answer, Answer], detail: str) -> Tie | None:
    if _in_one_wording(corpus, *pair):
        return tie(Relation.REPEATS, "same-words", f"word for word the same; {detail}")
    quoted = _in_one_wording(corpus, *pair, least=QUOTED) and not deeds.are_values(corpus, *pair)
    if quoted or not deeds.is_borne_out(corpus, scope, *pair):
        return None  # a short row of words may be one quotation under two names
    return tie(Relation.CORROBORATES, "two-origins", detail)


def _copied(corpus: Corpus, earlier: Answer, later: Answer, detail: str) -> Tie | None:
    """A paper that prints another's text without credit repeats what that says."""
    mine, theirs = ({corpus.claim[key].article for key in each.claims} for each in (earlier, later))
    copied = {corpus.same_text.get(each, "") for each in theirs} & mine
    copied |= {corpus.same_text.get(each, "") for each in mine} & theirs
    if not copied or not _in_one_wording(corpus, earlier, later, least=1):
        return None
    return tie(Relation.REPEATS, "same-words", f"word for word the same; {detail}")


def _at_one_time(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether they speak near each other; undated, whether one story tells both."""
    apart = moments.apart(corpus, earlier, later)
    if apart is None:
        return timing.in_one_story(corpus, earlier, later)
    counts = earlier.low is not None or earlier.high is not None
    if counts and not timing.is_total(scope):
        return apart <= timing.SNAPSHOT_DAYS
    return apart <= timing.DISPUTE_DAYS


def _are_two(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether they surely are two of known origin, and neither speaks for the other."""
    origins = [corpus.origin.get(answer.claims[0]) for answer in (earlier, later)]
    if not all(origin is not None and origin.known for origin in origins):
        return False
    if earlier.source == later.source or kin.are_kin(corpus, earlier, later):
        return False
    if kin.share_a_name(corpus, earlier, later):
        return False
    return not (_nameless(corpus, earlier) or _nameless(corpus, later))


def _nameless(corpus: Corpus, answer: Answer) -> bool:
    """Whether the texts leave open who it is, as "the company" does: perhaps the other itself."""
    identity = corpus.identities[answer.source]
    name = identity.name
    if identity.kind is SourceKind.UNNAMED:
        return True
    own_paper = set(name.split()) & clause_words("paper of its own")
    if identity.kind is SourceKind.DOCUMENT and own_paper:
        return False  # "the indictment" speaks for nobody who is quoted beside it
    return not any(word[:1].isupper() for word in name.split() if word.lower() != "the")


def _in_one_wording(corpus: Corpus, earlier: Answer, later: Answer, *, least: int = LONG) -> bool:
    """Two who saw a thing for themselves do not tell it in one row of words."""
    one, other = (
        wordbags.runs(corpus.claim[answer.claims[0]].words) for answer in (earlier, later)
    )
    shortest = min(len(one), len(other))
    return shortest >= least and len(one & other) / shortest >= ONE_WORDING
