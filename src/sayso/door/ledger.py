"""Ledger: a ledger opened for reading, and all that can be asked of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.door import columns, dates, looking
from sayso.door.columns import Flat
from sayso.door.tables import Table
from sayso.errors import InputError, LedgerError
from sayso.model import Article, Claim, Identity, Question, SetAside, Statement
from sayso.model.closing import Closing

if TYPE_CHECKING:
    import pyarrow as pa

    from sayso.door.asking import Reply
    from sayso.door.dates import Day
    from sayso.door.shown import ShownDossier
    from sayso.dossier.asof import AsOf
    from sayso.model import Act, AttributionKind, QuestionKind, SourceKind
    from sayso.store.view import View


class Ledger(Closing):
    """A ledger, opened for reading; closed at the end of a ``with``, or by ``close``.

    Others may read and write the same file meanwhile: what is asked next shows it. Ids may be
    given by as much of their beginning as is clear.

    Example:
        >>> import sayso
        >>> with sayso.Ledger("sample.db") as ledger:
        ...     ledger
        Ledger('sample.db': 17 articles, ... claims, ... questions)
    """

    def __init__(self, path: str | Path) -> None:
        """Open the ledger at a path.

        Raises:
            NotFound: There is no such file.
            LedgerError: The file is something else, or of another format.
        """
        from sayso.store.view import View

        self.path = Path(path)
        self._open: View | None = View(self.path)

    def close(self) -> None:
        """Let the file go.

        Example:
            >>> opened = sayso.Ledger("sample.db")
            >>> opened.close()
        """
        if self._open is not None:
            self._open.close()
        self._open = None

    def __repr__(self) -> str:
        if self._open is None:
            return f"Ledger({str(self.path)!r}, closed)"
        counts = self._open.counts()
        told = ", ".join(f"{counts[each]:,} {each}" for each in ("articles", "claims", "questions"))
        return f"Ledger({str(self.path)!r}: {told})"

    def articles(
        self,
        *,
        outlet: str | None = None,
        text: str | None = None,
        since: "Day | None" = None,
        until: "Day | None" = None,
    ) -> Table[Article]:
        """Articles in the order of their publication, undated ones last.

        Args:
            outlet: A part of the outlet's name, in any case.
            text: Words that the title or the text holds, in any case.
            since: Published on this day or later, as far as known.
            until: Published on this day or earlier, likewise.

        Example:
            >>> for article in ledger.articles(outlet="lantern"):
            ...     print(article.outlet, article.published.iso()[0], article.title)
            Lanternpost 2023-03-14T09:30 Night attack on Vasken depot leaves 26 soldiers dead
            Lanternpost 2023-03-14T09:30 Night attack on Vasken depot leaves 31 soldiers dead
        """
        inside = looking.within(since, until)

        def read() -> Iterator[Article]:
            for each in self._view.articles():
                named = outlet is None or looking.holds(each.outlet, outlet)
                worded = (
                    text is None
                    or looking.holds(each.title, text)
                    or looking.holds(each.text, text)
                )
                if named and worded and inside(each.published):
                    yield each

        return Table("articles", read, looking.flat_articles(self._view))

    def claims(
        self,
        *,
        source: str | None = None,
        act: "Act | str | None" = None,
        kind: "AttributionKind | str | None" = None,
        question: str | Question | None = None,
        article: str | None = None,
        since: "Day | None" = None,
        until: "Day | None" = None,
        text: str | None = None,
    ) -> Table[Claim]:
        """Claims in the order of their articles and of the text; all filters must hold.

        They are as the machine read them, as in every export.

        Args:
            source: A part of any name the voice goes by, in any case, or an identity's id.
            act: What the source did by speaking, such as "deny".
            kind: What is credited; "statement" leaves out beliefs, plans and the like.
            question: A question they answer, or its id.
            article: The id of the article they stand in.
            since: Said on this day or later, as far as known; of no known date is left out.
            until: Said on this day or earlier, likewise.
            text: Words the content holds, in any form; "quoted words" stand side by side.

        Example:
            >>> for claim in ledger.claims(source="Vune", act="deny", text="soldier"):
            ...     print(claim.said.iso()[0], claim.words)
            2023-03-11 Not one Kuremari soldier has crossed the river, ...
        """
        filters: dict[str, Any] = {
            "source": source,
            "act": act,
            "kind": kind,
            "text": text,
            "since": dates.day(since, "since"),
            "until": dates.day(until, "until"),
        }
        if question is not None:
            filters["question"] = self._id(question, "questions")
        if article is not None:
            filters["article"] = self._id(article, "articles")
        self._view.claims(**filters)  # a wrong filter is told here, not at the first row
        return Table(
            "claims", lambda: self._view.claims(**filters), looking.flat_claims(self._view)
        )

    def questions(
        self,
        *,
        kind: "QuestionKind | str | None" = None,
        source: str | None = None,
        text: str | None = None,
        story: str | None = None,
        disputed: bool | None = None,
    ) -> Table[Question]:
        """What the claims answer, the most voices and the most disputed first.

        Args:
            kind: "how-many", "is-it-so", "who" or "when".
            source: A part of the name of somebody who answers, in any case.
            text: Words the question holds, in any case.
            story: The id of a story.
            disputed: Only where an answer contradicts, denies or revises another; or only others.

        Example:
            >>> for question in ledger.questions(kind="how-many", text="Ilmeth Valley")[:1]:
            ...     print(question.wording)
            How many Kuremari troops are in the Ilmeth Valley?
        """
        told = None if story is None else self._id(story, "stories")

        def wanted(each: Question) -> bool:
            return (
                (kind is None or each.kind == kind)
                and (source is None or any(looking.holds(a.name, source) for a in each.answers))
                and (text is None or looking.holds(each.wording, text))
                and (told is None or each.story == told)
                and (disputed is None or looking.disputed(each) is disputed)
            )

        def read() -> Iterator[Question]:
            return filter(wanted, looking.questions(self._view, self.path))

        return Table("questions", read, looking.flat_questions())

    def statements(
        self,
        *,
        source: str | None = None,
        since: "Day | None" = None,
        until: "Day | None" = None,
    ) -> Table[Statement]:
        """Speech events, each once however many articles report it.

        Args:
            source: A part of the speaker's name, in any case, or its id.
            since: Said on this day or later, as far as known.
            until: Said on this day or earlier, likewise.

        Example:
            >>> statements = ledger.statements(until="2023-03-12")
            >>> max(len(statement.claims) for statement in statements) > 2
            True
        """
        names = {each.id: each.name for each in looking.nouns(self._view, "identities", Identity)}
        inside = looking.within(since, until)

        def read() -> Iterator[Statement]:
            for each in looking.nouns(self._view, "statements", Statement):
                by = source in (None, each.speaker) or looking.holds(
                    names.get(each.speaker), source or ""
                )
                if by and inside(each.said):
                    yield each

        return Table("statements", read, Flat(columns.STATEMENTS, columns.statement(names)))

    def sources(
        self, *, name: str | None = None, kind: "SourceKind | str | None" = None
    ) -> Table[Identity]:
        """Every voice across all articles, with all the names it goes by.

        Args:
            name: A part of any of its names, in any case.
            kind: "person", "organisation", "state", "outlet", "document" or "unnamed".

        Example:
            >>> for voice in ledger.sources(name="tesk"):
            ...     print(voice.name, voice.role, voice.affiliation)
            Orlan Tesk press secretary President of Kuremar
        """

        def read() -> Iterator[Identity]:
            for each in looking.nouns(self._view, "identities", Identity):
                named = name is None or any(
                    looking.holds(a, name) for a in (each.name, *each.aliases)
                )
                if named and (kind is None or each.kind == kind):
                    yield each

        return Table("sources", read, Flat(columns.SOURCES, columns.source))

    def set_aside(self) -> Table[SetAside]:
        """What was received and not used, each with its stage and reason; nothing disappears.

        Example:
            >>> for each in ledger.set_aside():
            ...     if each.stage == "ingest":
            ...         print(each.uri, each.reason)
            texts/broken.txt no sentence in it, only buttons and headings
            texts/grenzblatt-0309.txt not English: its language is 'de'
        """
        return Table("set aside", self._view.set_aside, Flat(columns.SET_ASIDE, columns.set_aside))

    def article(self, id: str) -> Article:
        """The article of an id.

        Raises:
            NotFound: There is none.

        Example:
            >>> claim = ledger.claims(act="deny")[0]
            >>> article, span = ledger.article(claim.article), claim.content[0]
            >>> article.text[span.start : span.end] == span.words
            True
        """
        return self._view.article(self._id(id, "articles"))

    def claim(self, id: str) -> Claim:
        """The claim of an id.

        Raises:
            NotFound: There is none.

        Example:
            >>> first = ledger.claims()[0]
            >>> ledger.claim(first.id) == first
            True
        """
        return self._view.claim(self._id(id, "claims"))

    def question(self, id: str) -> Question:
        """The question of an id; a notebook shows its answers, each opening its exact words.

        Raises:
            NotFound: There is none.

        Example:
            >>> first = ledger.questions()[0]
            >>> ledger.question(first.id) == first
            True
        """
        full = self._id(id, "questions")
        return looking.question(self._view, full, self.path)

    def ask(self, question: str) -> "Reply":
        """Everybody's answers to a question in your words; or that nobody says.

        Example:
            >>> reply = ledger.ask("Were people hurt in Brenhaw?")
            >>> [question.wording for question in reply.questions]
            ['How many people were injured in Brenhaw?']
        """
        from sayso.door import asking

        return asking.ask(self._there, question)

    def as_of(
        self,
        date: "Day",
        question: str | Question | None = None,
        *,
        clock: str = "said",
    ) -> "Table[AsOf]":
        """The answers as they stood on a day: every position a source had taken by then.

        Args:
            date: A day, to its end, or a moment.
            question: One of them, its id, or a question in your words; else all.
            clock: Which time counts: "said", "published" or "ingested" (UTC).

        Example:
            >>> question = ledger.questions(text="How many Kuremari troops are in")[0]
            >>> row = next(ledger.as_of("2023-03-05", question).rows())
            >>> row["source"], row["answer"], row["ended"]
            ('Lena Morvath', '4,000', 'stands')
        """
        from sayso.door import asking
        from sayso.dossier.clocks import Clock

        if clock not in set(Clock):
            raise InputError(f"there is no clock {clock!r}; there are {', '.join(Clock)}")
        asked = question.id if isinstance(question, Question) else question
        return asking.as_of(self._there, dates.end(date, "date"), Clock(clock), asked)

    def sql(self, query: str) -> "pa.Table":
        """The answer to SQL over the ledger's tables, by DuckDB in memory, as an Arrow table.

        The tables are named after the nouns; nested parts are read with a dot. Nothing is changed.

        Raises:
            InputError: DuckDB cannot answer it.

        Example:
            >>> ledger.sql("SELECT count(*) AS n FROM articles").to_pylist()
            [{'n': 17}]
        """
        from sayso.store import bulk

        return bulk.query(self._view, query)

    def export(self, path: str | Path, format: str | None = None, *, what: str = "claims") -> Path:
        """Write the ledger for other programs, with citations, hashes, versions and losses.

        Args:
            path: The file; that of jsonl and csv has FILE-metadata.json beside it.
            format: One of docs/reference/exports.md; without it, by the ending of the path.
            what: Of jsonl, csv and parquet: "claims", "articles" or "questions".

        Returns:
            The path.

        Example:
            >>> ledger.export("claims.parquet").name
            'claims.parquet'
            >>> "prov:Entity" in ledger.export("ledger.ttl").read_text()
            True
        """
        from sayso import exporting
        from sayso.export import contract

        output = Path(path)
        chosen = looking.format_of(output, format)
        contract.schema(what)  # which names what there is, if it is something else
        exporting.may_write(output)
        with self._view.snapshot():
            exporting.write(exporting.rendered(self._view, chosen, what), output)
            if chosen in exporting.BESIDE:
                about = exporting.beside(self._view, chosen, what, output.name)
                exporting.write(about, exporting.place_beside(output))
        return output

    def dossier(self, title: str = "Who said what, on whose say-so") -> "ShownDossier":
        """All of it in the order a reader is told it; a notebook shows its first questions.

        Example:
            >>> dossier = ledger.dossier("The Ilmeth Valley")
            >>> len(dossier.articles)
            17
        """
        path = self._there  # a closed ledger is told before anything is loaded
        from sayso import pipeline
        from sayso.door.shown import ShownDossier

        return ShownDossier.of(pipeline.dossier(path, title))

    @property
    def _there(self) -> Path:
        """The path, for what opens the file by itself."""
        _ = self._view  # a closed ledger answers nothing that way either
        return self.path

    @property
    def _view(self) -> "View":
        if self._open is None:
            raise LedgerError(f"the ledger {self.path} was closed; open it again: sayso.Ledger(…)")
        return self._open

    def _id(self, given: str | Question, noun: str) -> str:
        prefix = given.id if isinstance(given, Question) else given
        return looking.full_id(self._view, prefix, noun)
