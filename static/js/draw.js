// The page for drawing: what the hand does is sent as strokes, never as a picture.
import { Easel } from "./draw-easel.js";
import { drawnBefore } from "./draw-marks.js";
import { HIGH, WIDE } from "./draw-paper.js";
import { HeldPiece } from "./held-piece.js";
import { sendUntilKept } from "./send-piece.js";

const GIVING_WAY = new Set(["", "back", "held", "notHeld"]); // other words stand until the next step
const TYPE = "application/vnd.journal.drawing+json";

class Desk {
  #form;
  #line;
  #keep;
  #easel;
  #held;
  #id = ""; // what was sent under it: another drawing gets another
  #said = "";
  #isSafe = true; // nothing on this page would be lost

  constructor(form) {
    this.#form = form;
    this.#line = form.querySelector("[data-say]");
    this.#keep = form.querySelector("[type=submit]");
    this.#easel = new Easel({
      canvas: form.querySelector("canvas"),
      tip: form.querySelector("[data-pen-tip]"),
      swatches: form.querySelectorAll("[data-ink]"),
      before: drawnBefore(),
      pen: () => ({ colour: this.#chosen("colour"), width: Number(this.#chosen("width")) }),
      changed: () => this.#change(),
      say: (what) => this.#say(what),
    });
    this.#held = new HeldPiece(`drawing:${form.dataset.name}`, (isHeld) => this.#tellHeld(isHeld));
    this.#listen();
    this.#refresh();
    this.#takeUp();
  }

  #listen() {
    this.#form.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")?.dataset.do));
    this.#form.addEventListener("change", () => this.#refresh());
    this.#form.addEventListener("input", () => this.#hold());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    document.addEventListener("keydown", (event) => this.#shortcut(event));
    document.addEventListener("journal:leave", () => (this.#isSafe = true));
    window.addEventListener("beforeunload", (event) => this.#isSafe || event.preventDefault());
  }

  #chosen(name) {
    return this.#form.elements.namedItem(name).value;
  }

  // What was drawn here before, and not kept yet.
  async #takeUp() {
    const held = await this.#held.found();
    if (!held?.strokes?.length || this.#easel.can.undo) return;
    this.#form.elements.namedItem("template").value = held.template;
    this.#form.elements.namedItem("title").value ||= held.title;
    this.#form.elements.namedItem("description").value ||= held.description;
    this.#easel.restore(held.strokes);
    this.#id = held.id;
    this.#say("back");
  }

  #change() {
    this.#isSafe = !this.#easel.can.undo;
    this.#id = "";
    this.#say("");
    this.#refresh();
    this.#hold();
  }

  #hold() {
    if (this.#easel.isResting) return;
    if (this.#easel.can.undo) this.#held.hold(() => this.#asDraft());
    else this.#held.forget();
  }

  #tellHeld(isHeld) {
    if (this.#easel.isResting) return;
    this.#isSafe ||= isHeld;
    if (GIVING_WAY.has(this.#said)) this.#say(isHeld ? "held" : "notHeld");
  }

  #asDraft() {
    const said = { heading: this.#form.dataset.heading, template: this.#chosen("template"), id: this.#id };
    const words = { title: this.#chosen("title"), description: this.#chosen("description") };
    return { ...said, ...words, strokes: this.#easel.strokes };
  }

  #press(what) {
    if (!what || this.#easel.isResting || !this.#easel.can[what]) return;
    this.#easel.press(what);
    if (what === "clear") this.#say("cleared");
  }

  #shortcut(event) {
    const isWriting = event.target.closest("textarea, input:not([type=radio])");
    if (isWriting || !(event.ctrlKey || event.metaKey)) return;
    const what = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
    if (!what) return;
    event.preventDefault();
    this.#press(what);
  }

  #refresh() {
    for (const [what, isThere] of Object.entries(this.#easel.can)) {
      this.#form.querySelector(`[data-do=${what}]`).setAttribute("aria-disabled", String(!isThere));
    }
    this.#form.querySelector("[data-figure]").toggleAttribute("hidden", this.#chosen("template") !== "body");
  }

  #say(what, more = "") {
    this.#said = what;
    const words = what ? `${this.#line.dataset[what]}${more}` : "";
    if (this.#line.textContent !== words) this.#line.textContent = words;
  }

  #asBlob() {
    const { strokes } = this.#easel;
    const said = { version: 1, template: this.#chosen("template"), size: [WIDE, HIGH], strokes };
    return new Blob([JSON.stringify(said)], { type: TYPE });
  }

  #about() {
    const words = { title: this.#chosen("title"), description: this.#chosen("description") };
    return { kind: "drawing", id: this.#id, token: this.#chosen("csrfmiddlewaretoken"), ...words };
  }

  async #submit(event) {
    event.preventDefault();
    if (!this.#easel.strokes.length) return this.#say("empty");
    if (this.#easel.isResting) return document.dispatchEvent(new Event("journal:try-now"));
    this.#easel.isResting = true;
    this.#id ||= crypto.randomUUID();
    this.#held.hold(() => this.#asDraft(), 0);
    this.#say("keeping");
    const notYet = ({ isLoggedOut }) => this.#say(isLoggedOut ? "loggedOut" : "notYet");
    const answer = await sendUntilKept(this.#form.action, this.#asBlob(), this.#about(), { notYet });
    if (answer.isKept) return this.#leave();
    this.#easel.isResting = false;
    this.#say("refused", answer.words ? ` ${answer.words}` : "");
  }

  async #leave() {
    this.#isSafe = true;
    await this.#held.forget();
    this.#say("kept");
    window.location.assign(this.#form.dataset.back);
  }
}

for (const form of document.querySelectorAll("form[data-draw]")) {
  form.hidden = false;
  new Desk(form);
}
