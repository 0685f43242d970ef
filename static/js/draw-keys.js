// A pen for the arrow keys: they move it, space puts it down and lifts it. Shift makes longer steps.
import { HIGH, WIDE } from "./draw-paper.js";

const STEP = 20;
const LONG_STEP = 100;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value, most) => Math.max(0, Math.min(most, value));

export function followKeys(canvas, tip, { begin, reach, end, say }) {
  let [x, y] = [WIDE / 2, HIGH / 2];
  let isDown = false;

  const show = () => {
    tip.hidden = false;
    tip.classList.toggle("pen-tip-down", isDown);
    tip.style.insetInlineStart = `${(x / WIDE) * 100}%`;
    tip.style.insetBlockStart = `${(y / HIGH) * 100}%`;
  };

  const lift = () => {
    if (!isDown) return;
    isDown = false;
    end();
    say("up");
  };

  const put = () => {
    isDown = begin([x, y]) !== false;
    if (isDown) say("down");
  };

  const move = ([right, down], step) => {
    x = within(x + right * step, WIDE);
    y = within(y + down * step, HIGH);
    if (isDown) reach([x, y]);
  };

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.key]) move(WAYS[event.key], event.shiftKey ? LONG_STEP : STEP);
    else if (event.key === " ") (isDown ? lift : put)();
    else if (event.key === "Escape") lift();
    else return;
    event.preventDefault();
    show();
  });
  canvas.addEventListener("blur", () => {
    lift();
    tip.hidden = true;
  });
  canvas.addEventListener("pointerdown", () => {
    lift();
    tip.hidden = true;
  });
}
