/** Where a cell of a grid lies, and where a key goes from it: plain functions behind `PixelGrid`. */

/** @typedef {{row: number, column: number}} Cell */

/**
 * The cell a key leads to, or null for a key that does not move.
 * @param {number[]} step how many rows and columns an arrow moves
 */
export function moved({ row, column }, event, { rows, columns, step: [down, across] = [1, 1] }) {
  const last = { row: rows - 1, column: columns - 1 };
  const steps = {
    ArrowUp: { row: row - down, column },
    ArrowDown: { row: row + down, column },
    ArrowLeft: { row, column: column - across },
    ArrowRight: { row, column: column + across },
    Home: event.ctrlKey ? { row: 0, column: 0 } : { row, column: 0 },
    End: event.ctrlKey ? last : { row, column: last.column },
    PageUp: { row: 0, column },
    PageDown: { row: last.row, column },
  };
  const to = steps[event.key];
  return to ? inside(to, rows, columns) : null;
}

/** The nearest cell that is there. */
export function inside({ row, column }, rows, columns) {
  return { row: clamp(row, 0, rows - 1), column: clamp(column, 0, columns - 1) };
}

/**
 * A box of cells in pixels of the screen, on whole pixels, so that marks and cells share edges.
 * @param {number[]} cells [row, column, height, width], the ring included
 * @param {{rows: number, columns: number, width: number, height: number}} canvas
 */
export function boxOf([row, column, height, width], canvas) {
  const across = (c) => Math.round((c * canvas.width) / canvas.columns);
  const down = (r) => Math.round((r * canvas.height) / canvas.rows);
  const [x, y] = [across(column), down(row)];
  return { x, y, width: across(column + width) - x, height: down(row + height) - y };
}

/** `value`, or the nearer end where it lies outside. */
export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
