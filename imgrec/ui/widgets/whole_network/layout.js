/**
 * Where every cell of the view lies in its block: plain functions, lengths in units of the view.
 *
 * A block is a sheet of `maps` of `rows` by `columns` cells, `across` maps in a row of the sheet.
 */

/** @typedef {{map: number, row: number, column: number, height?: number, width?: number}} Mark */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** The view is as many units wide; its columns add up to that. */
export const WIDTH = 1112;
export const COLUMNS = { picture: 190, conv2d: 232, max_pooling2d: 168, flatten: 100, dense: 160, dropout: 98, output: 164 };
const GAP = 3;
const MAPS = { room: 208, largest: 98 }; // across a column: 32 maps stand as 4 of 49
const HIGHEST = 413;
const POOLED = { room: 142, largest: 65 }; // and these as 4 of 32.5

/**
 * How the blocks are laid out: `sizes` has maps, rows and columns of each.
 *
 * Beside each other, the pooled maps stand level with their feature maps and the vector is as high
 * as these; `stacked`, both are laid out for themselves.
 */
export function layouts(sizes, { stacked = false } = {}) {
  const maps = sizes.conv2d.maps;
  const across = acrossOf(maps);
  const down = Math.ceil(maps / across);
  const [map, pooled] = [MAPS, POOLED].map(({ room, largest }) =>
    Math.min(room / across - GAP, (HIGHEST + GAP) / down - GAP, largest));
  const pitch = map + GAP;
  const height = down * pitch - GAP;
  const units = { side: [134, 134 * (sizes.dense.rows / sizes.dense.columns)] };
  const given = {
    picture: { side: [155, (155 * sizes.picture.rows) / sizes.picture.columns] },
    channels: { side: [47, 47], across: sizes.channels.maps, pitch: [54, 54] },
    conv2d: { side: [map, map], across, pitch: [pitch, pitch] },
    max_pooling2d: stacked
      ? { side: [pooled, pooled], across, pitch: [pooled + GAP, pooled + GAP] }
      : { side: [pooled, pooled], across, pitch: [pooled + GAP, pitch], top: (map - pooled) / 2, height },
    flatten: { side: stacked ? [155, 256] : [26, height] },
    dense: units,
    dropout: { side: [64, units.side[1]] },
  };
  return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, complete(one, sizes[name])]));
}

/** How many of so many stand in a row: sheets are about twice as high as wide. */
export function acrossOf(count) {
  return Math.max(Math.round(Math.sqrt(count / 2)), 1);
}

/** The box of a mark; without a row, of its whole map. */
export function boxOfMark(layout, { map = 0, row, column, height = 1, width = 1 }) {
  const x = (map % layout.across) * layout.pitch[0];
  const y = Math.floor(map / layout.across) * layout.pitch[1] + layout.top;
  const [across, down] = layout.side;
  if (row === undefined) return { x, y, width: across, height: down };
  const [cell, line] = [across / layout.columns, down / layout.rows];
  return { x: x + column * cell, y: y + row * line, width: width * cell, height: height * line };
}

/** The cell at a place of the block, or null between the maps. */
export function cellAt(layout, x, y) {
  const [column, row] = [Math.floor(x / layout.pitch[0]), Math.floor((y - layout.top) / layout.pitch[1])];
  const map = row * layout.across + column;
  if (row < 0 || column < 0 || column >= layout.across || map >= layout.maps) return null;
  const box = boxOfMark(layout, { map });
  const [across, down] = [(x - box.x) / box.width, (y - box.y) / box.height];
  if (across < 0 || down < 0 || across >= 1 || down >= 1) return null;
  const cell = { map, row: Math.floor(down * layout.rows), column: Math.floor(across * layout.columns) };
  return cell.row * layout.columns + cell.column < layout.count ? cell : null;
}

function complete({ side, across = 1, pitch = side, top = 0, height }, { maps, rows, columns, count }) {
  const lines = Math.ceil(maps / across);
  return {
    side, across, pitch, top, maps, rows, columns, count: count ?? rows * columns,
    width: (across - 1) * pitch[0] + side[0],
    height: height ?? (lines - 1) * pitch[1] + side[1] + top,
  };
}
