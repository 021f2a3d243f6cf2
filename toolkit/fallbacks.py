"""Where texts are looked for that a language lacks: what its fallbacks lead to, and whether they come to an end."""

from collections.abc import Mapping

from toolkit.model.brand import Language


def without_end(languages: Mapping[str, Language]) -> dict[str, frozenset[str]]:
    """Languages whose fallbacks never come to one that needs none: each with all that they lead to."""
    reached = {key: _reached(key, languages) for key in languages}
    return {key: others for key, others in reached.items() if others and not any(_is_end(other, languages) for other in others)}


def circles(languages: Mapping[str, Language]) -> list[str]:
    """Of the languages that lead back to themselves the first of each circle."""
    found = without_end(languages)
    return [*{others: key for key, others in reversed(found.items()) if key in others}.values()]


def _is_end(language: str, languages: Mapping[str, Language]) -> bool:
    return language in languages and not languages[language].fallback


def _reached(language: str, languages: Mapping[str, Language]) -> frozenset[str]:
    """Every language that the fallbacks lead to; one of no definition leads nowhere."""
    reached, ahead = set[str](), [language]
    while ahead:
        here = languages.get(ahead.pop())
        new = {*here.fallback} - reached if here else set[str]()
        reached |= new
        ahead += new
    return frozenset(reached)
