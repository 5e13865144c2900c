/** What is shown <-> the address: only once a person has opened it. */

import { recall } from "../lib/address.js";
import { clamp } from "../lib/cells.js";

const NAMES = ["patch", "patch_in", "patch_row", "patch_column", "watch"];
const USUAL = 8;

export function startOf(model, search = location.search) {
  const asked = recall(NAMES, search);
  const { sizes, colours_of_patch: colours } = model.options;
  const usual = sizes.includes(USUAL) ? USUAL : sizes[0];
  return {
    open: sizes.includes(asked.patch),
    patch: { size: sizes.includes(asked.patch) ? asked.patch : usual, colour: colours[asked.patch_in] ?? colours[0] },
    place: {
      row: clamp(asked.patch_row ?? Math.floor(model.rows / 2), 0, model.rows - 1),
      column: clamp(asked.patch_column ?? Math.floor(model.columns / 2), 0, model.columns - 1),
    },
    watched: asked.watch < model.classes ? asked.watch : null,
  };
}

export function remembered({ open, patch, place, watched }, model) {
  if (!open) return {};
  const in_ = model.options.colours_of_patch.indexOf(patch.colour);
  return { patch: patch.size, patch_in: in_, patch_row: place.row, patch_column: place.column, watch: watched ?? "" };
}
