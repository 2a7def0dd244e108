"""Places side by side, topic by topic."""

from __future__ import annotations

from collections.abc import Sequence

from policygraph.comparing.comparison import Comparison, Line
from policygraph.comparing.errors import PlacesNeeded
from policygraph.comparing.inventory import emphasis_lines, inventory_lines
from policygraph.comparing.material import Found, collect_claims, default_places, looked_for
from policygraph.comparing.topics import TOPICS, topic_lines
from policygraph.errors import TopicUnknown
from policygraph.questions.values import read_value, read_values
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, slug

OVERVIEW = "overview"
RANKS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?concept ?order WHERE { ?concept pol:order ?order } ORDER BY ?concept ?order
"""
# More cities than this nobody reads side by side.
MOST_ABREAST = 12
# A row of the overview needs something to lay side by side.
SHARED = 2


def compare_places(
    engine: Engine,
    places: Sequence[str] = (),
    topic: str = OVERVIEW,
    on: str | None = None,
    *,
    whole: bool = True,
) -> Comparison:
    """Lay places side by side in a topic.

    places: slugs, labels in either language or IRIs; without any, the cities of the graph. topic: ``overview`` or
    one of ``TOPICS``. on: a day such as ``2024-06-30``, as it was known and in force then. whole: every claim; else
    as many as a table holds. Raises ParameterInvalid for an unknown place or day, TopicUnknown, and PlacesNeeded where
    no place is named and there are more cities than ``MOST_ABREAST``.

    >>> from policygraph.store.open import open_engine
    >>> found = compare_places(open_engine(), ["beijing", "深圳"], "funds")
    >>> [place.rsplit("/", 1)[-1] for place in found.places]
    ['beijing', 'shenzhen']
    """
    if topic != OVERVIEW and topic not in TOPICS:
        raise TopicUnknown(name=topic, known=", ".join([OVERVIEW, *TOPICS]), nearest=_near(topic))
    day = read_value(engine, "on", "date", on).value if on is not None else None
    named = [value.value for value in read_values(engine, "place", "place", places)]
    columns = list(dict.fromkeys(named)) or _all_cities(engine)
    material = collect_claims(engine, columns, day)
    searched = looked_for(engine)
    ranks = {concept.value: int(order.value) for concept, order in engine.select(RANKS).rows if concept and order}
    if topic == OVERVIEW:
        return Comparison(columns, _overview(engine, columns, material, searched, ranks, day))
    most = None if whole else TOPICS[topic].most
    lines = topic_lines(topic, material, columns, searched, ranks, most)
    if topic == "inventory":
        lines += inventory_lines(engine, columns, day)
    if topic == "emphasis":
        lines += emphasis_lines(engine, columns)
    return Comparison(columns, lines)


def _all_cities(engine: Engine) -> list[str]:
    found = default_places(engine)
    if len(found) > MOST_ABREAST:
        raise PlacesNeeded(count=len(found), most=MOST_ABREAST, example=" ".join(map(slug, found[:3])))
    return found


def _overview(
    engine: Engine,
    places: Sequence[str],
    material: Sequence[Found],
    searched: set[tuple[str, str]],
    ranks: dict[str, int],
    day: str | None,
) -> list[Line]:
    def lines(topic: str) -> list[Line]:
        return topic_lines(topic, material, places, searched, ranks, 1)

    counted = [line for line in inventory_lines(engine, places, day) if line.dimension[0].startswith("documents")]
    words = [line for line in lines("positioning") if line.dimension == (f"{CONCEPT}role/positioning",)]
    sizes = [line for line in lines("targets") if _is_money(line) and _shared(line, places)]
    amounts = [
        line
        for line in lines("instruments")
        if line.dimension[1] == f"{CONCEPT}nature/support" and _shared(line, places)
    ]
    funds = [line for line in lines("funds") if line.dimension[0] == f"{CONCEPT}level/city"]
    return lines("inventory") + counted + words + sizes + amounts + funds + lines("emphasis")


def _shared(line: Line, places: Sequence[str]) -> bool:
    return sum(bool(cell.entries) for cell in line.cells.values()) >= min(SHARED, len(places))


def _is_money(line: Line) -> bool:
    return any(
        entry.claim and entry.claim.measure.unit == "CNY" for cell in line.cells.values() for entry in cell.entries
    )


def _near(name: str) -> list[str]:
    import difflib

    return difflib.get_close_matches(name, [OVERVIEW, *TOPICS], n=1)
