// One round of a breath, and where in it a moment lies. Pure: a moment comes from the clock and nothing is summed up,
// so that the thousandth breath is as exact as the first.

const NAMES = ["inhale", "topUp", "holdIn", "exhale", "holdOut"];
const BEFORE_THE_SIP = 0.82; // how full the first breath in is, where a second one follows

export function roundOf(data) {
  let begins = 0;
  const parts = [];
  for (const name of NAMES) {
    const lasts = Number(data[name]) || 0;
    if (!lasts) continue;
    parts.push({ name, begins, lasts });
    begins += lasts;
  }
  return { parts, lasts: begins, hasSip: parts.some(({ name }) => name === "topUp") };
}

export function phaseAt(round, seconds) {
  const number = Math.floor(seconds / round.lasts);
  const into = seconds - number * round.lasts;
  const part = round.parts.findLast(({ begins }) => begins <= into) || round.parts[0];
  return { ...part, number, into: into - part.begins, left: part.begins + part.lasts - into };
}

// From 0, empty, to 1, full: slow at both ends, as a breath is.
export function fullness(round, phase) {
  const way = (1 - Math.cos(Math.PI * Math.min(1, phase.into / phase.lasts))) / 2;
  const most = round.hasSip ? BEFORE_THE_SIP : 1;
  if (phase.name === "inhale") return way * most;
  if (phase.name === "topUp") return most + way * (1 - most);
  if (phase.name === "holdIn") return 1;
  if (phase.name === "exhale") return 1 - way;
  return 0;
}

// The parts that begin from one moment to another, with the moment each begins at.
export function* partsBetween(round, from, until) {
  for (let number = Math.floor(from / round.lasts); number * round.lasts < until; number += 1) {
    for (const part of round.parts) {
      const at = number * round.lasts + part.begins;
      if (at >= from && at < until) yield { ...part, at };
    }
  }
}
