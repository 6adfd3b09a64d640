"""Joined verbs: whose is the second verb in “She said the road was shut and urged patience”."""

from sayso.extract.speech.sight import reporting
from sayso.extract.speech.syntax import CLAUSES, own_subject
from sayso.lexicon.cues import phrases
from sayso.model import Sentence, Token


def is_speech(sentence: Sentence, verb: Token) -> bool:
    """“She said it was late and urged patience”: the second verb is hers, not the content's."""
    trailing = verb.dep == "advcl" and _trails(sentence, verb)
    if not (verb.dep == "conj" or trailing) or own_subject(sentence, verb):
        return False
    return reporting(sentence, verb) is not None


def _trails(sentence: Sentence, verb: Token) -> bool:
    """“…, arguing that the dam was sound”: a participle behind a comma."""
    return verb.tag == "VBG" and verb.i > verb.head and sentence.tokens[verb.i - 1].text == ","


def shared(sentence: Sentence, verb: Token) -> Token:
    """The verb whose subject speaks: “She said the road was shut and urged patience” -> said.

    Only where the nearer subject cannot speak; “said the union met and urged …” stays as it is.
    """
    head = sentence.head(verb)
    near = own_subject(sentence, head)
    if not is_speech(sentence, verb) or head.dep not in CLAUSES or near is None:
        return verb
    above = sentence.head(head)
    if reporting(sentence, above) is None or _own_words(sentence, head, verb):
        return verb
    forms = [_form(sentence, each) for each in (above, head, verb)]
    if forms[2] in forms[:2] and forms[0] != forms[1]:
        return above if forms[2] == forms[0] else verb
    mute = near.pos == "NOUN" and near.entity == "" and near.lemma not in phrases("voice")
    own = _same_person(sentence, near, above) and _outspoken(sentence, verb)
    return above if mute or own or near.lower == "it" else verb


def _own_words(sentence: Sentence, head: Token, verb: Token) -> bool:
    """“said she could neither confirm nor deny it”, “said he knew of it but could not say more”."""
    joins = {kid.lower for kid in sentence.kids(head, "cc")}
    modal = any(kid.tag == "MD" for kid in sentence.kids(verb, "aux"))
    return "nor" in joins or (modal and "but" in joins)


def _form(sentence: Sentence, verb: Token) -> str:
    """The finite form of a verb group: joined verbs share theirs ("says … and urges")."""
    helpers = list(sentence.kids(verb, "aux", "auxpass"))
    perfect = "have " if any(kid.lemma == "have" for kid in helpers) else ""
    return perfect + (helpers[0].tag if helpers else verb.tag)


def _same_person(sentence: Sentence, near: Token, outer: Token) -> bool:
    """Whether "he" in what is said may be the one who says it."""
    who = own_subject(sentence, outer)
    if who is None or near.tag != "PRP":
        return False
    many = who.tag in ("NNS", "NNPS") or who.lower == "they"
    return who.lower == near.lower or (who.tag != "PRP" and many == (near.lower == "they"))


def _outspoken(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is of speech alone: "urged", not "talked to" or "refused"."""
    entry = reporting(sentence, verb)
    return entry is not None and bool({"clause", "as", "object", "infinitive"} & set(entry.frames))
