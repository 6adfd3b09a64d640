"""Copied text is found, a paraphrase is not, and the original is told from the copy."""

from builders import article
from sayso.trace import copies

FIRST = (
    "The rope works of Vell burned down on Monday after a spark from a grinding "
    "wheel set fire to the hemp.\n"
    "Two firemen were hurt when the roof fell in, the chief of the fire watch, Orla "
    "Tamm, told the agency.\n"
    "The works had stood by the harbour since the days of the old fleet and gave "
    "bread to ninety families."
)
LEAD = (
    "Our correspondent writes from the harbour that smoke hung over the town for the "
    "whole of Monday.\n"
)
OTHER = (
    "On Monday flames took the old rope factory at Vell; grinding sparks had fallen "
    "into dry hemp, it seems.\n"
    "Orla Tamm, who heads the watch, counted two men injured under the roof as it "
    "came down at noon there."
)


def found(*made):
    uris = {each.id: each.uri for each in made}
    forwards, backwards = copies.find(made), copies.find(made[::-1])
    assert forwards == backwards
    return {uris[each.article]: (uris[each.of], each) for each in forwards}


def test_a_reprint_is_a_copy_of_what_came_first() -> None:
    one = article("wire", "Coast Wire", "2031-05-04", FIRST)
    two = article("post", "Harbour Post", "2031-05-05", LEAD + FIRST)
    pairs = found(one, two)
    assert list(pairs) == ["post"]
    assert pairs["post"][0] == "wire"
    assert pairs["post"][1].share > 0.9
    assert "published first" in pairs["post"][1].why.detail


def test_who_is_credited_is_the_original_though_dated_later() -> None:
    one = article("wire", "Coast Wire", "2031-05-06", FIRST)
    two = article("post", "Harbour Post", "2031-05-05", f"Coast Wire reports.\n{FIRST}")
    pairs = found(one, two)
    assert pairs["post"][0] == "wire"
    assert "credits Coast Wire" in pairs["post"][1].why.detail


def test_a_paraphrase_is_no_copy() -> None:
    made = [
        article("wire", "Coast Wire", "2031-05-04", FIRST),
        article("post", "Harbour Post", "2031-05-05", OTHER),
    ]
    assert found(*made) == {}


def test_three_reprints_go_back_to_one_text() -> None:
    made = [
        article(f"n{n}", f"Post {n}", f"2031-05-0{n + 4}", f"{LEAD * (n > 0)}{FIRST}\n{'x' * n}")
        for n in range(3)
    ]
    pairs = found(*made)
    assert {uri: of for uri, (of, _) in pairs.items()} == {"n1": "n0", "n2": "n0"}


def test_an_excerpt_is_a_copy_too() -> None:
    excerpt = FIRST.splitlines()[1]
    made = [
        article("wire", "Coast Wire", "2031-05-04", FIRST),
        article("brief", "Briefs", "2031-05-04", excerpt),
    ]
    assert "brief" in found(*made) or "wire" in found(*made)


def test_versions_of_one_article_are_not_copies() -> None:
    made = [article("same", "Post", "2031-05-04", text) for text in (FIRST, LEAD + FIRST)]
    assert found(*made) == {}
