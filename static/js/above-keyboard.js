// Keeps the save state above a phone's keyboard, which covers the page's lower edge without moving it.
const seen = window.visualViewport;

function place() {
  const isZoomed = seen.scale > 1.01; // a pinch is no keyboard
  const covered = isZoomed ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
}

for (const change of ["resize", "scroll"]) seen?.addEventListener(change, place);
