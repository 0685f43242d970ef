// Saves while typing and says only what is true: "saved" after the database answered with a newer revision.
import { Keeper } from "./kept/keeper.js";
import { send } from "./autosave-send.js";
import { SaveState } from "./save-state.js";
import { typedAlready } from "./typed-already.js";

const AFTER_LAST_KEY = 1200; // milliseconds
const AT_LEAST_EVERY = 8000; // while typing without a pause
const AGAIN_AFTER = [2000, 5000, 10000, 30000];
const PATIENCE = 4000; // with a save under way when a button is pressed

class Autosave {
  #form;
  #state;
  #keeper;
  #typed = 0; // changes on the page,
  #sent = 0; // those in the last message,
  #saved = 0; // those the database has
  #waitingSince = 0;
  #timer = 0;
  #running = null;
  #failures = 0;
  #isLeaving = false;
  #isSending = false;
  #isSubmitted = false;

  constructor(form) {
    this.#form = form;
    this.#state = new SaveState(form.querySelector("[data-autosave-state]"));
    this.#keeper = new Keeper(form);
    form.addEventListener("input", (event) => this.#change(event));
    form.addEventListener("submit", (event) => this.#submit(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.#flush());
    document.addEventListener("journal:leave", () => this.#leave());
    window.addEventListener("pagehide", () => this.#flush());
    window.addEventListener("online", () => this.#save());
    window.addEventListener("beforeunload", (event) => this.#warn(event));
    if (typedAlready(form)) this.#change();
  }

  get #isUnsaved() {
    return this.#typed > this.#saved;
  }

  #change(event) {
    this.#typed += 1;
    this.#keeper.changed(event);
    this.#state.typing();
    this.#isSubmitted = false;
    this.#waitingSince ||= Date.now();
    const latest = this.#waitingSince + AT_LEAST_EVERY - Date.now();
    this.#saveIn(Math.max(0, Math.min(AFTER_LAST_KEY, latest)));
  }

  #saveIn(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), milliseconds);
  }

  // One message at a time; what changes meanwhile goes into the next.
  async #save() {
    clearTimeout(this.#timer);
    if (this.#running || !this.#isUnsaved) return;
    this.#waitingSince = 0;
    this.#sent = this.#typed;
    this.#state.saving();
    this.#keeper.keep();
    this.#running = send(this.#form);
    const answer = await this.#running;
    this.#running = null;
    if (answer.isSaved) this.#succeed(answer);
    else this.#fail(answer);
  }

  #succeed({ savedAt }) {
    this.#saved = this.#sent;
    this.#failures = 0;
    this.#state.saved(savedAt);
    if (this.#isUnsaved) this.#state.typing();
    if (this.#isUnsaved) this.#saveIn(AFTER_LAST_KEY);
    else if (!this.#isSubmitted) this.#keeper.forget();
  }

  #fail(answer) {
    this.#keeper.keep().then((isKept) => this.#isUnsaved && this.#state.unsaved(answer, isKept));
    if (answer.conflict) return; // nothing is overwritten: the person chooses
    this.#saveIn(AGAIN_AFTER[Math.min(this.#failures, AGAIN_AFTER.length - 1)]);
    this.#failures += 1;
  }

  #flush() {
    if (!this.#isUnsaved || this.#isSubmitted) return;
    this.#keeper.keep();
    if (!this.#running) this.#save();
    else if (this.#typed > this.#sent) send(this.#form); // no time to wait for the one under way
  }

  #leave() {
    this.#isLeaving = true;
    this.#flush();
  }

  #warn(event) {
    if (this.#isUnsaved && !this.#isLeaving && !this.#isSubmitted) event.preventDefault();
  }

  // A button sends the words itself; a save under way arrives first, so that neither outruns the other.
  async #submit(event) {
    clearTimeout(this.#timer);
    if (this.#isSubmitted) return;
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    const { submitter } = event;
    await Promise.race([this.#running, new Promise((done) => setTimeout(done, PATIENCE))]);
    const isKept = await this.#keeper.sent();
    this.#isSending = false;
    if (!navigator.onLine) {
      this.#state.waiting(this.#isUnsaved, isKept);
      return;
    }
    this.#isSubmitted = true;
    this.#form.requestSubmit(submitter);
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
