"""Beside the emblem stands the funding sentence, word for word, in the language of the material.

"Funded by" or "Co-funded by the European Union" is written in full, with nothing added; where no wording is known in a language,
the national authority's stand-in is used. Regulation (EU) 2021/1060, Annex IX, 1.2; in Finland rakennerahastot.fi.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model.brand import Brand
from toolkit.rules.finding import Finding, Level
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, 1.2"
STAND_IN = "rakennerahastot.fi/viestinta"


@dataclass(frozen=True)
class StatementExact:
    """`statements`: regime → language of the material → sentence; `stand_ins`: pairs of both that borrow another's sentence.

    `far`: heights of the flag from which on a sentence does not stand beside it.
    """

    statements: Mapping[str, Mapping[str, str]]
    stand_ins: frozenset[tuple[str, str]] = frozenset()
    far: float = 1.5
    code = "statement-exact"

    @classmethod
    def of(cls, brand: Brand) -> "StatementExact":
        texts, stand_ins = dict[str, dict[str, str]](), set[tuple[str, str]]()
        for key, regime in brand.funding.items():
            texts[key] = {language: said.text for language, said in regime.statements.items()}
            borrowed = {mine: texts[key][theirs] for mine, theirs in regime.languages.items() if theirs in texts[key]}
            texts[key] |= borrowed
            stand_ins |= {(key, language) for language in borrowed}
        return cls(texts, frozenset(stand_ins))

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        if not proof.funding:
            return
        asked = self.statements.get(proof.funding, {}).get(proof.language)
        said = [(run.text, run.box) for run in proof.runs if run.slot == "statement"]
        said = said or [(mark.name, mark.box) for mark in proof.of("statement")]
        borrowed = (proof.funding, proof.language) in self.stand_ins
        level: Level = "national" if borrowed else "law"
        source = STAND_IN if borrowed else SOURCE
        unknown = f"add the sentence in {proof.language} to the brand's funding file"
        rooms = [flag.box.inset(-self.far * flag.box.height) for flag in proof.of("emblem")]
        if not said:
            remedy = f"write “{asked}” beside the emblem" if asked else unknown
            yield Finding(self.code, level, f"the funding statement is missing; {remedy}", source)
        for text, box in said:
            if " ".join(text.split()) != asked:
                remedy = f"write “{asked}”" if asked else unknown
                yield Finding(self.code, level, f"the funding statement reads “{text}”; {remedy}", source, box)
            if rooms and not any(box.meets(room) for room in rooms):
                message = "the funding statement stands far from the EU emblem; move it beside the emblem"
                yield Finding(self.code, "law", message, SOURCE, box)
