// What is on the paper: strokes in their order. Each step can be taken back, clearing the paper too.

const CLEARED = null;
const MOST_STROKES = 5000;
const MOST_NUMBERS = 400000; // two for each point
const ROOM_FOR_ONE_MORE = 4000;

// A drawing that this one draws on.
export function drawnBefore() {
  const earlier = document.getElementById("drawn-before");
  return earlier ? JSON.parse(earlier.textContent).strokes : [];
}

export class Marks {
  #steps;
  #undone = [];
  #floor; // a drawing drawn on from lies under it: undo does not reach it

  constructor(before = []) {
    this.#steps = [...before];
    this.#floor = before.length;
  }

  get strokes() {
    return this.#steps.slice(this.#steps.lastIndexOf(CLEARED) + 1);
  }

  get canUndo() {
    return this.#steps.length > this.#floor;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  get isFull() {
    const numbers = this.strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
    return this.strokes.length >= MOST_STROKES || numbers > MOST_NUMBERS - ROOM_FOR_ONE_MORE;
  }

  add(stroke) {
    this.#steps.push(stroke);
    this.#undone = [];
  }

  clear() {
    if (this.strokes.length) this.add(CLEARED);
  }

  undo() {
    if (this.canUndo) this.#undone.push(this.#steps.pop());
  }

  redo() {
    if (this.canRedo) this.#steps.push(this.#undone.pop());
  }
}
