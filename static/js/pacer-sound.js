// The breath to hear: a tone that opens for the way in, a lower one that settles for the way out, nothing while it rests.
// Tones are laid out ahead on the sound card's own clock, so that they stay in time when the page is not looked at.
import { partsBetween } from "./pacer-round.js";
import { soundCard } from "./bells.js";

const AHEAD = 65; // seconds: a page in the background may be asked once a minute
const EVERY = 1000; // milliseconds
const JUST_NOW = 0.4; // seconds: a tone that should have begun so little ago still sounds
const TONES = {
  inhale: { from: 196, to: 261.6, peak: 0.7, loud: 0.11, above: 0.35 },
  topUp: { from: 261.6, to: 329.6, peak: 0.6, loud: 0.08, above: 0.35 },
  exhale: { from: 220, to: 130.8, peak: 0.18, loud: 0.15, above: 0 },
};

export class PacerSound {
  #round;
  #now;
  #laid = 0; // up to which second of the breath
  #card = soundCard();
  #out = this.#card.createGain();
  #timer = 0;

  constructor(round, now) {
    this.#round = round;
    this.#now = now;
    this.#laid = now();
    this.#out.connect(this.#card.destination);
    this.#timer = setInterval(() => this.#lay(), EVERY);
    this.#card.resume().then(() => this.#lay()); // its clock stands until it runs
  }

  stop() {
    clearInterval(this.#timer);
    this.#out.gain.setTargetAtTime(0, this.#card.currentTime, 0.05);
    setTimeout(() => this.#out.disconnect(), 400);
  }

  #lay() {
    if (this.#card.state !== "running") return;
    const now = this.#now();
    const late = this.#card.outputLatency || 0;
    for (const part of partsBetween(this.#round, Math.max(this.#laid, now - JUST_NOW), now + AHEAD)) {
      const at = Math.max(this.#card.currentTime, this.#card.currentTime + part.at - now - late);
      if (TONES[part.name]) this.#sing(TONES[part.name], at, part.lasts);
    }
    this.#laid = now + AHEAD;
  }

  #sing(tone, at, lasts) {
    this.#voice(tone.from, tone.to, tone.loud, tone, at, lasts);
    if (tone.above) this.#voice(tone.from * 1.5, tone.to * 1.5, tone.loud * tone.above, tone, at, lasts);
  }

  #voice(from, to, loud, { peak }, at, lasts) {
    const [voice, swell] = [this.#card.createOscillator(), this.#card.createGain()];
    voice.frequency.setValueAtTime(from, at);
    voice.frequency.exponentialRampToValueAtTime(to, at + lasts);
    swell.gain.setValueAtTime(0.0001, at);
    swell.gain.linearRampToValueAtTime(loud, at + lasts * peak);
    swell.gain.linearRampToValueAtTime(0.0001, at + lasts * 0.98);
    voice.connect(swell).connect(this.#out);
    voice.start(at);
    voice.stop(at + lasts);
  }
}
