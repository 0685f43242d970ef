// What goes on while a practice is played: a breath, some quiet time, steps. Each can begin, rest, go on and stop.
import { ring } from "./bells.js";
import { OneByOne } from "./play-steps.js";
import { Pacer } from "./pacer.js";

export class Breath {
  #pacer;
  #done = 0;

  constructor(root, also) {
    this.#pacer = new Pacer(root.querySelector("[data-pacer]"), also);
    this.also = also;
  }

  get seconds() {
    return this.#done + this.#pacer.seconds;
  }

  begin() {
    this.#done = 0;
    this.#pacer.begin();
  }

  // The breath that was cut begins anew.
  pause() {
    const whole = Math.floor(this.#pacer.seconds / this.#pacer.round) * this.#pacer.round;
    this.#done += whole;
    this.#pacer.stop();
  }

  goOn() {
    this.#pacer.begin();
  }

  stop() {
    this.#pacer.stop("over");
    this.#done = 0;
  }

  over() {
    if (this.also.has("sound")) ring(0, 0.6);
  }
}

export class Quiet {
  #began = 0;
  #done = 0;
  #total = 0;
  #unring = () => {};

  constructor(root, also) {
    this.also = also;
  }

  get seconds() {
    return this.#done + (this.#began ? (performance.now() - this.#began) / 1000 : 0);
  }

  begin(total) {
    this.#total = total;
    this.#done = 0;
    if (this.also.has("sound")) ring();
    this.goOn();
  }

  // The last bell is laid on the sound card's own clock: it rings on time with the screen off.
  goOn() {
    this.#began = performance.now();
    if (this.#total && this.also.has("sound")) this.#unring = ring(this.#total - this.#done);
  }

  pause() {
    this.#done = this.seconds;
    this.#began = 0;
    this.#unring();
  }

  stop() {
    this.pause();
    this.#done = 0;
    this.#unring = () => {};
  }

  over() {
    this.#unring = () => {}; // let it ring out
    if (this.also.has("vibration")) navigator.vibrate?.([400, 300, 400]);
  }
}

export class Steps {
  #one;
  #each = 0; // seconds, where it goes on by itself
  #timer = 0;

  constructor(root, also, finish) {
    this.also = also;
    this.minutes = Number(root.querySelector("[data-also=by-itself]")?.dataset.minutes);
    const block = root.querySelector("[data-steps]");
    this.#one = new OneByOne(block, { over: finish, met: (at) => this.#met(at) });
  }

  get seconds() {
    return 0;
  }

  begin() {
    this.#each = this.also.has("by-itself") ? (this.minutes * 60) / this.#one.length : 0;
    this.#one.begin();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#one.rest();
  }

  over() {}

  #met(at) {
    clearTimeout(this.#timer);
    if (at && this.also.has("sound")) ring(0, 0.5);
    if (at && this.also.has("vibration")) navigator.vibrate?.(120);
    if (this.#each) this.#timer = setTimeout(() => this.#one.next(), this.#each * 1000);
  }
}
