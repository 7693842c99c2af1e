"""`<lsf-avatar>` on a page of another site, which brings one script tag and nothing else."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from .test_for_everyone import violations

pytestmark = pytest.mark.browser

READY = "lsf-avatar[data-ready]"
TEXT = "Quelqu'un a-t-il mal ? AB-123-CD."
LOUD = "<style>* { color: red; font: 40px cursive; } button, p { display: none; }</style>"
HEARD = """
<script>
  window.heard = [];
  const names = ["loadstart", "loadedmetadata", "canplay", "play", "playing", "pause", "seeked",
    "ratechange", "ended", "error"];
  for (const name of names) addEventListener(name, (event) => {
    if (event.target.localName === "lsf-avatar") heard.push(name);
  }, true);
</script>
"""


@pytest.fixture
def show(page, service, elsewhere):
    """Opens a page elsewhere with an element of these attributes."""

    def open_page(attributes: str, around: str = "", inside: str = "") -> None:
        tag = f'<script type="module" src="{service.url}/lsf-avatar.js"></script>'
        page.goto(
            elsewhere.page(f"{HEARD}{around}{tag}<main><h1>Ailleurs</h1>"
                           f"<lsf-avatar {attributes}>{inside}</lsf-avatar></main>")
        )  # fmt: skip

    return open_page


def of(page, expression: str):
    """What an expression says of the element, which it calls `a`."""
    return page.evaluate(f"async () => {{ const a = document.querySelector('lsf-avatar');"
                         f" return {expression}; }}")  # fmt: skip


def picture(page) -> np.ndarray:
    """(H, W, 3) pixels of the canvas."""
    data = page.locator("lsf-avatar canvas").screenshot()
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def test_one_script_tag_signs_a_text_on_another_site(show, page):
    """Drawn, labelled, readable whatever the page's own look is."""
    show(f'text="{TEXT}" captions controls', around=LOUD)
    page.wait_for_selector(READY)

    of(page, "a.currentTime = 1.2")

    seen = picture(page)
    assert (np.abs(seen - seen[5, 5]).max(axis=2) > 40).mean() > 0.02
    label = page.locator("lsf-avatar .label")
    assert label.is_visible()
    assert "brouillon" in label.inner_text()
    assert label.evaluate("e => getComputedStyle(e).fontSize") == "13.12px"
    assert page.get_by_role("button", name="Lire").is_visible()
    assert page.locator("lsf-avatar .text").evaluate("e => getComputedStyle(e).color") == (
        "rgb(22, 38, 46)"
    )


def test_it_speaks_the_words_of_the_media_element(show, page):
    """Properties, promises and events, in the order of HTML."""
    show(f'text="{TEXT}"')
    assert of(page, "a.play().then(() => [a.paused, a.ended, a.readyState])") == [False, False, 4]
    duration = of(page, "a.duration")
    assert duration > 2

    of(page, f"(a.playbackRate = 2, a.currentTime = {duration} - 0.2)")
    page.wait_for_function("() => document.querySelector('lsf-avatar').ended")

    assert of(page, "[a.paused, a.currentTime, a.getAttribute('speed')]") == [True, duration, "2"]
    heard = page.evaluate("heard")
    loading = ["loadstart", "loadedmetadata", "canplay"]
    assert [name for name in heard if name in loading] == loading
    assert [name for name in heard if name not in loading] == [
        "play", "playing", "ratechange", "seeked", "pause", "ended",
    ]  # fmt: skip
    assert heard.index("canplay") < heard.index("playing")


def test_a_play_that_is_paused_before_it_could_begin_is_given_up(show, page):
    """As of any media element: an AbortError."""
    page.route("**/clips/**", lambda route: None)  # the clip does not come, however fast we are
    show(f'text="{TEXT}"')
    begun = "(() => { const p = a.play(); a.pause(); return p.then(String, e => e.name); })()"
    assert of(page, begun) == "AbortError"
    assert of(page, "a.paused")


