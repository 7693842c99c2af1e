"""Values come back exactly: plates, dates, times, telephone numbers, amounts, names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.glossing.forms import number_parts
from lsf_avatar.glossing.values import scan
from lsf_avatar.glossing.values.numbers import number_from_words, number_in_words
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.phonology.utterance import Item

QUICK = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
CAPITALS = "ABCDEFGHJKLMNPQRSTVWXYZ"


def only_item(text: str, shown: str, lexicon: Lexicon, parser: Parser) -> Item:
    """The item that carries a stretch of the text, which must be exactly one."""
    utterance = gloss(text, lexicon, nlp=parser)
    start = text.index(shown)
    found = [i for i in utterance.items if i.start < start + len(shown) and i.end > start]
    assert len(found) == 1, [i.gloss for i in found]
    assert (found[0].start, found[0].end) == (start, start + len(shown))
    return found[0]


@pytest.mark.parametrize(
    ("text", "shown", "gloss_", "letters"),
    [
        ("Le 12/03/2031.", "12/03/2031", "12-MARS-2031", "12|mars|2|0|3|1"),
        ("Le 12.03.31 ici", "12.03.31", "12-MARS-31", "12|mars|3|1"),
        ("le 12 mars 2031", "12 mars 2031", "12-MARS-2031", "12|mars|2|0|3|1"),
        ("Le 1er avril.", "1er avril", "1-AVRIL", "1|avril"),
        ("mardi 3, oui", "mardi 3", "MARDI-3", "mardi|3"),
        ("lundi 4 août 2026", "lundi 4 août 2026", "LUNDI-4-AOUT-2026", "lundi|4|août|2|0|2|6"),
        ("le six mars deux mille six", "six mars deux mille six", "6-MARS-2006", "6|mars|2|00|6"),
        ("2031-03-12", "2031-03-12", "12-MARS-2031", "12|mars|2|0|3|1"),
        ("En mars 2024.", "mars 2024", "MARS-2024", "mars|2|0|2|4"),
        ("31/02/2031", "31/02/2031", "31-FEVRIER-2031", "3|1|février|2|0|3|1"),
        ("le 13/13/2031", "13/13/2031", "NUM-13/13/2031", "1|3|/|1|3|/|2|0|3|1"),
    ],
)  # fmt: skip
def test_a_date_in_any_french_spelling_is_day_month_year(
    text: str, shown: str, gloss_: str, letters: str, lexicon: Lexicon, parser: Parser
) -> None:
    """One item, its parts in order; what is no date is signed figure by figure."""
    item = only_item(text, shown, lexicon, parser)

    assert item.gloss.replace("#", "NUM-") == gloss_
    assert "|".join(item.letters) == letters


@pytest.mark.parametrize(
    ("text", "shown", "gloss_"),
    [
        ("à 14h30", "14h30", "14-H-30"),
        ("à 14 h 30.", "14 h 30", "14-H-30"),
        ("à 14\u202fh\u00a030", "14\u202fh\u00a030", "14-H-30"),
        ("vers 18:05 oui", "18:05", "18-H-05"),
        ("à 2 h du matin", "2 h du matin", "2-H-MATIN"),
        ("à midi et quart", "midi et quart", "MIDI-ET-QUART"),
        ("deux heures et demie", "deux heures et demie", "2-H-ET-DEMIE"),
        ("à 8 heures moins le quart", "8 heures moins le quart", "8-H-MOINS-QUART"),
        ("à 23 heures 59", "23 heures 59", "23-H-59"),
        ("à 0 h 00", "0 h 00", "0-H-00"),
    ],
)
def test_a_time_in_any_french_spelling_is_one_item(
    text: str, shown: str, gloss_: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Hour, HEURE, minutes."""
    item = only_item(text, shown, lexicon, parser)

    assert (item.kind, item.gloss) == ("time", gloss_)


