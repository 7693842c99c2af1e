"""When a front can be signed, what undoes a signature, and what both signatures freeze."""

from __future__ import annotations

from tests.complete import INK, front_of


def test_who_has_not_filled_in_their_own_part_cannot_sign(drivers):
    """The server says so too, whatever a page does; it names what is missing."""
    drivers["B"].fill("B")
    refused = drivers["A"].sign()

    assert (refused.status_code, refused.json()["code"]) == (409, "own-answers-missing")
    assert {"acc.date", "p.v.plate", "p.review"} <= set(refused.json()["missing"])
    assert "Répondez d’abord" in refused.json()["message"]
    assert "p.signature" not in drivers["A"].get().json()["answers"]


def test_nobody_signs_what_the_other_may_still_write(drivers):
    """A column that is not finished would be signed unseen."""
    drivers["A"].fill("A")
    for key in ("p.v.plate", "p.impact"):
        drivers["B"].put(key, dict(front_of("B"))[key])
    refused = drivers["A"].sign()

    assert (refused.status_code, refused.json()["code"]) == (409, "other-answers-missing")
    assert "conducteur B n’a pas fini" in refused.json()["message"]
    assert "p.ph.last_name" in refused.json()["missing"]
    assert not {"p.v.plate", "p.impact", "p.review"} & set(refused.json()["missing"])


def test_each_box_that_is_required_is_waited_for_and_no_other(ready):
    """Field by field: an answer taken back stops the signature, or the paper allows a blank."""
    blank = set()
    for key, value in front_of("B"):
        if not key.startswith("gate."):
            ready["B"].delete(key)
            if ready["B"].sign().is_success:
                blank.add(key)
            ready["B"].put(key, value)
    assert blank == {
        "p.ph.same_as_profile", "p.ph.first_name", "p.i.green_card_no", "p.i.valid_to",
        "p.i.agency_name", "p.i.agency_address", "p.i.agency_country", "p.d.licence_until",
        "p.remarks", *(f"p.c.{number:02}" for number in range(1, 18)),
    }  # fmt: skip


def test_refusing_to_sign_waits_as_signing_does(drivers):
    """It is an answer to the same question, and closes the front in the same way."""
    refused = drivers["A"].put("p.signature", {"kind": "refused", "reason": "pas d'accord"})
    assert refused.json()["code"] == "own-answers-missing"


def test_who_is_alone_signs_alone(drivers):
    """The other column stays empty."""
    drivers["A"].fill("A")
    drivers["A"].put("gate.other_party", "elle refuse le constat")
    assert drivers["A"].sign().status_code == 200
    assert drivers["A"].get().json()["state"] == "signed"


def test_a_signature_for_two_is_none_for_one(ready):
    """Who signed with the other has not signed a form of one column."""
    ready["A"].sign()
    assert ready["B"].put("gate.other_party", "elle est partie sans rien dire").status_code == 200
    assert ready["B"].get().json()["state"] == "draft"
    assert "p.signature" not in ready["A"].get().json()["answers"]


def test_what_changes_on_the_front_undoes_the_signature_before_it(ready):
    """Nobody has signed a document that was changed afterwards; the same answer changes nothing."""
    ready["A"].sign()
    ready["B"].put("acc.date", dict(front_of("A"))["acc.date"])
    ready["B"].put("gate.consent", "oui")
    ready["A"].put("v.story", "Il pleuvait.")
    assert "p.signature" in ready["A"].get().json()["answers"]

    ready["B"].put("p.v.make", "Zoe")

    assert "p.signature" not in ready["A"].get().json()["answers"]


def test_nothing_of_the_front_changes_once_both_have_signed(ready):
    """The back may still be filled in; the front is what both signed."""
    ready["A"].sign()
    assert ready["A"].get().json()["state"] == "draft"
    assert ready["A"].put("acc.date", "2026-11-19").status_code == 200
    ready["B"].sign()
    assert ready["B"].get().json()["state"] == "draft", "A has not signed this date"
    ready["A"].sign()
    assert ready["B"].get().json()["state"] == "signed"
    before = ready["B"].get("/recap").json()

    attempts = [
        *(driver.put(key, value) for side, driver in ready.items()
          for key, value in (("acc.date", "2026-11-18"), ("gate.consent", "non"),
                             ("p.remarks", "Autre chose."), ("p.signature", {**INK, "name": "X"}))),
        *(driver.delete(key) for driver in ready.values()
          for key in ("acc.date", "p.v.plate", "p.signature", "gate.other_party")),
    ]  # fmt: skip

    assert {(answer.status_code, answer.json()["code"]) for answer in attempts} == {(409, "signed")}
    assert ready["B"].get("/recap").json() == before
    assert ready["A"].put("v.story", "Il pleuvait.").status_code == 200


def test_a_signature_that_is_sent_twice_is_one(ready):
    """The answer to the first sending may be lost; nothing is refused, nothing changes."""
    first, second = ready["A"].sign(), ready["A"].sign()
    assert first.json() == second.json()
    ready["B"].sign()