def test_a_part_is_played_over_and_over_and_frames_are_stepped(show, page):
    """A and B by the buttons; comma and point by the keyboard."""
    show(f'text="{TEXT}" controls="all" orbit')
    page.wait_for_selector(READY)
    of(page, "a.currentTime = 0.5")
    page.get_by_role("button", name="A : début de la boucle ici").click()
    of(page, "a.currentTime = 1")
    page.get_by_role("button", name="B : fin de la boucle ici").click()
    assert page.get_by_text("Boucle A–B : de 0,5 à 1,0 s").is_visible()

    times = of(
        page,
        "(await a.play(), await new Promise(done => { const t = []; a.addEventListener("
        "'timeupdate', () => { t.push(a.currentTime); if (t.filter((s, i) => s < t[i - 1])"
        ".length === 2) done(t); }); }))",
    )

    assert min(times) >= 0.5
    assert max(times) < 1
    page.get_by_role("button", name="Effacer la boucle A–B").click()
    assert of(page, "a.selection") is None
    of(page, "(a.pause(), a.currentTime = 1)")
    page.get_by_role("application").focus()
    page.keyboard.press(".")
    assert of(page, "a.currentTime * 30") == pytest.approx(31, abs=1e-3)
    page.get_by_role("button", name="−1 image").click()
    assert of(page, "a.currentTime") == pytest.approx(1)


