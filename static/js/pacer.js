// A breath to follow. The light over the lake grows and shrinks; where somebody asked for stillness, words and a count
// change and nothing moves. Each moment is read from the clock.
import { PacerSound } from "./pacer-sound.js";
import { fullness, phaseAt, roundOf } from "./pacer-round.js";

const SMALLEST = 0.46;
const SHIVERS = { inhale: [45, 70, 45], topUp: [45], exhale: [260], holdIn: [], holdOut: [] };
const [FILLED, EMPTY] = ["●", "○"];

export class Pacer {
  #root;
  #also;
  #round;
  #sound = null;
  #began = 0;
  #shown = "";
  #frame = 0;
  #timer = 0;
  #isGoing = false;

  constructor(root, also) {
    this.#root = root;
    this.#also = also;
    this.#round = roundOf(root.dataset);
    root.hidden = false;
    this.#isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    root.toggleAttribute("data-still", this.#isStill);
  }

  #isStill;

  get round() {
    return this.#round.lasts;
  }

  get seconds() {
    return this.#isGoing ? (performance.now() - this.#began) / 1000 : 0;
  }

  // From the first breath in; `done` seconds of it lie behind.
  begin(done = 0) {
    this.#began = performance.now() - done * 1000;
    this.#isGoing = true;
    this.#shown = "";
    if (this.#also.has("sound")) this.#sound = new PacerSound(this.#round, () => this.seconds);
    if (this.#isStill) this.#count();
    else this.#move();
  }

  stop(word = "ready") {
    this.#isGoing = false;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#sound?.stop();
    this.#sound = null;
    navigator.vibrate?.(0);
    this.#fill(0);
    this.#write("word", this.#wordOf(word));
    this.#write("count", "");
  }

  #move = () => {
    const phase = phaseAt(this.#round, this.seconds);
    this.#fill(fullness(this.#round, phase));
    this.#tell(phase);
    this.#frame = requestAnimationFrame(this.#move);
  };

  #count = () => {
    const phase = phaseAt(this.#round, this.seconds);
    const all = Math.ceil(phase.lasts);
    const now = Math.min(all, Math.floor(phase.into) + 1);
    this.#tell(phase);
    this.#write("count", FILLED.repeat(now) + EMPTY.repeat(all - now));
    const untilNext = Math.min(1 - (phase.into % 1), phase.left);
    this.#timer = setTimeout(this.#count, Math.max(1, untilNext * 1000));
  };

  #tell(phase) {
    const shown = `${phase.number} ${phase.name}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const word = this.#wordOf(phase.name);
    this.#write("word", word);
    if (this.#also.has("words")) this.#write("said", word);
    if (this.#also.has("vibration") && SHIVERS[phase.name].length) navigator.vibrate?.(SHIVERS[phase.name]);
  }

  #fill(part) {
    if (this.#isStill) return;
    const size = (SMALLEST + (1 - SMALLEST) * part).toFixed(4);
    this.#root.querySelector("[data-breath]").setAttribute("transform", `scale(${size})`);
    this.#root.querySelector("[data-water]").setAttribute("transform", `scale(${size} 1)`);
  }

  #write(where, words) {
    const place = this.#root.querySelector(`[data-pacer-${where}]`);
    if (where === "said") place.setAttribute("aria-live", "polite");
    if (place.textContent !== words) place.textContent = words;
  }

  #wordOf(name) {
    return this.#root.dataset[`word${name[0].toUpperCase()}${name.slice(1)}`];
  }
}
