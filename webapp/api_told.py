"""What there is, for scripts: regions, languages, templates, formats, funding and rules, from the definition."""

from collections.abc import Callable, Mapping
from typing import Any

from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.model.strict import Strict
from toolkit.model.template import Template
from toolkit.rules.table import rules_for
from webapp import api_models as models


def regions(house: House) -> models.Regions:
    """The seven, and the whole area first."""
    area = models.RegionTold(id=AREA, name=house.brand.area.name, languages=house.brand.area.languages)
    every = house.brand.regions.items()
    return models.Regions(regions=(area, *(models.RegionTold(id=key, name=it.name, languages=it.languages) for key, it in every)))


def languages(house: House) -> models.Languages:
    every = house.brand.languages.items()
    return models.Languages(languages=tuple(models.LanguageTold(id=key, name=it.name, tag=it.tag) for key, it in every))


def templates(house: House) -> models.Templates:
    return models.Templates(templates=tuple(_template(one) for one in house.templates.values()))


def formats(house: House) -> models.Formats:
    told = [
        models.FormatTold(
            id=key,
            name=it.name,
            channel=it.channel,
            width=it.pixels[0],
            height=it.pixels[1],
            suffixes=it.suffixes,
            source=it.source,
        )
        for key, it in house.brand.formats.items()
    ]
    return models.Formats(formats=tuple(told))


def funding(house: House) -> models.Fundings:
    every = house.brand.funding.items()
    told = (models.FundingTold(id=key, name=it.name, emblem=it.emblem, source=it.source) for key, it in every)
    return models.Fundings(funding=tuple(told))


def rules(house: House) -> models.Rules:
    """Each with the first sentence of its own file."""
    every: list[Any] = list(rules_for(house.brand))
    return models.Rules(rules=tuple(models.RuleTold(code=rule.code, about=_about(rule)) for rule in every))


TOLD: Mapping[str, Callable[[House], Strict]] = {
    "regions": regions,
    "languages": languages,
    "templates": templates,
    "formats": formats,
    "funding": funding,
    "rules": rules,
}


def _template(template: Template) -> models.TemplateTold:
    slots = [
        models.SlotTold(
            id=key,
            kind=slot.kind,
            label=slot.label,
            help=slot.help,
            required=slot.required,
            max=slot.max,
            rows=slot.rows if slot.kind == "rows" else None,
        )
        for key, slot in template.slots.items()
    ]
    return models.TemplateTold(
        id=template.id, name=template.name, purpose=template.purpose, slots=tuple(slots), sample=template.sample
    )


def _about(rule: Any) -> str:
    from sys import modules

    return (modules[type(rule).__module__].__doc__ or "").strip().partition("\n\n")[0].replace("\n", " ")
