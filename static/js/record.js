// The recorder: ready, recording, paused, made, thrown away, keeping, kept. Nothing leaves the device before "keep".
import { HeldPiece } from "./held-piece.js";
import { Face } from "./record-face.js";
import { Listening } from "./record-listen.js";
import { asHeld, fromHeld, made } from "./record-made.js";
import { sendRecording } from "./record-send.js";
import { canRecord, Sound } from "./record-sound.js";

const LONGEST = 3600; // seconds
const NEARLY = LONGEST - 60;
const A_BREATH = 0.8; // seconds
const TICK = 250; // milliseconds
const HELD_EVERY = 60000; // what was said so far is sealed on this device

class Recorder {
  #root;
  #face;
  #sound = null;
  #made = null;
  #held;
  #listening = new Listening(() => this.#show());
  #ticking = 0;
  #isLeaving = false;

  constructor(root) {
    this.#root = root;
    this.#face = new Face(root);
    root.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")?.dataset.do));
    document.addEventListener("journal:leave", () => this.#leave());
    window.addEventListener("beforeunload", (event) => this.#mayGo || event.preventDefault());
    window.addEventListener("pagehide", () => this.#sound?.letGo());
    this.#held = new HeldPiece(`recording:${root.dataset.url}`);
    this.#become("ready");
    this.#takeUp();
  }

  get #state() {
    return this.#face.state;
  }

  get #mayGo() {
    return this.#isLeaving || ["ready", "thrown", "kept"].includes(this.#state);
  }

  // What was recorded here before, and not kept yet.
  async #takeUp() {
    const held = await this.#held.found();
    if (!(held instanceof Blob) || this.#state !== "ready") return;
    this.#made = fromHeld(held);
    this.#listening.take(this.#made.blob);
    this.#become("made", "back");
  }

  #press(what) {
    const steps = {
      start: () => this.#start(),
      pause: () => this.#sound.pause() || this.#become("paused"),
      goOn: () => this.#sound.goOn() || this.#become("recording"),
      stop: () => this.#stop(),
      listen: () => this.#listening.turn(),
      keep: () => this.#keep(),
      throw: () => this.#throw(),
      bringBack: () => this.#bringBack(),
      tryNow: () => document.dispatchEvent(new Event("journal:try-now")),
    };
    steps[what]?.();
  }

  async #start() {
    if (!["ready", "thrown", "kept"].includes(this.#state)) return;
    this.#become("asking");
    this.#sound = new Sound();
    try {
      await this.#sound.start();
    } catch (error) {
      this.#sound.letGo();
      return this.#become("ready", error.name === "NotAllowedError" ? "notAllowed" : "noMicrophone");
    }
    this.#listening.forget();
    this.#made = null;
    this.#sound.whenCut(() => this.#stop("cut"));
    this.#ticking = setInterval(() => this.#tick(), TICK);
    this.#become("recording");
  }

  #tick() {
    this.#show();
    this.#held.hold(() => asHeld(made(this.#sound.soFar, this.#sound.seconds)), HELD_EVERY);
    if (this.#sound.seconds >= LONGEST) this.#stop("full");
    else if (this.#sound.seconds >= NEARLY) this.#face.say("nearly");
  }

  async #stop(why = "made") {
    if (!["recording", "paused"].includes(this.#state)) return;
    clearInterval(this.#ticking);
    this.#face.become("stopping", "");
    const blob = await this.#sound.stop();
    this.#made = made(blob, this.#sound.seconds);
    this.#held.hold(() => asHeld(this.#made), 0);
    this.#listening.take(blob);
    this.#become("made", why);
  }

  #throw() {
    this.#listening.take(this.#made.blob);
    this.#held.forget();
    this.#become("thrown");
  }

  #bringBack() {
    this.#held.hold(() => asHeld(this.#made), 0);
    this.#become("made");
  }

  // One press is enough, also while it still records; a second tap of the press that began it is none.
  async #keep() {
    if (this.#state === "recording" && this.#sound.seconds < A_BREATH) return;
    await this.#stop();
    if (this.#state !== "made") return;
    this.#listening.forget();
    this.#become("keeping");
    const answer = await sendRecording(this.#root, this.#made, this.#face);
    if (answer.isKept) return this.#kept(answer);
    this.#listening.take(this.#made.blob);
    this.#become("made", "refused", answer.words ? ` ${answer.words}` : "");
  }

  async #kept(answer) {
    await this.#held.forget();
    this.#made = null;
    this.#become("kept");
    this.#root.dispatchEvent(new CustomEvent("journal:kept", { bubbles: true, detail: answer }));
    if (this.#root.dataset.back) window.location.assign(this.#root.dataset.back);
  }

  #leave() {
    this.#isLeaving = true;
    this.#sound?.letGo();
  }

  #become(state, ...words) {
    this.#face.become(state, ...words);
    this.#show();
  }

  #show() {
    const { seconds = 0 } = this.#made || {};
    const isHearing = ["recording", "paused", "stopping"].includes(this.#state);
    const isListening = this.#state === "made" && this.#listening.seconds > 0;
    if (isListening) this.#face.time(this.#listening.seconds, seconds);
    else this.#face.time(isHearing ? this.#sound.seconds : seconds);
    this.#face.playing(this.#listening.isPlaying);
  }
}

for (const root of document.querySelectorAll("[data-record]")) {
  if (canRecord) new Recorder(root);
}
