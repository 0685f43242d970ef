// Lets this browser be told. Nothing is asked of it before the person presses the button; what it gives then goes into
// the form, and the form goes its ordinary way. Where a browser cannot be told, the form says so and offers nothing.
function bytesOf(key) {
  const words = key.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
}

function isSame(key, other) {
  const there = new Uint8Array(other || []);
  return there.length === key.length && key.every((byte, place) => byte === there[place]);
}

// A subscription made for another key than ours is of no use any more.
async function subscriptionFor(key) {
  const worker = await navigator.serviceWorker.ready;
  const old = await worker.pushManager.getSubscription();
  if (old && isSame(key, old.options.applicationServerKey)) return old;
  if (old) await old.unsubscribe();
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function fill(form, subscription) {
  const { endpoint, keys } = subscription.toJSON();
  form.elements.namedItem("endpoint").value = endpoint;
  form.elements.namedItem("p256dh").value = keys.p256dh;
  form.elements.namedItem("auth").value = keys.auth;
}

async function agree(form, say) {
  say(form.dataset.asking);
  if ((await Notification.requestPermission()) !== "granted") {
    say(form.dataset.refused);
    return;
  }
  try {
    fill(form, await subscriptionFor(bytesOf(form.dataset.push)));
    form.submit();
  } catch {
    say(form.dataset.failed);
  }
}

const canBeTold = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

for (const form of document.querySelectorAll("form[data-push]")) {
  const state = form.querySelector("[data-push-state]");
  const say = (words) => {
    state.textContent = words;
    state.scrollIntoView({ block: "nearest" }); // it stands below the button, perhaps below the fold
  };

  form.querySelector("[data-push-button]").hidden = !canBeTold;
  state.textContent = canBeTold ? "" : form.dataset.cannot;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (canBeTold) agree(form, say);
  });
}
