// How it was, said at the end of a practice. Where no network takes it, it is kept on this device, sealed, and goes to
// the log once there is one: from this page while it is open, else from the next (log-land.js).
import { deviceHere, pairOf } from "./kept/device.js";
import { dayOf } from "./kept-land.js";
import { sendLog } from "./log-send.js";
import { Waiting } from "./log-wait.js";

const A_MOMENT = 1500; // milliseconds: what is taken at once leads on at once

class HowItWas {
  #form;
  #waiting = new Waiting((said, how, url) => this.#tell(said, how, url));

  constructor(form) {
    this.#form = form;
    pairOf(deviceHere()).catch(() => {}); // at hand before there is no network
    form.addEventListener("submit", (event) => this.#submit(event));
    document.querySelector("[data-do=again]").addEventListener("click", () => this.#again());
    form.querySelector("[data-keep-nothing]").addEventListener("click", (event) => this.#keepNothing(event));
  }

  async #submit(event) {
    event.preventDefault();
    const said = this.#said(event.submitter);
    const late = setTimeout(() => this.#waiting.hold(said), A_MOMENT);
    const { url, isRefused } = navigator.onLine ? await sendLog(said) : {};
    clearTimeout(late);
    if (url && said.kept) this.#waiting.took(said, url);
    else if (url) window.location.assign(url);
    else this.#notTaken(said, isRefused);
  }

  async #notTaken(said, isRefused) {
    const isKept = await this.#waiting.hold(said);
    if (!isRefused) return;
    if (isKept) window.location.assign(this.#form.action); // the log asks for the log-in, and takes it then
    else this.#form.submit();
  }

  #said(button) {
    const fields = new URLSearchParams(new FormData(this.#form));
    fields.delete("csrfmiddlewaretoken");
    fields.set("done_on", dayOf(Date.now()));
    if (button?.name) fields.set(button.name, button.value);
    const heading = document.querySelector("h1").textContent.trim();
    const text = `${heading}: ${button?.textContent.trim()}`;
    return { id: fields.get("form_id"), button, heading, text, fields: [...fields] };
  }

  #tell({ id, button }, how, url) {
    if (id !== this.#id.value) return; // of the time before
    this.#press(button);
    for (const line of this.#form.querySelectorAll("[data-said]")) line.hidden = line.dataset.said !== how;
    if (url) this.#form.querySelector("[data-said-more]").href = url;
  }

  #press(pressed) {
    for (const button of this.#form.querySelectorAll("[type=submit]")) button.removeAttribute("aria-pressed");
    pressed?.setAttribute("aria-pressed", "true");
    this.#form.querySelector("[data-said-worse]").hidden = pressed?.value !== "worse";
  }

  async #keepNothing(event) {
    event.preventDefault();
    await this.#waiting.drop(this.#id.value);
    window.location.assign(event.target.href);
  }

  // Another time is another line in the log.
  #again() {
    this.#form.reset();
    this.#id.value = crypto.randomUUID();
    this.#press(null);
    for (const line of this.#form.querySelectorAll("[data-said]")) line.hidden = true;
  }

  get #id() {
    return this.#form.elements.namedItem("form_id");
  }
}

const form = document.querySelector("#how-it-was");
if (form && globalThis.crypto?.randomUUID) new HowItWas(form);
