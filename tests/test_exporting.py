"""A deposit of a ledger: all of it, one article at a time, with what wrote it."""

import dossier_ledger as story
from sayso import __version__, exporting, linking
from sayso.export import formats
from sayso.extract import reading
from sayso.store.view import View


def test_two_exports_of_one_ledger_are_one(tmp_path) -> None:
    path = story.ledger(tmp_path / "sayso.db")
    written = []
    for _ in range(2):
        with View(path) as view, view.snapshot():
            whole = exporting.deposit(view)
            written.append([b"".join(each.render(whole)) for each in formats.STANDARDS])
    assert written[0] == written[1]


def test_the_manifest_tells_versions_models_and_settings(tmp_path) -> None:
    with View(story.ledger(tmp_path / "sayso.db")) as view:
        found = exporting.manifest(view)
    assert (found.sayso, found.reading, found.linking) == (
        __version__,
        reading.VERSION,
        linking.RULES,
    )
    assert found.run == 1
    assert found.linked_at == "2031-06-01T12:00:00+00:00"
    assert {"weights/attribution", "weights/stories"} <= dict(found.models).keys()
    assert all(len(sha256) == 64 for _, sha256 in found.models)
    assert dict(found.settings)["spacy"]
    assert dict(found.counts)["articles"] == 5


def test_every_voice_of_a_claim_is_an_identity(tmp_path) -> None:
    with View(story.ledger(tmp_path / "sayso.db")) as view:
        whole = exporting.deposit(view)
        for article, claims in whole.readings():
            assert whole.outlet(article).id in whole.identities
            assert all(whole.speaker(claim) in whole.identities for claim in claims)
