"""The words of a call."""

from __future__ import annotations

import argparse
import os
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
    verb = words[0] if words else ""
    if verb not in VERBS:
        return _without_verb(words, lang)
    # Only the verb that is asked for is set up: a parser costs a millisecond each.
    parser = argparse.ArgumentParser(
        f"policygraph {verb}", description=say(verb, lang), allow_abbrev=False, formatter_class=_formatter
    )
    run, add_words = VERBS[verb]
    add_words(parser, lang)
    parser.add_argument("--lang", choices=LANGUAGES, help=say("--lang", lang))
    parser.add_argument("--data", action="append", type=Path, default=[], metavar="DIR", help=say("--data", lang))
    parser.add_argument("--only", action="store_true", help=say("--only", lang))
    if run is not _generate:
        parser.add_argument(
            "--store", type=Path, metavar="DIR", help=say("load-store" if run is _load else "--store", lang)
        )
    if run not in (_generate, _load, _validate):
        parser.add_argument(
            "--endpoint", metavar="URL", help=say("push-endpoint" if run is _push else "--endpoint", lang)
        )
        parser.add_argument("--user", metavar="NAME", help=say("--user", lang))
    call, rest = parser.parse_known_args(words[1:])
    if rest and run not in (_query, _view):
        told = " ".join(rest)
        raise UsageInvalid(
            detail_zh=f"不认识的参数：{told}。policygraph {verb} --help 列出可用参数。",
            detail_en=f"Unknown words: {told}. policygraph {verb} --help lists what it takes.",
        )
    call.words, call.lang, call.rest, call.run = words, lang, rest, run
    return call


def _formatter(prog: str) -> argparse.HelpFormatter:
    # Given a width, argparse does not import shutil and its archivers to find one for every option it adds.
    try:
        width = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        width = 100
    return argparse.HelpFormatter(prog, width=width - 2)


def _without_verb(words: Sequence[str], lang: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser("policygraph", description=say("program", lang), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version())
    parser.add_argument("--lang", choices=LANGUAGES, help=say("--lang", lang))
    verbs = parser.add_subparsers(metavar=" | ".join(VERBS))
    for name in VERBS:
        verbs.add_parser(name, help=say(name, lang))
    call = parser.parse_args(words)
    parser.print_help()
    call.run = lambda _: 0
    return call


def _query_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("question", nargs="?", metavar="NAME | FILE.rq | -", help=say("question", lang))
    parser.add_argument("-e", dest="sparql", metavar="SPARQL", help=say("-e", lang))
    parser.add_argument("--explain", action="store_true", help=say("--explain", lang))
    _answer_words(parser, lang)


def _show_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("thing", metavar="THING", help=say("thing", lang))
    _answer_words(parser, lang)


def _answer_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--format", choices=FORMATS, help=say("--format", lang))
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help=say("-o", lang))
    parser.add_argument("--engine", choices=ENGINES, default="embedded", help=say("--engine", lang))
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help=say("--timeout", lang))
    parser.add_argument("--limit", type=int, metavar="ROWS", help=say("--limit", lang))
    parser.add_argument("--labels", action="store_true", help=say("--labels", lang))


def _compare_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("places", nargs="*", metavar="PLACE", help=say("places", lang))
    parser.add_argument("--topic", default="overview", metavar="TOPIC", help=say("--topic", lang))
    parser.add_argument("--on", metavar="DATE", help=say("--on", lang))
    _answer_words(parser, lang)


def _network_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("what", metavar="WHAT", help=say("what", lang))
    parser.add_argument("things", nargs="*", metavar="THING", help=say("things", lang))
    _answer_words(parser, lang)


def _validate_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=say("paths", lang))
    parser.add_argument("--full", action="store_true", help=say("--full", lang))


def _export_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE", help=say("export-o", lang))


def _view_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE.html", help=say("view-o", lang))
    parser.add_argument("--story", metavar="NAME", help=say("--story", lang))
    parser.add_argument("--focus", metavar="THING", help=say("--focus", lang))
    parser.add_argument("--hops", type=int, metavar="N", help=say("--hops", lang))
    parser.add_argument("--query", dest="asked", metavar="NAME | FILE.rq", help=say("view-query", lang))
    parser.add_argument("--all", action="store_true", help=say("--all", lang))
    parser.add_argument("--layout", choices=("anchored", "timeline"), help=say("--layout", lang))
    parser.add_argument("--compact", action="store_true", help=say("--compact", lang))


def _serve_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=say("--host", lang))
    parser.add_argument("--port", type=int, default=8000, metavar="N", help=say("--port", lang))
    parser.add_argument("--open", action="store_true", help=say("--open", lang))
    parser.add_argument("--timeout", type=float, default=5.0, metavar="SECONDS", help=say("serve-timeout", lang))
    parser.add_argument("--limit", type=int, default=10_000, metavar="ROWS", help=say("serve-limit", lang))


def _load_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=say("files", lang))
    parser.add_argument("--progress", action="store_true", help=say("--progress", lang))


def _push_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--graph", metavar="IRI", help=say("--graph", lang))
    parser.add_argument("--sparql-endpoint", metavar="URL", help=say("--sparql-endpoint", lang))
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help=say("push-timeout", lang))


def _generate_words(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--cities", type=int, required=True, metavar="N", help=say("--cities", lang))
    parser.add_argument("--years", type=int, default=10, metavar="Y", help=say("--years", lang))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("--seed", lang))
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE", help=say("generate-o", lang))


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


def _compare(call: argparse.Namespace) -> int:
    from policygraph.cli.compare import run

    return run(call)


def _network(call: argparse.Namespace) -> int:
    from policygraph.cli.network import run

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


def _serve(call: argparse.Namespace) -> int:
    from policygraph.cli.serve import run

    return run(call)


def _load(call: argparse.Namespace) -> int:
    from policygraph.cli.load import run

    return run(call)


def _push(call: argparse.Namespace) -> int:
    from policygraph.cli.push import run

    return run(call)


def _generate(call: argparse.Namespace) -> int:
    from policygraph.cli.generate import run

    return run(call)


Run = Callable[[argparse.Namespace], int]
VERBS: dict[str, tuple[Run, Callable[[argparse.ArgumentParser, str], None]]] = {
    "query": (_query, _query_words),
    "show": (_show, _show_words),
    "compare": (_compare, _compare_words),
    "network": (_network, _network_words),
    "validate": (_validate, _validate_words),
    "export": (_export, _export_words),
    "view": (_view, _view_words),
    "serve": (_serve, _serve_words),
    "load": (_load, _load_words),
    "push": (_push, _push_words),
    "generate": (_generate, _generate_words),
}
