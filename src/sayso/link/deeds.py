"""Deeds: whether a yes and a no are surely of one deed, so that the one may gainsay the other.

Questions gather what may be of one matter, and opposites are alike. A clash asks for more: one
occasion, one thing and what became of it, and both told by a clause of their own.
"""

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people, thing_classes
from sayso.link import matters, tallies, wordbags
from sayso.link.corpus import Corpus
from sayso.link.occasions import of_one_occasion, share_names
from sayso.link.tallies import WORD
from sayso.model import Act, Answer, Claim, Polarity, Proposition, Scope

LEAST_SHARED = 2  # words
NEGATED, OPENED = 2, 4  # words before a clause in which "no", and "if", belong to it
FORETELLS = frozenset({Act.PREDICT, Act.PROMISE, Act.WARN})
ANYBODY = "people"


def is_one_deed(corpus: Corpus, scope: Scope, one: Answer, other: Answer) -> bool:
    """Whether a yes and a no are of one thing and what became of it, both told by a clause.

    As in "no pupil was hurt" and "a pupil was hurt", not "his wound", "the deaths are no riddle".
    """
    if not of_one_occasion(corpus, one, other) or _in_one_breath(corpus, one, other):
        return False
    no = one if one.polarity is Polarity.NEGATIVE else other
    yes = other if no is one else one
    if not _says_no(corpus, no) or any(_is_open(corpus, each) for each in (one, other)):
        return False
    if min(len(each.words.split()) for each in (one, other)) < LEAST_SHARED:
        return False
    if not wordbags.stems(one.words) & wordbags.stems(other.words) or _of_themselves(
        corpus, no, yes
    ):
        return False
    here = bool(scope.places) and matters.elsewhere(corpus, scope, one, other) is None
    nobody = here and _of_nobody(no)
    return any(
        _same_deed(mine, theirs)
        for mine in _told(corpus, no)
        for theirs in _told(corpus, yes)
        if nobody or (_is_specific(mine) and _is_specific(theirs))
    )


def _is_open(corpus: Corpus, answer: Answer) -> bool:
    """As in "if he decides not to run", "one should pay", "you live": not told as what is."""
    said = {word for key in answer.claims for word in _before(corpus.claim[key], answer)}
    kinds = ("possible", "opens a condition", "doubtful")
    open_ = frozenset().union(*(clause_words(kind) for kind in kinds)) | {"you", "should"}
    return bool(said & open_)


def _before(claim: Claim, answer: Answer) -> list[str]:
    """The words of a claim up to the end of its answer's."""
    return _ahead(claim, answer)[-OPENED:] + WORD.findall(answer.words.lower())


