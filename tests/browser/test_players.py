"""Players and the page that grounds: on time, still where asked, and without a network."""

import math
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from practices.models import Practice
from tests.browser.conftest import DESK, PageAs
from tests.browser.kept import is_ready, kept_in, nothing_is_kept, some_is_kept
from tests.browser.test_help_offline import ready
from tests.practices.making import logs_of

pytestmark = pytest.mark.django_db(transaction=True)
EVEN = "/practices/even-breathing/start/?ready=1&minutes=10"
ROUND, ONE_WAY = 11_000, 5_500  # milliseconds
TEN_MINUTES = 600_000
WATCH = """() => {
  const word = document.querySelector("[data-pacer-word]");
  window.met = [];
  new MutationObserver(() => met.push([word.textContent, performance.now()]))
    .observe(word, { childList: true });
}"""
LIGHT = """() => [
  Number(document.querySelector("[data-breath]").getAttribute("transform").match(/[\\d.]+/)[0]),
  performance.now(),
]"""
FRAMES = """() => new Promise((done) => {
  const all = [...document.querySelectorAll("[data-play], [data-play] *")];
  const look = () => JSON.stringify(all.map((one) => {
    const box = one.getBoundingClientRect();
    const attributes = [...one.attributes].map(({ name, value }) => name + value);
    return [box.x, box.y, box.width, box.height, attributes, getComputedStyle(one).cssText];
  }));
  const [looks, words] = [new Set(), new Set()];
  let moving = 0;
  const until = performance.now() + 2600;
  const frame = () => {
    looks.add(look());
    words.add(document.querySelector("[data-pacer-count]").textContent);
    moving += document.getAnimations().length;
    if (performance.now() < until) requestAnimationFrame(frame);
    else done([looks.size, moving, words.size]);
  };
  frame();
})"""
LISTEN = """() => {
  window.heard = [];
  window.felt = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    heard.push([this.context.state, at - this.context.currentTime]);
    return start.call(this, at);
  };
  window.asked = [];
  const release = async () => asked.push("let go");
  navigator.wakeLock.request = async (what) => asked.push(what) && { release };
  navigator.vibrate = (pattern) => felt.push(JSON.stringify(pattern));
}"""


PLANT = """async (said) => {
  const main = document.querySelector("script[type=module][src*=main]").src;
  const { keepDraft } = await import(new URL("kept/drafts.js", main));
  return keepDraft("log:planted", said);
}"""


@pytest.fixture
def practices(transactional_db: None) -> None:
    """Load the shipped practices and help lines."""
    call_command("load_practices", verbosity=0)
    call_command("load_help_lines", verbosity=0)


def lateness(met: list[tuple[str, float]]) -> list[float]:
    """How long after its moment on the clock each change of the word came, in milliseconds."""
    began = met[0][1]
    turns = {"Breathe in": 0, "Breathe out": ONE_WAY}
    since = [at - began - turns[word] for word, at in met if word in turns]
    return [(each + ROUND / 2) % ROUND - ROUND / 2 for each in since]


def size_at(milliseconds: float) -> float:
    """How large the light should be, so long after the beginning."""
    into = milliseconds % ROUND
    full = (1 - math.cos(math.pi * into / ONE_WAY)) / 2
    return 0.46 + 0.54 * full


def test_the_breath_is_on_time_at_the_end_of_ten_minutes(
    alice: User, practices: None, page_as: PageAs
) -> None:
    """The clock jumps, as after a sleep, and runs on: a pacer that sums up would be lost."""
    page = page_as(alice)
    page.clock.install()
    page.goto(EVEN)
    page.evaluate(WATCH)
    page.get_by_role("button", name="Begin").click()

    page.clock.run_for(ROUND + 2_000)
    page.clock.fast_forward(TEN_MINUTES - 3 * ROUND)
    page.clock.run_for(ROUND + 2_000)
    size, at = page.evaluate(LIGHT)

    met = page.evaluate("met")
    assert met[-1][1] - met[0][1] > TEN_MINUTES - 2 * ROUND
    late = lateness([met[0], *met[-2:]])
    assert max(map(abs, late)) < 50, late
    assert size == pytest.approx(size_at(at - met[0][1]), abs=0.0077)  # 50 ms at the steepest


