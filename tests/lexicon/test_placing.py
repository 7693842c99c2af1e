"""Which characters of a text an item carries; nothing is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.lexicon.entries import Phrase, PhraseClause, PhraseItem
from lsf_avatar.lexicon.placing import occurrences, place_words


def phrase(text: str, items: list[str], dropped: dict[str, str] | None = None) -> Phrase:
    """A phrase of one clause, its items named by their words."""
    clause = PhraseClause("statement", tuple(PhraseItem("X", w) for w in items), (), dropped or {})
    return Phrase("b.one", text, (clause,), "draft", (), "", "")


def test_words_are_whole_words():
    """« le » is not found in « les », but it is behind an apostrophe or a hyphen."""
    assert occurrences("les le, a-le l'le.", "le") == [(4, 6), (10, 12), (15, 17)]


def test_two_items_with_the_same_words_take_two_places():
    """« votre … votre »: each its own."""
    placed = place_words(phrase("votre un votre", ["votre", "votre"], {"un": "article"}))

    assert placed.items == (((0, 5), (9, 14)),)
    assert placed.dropped == ((6, 8, "article"),)


def test_where_all_places_are_taken_an_item_shares_the_first_one():
    """Several signs of one word carry the same characters."""
    assert place_words(phrase("un un", ["un", "un", "un"])).items == (((0, 2), (3, 5), (0, 2)),)


def test_a_dropped_word_stands_for_all_places_that_no_item_took():
    """« vous vous garer »: one « vous » is signed, the other is named by its rule."""
    placed = place_words(phrase("vous vous garer", ["vous", "garer"], {"vous": "reflexive"}))

    assert placed.dropped == ((5, 9, "reflexive"),)
    assert placed.uncovered == ()


def test_a_longer_dropped_expression_goes_before_a_shorter_one():
    """« a eu lieu » is not eaten word by word."""
    placed = place_words(phrase("a eu lieu", [], {"a": "avoir", "a eu lieu": "question-frame"}))

    assert placed.dropped == ((0, 9, "question-frame"),)


def test_what_nothing_carries_is_named():
    """The check reports it; the digit of a plate is not lost."""
    placed = place_words(phrase("AB-123", ["AB"]))

    assert placed.uncovered == ("123",)


def test_a_slot_is_carried_by_the_item_that_is_filled_with_its_value():
    """« {name} » is no word of French: the value goes there."""
    clause = PhraseClause("statement", (PhraseItem("NOM", "Nom"), PhraseItem("{name}")), (), {})

    assert (
        place_words(Phrase("b.one", "Nom : {name}", (clause,), "draft", (), "", "")).uncovered == ()
    )
    assert place_words(phrase("Nom : {name}", ["Nom"])).uncovered == ("name",)


words = st.lists(st.sampled_from(["le", "vous", "été", "A1", "l", "4b"]), min_size=1, max_size=8)


@given(words, st.sets(st.integers(0, 7)), st.sampled_from([" ", "-", ", ", "'"]))
def test_every_letter_and_digit_is_carried_dropped_or_named(found, carried, between):
    """Whatever is given to items, the rest is in `dropped` or in `uncovered`."""
    text = between.join(found)
    items = [word for number, word in enumerate(found) if number in carried]

    placed = place_words(phrase(text, items, {"le": "article"} if "le" in found else {}))

    covered = {
        at
        for extent in (*placed.items[0], *((s, e) for s, e, _ in placed.dropped))
        if extent is not None
        for at in range(*extent)
    }
    left = {c for at, c in enumerate(text) if c.isalnum() and at not in covered}
    assert left <= set("".join(placed.uncovered))
    assert placed.unknown == ()
