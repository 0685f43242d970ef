// What no network took waits: sealed on this device where it can be, and on this page. It is sent once there is one.
import { forgetDraft, keepDraft } from "./kept/drafts.js";
import { PREFIX, sendLog } from "./log-send.js";

const AGAIN_AFTER = 10000; // milliseconds

export class Waiting {
  #tell; // (said, "kept" | "here" | "landed", url)
  #all = new Map(); // by the form's id: what was said last
  #onlyHere = new Set(); // ids of what is kept by this page alone
  #timer = 0;
  #isSending = false;

  constructor(tell) {
    this.#tell = tell;
    document.addEventListener("journal:leave", () => this.#onlyHere.clear());
    window.addEventListener("online", () => this.#sendAll());
    window.addEventListener("beforeunload", (event) => this.#onlyHere.size && event.preventDefault());
  }

  has(said) {
    return this.#all.get(said.id) === said;
  }

  async hold(said) {
    const { id, heading, text, fields } = said;
    this.#all.set(id, said);
    said.kept = keepDraft(PREFIX + id, { heading, text, fields }, { id, path: document.body.dataset.logUrl });
    const isKept = await said.kept;
    if (!this.has(said)) return isKept;
    if (isKept) this.#onlyHere.delete(id);
    else this.#onlyHere.add(id);
    this.#tell(said, isKept ? "kept" : "here");
    this.#wait();
    return isKept;
  }

  async took(said, url) {
    await said.kept;
    if (!this.has(said)) return; // another answer waits by now
    this.#all.delete(said.id);
    this.#onlyHere.delete(said.id);
    await forgetDraft(PREFIX + said.id);
    this.#tell(said, "landed", url);
  }

  // Nothing of it is wanted after all.
  async drop(id) {
    const said = this.#all.get(id);
    this.#all.delete(id);
    this.#onlyHere.delete(id);
    await said?.kept;
    await forgetDraft(PREFIX + id);
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#all.size) this.#timer = setTimeout(() => this.#sendAll(), AGAIN_AFTER);
  }

  async #sendAll() {
    if (this.#isSending) return;
    this.#isSending = true;
    for (const said of [...this.#all.values()]) {
      const { url, isRefused } = await sendLog(said);
      if (url) await this.took(said, url);
      else if (isRefused && this.has(said)) this.#all.delete(said.id); // the next page may do better
      else if (!isRefused) break;
    }
    this.#isSending = false;
    this.#wait();
  }
}
