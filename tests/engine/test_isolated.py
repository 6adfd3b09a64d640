"""An item that ends its process is told of, and takes no other along."""

import pytest

from sayso.engine.isolated import Isolated, WorkerEnded
from stage_functions import vanish_at_three


def test_the_item_that_ends_its_process_is_the_one_that_is_lost() -> None:
    alone = Isolated(vanish_at_three)
    try:
        assert alone(2) == 2
        with pytest.raises(WorkerEnded, match="ended by itself"):
            alone(3)
        assert alone(4) == 4
    finally:
        alone.close()
