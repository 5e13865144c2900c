/** A square of a picture, in its pixels, and where a drag or a key takes it: always inside. */

import { clamp } from "../lib/cells.js";

/**
 * @typedef {{left: number, top: number, size: number}} Square
 * @typedef {{width: number, height: number, least: number}} Picture `least`: the smallest side
 */

export const CORNERS = [
  { name: "nw", right: false, bottom: false },
  { name: "ne", right: true, bottom: false },
  { name: "sw", right: false, bottom: true },
  { name: "se", right: true, bottom: true },
];
const STEP = 0.01; // of the shorter side
const CORNER_REACH = 0.3; // of the square's side, inward: the middle of a tiny square still moves it

/** The largest square about the middle, as `imgrec.images.centre_square`. */
export function centred({ width, height }) {
  const size = Math.min(width, height);
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size };
}

/** The square moved by so many pixels, as far as the picture goes. */
export function moved({ left, top, size }, right, down, picture) {
  return {
    left: clamp(Math.round(left + right), 0, picture.width - size),
    top: clamp(Math.round(top + down), 0, picture.height - size),
    size,
  };
}

/** The square so many pixels larger about its own middle, pushed back into the picture. */
export function grown({ left, top, size }, by, picture) {
  const now = clamp(Math.round(size + by), picture.least, Math.min(picture.width, picture.height));
  const half = Math.trunc((size - now) / 2); // there and back again ends at the same place
  return moved({ left: left + half, top: top + half, size: now }, 0, 0, picture);
}

/**
 * The square with a corner dragged to a point; the corner across from it stays.
 * @param {{right: boolean, bottom: boolean}} corner
 * @param {{x: number, y: number}} point
 */
export function dragged({ left, top, size }, { right, bottom }, { x, y }, picture) {
  const anchor = { x: right ? left : left + size, y: bottom ? top : top + size };
  const across = right ? x - anchor.x : anchor.x - x;
  const down = bottom ? y - anchor.y : anchor.y - y;
  const room = Math.min(
    right ? picture.width - anchor.x : anchor.x,
    bottom ? picture.height - anchor.y : anchor.y,
  );
  const now = clamp(Math.round(Math.max(across, down)), picture.least, room);
  return { left: right ? anchor.x : anchor.x - now, top: bottom ? anchor.y : anchor.y - now, size: now };
}

/** The corner that a handle's point belongs to, or null where it lies well inside the square. */
export function cornerAt(square, point) {
  const far = (corner) => Math.hypot(point.x - tip(square, corner).x, point.y - tip(square, corner).y);
  const nearest = CORNERS.reduce((one, other) => (far(other) < far(one) ? other : one));
  const { left, top, size } = square;
  const within = point.x > left && point.x < left + size && point.y > top && point.y < top + size;
  return within && far(nearest) > CORNER_REACH * size ? null : nearest;
}

/** Where a corner of the square lies. */
export function tip({ left, top, size }, { right, bottom }) {
  return { x: left + (right ? size : 0), y: top + (bottom ? size : 0) };
}

const SIZES = { "+": "PageUp", "=": "PageUp", "-": "PageDown", _: "PageDown", "\u2212": "PageDown" };

/**
 * The square that a key leads to, or null for a key that does nothing. Shift with an arrow or a page
 * key is one pixel; beside a plus it only means that the keyboard has the plus up there.
 */
export function keyed(square, { key, shiftKey }, picture) {
  const fine = shiftKey && !(key in SIZES);
  const step = fine ? 1 : Math.max(1, Math.round(STEP * Math.min(picture.width, picture.height)));
  const bigger = fine ? 1 : 2 * step;
  const keys = {
    ArrowLeft: () => moved(square, -step, 0, picture),
    ArrowRight: () => moved(square, step, 0, picture),
    ArrowUp: () => moved(square, 0, -step, picture),
    ArrowDown: () => moved(square, 0, step, picture),
    PageUp: () => grown(square, bigger, picture),
    PageDown: () => grown(square, -bigger, picture),
    Home: () => centred(picture),
  };
  return keys[SIZES[key] ?? key]?.() ?? null;
}
