// @ts-check
/**
 * What is typed: sent as one types, once more by a page that goes, and never put over what is newer.
 * Loaded after requests.js, whose events tell what became of it: a form that is not to be sent is refused there first; and before
 * desk.js, which empties the dialog when it closes.
 */

import { all, byId, dialog, htmx, PATIENCE } from "./dom.js";

/** What this page sends may overtake each other on their way: each says from which open page it is, and the how many-eth. */
const here = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
let count = 0;

/** @param {FormDataEvent} event of whatever reads a form: the browser, htmx, or we */
function numbered(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-typed], [data-drops]") && !form.querySelector("[data-typed]")) return;
  event.formData.set("sent_page", here);
  event.formData.set("sent_number", String(++count));
  // Words that the server may not have. Without, the form only asks: another window may have newer ones.
  if (form.matches("[data-pending], [data-unsure]")) event.formData.set("typed", "1");
}

/** Words wait a moment for the next key before they are sent to be kept. @param {Event} event */
function typed(event) {
  /** @type {Element} */ (event.target).closest("[data-typed]")?.setAttribute("data-pending", "");
}

/** They are on their way in what nothing takes the place of: a form, or what a page sends as it goes. @param {Element} elt what asks */
function sent(elt) {
  for (const one of [elt.closest("[data-typed]"), ...all("[data-typed]", elt)]) {
    one?.removeAttribute("data-pending");
    one?.removeAttribute("data-unsure");
  }
}

/** Rings when there was no answer for long, counted from the first request: each key puts another in the place of the one before. */
let silence = 0;

/** They left by another road than the one that rings when it is silent. @param {Element} elt what takes them */
function gone(elt) {
  sent(elt);
  if (!document.querySelector("[data-unsure]")) heard();
}

/** They go by themselves, and the next request may take the place of this one before it arrives. @param {Element} elt what asks */
function underWay(elt) {
  const own = elt.closest("[data-pending], [data-unsure]");
  sent(elt);
  if (!own) return;
  own.setAttribute("data-unsure", "");
  silence ||= window.setTimeout(() => {
    silence = 0;
    if (own.matches("[data-unsure]") && own.isConnected) document.dispatchEvent(new Event("silence"));
  }, PATIENCE);
}

/** There is an answer. */
function heard() {
  window.clearTimeout(silence);
  silence = 0;
}

/** The server has them. @param {Element} [elt] what asked */
function arrived(elt) {
  const one = elt?.closest("[data-unsure]");
  one?.removeAttribute("data-unsure");
  if (one) heard();
  done(one);
}

/** What waited went with a form meanwhile, or was thrown away: its timer has nothing to send. @param {any} event htmx:confirm */
function spent(event) {
  const { elt, triggeringEvent } = event.detail;
  if (triggeringEvent?.type === "input" && elt.closest("[data-typed]") && !elt.closest("[data-pending]")) event.preventDefault();
}

/** It did not arrive, so it waits again. @param {Element} elt what asked */
function waits(elt) {
  for (const one of [elt.closest("[data-typed]"), ...all("[data-typed]", elt)]) one?.setAttribute("data-pending", "");
}

/** A form that loads a page takes along what waits in it, or throws it away. @param {SubmitEvent} event */
function submitted(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented) return;
  gone(/** @type {HTMLElement} */ (form.dataset.drops ? byId(form.dataset.drops) : form));
  form.dataset.leaves = "";
}

/** A page that a form leaves goes once. One that goes again did not: what the form took along may not have arrived. */
function goesAgain() {
  for (const form of /** @type {HTMLFormElement[]} */ (all("form[data-leaves]"))) {
    if (form.dataset.leaves) waits(form);
    form.dataset.leaves = "begun";
  }
}

/* ---------- closed before they arrived ---------- */

/** Forms of steps that were closed: what became of their words is heard as if they stood open, and each poll asks again until it is there. */
const left = document.createElement("div");
left.hidden = true;
document.body.append(left);

/** Before what was in the dialog goes. */
function closed() {
  for (const one of /** @type {HTMLElement[]} */ (all("[data-pending], [data-unsure]", dialog))) {
    const form = /** @type {HTMLFormElement} */ (one.closest("form"));
    dropLeft(form);
    // Where the step is open again, its labels are for its own fields.
    for (const field of all("[id]", form)) field.removeAttribute("id");
    left.append(form);
    one.setAttribute("data-poll", "");
    if (one.matches("[data-pending]")) htmx?.trigger(one, "poll");
  }
}

/** For what the words are: the draft, and what is decided. @param {HTMLFormElement} form */
const purpose = (form) => `${form.querySelector("[data-typed]")?.getAttribute("data-typed")} ${form.querySelector("[name=step]")?.getAttribute("value")}`;

/** What was left for the same goes, and is returned: the form that stands here has it, or is newer. @param {HTMLFormElement} form */
function dropLeft(form) {
  const own = purpose(form), same = /** @type {HTMLFormElement[]} */ (all("form", left)).find((other) => purpose(other) === own);
  same?.remove();
  return same;
}