@pytest.mark.parametrize(
    ("text", "shown", "gloss_"),
    [
        ("J'ai soixante-douze ans", "soixante-douze", "NUM-72"),
        ("quatre-vingt-dix-sept euros", "quatre-vingt-dix-sept", "NUM-97"),
        ("La somme de 1 250,50 euros", "1 250,50 euros", "NUM-1250-EURO-50"),
        ("La somme de 12,05 €", "12,05 €", "NUM-12-EURO-05"),
        ("La somme de 1 250,5 euros", "1 250,5", "NUM-1250,5"),
        ("un million deux cents", "un million deux cents", "NUM-1000200"),
        ("deux millions de pièces", "deux millions", "NUM-2000000"),
        ("le deuxième conducteur", "deuxième", "NUM-2E"),
        ("la vingt et unième rue", "vingt et unième", "NUM-21E"),
        ("la quatre-vingt-dix-neuvième", "quatre-vingt-dix-neuvième", "NUM-99E"),
        ("La somme de 1\u202f250 euros", "1\u202f250", "NUM-1250"),
        ("La somme de 1.250.000 euros", "1.250.000", "NUM-1250000"),
        ("12,5 kilomètres", "12,5", "NUM-12,5"),
        ("Appelez le 114", "114", "NUM-114"),
        ("à 50 km/h", "50 km/h", "NUM-50-KM/H"),
        ("la 2e rue", "2e", "NUM-2E"),
        ("deux mille trente et un", "deux mille trente et un", "NUM-2031"),
        ("le contrat 007", "007", "NUM-007"),
        ("٣ voitures", "٣", "NUM-3"),
    ],
)
def test_a_number_in_figures_or_words_is_one_item(
    text: str, shown: str, gloss_: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Spaces, dots and commas as they are used in France."""
    assert only_item(text, shown, lexicon, parser).gloss == gloss_


@pytest.mark.parametrize(
    "plate",
    ["AB-123-CD", "AB 123 CD", "AB123CD", "WW-123-AB", "W-123-AB", "1234 AB 75", "123 ABC 2A",
     "B-MW1234", "1-ABC-234", "GE 123456", "A1", "AB-001-CD"],
)  # fmt: skip
def test_the_letters_of_a_plate_joined_are_the_plate(
    plate: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Letters spelled, figures one by one, the dash signed; nothing merged, nothing guessed."""
    item = only_item(f"Ma plaque est {plate}.", plate, lexicon, parser)

    assert "".join(item.letters) == plate
    assert len(item.signs) == len(plate)
    assert item.gloss == f"#{plate}"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Jean-François", "JEAN-FRANCOIS"), ("N'Guyen", "N'GUYEN"), ("Œuvrard", "OEUVRARD"),
        ("Müller", "MULLER"), ("Łukasz", "LUKASZ"), ("D’Artagnan", "D'ARTAGNAN"),
    ],
)  # fmt: skip
def test_a_name_is_spelled_whole(name: str, letters: str, lexicon: Lexicon, parser: Parser) -> None:
    """Accents are optional in spelling; hyphens and apostrophes are signed."""
    item = only_item(f"Le témoin est {name}.", name, lexicon, parser)

    assert (item.kind, "".join(item.letters)) == ("spelled", letters)


