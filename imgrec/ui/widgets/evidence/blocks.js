/** Cells of a map over the pixels of a picture: where each begins, and what a block adds up to. */

/** Blocks of `size` pixels; the last is smaller where `size` does not divide them. */
export function blockStarts(pixels, size) {
  return Array.from({ length: Math.ceil(pixels / size) }, (_, i) => i * size);
}

/** `count` cells spread evenly over so many pixels. */
export function evenStarts(pixels, count) {
  return Array.from({ length: count }, (_, i) => Math.round((i * pixels) / count));
}

/** Which cell a pixel belongs to. */
export function cellAt(starts, pixel) {
  return starts.findLastIndex((start) => start <= pixel);
}

/** Where a cell lies on the picture, in pixels. */
export function boxOfCell({ rowStarts, columnStarts }, { row, column }, [rows, columns]) {
  const side = (starts, i, end) => (starts[i + 1] ?? end) - starts[i];
  const height = side(rowStarts, row, rows);
  const width = side(columnStarts, column, columns);
  return { row: rowStarts[row], column: columnStarts[column], height, width };
}

/** Sums over blocks of pixels, as `imgrec.attribution.in_blocks`: (rows, columns) -> (blocks,). */
export function inBlocks(parts, columns, rowStarts, columnStarts) {
  const across = columnStarts.length;
  const sums = new Float64Array(rowStarts.length * across);
  const rowOf = (pixel) => cellAt(rowStarts, pixel);
  const columnOf = Array.from({ length: columns }, (_, pixel) => cellAt(columnStarts, pixel));
  for (let row = 0, i = 0; i < parts.length; row++) {
    const from = rowOf(row) * across;
    for (let column = 0; column < columns; column++, i++) sums[from + columnOf[column]] += parts[i];
  }
  return sums;
}
