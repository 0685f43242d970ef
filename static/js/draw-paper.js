// The paper: a canvas that shows strokes smoothly, sharp on every screen, in the colours of the day's light.

export const WIDE = 1200;
export const HIGH = 1600;
const NIBS = { 1: 5, 2: 10, 3: 22, 4: 48 };

const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

export class Paper {
  #canvas;
  #pen;
  #colours = {};

  constructor(canvas, swatches) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
    this.swatches = swatches;
  }

  // As many dots as the screen has; the picture is drawn anew from its strokes.
  fit() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    this.#canvas.width = Math.round(width * window.devicePixelRatio);
    this.#canvas.height = Math.round(height * window.devicePixelRatio);
    for (const swatch of this.swatches) this.#colours[swatch.dataset.ink] = getComputedStyle(swatch).color;
  }

  placeOf(event) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [
      within(((event.clientX - left) / width) * WIDE, WIDE),
      within(((event.clientY - top) / height) * HIGH, HIGH),
    ];
  }

  show(strokes) {
    this.#pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const stroke of strokes) this.#draw(stroke, 0, true);
  }

  // While the hand moves, only what is new is drawn: from the middle before to the newest middle.
  grow(stroke, from) {
    this.#draw(stroke, from, false);
  }

  #take({ colour, width }) {
    const scale = this.#canvas.width / WIDE;
    this.#pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.#pen.lineCap = this.#pen.lineJoin = "round";
    this.#pen.strokeStyle = this.#colours[colour];
    this.#pen.lineWidth = NIBS[width];
    this.#pen.beginPath();
  }

  // Curves from middle to middle with the points between as their pull: the same course the server's picture takes.
  #draw(stroke, from, isWhole) {
    const at = (index) => [stroke.points[2 * index], stroke.points[2 * index + 1]];
    const middle = (index) => [(at(index)[0] + at(index + 1)[0]) / 2, (at(index)[1] + at(index + 1)[1]) / 2];
    const last = stroke.points.length / 2 - 1;
    this.#take(stroke);
    this.#pen.moveTo(...(from > 1 ? middle(from - 1) : at(0)));
    for (let index = Math.max(from, 1); index < last; index += 1) {
      this.#pen.quadraticCurveTo(...at(index), ...middle(index));
    }
    if (last === 0) this.#pen.lineTo(at(0)[0] + 0.1, at(0)[1]); // a dot
    else if (isWhole) this.#pen.lineTo(...at(last));
    this.#pen.stroke();
  }
}
