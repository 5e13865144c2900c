/** Kernels that people know from image programs, for a window of any size. */

/** name -> weight at (row, column), where 0, 0 is the middle and `count` the cells of the window. */
const RULES = {
  identity: (i, j) => (i === 0 && j === 0 ? 1 : 0),
  edges: (i, j, count) => (i === 0 && j === 0 ? count - 1 : -1),
  sharpen: (i, j, count) => (i === 0 && j === 0 ? count : -1),
  blur: (i, j, count) => 1 / count,
  emboss: (i, j) => (i === 0 && j === 0 ? 1 : i + j),
};

export const PRESETS = Object.keys(RULES);

/** The same weights for every channel, shared out among them: (height, width, channels). */
export function preset(name, [height, width], channels) {
  const kernel = new Float32Array(height * width * channels);
  const middle = [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)];
  for (let place = 0; place < kernel.length; place++) {
    const cell = Math.floor(place / channels);
    const [i, j] = [Math.floor(cell / width) - middle[0], (cell % width) - middle[1]];
    kernel[place] = RULES[name](i, j, height * width) / channels;
  }
  return kernel;
}
