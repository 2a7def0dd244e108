"""Pictures of a part of a graph that is too large to be drawn, and the page that asks where to begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policygraph.drawing.asked import rows_scene, triples_scene
from policygraph.drawing.near import MOST, near_scene
from policygraph.drawing.neighbourhood import Neighbourhood
from policygraph.drawing.scene import Scene
from policygraph.drawing.store import Material
from policygraph.errors import QueryFormUnexpected
from policygraph.questions.ask import fill_parameters
from policygraph.questions.header import Question
from policygraph.render.labels import compact
from policygraph.store.guard import query_form
from policygraph.store.prepare import prepare_query
from policygraph.terms import ID, LANGUAGES, Term
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import PictureTooLarge
from policygraph.web.html import page
from policygraph.web.large import LargeSite
from policygraph.web.pages.graph import arguments_of, names_of, question_of
from policygraph.web.site import Site
from policygraph.web.words import say

# As many things of a query's answer as are drawn, and as many cities as are offered to begin at.
MOST_DRAWN = 200
CITIES = 60
CHUNK = 400
DRAWN = tuple(f"{ID}{kind}/" for kind in ("place", "body", "policy", "instrument", "target", "fund"))
ABOUT = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing WHERE {{ VALUES ?claim {{ {claims} }} ?claim pol:about ?thing }}
"""
Part = tuple[Material, Scene, Sequence[str]]


def part_of(site: Site, call: Call) -> Part | None:
    """Make the picture that the address asks for, with what it is made of and the things that it opens.

    None where it names none.
    """
    assert isinstance(site, LargeSite)
    if call.one("focus"):
        names = names_of(site, call)
        near = site.near(names, MOST)
        scene = near_scene(near.engine, names, near.material.things, totals=near.totals)
        return near.material, _told(scene, near), [compact(name) for name in names]
    question = question_of(site, call)
    return _answered(site, question, call) if question is not None else None


def choose_page(site: Site, call: Call) -> Answer:
    """Ask where to begin."""
    cities = [(city.iri, city.zh if call.lang == "zh" else city.en) for city in site.cities]
    return page(site, call, "graph-choose.html", cities=cities[:CITIES], total=len(cities), triples=_count(site, call))


def _count(site: Site, call: Call) -> str:
    return f"{site.triples:,}" if call.lang == "en" else str(site.triples)


def _answered(site: LargeSite, question: Question, call: Call) -> Part:
    """Draw what a question answers, from what it names and no more.

    Raises PictureTooLarge where that is too much, and QueryFormUnexpected.
    """
    text = fill_parameters(site.engine, question, arguments_of(call))
    form, safe = query_form(text), prepare_query(text)
    if form in ("CONSTRUCT", "DESCRIBE"):
        triples = site.engine.construct(safe)
        near = site.near(_named(site, [term for triple in triples for term in triple]), 0)
        return near.material, _told(triples_scene(near.engine, question, triples, near.material.things), near), []
    if form != "SELECT":
        raise QueryFormUnexpected(expected="CONSTRUCT", found=form)
    rows = site.engine.select(safe, site.settings.rows)
    near = site.near(_named(site, [term for row in rows.rows for term in row if term is not None]), 0)
    return near.material, _told(rows_scene(question, rows, near.material.things), near), []


def _told(scene: Scene, near: Neighbourhood) -> Scene:
    """Say with a picture what was left out."""
    if not near.cut:
        return scene
    return scene._replace(note={lang: f"{scene.note.get(lang, '')} {say('graph-cut', lang)}" for lang in LANGUAGES})


def _named(site: LargeSite, terms: Iterable[Term]) -> list[str]:
    """Give the things that an answer names, and those that its claims are about."""
    names = {term.value for term in terms if term.kind == "iri" and term.value.startswith(ID)}
    claims = sorted(name for name in names if name.startswith(f"{ID}claim/"))
    things = {name for name in names if name.startswith(DRAWN)}
    for start in range(0, len(claims), CHUNK):
        told = " ".join(f"<{claim}>" for claim in claims[start : start + CHUNK])
        things |= {row[0].value for row in site.engine.select(ABOUT.format(claims=told)).rows if row[0]}
    if len(things) > MOST_DRAWN:
        raise PictureTooLarge(count=len(things), most=MOST_DRAWN)
    return sorted(things | (names - set(claims)) if len(names) <= MOST_DRAWN else things)
