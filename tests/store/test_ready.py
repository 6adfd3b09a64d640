"""What was found elsewhere is found again by its piece and its inputs, and by nothing less."""

import pickle
from pathlib import Path

from sayso.store import ready
from sayso.store.desk import Frozen


def test_only_the_same_inputs_find_it(tmp_path: Path) -> None:
    kept = ready.keep(tmp_path / "ready.db", [("art_a", "7 x", Frozen(2, b"found"))])
    again: ready.Ready = pickle.loads(pickle.dumps(kept))  # as it goes to another process
    assert again("art_a", "7 x") == Frozen(2, b"found")
    assert again("art_a", "7 y") is None
    assert again("art_b", "7 x") is None
    again.close()
