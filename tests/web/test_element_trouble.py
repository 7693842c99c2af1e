"""`<lsf-avatar>` given what it cannot play: a sentence, an event, and the page goes on."""

from __future__ import annotations

import json
import struct

import pytest

from .test_element import READY, TEXT, of, picture, show

pytestmark = pytest.mark.browser
__all__ = ["show"]

CODES = """
<script>
  window.codes = [];
  addEventListener("error", (event) => {
    if (event.target.localName === "lsf-avatar") codes.push(event.error.code);
  }, true);
</script>
"""
SHORT = "Oui."
DRAWING_MS = 240_000
"""A film takes the server some seconds; more where other tests run beside this one."""
NO_WEBGL = (
    "const real = HTMLCanvasElement.prototype.getContext;"
    "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
    " return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest); };"
)


def glb(document: object, binary: bytes = b"\0" * 64) -> bytes:
    """A GLB file with this JSON, whatever it is."""
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks


def animation(joint: str, count: int = 1) -> dict[str, object]:
    """The JSON of a clip that moves one joint."""
    view = {"buffer": 0, "byteLength": 16}
    return {
        "nodes": [{"name": joint}],
        "bufferViews": [view, view],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": count, "type": "SCALAR"},
            {"bufferView": 1, "componentType": 5126, "count": count, "type": "VEC4"},
        ],
        "animations": [{
            "samplers": [{"input": 0, "output": 1}],
            "channels": [{"sampler": 0, "target": {"node": 0, "path": "rotation"}}],
        }],
    }  # fmt: skip


BAD_CLIPS = {
    "no GLB": (b"<!doctype html><p>404</p>", "clip-broken", "abîmé"),
    "nothing": (b"", "clip-broken", "abîmé"),
    "JSON of something else": (b'{"hello": 1}', "clip-broken", "abîmé"),
    "JSON that is cut": (b'{"clip_url": "x', "clip-broken", "abîmé"),
    "no glTF": (glb({"animations": 7}), "clip-broken", "abîmé"),
    "null": (glb(None), "clip-broken", "abîmé"),
    "accessors out of bounds": (glb(animation("wrist_R", 9000)), "clip-broken", "abîmé"),
    "another rig": (glb(animation("LeftFemur")), "clip-foreign", "un autre avatar"),
}


@pytest.mark.parametrize("bad", BAD_CLIPS)
def test_a_clip_that_cannot_be_played_is_said(show, page, elsewhere, bad):
    """Each has its code and its sentence; the next text is signed as if nothing had been."""
    body, code, words = BAD_CLIPS[bad]
    show(f'src="{elsewhere.file("/bad.glb", body)}"', around=CODES, inside="Avez-vous mal.")

    said = page.locator("lsf-avatar .over p")
    said.wait_for()

    assert words in said.inner_text()
    assert page.evaluate("codes") == [code]
    assert of(page, "a.error.code") == code
    assert of(page, "a.play().catch(e => e.code)") == code
    assert page.locator("lsf-avatar .text").inner_text() == "Avez-vous mal."
    assert page.locator("lsf-avatar .poster").is_visible()
    of(page, f"(a.src = '', a.text = {json.dumps(TEXT)})")
    page.wait_for_selector(READY)
    assert of(page, "a.error") is None
    assert said.count() == 0


