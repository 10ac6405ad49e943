// @ts-check
/**
 * What pages ask of the server: in whose name and by which token, no press twice, and notices of what went wrong.
 * Loaded before desk.js, which empties the dialog when it closes: notices that stand in it are taken out first; and before typed.js,
 * which keeps what is typed, and hears from here what became of what was asked.
 */

import { all, byId, dialog, htmx, PATIENCE } from "./dom.js";

const root = document.documentElement;
const POLL = 15_000;

/** What comes in place of an answer of the desk: none at all, or a gateway's. */
const NOBODY = [0, 502, 503, 504];

/* ---------- clocks ---------- */

/** In milliseconds. Closer than that two clocks are not called different: the server tells its own by the second. */
const CLOSE = 2000;

/**
 * The server's clock less ours, so that a wrong clock on this device shows no wrong time; desk.js reads it as well. The page says when its
 * answer began. What the rest of it, and the files that it needs, took on their way is no wrong clock.
 */
function setClock() {
  const page = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
  const took = page?.responseStart ? performance.now() - page.responseStart : 0;
  const now = Date.parse(root.dataset.now ?? "");
  setDrift(now ? now + took - Date.now() : 0);
}
setClock();

/** @param {number} drift in milliseconds */
function setDrift(drift) {
  root.dataset.drift = String(drift);
}

/** Each answer tells the server's clock: this device's may have been put right meanwhile. @param {any} event htmx:beforeRequest */
function watchClock(event) {
  const { xhr } = event.detail, asked = Date.now();
  xhr.addEventListener("readystatechange", () => {
    if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED) compareClocks(asked, Date.parse(xhr.getResponseHeader("Date") ?? ""));
  });
}

/** It was told between asking and now; how long it was on its way nobody knows. @param {number} asked @param {number} told */
function compareClocks(asked, told) {
  const now = Date.now(), drift = Number(root.dataset.drift);
  if (told < asked + drift - CLOSE || told > now + drift + CLOSE) setDrift(told - now);
}

/* ---------- in whose name ---------- */

/** @param {string} name */
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

/** Before anything is sent: who is signed in may be somebody else than the page was made for. @param {Event} event */
function inWhoseName(event) {
  if (!inMyName()) event.preventDefault();
}

/** Whether it would be sent in the name of whom the page was made for, as far as is known; then with the token that counts. */
function inMyName() {
  const mine = root.dataset.person, now = cookie("person");
  if (!mine || !now) return true;
  reveal("somebody-else", now !== mine);
  if (now === mine) freshen(cookie("csrftoken"));
  return now === mine;
}

/** Signing in makes the tokens of pages that stand open worthless: the cookie has the one that counts. @param {string} token */
function freshen(token) {
  if (!token) return;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const field of /** @type {HTMLInputElement[]} */ (all("input[name=csrfmiddlewaretoken]"))) field.value = token;
}

/* ---------- once ---------- */

