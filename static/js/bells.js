// A small singing bowl, made of a few tones that fade. Nothing is fetched.

const PARTS = [
  { times: 1, loud: 0.22, fades: 6 },
  { times: 2.71, loud: 0.1, fades: 4 },
  { times: 5.18, loud: 0.04, fades: 2.2 },
];
const LOW = 208; // hertz
let card = null;

// Made by a press, as browsers ask for.
export function soundCard() {
  card ||= new AudioContext();
  if (card.state !== "running") card.resume();
  return card;
}

// Rings after so many seconds; what comes back takes it away again.
export function ring(after = 0, loudness = 1) {
  const out = soundCard().createGain();
  out.gain.value = loudness;
  out.connect(card.destination);
  const at = card.currentTime + after + 0.03;
  const tones = PARTS.map((part) => strike(part, at, out));
  return () => {
    for (const tone of tones) tone.stop();
    out.disconnect();
  };
}

function strike({ times, loud, fades }, at, out) {
  const [tone, fading] = [card.createOscillator(), card.createGain()];
  tone.frequency.value = LOW * times;
  fading.gain.setValueAtTime(0.0001, at);
  fading.gain.exponentialRampToValueAtTime(loud, at + 0.02);
  fading.gain.exponentialRampToValueAtTime(0.0001, at + fades);
  tone.connect(fading).connect(out);
  tone.start(at);
  tone.stop(at + fades);
  return tone;
}