def test_a_real_clip_that_was_cut_on_its_way_is_said(show, page, service, elsewhere):
    """Half of a file, and the file with its JSON blotted out."""
    url = page.request.get(f"{service.url}/api/phrases/acc.date").json()["clip_url"]
    whole = page.request.get(service.url + url).body()
    blotted = whole[:20] + b"#" * 40 + whole[60:]
    for body in (whole[: len(whole) // 2], whole[:300], blotted):
        show(f'src="{elsewhere.file("/cut.glb", body)}"', around=CODES)
        page.locator("lsf-avatar .over p").wait_for()
        assert page.evaluate("codes") == ["clip-broken"]


def test_a_clip_and_a_signing_of_another_site_are_played(show, page, service, elsewhere):
    """`src` is a GLB clip, or the JSON that names one."""
    phrase = f"{service.url}/api/phrases/acc.date"
    clip = page.request.get(service.url + page.request.get(phrase).json()["clip_url"]).body()
    show(f'src="{elsewhere.file("/good.glb", clip)}"', around=CODES)
    page.wait_for_selector(READY)
    assert page.locator("lsf-avatar .label").is_visible()
    show(f'src="{phrase}" captions', around=CODES)
    page.wait_for_selector(READY)
    assert page.locator("lsf-avatar .text").inner_text() == "Quel jour a eu lieu l’accident\u202f?"
    assert page.evaluate("codes") == []


@pytest.mark.parametrize(
    ("attributes", "code", "words"),
    [
        ("src='/nowhere.glb'", "clip-missing", "n’est pas là"),
        ("src='http://127.0.0.1:9/x.glb'", "unreachable", "ne répond pas"),
        (f"text='{'a' * 2001}'", "text-refused", "Le texte est trop long"),
        ("text='مرحبا'", "text-refused", "ne peut pas être signé"),
        ("text='Oui.' signer='nobody'", "avatar-missing", "n’existe pas"),
        ("text='Oui.' avatar='/nowhere.glb'", "avatar-missing", "n’existe pas"),
        ("text='Oui.' avatar='/broken.glb'", "avatar-broken", "abîmé"),
        ("text='Oui.' avatar='/empty.glb'", "clip-foreign", "un autre avatar"),
    ],
)
def test_what_is_missing_or_refused_is_said(show, page, elsewhere, attributes, code, words):
    """In French, in the signer's place."""
    elsewhere.file("/broken.glb", b"glTF" + b"\0" * 90)
    scene = {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": []}]}
    elsewhere.file("/empty.glb", glb(scene))
    show(attributes, around=CODES)

    page.locator("lsf-avatar .over p", has_text=words).wait_for()

    assert code in page.evaluate("codes")
    assert page.locator("h1").is_visible()
    assert page.locator("lsf-avatar .label").is_visible()


def test_a_server_that_comes_back_is_asked_again(show, page):
    """Of itself, or at once by a button."""
    page.route("**/api/sign", lambda route: route.abort())
    show(f'text="{TEXT}"', around=CODES)
    page.locator("lsf-avatar .over p", has_text="ne répond pas").wait_for()

    page.unroute("**/api/sign")
    page.get_by_role("button", name="Réessayer").click()

    page.wait_for_selector(READY)
    assert page.evaluate("codes") == ["unreachable"]


def test_without_webgl_a_picture_the_text_and_on_request_a_film_stand_in(show, page):
    """Nothing of three.js is loaded; the film plays, and answers to the same words."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.add_init_script(NO_WEBGL)
    show(f'text="{SHORT}" controls', around=CODES)
    page.locator("lsf-avatar .over p", has_text="ne peut pas s’afficher").wait_for()
    assert page.evaluate("codes") == ["no-webgl"]
    assert page.locator("lsf-avatar .text").inner_text().startswith("Oui.")
    assert of(page, "a.shadowRoot.querySelector('.poster').naturalWidth") > 100
    assert [url for url in loaded if "/assets/stage" in url or "/avatar/" in url] == []

    page.get_by_role("button", name="Voir en vidéo").first.click()

    page.wait_for_function(
        "() => document.querySelector('lsf-avatar').shadowRoot.querySelector('video')"
        ".currentTime > 0.3",
        timeout=DRAWING_MS,
    )
    assert of(page, "[a.paused, a.currentTime > 0.2]") == [False, True]
    of(page, "(a.pause(), a.currentTime = 1)")
    page.wait_for_function("() => document.querySelector('lsf-avatar').currentTime === 1")
    assert of(page, "a.paused")
    assert page.locator("lsf-avatar .label").is_visible()
    of(page, "a.text = 'Bonjour.'")
    page.wait_for_function(
        "digest => { const a = document.querySelector('lsf-avatar');"
        " const { src } = a.shadowRoot.querySelector('video');"
        " return src && src !== digest; }",
        arg=of(page, "a.shadowRoot.querySelector('video').src"),
        timeout=DRAWING_MS,
    )


def test_who_can_draw_may_have_the_film_and_come_back(show, page):
    """A choice, not only a way out."""
    show(f'text="{SHORT}" controls="all"', around=CODES)
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Voir en vidéo").click()
    page.wait_for_function(
        "() => document.querySelector('lsf-avatar').shadowRoot.querySelector('video')"
        ".currentTime > 0.3",
        timeout=DRAWING_MS,
    )
    page.get_by_role("button", name="Revenir à l’avatar").click()
    assert page.locator("lsf-avatar canvas").is_visible()
    assert page.locator("lsf-avatar video").is_hidden()
    assert page.evaluate("codes") == []


def test_a_film_that_cannot_be_made_is_said(show, page):
    """The signer is still there."""
    page.route("**/films/**", lambda route: route.fulfill(status=500))
    show(f'text="{SHORT}" controls="all"', around=CODES)
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Voir en vidéo").click()
    page.locator("lsf-avatar .over p", has_text="La vidéo n’a pas pu être faite").wait_for()
    assert page.evaluate("codes") == ["film-failed"]
    assert page.locator("lsf-avatar canvas").is_visible()


def test_a_lost_context_is_said_and_the_signer_comes_back_where_it_was(show, page):
    """The graphics card may be taken away and given back."""
    show(f'text="{TEXT}"', around=CODES)
    page.wait_for_selector(READY)
    of(page, "a.currentTime = 1.2")
    before = picture(page)
    of(page, "(window.taken = a.shadowRoot.querySelector('canvas').getContext('webgl2')"
             ".getExtension('WEBGL_lose_context'), taken.loseContext())")  # fmt: skip
    page.locator("lsf-avatar .over p", has_text="s’est arrêtée").wait_for()
    assert page.evaluate("codes") == ["context-lost"]

    page.evaluate("taken.restoreContext()")

    page.wait_for_selector(READY)
    assert of(page, "[a.currentTime, a.error]") == [1.2, None]
    assert (abs(picture(page) - before).max(axis=2) > 40).mean() < 0.002
