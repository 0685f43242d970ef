// Sound, vibration, a screen reader's words: off until switched on, then as they were left in this browser.

const PLACE = "practice-also"; // which of them are on: nothing about anybody

function kept() {
  try {
    return new Set((localStorage.getItem(PLACE) || "").split(" "));
  } catch {
    return new Set(); // this browser keeps nothing
  }
}

function keep(names) {
  try {
    localStorage.setItem(PLACE, [...names].join(" "));
  } catch {
    // for this page only, then
  }
}

export class Also {
  #boxes;

  constructor(root) {
    this.#boxes = [...root.querySelectorAll("[data-also]")];
    const before = kept();
    for (const box of this.#boxes) {
      box.checked = before.has(box.dataset.also);
      box.addEventListener("change", () => keep(this.#names));
    }
    const canShiver = Boolean(navigator.vibrate);
    for (const one of root.querySelectorAll("[data-can=vibration]")) one.hidden = !canShiver;
  }

  has(name) {
    return this.#boxes.some((box) => box.checked && box.dataset.also === name);
  }

  get #names() {
    return this.#boxes.filter((box) => box.checked).map((box) => box.dataset.also);
  }
}
