"""A dossier made by hand: two invented states, a bridge, five articles that disagree about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sayso.model import (
    Act,
    Answer,
    Article,
    ArticleCard,
    Certainty,
    Claim,
    Copy,
    Dossier,
    Evidence,
    Hop,
    Identity,
    Link,
    Linked,
    Origin,
    Place,
    Polarity,
    Precision,
    Quantity,
    Question,
    QuestionKind,
    Relation,
    Scope,
    SetAside,
    Source,
    SourceCard,
    SourceKind,
    Span,
    Stance,
    Statement,
    TimelineEntry,
    Voice,
    When,
    Why,
    article_id,
    digest,
    identify,
    on_day,
)

HOSTILE = "<script>alert('x')</script> & \"quotes\""


def day(text: str, *basis: str) -> When:
    return on_day(datetime.fromisoformat(text), *basis)


def between(first: str, last: str, *basis: str) -> When:
    return When(datetime.fromisoformat(first), datetime.fromisoformat(last), Precision.DAY, basis)


def cut(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def article(outlet: str, title: str, published: When, uri: str, text: str) -> Article:
    raw = text.encode("utf-8")
    return Article(
        id=article_id(raw),
        uri=uri,
        text=text,
        raw=raw,
        sha256=digest(raw),
        format="text",
        outlet=outlet,
        title=title,
        published=published,
    )


ARTICLES = {
    "gazette": article(
        "Tamsin Gazette",
        "Envoy speaks of troops at the Orle bridge",
        day("2031-05-04", "dateline “4 May 2031”"),
        "https://gazette.example/2031/05/04/envoy-speaks-of-troops-at-the-orle-bridge.html",
        "Envoy speaks of troops at the Orle bridge\n4 May 2031\nAbout 8,000 Veskan soldiers have "
        "crossed the Orle bridge, the Tamsin envoy Ilda Marren told reporters on Sunday. The "
        "Veskan foreign ministry declined to comment on the number.",
    ),
    "wire": article(
        "Norrland Wire",
        "Several thousand soldiers seen, monitors say",
        When(
            datetime(2031, 5, 5, 7, 40),
            datetime(2031, 5, 5, 7, 40),
            Precision.MINUTE,
            ("dateline “05.05.2031 07:40”",),
        ),
        "norrland/wire-0505.txt",
        "05.05.2031 07:40 Several thousand soldiers seen, monitors say\nSeveral thousand Veskan "
        "soldiers were seen near the Orle bridge, according to an unnamed monitor. He said the "
        "mission could not confirm that they had crossed it.",
    ),
    "herald": article(
        "Vesk Herald",
        "Ministry: no soldier has crossed",
        day("2031-05-06", "given"),
        "herald.jsonl#12",
        "The defence ministry of Veska denied that its soldiers had crossed the Orle bridge. "
        "“Not one soldier has set foot on the other bank,” spokesman Teo Brandt claimed, Norrland "
        "Wire reports citing the Vesk Telegraph.",
    ),
    "observer": article(
        "Harbour Observer",
        HOSTILE,
        day("2031-05-09", "meta article:published_time"),
        "javascript:alert(1)",
        "Envoy Ilda Marren now speaks of over 10,000 Veskan soldiers across the Orle bridge. "
        "A minister, Per Halloran, warned on television that up to 12,000 could be there by June.",
    ),
    "undated": article(
        "Voice of the Bank",
        "Soldiers on the far bank",
        When(datetime(2031, 5, 2), None, Precision.DAY, ("names 2 May 2031 as past",)),
        "voice/undated.txt",
        "Some 8,000 Veskan soldiers crossed the Orle bridge, the envoy Ilda Marren said. The "
        "mayor of Orle, Kasimir Dunn, confirmed that soldiers had crossed.",
    ),
}


@dataclass
class Maker:
    """Collects claims and their evidence while they are written down."""

    claims: list[Claim] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def claim(self, where: str, content: str, chain: Sequence[str], **given: object) -> Claim:
        text = ARTICLES[where].text
        span = cut(text, content)
        cue = cut(text, str(given.pop("cue"))) if "cue" in given else None
        mention = cut(text, str(given.pop("source"))) if "source" in given else None
        context = cut(text, str(given.pop("context")))
        kind = given.pop("kind", SourceKind.PERSON)
        act = given.pop("act", Act.ASSERT)
        hops = [Hop(ARTICLES[where].outlet or "?", SourceKind.OUTLET)]
        hops += [Hop(name, kind, None, cue, act) for name in chain]
        claim = Claim(
            id=identify("clm", where, content, act),
            article=ARTICLES[where].id,
            content=(span,),
            chain=tuple(hops),
            act=act,
            cue=cue,
            source=Source(
                mention,
                chain[-1],
                kind,
                given.pop("role", None),
                given.pop("affiliation", None),
                Why("fullest-name", mention, "the fullest name the article gives"),
            )
            if chain
            else None,
            why=(Why("reporting-verb" if cue else "own-voice", cue, "content is the clause"),),
            **given,
        )
        marks = [(span, "content")]
        marks += [(each, role) for each, role in ((cue, "cue"), (mention, "source")) if each]
        self.claims.append(claim)
        self.evidence.append(Evidence(claim.id, claim.article, context, tuple(marks)))
        return claim


def quantity(where: str, words: str, low: float | None, high: float | None, **more) -> Quantity:
    return Quantity(cut(ARTICLES[where].text, words), low, high, of="Veskan soldiers", **more)


def identity(name: str, kind: SourceKind = SourceKind.PERSON, **more) -> Identity:
    return Identity(id=identify("src", name), name=name, kind=kind, **more)


def answer(who: Identity, claim: Claim, **more) -> Answer:
    given = {
        "source": who.id,
        "name": who.name,
        "claims": (claim.id,),
        "act": claim.act,
        "polarity": claim.polarity,
        "said": claim.said,
    }
    return Answer(**{**given, **more})


def dossier() -> Dossier:
    """The whole story; every call builds an equal one."""
    make = Maker()
    orle = Place(cut(ARTICLES["gazette"].text, "Orle bridge"), "Orle bridge", "orle bridge")
    marren = identity(
        "Ilda Marren",
        aliases=("Ilda Marren", "Marren", "the Tamsin envoy"),
        role="envoy",
        affiliation="Tamsin",
        why=(Why("same-name-and-role", None, "in three articles"),),
    )
    ministry = identity("Veskan foreign ministry", SourceKind.ORGANISATION)
    monitor = identity("an unnamed monitor", SourceKind.UNNAMED)
    brandt = identity("Teo Brandt", role="spokesman", affiliation="defence ministry of Veska")
    defence = identity("defence ministry of Veska", SourceKind.ORGANISATION)
    halloran = identity("Per Halloran", role="minister")
    dunn = identity("Kasimir Dunn", role="mayor of Orle")
    wire = identity("Norrland Wire", SourceKind.OUTLET)

    eight = make.claim(
        "gazette",
        "About 8,000 Veskan soldiers have crossed the Orle bridge",
        ("Ilda Marren",),
        cue="told",
        source="the Tamsin envoy Ilda Marren",
        role="envoy",
        affiliation="Tamsin",
        context="About 8,000 Veskan soldiers have crossed the Orle bridge, the Tamsin envoy Ilda "
        "Marren told reporters on Sunday.",
        quantities=(quantity("gazette", "About 8,000", 8000, 8000, approximate=True),),
        places=(orle,),
        said=day("2031-05-04", "“on Sunday”, from the date of publication"),
    )
    silent = make.claim(
        "gazette",
        "the number",
        ("Veskan foreign ministry",),
        cue="declined to comment",
        source="The Veskan foreign ministry",
        kind=SourceKind.ORGANISATION,
        act=Act.DECLINE,
        context="The Veskan foreign ministry declined to comment on the number.",
        polarity=Polarity.UNSTATED,
        said=between("2031-05-03", "2031-05-04", "no later than the date of publication"),
    )
    several = make.claim(
        "wire",
        "Several thousand Veskan soldiers were seen near the Orle bridge",
        ("an unnamed monitor",),
        cue="according to",
        source="an unnamed monitor",
        kind=SourceKind.UNNAMED,
        act=Act.ESTIMATE,
        context="Several thousand Veskan soldiers were seen near the Orle bridge, according to an "
        "unnamed monitor.",
        quantities=(
            Quantity(cut(ARTICLES["wire"].text, "Several thousand Veskan"), 2000, 9999, vague=True),
        ),
        said=between("2031-05-01", "2031-05-05", "no later than the date of publication"),
    )
    doubt = make.claim(
        "wire",
        "they had crossed it",
        ("an unnamed monitor",),
        cue="could not confirm",
        source="He",
        kind=SourceKind.UNNAMED,
        act=Act.CANNOT_CONFIRM,
        context="He said the mission could not confirm that they had crossed it.",
        polarity=Polarity.UNSTATED,
        said=between("2031-05-01", "2031-05-05", "no later than the date of publication"),
    )
    denial = make.claim(
        "herald",
        "its soldiers had crossed the Orle bridge",
        ("defence ministry of Veska",),
        cue="denied",
        source="The defence ministry of Veska",
        kind=SourceKind.ORGANISATION,
        act=Act.DENY,
        context="The defence ministry of Veska denied that its soldiers had crossed the Orle "
        "bridge.",
        polarity=Polarity.NEGATIVE,
        said=day("2031-05-06", "the date of publication"),
    )
    none = make.claim(
        "herald",
        "Not one soldier has set foot on the other bank",
        ("Norrland Wire", "Vesk Telegraph", "Teo Brandt"),
        cue="claimed",
        source="spokesman Teo Brandt",
        role="spokesman",
        affiliation="defence ministry of Veska",
        context="“Not one soldier has set foot on the other bank,” spokesman Teo Brandt claimed, "
        "Norrland Wire reports citing the Vesk Telegraph.",
        stance=Stance.DISTANCING,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.NEGATIVE,
        quantities=(quantity("herald", "Not one", 0, 0),),
        said=When(None, datetime(2031, 5, 6), Precision.DAY, ("no later than publication",)),
    )
    ten = make.claim(
        "observer",
        "over 10,000 Veskan soldiers across the Orle bridge",
        ("Ilda Marren",),
        cue="speaks of",
        source="Envoy Ilda Marren",
        role="envoy",
        context="Envoy Ilda Marren now speaks of over 10,000 Veskan soldiers across the Orle "
        "bridge.",
        quantities=(quantity("observer", "over 10,000", 10000, None),),
        said=day("2031-05-09", "the date of publication"),
    )
    twelve = make.claim(
        "observer",
        "up to 12,000 could be there by June",
        ("Per Halloran",),
        cue="warned",
        source="Per Halloran",
        role="minister",
        act=Act.WARN,
        context="A minister, Per Halloran, warned on television that up to 12,000 could be there "
        "by June.",
        certainty=Certainty.POSSIBLE,
        quantities=(quantity("observer", "up to 12,000", None, 12000),),
        said=day("2031-05-09", "the date of publication"),
        happened=between("2031-05-09", "2031-06-01", "“by June”"),
    )
    again = make.claim(
        "undated",
        "Some 8,000 Veskan soldiers crossed the Orle bridge",
        ("Ilda Marren",),
        cue="said",
        source="the envoy Ilda Marren",
        role="envoy",
        context="Some 8,000 Veskan soldiers crossed the Orle bridge, the envoy Ilda Marren said.",
        quantities=(quantity("undated", "Some 8,000", 8000, 8000, approximate=True),),
    )
    mayor = make.claim(
        "undated",
        "soldiers had crossed",
        ("Kasimir Dunn",),
        cue="confirmed",
        source="Kasimir Dunn",
        role="mayor of Orle",
        act=Act.CONFIRM,
        context="The mayor of Orle, Kasimir Dunn, confirmed that soldiers had crossed.",
    )
    headline = make.claim(
        "wire",
        "Several thousand soldiers seen, monitors say",
        (),
        context="Several thousand soldiers seen, monitors say",
        said=ARTICLES["wire"].published,
    )
    statement = Statement(
        identify("stm", "eight"),
        marren.id,
        (eight.id, again.id),
        day("2031-05-04"),
        (Why("same-speaker-same-number", None, "both say 8,000 and neither date rules it out"),),
    )
    origin = Origin(
        identify("org", "eight"),
        marren.id,
        (statement.id,),
        (eight.id, again.id),
        known=True,
        why=(Why("named-voice-and-occasion", None, "told reporters on Sunday"),),
    )
    lost = Origin(
        identify("org", "several"),
        monitor.id,
        (),
        (several.id,),
        known=False,
        why=(Why("unnamed", None, "an unnamed voice cannot be told from another"),),
    )
    many_id, so_id = identify("qst", "many"), identify("qst", "so")
    many = Question(
        id=many_id,
        kind=QuestionKind.HOW_MANY,
        wording="How many Veskan soldiers have crossed the Orle bridge?",
        scope=Scope("Veskan soldiers", "crossing", ("orle bridge",), "2031-05"),
        answers=(
            answer(ministry, silent),
            answer(monitor, several, low=2000, high=9999, vague=True, words="Several thousand"),
            answer(
                marren,
                eight,
                claims=(eight.id, again.id),
                low=8000,
                high=8000,
                approximate=True,
                words="About 8,000 Veskan soldiers",
                statement=statement.id,
                origin=origin.id,
            ),
            answer(marren, ten, low=10000, words="over 10,000 Veskan soldiers"),
            answer(halloran, twelve, high=12000, words="up to 12,000", mode="possible"),
        ),
        links=(
            Link(
                many_id,
                ten.id,
                eight.id,
                Relation.REVISES,
                Why("same-source-later", ten.quantities[0].span, "five days later, a higher bound"),
            ),
            Link(
                many_id,
                silent.id,
                eight.id,
                Relation.DECLINES,
                Why("refusal", silent.cue, "asked about the number"),
            ),
            Link(
                many_id,
                again.id,
                eight.id,
                Relation.REPEATS,
                Why("same-statement", None, "one speaker, one number"),
            ),
        ),
        outlets=4,
        families=3,
        origins=2,
    )
    so = Question(
        id=so_id,
        kind=QuestionKind.IS_IT_SO,
        wording="Have Veskan soldiers crossed the Orle bridge?",
        scope=Scope("Veskan soldiers", "crossing", ("orle bridge",)),
        answers=(
            answer(marren, eight, words=eight.words),
            answer(monitor, doubt, words=doubt.words),
            answer(defence, denial, words=denial.words),
            answer(brandt, none, words=none.words),
            answer(dunn, mayor, words=mayor.words),
        ),
        links=(
            Link(
                so_id,
                denial.id,
                eight.id,
                Relation.DENIES,
                Why("denial-of-same-content", denial.cue, "same actors, same place"),
            ),
            Link(
                so_id,
                none.id,
                mayor.id,
                Relation.CONTRADICTS,
                Why("opposite-polarity", None, "“not one” against “soldiers had crossed”"),
            ),
        ),
        outlets=4,
    )
    asked = {
        claim: tuple(q.id for q in (many, so) if any(claim in a.claims for a in q.answers))
        for claim in (each.id for each in make.claims)
    }
    voices = {
        marren: (eight, ten, again),
        ministry: (silent,),
        monitor: (several, doubt),
        defence: (denial,),
        brandt: (none,),
        halloran: (twelve,),
        dunn: (mayor,),
        wire: (headline,),
    }
    by_id = {each.id: each for each in ARTICLES.values()}
    return Dossier(
        title="Who has crossed the Orle bridge?",
        articles=tuple(
            ArticleCard(
                each.id,
                each.uri,
                each.outlet,
                each.title,
                each.published,
                each.sha256,
                sum(claim.article == each.id for claim in make.claims),
            )
            for each in ARTICLES.values()
        ),
        questions=(many, so),
        timeline=tuple(
            TimelineEntry(
                claim.said,
                claim.source.name if claim.source else claim.voice.name,
                claim.act,
                claim.words,
                claim.id,
                asked[claim.id],
            )
            for claim in make.claims
        ),
        sources=tuple(
            SourceCard(
                who,
                tuple({claim.act: sum(c.act is claim.act for c in said) for claim in said}.items()),
                tuple(dict.fromkeys(q for claim in said for q in asked[claim.id])),
                tuple(dict.fromkeys(by_id[claim.article].outlet or "?" for claim in said)),
            )
            for who, said in voices.items()
        ),
        claims=tuple(make.claims),
        evidence=tuple(make.evidence),
        statements=(
            statement,
            Statement(identify("stm", "ten"), marren.id, (ten.id,), ten.said),
        ),
        origins=(origin, lost),
        copies=(
            Copy(
                ARTICLES["undated"].id,
                ARTICLES["gazette"].id,
                0.62,
                Why("shared-shingles", None, "41 of 66 runs of five words"),
            ),
        ),
        set_aside=(
            SetAside(
                "layout",
                "furniture",
                ARTICLES["gazette"].uri,
                ARTICLES["gazette"].id,
                cut(ARTICLES["gazette"].text, "4 May 2031"),
            ),
            SetAside("language", "not English", "orle/blatt.txt", detail="reads as German"),
            SetAside("language", "not English", HOSTILE, detail="reads as French"),
        ),
    )


def linked(told: Dossier) -> Linked:
    """What linking found of the dossier, as a ledger keeps it."""
    outlets = {each.id: each.outlet for each in ARTICLES.values()}
    identities = tuple(card.identity for card in told.sources)
    ids = {each.name: each.id for each in identities}
    names = ((c.id, c.source.name if c.source else outlets[c.article]) for c in told.claims)
    return Linked(
        identities=identities,
        voices=tuple(Voice(claim, ids[name]) for claim, name in names),
        statements=told.statements,
        origins=told.origins,
        questions=told.questions,
        copies=told.copies,
    )
