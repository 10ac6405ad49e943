// @ts-check
/**
 * The review page: which version is under review, the way from fact to fact and from hint to hint, and the poll of what is under way.
 * All of it can be read and decided without.
 */

import { all, byId, dialog, htmx, visible } from "./dom.js";

const MOVING = 2000;
/** Pixels between the bar of decisions and what has the focus. */
const ROOM = 12;

/* ---------- the version under review ---------- */

/** The address names it, so that a reload or a shared link shows the same. @param {Event} event */
function chosen(event) {
  const radio = /** @type {HTMLInputElement} */ (event.target);
  if (radio.name !== "version" || !radio.dataset.href) return;
  const href = radio.dataset.href + location.search;
  if (href !== location.pathname + location.search) history.replaceState(history.state, "", href);
}

/** @param {string | undefined} key */
function pick(key) {
  const radio = /** @type {HTMLInputElement | null} */ (key ? byId(key) : null);
  if (!radio || radio.checked) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

/* ---------- from fact to fact ---------- */

let at = -1;

/** The next differing fact, version by version in the order of the text. */
function nextFact() {
  const marks = all("[data-mark].mark-n--fact");
  if (!marks.length) return;
  at = (at + 1) % marks.length;
  goTo(marks[at]);
}

/** Of a version alone: its text, where it is shown as written or as its HTML part, and the fold that something is in. @param {Element} one */
function reveal(one) {
  const text = /** @type {HTMLInputElement | null} */ (one.closest(".lt-text") && byId("part-text"));
  if (text) text.checked = true;
  const fold = /** @type {HTMLDetailsElement | null | undefined} */ (one.parentElement?.closest("details"));
  if (fold) fold.open = true;
}

/** Show a mark: its version first, where one is shown at a time. @param {Element} mark */
function goTo(mark) {
  reveal(mark);
  pick(/** @type {HTMLElement | null} */ (mark.closest("[data-v]"))?.dataset.v);
  for (const one of all(".here")) one.classList.remove("here");
  mark.classList.add("here");
  const link = /** @type {HTMLAnchorElement | null} */ (mark.previousElementSibling);
  const card = link?.matches("a") ? document.querySelector(link.getAttribute("href") ?? "") : null;
  if (card && visible(card)) {
    card.classList.add("here");
    const rail = card.closest(".rail");
    if (rail && getComputedStyle(rail).overflowY === "auto") rail.scrollTop = /** @type {HTMLElement} */ (card).offsetTop - 60;
  }
  mark.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
  look(mark.id);
}

/** Show the line of an address, whom it reaches and what can be done about it. @param {HTMLElement} line */
function goToReader(line) {
  pick(/** @type {HTMLElement | null} */ (line.closest("[data-v]"))?.dataset.v);
  line.scrollIntoView({ block: "center" });
  line.focus({ preventScroll: true });
  look(line.id);
}

/* ---------- what the main button leads to ---------- */

/** By whom: another may sign in in this tab. */
const LOOKED = `looked-${document.documentElement.dataset.person}`;
/** What has been looked at: ids of marks and cards with the digest they belong to, never text. @type {Set<string>} */
const looked = new Set(JSON.parse(sessionStorage.getItem(LOOKED) ?? "[]"));
const MOST_LOOKED = 500;

/** The first thing of each column that nobody has looked at here leads its bar; after the last it is Approve. */
function lead() {
  for (const bar of all(".d-cell")) {
    const steps = /** @type {HTMLElement[]} */ (all("[data-look]", bar));
    const next = steps.find((step) => !looked.has(step.dataset.look ?? ""));
    for (const step of steps) step.hidden = step !== next;
    const approve = bar.querySelector("[data-after-looks]");
    approve?.classList.toggle("btn--lead", !next);
    approve?.classList.toggle("btn--quiet", Boolean(next));
  }
}

/** The id of what was shown last. */
let shown = "";

/** @param {string} id of a mark, a card or a line */
function look(id) {
  shown = id;
  for (const step of /** @type {HTMLElement[]} */ (all(`[data-look$="-${id}"]`))) looked.add(step.dataset.look ?? "");
  sessionStorage.setItem(LOOKED, JSON.stringify([...looked].slice(-MOST_LOOKED)));
  lead();
}
lead();
document.body.addEventListener("htmx:oobAfterSwap", lead);

/* ---------- from hint to hint ---------- */

/** Open hints and the card that is open, version by version in the order of the text. */
const walk = () => /** @type {HTMLDetailsElement[]} */ (all("[data-open-hint], details.hintcard[open]")).sort((one, other) =>
  (one.dataset.v ?? "").localeCompare(other.dataset.v ?? ""));

/** The next open hint, or the one before it: those of the version under review first, then those of the others. @param {number} step */
function nextHint(step) {
  const cards = step > 0 ? walk() : walk().reverse();
  if (!cards.length) return;
  const focused = cards.find((card) => !card.open && card.contains(document.activeElement));
  if (focused) return openCard(focused);
  const version = document.querySelector("[name=version]:checked")?.id ?? "";
  const of = (/** @type {HTMLElement} */ card) => card.dataset.v ?? "";
  const here = cards.findIndex((card) => card.open && (!version || of(card) === version));
  const first = () => cards.find((card) => (step > 0 ? of(card) >= version : of(card) <= version)) ?? cards[0];
  openCard(here < 0 ? first() : cards[(here + 1) % cards.length]);
}

/** Its version first, where one is shown at a time. @param {HTMLDetailsElement} card */
function openCard(card) {
  pick(card.dataset.v);
  closeOthers(card);
  card.open = true;
  reveal(card);
  card.scrollIntoView({ block: "center" });
  card.querySelector("summary")?.focus({ preventScroll: true });
  look(card.id);
}

/** One card at a time, however it is opened: keys act on the one that is open. @param {Element} card */
function closeOthers(card) {
  for (const other of /** @type {HTMLDetailsElement[]} */ (all("details.hintcard[open]"))) other.open = other === card;
}

/** Opened by its own head: its version is under review. What closes above it may move it away. @param {Event} event */
function toggled(event) {
  const card = /** @type {HTMLDetailsElement} */ (event.target);
  if (!card.matches("details.hintcard") || !card.open) return;
  pick(card.dataset.v);
  closeOthers(card);
  card.querySelector("summary")?.scrollIntoView({ block: "nearest" });
}

const LONGEST_MARK = 2000;
/** What stands on lines of its own: the words of two such do not touch. */
const APART = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote, div, section";

/** The selected words as the mail has them: only what is shown, without the marks of this page; a hidden character is a space. */
function selected() {
  const selection = getSelection();
  if (!selection?.rangeCount) return "";
  const range = selection.getRangeAt(0);
  const texts = document.createNodeIterator(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let words = "";
  let before = null;
  for (let text = /** @type {Text | null} */ (texts.nextNode()); text; text = /** @type {Text | null} */ (texts.nextNode())) {
    const around = text.parentElement;
    if (!around?.checkVisibility() || !range.intersectsNode(text) || around.closest(".mark-n, .vh, .hintcard, .hintnotes")) continue;
    const from = text === range.startContainer ? range.startOffset : 0;
    const to = text === range.endContainer ? range.endOffset : text.length;
    const apart = around.closest(APART);
    if (apart !== before) words += "\n";
    before = apart;
    words += around.closest(".hidden-char") ? " " : text.data.slice(from, to);
  }
  return words.replace(/\s*\n\s*/g, "\n").trim();
}

/** What was selected when the form was asked for. It is filled in here: an address would be kept in many a log. */
let passage = "";

/** It is marked where it was selected: the same words may stand in the version under review too. @param {any} event htmx:configRequest */
function askedAbout({ detail }) {
  if (!detail.elt.hasAttribute("data-mark-passage")) return;
  passage = selected().slice(0, LONGEST_MARK);
  const column = passage && getSelection()?.anchorNode?.parentElement?.closest("[data-v]")?.getAttribute("data-v");
  const link = column && all(`[data-v="${column}"] [data-mark-passage]`)[0];
  if (!link || link === detail.elt) return;
  pick(column);
  detail.path = link.getAttribute("hx-get");
}

/** @param {Event} event */
function filledIn(event) {
  if (!(/** @type {CustomEvent} */ (event).detail.requestConfig?.elt?.hasAttribute("data-mark-passage"))) return;
  const field = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("#dialog [name=passage]"));
  if (field) field.value = passage;
}

/** What a link leads to on this page: of several blockers to the next after what was shown last. @param {HTMLAnchorElement} link */
function targetOf(link) {
  const ids = link.dataset.blockers?.split(" ") ?? [link.hash.slice(1)];
  return byId(ids[(ids.indexOf(shown) + 1) % ids.length]);
}

/** @param {MouseEvent} event */
function clicked(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a"));
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = targetOf(link);
  if (link.hasAttribute("data-next-fact")) {
    event.preventDefault();
    nextFact();
  } else if (link.dataset.step) {
    event.preventDefault();
    nextHint(Number(link.dataset.step));
  } else if (target?.matches("details.hintcard")) {
    event.preventDefault();
    openCard(/** @type {HTMLDetailsElement} */ (target));
  } else if (target?.matches("[data-mark]")) {
    event.preventDefault();
    goTo(target);
  } else if (target && (link.dataset.blockers || target.matches(".fence > li"))) {
    event.preventDefault();
    goToReader(/** @type {HTMLElement} */ (target));
  } else if (link.dataset.pick && !link.hash) {
    event.preventDefault();
    pick(link.dataset.pick);
    const first = /** @type {HTMLElement | null} */ (document.querySelector(`.d-cell[data-v="${link.dataset.pick}"] a:not([hidden])`));
    first?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
}

/** Back from an act on a hint: in sight is where the way goes on, and it has the focus, so that the next key or Tab begins there. */
function comeBack() {
  const query = new URLSearchParams(location.search);
  if (!query.has("at")) return;
  const place = byId(query.get("at") ?? "");
  // The same place again is another address then, and the page is asked for anew.
  query.delete("at");
  history.replaceState(history.state, "", location.pathname + (query.size ? `?${query}` : ""));
  if (!place) return;
  pick(place.dataset.v);
  reveal(place);
  const control = /** @type {HTMLElement} */ (place.querySelector("summary, h2") ?? place);
  if (!control.matches("summary")) control.tabIndex = -1;
  if (!place.matches(".d-cell")) place.scrollIntoView({ block: place.matches("details") ? "center" : "start" });
  control.focus({ preventScroll: true });
}

/* ---------- what has the focus is never under the bar ---------- */

/** The bar of decisions is as high as what it says; what Tab leads to, or a place in the address, stays clear of it. */
function clearOfBar() {
  const bar = document.querySelector(".decide");
  if (!bar) return;
  new ResizeObserver(() => {
    const room = getComputedStyle(bar).position === "sticky" ? `${bar.getBoundingClientRect().height + ROOM}px` : "";
    document.documentElement.style.scrollPaddingBlockEnd = room;
  }).observe(bar);
}

/* ---------- the section that is read ---------- */

/** Its tab is marked, and stands in the two rows that are seen, while its text stands under the heads of the columns. */
function watchSections() {
  const bar = document.querySelector(".rv-jump .tabs");
  if (!bar) return;
  const tabs = new Map(/** @type {HTMLAnchorElement[]} */ (all(".rv-jump .tabs a")).map((tab) => [tab.hash.slice(1), tab]));
  /** @param {HTMLElement} tab */
  const mark = (tab) => {
    tab.setAttribute("aria-current", "true");
    const above = tab.offsetTop - bar.scrollTop;
    if (above < 0 || above + tab.offsetHeight > bar.clientHeight) bar.scrollTop = tab.offsetTop;
  };
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, tab] of tabs) {
        if (id === entry.target.id) mark(tab);
        else tab.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-160px 0px -70% 0px" });
  for (const id of tabs.keys()) {
    const section = byId(id);
    if (section) watch.observe(section);
  }
}
watchSections();
clearOfBar();

/* ---------- what moves ---------- */

/**
 * A piece that is replaced while the focus is in it, or will be once the dialog closes, gives it to the same control of what came in
 * its place, else to the place itself. To another control only after a step of one's own: who presses Enter just when somebody
 * else has decided would press what they never saw.
 */
let lost = "";
/** @type {HTMLElement | null} what had it */
let had = null;
/** @type {Element | null} what has the focus again when the dialog closes */
let behind = null;

/** Whether one takes the place of the other: by its key, else by where it leads, else by its words. @param {HTMLElement} one @param {HTMLElement} other */
function isSame(one, other) {
  if (one.dataset.key || other.dataset.key) return one.dataset.key === other.dataset.key;
  if (one.tagName !== other.tagName) return false;
  const [first, second] = [one, other].map((it) => it.getAttribute("href") ?? it.textContent?.trim());
  return first === second;
}

/** @param {Event} event */
function giveBack(event) {
  if (dialog.open) return;
  const place = lost ? byId(lost) : null;
  const mine = /** @type {CustomEvent} */ (event).detail?.requestConfig?.elt instanceof HTMLFormElement;
  const one = had;
  lost = "";
  had = null;
  if (!place || document.activeElement !== document.body) return;
  const control = /** @type {HTMLElement[]} */ (all("a, button, [data-key]", place)).find(
    (other) => visible(other) && (mine ? other.matches("a, button") : one && isSame(one, other))
  );
  if (!control) place.tabIndex = -1;
  /** @type {HTMLElement} */ (control ?? place).focus({ preventScroll: true });
}

document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target } = /** @type {CustomEvent} */ (event).detail;
  const focused = dialog.open ? behind : document.activeElement;
  if (!target.contains(focused)) return;
  lost = target.id;
  had = /** @type {HTMLElement} */ (focused);
});
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.target === dialog && !dialog.open) behind = document.activeElement;
});
document.body.addEventListener("htmx:afterRequest", giveBack);
dialog.addEventListener("close", giveBack);
document.body.addEventListener("htmx:configRequest", askedAbout);
document.body.addEventListener("htmx:afterSwap", filledIn);
document.addEventListener("change", chosen);
document.addEventListener("click", clicked);
// It does not bubble.
document.addEventListener("toggle", toggled, true);
window.setInterval(() => {
  if (!document.hidden) for (const poll of all("[data-moving]")) htmx?.trigger(poll, "poll");
}, MOVING);
comeBack();
