"""About the studio itself: its accessibility statement.

As the Act on the Provision of Digital Services (306/2019, §8) and Commission Implementing Decision (EU) 2018/1523 ask. Whoever
publishes the studio gives name and contact (webapp.settings); the page says so where they have not.
"""

from datetime import date

from flask import Blueprint, render_template, request

from webapp.studio import studio

pages = Blueprint("about", __name__, url_prefix="/about")

ASSESSED = date(2026, 11, 24)
"""When the studio was last gone through, and the statement with it: change both together."""

LAW = {
    "fi": "https://www.finlex.fi/fi/lainsaadanto/2019/306",
    "sv": "https://www.finlex.fi/sv/lagstiftning/2019/306",
    "en": "https://www.finlex.fi/fi/lainsaadanto/2019/306",
}
DECISION = "https://eur-lex.europa.eu/eli/dec_impl/2018/1523/oj"
AUTHORITY = {
    "fi": "https://www.saavutettavuusvaatimukset.fi/",
    "sv": "https://www.tillganglighetskrav.fi/",
    "en": "https://www.saavutettavuusvaatimukset.fi/",
}
EMAIL, PHONE = "saavutettavuus@traficom.fi", "029 534 5000"
"""Of the supervising authority, Traficom since 1.1.2025, as Finnish public sites have them in 2026."""

GAPS = ("languages", "files", "drawings", "readers")
"""What does not meet the requirements, or is not known to: keys of its words."""


@pages.get("/accessibility")
def accessibility() -> str:
    """The statement."""
    settings = studio().settings
    return render_template(
        "accessibility.html",
        publisher=settings.publisher,
        contact=settings.contact,
        link=_link(settings.contact),
        assessed=_dated(ASSESSED, studio().visitor.ui),
        law=LAW[studio().visitor.ui],
        decision=DECISION,
        address=request.host_url,
        authority=AUTHORITY[studio().visitor.ui],
        email=EMAIL,
        phone=PHONE,
        gaps=GAPS,
    )


def _link(contact: str) -> str:
    """Where a contact leads: a page, or a letter; nowhere for any other words."""
    if contact.startswith("https://"):
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _dated(day: date, language: str) -> str:
    """24 November 2026 in English, 24.11.2026 otherwise."""
    return f"{day:%-d %B %Y}" if language == "en" else f"{day.day}.{day.month}.{day.year}"
