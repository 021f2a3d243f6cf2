"""Where words may be divided: hints, dictionary, nowhere."""

import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from toolkit.text import hyphen
from toolkit.text.hyphen import Hyphenator

VOIKKO = Hyphenator()
HINTS = Hyphenator(
    {"fi": ("kumppanuus|ohjelma", "maakunta|liitto", "vähä|hiilisyys|tavoitteet", "kainuu", "keski-pohjan|maa")}, frozenset()
)


def parted(word: str, points: tuple[int, ...], sign: str) -> str:
    return sign.join(word[start:end] for start, end in zip((0, *points), (*points, len(word)), strict=True))


def jointed(word: str, hyphenator: Hyphenator = VOIKKO, language: str = "fi") -> str:
    return parted(word, hyphenator.joints(word, language), "|")


JOINTS_TEXT = """
aamu|kahvit akku|teollisuus alue|kehitys alue|kehitys|rahasto ammatti|korkea|koulu bio|talous data|keskus elin|keino|elämä
energia|tehokkuus erikoistumis|strategia hanke|haku huolto|varmuus hyvin|vointi|alue hyöty|suhde ilmaston|muutos
innovaatio|alusta itä|raja kaivos|teollisuus kansain|välistyminen kaupungin|kirjasto kestävyys|murros kierto|talous
koulutus|polku kumppanuus|ohjelma kumppanuus|ohjelman kumppanuus|päivä kyber|turvallisuus lento|liikenne logistiikka|keskus
lämpö|varasto maa|kunta|liitto maa|kunta|liiton Maa|kunta|liitossa maa|seutu|ohjelma matkailu|yritys metsä|teollisuus
nuoriso|työ ohjaus|ryhmä oma|rahoitus osa|rahoitus osaamis|keskittymä paino|pisteet palvelu|tuotanto pien|yritykset
puu|rakentaminen rahoitus|haku raja|seutu rakenne|rahasto|kausi rauta|tie|yhteys ruoka|ketju satama|hanke seuranta|komitea
sähkö|verkko teko|äly terveyden|huolto terveys|teknologia tie|kartta tutkimus|infra|struktuuri tutkimus|infra|struktuurien
tutkimus|laitos tuuli|voima työ|paja työllisyys|palvelut verkko|tapahtuma vesi|teknologia veto|voima vety|talous
viestintä|suunnitelma vähä|hiilisyys|tavoitteet Vähä|hiilisyys|tavoitteiden VÄHÄ|HIILISYYS|TAVOITTEET väli|arviointi
yhteis|käyttö yli|opisto ympäri|vuotisuus yritys|neuvonta
"""
JOINTS = JOINTS_TEXT.split()


@pytest.mark.parametrize("word", JOINTS)
def test_the_dictionary_knows_joints(word):
    assert jointed(word.replace("|", "")) == word


@pytest.mark.parametrize("word", ["vihreä", "siirtymä", "strategia", "älykkään", "digitalisaatio", "saavutettavuus"])
def test_a_word_of_one_part_has_none(word):
    assert jointed(word) == word


SYLLABLES_TEXT = """
maa-kun-ta-liit-to vä-hä-hii-li-syys-ta-voit-teet kump-pa-nuus-oh-jel-ma hy-vin-voin-ti-alue alue-ke-hi-tys-ra-has-to
tut-ki-mus-inf-ra-struk-tuu-ri älyk-kään eri-kois-tu-mis-stra-te-gia in-no-vaa-tio-alus-ta te-ko-äly kai-vos-teol-li-suus
elin-kei-no-elä-mä di-gi-ta-li-saa-tio saa-vu-tet-ta-vuus yli-opis-to rau-ta-tie-yh-teys met-sä-teol-li-suus
"""
SYLLABLES = SYLLABLES_TEXT.split()


@pytest.mark.parametrize("word", SYLLABLES)
def test_the_dictionary_knows_syllables(word):
    whole = word.replace("-", "")
    assert parted(whole, VOIKKO.syllables(whole, "fi"), "-") == word


@pytest.mark.parametrize("word", JOINTS)
def test_a_word_may_be_divided_at_its_joints(word):
    word = word.replace("|", "")
    assert set(VOIKKO.joints(word, "fi")) <= set(VOIKKO.syllables(word, "fi"))


@pytest.mark.parametrize("word", ["Innovation", "partnership", "Vanguard", "ǩiõll", "a" * 400, "", "x\u0301yz", "ΕΛΜΟ"])
def test_a_word_it_does_not_know_stays_whole(word):
    assert VOIKKO.joints(word, "fi") == VOIKKO.syllables(word, "fi") == ()


