"""Layout: cases as data, the laws every text obeys, and real articles by offsets."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.page import layout
from sayso.lexicon.datelines import DatelineForm, dateline_at
from sayso.lexicon.furniture import furniture, furniture_line, patterns
from sayso.lexicon.loader import load
from sayso.model import Article, PassageKind, article_id, digest

CASES = Path(__file__).parents[2] / "cases" / "layout"
MARKS = "“”\"'().,:;!?-–—•* \t\u00a0"
PIECES = st.sampled_from(
    [
        *(
            "Read more: ",
            "Subscribe to us",
            "date 2031-03-04 ",
            "VELM, March 4. /TT/. ",
            "Read: 12",
            "- ",
            "\n",
            "\r\n",
            "\n\n",
        ),
        *(
            "The mill burned down, they said. ",
            "Mill burns",
            "\u2028",
            "\x0b",
            "Related:",
            "© 2031",
            " ",
            "„“",
            "日本",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


def article_of(text: str, title: str | None = None, uri: str = "page.txt") -> Article:
    raw = text.encode("utf-8", "replace")
    return Article(article_id(raw), uri, text, raw, digest(raw), "text", title=title)


def cases(name: str) -> list:
    blocks = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case.get("name") or case["line"]) for case in blocks]


def found(case: dict) -> list[list[str]]:
    passages = layout.find(article_of(case["text"], case.get("title")))
    return [[passage.kind.value, passage.span.words] for passage in passages]


@pytest.mark.parametrize("case", cases("made-up.toml"))
def test_invented_pages_are_labelled_as_a_reader_would(case):
    assert found(case) == case["expect"]


@pytest.mark.parametrize("case", cases("known-failures.toml"))
def test_known_failures_still_fail(case):
    assert found(case) != case["expect"], "it passes now: move the case to made-up.toml"


@pytest.mark.parametrize("case", cases("negative.toml"))
def test_look_alikes_stay_body(case):
    text = (
        f"The harbour of Velm froze on Sunday, they said.\n{case['line']}\nIt was cold, they said."
    )
    assert [passage.kind for passage in layout.find(article_of(text))] == [PassageKind.BODY] * 3


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_passages_cover_all_words_once_and_cross_no_line(text):
    end = 0
    left = []
    for passage in layout.find(article_of(text)):
        passage.span.check(text)
        assert passage.span.start >= end
        assert "\n" not in passage.span.words
        assert "\r" not in passage.span.words
        assert passage.why.rule
        left.append(text[end : passage.span.start])
        end = passage.span.end
    left.append(text[end:])
    # Only bullets and numbers of a list are left out; they are no words.
    assert not any(letter.isalpha() and letter != "o" for letter in "".join(left))


def test_the_same_text_is_always_labelled_alike():
    text = "Mill burns\n\nThe mill burned down, they said.\nRead also: More mills burn in the north"
    assert layout.find(article_of(text)) == layout.find(article_of(text))


@pytest.mark.parametrize("entry", furniture(), ids=lambda entry: entry.rule)
def test_every_furniture_entry_finds_its_example_and_spares_its_look_alikes(entry):
    if entry.match == "part":
        assert any(pattern.regex.search(entry.example) for pattern in patterns("part"))
        return
    assert furniture_line(entry.example).rule == entry.rule
    assert [line for line in entry.counter if furniture_line(line)] == []


@pytest.mark.parametrize("form", load("datelines", DatelineForm), ids=lambda form: form.name)
def test_every_dateline_form_finds_its_example_and_spares_its_look_alikes(form):
    assert dateline_at(form.example).form == form.name
    assert form.example[dateline_at(form.example).end :].split()[:2] == ["The", "lock"]
    assert [line for line in form.counter if dateline_at(line)] == []


# [start, end, kind] in the real articles, by file name; the words stay where they are.
SEEDS = {
    "000_f1ad34ea45703190.txt": [
        *((0, 83, "headline"), (85, 108, "dateline"), (110, 313, "body"), (315, 347, "dateline")),
        *((348, 568, "body"), (2255, 2278, "furniture")),
    ],
    "001_3a09b4c511723d00.txt": [
        *((1, 16, "dateline"), (17, 180, "body"), (181, 200, "body"), (203, 318, "body")),
        *((814, 885, "body"), (1192, 1234, "body")),
    ],
    "002_6ff4410911c294e0.txt": [
        *((0, 166, "body"), (2615, 3508, "background"), (3509, 3564, "furniture")),
        *((3565, 3580, "furniture"), (3581, 3603, "furniture"), (3604, 3617, "furniture")),
    ],
    "003_f44f4f55e73d4012.txt": [
        *(
            (1, 16, "dateline"),
            (17, 161, "body"),
            (1003, 1153, "related-link"),
            (1155, 1231, "body"),
        ),
    ],
    "004_a03fca47110cce17.txt": [
        *((0, 66, "headline"), (70, 85, "dateline"), (89, 98, "furniture"), (99, 165, "headline")),
        *((2680, 2688, "furniture"), (2691, 2702, "furniture"), (2705, 2714, "furniture")),
    ],
}


@pytest.mark.parametrize("name", SEEDS)
def test_real_articles_by_offsets(name, shared):
    text = (shared / "seeds" / name).read_bytes().decode("utf-8")
    passages = layout.find(article_of(text))
    labels = {(p.span.start, p.span.end, p.kind.value) for p in passages}
    assert set(SEEDS[name]) <= labels
    rare = {"background", "related-link", "furniture"}
    assert {label for label in labels if label[2] in rare} <= set(SEEDS[name])


MENU = [f"* {word}" for word in ("Home", "Tides", "Weather", "Boats", "Letters", "Archive")] * 3
PARAGRAPHS = [
    f"The {what} of Velm stays shut until the harbour board has looked at it, the keeper said."
    for what in ("lock", "bridge", "mill", "school", "ferry", "market")
]
PARAGRAPHS += [line.replace("stays shut", "will be repaired") for line in PARAGRAPHS]


def kinds_of(text: str) -> dict[str, str]:
    return {each.span.words: each.kind.value for each in layout.find(article_of(text))}


def test_the_second_half_of_a_story_is_kept_behind_a_long_menu():
    lines = [*MENU, *PARAGRAPHS[:6], *(f"* Boat {n}" for n in range(40)), *PARAGRAPHS[6:], *MENU]
    labels = kinds_of("\n".join(lines))
    assert {labels[line] for line in PARAGRAPHS} == {"body"}
    assert {labels[word.strip("* ")] for word in MENU} == {"furniture"}


def test_a_story_of_one_paragraph_is_kept_among_menus():
    labels = kinds_of("\n".join([*MENU, "Lock shut at Velm", PARAGRAPHS[0], *MENU, *MENU]))
    assert labels[PARAGRAPHS[0]] == "body"


def test_what_tells_of_cookies_is_no_story_however_long():
    notice = (
        "We use cookies so that your browser remembers your account, and third parties may store "
        "cookies with your consent; you can opt out of these cookies in your privacy settings."
    )
    labels = kinds_of("\n".join([*MENU, *PARAGRAPHS, *MENU, f"{notice} Our terms apply.", *MENU]))
    assert labels[f"{notice} Our terms apply."] == "furniture"
    assert {labels[line] for line in PARAGRAPHS} == {"body"}
