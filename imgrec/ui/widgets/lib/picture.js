/** A picture as the person knows it: its channels together, as RGBA for a canvas. */

/**
 * @param {{data: Float32Array | Uint8Array, shape: number[]}} tensor (rows, columns, channels), 0 to 1
 * or, in bytes, 0 to 255; other than 3 channels are averaged to grey
 */
export function paintPicture({ data, shape }) {
  const channels = shape.at(-1);
  const full = data instanceof Uint8Array ? 1 : 255;
  const pixels = new Uint8ClampedArray((data.length / channels) * 4);
  for (let i = 0; i < pixels.length / 4; i++) {
    const colours = data.subarray(i * channels, (i + 1) * channels);
    const grey = colours.reduce((sum, value) => sum + value, 0) / channels;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = full * (channels === 3 ? colours[c] : grey);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
