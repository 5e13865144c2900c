/** The photo that is cropped: it comes once, and outlives every square of it. */

let kept = null;
const waiting = new Set();

/** @param {{tensors: {jpeg: {data: Uint8Array}}, options: {picture: string}}} given */
export function keep({ tensors, options }) {
  kept = { picture: options.picture, jpeg: tensors.jpeg.data };
  waiting.forEach((listener) => listener());
}

/** The bytes of that picture's JPEG, or null while they are on their way. */
export function photoOf(picture) {
  return kept?.picture === picture ? kept.jpeg : null;
}

/** Call `listener` whenever a photo arrives; gives the function that ends it. */
export function onPhoto(listener) {
  waiting.add(listener);
  return () => waiting.delete(listener);
}
