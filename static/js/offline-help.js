// Help stays at hand without a network: a small worker keeps the anonymous help page and its dress.

const ADDRESS = "/service-worker.js";

// Trusted Types: this policy lets exactly one script through.
function trusted() {
  if (!window.trustedTypes) return ADDRESS;
  const policy = window.trustedTypes.createPolicy("offline-help", {
    createScriptURL: (url) => (url === ADDRESS ? url : ""),
  });
  return policy.createScriptURL(ADDRESS);
}

navigator.serviceWorker?.register(trusted(), { scope: "/" }).catch(() => {});
