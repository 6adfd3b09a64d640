"""Tables: every table of words with the type of its entries, by which an overlay is checked."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

# Named, not imported: only an overlay needs all of them at once.
TYPES: Final[Mapping[str, str]] = {
    "background": "background:BackgroundCue",
    "bodies": "bodies:BodyWords",
    "bounds": "bounds:Bound",
    "clause_words": "clause_words:ClauseWords",
    "columns": "columns:ColumnNames",
    "corrections": "corrections:CorrectionWords",
    "countries": "places:Country",
    "cue_nouns": "cues:CueNoun",
    "cue_types": "cue_types:CueGroup",
    "cues": "cues:ReportingVerb",
    "dated_events": "dated_events:DatedEvent",
    "dateforms": "dateforms:DateForm",
    "datelines": "datelines:DatelineForm",
    "dating_cues": "dating_cues:DatingCue",
    "deeds": "deeds:Deeds",
    "families": "families:FamilyEntry",
    "family_marks": "families:FamilyMark",
    "first_names": "first_names:FirstNames",
    "furniture": "furniture:FurnitureEntry",
    "kinds_of_things": "kinds_of_things:KindOfThing",
    "known_bodies": "known_bodies:BodyGroup",
    "line_cues": "line_cues:LineCue",
    "markers": "cues:Marker",
    "measures": "measures:MeasureWords",
    "name_variants": "name_variants:NameVariant",
    "naming_words": "naming_words:NamingGroup",
    "number_words": "number_words:NumberWords",
    "offices": "offices:Office",
    "organisations": "organisations:OrganisationClass",
    "outlet_evidence": "outlet_evidence:OutletEvidence",
    "outlet_words": "outlet_words:OutletWords",
    "outlets": "outlets:OutletEntry",
    "page_words": "page_words:PageWords",
    "place_words": "places:PlaceWords",
    "predicates": "predicates:PredicateClass",
    "region_short_names": "short_regions:ShortRegion",
    "roles": "roles:RoleFamily",
    "seats": "known_bodies:Seat",
    "stopwords": "stopwords:CommonWords",
    "tenures": "tenures:Tenure",
    "things": "things:ThingClass",
    "times": "times:TimeWord",
    "units": "units:Unit",
    "vague_numbers": "vague_numbers:VagueNumber",
}


def kind_of(name: str) -> type:
    """The type of a table's entries.

    Raises:
        KeyError: There is no such table.
    """
    module, _, kind = TYPES[name].partition(":")
    found: type = getattr(import_module(f"sayso.lexicon.{module}"), kind)
    return found
