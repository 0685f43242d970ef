// Passkeys: make one, log in with one, or confirm with one. The form says which: data-passkey="create", "login" or "get".
import { create, get } from "./passkey-ceremony.js";

function optionsIn(form) {
  const data = JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
  return data.creation_options || data.request_options;
}

async function optionsFromServer(form) {
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options;
}

// A passkey that logs in by itself lives on the device and asks who is there.
function asChosen(options, form) {
  const choice = form.elements.namedItem("passwordless");
  if (!choice) return options;
  const selection = options.publicKey.authenticatorSelection;
  selection.residentKey = choice.checked ? "required" : "discouraged";
  selection.requireResidentKey = choice.checked;
  if (choice.checked) selection.userVerification = "required";
  return options;
}

const ceremonies = {
  create: async (form) => create(asChosen(optionsIn(form), form)),
  get: async (form) => get(optionsIn(form)),
  login: async (form) => get(await optionsFromServer(form)),
};

async function perform(form, state) {
  state.textContent = "";
  try {
    const credential = await ceremonies[form.dataset.passkey](form);
    form.elements.namedItem("credential").value = JSON.stringify(credential);
    form.submit();
  } catch {
    state.textContent = state.dataset.failed;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const state = form.querySelector("[data-passkey-state]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    perform(form, state);
  });
}
