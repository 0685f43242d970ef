// Listen to what was recorded, before it is kept. It plays from this page's memory.

export class Listening {
  #audio = new Audio();
  #changed;

  constructor(changed) {
    this.#changed = changed;
    for (const event of ["play", "pause", "ended", "timeupdate"]) this.#audio.addEventListener(event, changed);
  }

  take(blob) {
    this.forget();
    this.#audio.src = URL.createObjectURL(blob);
  }

  forget() {
    this.#audio.pause();
    if (this.#audio.src) URL.revokeObjectURL(this.#audio.src);
    this.#audio.removeAttribute("src");
  }

  get isPlaying() {
    return !this.#audio.paused && !this.#audio.ended;
  }

  get seconds() {
    return this.#audio.currentTime;
  }

  async turn() {
    if (this.isPlaying) this.#audio.pause();
    else await this.#audio.play().catch(() => this.#changed());
  }
}
