"""How each kind of thing looks: one shape a kind, and colours that stay apart for every reader."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of thing in the picture.

    shape: a name of ``src/frontend/view/shapes.js``. light, dark: its colour on a light and on a dark ground; the
    outline carries the contrast with the ground and the shape is the second channel. size: half its width.
    """

    zh: str
    en: str
    shape: str
    light: str
    dark: str
    size: int


# The colours vary in lightness, so that they stay apart for protan, deutan and tritan readers and on grey paper.
KINDS = {
    "City": Kind("城市", "city", "circle", "#005A9C", "#56B4E9", 13),
    "Place": Kind("地域", "place", "ring", "#8CC5F2", "#1F6FB2", 9),
    "Body": Kind("机构", "body", "hexagon", "#C9CED6", "#737A85", 7),
    "Policy": Kind("政策", "policy", "square", "#E69F00", "#E69F00", 7),
    "Instrument": Kind("政策工具", "instrument", "diamond", "#009E73", "#33C79E", 8),
    "Target": Kind("目标", "target", "triangle", "#E1A3C6", "#E49AC4", 8),
    "Fund": Kind("基金", "fund", "star", "#7A2E00", "#FF8A3D", 9),
    "Disagreement": Kind("分歧", "disagreement", "bolt", "#B3123C", "#FF6B81", 9),
    "Claim": Kind("主张", "claim", "page", "#F7F1D5", "#F7F1D5", 7),
    "Source": Kind("来源", "source", "book", "#4B4453", "#B9AFC6", 8),
    "Concept": Kind("概念", "concept", "pill", "#FFFFFF", "#0F1419", 9),
    "Group": Kind("汇总", "group", "stack", "#D9E4EC", "#3A4856", 9),
}
# A kind that the table does not know is drawn and named, never dropped.
OTHER = Kind("其他", "other", "cross", "#8C8C8C", "#8C8C8C", 7)
# A thing of several kinds is drawn as the first of these.
ORDER = tuple(KINDS)


def kind_of(name: str) -> Kind:
    """Tell how a kind looks; one that is not known goes by its own name.

    >>> kind_of("Policy").shape, kind_of("Treaty").zh
    ('square', 'Treaty')
    """
    return KINDS.get(name) or OTHER._replace(zh=name, en=name)
