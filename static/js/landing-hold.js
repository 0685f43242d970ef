// A tap of the first hours that finds no network is held in the memory of this page alone, never written down, and is
// sent as soon as there is one. Each carries an id of its own, so that sending it twice keeps it once.

const AGAIN_AFTER = 4000; // milliseconds
const PATIENCE = 15000; // milliseconds with a server that does not answer
const A_MOMENT = 1200; // milliseconds: what is kept at once needs no line of its own

const forms = [...document.querySelectorAll('.landing form[action$="/keep/"]')];
const line = document.querySelector("[data-tap-line]");
const waiting = new Map(); // by what was said: the fields to send
let next = ""; // a link pressed meanwhile
let timer = 0;
let isSending = false;
let isLeaving = false;

function tell(how) {
  line.hidden = !how;
  if (how) line.textContent = line.dataset[how];
}

function saidIn(fields) {
  return JSON.stringify([...fields].filter(([name]) => !/^(piece|csrfmiddlewaretoken)$/.test(name)));
}

function fieldsOf(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.set(submitter.name, submitter.value);
  return fields;
}

function post(fields, isLast = false) {
  const signal = isLast ? undefined : AbortSignal.timeout(PATIENCE);
  return fetch(forms[0].action, { method: "POST", body: fields, keepalive: isLast, signal });
}

async function renewToken(fields) {
  const page = await fetch(window.location.href, { cache: "no-store" });
  const found = (await page.text()).match(/name="csrfmiddlewaretoken" value="(\w+)"/);
  if (found) fields.set("csrfmiddlewaretoken", found[1]);
  return post(fields);
}

async function send(fields) {
  try {
    const answer = await post(fields);
    const told = answer.status === 403 ? await renewToken(fields) : answer;
    return told.status < 500 ? told : null;
  } catch {
    return null; // no network
  }
}

// What the server does not take, it says on a page of its own, with the words in it.
function sendAsPage(fields) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: forms[0].action, hidden: true });
  for (const [name, value] of fields) form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}

function isWritingOn(sent) {
  const typed = [...document.querySelectorAll(".landing textarea")].map((box) => box.value.trim());
  return typed.some((text) => text && !sent.includes(text));
}

function goOn(answer, sent) {
  if (isLeaving) return;
  if (isWritingOn(sent)) tell("kept");
  else window.location.assign(next || answer.url);
}

async function sendAll() {
  clearTimeout(timer);
  if (isSending || !waiting.size) return;
  isSending = true;
  const soon = setTimeout(() => tell("sending"), A_MOMENT);
  let [taken, refused] = [null, null];
  const sent = []; // the words among them
  for (const [said, fields] of waiting) {
    const answer = await send(fields);
    if (!answer) break;
    waiting.delete(said);
    sent.push(fields.get("text")?.trim());
    if (answer.ok) taken = answer;
    else refused = fields;
  }
  clearTimeout(soon);
  isSending = false;
  if (waiting.size) wait();
  else if (refused) sendAsPage(refused);
  else goOn(taken, sent);
}

function wait() {
  tell("waiting");
  timer = setTimeout(sendAll, AGAIN_AFTER);
}

function hold(event) {
  event.preventDefault();
  const fields = fieldsOf(event.target, event.submitter);
  if (!waiting.has(saidIn(fields))) waiting.set(saidIn(fields), fields);
  event.submitter?.setAttribute("data-tapped", "");
  for (const form of forms) form.elements.namedItem("piece").value = crypto.randomUUID(); // the next is another piece
  sendAll();
}

// What waits lives on this page only: a link is followed once all of it has arrived.
function holdLink(event) {
  const link = event.target.closest?.("main a[href]");
  if (!link || !waiting.size) return;
  event.preventDefault();
  next = link.href;
  tell("waiting");
  sendAll();
}

function leave() {
  isLeaving = true;
  for (const fields of waiting.values()) post(fields, true).catch(() => {});
}

if (forms.length && line && globalThis.crypto?.randomUUID) {
  for (const form of forms) form.addEventListener("submit", hold);
  document.addEventListener("click", holdLink);
  document.addEventListener("journal:leave", leave);
  window.addEventListener("online", sendAll);
  window.addEventListener("beforeunload", (event) => waiting.size && !isLeaving && event.preventDefault());
}
