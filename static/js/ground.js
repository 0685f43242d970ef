// Ground me: the time, a breath, the senses one by one. Everything it needs is named here, so that the small worker
// keeps it, and it works with the network cut.
import { Also } from "./play-also.js";
import { OneByOne } from "./play-steps.js";
import { Pacer } from "./pacer.js";
import { maySleep, stayAwake } from "./awake.js";
import { standReady } from "./ground-kept.js";
import { tellTheTime } from "./ground-now.js";

function breathe(section) {
  const pacer = new Pacer(section.querySelector("[data-pacer]"), new Also(section));
  const [begin, stop] = ["begin", "stop"].map((what) => section.querySelector(`[data-ground-do=${what}]`));
  const stand = (isGoing) => {
    [begin.hidden, stop.hidden] = [isGoing, !isGoing];
    section.querySelector("[data-ground-also]").hidden = isGoing;
    (isGoing ? stop : begin).focus({ preventScroll: true });
  };
  begin.addEventListener("click", () => {
    pacer.begin();
    stayAwake();
    stand(true);
    section.querySelector("[data-pacer]").scrollIntoView({ block: "nearest" });
  });
  stop.addEventListener("click", () => {
    pacer.stop();
    maySleep();
    stand(false);
  });
  begin.hidden = false;
  section.querySelector("[data-ground-also]").hidden = false;
}

function oneByOne(section) {
  const begin = section.querySelector("[data-ground-begin]");
  const over = () => {
    begin.hidden = false;
    begin.focus({ preventScroll: true });
  };
  const steps = new OneByOne(section.querySelector("[data-steps]"), { over });
  begin.hidden = false;
  begin.addEventListener("click", () => {
    begin.hidden = true;
    steps.begin();
  });
}

tellTheTime();
breathe(document.querySelector("[data-ground-breath]"));
for (const section of document.querySelectorAll("[data-ground-steps]")) oneByOne(section);
standReady();