@pytest.mark.prove
@pytest.mark.timeout(0)
def test_the_breath_is_on_time_through_ten_real_minutes(
    alice: User, practices: None, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto(EVEN)
    page.evaluate(WATCH)
    page.get_by_role("button", name="Begin").click()

    page.wait_for_timeout(TEN_MINUTES)

    met = page.evaluate("met")
    late = lateness(met)
    print(f"{len(met)} changes, latest by {max(late):.1f} ms, the last by {late[-1]:.1f} ms")
    assert len(met) >= 109
    assert max(map(abs, late[-10:])) < 50, late


def test_a_pause_says_so_and_counts_for_nothing(
    alice: User, practices: None, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.clock.install()
    page.goto(EVEN)
    page.get_by_role("button", name="Begin").click()
    page.clock.fast_forward(2 * 60_000)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-left]")).to_have_text("Paused.")

    page.clock.fast_forward(60 * 60_000)
    page.get_by_role("button", name="Go on").click()
    page.clock.fast_forward(60_000)
    page.get_by_role("button", name="Stop here").click()

    expect(page.locator("[data-minutes-done]")).to_have_value("3")


def test_nothing_moves_for_somebody_who_asked_for_stillness(
    alice: User, practices: None, page_as: PageAs
) -> None:
    page = page_as(alice, reduced_motion="reduce")
    page.goto(EVEN)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-pacer-count]")).to_have_text("●○○○○○")

    looks, moving, counts = page.evaluate(FRAMES)

    assert (looks, moving) == (1, 0)
    assert counts >= 3  # one after another is filled
    expect(page.locator("[data-pacer-word]")).to_have_text("Breathe out")


def test_sound_and_vibration_are_off_until_switched_on_and_tell_in_from_out(
    alice: User, practices: None, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto("/practices/longer-out-breath/start/?ready=1")
    page.get_by_text("A breath of your own").click()
    page.get_by_label("In", exact=True).fill("2")
    page.get_by_label("Out", exact=True).fill("4")
    page.get_by_role("button", name="Breathe like this").click()
    expect(page.locator("button[name=usual]")).to_be_attached()  # remembered
    page.evaluate(LISTEN)

    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-pacer-word]")).to_have_text("Breathe out")
    assert page.evaluate("heard.length + felt.length") == 0
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("asked") == ["screen", "let go"]  # the screen stays on while it goes on
    for also in ("Soft sound", "Vibration"):
        page.get_by_label(also).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-pacer-word]")).to_have_text("Breathe in")
    expect(page.locator("[data-pacer-word]")).to_have_text("Breathe out")

    heard = page.evaluate("heard")
    assert {state for state, _ahead in heard} == {"running"}
    assert max(ahead for _state, ahead in heard) > 60  # laid out ahead, for a page nobody looks at
    assert page.evaluate("felt")[-2:] == ["[45,70,45]", "[260]"]


