"""What a browser keeps: asked of the browser itself."""

from collections.abc import Callable

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
  const keys = await all("keys", "getAllKeys");
  const [lines, boxes] = [await all("abouts", "getAll"), await all("boxes", "getAll")];
  database.close();
  const letters = (box) => String.fromCharCode(...new Uint8Array(box));
  return { keys, lines, boxes: boxes.map(letters) };
}"""


FILL = """async () => {
  const database = await new Promise((done) => {
    const request = indexedDB.open("kept");
    request.onsuccess = () => done(request.result);
  });
  const put = (size, key) => new Promise((done) => {
    const transaction = database.transaction(["boxes"], "readwrite");
    const rubbish = new Uint8Array(size).map(() => Math.random() * 256);
    transaction.oncomplete = () => done(true);
    transaction.onabort = () => done(false);
    transaction.objectStore("boxes").put(rubbish.buffer, `rubbish ${key}`);
  });
  let key = 0;
  for (const size of [65536, 8192, 1024, 128]) while (await put(size, (key += 1)));
  database.close();
  return key;
}"""
ROOM = 400_000  # bytes that the browser lets us use, once it is told so


def give_little_room(page: Page, address: str, room: int = ROOM) -> None:
    """Tell the browser how much it may keep for us; before it has kept anything."""
    origin = "/".join(address.split("/")[:3])
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": room}
    )


def fill_up(page: Page) -> int:
    """Leave no room at all."""
    return page.evaluate(FILL)


def kept_in(page: Page) -> dict:
    """The keys, the lines and the boxes of this browser; empty lists if there are none."""
    return page.evaluate(BOXES) or {"keys": [], "lines": [], "boxes": []}


def drafts_in(page: Page) -> list[dict]:
    return kept_in(page)["lines"]


def is_ready(page: Page, keys: int = 1) -> None:
    """The browser has its key: from now on it keeps words, whatever happens."""
    until(page, lambda: len(kept_in(page)["keys"]) >= keys)


def some_is_kept(page: Page) -> None:
    until(page, lambda: bool(drafts_in(page)))


def nothing_is_kept(page: Page) -> None:
    until(page, lambda: not drafts_in(page))


def until(page: Page, is_so: Callable[[], bool], seconds: float = 10) -> None:
    for _ in range(int(seconds * 20)):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError(kept_in(page)["lines"])
