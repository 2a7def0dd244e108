"""What the editor asks the server for, asked in this process."""

from __future__ import annotations

import json
from typing import Any

from policygraph.web.calls import Answer, Call
from policygraph.web.site import Site
from policygraph.web.worker import answer_call


def page(site: Site, lang: str = "en", **parameters: str) -> Answer:
    return answer_call(site, Call("editor", {}, tuple(parameters.items()), lang, path="/editor"))


def run(site: Site, query: str, lang: str = "en") -> Any:
    answer = post(site, "run", json.dumps({"query": query, "lang": lang}).encode())
    assert answer.status == 200, answer.body.decode()
    return json.loads(answer.body)


def post(site: Site, what: str, body: bytes) -> Answer:
    return answer_call(site, Call(f"editor-{what}", {}, (), "en", "json", f"/editor/{what}", body, method="POST"))


def check(site: Site, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(post(site, "check", query.encode()).body)["diagnostics"]
    return found
