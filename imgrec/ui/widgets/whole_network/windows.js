/** Which cells of one layer lie under a window, or under which windows a cell lies: boxes of cells. */

/** The cells of the output whose windows contain a cell of the input. */
export function outputsOver({ row, column }, geo) {
  const span = (at, i, before, size) => {
    const reach = (geo.window[i] - 1) * geo.dilation[i];
    const from = Math.max(Math.ceil((at + before - reach) / geo.strides[i]), 0);
    const to = Math.min(Math.floor((at + before) / geo.strides[i]), size - 1);
    return [from, to - from + 1];
  };
  const [top, height] = span(row, 0, geo.top, geo.rows);
  const [left, width] = span(column, 1, geo.left, geo.columns);
  return { row: top, column: left, height, width };
}

/** The cells of the input under a window, those outside the input left out. */
export function inputsUnder({ row, column }, geo) {
  const span = (at, i, before) => {
    const start = at * geo.strides[i] - before;
    const from = Math.max(start, 0);
    const to = Math.min(start + (geo.window[i] - 1) * geo.dilation[i], geo.input[i] - 1);
    return [from, to - from + 1];
  };
  const [top, height] = span(row, 0, geo.top);
  const [left, width] = span(column, 1, geo.left);
  return { row: top, column: left, height, width };
}
