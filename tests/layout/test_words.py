"""What is told in words: alternative texts, with the partners whose logos are shown, and captions to post with a picture."""

from dataclasses import replace

import pytest

from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.logo import Logo
from toolkit.layout.words import caption, partner_name
from toolkit.model.content import Row

INK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'


@pytest.fixture
def with_partners(house: House) -> House:
    """The house with a logo of a partner that the brand knows, in two languages, and of one that it does not."""
    known = house.brand.partners["nspa"].model_copy(update={"logo": "nspa.svg", "name": {"fi": "Harvaan asutut", "en": "NSPA"}})
    brand = house.brand.model_copy(update={"partners": {"nspa": known}})
    logos = {"partners/nspa.svg": Logo("nspa", 2, INK), "/x/kajaani_city-logo_RGB.svg": Logo("kajaani_city-logo_RGB", 2, INK)}
    return replace(house, brand=brand, logos=logos)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Kumppanit: Harvaan asutut, Kajaani city."),
        ("sv", "Partner: Harvaan asutut, Kajaani city."),
        ("en", "Partners: NSPA, Kajaani city."),
        ("se", "Harvaan asutut, Kajaani city."),
    ],
)
def test_a_picture_names_them_in_its_language(with_partners: House, request_for, language: str, told: str) -> None:
    request = request_for("event", "instagram-square", language=language, partners=tuple(with_partners.logos))
    alt = lay_out(with_partners, request).alt
    assert f" {told} " in alt
    assert "Kumppanit" not in lay_out(with_partners, replace(request, partners=())).alt


@pytest.mark.parametrize(
    ("file", "name"),
    [("ELY-keskus_pos", "ELY keskus"), ("errin logo@2x", "Errin"), ("logo", "Logo"), ("Interreg_CMYK_v2", "Interreg")],
)
def test_a_file_s_name_is_made_readable(house: House, file: str, name: str) -> None:
    assert partner_name(replace(house, logos={"a": Logo(file, 1, INK)}), "a", "fi") == name


def test_a_caption_has_the_texts_in_the_order_of_the_picture(house: House, request_for, photos) -> None:
    shot = photos["lake"].model_copy(update={"credit": "Aino Virtanen"})
    request = request_for("event", "story", photo=shot)
    assert caption(house, request, house.templates["event"]).splitlines() == [
        "12.3.2027 klo\u00a09–12",
        "Vihreä siirtymä kasvaa yhteistyöstä",
        "Aamupäivä kaivos-, metsä- ja energia-alan yrityksille",
        "Kajaanin ammattikorkeakoulu, Taito 1",
        "Ilmoittaudu: https://example.org/i/101",
        "Kuva: Aino Virtanen",
    ]


def test_a_caption_has_a_line_for_each_row_of_a_programme(house: House, request_for) -> None:
    request = request_for("programme", "story")
    assert f"{request.content['rows'][0].time} {request.content['rows'][0].title}" in caption(
        house, request, house.templates["programme"]
    )


@pytest.mark.parametrize(("language", "shown"), [("en", "9:00–10:30"), ("fi", "9–10.30"), ("sv", "9–10.30")])
def test_times_of_a_programme_are_written_as_in_its_language(house: House, request_for, language: str, shown: str) -> None:
    rows = (Row(time="9–10.30", title="A"), Row(time="11:00", title="B"), Row(time="12.45", title="C"))
    request = request_for("programme", "instagram-portrait", language=language)
    artboard = lay_out(house, replace(request, content={**request.content, "rows": rows}))
    assert shown in [line.text for text in artboard.texts if text.slot == "rows" for line in text.lines]
    assert f"{shown} A" in artboard.alt
    assert ("12:45 C" if language == "en" else "12.45 C") in artboard.alt


def test_a_row_that_has_a_semicolon_of_its_own_stays_one_line(house: House, request_for) -> None:
    rows = (Row(time="9.00", title="Avaus; tervehdys", who="Aino; Matti"), *request_for("programme", "story").content["rows"][1:])
    request = request_for("programme", "story")
    request = replace(request, content={**request.content, "rows": rows})
    lines = caption(house, request, house.templates["programme"]).splitlines()
    assert [line for line in lines if "; " in line] == ["9.00 Avaus; tervehdys, Aino; Matti"]


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        ("haku?utm_source=mail&id=5", "haku?id=5"),
        ("haku?id=5&utm_source=x&b=2", "haku?id=5&b=2"),
        ("haku?id=5&utm_source=x&utm_medium=y", "haku?id=5"),
        ("haku?utm_source=x&utm_source_platform=y", "haku"),
        ("haku?utm_source=x&a=1&utm_medium=y#ohjelma", "haku?a=1#ohjelma"),
        ("?utm_source=x&utm_medium=y#ohjelma", "#ohjelma"),
        ("?utm_source=x", ""),
    ],
)
def test_a_link_is_shown_without_what_counts_its_visitors(house: House, request_for, rest: str, shown: str) -> None:
    request = request_for("announcement", "poster-a4")
    artboard = lay_out(house, replace(request, content={**request.content, "link": f"https://elmoenf.eu/{rest}"}))
    lines = [line.text for text in artboard.texts if text.slot == "link" for line in text.lines]
    assert "".join(lines).endswith(f"elmoenf.eu/{shown}" if shown else "elmoenf.eu")
