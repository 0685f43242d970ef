// The microphone, and what it hears: pieces of a few seconds, so that nothing grows without end in one.

const PIECE = 4000; // milliseconds
const BITS_PER_SECOND = 32000; // speech: about 14 MB an hour
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export const canRecord = Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

export class Sound {
  #recorder = null;
  #stream = null;
  #pieces = [];
  #light = null; // keeps the screen on where the browser can
  #heardBefore = 0;
  #heardSince = 0;

  // Asks for the microphone: only ever called by a press.
  async start() {
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.#recorder = new MediaRecorder(this.#stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder.addEventListener("dataavailable", ({ data }) => data.size && this.#pieces.push(data));
    this.#recorder.start(PIECE);
    this.#heardSince = performance.now();
    this.#light = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  // When the microphone is taken away: a call came in, or the permission ended.
  whenCut(then) {
    this.#stream.getAudioTracks()[0].addEventListener("ended", then);
  }

  get seconds() {
    const since = this.#heardSince ? performance.now() - this.#heardSince : 0;
    return (this.#heardBefore + since) / 1000;
  }

  pause() {
    this.#count();
    this.#recorder.pause();
  }

  goOn() {
    this.#heardSince = performance.now();
    this.#recorder.resume();
  }

  // Everything heard, in one file; the microphone is let go.
  async stop() {
    this.#count();
    if (this.#recorder.state !== "inactive") {
      const stopped = new Promise((done) => this.#recorder.addEventListener("stop", done, { once: true }));
      this.#recorder.stop();
      await stopped;
    }
    this.letGo();
    return this.soFar;
  }

  get soFar() {
    return new Blob(this.#pieces, { type: this.#recorder.mimeType.split(";")[0] });
  }

  letGo() {
    for (const track of this.#stream?.getTracks() || []) track.stop();
    this.#light?.release().catch(() => null);
  }

  #count() {
    this.#heardBefore += this.#heardSince ? performance.now() - this.#heardSince : 0;
    this.#heardSince = 0;
  }
}
