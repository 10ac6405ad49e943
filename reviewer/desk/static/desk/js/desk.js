// @ts-check
/**
 * What pages do by script: keys, moving focus, dialogs, clocks, the live region. What they ask of the server is in requests.js.
 * Every page works without it. Nothing here decides, and nothing is kept in the browser.
 */

import { all, byId, dialog, htmx, visible } from "./dom.js";

const root = document.documentElement;
const SECOND = 1000, MINUTE = 60, HOUR = 3600, DAY = 86400;
const FIELD = "input:not([type=radio], [type=checkbox], [type=submit], [type=button], [type=hidden]), textarea, select, [contenteditable]";

/** What one answer says in several pieces is said together. */
let said = "";

/** Say it to screen readers. @param {string} words */
function announce(words) {
  const region = byId("announce");
  said = `${said} ${words}`.trim();
  if (region) region.textContent = said;
  queueMicrotask(() => (said = ""));
}

const CLOCK = /\d\d:\d\d(:\d\d)?/g;

/** The first sentence of each banner. @param {ParentNode} within */
const headlines = (within) => all(".notice .strong", within).map((one) => one.textContent?.replace(/\s+/g, " ").trim() ?? "");

/** Banners come with a poll, all of them where one is another: what they have not said before is announced. @param {any} event htmx:oobBeforeSwap */
function bannersCome({ detail: { target, fragment } }) {
  if (target.id !== "trouble") return;
  const before = headlines(target).map((words) => words.replace(CLOCK, ""));
  const words = headlines(fragment).filter((one) => !before.includes(one.replace(CLOCK, ""))).join(" ");
  if (words) announce(words);
}

/* ---------- keys ---------- */

let chord = "";
let chordTimer = 0;

/** Of a layout of other letters (Cyrillic, Greek, Arabic …) the Latin one of the same key. @param {KeyboardEvent} event */
function nameOf(event) {
  const other = /^[^\x00-\x7f]$/.test(event.key) && !event.getModifierState("AltGraph");
  const name = (other && event.code.match(/^(?:Key|Digit)([A-Z0-9])$/)?.[1]) || event.key;
  return name.length === 1 ? name.toLowerCase() : name;
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const name = nameOf(event);
  const control = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  // With Shift they are the browser's own: a picture of the page is no reason to save it.
  if (control) return void (!event.shiftKey && activate(`ctrl+${name.toLowerCase()}`) && event.preventDefault());
  if (name === "Escape") return void (escape() && event.preventDefault());
  const target = /** @type {Element} */ (event.target);
  if (typedBeside(name, target) || root.dataset.keys === "off" || target.closest(FIELD)) return;
  const link = awaited();
  if (link && activate(name, "[data-at-once]")) event.preventDefault();
  else if (link) typedAhead(event, link);
  if (link) return;
  if (finishChord(name) || activate(name) || move(name)) event.preventDefault();
}

/**
 * Words typed at a box, a choice or a button of the dialog go on in the reason or the note: a space among them would check the box,
 * and confirm what nobody read. Another field, as that of a passage, is not added to. @param {string} name @param {Element} target
 */
function typedBeside(name, target) {
  const field = dialog.open && /** @type {HTMLElement | null} */ (dialog.querySelector("[name=words]"));
  if (!field || name.length > 1 || name === " " || target.closest(FIELD)) return false;
  field.focus();
  return true;
}

/** What asked for the dialog, by its request: another may stand in its place before the answer comes. @type {Map<XMLHttpRequest, HTMLElement>} */
const asking = new Map();

/** @param {any} event htmx:beforeRequest */
function asks(event) {
  const { elt, xhr } = event.detail;
  if (event.defaultPrevented || !elt.matches("a[hx-target='#dialog']")) return;
  asking.set(xhr, elt);
  xhr.addEventListener("loadend", () => asking.delete(xhr));
}

/** What asked last for a dialog that is not open yet: what is typed ahead is meant for it, and acts on nothing else but what cannot wait. */
const awaited = () => [...asking.values()].at(-1);

/** A step that has not come yet does not come any more: it would open over what is done next. */
function giveUp() {
  for (const xhr of asking.keys()) xhr.abort();
  ahead = again = "";
}

/** What was typed ahead of the dialog since the last press of anything, and the key that asked for it where that was pressed again. */
let ahead = "", again = "";

/**
 * A space among the words is one of them: it would press what has the focus, and a press ends what was typed. As the first of them it is a
 * press, and always on what cannot wait. @param {KeyboardEvent} event @param {HTMLElement} link
 */
