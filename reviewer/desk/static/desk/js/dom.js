// @ts-check
/** What the other scripts read the page by. It does nothing by itself. */

/** @type {any} htmx is a classic script that has run before every module. */
export const htmx = /** @type {any} */ (window).htmx;

/** How long what was sent may go without an answer until that is said. For what htmx asks see context.py. */
export const PATIENCE = 10_000;

/** @param {string} id */
export const byId = (id) => document.getElementById(id);
/** The one dialog, which stands in every page, open or not. */
export const dialog = /** @type {HTMLDialogElement} */ (byId("dialog"));
/** What stands in closed details is not: it has a place, but nobody sees it. @param {Element} element */
export const visible = (element) => element.checkVisibility();
/** @template {Element} T @param {string} selector @param {ParentNode} [within] @returns {T[]} */
export const all = (selector, within = document) => /** @type {T[]} */ ([...within.querySelectorAll(selector)]);
