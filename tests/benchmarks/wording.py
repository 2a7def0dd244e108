"""Words for a made-up graph: as long, as varied and as hard to compress as those of the shipped one."""

from __future__ import annotations

import random


def _listed(text: str) -> list[str]:
    return text.split()


TERMS = _listed(
    "人工智能 大模型 算力 数据要素 智能网联 机器人 集成电路 具身智能 训力券 示范应用 开放场景 公共服务 产业集聚 "
    "创新平台 开源社区 语料库 首台套 揭榜挂帅 核心技术 领军企业 独角兽 专精特新 产业基金 智算中心 国产化 "
    "生态体系 高质量发展 行动计划 若干措施 实施方案 指导意见 专项资金 风险补偿 人才团队 标准制定"
)
SIGNS = (
    "的一是在不了有和大中上为个国地到说时要就出会可也对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明"
    "性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表"
    "化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少"
)
WORDS = _listed(
    "action plan measures opinions intelligent compute voucher model data centre industry firm grant award fund "
    "district municipal national pioneer source application scenario demonstration platform research laboratory "
    "talent team corpus training subsidy interest rent investment guidance early stage leading core output scale "
    "growth share number annual highest each recognised newly settled existing converted building zone park "
    "committee government commission bureau science technology economy information development reform office "
    "people notice implementation three year several policies promoting accelerating supporting high quality open "
    "public service robot chip circuit vehicle health finance education standard patent software cloud edge "
    "network key breakthrough common ecosystem cluster first second phase target ceiling amount cap period "
    "condition beneficiary per project enterprise institution university alliance of the for and in to by with on "
    "from under not only also was is that this whole only where seen document states source gives"
)
SYLLABLES = _listed(
    "bei jing shang hai guang zhou shen zhen nan shan pu dong chao yang tian he huang bao an long gang lin fu "
    "tong xiong wu han cheng du xi qing dao su ning bo zhu fo jin hua rong ping yu lu min heng qi ming song jia "
    "ze yan kun chu"
)
LETTERS = "0123456789abcdef"


class Writer:
    """Writes what a graph of policies might say, from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def chinese(self, length: int, terms: float = 0.35) -> str:
        """Write about so many signs; terms: how often a term of the trade comes instead of a sign."""
        written = ""
        while len(written) < length:
            written += self.chance.choice(TERMS if self.chance.random() < terms else SIGNS)
        return written

    def english(self, length: int, names: float = 0.08) -> str:
        """Write words of about so many letters; names: how often a name or a number comes instead of a word."""
        written = self.chance.choice(WORDS).capitalize()
        while len(written) < length:
            drawn = self.chance.random() / max(names, 1e-9)
            number = str(self.chance.randrange(2, 2000))
            written += " " + (self.name() if drawn < 1 else number if drawn < 1.7 else self.chance.choice(WORDS))
        return written

    def name(self) -> str:
        """Write the name of a place that is not."""
        return "".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.choice((2, 2, 3)))).capitalize()

    def slug(self, number: int, within: str = "") -> str:
        """Write the end of an IRI that no other has; within: that of the thing to which it belongs."""
        start = within or f"{self.name().lower()}-{self.chance.randrange(2016, 2026)}"
        return f"{start}-{self.chance.choice(WORDS)}-{number}"

    def address(self) -> str:
        """Write the address of a page that is not."""
        path = "".join(self.chance.choice(LETTERS) for _ in range(self.chance.randrange(4, 14)))
        return f"https://www.{self.name().lower()}.example/{self.chance.choice(WORDS)}/{path}.html"

    def date(self, year: int) -> str:
        """Write a day of a year."""
        return f"{year}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"

    def amount(self) -> tuple[str, str]:
        """Write a sum of money in both languages."""
        units = self.chance.choice((1, 2, 3, 5, 10, 20, 30, 50, 80, 100, 300, 500, 1000, 3000))
        return f"{units}万元", f"CNY {units * 10} thousand"
