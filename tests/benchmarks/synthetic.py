"""A made-up graph of any size, in the form in which the package hands a graph to the page.

The shares of the kinds, what proves what, and the lengths of texts follow the shipped graph, so that a page of it is
neither easier to draw nor easier to pack than a real one. The same size and seed are always the same graph.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.wording import Writer

if TYPE_CHECKING:
    import networkx

BASE = "https://w3id.org/policygraph/"
# Of a thousand things; targets are the rest.
SHARES = {"City": 7, "Place": 43, "Body": 145, "Policy": 250, "Instrument": 160, "Fund": 40}
FEWEST = {"City": 4, "Place": 3, "Body": 4, "Policy": 6, "Instrument": 4, "Fund": 2}
RELATIONS = {
    "place": ("地域", "place"),
    "within": ("隶属于", "within"),
    "issuedBy": ("发文机关", "issued by"),
    "ofPolicy": ("所属政策", "of policy"),
    "implements": ("落实", "implements"),
}
CATEGORIES = {
    "rd-grant-firm": ("企业研发补助", "R&D grant to a firm"),
    "compute-voucher": ("算力券", "compute voucher"),
    "award": ("奖励", "award"),
    "demonstration-reward": ("示范奖励", "demonstration reward"),
    "platform-centre": ("平台与中心", "platform or centre"),
    "open-scenario": ("开放场景", "open scenario"),
    "talent": ("人才", "talent"),
}
ROLES = {
    "Instrument": ("ceiling", "上限", "ceiling"),
    "Target": ("target", "目标", "target"),
    "Fund": ("target-size", "目标规模", "target size"),
    "Policy": ("positioning", "定位", "positioning"),
}
TIERS = (
    ("mirror", "转载", "mirror"),
    ("mirror", "转载", "mirror"),
    ("press", "新闻", "press"),
    ("official-text", "官方文本", "official text"),
)
CONFIDENCES = (("medium", "中", "medium"), ("high", "高", "high"), ("low", "低", "low"))


class Synthetic(NamedTuple):
    """A graph as ``build_network`` makes it, with what ``read_evidence`` and the labels of categories would add."""

    network: networkx.MultiDiGraph
    evidence: dict[str, dict[str, Any]]
    categories: dict[str, dict[str, str]]


def make_graph(size: int, seed: int = 1) -> Synthetic:
    """Make a graph of so many things and about 1.5 to 1.8 times as many relations.

    >>> made = make_graph(150)
    >>> len(made.network), made.network.number_of_edges()
    (150, 225)
    >>> make_graph(150).evidence == made.evidence
    True
    """
    maker = _Maker(size, seed)
    return Synthetic(maker.network, maker.evidence, {_category(name): _both(*CATEGORIES[name]) for name in CATEGORIES})


def relations_of(size: int) -> int:
    """Tell how many relations a graph of so many things has: 225 of 150, 1,700 of 1,000, 5,300 of 3,000.

    >>> [relations_of(size) for size in (150, 1000, 3000)]
    [225, 1700, 5300]
    """
    if size <= 1000:
        return round(1.5 * size + 0.2 * size * max(0, size - 150) / 850)
    return round(1.8 * size - 100)


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _category(name: str) -> str:
    return f"{BASE}concept/category/{name}"


class _Maker:
    """Makes one graph, step by step."""

    def __init__(self, size: int, seed: int) -> None:
        import networkx

        self.chance = random.Random(seed)
        self.writer = Writer(self.chance)
        self.network = networkx.MultiDiGraph()
        self.evidence: dict[str, dict[str, Any]] = {}
        self.sources: list[dict[str, Any]] = []
        self.named: dict[str, list[str]] = {kind: [] for kind in (*SHARES, "Target")}
        counts = {kind: max(FEWEST[kind], round(size * share / 1000)) for kind, share in SHARES.items()}
        for kind, count in (counts | {"Target": size - sum(counts.values())}).items():
            for _ in range(count):
                self._thing(kind)
        self._implementations(relations_of(size))

    def _thing(self, kind: str) -> None:
        policy = self.chance.choice(self.named["Policy"]) if kind in ("Instrument", "Target") else ""
        slug = self.writer.slug(len(self.network), policy.rsplit("/", 1)[-1])
        node = f"{BASE}id/{'place' if kind == 'City' else kind.lower()}/{slug}"
        zh, en = self.writer.chinese(self.chance.randrange(9, 18), 0.9), self.writer.english(42, 0.01)
        if kind in ("City", "Place"):
            zh, en = self.writer.chinese(2, 0) + ("市" if kind == "City" else "区"), self.writer.name()
        self.network.add_node(node, kind=kind, claims=[], label_zh=zh, label_en=en)
        self.named[kind].append(node)
        if kind == "Place":
            self._relate(node, "within", self.chance.choice(self.named["City"]), [])
        elif kind == "Policy":
            self._policy(node)
        elif kind in ("Body", "Fund"):
            self._claims(node, (2, 2, 3) if kind == "Fund" else (0,))
            self._stand(node, self._place())
        elif kind in ("Instrument", "Target"):
            self._held(node, kind, policy)

    def _place(self) -> str:
        return self.chance.choice(self.named[self.chance.choice(("City", "Place"))])

    def _stand(self, node: str, place: str) -> None:
        self.network.nodes[node]["place"] = place
        self._relate(node, "place", place, [])

    def _policy(self, node: str) -> None:
        facts = self.network.nodes[node]
        facts["title_zh"] = self.writer.chinese(26, 0.7)
        facts["title_en"] = self.writer.english(self.chance.randrange(70, 130), 0.02)
        facts[self.chance.choice(("issued", "published"))] = self.writer.date(self.chance.randrange(2017, 2026))
        facts["status"] = f"{BASE}concept/status/{'draft' if self.chance.random() < 0.05 else 'final'}"
        if self.chance.random() < 0.66:
            facts["note"] = self.writer.english(80)
        facts["records"] = [
            self._state(f"{BASE}id/record/{node.rsplit('/', 1)[1]}-{n}", node, None)
            for n in range(1, self.chance.choice((1, 1, 2)) + 1)
        ]
        self._claims(node, (0, 0, 1))
        self._stand(node, self._place())
        for body in self.chance.sample(self.named["Body"], self.chance.choice((1, 1, 1, 1, 1, 2))):
            self._relate(node, "issuedBy", body, facts["records"][:1])

    def _held(self, node: str, kind: str, policy: str) -> None:
        facts = self.network.nodes[node]
        self._claims(node, (1, 1, 2) if kind == "Instrument" else (1,))
        if kind == "Instrument":
            facts["category"] = _category(self.chance.choice(list(CATEGORIES)))
        if self.chance.random() < 0.1:
            self._stand(node, self._place())
        else:
            facts["place"] = self.network.nodes[policy]["place"]
            self._relate(node, "ofPolicy", policy, facts["claims"])

    def _implementations(self, wanted: int) -> None:
        """Let policies implement older ones until there are as many relations as wanted."""
        policies = sorted(self.named["Policy"], key=self._day)
        missing = wanted - self.network.number_of_edges()
        while missing > 0:
            older, newer = sorted(self.chance.sample(range(len(policies)), 2))
            if not self.network.has_edge(policies[newer], policies[older]):
                proof = self.network.nodes[policies[newer]]["records"]
                self._relate(policies[newer], "implements", policies[older], proof)
                missing -= 1

    def _day(self, node: str) -> tuple[str, str]:
        facts = self.network.nodes[node]
        return str(facts.get("issued") or facts["published"]), node

    def _relate(self, start: str, kind: str, end: str, claims: list[str]) -> None:
        zh, en = RELATIONS[kind]
        self.network.add_edge(start, end, key=kind, kind=kind, claims=claims, label_zh=zh, label_en=en)

    def _claims(self, node: str, counts: tuple[int, ...]) -> None:
        facts = self.network.nodes[node]
        for n in range(self.chance.choice(counts)):
            name = f"{BASE}id/claim/{node.rsplit('/', 1)[1]}-{n}"
            facts["claims"].append(self._state(name, node, ROLES[facts["kind"]]))

    def _state(self, name: str, about: str, role: tuple[str, str, str] | None) -> str:
        """State something about a thing: a claim with a role, a record without one."""
        rare = self.chance.random
        confidence = self.chance.choice(CONFIDENCES) if role else None
        quoted = role is not None and rare() < 0.84
        brief, says = self._says(role)
        self.evidence[name] = {
            "role": _both(*role[1:]) if role else _both("著录", "record"),
            "role_slug": role[0] if role else "record",
            "says": says,
            "brief": brief,
            "quote": self.writer.chinese(15) if quoted else None,
            "paraphrase": self.writer.chinese(20) if role and not quoted else None,
            "locator": f"第{self.chance.randrange(1, 40)}条" if rare() < 0.06 else None,
            "note": self.writer.english(self.chance.randrange(20, 84)) if rare() < 0.4 else None,
            "doubt": self.writer.english(80) if rare() < 0.04 else None,
            "year": str(self.chance.randrange(2017, 2031)) if role and rare() < 0.5 else None,
            "quote_lang": "zh" if quoted else None,
            "converted": role is not None and rare() < 0.3,
            "status": None,
            "confidence": _both(*confidence[1:]) if confidence else None,
            "confidence_slug": confidence[0] if confidence else None,
            "agreement": None,
            "agreement_slug": None,
            "restates": [],
            "source": [self._source() for _ in range(2 if rare() < 0.07 else 1)],
            "verdicts": [],
        }
        return name

    def _says(self, role: tuple[str, str, str] | None) -> tuple[dict[str, str], dict[str, str]]:
        """Tell a figure as it stands beside a name, if there is one, and all that is said."""
        nothing = _both("", "")
        if role is None:
            return nothing, self.chance.choice((_both("题名", "title"), _both("公布日期、题名", "published, title")))
        if role[0] == "positioning":
            return nothing, _both(self.writer.chinese(14), self.writer.english(30))
        zh, en = self.writer.amount()
        says = _both(f"至多 {zh} · {self.writer.chinese(5)}", f"at most {en} · {self.writer.english(10)}")
        return _both(f"≤ {zh}", f"≤ {en}"), says

    def _source(self) -> dict[str, Any]:
        """Give a source: one that was cited before, or in two cases of five another."""
        if not self.sources or self.chance.random() < 0.4:
            slug, zh, en = self.chance.choice(TIERS)
            address = self.writer.address()
            self.sources.append(
                {
                    "id": f"{BASE}id/source/{self.writer.name().lower()}-{len(self.sources)}",
                    "title": self.writer.chinese(31) if self.chance.random() < 0.77 else None,
                    "publisher": None,
                    "published": None,
                    "tier": _both(zh, en),
                    "tier_slug": slug,
                    "url": None if slug == "mirror" else address,
                    "address": address if slug == "mirror" else None,
                }
            )
        return self.chance.choice(self.sources[-3:])