def is_borne_out(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether two who agree speak of one deed or count: that both heard shots says little."""
    if not of_one_occasion(corpus, one, other) or _in_one_breath(corpus, one, other):
        return False
    if any(each.low is not None or each.high is not None for each in (one, other)):
        return not any(map(tallies.is_no_count, (one, other)))
    if any(_is_open(corpus, each) or _is_of_oneself(corpus, each) for each in (one, other)):
        return False
    if _is_value(corpus, one) and _is_value(corpus, other):
        return True  # of one who or when, which its question has told apart
    shared = len(wordbags.stems(one.words) & wordbags.stems(other.words))
    return shared >= LEAST_SHARED and any(
        _same_deed(mine, theirs) and theirs.about is not None and theirs.about.noun != ANYBODY
        for mine in _told(corpus, one)
        for theirs in _told(corpus, other)
    )


def is_foretold(corpus: Corpus, scope: Scope, prediction: Answer, outcome: Answer) -> bool:
    """Whether what came is the very deed or count that was told to come, and told so by a verb.

    As in "the bridge will be closed", then "the bridge was closed"; "wounds" that are read as to
    come foretell nothing.
    """
    # What comes after months is told in another thread.
    if not (
        of_one_occasion(corpus, prediction, outcome) or share_names(corpus, prediction, outcome)
    ):
        return False
    ahead = {word for key in prediction.claims for word in WORD.findall(corpus.claim[key].words)}
    near = {word for key in prediction.claims for word in _before(corpus.claim[key], prediction)}
    told = prediction.act in FORETELLS or near & clause_words("future")
    if not told or (ahead | near) & clause_words("opens a condition"):
        return False
    if any(each.low is not None or each.high is not None for each in (prediction, outcome)):
        return matters.of_counts(corpus, scope, prediction, outcome) is None
    whole = _claimed(corpus, prediction) & _claimed(corpus, outcome)
    return len(whole) >= LEAST_SHARED and any(
        _same_deed(mine, theirs)
        for mine in _told(corpus, prediction)
        for theirs in _told(corpus, outcome)
    )


def _is_value(corpus: Corpus, answer: Answer) -> bool:
    """Whether its words are who or when, and no clause of its claims."""
    every = [each for key in answer.claims for each in corpus.claim[key].propositions]
    return bool(every) and not any(e.span.words.startswith(answer.words[:40]) for e in every)


def _is_of_oneself(corpus: Corpus, answer: Answer) -> bool:
    """As in "it breaks my heart": what two say of themselves is two things."""
    said = {word for key in answer.claims for word in _before(corpus.claim[key], answer)}
    return bool(said & clause_words("first person"))


def _of_themselves(corpus: Corpus, no: Answer, yes: Answer) -> bool:
    """As in "we did not take it", where the other does not say that they took it."""
    if not any(
        set(_ahead(corpus.claim[key], no)) & clause_words("first person") for key in no.claims
    ):
        return False
    own = wordbags.stems(corpus.identities[no.source].name)
    return not own & _claimed(corpus, yes)


def is_answered(corpus: Corpus, reply: Answer, other: Answer) -> bool:
    """Whether a denial speaks of what the other tells: its thing and deed, or two of its words."""
    if not of_one_occasion(corpus, reply, other):
        return False
    said = {corpus.claim[key].replies_to for key in reply.claims}
    if said & set(other.claims):
        return True
    told = [_told(corpus, answer) for answer in (reply, other)]
    if any(
        _same_deed(mine, theirs) and mine.about is not None and mine.about.noun != ANYBODY
        for mine in told[0]
        for theirs in told[1]
    ):
        return True
    if _of_nobody(reply) and _predicates(told[0]) & _predicates(told[1]) & set(predicate_classes()):
        return True
    short = [wordbags.stems(each.words) for each in (reply, other)]
    whole = [_claimed(corpus, each) for each in (reply, other)]
    shared = len(short[0] & short[1])
    return shared >= LEAST_SHARED or (bool(shared) and len(whole[0] & whole[1]) >= LEAST_SHARED)


def _predicates(told: list[Proposition]) -> set[str]:
    return {each.predicate for each in told}


def _claimed(corpus: Corpus, answer: Answer) -> frozenset[str]:
    """The words of what the claims of an answer say."""
    return frozenset(
        word for key in answer.claims for word in wordbags.stems(corpus.claim[key].words)
    )


def _told(corpus: Corpus, answer: Answer) -> list[Proposition]:
    """The propositions by which it is told: those whose words are the answer's."""
    every = [each for key in answer.claims for each in corpus.claim[key].propositions]
    own = [each for each in every if each.span.words.startswith(answer.words[:40])]
    return own or every


def _same_deed(mine: Proposition, theirs: Proposition) -> bool:
    """One predicate, of one thing; done by one doer where either tells who did it."""
    if mine.predicate != theirs.predicate or mine.about is None or theirs.about is None:
        return False
    doers = [each.by.key if each.by is not None else "" for each in (mine, theirs)]
    return mine.about.noun == theirs.about.noun and (
        doers[0] == doers[1] or (mine.predicate in predicate_classes() and "" in doers)
    )


def _is_specific(told: Proposition) -> bool:
    """Whether "the pupil" or somebody by name is meant, and not whoever."""
    if told.about is None:
        return False
    if told.about.noun not in thing_classes() and not counts_people(told.about.noun):
        return True
    named = any(word[:1].isupper() for word in told.about.words.split()[1:])
    return bool(told.about.belonging) or named


def _of_nobody(answer: Answer) -> bool:
    """As in "nobody was hurt", of all there were; "no one else was" leaves the others."""
    words = WORD.findall(answer.words.lower())
    others = clause_words("besides others")
    some = words[1:2] == ["of"]  # "none of the injuries" leaves the injuries
    return bool(set(words[:1]) & clause_words("none")) and not some and not others & set(words)


def _says_no(corpus: Corpus, answer: Answer) -> bool:
    """Whether a clause is denied, and not a word that hangs on its thing."""
    words = set(WORD.findall(answer.words.lower()))
    words |= {
        word for key in answer.claims for word in _ahead(corpus.claim[key], answer)[-NEGATED:]
    }
    said = clause_words("not") | clause_words("none")
    return bool(words & said) or any(word.endswith(("n't", "n’t")) for word in words)


def _ahead(claim: Claim, answer: Answer) -> list[str]:
    """The words of a claim before those of its answer."""
    return WORD.findall(claim.words[: max(0, claim.words.find(answer.words[:40]))].lower())


def _in_one_breath(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether the words of the one hold the other's, as a claim inside another."""
    return any(
        mine.article == theirs.article
        and any(a.overlaps(b) for a in mine.content for b in theirs.content)
        for mine in (corpus.claim[key] for key in one.claims)
        for theirs in (corpus.claim[key] for key in other.claims)
    )
