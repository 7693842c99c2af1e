"""The linguists' pages: the lexicon while it is edited, the phrases frame by frame."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_saved_entry_is_signed_anew_by_itself(page, service):
    """Nobody reloads: the new form and the new words appear."""
    page.goto("/lexique#ACCIDENT")
    page.wait_for_selector("lsf-avatar[data-ready]")
    before = page.locator(".entry").get_attribute("data-digest")
    path = service.settings.lexicon / "signs" / "A" / "ACCIDENT.yaml"
    text = path.read_text(encoding="utf-8")

    path.write_text(text.replace("hold: 0.6", "hold: 0.9"), encoding="utf-8")

    page.wait_for_function(
        "before => document.querySelector('.entry').dataset.digest !== before", arg=before
    )
    assert "hold: 0.9" in page.locator("pre").inner_text()
    path.write_text(text, encoding="utf-8")


def test_a_mistake_is_shown_with_its_line_while_the_rest_goes_on(page, service):
    """path:line, as the command says it."""
    page.goto("/lexique#ADRESSE")
    page.wait_for_selector(".entry h2")
    path = service.settings.lexicon / "signs" / "A" / "ACCIDENT.yaml"
    text = path.read_text(encoding="utf-8")

    path.write_text(text.replace("handshape: poing", "handshape: poign"), encoding="utf-8")

    problem = page.locator(".problem-box li").first
    problem.wait_for()
    assert "ACCIDENT.yaml:9" in problem.inner_text()
    assert "poign" in problem.inner_text()
    path.write_text(text, encoding="utf-8")
    page.get_by_text("Aucun problème dans les fichiers.").wait_for()


def test_an_entry_is_found_without_its_accents(page):
    """By gloss or by French word."""
    page.goto("/lexique")
    page.get_by_label("Chercher un signe ou un mot").fill("securite")
    page.get_by_role("link", name="SECURITE").click()

    page.get_by_role("heading", name="SECURITE").wait_for()


def test_a_link_leads_to_a_frame_and_steps_go_on_from_there(page):
    """`/qa#id=…&frame=…` shows that very frame."""
    page.goto("/qa#id=acc.date&frame=40")
    page.wait_for_selector("lsf-avatar[data-ready][data-frame='40']")

    page.get_by_role("button", name="+1 image").click()

    page.wait_for_selector("lsf-avatar[data-frame='41']")
    link = page.get_by_role("link", name="Lien vers cette image").get_attribute("href")
    assert link == "#id=acc.date&frame=41"
    page.get_by_role("combobox", name="Vue").select_option("side")
    assert page.locator("lsf-avatar").get_attribute("view") == "side"


def test_a_sentence_shows_which_rule_did_what(page):
    """A linguist types it and reads each step, before and after."""
    page.goto("/lexique")
    page.get_by_text("Essayer une phrase").click()
    page.get_by_label("Phrase en français").fill("Où habite le médecin ?")
    page.get_by_role("button", name="Voir les gloses").click()

    row = page.get_by_role("row").filter(has_text="actors-before-action")
    row.wait_for()
    before, after = row.get_by_role("cell").all_inner_texts()
    assert sorted(before.split()) == sorted(after.split())
    assert before != after
    assert "le (article)" in page.locator(".trace").inner_text()
    assert "MEDECIN HABITER OU-LIEU" in page.locator(".trace-clauses").inner_text()
