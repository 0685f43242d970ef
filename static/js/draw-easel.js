// Brings hand, keys and paper together: every line becomes a stroke among the marks.
import { followHand } from "./draw-hand.js";
import { followKeys } from "./draw-keys.js";
import { Marks } from "./draw-marks.js";
import { Paper } from "./draw-paper.js";

const NEAR = 3; // closer than this to the last point, a point adds nothing

export class Easel {
  isResting = false; // while a drawing is on its way, nothing is added to it
  #marks;
  #paper;
  #stroke = null;
  #pen; // () => { colour, width }
  #changed;
  #say;

  constructor({ canvas, tip, swatches, before, pen, changed, say }) {
    this.#marks = new Marks(before);
    this.#paper = new Paper(canvas, swatches);
    [this.#pen, this.#changed, this.#say] = [pen, changed, say];
    this.#follow(canvas, tip);
    new ResizeObserver(() => this.#fit()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#fit());
  }

  #follow(canvas, tip) {
    const begin = (place) => this.#begin(place);
    const end = () => this.#end();
    followHand(canvas, {
      begin: (event) => begin(this.#paper.placeOf(event)),
      move: (events) => this.#move(events),
      end,
    });
    followKeys(canvas, tip, { begin, reach: (place) => this.#reach(place), end, say: this.#say });
  }

  get strokes() {
    return this.#marks.strokes;
  }

  get can() {
    return { undo: this.#marks.canUndo, redo: this.#marks.canRedo, clear: this.#marks.strokes.length > 0 };
  }

  // undo, redo or clear
  press(what) {
    if (this.#stroke || this.isResting || !this.can[what]) return;
    this.#marks[what]();
    this.#show();
  }

  // Take up what was kept of an earlier visit.
  restore(strokes) {
    this.#marks.clear();
    for (const stroke of strokes) this.#marks.add(stroke);
    this.#show();
  }

  #begin(place) {
    if (this.isResting) return false;
    if (this.#marks.isFull) {
      this.#say("full");
      return false;
    }
    this.#stroke = { ...this.#pen(), points: [...place] };
    this.#paper.grow(this.#stroke, 0);
    return true;
  }

  #move(events) {
    if (!this.#stroke) return;
    const from = Math.max(0, this.#stroke.points.length / 2 - 1);
    for (const event of events) this.#add(this.#paper.placeOf(event));
    this.#paper.grow(this.#stroke, from);
  }

  #reach(place) {
    if (!this.#stroke) return;
    this.#add(place);
    this.#paper.show([...this.strokes, this.#stroke]);
  }

  #add([x, y]) {
    const [beforeX, beforeY] = this.#stroke.points.slice(-2);
    if (Math.hypot(x - beforeX, y - beforeY) >= NEAR) this.#stroke.points.push(x, y);
  }

  #end() {
    if (!this.#stroke) return;
    this.#marks.add(this.#stroke);
    this.#stroke = null;
    this.#show();
  }

  #show() {
    this.#paper.show(this.strokes);
    this.#changed();
  }

  #fit() {
    this.#paper.fit();
    this.#paper.show(this.#stroke ? [...this.strokes, this.#stroke] : this.strokes);
  }
}
