"""The graph view, given by the server: a story, a thing and its neighbours step by step, or what a query answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policygraph.drawing.asked import answer_scene
from policygraph.drawing.near import near_scene
from policygraph.drawing.overview import EVERYTHING
from policygraph.drawing.scene import Scene
from policygraph.drawing.served import POLICY, Served
from policygraph.drawing.store import Material, draw_scenes, first_scene, wished_scenes
from policygraph.drawing.wish import Wish, check_wish
from policygraph.errors import QueryNotFound
from policygraph.questions.header import Question
from policygraph.questions.things import find_thing
from policygraph.render.labels import compact
from policygraph.store.embedded import EmbeddedEngine
from policygraph.terms import LANGUAGES
from policygraph.web.calls import Answer, Call
from policygraph.web.html import HTML, link, static
from policygraph.web.site import Site
from policygraph.web.words import say

# What an address of a picture says beside the parameters of its question.
OWN = {"story", "focus", "expand", "query", "sparql", "all", "layout", "bare", "lang"}


def graph_page(site: Site, call: Call) -> Answer:
    """Draw a picture.

    Parameters of the address: at most one of ``story``, ``focus`` (a thing; with ``expand``, once for each thing that
    is opened too), ``query`` (a question of the library, with its parameters), ``sparql`` and ``all``; ``layout``;
    ``bare`` for a frame of another page. Of a graph that is too large to be drawn, a page that asks where to begin.
    """
    check_wish(Wish(layout=call.one("layout")))
    if site.whole:
        asked, opened = _asked(site, call, site.material)
        if asked is None:
            return _draw_whole(site, call)
        return _draw(call, site.material, asked, opened)
    from policygraph.web.pages.graph_part import choose_page, part_of

    found = part_of(site, call)
    if found is None:
        if call.one("story") or call.one("all"):
            _ = site.material
        return choose_page(site, call)
    return _draw(call, *found)


def _draw_whole(site: Site, call: Call) -> Answer:
    wish = Wish(story=call.one("story"), everything=bool(call.one("all")), layout=call.one("layout"))
    check_wish(wish)
    material = site.material
    assert isinstance(site.engine, EmbeddedEngine)
    scenes = wished_scenes(site.engine, wish, material.things, site.settings.data)
    return _write(call, material, scenes, first_scene(wish, scenes, len(material.things)), whole=True)


def _draw(call: Call, material: Material, scene: Scene, opened: Sequence[str]) -> Answer:
    start = f"{scene.name}-overview" if len(scene.network) > EVERYTHING else scene.name
    return _write(call, material, [scene], start, opened)


def _write(
    call: Call,
    material: Material,
    scenes: Sequence[Scene],
    start: str,
    opened: Sequence[str] = (),
    *,
    whole: bool = False,
) -> Answer:
    text = draw_scenes(
        material,
        scenes,
        start,
        layout=call.one("layout"),
        lang=call.lang,
        whole=whole,
        served=Served(
            home=link(call, "/"),
            scripts=(static("vis-network.js"), static("view.js")),
            opened=tuple(opened),
            bare=bool(call.one("bare")),
        ),
    )
    return Answer(200, HTML, text.encode(), (("Content-Security-Policy", POLICY),))


def _asked(site: Site, call: Call, material: Material) -> tuple[Scene | None, Sequence[str]]:
    """Make the picture that the address asks for, and name the things whose neighbours it opens."""
    if call.one("focus"):
        names = names_of(site, call)
        return near_scene(site.engine, names, material.things), [compact(name) for name in names]
    question = question_of(site, call)
    if question is None:
        return None, []
    return answer_scene(site.engine, question, arguments_of(call), material.things), []


def names_of(site: Site, call: Call) -> list[str]:
    """Give the IRIs of the things whose neighbours the address opens. Raises ThingNotFound."""
    return list(dict.fromkeys(find_thing(site.engine, name) for name in [call.one("focus"), *call.all("expand")]))


def question_of(site: Site, call: Call) -> Question | None:
    """Give the question whose answer the address has drawn, if any. Raises QueryNotFound."""
    if call.one("sparql"):
        title = {lang: say("graph-asked", lang) for lang in LANGUAGES}
        return Question("query", title, "", {}, {}, {}, call.one("sparql"), Path())
    name = call.one("query")
    if name and name not in site.questions:
        import difflib

        raise QueryNotFound(name=name, nearest=difflib.get_close_matches(name, site.questions, n=3, cutoff=0.4))
    return site.questions[name] if name else None


def arguments_of(call: Call) -> dict[str, list[str]]:
    """Give the parameters of that question."""
    if call.one("sparql"):
        return {}
    given = {key for key, value in call.parameters if value.strip()} - OWN
    return {key: call.all(key) for key in given}
