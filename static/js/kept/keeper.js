// Keeps the words of one form on this device while they are typed; one thing after the other, the newest last.
import { deviceHere, pairOf } from "./device.js";
import { forgetDraft, keepDraft } from "./drafts.js";
import { holdName } from "./alive.js";
import { PREFIX, addressOf, fieldsOf, keepOutOfBrowser, revisionOf } from "./form.js";

const AT_LEAST_EVERY = 600; // milliseconds while typing,
const OR_EVERY = 40; // characters

export class Keeper {
  #form;
  #tell;
  #id = globalThis.crypto?.randomUUID?.() || "";
  #queue = Promise.resolve();
  #isWaiting = false;
  #timer = 0;
  #characters = 0;

  constructor(form, tell = () => {}) {
    this.#form = form;
    this.#tell = tell;
    keepOutOfBrowser(form);
    pairOf(deviceHere()).catch(() => {}); // while there is a network and a log-in
  }

  get #name() {
    return PREFIX + this.#id;
  }

  changed(event) {
    this.#characters += event?.data ? event.data.length : OR_EVERY;
    if (this.#characters >= OR_EVERY) this.keep();
    else this.#timer ||= setTimeout(() => this.keep(), AT_LEAST_EVERY);
  }

  // The last call wins: what is typed while one is being written goes into the next.
  keep() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#characters = 0;
    if (this.#isWaiting) return this.#queue;
    this.#isWaiting = true;
    this.#queue = this.#queue.then(() => this.#write());
    return this.#queue;
  }

  async #write() {
    this.#isWaiting = false;
    holdName(this.#name);
    const isKept = await keepDraft(this.#name, this.#words(), {
      id: this.#id,
      address: addressOf(this.#form),
      isNew: revisionOf(this.#form) === 0,
      ...this.#newPage(),
    });
    this.#tell(isKept);
    if (isKept && !this.#isWaiting) this.#form.dispatchEvent(new Event("journal:kept"));
    return isKept;
  }

  #newPage() {
    const { newPage } = this.#form.dataset;
    return newPage && revisionOf(this.#form) === 0 ? { path: newPage } : {};
  }

  #words() {
    const heading = document.querySelector("h1")?.textContent.trim() || "";
    return { heading, revision: revisionOf(this.#form), fields: fieldsOf(this.#form) };
  }

  forget() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#queue = this.#queue.then(() => forgetDraft(this.#name));
    return this.#queue;
  }

  // The form is sent by the browser: the page that follows hears whether it arrived, by this id. A browser sends no
  // form again while its press is still being told about.
  async sent() {
    const pressIsOver = new Promise((done) => setTimeout(done));
    const isKept = await Promise.race([this.keep(), new Promise((done) => setTimeout(done, 1500))]);
    this.#form.querySelector("input[name=kept_id]")?.remove();
    await pressIsOver;
    if (!isKept) return false;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "kept_id", value: this.#id });
    this.#form.append(field);
    return true;
  }
}
