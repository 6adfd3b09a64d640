"""How far what is said reaches beyond the clause the parser hangs on the verb."""

from sayso.extract.speech.sight import reporting
from sayso.extract.speech.syntax import CLAUSES, SUBJECTS, noun_phrase, own_subject
from sayso.lexicon.cues import cue_nouns
from sayso.lexicon.roles import role_words
from sayso.model import Sentence, Token

TIME_ENTITIES = ("DATE", "TIME")
OPENERS = ('"', "“", "«")


def _tagging(sentence: Sentence, token: Token) -> bool:
    entry = reporting(sentence, token)
    return entry is not None and "clause" in entry.frames


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """“found that it was shut” has a finite verb, “found it shut” has none."""
    tags_here = (verb.tag, *(kid.tag for kid in sentence.kids(verb, "aux", "auxpass")))
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags_here)


def more_of_it(sentence: Sentence, verb: Token, found: set[Token]) -> list[Token]:
    """“She says she is tired but she knows the way”: the second clause is hers as well."""
    heads = [kid for kid in sentence.kids(verb, *CLAUSES) if kid in found]
    said = {kid.lower for head in heads for kid in sentence.kids(head, *SUBJECTS)}
    more: list[Token] = []
    for kid in sentence.kids(verb, "conj"):
        who = own_subject(sentence, kid)
        if (
            who is not None
            and who.tag == "PRP"
            and who.lower in said
            and not _tagging(sentence, kid)
        ):
            first = sentence.subtree(kid)[0].i
            more += [*sentence.tokens[max(t.i for t in found) + 1 : first], *sentence.subtree(kid)]
    return more


def object_before(sentence: Sentence, verb: Token, found: set[Token]) -> list[Token]:
    """“She mentioned remarks he had made”: the clause belongs to the object right before it."""
    entry = reporting(sentence, verb)
    first = min(found, key=lambda token: token.i)
    things = [kid for kid in sentence.kids(verb, "dobj") if verb.i < kid.i == first.i - 1]
    bare = first.lower != "that" and first.pos in ("PRON", "PROPN", "DET")
    if entry is None or "object" not in entry.frames or not bare:
        return []
    return [
        token
        for thing in things
        if thing.pos == "NOUN" and thing.lemma not in role_words()
        for token in noun_phrase(sentence, thing)
    ]


def behind_colon(sentence: Sentence, verb: Token, found: set[Token]) -> list[Token]:
    """“She notes that three things happen at once: …”: the list is hers as well."""
    last = max(token.i for token in found)
    rest = sentence.tokens[last + 1 :]
    if not rest or rest[0].text != ":" or any(reporting(sentence, token) for token in rest):
        return []
    return list(rest) if verb.i < last else []


def with_that(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """“rejected the claim by the guild that …”: the clause behind a noun of saying is its own."""
    if not tokens or not any(t.lemma in cue_nouns() for t in tokens):
        return tokens
    clause = that_behind(sentence, tokens[-1])
    return tokens if clause is None else sorted({*tokens, *sentence.subtree(clause)}, key=_place)


def _place(token: Token) -> int:
    return token.i


def that_behind(sentence: Sentence, last: Token) -> Token | None:
    """The head of the clause that "that" opens right behind a token."""
    behind = sentence.tokens[last.i + 1 : last.i + 2]
    if not behind or behind[0].lower != "that" or behind[0].dep != "mark":
        return None
    clause = sentence.head(behind[0])
    return clause if sentence.subtree(clause)[0].i == behind[0].i else None


def relative(sentence: Sentence, that: Token) -> bool:
    """“every family that lost a relative”: "that" stands for the noun before it."""
    verb = sentence.head(that)
    before = sentence.tokens[that.i - 1] if that.i else that
    if that.tag == "WDT" and that.dep in SUBJECTS and before.pos == "PROPN":
        return verb.dep == "relcl"  # "a report by the Harbour Post that quoted a doctor"
    return (
        that.tag == "WDT"
        and that.dep in SUBJECTS
        and verb.dep == "relcl"
        and verb.head == before.i
        and before.pos == "NOUN"
        and before.lemma not in cue_nouns()
    )


def ends_quoted(sentence: Sentence, thing: Token) -> bool:
    """“called the dispute "shameful"”: an adjective in marks behind the noun it judges."""
    adjectives = [kid for kid in sentence.subtree(thing) if kid.pos == "ADJ" and kid.i > thing.i]
    return any(sentence.tokens[kid.i - 1].text in OPENERS for kid in adjectives)


def behind_semicolon(sentence: Sentence, verb: Token, found: list[Token]) -> list[Token]:
    """“The gate was shut; the keys, she said, were lost”: only what stands behind the semicolon."""
    before = sentence.tokens[: verb.i]
    if any(token.text in OPENERS for token in before):
        return found
    stops = [token.i for token in before if token.text == ";"]
    return [token for token in found if not stops or token.i > stops[-1]]


def without_day(sentence: Sentence, verb: Token, tokens: list[Token]) -> list[Token]:
    """“She told us on Monday the gate was shut”: the day is that of the speech."""
    end = 0
    while end < len(tokens) and tokens[end].entity in TIME_ENTITIES:
        end += 1
    if not 0 < end < len(tokens) or tokens[end].text == "," or tokens[0].i == verb.i + 1 + end:
        return tokens
    loose = all(t.dep == "npadvmod" or t.head < tokens[end].i for t in tokens[:end])
    adverbial = any(t.dep == "npadvmod" for t in tokens[:end])
    plain = not any(sentence.kids(tokens[end], "mark")) and tokens[end].pos in (
        "PRON",
        "DET",
        "PROPN",
    )
    return tokens[end:] if loose and adverbial and plain else tokens
