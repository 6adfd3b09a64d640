import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.export import jsonl

words = st.text(st.characters(codec="utf-8"), max_size=4)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.lists(st.dictionaries(words, json_values)))
def test_one_line_break_a_line_and_all_comes_back(lines) -> None:
    written = b"".join(jsonl.render(lines))
    assert written.count(b"\n") == len(lines)
    assert [json.loads(line) for line in written.decode("utf-8").split("\n")[:-1]] == lines


def test_letters_of_all_scripts_stay_as_they_are() -> None:
    assert list(jsonl.render([{"text": "“Нет”, сказала 마렌"}])) == [
        '{"text":"“Нет”, сказала 마렌"}\n'.encode()
    ]


def test_it_streams() -> None:
    def endless():
        while True:
            yield {"id": "cla_x"}

    assert next(jsonl.render(endless())) == b'{"id":"cla_x"}\n'
