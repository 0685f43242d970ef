"""Drawing and recording, as a hand does them: finger, mouse, keys; kept once, and never lost."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from journal.access import reader_of
from journal.drawing import Drawing, parse
from journal.models import Attachment, Entry
from journal.queries_attachments import content_of, opened_attachment
from tests.browser.conftest import DESK, PageAs
from tests.journal.conftest import draft

__all__ = ["draft"]
pytestmark = pytest.mark.django_db(transaction=True)
ATTACH = re.compile(r"/attach/$")


def paper(page: Page):
    return page.get_by_label("Paper to draw on")


def said(page: Page):
    return page.locator("[data-say]")


def open_paper(page: Page, entry: Entry) -> None:
    page.goto(f"/journal/drawings/new/?entry={entry.public_id}")
    expect(paper(page)).to_be_visible()


def places(page: Page, *parts: tuple[float, float]) -> list[tuple[float, float]]:
    box = paper(page).bounding_box()
    return [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in parts]


def draw_with_mouse(page: Page, *parts: tuple[float, float]) -> None:
    first, *rest = places(page, *parts)
    page.mouse.move(*first)
    page.mouse.down()
    for place in rest:
        page.mouse.move(*place, steps=5)
    page.mouse.up()


def draw_with_finger(page: Page, *parts: tuple[float, float]) -> None:
    """A real touch, as Chromium's own input sends it: anywhere else it would scroll the page."""
    touch = page.context.new_cdp_session(page)
    page.evaluate("scrollTo(0, 0)")  # on a scrolled page a touch sent this way lands elsewhere
    first, *rest = places(page, *parts)
    for kind, place in [("touchStart", first), *(("touchMove", each) for each in rest)]:
        points = [{"x": place[0], "y": place[1]}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def kept_drawing(alice: User) -> Drawing:
    row = Attachment.objects.get()
    return parse(content_of(row, opened_attachment(row, reader_of(alice))))


def test_three_lines_are_drawn_one_is_taken_back_and_the_rest_is_kept(
    alice, draft, page_as: PageAs, violations, shoot
) -> None:
    page = page_as(alice, has_touch=True)
    open_paper(page, draft)

    draw_with_mouse(page, (0.2, 0.2), (0.5, 0.4), (0.8, 0.2))
    page.get_by_label("Clay").check(force=True)
    page.get_by_label("Broad").check(force=True)
    draw_with_finger(page, (0.3, 0.3), (0.4, 0.5), (0.5, 0.8))
    draw_with_mouse(page, (0.1, 0.9), (0.9, 0.9))
    page.get_by_role("button", name="Undo").click()
    page.get_by_label("A body").check()
    page.get_by_text("A name, or words for it").click()
    page.get_by_label("Name").fill("Tuesday's hills")
    expect(page.locator("[data-figure]")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("scrollX") == 0
    page.get_by_role("button", name="Keep the drawing").click()

    expect(page).to_have_url(re.compile(rf"/entries/{draft.public_id}/edit/$"))
    expect(page.get_by_role("img", name="Tuesday's hills").locator("path")).to_have_count(4)
    drawing = kept_drawing(alice)
    assert drawing.template == "body"
    assert [(s.colour, s.width) for s in drawing.strokes] == [("ink", 2), ("clay", 4)]
    assert all(len(stroke.points) > 4 for stroke in drawing.strokes)


def test_what_is_cleared_comes_back_and_what_is_undone_can_be_done_again(
    alice, draft, page_as: PageAs
) -> None:
    page = page_as(alice, width=DESK)
    open_paper(page, draft)
    for height in (0.2, 0.4, 0.6):
        draw_with_mouse(page, (0.2, height), (0.8, height))

    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="Undo").click()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.get_by_role("button", name="Redo").click()
    page.set_viewport_size({"width": 700, "height": 600})  # what is drawn stays where it was
    page.get_by_role("button", name="Keep the drawing").click()

    expect(page).to_have_url(re.compile("/edit/$"))
    assert [round(s.points[1], -2) for s in kept_drawing(alice).strokes] == [300, 600]


def test_the_keyboard_alone_draws_describes_and_keeps(alice, draft, page_as: PageAs) -> None:
    page = page_as(alice)
    open_paper(page, draft)

    paper(page).focus()
    page.keyboard.press("Space")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Space")
    expect(said(page)).to_have_text(re.compile("Pen lifted"))
    page.locator("summary", has_text="A name, or words for it").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("A path that turns down.")
    page.get_by_role("button", name="Keep the drawing").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/edit/$"))
    assert kept_drawing(alice).strokes[0].points == (
        600,
        800,
        620,
        800,
        640,
        800,
        640,
        820,
        640,
        920,
    )
    expect(page.locator("svg desc")).to_have_text("A path that turns down.")


def test_without_a_network_a_drawing_stays_on_the_device_and_is_kept_once(
    alice, draft, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.on("dialog", lambda dialog: dialog.accept())
    open_paper(page, draft)
    draw_with_mouse(page, (0.2, 0.2), (0.8, 0.8))
    expect(said(page)).to_have_text("On this device for now.")

    def cut_off_after_arriving(route: Route) -> None:
        route.fetch()
        route.abort("internetdisconnected")

    page.route(ATTACH, cut_off_after_arriving)
    page.get_by_role("button", name="Keep the drawing").click()
    expect(said(page)).to_have_text("Not kept yet: still on this device. We keep trying.")
    page.unroute(ATTACH)
    page.reload()
    expect(said(page)).to_have_text("What you drew here before is back.")
    page.get_by_role("button", name="Keep the drawing").click()

    expect(page).to_have_url(re.compile("/edit/$"))
    assert len(kept_drawing(alice).strokes) == 1
    open_paper(page, draft)
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
    expect(said(page)).to_be_empty()


def test_leaving_quickly_asks_nothing_and_the_drawing_is_there_later(
    alice, draft, page_as: PageAs
) -> None:
    asked: list[str] = []
    page = page_as(alice)
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_paper(page, draft)
    draw_with_mouse(page, (0.2, 0.2), (0.8, 0.8))

    expect(said(page)).to_have_text("On this device for now.")
    draw_with_mouse(page, (0.2, 0.8), (0.8, 0.2))
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_url(re.compile("/clock/$"))
    open_paper(page, draft)

    expect(said(page)).to_have_text("What you drew here before is back.")
    assert asked == []


def open_recorder(page: Page, entry: Entry) -> None:
    page.goto(f"/journal/recordings/new/?entry={entry.public_id}")
    expect(press(page, "Record")).to_be_visible()


def press(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def test_a_voice_is_recorded_paused_listened_to_and_kept(
    alice, draft, page_as: PageAs, violations
) -> None:
    page = page_as(alice)
    open_recorder(page, draft)
    assert violations(page) == []

    press(page, "Record").click()
    expect(said(page)).to_have_text("Recording. Take your time.")
    expect(page.locator("[data-clock]")).to_have_text("0:01")
    press(page, "Pause").click()
    expect(said(page)).to_have_text("Paused. Nothing is recorded.")
    press(page, "Go on").click()
    press(page, "Stop").click()
    expect(said(page)).to_have_text("Recorded, and only on this device so far.")
    assert not Attachment.objects.exists()
    press(page, "Listen").click()
    expect(page.locator("[data-clock]")).to_have_text(re.compile("/ 0:0"))
    assert violations(page) == []
    press(page, "Keep").click()

    expect(page).to_have_url(re.compile(rf"/entries/{draft.public_id}/edit/$"))
    document = opened_attachment(Attachment.objects.get(), reader_of(alice))
    assert document.media_type in {"audio/webm", "audio/mp4", "audio/ogg"}
    assert (document.size > 1000, document.seconds >= 1) == (True, True)


def test_keeping_while_it_records_takes_one_press_and_a_lost_network_loses_nothing(
    alice, draft, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.on("dialog", lambda dialog: dialog.accept())
    open_recorder(page, draft)
    page.route(ATTACH, lambda route: route.abort("internetdisconnected"))

    press(page, "Record").click()
    expect(page.locator("[data-clock]")).to_have_text("0:01")
    press(page, "Keep").click()
    expect(said(page)).to_have_text("Not kept yet: still on this device. We keep trying.")
    page.unroute(ATTACH)
    page.reload()
    expect(said(page)).to_have_text("What you recorded here before is back. It is not kept yet.")
    press(page, "Throw away").click()
    press(page, "Bring it back").click()
    press(page, "Keep").click()

    expect(page).to_have_url(re.compile("/edit/$"))
    assert opened_attachment(Attachment.objects.get(), reader_of(alice)).seconds >= 1


def test_nothing_asks_for_the_microphone_before_a_press(alice, draft, page_as: PageAs) -> None:
    page = page_as(alice)
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => {"
        " window.asked = true; throw new DOMException('no', 'NotAllowedError'); };"
    )
    open_recorder(page, draft)
    assert page.evaluate("window.asked") is None

    press(page, "Record").click()

    expect(said(page)).to_have_text(re.compile("^The microphone is switched off for this page"))
    expect(press(page, "Record")).to_be_visible()


def test_without_javascript_there_is_another_way(alice, draft, page_as: PageAs) -> None:
    page = page_as(alice, java_script_enabled=False)

    page.goto(f"/journal/drawings/new/?entry={draft.public_id}")
    expect(page.locator("canvas")).to_be_hidden()
    page.get_by_role("link", name="Keep a photo").click()
    expect(page.get_by_label("Take or choose a photo")).to_be_visible()
    page.goto(f"/journal/recordings/new/?entry={draft.public_id}")
    expect(press(page, "Record")).to_be_hidden()
    page.locator("summary", has_text="Choose a recording instead").click()

    expect(page.get_by_label("A recording on this device")).to_be_visible()


def test_nothing_of_a_drawing_lies_readable_in_the_browser(alice, draft, page_as: PageAs) -> None:
    page = page_as(alice)
    open_paper(page, draft)
    draw_with_mouse(page, (0.2, 0.2), (0.8, 0.8))
    page.get_by_text("A name, or words for it").click()
    page.get_by_label("Name").fill("a heron in the reeds")
    expect(said(page)).to_have_text("On this device for now.")

    stored = page.evaluate(EVERYTHING_STORED)

    assert "drawing:" in stored
    assert [word for word in ("heron", "strokes", "points") if word in stored] == []


EVERYTHING_STORED = """async () => {
  const found = [JSON.stringify({ ...localStorage, ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const open = indexedDB.open(name);
    await new Promise((done) => (open.onsuccess = done));
    for (const store of open.result.objectStoreNames) {
      const all = open.result.transaction(store).objectStore(store).getAll();
      await new Promise((done) => (all.onsuccess = done));
      for (const each of all.result) {
        const isBox = each instanceof ArrayBuffer;
        found.push(isBox ? new TextDecoder().decode(each) : JSON.stringify(each));
      }
    }
  }
  return found.join("\\n");
}"""