function typedAhead(event, link) {
  const target = /** @type {Element} */ (event.target);
  if (event.key === "Backspace") return void (ahead = ahead.slice(0, -1));
  if (event.key.length > 1 || (event.key === " " && (!ahead || target.closest("[data-at-once]")))) return;
  event.preventDefault();
  if (event.repeat) return;
  if (!ahead && nameOf(event) === link.dataset.key) return void (again += event.key);
  ahead += again + event.key;
  again = "";
}

/** Words typed ahead go on behind what stands in the reason or the note, which has the focus then. @param {HTMLElement} box */
function takeAhead(box) {
  const field = /** @type {HTMLTextAreaElement | null} */ (ahead.trim() ? box.querySelector("textarea[name=words]") : null);
  if (field) field.value += ahead;
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  ahead = again = "";
  return field;
}

/** Press the visible control that carries this key; a field takes the focus instead. @param {string} name @param {string} [which] a selector */
function activate(name, which = "") {
  const within = dialog.open ? dialog : document;
  const control = /** @type {HTMLElement | undefined} */ (
    all(`[data-key="${CSS.escape(name)}"]${which}`, within).find((one) => visible(one) && inHand(one) && !one.closest("[aria-busy=true]"))
  );
  if (!control) return false;
  if (control.matches(FIELD)) control.focus();
  else control.click();
  return true;
}

/** Whether a control belongs to the version under review, and to the hint that has the focus: a key never acts on another. @param {Element} control */
function inHand(control) {
  const column = /** @type {HTMLElement | null} */ (control.closest("[data-v]"));
  const chosen = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=version]:checked"));
  const [card, focused] = [control, document.activeElement].map((one) => one?.closest("details.hintcard"));
  return (!column || !chosen || column.dataset.v === chosen.value) && (!card || !focused || card === focused);
}

/** Two keys in a row, such as G Q. @param {string} name */
function finishChord(name) {
  const link = chord && /** @type {HTMLElement | null} */ (document.querySelector(`[data-chord="${CSS.escape(`${chord} ${name}`)}"]`));
  chord = "";
  window.clearTimeout(chordTimer);
  if (link && !dialog.open) {
    link.click();
    return true;
  }
  if (document.querySelector(`[data-chord^="${CSS.escape(name)} "]`)) {
    chord = name;
    chordTimer = window.setTimeout(() => (chord = ""), 1500);
  }
  return false;
}

/**
 * Close what is open on top of the page, or is about to, else leave the field. A dialog would close itself, but only after the next
 * key, which would be written into it.
 */
function escape() {
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details[data-menu][open]"));
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const asked = asking.size > 0;
  giveUp();
  if (dialog.open) {
    closeDialog();
    // What it held goes at once: the browser tells it only with the next frame.
    dialog.dispatchEvent(new Event("close"));
    return true;
  }
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else if (asked) return true;
  else if (active?.matches(FIELD)) active.blur();
  return false;
}

/** Move the focus along the rows of the page's lists, such as one for each day; arrows only once the focus is in one. @param {string} name */
function move(name) {
  const rows = all("[data-list] [data-row]").filter(visible);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[name];
  if (!step || !rows.length || dialog.open || (name.startsWith("Arrow") && at < 0)) return false;
  const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  /** @type {HTMLElement | null} */ (next.querySelector("[data-item], a"))?.focus();
  return true;
}

/* ---------- dialogs ---------- */

/**
 * Show what the server put into the dialog, with the focus where the work is: at what is wrong, at what has to be confirmed first,
 * else in the text field, so that what is typed is its words and chooses nothing.
 */
function openDialog() {
  if (!dialog.childElementCount) return;
  if (!dialog.open) dialog.showModal();
  // What lies behind can be heard as little as it can be pressed (takeOut in requests.js takes it back).
  dialog.append(byId("announce") ?? "");
  const wrong = /** @type {HTMLElement | null} */ (dialog.querySelector("[aria-invalid=true]"));
  const begun = takeAhead(dialog);
  const first = wrong ?? begun ?? /** @type {HTMLElement | null} */ (dialog.querySelector("[data-first]") ?? dialog.querySelector(FIELD));
  if (touched && first && !wrong) onTitle(dialog);
  else (first ?? mainButton(dialog))?.focus();
  // What was typed before and is kept stands there already: one goes on behind it.
  if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
  // Who receives the mail is read before what has the focus. At 400 % the box itself scrolls.
  if (!wrong) for (const one of [dialog, ...all(".dialog-body", dialog)]) one.scrollTop = 0;
}

/** Whether the last thing used was a finger: to it a field with the focus is a keyboard over who receives the mail. */
let touched = false;

