"""Pages from templates: what is not markup in a template is escaped."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from policygraph.terms import CONCEPT, ID, LANGUAGES, POL
from policygraph.web.calls import Answer, Call
from policygraph.web.words import say

if TYPE_CHECKING:
    import jinja2

    from policygraph.web.site import Origin, Site

TEMPLATES = Path(__file__).parent / "templates"
HTML = "text/html; charset=utf-8"
# What stands between two sentences.
GAPS = {"zh": "", "en": " "}


@functools.cache
def templates() -> jinja2.Environment:
    """Give the templates of the pages; all of them are compiled once."""
    import jinja2

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name in found.list_templates():
        found.get_template(name)
    return found


def page(site: Site | None, call: Call, template: str, *, status: int = 200, **values: Any) -> Answer:
    """Make a page of a template.

    site: for the line that tells of the data; None where the graph is not at hand. values: what the template shows,
    beside ``say`` (a sentence in the reader's language), ``to`` (the address of another page in it) and ``local`` (the
    page of an IRI).
    """

    def to(path: str, **parameters: str) -> str:
        return link(call, path, **parameters)

    def told(key: str, **facts: object) -> str:
        return say(key, call.lang, **facts)

    def of(iri: str) -> str:
        return link(call, local(iri) or iri) if local(iri) else iri

    text = (
        templates()
        .get_template(template)
        .render(
            call=call,
            lang=call.lang,
            other=next(lang for lang in LANGUAGES if lang != call.lang),
            say=told,
            gap=GAPS[call.lang],
            to=to,
            local=of,
            data=None if site is None else summary(site, call.lang),
            static=static,
            **values,
        )
    )
    return Answer(status, HTML, text.encode())


def link(call: Call, path: str, **parameters: str) -> str:
    """Write the address of another page, in the language that this one was asked for in.

    >>> link(Call("home", {}, (("lang", "zh"),), "zh"), "/q/funds", place="深圳")
    '/q/funds?place=%E6%B7%B1%E5%9C%B3&lang=zh'
    """
    kept = parameters | ({"lang": call.lang} if call.one("lang") else {})
    plain, hash_sign, fragment = path.partition("#")
    return plain + (f"?{urlencode(kept)}" if kept else "") + hash_sign + fragment


def local(iri: str) -> str:
    """Give the path at which this server answers for an IRI of the graph, or nothing for any other IRI.

    >>> local("https://w3id.org/policygraph/id/place/shenzhen"), local(POL + "Policy"), local(POL), local("urn:x")
    ('/id/place/shenzhen', '/ontology/Policy', '/ontology', '')
    """
    if iri == POL:
        return "/ontology"
    for space, path in ((ID, "/id/"), (CONCEPT, "/concept/"), (POL, "/ontology/")):
        if iri.startswith(space):
            return path + quote(iri.removeprefix(space))
    return ""


def summary(site: Site, lang: str) -> dict[str, str]:
    """Say of the whole: the day of the data, how many policies, and how its claims are proved."""
    from policygraph.render.labels import read_labels

    labels = read_labels(site.engine, [tier for tier, _ in site.tiers])
    total = sum(count for _, count in site.tiers)
    shares = say("between", lang).join(
        say("share", lang, name=labels.of(tier, lang), count=count, share=percent(count, total, lang))
        for tier, count in site.tiers
    )
    return {
        "date": say("data-of", lang, date=site.date) if site.date else "",
        "policies": say("policies", lang, count=site.policies) if site.policies is not None else "",
        "shares": say("claims-by-tier", lang, total=total, shares=shares) if total else "",
        "origin": origin(site.origin, lang) if site.origin else "",
    }


def origin(found: Origin, lang: str) -> str:
    """Say from which endpoint a graph comes, and how fresh it is."""
    if found.fetched:
        return say("origin-fetched", lang, endpoint=found.endpoint, time=found.fetched)
    return say("origin-live", lang, endpoint=found.endpoint)


def percent(part: int, whole: int, lang: str) -> str:
    """Tell a share in whole percent; what is there is never told as none.

    >>> percent(2, 3, "zh"), percent(3, 646, "en")
    ('67%', 'under 1%')
    """
    told = round(100 * part / whole)
    return f"{told}%" if told else say("share-under-one", lang)


def static(name: str) -> str:
    """Give the address of a part of the pages; it changes with the part, so a browser may keep it for good.

    >>> static("site.css").endswith("/site.css")
    True
    """
    from policygraph.web.parts import fingerprint_of

    return f"/static/{fingerprint_of(name)}/{name}"