/** Steps that were asked for: each may have been drawn before the words arrived. @type {Set<XMLHttpRequest>} */
const onTheirWay = new Set();

/** @param {any} event htmx:beforeRequest */
function stepAsked({ defaultPrevented, detail: { elt, xhr } }) {
  if (defaultPrevented || !elt.matches("a[hx-target='#dialog']")) return;
  onTheirWay.add(xhr);
  xhr.addEventListener("loadend", () => {
    onTheirWay.delete(xhr);
    sweep();
  });
}

/** The server has them. @param {Element | null | undefined} one */
function done(one) {
  if (!one || !left.contains(one) || one.matches("[data-pending], [data-unsure]")) return;
  one.removeAttribute("data-poll");
  one.closest("form")?.setAttribute("data-arrived", "");
  sweep();
}

/** What arrived goes, unless a step is on its way that may not have it. */
function sweep() {
  if (!onTheirWay.size) for (const form of all("form[data-arrived]", left)) form.remove();
}

/** The same step is open again: the server, which may not have them yet, could not put them into its field. */
function takeBack() {
  for (const one of all("[data-typed]", dialog)) {
    const form = /** @type {HTMLFormElement} */ (one.closest("form")), same = dropLeft(form);
    const words = same?.querySelector("textarea")?.value, field = one.querySelector("textarea");
    if (!field || words === undefined || (same?.matches("[data-arrived]") && field.value.includes(words))) continue;
    // They know only of what their own field began with: what another window has kept since stays beside them.
    const [began, was] = [form, same].map((it) => /** @type {HTMLInputElement | null | undefined} */ (it?.querySelector("[name=began]")));
    if (began && was) began.value = was.value;
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Words that came into the dialog with it. Sent as soon as htmx hears what happens in there: it did not hear them come. */
function sendThose() {
  for (const one of all("[data-pending]", dialog)) htmx?.trigger(one, "poll");
}

/* ---------- a page that goes ---------- */

/** What a request may hold that outlives its page: 64 KB with all that stands around the words. */
const OUTLIVES = 60_000;

/** Who leaves sends first what still waits, or may not have arrived: the timers and requests of a page end with it. @param {Event} [event] */
function leaving(event) {
  const waiting = /** @type {HTMLElement[]} */ (all("[data-pending], [data-unsure]"));
  // requests.js refuses it in the name of somebody else, and else sees to the token.
  if (!waiting.length || !document.dispatchEvent(new Event("leaves", { cancelable: true }))) return;
  for (const one of waiting) {
    const body = new FormData(/** @type {HTMLFormElement} */ (one.closest("form")));
    // Where it is longer the next page would break it off: the browser asks whether to go, and it arrives meanwhile. So it does where
    // nobody answers.
    const lost = document.documentElement.hasAttribute("data-unreached") || new Blob([...body.values()]).size > OUTLIVES;
    if (event?.type === "beforeunload" && lost) event.preventDefault();
    gone(one);
    // An answer that is a refusal, or leads to the sign-in page, is no reason to think that the server has them.
    keep(one.dataset.typed ?? "", body).then((answer) => (answer.ok ? done(one) : waits(one)), () => waits(one));
  }
}

/** A request may outlive its page up to 64 KB; a longer one is sent all the same. @param {string} address @param {FormData} body */
function keep(address, body) {
  /** @param {boolean} keepalive */
  const send = (keepalive) => fetch(address, { method: "POST", body, redirect: "manual", keepalive });
  return send(true).catch(() => send(false));
}

document.addEventListener("submit", submitted);
document.addEventListener("formdata", numbered);
document.addEventListener("input", typed);
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.defaultPrevented) underWay(/** @type {CustomEvent} */ (event).detail.elt);
});
document.body.addEventListener("htmx:beforeRequest", stepAsked);
document.body.addEventListener("htmx:confirm", spent);
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.target === dialog) takeBack();
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.target === dialog) sendThose();
});
dialog.addEventListener("close", closed);
document.addEventListener("arrived", (event) => arrived(/** @type {CustomEvent} */ (event).detail));
document.addEventListener("heard", heard);
document.addEventListener("failed", (event) => waits(/** @type {CustomEvent} */ (event).detail));
window.addEventListener("beforeunload", goesAgain);
// At once when a link is followed, so that the next page has it; a phone that puts the page away tells only the others.
for (const name of ["beforeunload", "pagehide"]) window.addEventListener(name, leaving);
document.addEventListener("visibilitychange", () => document.hidden && leaving());
// What it answered is kept by now: loaded again, or come back to, it asks for what is kept, and does not send the older text once more.
if (document.querySelector("form[data-posted]")) history.replaceState(history.state, "");
// A page taken back from the browser's memory is left by no form any more.
window.addEventListener("pageshow", () => {
  for (const form of /** @type {HTMLFormElement[]} */ (all("form[data-leaves]"))) delete form.dataset.leaves;
});
