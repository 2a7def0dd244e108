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


# Found by search over hue families: between cities, policies, instruments, targets and funds lies a difference of more
# than 30 in CAM02-UCS, and of more than 17 between these and places, bodies, claims, disagreements and sources, seen
# with full colour vision and with protanopia, deuteranopia and tritanopia (Machado et al. 2009).
KINDS = {
    "City": Kind("城市", "city", "circle", "#136AEC", "#2175F3", 13),
    "Place": Kind("地域", "place", "ring", "#5EB2D7", "#7EBBF1", 9),
    "Body": Kind("机构", "body", "hexagon", "#6E6F79", "#747681", 7),
    "Policy": Kind("政策", "policy", "square", "#F0A723", "#F9B422", 7),
    "Instrument": Kind("政策工具", "instrument", "diamond", "#A5E9DB", "#C0F2E8", 8),
    "Target": Kind("目标", "target", "triangle", "#462040", "#4D2346", 8),
    "Fund": Kind("基金", "fund", "star", "#AD2B13", "#BB200F", 9),
    "Disagreement": Kind("分歧", "disagreement", "bolt", "#6C0F1C", "#75061C", 9),
    "Claim": Kind("主张", "claim", "page", "#ECE993", "#EEECA1", 7),
    "Source": Kind("来源", "source", "book", "#4A2E9F", "#4E30A6", 8),
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
