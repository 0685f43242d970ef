// A plain form: what is typed is kept on this device until the server has taken it.
import { Keeper } from "./kept/keeper.js";
import { typedAlready } from "./typed-already.js";

class KeptForm {
  #form;
  #keeper;
  #line = null;
  #isChanged = false;
  #isLoggedOut = false;
  #isSending = false;
  #isSubmitted = false;

  constructor(form) {
    this.#form = form;
    this.#keeper = new Keeper(form, (isKept) => this.#tell(isKept ? "kept" : this.#notKept()));
    document.addEventListener("journal:logged-out", () => this.#loggedOut());
    form.addEventListener("input", (event) => this.#change(event));
    form.addEventListener("submit", (event) => this.#submit(event));
    for (const moment of ["pagehide", "blur"]) window.addEventListener(moment, () => this.#flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.#flush());
    document.addEventListener("journal:leave", () => this.#flush());
    if (typedAlready(form) && document.querySelector("[data-error-summary]")) this.#change();
  }

  #change(event) {
    if (event?.target.type === "password" || event?.target.type === "file") return;
    this.#isChanged = true;
    this.#isSubmitted = false;
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
    if (this.#isSubmitted || !this.#isChanged) return;
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    const { submitter } = event;
    const isKept = await this.#keeper.sent();
    this.#isSending = false;
    if (!navigator.onLine) {
      this.#tell(isKept ? "offline" : "offlineNotKept");
      return;
    }
    this.#isSubmitted = true;
    this.#form.requestSubmit(submitter);
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) new KeptForm(form);
