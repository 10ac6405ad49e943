// @ts-check
/** While a decision is under way its bar is asked for every two seconds; never while the page is hidden. */

const MOVING = 2000;

window.setInterval(() => {
  if (document.hidden) return;
  for (const bar of document.querySelectorAll("[data-moving]")) /** @type {any} */ (window).htmx?.trigger(bar, "poll");
}, MOVING);
