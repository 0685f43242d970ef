// What this browser keeps: keys that open nothing alone, sealed boxes, and a line about each box. No word lies open.

const NAME = "kept";
const STORES = ["keys", "abouts", "boxes"];
let opened = null;

function open() {
  opened ||= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => (opened = null);
      resolve(request.result);
    };
  }).catch((failure) => {
    opened = null; // storage may be allowed later
    throw failure;
  });
  return opened;
}

// One transaction over everything; what the work asks for is the answer, once it is truly written.
export async function transact(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORES, mode);
    const request = work(...STORES.map((store) => transaction.objectStore(store)));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error || new Error("not kept"));
  });
}

export function keyOf(device, name) {
  return `${device} ${name}`;
}

export function everythingOf(device) {
  return IDBKeyRange.bound(`${device} `, `${device}!`, false, true);
}
