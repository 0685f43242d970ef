// A drawing or recording that is not kept yet stays sealed on this device, where somebody is logged in.
import { holdName } from "./kept/alive.js";
import { deviceHere, pairOf } from "./kept/device.js";
import { draftOf, forgetDraft, keepDraft } from "./kept/drafts.js";

const AFTER = 300; // milliseconds

export class HeldPiece {
  #name;
  #make = null;
  #tell;
  #timer = 0;
  #queue = Promise.resolve();

  constructor(name, tell = () => {}) {
    this.#name = name;
    this.#tell = tell;
    if (this.#isPossible) pairOf(deviceHere()).catch(() => {}); // at hand before it is needed in a hurry
    document.addEventListener("visibilitychange", () => document.hidden && this.#write());
    document.addEventListener("journal:leave", () => this.#write());
    window.addEventListener("pagehide", () => this.#write());
  }

  get #isPossible() {
    return Boolean(deviceHere());
  }

  async found() {
    return this.#isPossible ? draftOf(this.#name) : null;
  }

  // The newest counts: what to hold is made when it is written, at the latest when the page is hidden.
  hold(make, after = AFTER) {
    if (!this.#isPossible) return;
    this.#make = make;
    if (after) this.#timer ||= setTimeout(() => this.#write(), after);
    else this.#write();
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const make = this.#make;
    this.#make = null;
    if (!make) return;
    holdName(this.#name);
    this.#queue = this.#queue.then(async () => this.#tell(await keepDraft(this.#name, make())));
  }

  forget() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#make = null;
    this.#queue = this.#queue.then(() => this.#isPossible && forgetDraft(this.#name));
    return this.#queue;
  }
}