/** @param {HTMLFormElement} form @param {boolean} busy */
function setBusy(form, busy) {
  form.toggleAttribute("data-busy", busy);
  for (const button of all("button:not([type=button])", form)) {
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

/** A second press while the first is on its way does nothing. @param {SubmitEvent} event */
function guard(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.hasAttribute("data-busy") || signedOut() || unreached()) event.preventDefault();
  else {
    reveal("unsent", false);
    window.setTimeout(() => goes(form));
  }
}

/** @type {WeakMap<HTMLFormElement, number>} The timer of each: two may be on their way, and both be broken off. */
const unanswered = new WeakMap();

/** It loads a page. Nobody tells when that is broken off, by hand or with the line: then it can be pressed again. @param {HTMLFormElement} form */
function goes(form) {
  setBusy(form, true);
  window.clearTimeout(unanswered.get(form));
  unanswered.set(form, window.setTimeout(() => {
    if (!form.hasAttribute("data-busy")) return;
    setBusy(form, false);
    tell("failed", form);
    reveal("failed", true);
  }, PATIENCE));
}

/** Whether the server has said so: a form would then lead to the sign-in page, and what was typed would be gone. */
function signedOut() {
  const notice = byId("signed-out");
  if (!notice || notice.hidden) return false;
  notice.querySelector("a")?.focus();
  poll();
  return true;
}

/**
 * Whether nobody answered what was asked last, or a gateway in the desk's place: a form would then lead to a page of the browser's own,
 * and what was typed would be gone. The desk is asked at once; that the press was not sent is said until the page goes.
 */
function unreached() {
  if (!root.hasAttribute("data-unreached")) return false;
  reveal("unsent", true);
  byId("unsent")?.scrollIntoView({ block: "center" });
  poll();
  return true;
}

/** Whether it changes something that a person waits for: no poll, nor what keeps what is typed. @param {any} config */
const isStep = (config) => config.elt instanceof HTMLFormElement && config.verb !== "get";
/** Whether it opens the dialog. @param {Element} elt */
const opens = (elt) => elt.matches("a[hx-target='#dialog']");

/** What opens the dialog and has no answer yet: its link may be another one by now. @type {Map<XMLHttpRequest, string>} */
const opening = new Map();

/** A second press of what opens the dialog does nothing while the first is on its way. @param {any} event htmx:confirm */
function once(event) {
  const { elt } = event.detail;
  if (opens(elt) && [...opening.values()].includes(elt.getAttribute("hx-get"))) event.preventDefault();
}

/** @param {Element} elt @param {XMLHttpRequest} xhr */
function begins(elt, xhr) {
  elt.setAttribute("aria-busy", "true");
  opening.set(xhr, elt.getAttribute("hx-get") ?? "");
  xhr.addEventListener("loadend", () => opening.delete(xhr));
}

/** @param {any} event htmx:beforeRequest */
function guardHtmx(event) {
  const { elt } = event.detail;
  if (opens(elt)) begins(elt, event.detail.xhr);
  if (!isStep(event.detail.requestConfig)) return;
  if (elt.hasAttribute("data-busy")) return event.preventDefault();
  setBusy(elt, true);
  // Why a step was refused is said until the next one.
  reveal("refused", false);
  // Told by the request itself: its form is gone with the dialog if that is closed meanwhile, and htmx then tells nobody.
  for (const name of ["error", "timeout"]) event.detail.xhr.addEventListener(name, () => reveal("failed", true));
}

/** @param {Event} event htmx:afterRequest */
function ended(event) {
  const { elt, xhr } = /** @type {CustomEvent} */ (event).detail;
  // It is recorded, and the next page is on its way: pressed again it would be refused. That page may not come.
  if (elt instanceof HTMLFormElement && xhr.getResponseHeader("HX-Redirect")) window.setTimeout(() => setBusy(elt, false), PATIENCE);
  else if (elt instanceof HTMLFormElement) setBusy(elt, false);
  else if (opens(elt)) elt.removeAttribute("aria-busy");
}

/** Turn the page dark or light at once; the cookie follows. @param {SubmitEvent} event */
function switchTheme(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-theme-form]")) return;
  event.preventDefault();
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const body = new FormData(form);
  body.set("theme", dark ? "light" : "dark");
  root.dataset.theme = dark ? "light" : "dark";
  fetch(form.getAttribute("action") ?? "", { method: "POST", body, redirect: "manual" }).catch(() => reveal("offline", true));
}

/* ---------- answers ---------- */

/** What became of it: typed.js listens. @param {"arrived" | "heard" | "failed"} what @param {Element} [elt] what asked */
function tell(what, elt) {
  document.dispatchEvent(new CustomEvent(what, { detail: elt }));
}

/** An answer has a place on the page if it is ours: that of the sign-in page has none, nor what a gateway says. @param {any} event */
function beforeSwap(event) {
  const { detail } = event, { xhr } = detail;
  const asked = detail.requestConfig?.path ?? "";
  const answered = new URL(xhr.responseURL || location.href).pathname;
  const signIn = root.dataset.signIn;
  const lost = signIn !== undefined && answered === signIn && !asked.startsWith(signIn);
  const how = xhr.getResponseHeader("HX-Reswap");
  const foreign = xhr.status >= 400 && !how;
  const intoDialog = detail.target === dialog && how !== "none";
  // Somebody may be typing in there: what was asked for outside comes too late.
  const late = intoDialog && dialog.open && !dialog.contains(detail.requestConfig?.elt);
  if (lost || foreign || late) detail.shouldSwap = false;
  if (foreign) detail.isError = true;
  // Nothing that a gateway says shows that somebody is signed in.
  if (lost || !foreign) reveal("signed-out", lost);
  if (lost) tell("heard", detail.requestConfig?.elt);
  else if (!detail.isError) works(detail);
  if (detail.shouldSwap && intoDialog) takeOut();
  if (detail.shouldSwap && detail.target.id === "ed-beside" && isThere(detail)) detail.swapOverride = "none";
  takeForThePage(detail);
  if (late && !foreign && xhr.status >= 400 && isStep(detail.requestConfig)) {
    refusedWith("Your step before this one was refused. Look at its draft again.");
  }
}

/** Whether it says what stands there: somebody may select or press something in it just now. @param {any} detail */
function isThere({ target, serverResponse }) {
  const fresh = document.createElement("template");
  fresh.innerHTML = serverResponse;
  for (const elsewhere of all("[hx-swap-oob]", fresh.content)) elsewhere.remove();
  return fresh.innerHTML.trim() === target.innerHTML.trim();
}

