// Sends what was recorded, and says how far it is.
import { sendUntilKept } from "./send-piece.js";

function aboutOf(root, { seconds, id }) {
  const title = root.querySelector("[name=title]")?.value.trim();
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  return { kind: "recording", id, seconds: Math.round(seconds), title, token };
}

export function sendRecording(root, recording, face) {
  const progress = (part) => face.state === "keeping" && face.say("keeping", ` ${Math.round(part * 100)} %`);
  const notYet = ({ isLoggedOut }) => face.become("unsent", isLoggedOut ? "loggedOut" : "unsent");
  return sendUntilKept(root.dataset.url, recording.blob, aboutOf(root, recording), { progress, notYet });
}