def test_a_practice_goes_on_by_keyboard_without_a_network(
    alice: User, practices: None, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(alice, width=DESK)
    page.goto("/practices/five-senses/start/?ready=1")
    found = violations(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-step]")).to_be_focused()
    found += violations(page)
    for _light in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Found: 2 of 5")).to_have_attribute("aria-pressed", "true")
    for _step in range(5):
        page.get_by_role("button", name="Next").or_(
            page.get_by_role("button", name="To the end")
        ).press("Enter")

    expect(page.get_by_role("heading", name="Coming back")).to_be_focused()
    assert found + violations(page) == []


def test_how_it_was_is_kept_without_a_network_and_lands_by_itself(
    alice: User, practices: None, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(alice)
    page.goto("/practices/five-senses/start/?ready=1")
    is_ready(page)
    page.context.set_offline(True)
    said = page.get_by_role("status")

    page.get_by_role("button", name="To the end").click()
    page.get_by_role("button", name="A bit").click()
    expect(said).to_contain_text("Your answer is kept on this device, sealed.")
    page.get_by_role("button", name="It felt worse").click()
    expect(page.get_by_role("heading", name="Thank you for saying so")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Ground me")).to_be_visible()
    found = violations(page)
    page.context.set_offline(False)
    expect(said).to_contain_text("It is in your log now.")
    nothing_is_kept(page)

    page.get_by_role("button", name="Once more").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="To the end").click()
    page.get_by_role("button", name="Yes").click()
    some_is_kept(page)
    [line] = kept_in(page)["lines"]
    assert line["path"] == "/practices/log/"  # which practice is in the sealed box only
    page.close()  # and open another one, some time later

    other = page.context.new_page()
    page.context.set_offline(False)
    other.goto("/journal/")
    expect(other.get_by_text("is in your log now")).to_be_visible()
    nothing_is_kept(other)
    assert [log.how for log in logs_of(alice)] == ["worse", "yes"]
    assert found == []


def test_with_a_network_an_answer_leads_on_and_keeping_nothing_takes_back_what_waits(
    alice: User, practices: None, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto("/practices/five-senses/start/?ready=1")
    page.get_by_role("button", name="To the end").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("it did not help")).to_be_visible()

    page.goto("/practices/three-words/start/?ready=1")
    is_ready(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="To the end").click()
    page.get_by_role("button", name="Yes").click()
    some_is_kept(page)
    page.get_by_role("link", name="Keep nothing").click()
    expect(page.get_by_role("heading", name="Coming back")).to_be_hidden()
    page.context.set_offline(False)
    page.goto("/journal/")

    nothing_is_kept(page)
    assert [log.how for log in logs_of(alice)] == ["no"]


def test_a_box_somebody_else_sealed_reaches_no_address_but_the_log_and_is_asked_once(
    alice: User, practices: None, page_as: PageAs
) -> None:
    """Whoever uses the browser can seal a box; what it names decides nothing."""
    page = page_as(alice)
    page.goto("/journal/")
    is_ready(page)
    elsewhere = {"url": "/practices/less/pause/", "fields": [["form_id", str(uuid4())]]}
    assert page.evaluate(PLANT, elsewhere)
    sent: list[str] = []
    page.on("request", lambda each: each.method == "POST" and sent.append(each.url))

    for _twice in range(2):
        page.goto("/journal/")
        expect(page.locator("[data-kept-some]")).to_be_visible()  # its owner decides

    assert [url.endswith("/practices/log/") for url in sent] == [True]


@pytest.mark.parametrize("player", ["breath", "timer", "scan"])
def test_no_player_has_a_barrier_while_it_goes_on(
    player: str, alice: User, practices: None, page_as: PageAs, violations: Callable[..., list[str]]
) -> None:
    Practice.objects.filter(slug="even-breathing").update(player=player)
    page = page_as(alice, theme="dark")
    page.goto("/practices/even-breathing/start/?ready=1")

    page.get_by_role("button", name="Begin").click()
    going = violations(page)
    if player != "scan":
        expect(page.locator("[data-left]")).to_have_text("About 5 minutes left.")
    page.get_by_role("button", name="Stop here").click()
    page.get_by_text("A number after, if you like").click()

    assert going + violations(page) == []


def test_one_press_grounds_anybody_with_the_network_cut(
    practices: None, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(service_workers="allow")
    ready(page, "/help/")
    page.wait_for_load_state("networkidle")

    page.context.set_offline(True)
    page.get_by_role("link", name="Ground me").click()

    expect(page.locator("[data-now-day]")).to_have_text(
        page.evaluate(
            "new Date().toLocaleDateString('en-GB',"
            " { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })"
        )
    )
    page.get_by_role("button", name="Breathe with the light").click()
    expect(page.locator("[data-pacer-word]")).to_have_text("Breathe out")
    page.get_by_role("button", name="One by one").first.click()
    expect(page.locator("[data-step]").first).to_contain_text("Five things you can see.")
    page.get_by_text("Britain (UK)").click()
    expect(page.get_by_role("link", name="Call 116 123")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("World clock")


def test_own_words_are_kept_only_after_being_told_and_logging_out_removes_them(
    alice: User, practices: None, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(alice)
    page.goto("/ground/")
    page.get_by_role("button", name="Keep something here").click()
    expect(page.get_by_text("Anybody who opens this browser can read it")).to_be_visible()
    expect(page.get_by_label("A note to yourself")).to_be_hidden()
    page.get_by_label("I understand, and this device is mine").check()
    page.get_by_label("A note to yourself").fill("It passed every time so far.")
    page.get_by_label("Name 1").fill("Rosa")
    page.get_by_label("Phone 1").fill("+44 20 7946 0018")
    page.get_by_role("button", name="Keep in this browser").click()

    page.reload()

    expect(page.locator("[data-kept-note]")).to_have_text("It passed every time so far.")
    rosa = page.get_by_role("link", name="Call Rosa")
    expect(rosa).to_have_attribute("href", "tel:+442079460018")
    assert violations(page) == []
    other = page.context.new_page()
    other.goto("/account/logout/")
    other.wait_for_load_state("networkidle")
    other.get_by_role("main").get_by_role("button", name="Log out").click()
    expect(other.get_by_role("heading", name="A quiet place to write")).to_be_visible()
    expect(page.locator("[data-kept-own]")).to_be_hidden()
    expect(page.get_by_label("A note to yourself")).to_have_value("")
    assert page.evaluate("localStorage.getItem('ground')") is None
