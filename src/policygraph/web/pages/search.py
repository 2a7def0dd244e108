"""Finding things, questions and quotes by words."""

from __future__ import annotations

import json
from typing import Any

from policygraph.web.calls import NOT_KEPT, Answer, Call
from policygraph.web.describing.finding import KINDS, Entry, Hit
from policygraph.web.describing.forms import other_forms, with_links
from policygraph.web.describing.seeking import MOST as LOOKED_AT
from policygraph.web.html import link, local, page
from policygraph.web.site import Site

# The longest query, and as many of a kind as are shown beside others and alone.
LONGEST = 200
MOST = 50
MOST_ALONE = 500
EXAMPLES = ("训力券", "上海 基金", "compute voucher", "突破3000亿元", "Beijing 2023")


def search_page(site: Site, call: Call) -> Answer:
    """Show what holds every word of ``q``, by kind; without words everything of a ``kind``, or what can be searched.

    In JSON::

        {"query", "total", "groups": [{"kind", "total", "shown": [HIT]}], "nearest": [HIT], "partial"}

    A HIT is ``{"name", "path", "label": {"zh", "en"}, "of": {"zh", "en"} | null, "where", "text"}``: an IRI or the
    name of a question, its page here, the policy or place that tells it apart from others of the same name, and, where
    the words stand in no label, the local name of the property and the text in which they do. ``partial`` says that
    only some things were looked at, of a graph whose names are not all read.
    """
    asked = call.one("q")
    query, kind = asked[:LONGEST], call.one("kind")
    finder = site.finder
    found = finder.find(query, kind)
    if kind in found:
        found = {kind: found[kind]}
    elif not query and kind in KINDS:
        found = {kind: finder.browse(kind)}
    most = MOST_ALONE if len(found) == 1 else MOST
    nearest = [] if found or not query else finder.nearest(query)
    total = sum(hits.total for hits in found.values())
    if call.form == "json":
        told = {
            "query": query,
            "total": total,
            "groups": [
                {"kind": name, "total": hits.total, "shown": [_told(hit) for hit in hits[:most]]}
                for name, hits in found.items()
            ],
            "nearest": [_told(Hit(entry, "", "")) for entry in nearest],
            "partial": finder.partial,
        }
        body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
        return Answer(200, "application/json", body, NOT_KEPT if finder.partial else ())
    shown = page(
        site,
        call,
        "search.html",
        query=query,
        kind=kind if kind in KINDS else "",
        cut=LONGEST if len(asked) > LONGEST else 0,
        total=total,
        groups={name: (hits.total, hits[:most]) for name, hits in found.items()},
        alone=len(found) == 1 and bool(kind),
        nearest=nearest,
        shown=sum(min(len(hits), most) for hits in found.values()),
        counts=finder.counts(),
        partial=LOOKED_AT if finder.partial else 0,
        examples=EXAMPLES,
        address=lambda entry: _address(call, entry),
    )
    if finder.partial:
        shown = shown._replace(headers=(*shown.headers, *NOT_KEPT))
    return with_links(shown, other_forms("/search", ["json"]))


def path_of(entry: Entry) -> str:
    """Give the path of what was found.

    >>> path_of(Entry("question", "funds", {}, {}, (), (), ()))
    '/q/funds'
    """
    return f"/q/{entry.name}" if entry.kind == "question" else local(entry.name)


def _address(call: Call, entry: Entry) -> str:
    return link(call, path_of(entry))


def _told(hit: Hit) -> dict[str, Any]:
    return {
        "name": hit.entry.name,
        "path": path_of(hit.entry),
        "label": hit.entry.labels,
        "of": hit.entry.of or None,
        "where": hit.where,
        "text": hit.text,
    }