def test_it_is_turned_by_pointer_and_keys_and_set_back(show, page):
    """Another view of the same instant, and the same picture again."""
    show(f'text="{TEXT}" orbit')
    page.wait_for_selector(READY)
    front = picture(page)
    box = page.locator("lsf-avatar canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=3)
    page.mouse.up()

    turned = picture(page)
    assert (np.abs(turned - front).max(axis=2) > 40).mean() > 0.02
    page.get_by_role("button", name="Revenir à la vue").click()
    assert np.abs(picture(page) - front).max() == 0
    page.get_by_role("application").focus()
    for key in ("ArrowLeft", "ArrowUp", "+"):
        page.keyboard.press(key)
    assert page.get_by_role("button", name="Revenir à la vue").is_visible()
    page.keyboard.press("0")
    page.locator("h1").click()
    assert np.abs(picture(page) - front).max() == 0


@pytest.mark.parametrize(
    "profile", [{"has_touch": True, "viewport": {"width": 360, "height": 640}}]
)
def test_a_finger_on_it_still_scrolls_the_page(show, page, profile):
    """Up and down is the page's; sideways turns."""
    show(f'text="{TEXT}" orbit', around="<style>main { height: 3000px; }</style>")
    page.wait_for_selector(READY)
    swipe(page, 0, -20)
    assert page.evaluate("scrollY") > 50
    assert page.get_by_role("button", name="Revenir à la vue").count() == 0

    page.wait_for_timeout(500)  # the page goes on for a moment when the finger has left
    page.evaluate("scrollTo(0, 0)")
    swipe(page, 20, 0)
    assert page.evaluate("scrollY") == 0
    assert page.get_by_role("button", name="Revenir à la vue").is_visible()


def swipe(page, right: float, down: float) -> None:
    """Moves a finger from the middle of the picture by six steps of so many pixels."""
    box = page.locator("lsf-avatar canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for step in range(7):
        at = [{"x": x + step * right, "y": y + step * down}]
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        page.wait_for_timeout(30)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(200)


def test_captions_follow_what_is_signed(show, page):
    """The words in the French text, the gloss, and each letter that is spelled."""
    show(f'text="{TEXT}" captions')
    page.wait_for_selector(READY)
    items = of(page, "(await (await fetch(new URL('/api/sign', a.shadowRoot.querySelector('img')"
                     ".src), { method: 'POST', headers: { 'Content-Type': 'application/json' },"
                     " body: JSON.stringify({ text: a.text }) })).json()).items")  # fmt: skip
    plate = items[-1]
    letter = plate["letters"][1]

    of(page, f"a.currentTime = {letter['start_s'] + 0.01}")

    assert page.locator("lsf-avatar mark").inner_text() == "AB-123-CD"
    assert plate["gloss"] in page.locator("lsf-avatar .gloss").inner_text()
    assert page.locator("lsf-avatar .letters .now").inner_text() == letter["letter"] == "B"
    of(page, "a.setAttribute('captions', 'glosses')")
    assert page.locator("lsf-avatar .text").count() == 0


def test_another_look_and_another_hand_are_signed_anew(show, page):
    """The body changes at the same instant; the hand brings another clip."""
    show(f'text="{TEXT}"')
    page.wait_for_selector(READY)
    of(page, "a.currentTime = 1.2")
    before, clip = picture(page), of(page, "a.dataset.ready")

    of(page, "a.signer = 'woman-dark'")
    page.wait_for_event("requestfinished", lambda request: "/avatar/" in request.url)
    page.wait_for_function(_DRAWN_OTHERWISE, arg=before[5, 5].tolist())

    of(page, "a.dominant = 'left'")
    page.wait_for_function(
        "clip => ![clip, undefined].includes(document.querySelector('lsf-avatar').dataset.ready)",
        arg=clip,
    )


_DRAWN_OTHERWISE = """(ground) => {
  const canvas = document.querySelector("lsf-avatar").shadowRoot.querySelector("canvas");
  const copy = new OffscreenCanvas(1, 1).getContext("2d");
  const a = document.querySelector("lsf-avatar");
  a.currentTime = a.currentTime;
  a.currentTime += 0.001;
  copy.drawImage(canvas, 5, 5, 1, 1, 0, 0, 1, 1);
  const seen = [...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  return seen.some((colour, index) => Math.abs(colour - ground[index]) > 40);
}"""


def test_nothing_moves_by_itself_for_who_wants_less_motion(show, page):
    """`autoplay` waits for a hand; without that wish it does not."""
    show(f'text="{TEXT}" autoplay controls')
    page.wait_for_selector(READY)
    assert of(page, "a.paused")
    page.get_by_role("button", name="Lire").click()
    page.wait_for_function("() => Number(document.querySelector('lsf-avatar').dataset.frame) > 2")
    page.emulate_media(reduced_motion="no-preference")
    page.reload()
    page.wait_for_function("() => Number(document.querySelector('lsf-avatar').dataset.frame) > 2")


def test_a_small_window_stays_on_top_and_gives_the_signer_back(show, page):
    """Picture, captions and label move there, and the signing goes on."""
    show(f'text="{TEXT}" controls="all" captions loop')
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Lire").click()

    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Petite fenêtre").click()

    small = opening.value
    small.wait_for_selector("canvas")
    assert "brouillon" in small.locator(".label").inner_text()
    frame = of(page, "a.dataset.frame")
    page.wait_for_function(
        "frame => document.querySelector('lsf-avatar').dataset.frame !== frame", arg=frame
    )
    page.get_by_role("button", name="Remettre l’avatar ici").click()
    page.wait_for_function(
        "() => document.querySelector('lsf-avatar').shadowRoot.querySelector('canvas')"
    )
    assert page.locator("lsf-avatar .label").is_visible()


STATES = {
    "playing, with every button": 'text="Oui." controls="all" captions orbit',
    "broken": 'src="/nowhere.glb" controls captions',
    "refused": 'text="مرحبا" controls="all" captions',
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_fault_that_axe_finds(show, page, state):
    """Also on the small screen, where every target is at least 44 pixels high and nothing juts."""
    page.set_viewport_size({"width": 320, "height": 640})
    show(STATES[state])
    page.wait_for_selector(f"{READY}, lsf-avatar .over p")
    assert violations(page) == []
    assert of(page, "document.documentElement.scrollWidth - innerWidth") <= 0
    targets = of(
        page,
        "[...a.shadowRoot.querySelectorAll('button, select, input')]"
        ".map(e => [e.outerHTML.slice(0, 60), e.offsetHeight, e.offsetWidth])",
    )
    assert targets
    assert [each for each in targets if min(each[1:]) < 44] == []


def test_every_button_is_reached_by_keyboard_and_seen_when_it_has_the_focus(show, page):
    """Tab leads through the picture and all controls, with a ring each."""
    show('text="Oui." controls="all" orbit')
    page.wait_for_selector(READY)
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        focused = of(
            page,
            "(e => e && [e.getAttribute('aria-label') || e.localName,"
            " getComputedStyle(e).outlineStyle])(a.shadowRoot.activeElement)",
        )
        if focused is None:
            break
        reached.append(focused)
    assert [name for name, ring in reached if ring == "none"] == []
    names = " ".join(name for name, _ in reached).replace("\xa0", " ")
    assert names.startswith("Avatar en langue des signes")
    for name in ("Lire", "+1 image", "A : début", "B : fin", "Plus près"):
        assert name in names
