/** What is in play -> one canvas over all blocks: the rest dims, marks are outlined, lines join them. */

import { element } from "../lib/dom.js";

const LINE = 2;
const DASHES = [5, 4];

export class Overlay {
  constructor() {
    this.element = element("canvas", { class: "wn-overlay", "aria-hidden": "true" });
  }

  resize({ width, height }) {
    this.element.width = Math.max(Math.round(width * devicePixelRatio), 1);
    this.element.height = Math.max(Math.round(height * devicePixelRatio), 1);
  }

  /**
   * @param {import("./reach.js").Reach} reach
   * @param {Record<string, {area: object, boxOf: Function}>} blocks
   */
  draw(reach, blocks, { theme, outOfPlay, stacked }) {
    const context = this.element.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.element.width, this.element.height);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    dim(context, reach.lit, blocks, theme.paper, outOfPlay);
    const links = stacked ? [] : reach.links;
    const most = Math.max(...links.map(({ weight = 0 }) => Math.abs(weight)));
    for (const link of links) join(context, link, blocks, { theme, most });
    for (const mark of reach.marks) outline(context, blocks[mark.block].boxOf(mark), theme, isLine(mark));
  }
}

function dim(context, lit, blocks, paper, outOfPlay) {
  context.fillStyle = paper;
  context.globalAlpha = 1 - outOfPlay;
  for (const { area } of Object.values(blocks)) context.fillRect(area.x - 2, area.y - 2, area.width + 4, area.height + 4);
  context.globalAlpha = 1;
  for (const mark of lit) {
    const { x, y, width, height } = blocks[mark.block].boxOf(mark);
    context.clearRect(x - 1, y - 1, width + 2, height + 2);
  }
}

/** Around the outside of a box; a line of the strip is drawn as a line. */
function outline(context, { x, y, width, height }, theme, line) {
  if (line) {
    context.fillStyle = theme.accent;
    context.fillRect(x - 2, y + height / 2 - 0.8, width + 4, 1.6);
    return;
  }
  for (const [colour, thick] of [[theme.card, LINE * 1.6], [theme.accent, width > 20 ? LINE : LINE * 0.75]]) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x - thick / 2, y - thick / 2, width + thick, height + thick);
  }
}

function isLine({ block }) {
  return block === "flatten";
}

/** Weights in the colour of their sign, those below zero dashed; the accent where there is no one weight. */
function join(context, { from, to, weight, carries = true, thin = false }, blocks, { theme, most }) {
  const [start, end] = [blocks[from.block].boxOf(from), blocks[to.block].boxOf(to)];
  const [x0, y1] = [start.x + start.width + 1, start.y + start.height / 2];
  const x1 = from.block === "channels" ? rightOf(blocks.channels.area) : x0; // they leave together, clear of the words below
  const [x2, y2] = [end.x - 2, end.y + end.height / 2];
  const share = weight === undefined ? 1 : Math.abs(weight) / most;
  context.strokeStyle = weight === undefined ? theme.accent : weight < 0 ? theme.weight_negative : theme.weight_positive;
  context.globalAlpha = (thin ? 0.42 : 0.85) * (carries ? 1 : 0.35);
  context.lineWidth = thin ? 0.8 : weight === undefined ? 1.8 : 0.8 + 1.6 * share;
  context.setLineDash(weight < 0 ? DASHES : []);
  context.beginPath();
  context.moveTo(x0, y1);
  context.lineTo(x1, y1);
  const bend = Math.max((x2 - x1) / 2, 8);
  context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function rightOf({ x, width }) {
  return x + width + 1;
}