/** @param {HTMLElement} box */
const mainButton = (box) => /** @type {HTMLElement | null} */ (box.querySelector(".btn--primary") ?? box.querySelector("button, a"));

/** @param {HTMLElement} box */
function onTitle(box) {
  const title = /** @type {HTMLElement | null} */ (box.querySelector("#dialog-title"));
  if (title) title.tabIndex = -1;
  title?.focus();
}

function closeDialog() {
  if (dialog.open) dialog.close();
}

/** Words in it that have not arrived were taken out first (typed.js). */
function closed() {
  dialog.replaceChildren();
}

/* ---------- clocks ---------- */

/** As reviewer/desk/times.py writes it. @param {number} seconds */
function span(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} m`;
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${String(Math.floor((whole % HOUR) / MINUTE)).padStart(2, "0")} m`;
  return `${Math.floor(whole / DAY)} d ${Math.floor((whole % DAY) / HOUR)} h`;
}

/** @param {HTMLElement} element @param {string} words */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** By the server's clock (requests.js). @param {string | undefined} moment @returns {number} seconds from now */
const secondsTo = (moment) => (Date.parse(moment ?? "") - Date.now() - Number(root.dataset.drift ?? 0)) / SECOND;

/** Four polls. A page that has heard nothing of the desk for so long knows nothing of MultiMail either. */
const UNHEARD = 60_000;
let heardAt = Date.now();

function heard() {
  heardAt = Date.now();
  tick();
}

function tick() {
  byId("live")?.toggleAttribute("data-unheard", Math.abs(Date.now() - heardAt) > UNHEARD);
  for (const element of /** @type {HTMLElement[]} */ (all("[data-until]"))) countDown(element, secondsTo(element.dataset.until));
  for (const element of /** @type {HTMLElement[]} */ (all("[data-since]"))) write(element, span(-secondsTo(element.dataset.since)));
  for (const element of /** @type {HTMLElement[]} */ (all("[data-hold-until]"))) hold(element);
}

/** @param {HTMLElement} element @param {number} left */
function countDown(element, left) {
  const place = /** @type {HTMLElement} */ (element.closest("[data-level]") ?? element);
  write(element, left > 0 ? span(left) : "Expired");
  place.toggleAttribute("data-over", left <= 0);
  place.dataset.level = left < Number(root.dataset.nowUnder) ? "now" : left < Number(root.dataset.soonUnder) ? "soon" : "";
  const mark = [300, 900, 3600].find((limit) => left <= limit && left > limit - 2);
  if (element.dataset.speak && mark && element.dataset.spoken !== String(mark)) {
    element.dataset.spoken = String(mark);
    announce(`${element.dataset.speak} ${span(mark)}`);
  }
}

/** Counts by the second; at its end the element says so, and gets a "held" event that htmx can act on. @param {HTMLElement} element */
function hold(element) {
  const left = secondsTo(element.dataset.holdUntil);
  write(element, left > 0 ? `${Math.ceil(left)} s` : (element.dataset.after ?? "0 s"));
  // It may have been over by a clock that is put right now.
  if (left > 0) delete element.dataset.over;
  if (left > 0 || element.dataset.over) return;
  element.dataset.over = "true";
  htmx?.trigger(element, "held");
}

/* ---------- menus ---------- */

/** @param {MouseEvent} event */
function clicked(event) {
  const target = /** @type {Element} */ (event.target);
  for (const menu of /** @type {HTMLDetailsElement[]} */ (all("details[data-menu][open]"))) {
    if (!menu.contains(target)) menu.open = false;
  }
  if (target.closest("[data-close]") && dialog.open) {
    event.preventDefault();
    closeDialog();
  }
}

document.addEventListener("keydown", pressed);
document.addEventListener("keydown", () => (touched = false), true);
document.addEventListener("click", () => (ahead = again = ""), true);
document.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);
document.addEventListener("click", clicked);
document.body.addEventListener("htmx:beforeRequest", asks);
document.body.addEventListener("announce", (event) => announce(/** @type {CustomEvent} */ (event).detail.value));
document.body.addEventListener("htmx:oobBeforeSwap", bannersCome);
document.body.addEventListener("closeDialog", closeDialog);
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.target?.id === "dialog") openDialog();
  tick();
});
// requests.js tells it of each answer of the desk's.
document.addEventListener("arrived", heard);
dialog.addEventListener("close", closed);
window.setInterval(tick, SECOND);
tick();
// What the step before did; a region that says it from the start is not heard.
window.setTimeout(() => {
  const told = all("[data-told]").map((one) => one.textContent?.replace(/\s+/g, " ").trim()).join(" ");
  if (told) announce(told);
}, SECOND);
