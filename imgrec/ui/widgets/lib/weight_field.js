/** A field that holds one weight: typed, stepped by the up and down keys, or dragged sideways. */

import { number, parse } from "./format.js";

const COARSE = 0.1;
const FINE = 0.01;
const DRAG_STARTS = 4; // pixels

/**
 * @param {HTMLInputElement} field
 * @param {object} given
 * @param {() => number} given.value the weight as it is
 * @param {(value: number) => void} given.set
 * @param {() => boolean} [given.open] whether it may be changed at the moment
 * @param {number} [given.most] the largest weight there may be, sign aside
 */
export function listenToWeight(field, { value, set, open = () => true, most = Infinity }) {
  const take = (given) => {
    const valid = Number.isFinite(given) && Math.abs(given) <= most;
    field.setAttribute("aria-invalid", String(!valid));
    if (valid && open()) set(given);
  };
  const change = (from, by) => {
    const rounded = Math.round((from + by) * 1000) / 1000;
    field.value = number(rounded);
    take(rounded);
  };
  field.addEventListener("input", () => take(parse(field.value)));
  field.addEventListener("blur", () => (field.value = number(value())));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the page binds letters of its own
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!direction || !open()) return;
    event.preventDefault();
    change(value(), direction * (event.shiftKey ? FINE : COARSE));
  });
  field.addEventListener("pointerdown", (event) => open() && drag(event, field, value(), change));
}

/** Sideways by a pixel changes by a hundredth. */
function drag({ clientX: start }, field, from, change) {
  let dragging = false;
  const move = ({ clientX, pointerId }) => {
    dragging ||= Math.abs(clientX - start) >= DRAG_STARTS;
    if (!dragging) return;
    field.setPointerCapture(pointerId);
    change(from, (clientX - start) * FINE);
  };
  const end = () => {
    field.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) field.removeEventListener(name, end);
  };
  field.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) field.addEventListener(name, end);
}