/** The same of a piece that goes to its own place: one has the focus there, or holds a button down. @param {any} event htmx:oobBeforeSwap */
function unlessThere({ detail }) {
  if (detail.fragment.firstElementChild?.isEqualNode(detail.target)) detail.shouldSwap = false;
}

/** @param {any} detail */
function works(detail) {
  root.removeAttribute("data-unreached");
  tell("arrived", detail.requestConfig?.elt);
  // A poll that goes well says nothing of words that found no answer.
  if (!document.querySelector("[data-unsure]")) reveal("offline", false);
  if (isStep(detail.requestConfig)) reveal("failed", false);
}

/** No answer, or none that is one: it may be recorded if it was a step; all else is asked for again. @param {Event} event */
function broken(event) {
  const { status } = /** @type {CustomEvent} */ (event).detail.xhr;
  // What is given up may be answered yet: on a slow line a page comes in its own time.
  root.toggleAttribute("data-unreached", event.type !== "htmx:timeout" && NOBODY.includes(status));
  tell("failed", /** @type {CustomEvent} */ (event).detail.elt);
  reveal(isStep(/** @type {CustomEvent} */ (event).detail.requestConfig) ? "failed" : "offline", true);
}

/**
 * What asked may have been replaced by another answer meanwhile. htmx looks around it for the places of the pieces that come, and
 * finds none: then the page itself takes them.
 * @param {any} detail of htmx:beforeSwap
 */
function takeForThePage(detail) {
  const asked = detail.requestConfig?.elt;
  if (!detail.shouldSwap || !asked || asked.isConnected) return;
  detail.shouldSwap = false;
  const swapStyle = asked.getAttribute("hx-swap") ?? "innerHTML";
  htmx?.swap(detail.target, detail.serverResponse, { swapStyle, swapDelay: 0, settleDelay: 0 }, { contextElement: document.body, eventInfo: detail });
}

function poll() {
  if (!document.hidden) for (const element of all("[data-poll]")) htmx?.trigger(element, "poll");
}

/* ---------- notices ---------- */

/** Show a notice, or hide it. While a dialog is open it stands in there: what lies behind can neither be read nor pressed. @param {string} id @param {boolean} shown */
function reveal(id, shown) {
  const notice = byId(id);
  if (shown && notice && dialog.open && !dialog.contains(notice)) dialog.prepend(notice);
  if (!notice || notice.hidden === !shown) return;
  notice.hidden = !shown;
  const when = notice.querySelector("[data-when]");
  if (shown && when) when.textContent = `${new Date(Date.now() + Number(root.dataset.drift)).toISOString().slice(11, 16)} UTC`;
}

/** The notices of the dialog and the live region, before what it holds is replaced. */
function takeOut() {
  document.body.append(byId("announce") ?? "");
  byId("notices")?.prepend(...all(":scope > .notice", dialog));
}

/** Refused, with a sentence that says why. @param {string} why */
function refusedWith(why) {
  const words = byId("refused")?.querySelector("[data-words]");
  if (words) words.textContent = why;
  reveal("refused", true);
}

document.addEventListener("submit", (event) => {
  if (/** @type {HTMLFormElement} */ (event.target).method === "post") inWhoseName(event);
}, true);
document.addEventListener("submit", switchTheme);
document.addEventListener("submit", guard);
document.addEventListener("leaves", inWhoseName);
document.addEventListener("silence", () => reveal("offline", true));
document.body.addEventListener("htmx:confirm", inWhoseName);
document.body.addEventListener("htmx:confirm", once);
document.body.addEventListener("htmx:beforeRequest", watchClock);
document.body.addEventListener("htmx:beforeRequest", guardHtmx);
document.body.addEventListener("htmx:beforeSwap", beforeSwap);
document.body.addEventListener("htmx:oobBeforeSwap", unlessThere);
document.body.addEventListener("refused", (event) => refusedWith(/** @type {CustomEvent} */ (event).detail.value));
document.body.addEventListener("htmx:sendError", broken);
document.body.addEventListener("htmx:responseError", broken);
document.body.addEventListener("htmx:timeout", broken);
document.body.addEventListener("htmx:afterRequest", ended);
// Browsers tell of it with the next frame: another step may stand in there by then.
dialog.addEventListener("close", (event) => dialog.open && event.stopImmediatePropagation());
dialog.addEventListener("close", takeOut);
// A page taken back from the browser's memory has no request on its way any more.
window.addEventListener("pageshow", () => {
  for (const form of /** @type {HTMLFormElement[]} */ (all("form[data-busy]"))) setBusy(form, false);
});
document.addEventListener("visibilitychange", poll);
window.setInterval(poll, POLL);
