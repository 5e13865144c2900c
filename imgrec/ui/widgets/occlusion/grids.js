/** The picture under the patch, and the map of what each place of the patch does: one cursor. */

import { element, rich } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paintPicture } from "../lib/picture.js";
import { paint, scalesOf } from "../lib/scales.js";

export class Grids {
  constructor({ model, words, act }) {
    Object.assign(this, { words });
    const grid = (label, describe) =>
      new PixelGrid({
        ...{ rows: model.rows, columns: model.columns, label, describe },
        onHover: (place) => act.move(place),
        onPick: (place) => act.move(place),
        onBracket: (step) => act.turnSize(step),
      });
    this.picture = grid(words.picture_label, ({ row, column }) => `${row}, ${column}`);
    this.map = grid(words.map_label, (place) => (this.shown ? percent(this.shown.probabilities(place)[this.watched]) : ""));
    this.caption = element("figcaption");
    const figure = (made, caption) => element("figure", { class: "ir-figure" }, made.element, caption);
    this.mapFigure = figure(this.map, this.caption);
    this.elements = [figure(this.picture, element("figcaption", {}, words.picture_caption)), this.mapFigure];
  }

  draw(model, seen) {
    const { ready, open, place, patch, size, theme, watched } = seen;
    this.picture.setTheme(theme, 1);
    const drawn = [model, place, patch, ready];
    if (drawn.some((part, i) => part !== this.drawn?.[i])) {
      this.picture.paint(paintPicture(ready ? model.covered(place, patch) : model.tensors.image));
    }
    this.drawn = drawn;
    this.elements[0].lastChild.hidden = !open;
    this.picture.mark({ windows: ready ? [model.patch(place, size)] : [] });
    this.picture.setCursor(place);
    this.mapFigure.hidden = !open;
    this.mapFigure.classList.toggle("occ-waiting", !ready);
    if (ready) this.#map(model, { place, theme, watched });
  }

  #map(model, { place, theme, watched }) {
    Object.assign(this, { shown: model, watched });
    const { values, range } = model.falls(watched);
    const painted = [values, theme];
    if (painted.some((part, i) => part !== this.painted?.[i])) {
      const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
      this.map.setTheme(theme, outOfPlay);
      this.map.paint(paint(values, range, scalesOf(theme).values, power));
      const told = { name: model.options.class_names[watched], range: number(100 * range, 1) };
      this.caption.replaceChildren(...rich(fill(this.words.map_caption, told)));
      this.map.element.setAttribute("aria-label", fill(this.words.map_label, told));
    }
    this.painted = painted;
    this.map.mark({ windows: [{ ...place, height: 1, width: 1 }] });
    this.map.setCursor(place);
  }
}
