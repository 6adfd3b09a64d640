import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import InputError, NotFound, SpanError
from sayso.model import Act, AttributionKind, Linked, PassageKind, Reading, SetAside
from sayso.store.view import Hit, View
from sayso.store.writer import Writer


@pytest.fixture
def view(ledger: Path):
    with View(ledger) as view:
        yield view


def names(view: View, **filters) -> list[str]:
    return [claim.voice.name for claim in view.claims(**filters)]


def test_articles_come_in_order_of_appearing_undated_last(
    view: View, first: Reading, second: Reading
) -> None:
    assert list(view.articles()) == [first.article, second.article]


def test_nouns_come_back_as_they_went_in(
    view: View, first: Reading, second: Reading, linked: Linked
) -> None:
    assert view.article(first.article.id) == first.article
    assert view.passages(first.article.id) == first.passages
    assert view.claim(second.claims[1].id) == second.claims[1]
    assert tuple(view.claims()) == (*first.claims, *second.claims)
    assert view.linked() == linked
    assert view.text(first.article.id) == first.article.text


def test_what_was_set_aside_is_kept_with_its_reason(view: View, first: Reading) -> None:
    assert set(view.set_aside()) == {
        *first.set_aside,
        SetAside("ingest", "not text", "photo.jpg"),
    }
    assert view.set_aside(first.article.id) == first.set_aside


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "marren"}, ["Ilda Marren"]),
        ({"source": "ide_marren"}, ["Ilda Marren"]),
        ({"source": "MINISTER MÄR"}, ["Ilda Marren"]),
        ({"source": "spokes"}, ["a spokesman"]),
        ({"source": "port office"}, ["a spokesman", "the Port Office"]),
        ({"source": "%"}, []),
        ({"act": "deny"}, ["a spokesman"]),
        ({"act": Act.ASSERT}, ["Ilda Marren", "the Port Office"]),
        ({"kind": "belief"}, []),
        ({"kind": AttributionKind.STATEMENT}, ["Ilda Marren", "a spokesman", "the Port Office"]),
        ({"question": "que_drums"}, ["Ilda Marren", "a spokesman"]),
        ({"question": "que_other"}, []),
        ({"since": date(2031, 3, 1)}, ["Ilda Marren"]),
        ({"since": date(2031, 3, 2)}, []),
        ({"until": date(2031, 3, 1)}, ["Ilda Marren"]),
        ({"until": date(2031, 2, 28)}, []),
        ({"text": "drum"}, ["Ilda Marren", "a spokesman", "the Port Office"]),
        ({"text": '"300 drums"'}, ["Ilda Marren"]),
        ({"text": "drums", "act": "deny", "source": "spokes"}, ["a spokesman"]),
    ],
)
def test_claims_can_be_filtered(view: View, filters, expected) -> None:
    assert names(view, **filters) == expected


def test_claims_of_one_article(view: View, second: Reading) -> None:
    assert tuple(view.claims(article=second.article.id)) == second.claims


def test_an_unknown_act_is_refused(view: View) -> None:
    with pytest.raises(InputError, match="decline"):
        view.claims(act="shout")


def test_an_unknown_kind_is_refused(view: View) -> None:
    with pytest.raises(InputError, match="evaluation"):
        view.claims(kind="wish")


def test_search_finds_claims_then_articles(view: View, first: Reading) -> None:
    claim = first.claims[0]
    assert view.search("300 found") == (
        Hit("claims", claim.id, claim.article, "About 300 drums were found"),
        Hit("articles", claim.article, claim.article, view.search("300 found")[1].excerpt),
    )
    assert view.search("read more")[0].noun == "articles"
    assert view.search("zeppelin") == ()
    assert len(view.search("drums", most=2)) == 2


@pytest.mark.parametrize("text", ["drums AND", 'NEAR("', "300)", "a:b OR *", "(", '"300 dru'])
def test_what_is_typed_is_words_and_never_a_query(view: View, text: str) -> None:
    if text == "(":
        with pytest.raises(InputError, match="at least one word"):
            view.search(text)
    else:
        assert isinstance(view.search(text), tuple)


def test_counts(view: View) -> None:
    assert view.counts() == {
        "articles": 2,
        "versions": 0,
        "passages": 2,
        "claims": 3,
        "set_aside": 2,
        "identities": 2,
        "statements": 1,
        "origins": 1,
        "questions": 1,
        "copies": 1,
        "stories": 1,
        "doubts": 1,
        "judgements": 1,
    }


def test_has_says_which_articles_are_there(view: View, first: Reading) -> None:
    assert view.has([first.article.id, "art_other"]) == {first.article.id}
    assert view.has([]) == frozenset()


