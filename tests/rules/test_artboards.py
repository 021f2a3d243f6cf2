"""What we make ourselves is on brand: every template on formats of every shape, on both grounds, with and without photographs."""

import pytest

from toolkit.errors import MisfitError
from toolkit.layout.artboard import lay_out
from toolkit.load import load_brand, load_templates
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

BRAND = load_brand()
TEMPLATES = sorted(load_templates(BRAND))
FORMATS = ["instagram-portrait", "linkedin-square", "open-graph", "linkedin-cover", "poster-a4"]


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_rule_has_anything_to_say(house, request_for, findings, photos, template, format, ground):
    for photo in (None, photos["lake"]):
        try:
            artboard = lay_out(house, request_for(template, format, ground=ground, photo=photo))
        except MisfitError:
            continue
        assert [f"{one.code}: {one.message}" for one in findings(artboard)] == []


@pytest.mark.parametrize("name", ["city", "winter"])
@pytest.mark.parametrize("ground", ["dark", "light"])
def test_no_photograph_is_too_bright_or_too_dark(house, request_for, findings, photos, name, ground):
    assert not findings(lay_out(house, request_for("event", "instagram-portrait", ground=ground, photo=photos[name])))


@pytest.mark.parametrize("region", [None, *BRAND.regions])
def test_no_region_or_language_makes_a_difference(house, request_for, region):
    """Measured on the layout alone."""
    asked = [(language, format) for language in BRAND.languages for format in ("story", *FORMATS)]
    asked += [("fi", format) for format in BRAND.formats]
    for language, format in asked:
        artboard = lay_out(house, request_for("quote", format, region=region, language=language))
        assert [f"{format}, {language}: {one.message}" for one in check(proof_of(artboard), house.brand)] == []


@pytest.mark.parametrize("region", BRAND.regions)
def test_a_text_without_a_line_above_it_has_its_calm_ground_too(house, request_for, findings, region):
    """Sámi pictures leave out words that nobody has attested, so the figure itself comes first."""
    for format in ("instagram-square", "instagram-portrait"):
        assert not findings(lay_out(house, request_for("key-figure", format, region=region, language="se")))