@pytest.mark.parametrize(
    "code",
    ["jean.dupont@exemple.fr", "www.exemple.fr/aide_1", "exemple.fr/a-b", "a+b@c.org"],
)
def test_addresses_of_the_net_come_back_letter_by_letter(
    code: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Point, at sign, dash and slash have signs of their own; the scheme belongs to the address."""
    whole = code if "@" in code or "+" in code else f"https://{code}"
    for written in (code, whole):
        item = only_item(f"Voyez {written} demain.", written, lexicon, parser)
        assert "".join(item.letters) == written.upper()


@pytest.mark.parametrize(
    ("written", "pairs"),
    [
        ("06 12 34 56 78", "#06-12-34-56-78"), ("0612345678", "#06-12-34-56-78"),
        ("06.12.34.56.78", "#06-12-34-56-78"), ("+33 6 12 34 56 78", "#+336-12-34-56-78"),
        ("+32 475 12 34 56", "#+3-24-75-12-34-56"),
    ],
)  # fmt: skip
def test_a_telephone_number_is_signed_in_pairs(
    written: str, pairs: str, lexicon: Lexicon, parser: Parser
) -> None:
    """And its figures, joined, are the number."""
    item = only_item(f"Mon téléphone : {written}.", written, lexicon, parser)

    assert item.gloss == pairs
    assert "".join(item.letters) == "".join(c for c in written if c.isdigit() or c == "+")


@QUICK
@given(number=st.integers(0, 1_999_999))
def test_every_number_shows_all_its_figures(number: int, lexicon: Lexicon, parser: Parser) -> None:
    """From 0 to 1,999,999: what is signed, joined, is the number; nothing is missing."""
    item = only_item(f"La somme {number:,}".replace(",", " "), f"{number:,}".replace(",", " "),
                     lexicon, parser)  # fmt: skip

    assert "".join(item.letters) == str(number)
    assert len(item.signs) >= 1


@QUICK
@given(number=st.integers(0, 999_999))
def test_the_figures_of_a_number_joined_are_the_number(number: int) -> None:
    """A sign that only multiplies shows zeros or nothing, so nothing is doubled or lost."""
    assert "".join(shown for _, shown, _ in number_parts(str(number))) == str(number)


@QUICK
@given(number=st.integers(0, 1_999_999))
def test_a_number_said_in_french_is_understood_again(number: int) -> None:
    """The same number comes back from its words."""
    assert number_from_words(number_in_words(number)) == number


@QUICK
@given(
    plate=st.from_regex(rf"\A[{CAPITALS}]{{2}}-[0-9]{{3}}-[{CAPITALS}]{{2}}\Z"),
    day=st.integers(1, 28), month=st.integers(1, 12), hour=st.integers(0, 23),
    minute=st.integers(0, 59), phone=st.from_regex(r"\A0[1-9]( [0-9]{2}){4}\Z"),
)  # fmt: skip
def test_other_values_change_nothing_but_the_values(
    plate: str, day: int, month: int, hour: int, minute: int, phone: str,
    lexicon: Lexicon, parser: Parser,
) -> None:  # fmt: skip
    """A sentence of a form keeps its order, its clauses and its face whatever is filled in."""
    date, time = f"{day:02}/{month:02}/2031", f"{hour} h {minute:02}"
    text = f"Le véhicule {plate} est arrivé le {date} à {time}, téléphone {phone}."
    utterance = gloss(text, lexicon, nlp=parser)

    shape = [item.kind if item.kind not in ("sign",) else item.gloss for item in utterance.items]
    assert shape == ["date", "time", "VEHICULE", "spelled", "TELEPHONE", "number", "ARRIVER"]
    by_kind = {item.kind: item for item in utterance.items}
    assert "".join(by_kind["spelled"].letters) == plate
    assert "".join(by_kind["number"].letters) == phone.replace(" ", "")
    assert by_kind["date"].gloss.split("-")[0] == str(day)
    assert by_kind["time"].gloss == f"{hour}-H-{minute:02}"


def test_every_character_of_a_long_plate_is_kept(lexicon: Lexicon, parser: Parser) -> None:
    """Forty characters that follow no pattern are still spelled, all of them."""
    plate = "AB12" * 10

    assert "".join(only_item(f"Plaque {plate}", plate, lexicon, parser).letters) == plate


def test_tens_stand_on_the_passive_side_and_units_on_the_active_side(
    lexicon: Lexicon, parser: Parser
) -> None:
    """AD Signes notes, week 8."""
    item = only_item("Il a 34 ans", "34", lexicon, parser)

    tens, units = (sign.postures[0].active.place.offset[0] for sign in item.signs)
    assert tens < 0 < units


def test_values_do_not_overlap() -> None:
    """A figure belongs to one value only."""
    values = scan("Le 12/03/2031 à 14h30, AB-123-CD, 06 12 34 56 78, 1 250,50 €, a1@b.fr, 2e")

    assert all(a.end <= b.start for a, b in pairwise(values))
    assert len(values) == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 mars 2031", (3, 4, 2, 3, 4, 2)),
        ("14 h 30", (6, 2, 4)),
        ("1er mai 1995", ()),
    ],
)
def test_each_word_of_a_value_is_said_with_its_sign(
    text: str, said: tuple[int, ...], lexicon: Lexicon, parser: Parser
) -> None:
    """« et un » is one word; where words and signs are not as many, nobody can tell."""
    (item,) = [i for i in gloss(text, lexicon, nlp=parser).items if i.kind in ("date", "time")]
    assert item.said == said


def test_each_word_of_a_double_name_is_said_with_its_letters(
    lexicon: Lexicon, parser: Parser
) -> None:
    """A name of one word is said in one go."""
    double, single = gloss("Victor-Hugo, Dupont.", lexicon, nlp=parser).items
    assert double.said == (6, *[0] * 6, 3, *[0] * 3)
    assert single.said == ()
