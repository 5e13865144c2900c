/** Numbers of a block -> one RGBA array for each of its maps. */

import { paint, paintGrey, scalesOf } from "../lib/scales.js";

/** @param {"layer" | "map"} span what the full colour stands for */
export function coloursOf(block, model, { theme, span }) {
  if (block === "picture") return [pictureOf(model)];
  if (block === "channels") return model.channels.map(paintGrey);
  const scales = scalesOf(theme);
  const power = model.options.colours.strength_power;
  if (block === "dropout") return [paint(model.units.map(() => 1), 1, { ...scales.values, positive: scales.values.zero.map((zero, i) => (2 * zero + scales.values.positive[i]) / 3) }, power)];
  const { maps } = model.blocks[block];
  return Array.from({ length: maps }, (_, map) => {
    const values = model.valuesOf(block, map);
    return paint(values, rangeOf(block, map, model, span), isNeverNegative(block, model) ? scales.activations : scales.values, power);
  });
}

/** What the full colour stands for in a map. */
export function rangeOf(block, map, model, span) {
  return model.range(block, span === "map" && model.blocks[block].maps > 1 ? map : undefined);
}

export function isNeverNegative(block, { options }) {
  return (block === "dense" ? options.dense_activation : options.conv2d.activation) === "relu";
}

function pictureOf({ image }) {
  const channels = image.shape.at(-1);
  const pixels = new Uint8ClampedArray((image.data.length / channels) * 4).fill(255);
  for (let i = 0; i < pixels.length / 4; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = 255 * image.data[i * channels + Math.min(c, channels - 1)];
  }
  return pixels;
}
