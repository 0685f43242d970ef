// One step at a time, made from the list that stands there without JavaScript. The step takes the focus, so that a
// screen reader reads it and says nothing more.

export class OneByOne {
  #root;
  #steps;
  #at = 0;
  #over;
  #met;

  constructor(root, { over = () => {}, met = () => {} } = {}) {
    this.#root = root;
    this.#over = over;
    this.#met = met;
    this.#steps = [...root.querySelectorAll("[data-list] > li")];
    this.#find("[data-list]").hidden = true;
    this.#find("[data-next]").addEventListener("click", () => this.next());
    this.#find("[data-before]").addEventListener("click", () => this.show(this.#at - 1));
    this.#find("[data-out]").addEventListener("click", () => this.end());
  }

  get length() {
    return this.#steps.length;
  }

  get at() {
    return this.#at;
  }

  begin() {
    this.#find("[data-stage]").hidden = false;
    this.show(0);
  }

  next() {
    if (this.#at + 1 < this.#steps.length) this.show(this.#at + 1);
    else this.end();
  }

  end() {
    this.rest();
    this.#over();
  }

  rest() {
    this.#find("[data-stage]").hidden = true;
  }

  show(number) {
    this.#at = Math.max(0, number);
    const step = this.#steps[this.#at];
    const words = this.#find("[data-step]");
    words.textContent = step.textContent;
    const where = this.#find("[data-where]");
    where.hidden = this.#steps.length < 2;
    where.textContent = where.dataset.words.replace("%1", this.#at + 1).replace("%2", this.#steps.length);
    const next = this.#find("[data-next]");
    next.textContent = this.#at + 1 < this.#steps.length ? next.dataset.words : next.dataset.last;
    this.#find("[data-before]").hidden = this.#at === 0;
    this.#light(Number(step.dataset.lights));
    words.focus({ preventScroll: true });
    words.scrollIntoView({ block: "nearest" });
    this.#met(this.#at);
  }

  // As many small lights as there are things to find. They may be left dark.
  #light(many) {
    const row = this.#find("[data-step-lights]");
    row.hidden = !many;
    row.replaceChildren(...Array.from({ length: many }, (_, number) => this.#lamp(row, number + 1, many)));
  }

  #lamp(row, number, many) {
    const lamp = Object.assign(document.createElement("button"), { type: "button", className: "light-one" });
    lamp.setAttribute("aria-label", row.dataset.label.replace("%1", number).replace("%2", many));
    lamp.setAttribute("aria-pressed", "false");
    lamp.addEventListener("click", () => {
      lamp.setAttribute("aria-pressed", lamp.getAttribute("aria-pressed") === "false");
    });
    return lamp;
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }
}
