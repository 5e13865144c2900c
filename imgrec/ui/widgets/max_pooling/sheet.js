/** All pooled maps as a strip of tiles, of which one is chosen. */

import { fill } from "../lib/format.js";
import { paint, scalesOf } from "../lib/scales.js";
import { Tiles } from "../lib/tiles.js";

export class Sheet {
  constructor({ model, words, act }) {
    const { geo, maps: count } = model;
    const name = (map) => fill(words.map, { map });
    this.tiles = new Tiles({ count, size: [geo.rows, geo.columns], label: words.sheet, name, onChoose: act.choose });
    this.element = this.tiles.element;
  }

  draw({ model, theme, range: span, map }) {
    if (this.tiles.chosen !== map) this.tiles.choose(map);
    const shown = [model, theme, span];
    if (this.shown?.every((part, i) => part === shown[i])) return;
    this.shown = shown;
    const { values } = scalesOf(theme);
    for (let m = 0; m < model.maps; m++) {
      this.tiles.paint(m, paint(model.largest(m), model.range(m, span), values, model.options.colours.strength_power));
    }
  }
}
