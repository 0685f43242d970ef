"""What a browser keeps: asked of the browser itself."""

from playwright.sync_api import Page

BOXES = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  if (!names.includes("kept")) return [];
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open("kept");
    request.onsuccess = () => done(request.result);
    request.onerror = failed;
  });
  const all = (store, what) => new Promise((done) => {
    const request = database.transaction([store]).objectStore(store)[what]();
    request.onsuccess = () => done(request.result);
  });
  const [keys, lines, boxes] = [await all("keys", "getAllKeys"), await all("abouts", "getAll"), await all("boxes", "getAll")];
  database.close();
  const letters = (box) => String.fromCharCode(...new Uint8Array(box));
  return { keys, lines, boxes: boxes.map(letters) };
}"""


def kept_in(page: Page) -> dict:
    """The keys, the lines and the boxes of this browser; empty lists if there are none."""
    return page.evaluate(BOXES) or {"keys": [], "lines": [], "boxes": []}


def drafts_in(page: Page) -> list[dict]:
    return kept_in(page)["lines"]
