"""What a claim was linked to, read from its own piece, is what the whole ledger says."""

import pytest

import affairs
from sayso.export.linked_index import LinkedIndex
from sayso.inquiry import linked
from sayso.inquiry.keeping import Keeper


@pytest.fixture(scope="module")
def keeper(tmp_path_factory):
    return Keeper(affairs.ledger(tmp_path_factory.mktemp("inquiry") / "own.db", affairs.readings()))


def test_the_index_of_a_piece_is_its_part_of_the_whole(keeper) -> None:
    with keeper.view() as view:
        whole = LinkedIndex.of(view.linked())
        for claim in view.claims():
            own = linked.index(view, claim.article)
            for name in ("questions", "statements", "origins", "identities"):
                assert getattr(own, name).get(claim.id) == getattr(whole, name).get(claim.id)
        for article in view.articles():
            own = linked.index(view, article.id)
            assert own.stories.get(article.id) == whole.stories.get(article.id)


def test_an_article_that_is_not_linked_has_no_links(tmp_path) -> None:
    path = affairs.ledger(tmp_path / "new.db", affairs.readings()[:1], linked=False)
    with Keeper(path).view() as view:
        (article,) = view.articles()
        assert linked.index(view, article.id) == linked.NOTHING


def test_what_was_read_is_kept_while_nothing_changes(keeper) -> None:
    made: list[int] = []

    def make() -> tuple[int]:
        made.append(1)
        return (len(made),)

    with keeper.view() as view:
        assert view.kept("own", make) == view.kept("own", make) == (1,)
        assert view.kept("own", make, light=True) == (2,)
