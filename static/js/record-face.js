// What the recorder shows: which buttons, which words, and how long. Its words come translated from the page.

function asTime(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export class Face {
  #root;
  #line;
  #clock;

  constructor(root) {
    this.#root = root;
    this.#line = root.querySelector("[data-say]");
    this.#clock = root.querySelector("[data-clock]");
    root.hidden = false;
  }

  get state() {
    return this.#root.dataset.state;
  }

  become(state, words = state, more = "") {
    const hadFocus = this.#root.contains(document.activeElement);
    this.#root.dataset.state = state;
    for (const part of this.#root.querySelectorAll("[data-in]")) {
      part.hidden = !part.dataset.in.split(" ").includes(state);
    }
    this.say(words, more);
    if (hadFocus && document.activeElement === document.body) this.#next()?.focus();
  }

  say(words, more = "") {
    const said = `${this.#line.dataset[words] || ""}${more}`;
    if (this.#line.textContent !== said) this.#line.textContent = said;
  }

  time(seconds, whole) {
    this.#clock.textContent = whole === undefined ? asTime(seconds) : `${asTime(seconds)} / ${asTime(whole)}`;
  }

  playing(isPlaying) {
    this.#root.toggleAttribute("data-playing", isPlaying);
  }

  // The button that was pressed has gone: the hand finds the next one.
  #next() {
    return this.#root.querySelector("[data-in]:not([hidden]) button, button[data-in]:not([hidden])");
  }
}
