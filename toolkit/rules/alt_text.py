"""The picture is told in words for those who do not see it.

Its alternative text is there and says what the picture is called; the house asks that it is short enough to be read out and to be
taken by every channel. Act on the Provision of Digital Services 306/2019 → EN 301 549 → WCAG 2.1 §1.1.1.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Act 306/2019, EN 301 549, WCAG 2.1 §1.1.1"
HOUSE = "House rule, after what Mastodon takes"


@dataclass(frozen=True)
class AltText:
    """`most`: characters that the alternative text may have; Mastodon takes 1,500."""

    most: int = 1500
    code = "alt-text"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        alt, title = _plain(proof.alt), _plain(proof.title)
        problem = ""
        if not alt:
            problem = "the picture has no alternative text; tell in words what it says and shows"
        elif title not in alt:
            problem = f"the alternative text does not say “{proof.title}”; begin it with the title"
        if problem:
            yield Finding(self.code, "law", problem, SOURCE)
        if len(proof.alt) > self.most:
            message = f"the alternative text has {len(proof.alt):,} characters; shorten it to {self.most:,}"
            yield Finding(self.code, "house", message, HOUSE)


def _plain(text: str) -> str:
    """What is heard of a text: no soft hyphens, no case, one blank between words."""
    return " ".join(text.replace("\u00ad", "").casefold().split())