@pytest.mark.parametrize(
    ("word", "whole", "divided"),
    [
        ("hållbarhetsomställning", "hållbarhets|omställning", "håll-bar-hets-om-ställ-ning"),
        ("strandskyddsdispens", "strandskydds|dispens", "strand-skydds-dis-pens"),
        ("samarbetsområde", "samarbets|område", "sam-ar-bets-om-råde"),
        ("region", "region", "region"),
    ],
)
def test_swedish_is_divided_by_patterns_and_long_compounds_at_their_s(word, whole, divided):
    bare = Hyphenator()
    assert parted(word, bare.joints(word, "sv"), "|") == whole
    assert parted(word, bare.syllables(word, "sv"), "-") == divided


def test_english_has_syllables_and_no_joints():
    bare, word = Hyphenator(), "internationalisation"
    assert bare.joints(word, "en") == ()
    assert parted(word, bare.syllables(word, "en"), "-") == "inter-na-tion-al-isa-tion"


@pytest.mark.parametrize("language", ["se", "smn", "sms", "xx"])
def test_it_does_not_speak_other_languages(language):
    assert VOIKKO.joints("maakuntaliitto", language) == VOIKKO.syllables("maakuntaliitto", language) == ()


@pytest.mark.parametrize(
    "word",
    [
        "kumppanuus|ohjelma",
        "Kumppanuus|ohjelma",
        "KUMPPANUUS|OHJELMA",
        "kumppanuus|ohjelmassamme",
        "maakunta|liiton",
        "vähä|hiilisyys|tavoitteiden",
        "Pohjan|maan",
        "kumppanuusopas",
        "maakunta",
        "maakuntaliikkumissuunnitelmassa",
        "strategia",
    ],
)
def test_a_hint_holds_for_the_word_and_its_forms(word):
    assert jointed(word.replace("|", ""), HINTS) == word


def test_a_hint_comes_before_the_dictionary():
    hinted = Hyphenator({"fi": ("maakunta|liitto", "kumppanuusohjelma")})
    assert jointed("maakuntaliitossa", hinted) == "maakunta|liitossa"
    assert jointed("kumppanuusohjelma", hinted) == "kumppanuusohjelma"
    assert hinted.syllables("kumppanuusohjelma", "fi") == ()
    assert hinted.syllables("maakuntaliitto", "fi") == VOIKKO.syllables("maakuntaliitto", "fi")


def test_a_hint_that_the_dictionary_contradicts_stands_alone():
    assert Hyphenator({"fi": ("maak|untaliitto",)}).syllables("maakuntaliitto", "fi") == (4,)


def test_the_longest_hint_wins():
    hinted = Hyphenator({"fi": ("alue|kehitys", "aluekehitys|rahasto")}, frozenset())
    assert jointed("aluekehitysrahasto", hinted) == "aluekehitys|rahasto"


@pytest.fixture
def missing(monkeypatch):
    """A machine without the library."""

    def fail() -> None:
        raise OSError("libvoikko.so.1: cannot open shared object file")

    monkeypatch.setattr(hyphen, "_open", fail)
    forget()
    yield
    forget()


def forget() -> None:
    hyphen._voikko.cache_clear()
    hyphen._look_up.cache_clear()


@pytest.mark.usefixtures("missing")
def test_without_the_library_hints_are_left():
    assert VOIKKO.rung == "none"
    assert VOIKKO.joints("hyvinvointialue", "fi") == VOIKKO.syllables("hyvinvointialue", "fi") == ()
    assert jointed("kumppanuusohjelma", Hyphenator(HINTS.hints)) == "kumppanuus|ohjelma"


def test_the_rung_names_the_version():
    name, version = VOIKKO.rung.split(" ")
    assert name == "voikko" and version[0].isdigit()


def test_threads_may_share_it():
    words = [word.replace("|", "") for word in JOINTS] * 3
    hyphen._look_up.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(jointed, words)) == JOINTS * 3


def test_a_child_process_may_have_it():
    sent = pickle.loads(pickle.dumps(Hyphenator(HINTS.hints)))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(sent.joints, ("kumppanuuspäivä", "fi")) == (10,)


def test_it_remembers_no_more_words_than_it_is_told_to(monkeypatch):
    monkeypatch.setattr(hyphen, "MOST_MET", 10)
    asked = Hyphenator({"fi": ("maakunta|liitto",)}, frozenset())
    for number in range(100):
        assert asked.joints(f"maakuntaliitto{'n' * (number % 7)}", "fi") == (8,)
        assert asked.joints(f"sana{number}", "fi") == ()
    assert len(asked._met) <= 10