def test_an_id_may_be_shortened_as_long_as_it_is_one(
    view: View, first: Reading, second: Reading
) -> None:
    assert view.resolve(first.claims[0].id) == ("claims", first.claims[0].id)
    assert view.resolve(first.article.id[:12]) == ("articles", first.article.id)
    assert view.resolve("que_d") == ("questions", "que_drums")
    assert view.resolve("ide_m") == ("identities", "ide_marren")
    with pytest.raises(InputError, match=second.claims[1].id):
        view.resolve("cla_")


@pytest.mark.parametrize("prefix", ["cla_zzzz", "", "%", "nothing"])
def test_an_id_that_begins_nothing_is_not_found(view: View, prefix: str) -> None:
    with pytest.raises(NotFound):
        view.resolve(prefix)


def test_a_noun_by_its_table_and_id(view: View, first: Reading, linked: Linked) -> None:
    assert view.noun("articles", first.article.id) == first.article
    assert view.noun("claims", first.claims[0].id) == first.claims[0]
    for name in ("identities", "statements", "origins", "questions", "stories"):
        for noun in getattr(linked, name):
            assert view.noun(name, noun.id) == noun
    for table in ("voices", "passages", "questions", "rumours"):
        with pytest.raises(NotFound, match="cla_none"):
            view.noun(table, "cla_none")


def test_what_is_not_there_is_not_found(view: View) -> None:
    for ask in (view.article, view.claim, view.text):
        with pytest.raises(NotFound, match="cla_none"):
            ask("cla_none")


def test_words_that_moved_are_never_handed_out(ledger: Path, second: Reading) -> None:
    with sqlite3.connect(ledger) as damaged:
        damaged.execute("DROP TRIGGER articles_no_update")
        damaged.execute("UPDATE articles SET text = ' ' || text WHERE id = ?", [second.article.id])
    with View(ledger) as view:
        with pytest.raises(SpanError, match=second.article.id):
            list(view.claims())
        with pytest.raises(SpanError, match=second.article.id):
            view.claim(second.claims[0].id)


def test_passages_are_checked_too(ledger: Path, first: Reading) -> None:
    with sqlite3.connect(ledger) as damaged:
        damaged.execute("DROP TRIGGER articles_no_update")
        damaged.execute("UPDATE articles SET text = ' ' || text")
    with View(ledger) as view, pytest.raises(SpanError):
        view.passages(first.article.id)


def test_readers_see_each_batch_while_a_writer_writes(
    path: Path, first: Reading, second: Reading
) -> None:
    with Writer(path) as writer, View(path) as view:
        assert view.counts()["articles"] == 0
        writer.add([first])
        assert view.counts()["articles"] == 1
        listing = view.articles()
        assert next(listing) == first.article
        writer.add([second])
        assert list(listing) == [], "a listing is of the moment it began"
        assert view.counts()["articles"] == 2


def test_a_snapshot_is_of_one_moment(path: Path, first: Reading, linked: Linked) -> None:
    with Writer(path) as writer, View(path) as view:
        with view.snapshot():
            writer.add([first])
            assert view.counts()["articles"] == 0
        assert view.counts()["articles"] == 1


def test_another_process_reads_inside_a_transaction_of_the_writer(
    path: Path, first: Reading
) -> None:
    script = (
        "import sys; from pathlib import Path; from sayso.store.view import View\n"
        "with View(Path(sys.argv[1])) as view: print(view.counts()['articles'])"
    )
    with Writer(path) as writer:
        writer.add([first])
        with writer._transaction():
            writer._insert("add_run", {"content": "", "at": ""})
            ran = subprocess.run(
                [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
            )
    assert ran.stdout == "1\n"


def test_passage_kinds_are_kinds(view: View, first: Reading) -> None:
    kinds = [passage.kind for passage in view.passages(first.article.id)]
    assert kinds == [PassageKind.HEADLINE, PassageKind.BODY]


def test_order_does_not_depend_on_the_order_of_adding(
    tmp_path: Path, first: Reading, second: Reading
) -> None:
    listed = []
    for name, readings in {"a": [first, second], "b": [second, first]}.items():
        with Writer(tmp_path / name) as writer:
            writer.add(readings)
        with View(tmp_path / name) as view:
            listed.append((list(view.articles()), list(view.claims()), view.set_aside()))
    assert listed[0] == listed[1]


def test_arrivals_tell_the_run_that_first_knew_an_article(
    ledger: Path, first: Reading, second: Reading, linked: Linked
) -> None:
    with View(ledger) as view:
        arrivals, runs = view.arrivals(), view.runs()
    assert set(arrivals) == {first.article.id, second.article.id}
    assert {each.run for each in arrivals.values()} <= {*runs, None}
    assert all(each.at.tzinfo is not None for each in arrivals.values())
