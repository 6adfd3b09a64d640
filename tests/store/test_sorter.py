"""The sorter gives values back in the order of their keys, as Python orders them."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.store.sorter import Sorter

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
KEYS = st.tuples(st.integers(-9, 9), TEXT, TEXT)


@given(st.lists(KEYS))
def test_values_come_out_in_the_order_of_their_keys(keys) -> None:
    with Sorter() as sorter:
        for at, key in enumerate(keys):
            sorter.add(key, str(at).encode())
        assert len(sorter) == len(keys)
        found = [int(each) for each in sorter]
    assert found == sorted(range(len(keys)), key=lambda at: keys[at])
