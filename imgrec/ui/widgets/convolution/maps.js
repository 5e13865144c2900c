/** The map before and after the activation, on one range, with its extremes and its share of zeros. */

import { element, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";
import { activationName } from "./sentence.js";

const SPANS = ["layer", "map"];

export class Maps {
  constructor({ model, words, act }) {
    this.words = words;
    const told = { activation: activationName(model, words) };
    this.before = this.#map(model, act, fill(words.before, told), () => this.map.before);
    this.after = this.#map(model, act, fill(words.after, told), () => this.map.after);
    this.zeros = element("figcaption", {});
    this.after.element.append(this.zeros);
    this.spans = SPANS.map((span) =>
      element(
        "button",
        { type: "button", class: "ir-button", onclick: () => act.range(span) },
        words[`range_${span}`],
      ),
    );
    this.ramp = element(
      "p",
      { class: "conv-ramp ir-muted ir-number" },
      element("span"),
      element("i"),
      element("span"),
    );
    this.element = element(
      "div",
      { class: "conv-maps" },
      element("p", { class: "conv-head" }, element("b", {}, words.map)),
      this.before.element,
      this.after.element,
      element(
        "div",
        { class: "conv-range", "data-part": "range", role: "group", "aria-label": words.range },
        element("span", { class: "ir-muted" }, words.range_label),
        ...this.spans,
      ),
      this.ramp,
    );
  }

  draw(model, seen) {
    const map = model.map(seen.filter);
    const range = model.range(seen.filter, seen.range);
    const drawn = this.drawn ?? {};
    if (map !== drawn.map || range !== drawn.range || seen.theme !== drawn.theme)
      this.#paint(model, map, range, seen);
    this.drawn = { map, range, theme: seen.theme };
    const window = { ...seen.place, height: 1, width: 1 };
    for (const { grid } of [this.before, this.after]) {
      grid.mark({ windows: [window], dim: false });
      grid.setCursor(seen.place);
    }
  }

  destroy() {
    this.before.grid.destroy();
    this.after.grid.destroy();
  }

  #map(model, act, label, values) {
    const { words } = this;
    const grid = new PixelGrid({
      rows: model.geo.rows,
      columns: model.geo.columns,
      label,
      onHover: act.hover,
      onPick: act.pin,
      onBracket: act.bracket,
      describe: (cell) =>
        fill(words.cell, { ...cell, value: this.map ? number(values()[model.positionOf(cell)], 4) : "" }),
    });
    const extremes = element("figcaption", { class: "ir-number conv-extremes" });
    const figure = element(
      "figure",
      { class: "conv-map" },
      grid.element,
      element("figcaption", {}, label),
      extremes,
    );
    return { grid, element: figure, extremes };
  }

  #paint(model, map, range, { theme, range: span }) {
    this.map = map;
    const { out_of_play: outOfPlay, strength_power: power } = model.options.colours;
    const scales = scalesOf(theme);
    this.before.grid.setTheme(theme, outOfPlay);
    this.after.grid.setTheme(theme, outOfPlay);
    this.before.grid.paint(paint(map.before, range, scales.values, power));
    this.after.grid.paint(
      paint(
        map.after,
        range,
        model.options.conv2d.activation === "relu" ? scales.activations : scales.values,
        power,
      ),
    );
    setText(this.before.extremes, this.#extremes(map.least, map.most));
    setText(this.after.extremes, this.#extremes(model.activation(map.least), model.activation(map.most)));
    setText(this.zeros, fill(this.words.zeros, { share: percent(map.zeros, 0) }));
    this.spans.forEach((button, i) => button.setAttribute("aria-pressed", String(SPANS[i] === span)));
    this.#legend(range, theme);
  }

  #extremes(least, most) {
    return fill(this.words.extremes, { least: number(least, 2), most: number(most, 2) });
  }

  #legend(range, theme) {
    const [low, ramp, high] = this.ramp.children;
    setText(low, number(-range, 2));
    setText(high, number(range, 2));
    ramp.style.background = `linear-gradient(90deg, ${theme.negative}, ${theme.card}, ${theme.positive})`;
  }
}
