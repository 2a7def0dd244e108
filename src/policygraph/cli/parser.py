"""The words of a call."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.terms import LANGUAGES

FORMATS = ("table", "csv", "tsv", "json", "md", "xlsx")
ENGINES = ("embedded", "rdflib")


def parse(words: Sequence[str], lang: str) -> argparse.Namespace:
    """Read a call; ``run`` of the result does it.

    Raises UsageInvalid for words that no option takes; argparse itself exits with 2 for the rest.
    """
    parser = _parser(lang)
    call, rest = parser.parse_known_args(words)
    call.lang = lang
    if "run" not in call:
        parser.print_help()
        call.run = lambda _: 0
    elif rest and call.run is not _query:
        told = " ".join(rest)
        raise UsageInvalid(
            detail_zh=f"不认识的参数：{told}。policygraph {call.verb} --help 列出可用参数。",
            detail_en=f"Unknown words: {told}. policygraph {call.verb} --help lists what it takes.",
        )
    call.rest = rest
    return call


def _parser(lang: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policygraph", description=say("program", lang), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version())
    verbs = parser.add_subparsers(dest="verb", metavar="query | show | validate | export | view")

    def verb(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=say(name, lang), description=say(name, lang), allow_abbrev=False)
        made.set_defaults(run=run)
        made.add_argument("--lang", choices=LANGUAGES, help=say("--lang", lang))
        made.add_argument("--data", action="append", type=Path, default=[], metavar="DIR", help=say("--data", lang))
        made.add_argument("--only", action="store_true", help=say("--only", lang))
        return made

    def answers(made: argparse.ArgumentParser) -> None:
        made.add_argument("--format", choices=FORMATS, help=say("--format", lang))
        made.add_argument("-o", dest="output", type=Path, metavar="FILE", help=say("-o", lang))
        made.add_argument("--engine", choices=ENGINES, default="embedded", help=say("--engine", lang))
        made.add_argument("--timeout", type=float, metavar="SECONDS", help=say("--timeout", lang))
        made.add_argument("--limit", type=int, metavar="ROWS", help=say("--limit", lang))
        made.add_argument("--labels", action="store_true", help=say("--labels", lang))

    query = verb("query", _query)
    query.add_argument("question", nargs="?", metavar="NAME | FILE.rq | -", help=say("question", lang))
    query.add_argument("-e", dest="sparql", metavar="SPARQL", help=say("-e", lang))
    answers(query)
    show = verb("show", _show)
    show.add_argument("thing", metavar="THING", help=say("thing", lang))
    answers(show)
    check = verb("validate", _validate)
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=say("paths", lang))
    export = verb("export", _export)
    export.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE", help=say("export-o", lang))
    view = verb("view", _view)
    view.add_argument("-o", dest="output", type=Path, metavar="FILE.html", help=say("view-o", lang))
    return parser


def _version() -> str:
    from policygraph import __version__

    return f"policygraph {__version__}"


# Each verb's module is read only when it is asked for: a cold start pays for one.
def _query(call: argparse.Namespace) -> int:
    from policygraph.cli.query import run

    return run(call)


def _show(call: argparse.Namespace) -> int:
    from policygraph.cli.show import run

    return run(call)


def _validate(call: argparse.Namespace) -> int:
    from policygraph.cli.validate import run

    return run(call)


def _export(call: argparse.Namespace) -> int:
    from policygraph.cli.export import run

    return run(call)


def _view(call: argparse.Namespace) -> int:
    from policygraph.cli.view import run

    return run(call)
