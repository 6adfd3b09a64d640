"""The nouns: frozen values, standard library only; no parsing, no input or output."""

from sayso.model.article import Article, Passage, PassageKind, RawInput, SetAside
from sayso.model.attribution import Attribution, Relay
from sayso.model.claim import (
    Act,
    AttributionKind,
    Certainty,
    Claim,
    Hop,
    Polarity,
    Source,
    SourceKind,
    Stance,
)
from sayso.model.dossier import ArticleCard, Dossier, Evidence, SourceCard, TimelineEntry
from sayso.model.ids import article_id, digest, identify
from sayso.model.judgement import Judgement, Mark, Verdict, standing
from sayso.model.linked import (
    Answer,
    Copy,
    Identity,
    Link,
    Linked,
    Origin,
    Question,
    QuestionKind,
    Relation,
    SameAs,
    Scope,
    Statement,
    Story,
    Voice,
)
from sayso.model.place import Place
from sayso.model.proposition import Mode, Proposition, Thing
from sayso.model.quantity import Change, Measure, Quantity
from sayso.model.reading import Reading, Received
from sayso.model.span import Span, join_words
from sayso.model.syntax import Sentence, Token
from sayso.model.when import NEVER_STATED, Precision, TimeMention, When, on_day
from sayso.model.why import Why

__all__ = [
    "NEVER_STATED",
    "Act",
    "Answer",
    "Article",
    "ArticleCard",
    "Attribution",
    "AttributionKind",
    "Certainty",
    "Change",
    "Claim",
    "Copy",
    "Dossier",
    "Evidence",
    "Hop",
    "Identity",
    "Judgement",
    "Link",
    "Linked",
    "Mark",
    "Measure",
    "Mode",
    "Origin",
    "Passage",
    "PassageKind",
    "Place",
    "Polarity",
    "Precision",
    "Proposition",
    "Quantity",
    "Question",
    "QuestionKind",
    "RawInput",
    "Reading",
    "Received",
    "Relation",
    "Relay",
    "SameAs",
    "Scope",
    "Sentence",
    "SetAside",
    "Source",
    "SourceCard",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "Thing",
    "TimeMention",
    "TimelineEntry",
    "Token",
    "Verdict",
    "Voice",
    "When",
    "Why",
    "article_id",
    "digest",
    "identify",
    "join_words",
    "on_day",
    "standing",
]
