"""Reading one parsed sentence: who speaks, verb groups, and token sets turned into spans."""

from collections.abc import Iterable

from sayso.model import Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
VERB_GROUP = ("aux", "auxpass", "neg", "prt")
# Climbing from a verb without a subject of its own to the verb whose subject it shares.
SHARES_SUBJECT = ("conj", "advcl", "xcomp", "pcomp", "prep", "dep")
CLAUSES = ("ccomp", "parataxis")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def speaker(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that does what the verb says; for a passive, its agent."""
    current = verb
    if (quoted := _quoted(sentence, verb)) is not None:
        return quoted
    for _ in range(5):
        if agent := _agent(sentence, current):
            return agent
        found = own_subject(sentence, current)
        if found is not None and current.tag == "VBG" and found.i > current.i:
            found = None  # "adding later the road …": the noun behind is what is said
        if found is None and current.i == verb.i:
            found = _name_before(sentence, verb)
        if found is not None:
            passive = found.dep == "nsubjpass" and current.i == verb.i
            return None if passive else _antecedent(sentence, current, found)
        if current.dep in ("acl", "relcl") and not _loose_participle(sentence, current):
            beside = current.i > 0 and sentence.tokens[current.i - 1].text != ","
            if current.dep == "acl" and current.tag == "VBN" and beside:
                return None  # "boats believed to be lost" believe nothing
            head = sentence.head(current)
            return head if head.pos in NOUNS else _noun_before(sentence, current)
        if current.dep not in (*SHARES_SUBJECT, "acl") or current.head == current.i:
            return None
        current = sentence.head(current)
        while current.pos in ("NOUN", "PROPN", "ADP", "ADJ", "NUM") and current.head != current.i:
            current = sentence.head(current)
    return None


def _quoted(sentence: Sentence, verb: Token) -> Token | None:
    """“The radio quoted the captain as saying …”, “the captain was quoted …”: he speaks."""
    link = sentence.head(verb)
    if verb.dep != "pcomp" or link.lower != "as":
        return None
    quoting = sentence.head(link)
    whom = next(sentence.kids(quoting, "dobj"), None)
    return whom or next(sentence.kids(quoting, "nsubjpass"), None)


def quoted_by(sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    """“The radio quoted the captain as saying …”: the radio, and the verb it quotes by."""
    link = sentence.head(verb)
    quoting = sentence.head(link)
    as_saying = verb.dep == "pcomp" and link.lower == "as"
    who_said = verb.dep == "relcl" and link.dep == "dobj"  # "quoted a nurse who said …"
    if quoting.lemma not in ("quote", "cite") or not (as_saying or who_said):
        return None
    outlet = _agent(sentence, quoting) or _agent(sentence, verb)
    behind = (kid for prep in sentence.kids(verb, "prep") for kid in sentence.kids(prep, "pobj"))
    by = next((noun for noun in behind if sentence.head(noun).lower == "by"), None)
    found = outlet or by or next(sentence.kids(quoting, "nsubj"), None)
    found = _antecedent(sentence, quoting, found) if found is not None else None
    return (found, quoting) if found is not None else None


def _loose_participle(sentence: Sentence, verb: Token) -> bool:
    """“, adding that …” belongs to whoever spoke before the comma, not to the noun beside it."""
    first = first_of(sentence, verb)
    after_comma = first.i > 0 and sentence.tokens[first.i - 1].text in (",", '"', "”")
    return verb.tag == "VBG" and first.i == verb.i and after_comma


def _noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun before "which" where the parse hung the relative clause on a verb."""
    first = sentence.subtree(verb)[0].i
    nouns = [t for t in sentence.tokens[:first] if t.pos in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else None


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for by in sentence.kids(verb, "agent"):
        return next(sentence.kids(by, "pobj"), None)
    pointing = any(kid.lower in ("this", "that", "it") for kid in sentence.kids(verb, "nsubjpass"))
    return _agent_behind(sentence, verb) if pointing else None


def _agent_behind(sentence: Sentence, verb: Token) -> Token | None:
    """“This was announced at a briefing by the mayor”: “by” hung on the briefing."""
    for prep in sentence.kids(verb, "prep"):
        for noun in sentence.kids(prep, "pobj"):
            for by in sentence.kids(noun, "prep"):
                if by.lower == "by":
                    return next(sentence.kids(by, "pobj"), None)
    return None


def quoted_in(sentence: Sentence, who: Token) -> tuple[Token, Token] | None:
    """“police sources quoted by the Courier”: the Courier, and the verb it quotes by."""
    for verb in sentence.kids(who, "acl"):
        if verb.lemma in ("quote", "cite") and verb.tag == "VBN":
            outlet = _agent(sentence, verb)
            return (outlet, verb) if outlet is not None else None
    return None


def _name_before(sentence: Sentence, verb: Token) -> Token | None:
    """A name right before a finite verb is its subject, whatever the parse made of it."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    before = sentence.tokens[verb.i - 1]
    if before.text == "," and verb.i > 1:
        before = sentence.tokens[verb.i - 2]
        return before if before.pos == "PROPN" and before.dep in ("appos", "conj") else None
    misread = ("conj", "appos", "dobj", "npadvmod", "pobj", "ROOT", "dep", "compound")
    return before if before.pos == "PROPN" and before.dep in misread else None


def _antecedent(sentence: Sentence, verb: Token, found: Token) -> Token:
    """“…, who said”: the noun the relative clause hangs on."""
    if found.tag in ("WP", "WDT") and verb.dep == "relcl":
        head = sentence.head(verb)
        named = head.pos in NOUNS or bool(head.entity)
        return head if named else _noun_before(sentence, verb) or found
    return found


def passive_subject(sentence: Sentence, verb: Token) -> Token | None:
    """What is said to be said: "The raid was confirmed by …" -> raid."""
    return next(sentence.kids(verb, "nsubjpass"), None)


def own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's subject, if it has one of its own; of two with a comma between, the nearer."""
    found = list(sentence.kids(verb, *SUBJECTS))
    ahead = [noun for noun in found if noun.i < verb.i]
    if len(ahead) > 1:
        first = sentence.subtree(ahead[-1])[0].i
        if first and sentence.tokens[first - 1].text == ",":
            return ahead[-1]
    return found[0] if found else None


def verb_group(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, as far as they stand together."""
    group = sorted([verb, *sentence.kids(verb, *VERB_GROUP)], key=lambda token: token.i)
    first = last = group.index(verb)
    while first > 0 and group[first].i - group[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(group) and group[last + 1].i - group[last].i == 1:
        last += 1
    return group[first : last + 1]


def negated(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb itself is negated ("did not confirm", "never said", "nor denied")."""
    who = own_subject(sentence, verb)
    if who is not None and any(kid.lower == "neither" for kid in sentence.kids(who, "preconj")):
        return True  # "neither the army nor the police confirmed it"
    joins = [kid for kid in sentence.kids(sentence.head(verb), "cc") if verb.dep == "conj"]
    return any(kid.lower == "nor" for kid in joins) or any(
        kid.dep == "neg" or kid.lower in ("never", "neither", "nor")
        for kid in sentence.kids(verb, "neg", "advmod", "preconj", "cc")
    )


def modal(sentence: Sentence, verb: Token) -> str:
    """The modal verb of a verb group ("could", "will") or ""."""
    return next((kid.lower for kid in sentence.kids(verb, "aux") if kid.tag == "MD"), "")


def noun_phrase(sentence: Sentence, head: Token, *, clauses: bool = False) -> list[Token]:
    """The noun with its modifiers and appositions; relative clauses only where asked."""
    left_out = (
        ("conj", "cc") if clauses else ("conj", "cc", "relcl", "acl", "advcl", "ccomp", "parataxis")
    )
    found: list[Token] = [head]
    for kid in sentence.kids(head):
        if kid.dep not in left_out and kid.dep != "preconj":
            found.extend(sentence.subtree(kid))
    return trim(sorted(found, key=lambda token: token.i)) or [head]


def double_name(sentence: Sentence, name: Token) -> Token | None:
    """“…, the head of the guild, Ida Marr, said”: the role before a name hung on the same noun."""
    if name.dep not in ("appos", "conj") or sentence.tokens[name.i].pos != "PROPN":
        return None
    siblings = [kid for kid in sentence.kids(sentence.head(name), "appos") if kid.i < name.i]
    near = siblings[-1] if siblings else None
    if near is None or near.pos != "NOUN":
        return None
    between = sentence.tokens[sentence.subtree(near)[-1].i + 1 : sentence.subtree(name)[0].i]
    return near if all(token.pos == "PUNCT" for token in between) else None


def coordinated(sentence: Sentence, head: Token) -> list[Token]:
    """Everything joined to a noun by "and" or "or", the conjunctions included."""
    return [t for kid in sentence.kids(head, "conj", "cc") for t in sentence.subtree(kid)]


def conjuncts(sentence: Sentence, head: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    found = [head]
    for token in found:
        found.extend(kid for kid in sentence.kids(token, "conj") if kid.pos in NOUNS)
    return found


def first_of(sentence: Sentence, token: Token) -> Token:
    """The first word of what hangs on a token, marks aside."""
    return next(iter(trim(sentence.subtree(token))), token)


def trim(tokens: list[Token]) -> list[Token]:
    """Without punctuation at either end."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].pos in ("PUNCT", "SPACE"):
        first += 1
    while last > first and tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return tokens[first:last]


def spans(text: str, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Contiguous runs of tokens as trimmed spans, in text order; runs without a word go."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    kept = [run for run in map(trim, runs) if any(t.text[0].isalnum() for t in run)]
    return tuple(span(text, run) for run in kept)


def span(text: str, tokens: list[Token]) -> Span:
    """From the first to the last token, whatever lies between."""
    return Span.of(text, tokens[0].start, tokens[-1].end)
