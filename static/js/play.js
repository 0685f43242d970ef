// A practice is played: ready, going, paused, ended. It can be left at any moment, and goes on without a network.
import { Also } from "./play-also.js";
import { Breath, Quiet, Steps } from "./play-courses.js";
import { maySleep, stayAwake } from "./awake.js";
import "./play-how.js";

const COURSES = { breath: Breath, timer: Quiet, outing: Quiet };
const EVERY = 250; // milliseconds: how often we look whether it is over
const root = document.querySelector("[data-play]");

class Play {
  #course;
  #total = 0;
  #played = 0; // milliseconds: without the pauses
  #since = 0; // when it began to go, or went on
  #timer = 0;

  constructor() {
    const Course = COURSES[root.dataset.kind] || Steps;
    this.#course = new Course(root, new Also(root), () => this.end());
    for (const list of root.querySelectorAll("[data-without-js]")) list.hidden = true;
    root.addEventListener("click", ({ target }) => this.#press(target.closest("[data-do]")?.dataset.do));
    this.#stand("ready");
  }

  #press(what) {
    const ways = { begin: this.begin, pause: this.pause, "go-on": this.goOn, end: this.end, again: this.again };
    ways[what]?.call(this);
  }

  begin() {
    this.#total = Number(root.querySelector("[name=length]:checked")?.value || 0);
    this.#played = 0;
    this.#stand("going");
    this.#course.begin(this.#total);
    window.scrollTo(0, 0);
    this.#go();
  }

  pause() {
    this.#halt();
    this.#course.pause();
    this.#stand("paused");
    this.#tell(root.querySelector("[data-left]")?.dataset.paused);
  }

  goOn() {
    this.#stand("going");
    this.#course.goOn();
    this.#go();
  }

  end() {
    this.#halt();
    this.#note();
    this.#course.stop();
    this.#stand("ended");
    root.querySelector("[data-end]").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  again() {
    this.#stand("ready");
  }

  #go() {
    stayAwake();
    this.#since = performance.now();
    this.#look();
  }

  #halt() {
    clearTimeout(this.#timer);
    if (this.#since) this.#played += performance.now() - this.#since;
    this.#since = 0;
    maySleep();
  }

  #look() {
    const left = this.#total - this.#course.seconds;
    if (this.#total && left <= 0) {
      this.#course.over();
      this.end();
      return;
    }
    this.#say(left);
    const soon = this.#total ? Math.min(EVERY, Math.max(1, left * 1000)) : EVERY;
    this.#timer = setTimeout(() => this.#look(), soon);
  }

  #say(left) {
    const line = root.querySelector("[data-left]");
    if (!line) return;
    const { open, some, one, last } = line.dataset;
    const minutes = Math.round(left / 60);
    const more = minutes < 2 ? one : some.replace("%s", minutes);
    const words = left < 60 ? last : more;
    this.#tell(this.#total ? words : open);
  }

  #tell(words) {
    const line = root.querySelector("[data-left]");
    if (line && line.textContent !== words) line.textContent = words;
  }

  // How long it took, in whole minutes; less than one is not said.
  #note() {
    const took = this.#played / 60000;
    root.querySelector("[data-minutes-done]").value = took >= 1 ? Math.min(240, Math.round(took)) : "";
    this.#played = 0;
  }

  #stand(state) {
    root.dataset.state = state;
    document.body.toggleAttribute("data-playing", state === "going");
    for (const one of root.querySelectorAll("[data-in]")) one.hidden = !one.dataset.in.split(" ").includes(state);
    const first = { going: "pause", paused: "go-on" }[state];
    root.querySelector(`[data-do=${first}]`)?.focus({ preventScroll: true });
  }
}

if (root) new Play();
