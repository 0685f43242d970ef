// A plain form: what is typed is kept on this device until the server has taken it. Pressed without a network, a form
// that carries an id of its own is sent once there is one; any other says that it can be.
import { Keeper } from "./kept/keeper.js";
import { typedAlready } from "./typed-already.js";

const AGAIN_AFTER = 4000; // milliseconds

async function isReachable() {
  const asked = { method: "HEAD", cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(AGAIN_AFTER) };
  return fetch(window.location.href, asked).then(() => true, () => false);
}

class KeptForm {
  #form;
  #keeper;
  #line = null;
  #isChanged = false;
  #isLoggedOut = false;
  #isSending = false;
  #isSubmitted = false;
  #wasOffline = false; // at the last press,
  #submitter = null; // of this button,
  #isWaiting = false; // which is pressed again once there is a network
  #timer = 0;

  constructor(form) {
    this.#form = form;
    this.#keeper = new Keeper(form, (isKept) => this.#tell(isKept ? "kept" : this.#notKept()));
    document.addEventListener("journal:logged-out", () => this.#loggedOut());
    form.addEventListener("input", (event) => this.#change(event));
    form.addEventListener("submit", (event) => this.#submit(event));
    for (const moment of ["pagehide", "blur"]) window.addEventListener(moment, () => this.#flush());
    window.addEventListener("online", () => this.#goOn());
    document.addEventListener("visibilitychange", () => document.hidden && this.#flush());
    document.addEventListener("journal:leave", () => this.#flush());
    if (typedAlready(form) && document.querySelector("[data-error-summary]")) this.#change();
  }

  #change(event) {
    if (event?.target.type === "password" || event?.target.type === "file") return;
    this.#isChanged = true;
    this.#isSubmitted = false;
    this.#isWaiting = false; // typing goes on: the next press is theirs
    this.#keeper.changed(event);
  }

  #flush() {
    if (this.#isChanged && !this.#isSubmitted) this.#keeper.keep();
  }

  #notKept() {
    return this.#isLoggedOut ? "loggedOut" : "notKept";
  }

  #loggedOut() {
    this.#isLoggedOut = true;
    if (this.#isChanged) this.#tell("loggedOut");
  }

  #tell(state) {
    this.#line ||= this.#newLine();
    if (!this.#line) return;
    const text = this.#line.dataset[state];
    this.#line.dataset.state = state === "kept" ? "saved" : "unsaved";
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }

  #newLine() {
    const template = document.querySelector("template[data-keep-line]");
    const line = template?.content.firstElementChild.cloneNode(true);
    const before = this.#form.querySelector(":scope > .actions");
    if (line) this.#form.insertBefore(line, before);
    return line;
  }

  async #submit(event) {
    if (this.#isSubmitted || (!this.#isChanged && navigator.onLine)) return;
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    const { submitter } = event;
    const isKept = await this.#keeper.sent();
    this.#isSending = false;
    if (!navigator.onLine) {
      this.#tell(isKept ? "offline" : "offlineNotKept");
      this.#wait(submitter);
      return;
    }
    this.#send(submitter);
  }

  #send(submitter) {
    this.#wasOffline = this.#isWaiting = false;
    this.#isSubmitted = true;
    this.#form.requestSubmit(submitter);
  }

  #wait(submitter) {
    this.#wasOffline = true;
    this.#isWaiting = this.#hasOwnId;
    this.#submitter = submitter;
  }

  // The same form sent twice is kept once, by this id.
  get #hasOwnId() {
    return Boolean(this.#form.elements.namedItem("piece")?.value || this.#form.elements.namedItem("public_id")?.value);
  }

  async #goOn() {
    clearTimeout(this.#timer);
    if (!this.#wasOffline || this.#isSubmitted) return;
    const isBack = await isReachable();
    if (!isBack) this.#timer = setTimeout(() => this.#goOn(), AGAIN_AFTER);
    else if (this.#isWaiting) this.#send(this.#submitter);
    else this.#tell("back");
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) new KeptForm(form);
