"""What a wire takes back: the earlier version's claims end, whatever order the items come in."""

from datetime import datetime

import pytest

import made
from sayso import pipeline
from sayso.dossier import asof
from sayso.dossier.histories import Ended
from sayso.store.view import View

BODY = "Some 40 dockers were injured in Vell, Ida Corr said on Sunday."
FIRST = made.ninjs(headlines=[{"value": "Blast in Vell"}], bodies=[{"value": f"<p>{BODY}</p>"}])
SECOND = made.ninjs(
    version="2",
    headlines=[{"value": "Toll in Vell"}],
    bodies=[{"value": "<p>Few were hurt. The harbour of Vell is open again, its owner wrote.</p>"}],
)
KILL = made.ninjs("canceled", "3", edNote="Story withdrawn: it rests on a false report.")


@pytest.mark.parametrize(
    ("order", "together"),
    [((0, 1, 2), True), ((1, 2, 0), True), ((2, 0, 1), False), ((2, 1, 0), False)],
)
def test_a_cancelled_item_ends_what_it_claimed(tmp_path, order, together):
    ledger = tmp_path / "sayso.db"
    items = dict(zip("abc", ((FIRST, SECOND, KILL)[n] for n in order), strict=True))
    for name, data in items.items():
        (tmp_path / f"{name}.json").write_bytes(data)
    paths = [tmp_path / f"{name}.json" for name in items]
    for each in [paths] if together else [[path] for path in paths]:
        pipeline.ingest(each, ledger, fast=True)
    with View(ledger) as view:
        articles = list(view.articles())
        by_version = {dict(article.basis)["version"][-1]: article for article in articles}
        assert [by_version[n].version_of for n in "12"] == [None, by_version["1"].id]
        withdrawn = by_version["3"]
        assert withdrawn.version_of in {by_version["1"].id, by_version["2"].id}
        assert not [claim for claim in view.claims() if claim.article == withdrawn.id]
        (aside,) = view.set_aside(withdrawn.id)
        assert aside.reason == "withdrawn by its publisher"
    known = pipeline.followed(ledger)
    (found,) = [
        each
        for each in asof.find(known.linked.questions, known.linked, known.clocks)
        if "how many" in each.question.wording.lower()
    ]
    (history,) = found.histories
    assert history.periods[-1].ended is Ended.WITHDRAWN
    before = asof.find(
        known.linked.questions, known.linked, known.clocks, moment=datetime(2031, 5, 4, 12)
    )
    assert [each.histories for each in before]
