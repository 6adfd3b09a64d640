"""Deeds: whether a yes and a no are surely of one deed, so that the one may gainsay the other.

Questions gather what may be of one matter, and opposites are alike. A clash asks for more: one
occasion, one thing and what became of it, and both told by a clause of their own.
"""

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people, thing_classes
from sayso.link import counted, kin, matters, neighbours, tallies, wordbags
from sayso.link.answering import POINTERS
from sayso.link.corpus import Corpus
from sayso.link.occasions import of_one_occasion, share_names
from sayso.link.tallies import WORD
from sayso.model import Act, Answer, Claim, Measure, Polarity, Proposition, Scope

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
    if _of_themselves(corpus, no, yes):
        return False
    here = bool(scope.places) and matters.elsewhere(corpus, scope, one, other) is None
    nobody = here and _of_nobody(corpus, no)
    if nobody and _befell_somebody(_told(corpus, no), _told(corpus, yes)):
        return True
    if not wordbags.stems(one.words) & wordbags.stems(other.words):
        return False
    return any(
        _same_deed(mine, theirs)
        for mine in _told(corpus, no)
        for theirs in _told(corpus, yes)
        if nobody or (_is_specific(mine) and _is_specific(theirs))
    )


def _befell_somebody(no: list[Proposition], yes: list[Proposition]) -> bool:
    """As in "nobody was killed" beside "a pupil has died": whoever it is, it befell somebody."""
    known = _predicates(no) & set(predicate_classes())
    return any(
        each.predicate in known and each.about is not None and _is_person(each.about.noun)
        for each in yes
    )


def _is_person(noun: str) -> bool:
    """Whether it may be somebody: no thing of a class of its own, as houses are."""
    return counts_people(noun) or noun not in thing_classes()


def _is_open(corpus: Corpus, answer: Answer) -> bool:
    """As in "if he decides not to run", "one should pay", "you live": not told as what is."""
    said = {word for key in answer.claims for word in _before(corpus.claim[key], answer)}
    kinds = ("possible", "opens a condition", "doubtful")
    open_ = frozenset().union(*(clause_words(kind) for kind in kinds)) | {"you", "should"}
    # "Before anyone else was hurt" says of nobody that he was.
    anybody = answer.polarity is Polarity.POSITIVE and any(w.startswith("any") for w in said)
    return anybody or bool(said & open_)


def _before(claim: Claim, answer: Answer) -> list[str]:
    """The words of a claim up to the end of its answer's."""
    return _ahead(claim, answer)[-OPENED:] + WORD.findall(answer.words.lower())


def is_borne_out(corpus: Corpus, scope: Scope, one: Answer, other: Answer) -> bool:
    """Whether two who agree speak of one deed or count: that both heard shots says little."""
    if not of_one_occasion(corpus, one, other) or _in_one_breath(corpus, one, other):
        return False
    if any(each.low is not None or each.high is not None for each in (one, other)):
        return _is_one_count(corpus, scope, one, other)
    if any(_is_open(corpus, each) or _is_of_oneself(corpus, each) for each in (one, other)):
        return False
    if are_values(corpus, one, other):
        return True  # of one who or when, which its question has told apart
    shared = len(wordbags.stems(one.words) & wordbags.stems(other.words))
    return shared >= LEAST_SHARED and any(
        _same_deed(mine, theirs) and theirs.about is not None and theirs.about.noun != ANYBODY
        for mine in _told(corpus, one)
        for theirs in _told(corpus, other)
    )


def _is_one_count(corpus: Corpus, scope: Scope, one: Answer, other: Answer) -> bool:
    """Whether two like figures are of one deed and thing: each town has "two", "three" of much."""
    total = scope.predicate in predicate_classes() and predicate_classes()[scope.predicate].measure
    doubts = {
        tallies.part_of_count(corpus, each, total=total == Measure.CUMULATIVE.value)
        for each in (one, other)
    }
    inside = {tallies.whom_it_counts_in(corpus, each) for each in (one, other)}
    if doubts - {"", tallies.TOLD_BEFORE} or len(inside) > 1:
        return False
    known = set(predicate_classes()) - {matters.AMOUNT}
    return any(
        _same_deed(mine, theirs)
        and mine.predicate in known
        and _whose(mine) == _whose(theirs)
        and not counted.is_other_thing(corpus, (one, mine), (other, theirs))
        for mine in _counting(corpus, one)
        for theirs in _counting(corpus, other)
    )


def _whose(told: Proposition) -> frozenset[str]:
    """Of what those counted are a part: the crew of the tanker are not all the missing."""
    counted = told.quantity.of or "" if told.quantity is not None else ""
    return wordbags.stems(counted.partition(" of ")[2])


