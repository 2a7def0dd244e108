"""The graph view, given by the server: a story, a thing and its neighbours step by step, or what a query answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policygraph.drawing.asked import answer_scene
from policygraph.drawing.near import near_scene
from policygraph.drawing.overview import EVERYTHING
from policygraph.drawing.scene import Scene
from policygraph.drawing.served import POLICY, Served
from policygraph.drawing.store import draw_scenes, first_scene, wished_scenes
from policygraph.drawing.wish import Wish, check_wish
from policygraph.errors import QueryNotFound
from policygraph.questions.header import Question
from policygraph.questions.things import find_thing
from policygraph.render.labels import compact
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
    ``bare`` for a frame of another page.
    """
    asked, opened = _asked(site, call)
    if asked is None:
        wish = Wish(story=call.one("story"), everything=bool(call.one("all")), layout=call.one("layout"))
        check_wish(wish)
        scenes = wished_scenes(site.engine, wish, site.material.things, site.settings.data)
        start = first_scene(wish, scenes, len(site.material.things))
    else:
        check_wish(Wish(layout=call.one("layout")))
        scenes = [asked]
        start = f"{asked.name}-overview" if len(asked.network) > EVERYTHING else asked.name
    text = draw_scenes(
        site.material,
        scenes,
        start,
        layout=call.one("layout"),
        lang=call.lang,
        whole=asked is None,
        served=Served(
            home=link(call, "/"),
            scripts=(static("vis-network.js"), static("view.js")),
            opened=tuple(opened),
            bare=bool(call.one("bare")),
        ),
    )
    return Answer(200, HTML, text.encode(), (("Content-Security-Policy", POLICY),))


def _asked(site: Site, call: Call) -> tuple[Scene | None, Sequence[str]]:
    """Make the picture that the address asks for, and name the things whose neighbours it opens."""
    things = site.material.things
    if call.one("focus"):
        names = list(dict.fromkeys(find_thing(site.engine, name) for name in [call.one("focus"), *call.all("expand")]))
        return near_scene(site.engine, names, things), [compact(name) for name in names]
    if call.one("sparql"):
        title = {lang: say("graph-asked", lang) for lang in LANGUAGES}
        question = Question("query", title, "", {}, {}, {}, call.one("sparql"), Path())
        return answer_scene(site.engine, question, {}, things), []
    if call.one("query"):
        name = call.one("query")
        if name not in site.questions:
            import difflib

            raise QueryNotFound(name=name, nearest=difflib.get_close_matches(name, site.questions, n=3, cutoff=0.4))
        given = {key for key, value in call.parameters if value.strip()} - OWN
        return answer_scene(site.engine, site.questions[name], {key: call.all(key) for key in given}, things), []
    return None, []