def _counting(corpus: Corpus, answer: Answer) -> list[Proposition]:
    """The propositions that tell its figure."""
    return [
        each
        for key in answer.claims
        for each in corpus.claim[key].propositions
        if each.quantity is not None
        and (each.quantity.low, each.quantity.high) == (answer.low, answer.high)
    ]


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


def are_values(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether both answer by who or when."""
    return _is_value(corpus, one) and _is_value(corpus, other)


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


def is_answered(corpus: Corpus, scope: Scope, reply: Answer, other: Answer) -> bool:
    """Whether a denial speaks of what the other tells: it replies to it, or denies the very deed.

    Who had "nothing to do with the fire" does not deny that it burned, nor does who "denied
    lighting it", if nobody says that he did.
    """
    if not of_one_occasion(corpus, reply, other) or not is_of_the_matter(corpus, reply, other):
        return False
    said = {corpus.claim[key].replies_to for key in reply.claims}
    if said & set(other.claims):
        return True
    if _points_back(corpus, reply, other):
        return True
    told = [_told(corpus, answer) for answer in (reply, other)]
    alike = _predicates(told[0]) & _predicates(told[1]) & set(predicate_classes())
    if alike and _of_nobody(corpus, reply):
        return True
    here = bool(scope.places) and matters.elsewhere(corpus, scope, reply, other) is None
    if any(
        _same_deed(mine, theirs) and (here or (_is_specific(mine) and _is_specific(theirs)))
        for mine in told[0]
        for theirs in told[1]
    ):
        return True
    shared = wordbags.stems(reply.words) & wordbags.stems(other.words)
    whole = _claimed(corpus, reply) & _claimed(corpus, other)
    return bool(shared) and len(whole) >= LEAST_SHARED and _is_denied_clause(corpus, reply)


def _points_back(corpus: Corpus, reply: Answer, other: Answer) -> bool:
    """As in "called the report untrue", of what the text tells shortly before it.

    "The charges" may be many, and those of a court.
    """
    return any(
        not wordbags.stems(corpus.claim[key].words) - POINTERS
        and not any(w.endswith("s") for w in wordbags.words(corpus.claim[key].words))
        and neighbours.is_shortly_after(corpus, corpus.claim[key], other)
        for key in reply.claims
    )


def _is_denied_clause(corpus: Corpus, reply: Answer) -> bool:
    """As in "denied that the tanker had turned": the clause opens what is denied."""
    return reply.act is Act.DENY and any(
        len(_ahead(corpus.claim[key], reply)) <= OPENED for key in reply.claims
    )


def is_of_one_thing(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether two tell of what befell one thing or somebody by name, on one occasion."""
    return of_one_occasion(corpus, one, other) and any(
        _same_deed(mine, theirs) and _is_specific(mine) and _is_specific(theirs)
        for mine in _told(corpus, one)
        for theirs in _told(corpus, other)
    )


def is_of_the_matter(corpus: Corpus, reply: Answer, other: Answer) -> bool:
    """Whether a no is of what the other says, and not only of the denier's part in it."""
    if kin.share_a_name(corpus, reply, other):
        return False
    said = [corpus.claim[key].words.lower() for key in reply.claims]
    apart = any(each in words for each in clause_words("keeps out of it") for words in said)
    if not (apart or _is_own_doing(corpus, reply) or _of_themselves(corpus, reply, other)):
        return True
    name = corpus.identities[reply.source].name
    own = wordbags.stems(" ".join(word for word in name.split() if word[:1].isupper()))
    return bool(own & _claimed(corpus, other))


def _is_own_doing(corpus: Corpus, reply: Answer) -> bool:
    """As in "denied firing any shots": a deed that nobody is named for but who denies it."""
    said = [reply.words, *(corpus.claim[key].words for key in reply.claims)]
    first = [word for words in said for word in WORD.findall(words.lower())[:1]]
    doing = any(word.endswith("ing") and not word.endswith("thing") for word in first)
    return reply.act is Act.DENY and doing


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


def _of_nobody(corpus: Corpus, answer: Answer) -> bool:
    """As in "nobody was hurt", of all there were; "no one else was" leaves the others."""
    ahead = {tuple(_ahead(corpus.claim[key], answer)[-1:]) for key in answer.claims}
    none = clause_words("none")
    before = [word for each in sorted(ahead) for word in each if word in none][:1]
    words = [*before, *WORD.findall(answer.words.lower())]
    others = clause_words("besides others")
    # "None of the injuries" leaves the injuries, and "no one on the bus" all the others.
    next_ = words[2:3] if words[1:2] == ["one"] else words[1:2]
    some = set(next_) & ({"of", "among", "aboard"} | clause_words("locative"))
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
