/** The fourth station: the number times its weight, in the sum of the unit that uses it most. */

import { element, rich } from "../lib/dom.js";
import { addsUp, fill, number, percent } from "../lib/format.js";
import { activationOf } from "./sentence.js";
import { Parts } from "./parts.js";
import { Terms } from "./terms.js";

const DIGITS = 4;

export class Dense {
  constructor({ model, words }) {
    this.words = words;
    const relu = activationOf(model.options.dense_activation, words);
    this.product = new Terms(words.dense_product, [{ key: "value" }, "×", { key: "weight" }, "=", { key: "product", on: true }]);
    this.sum = new Terms(words.dense_sum, [
      { key: "product", on: true }, "+", { key: "others" }, "+", { key: "bias" }, "=", { key: "sum" }, relu, { key: "activation", on: true },
    ]);
    this.parts = new Parts(["product", "others", "bias", "sum"]);
    this.text = element("p", { class: "fol-text" });
    this.share = element("p", { class: "fol-text" });
    this.rounded = element("p", { class: "ir-muted" }, words.rounded);
    const all = [this.text, this.product.element, this.sum.element, this.rounded, this.parts.element, this.share];
    this.element = element("div", { class: "fol-dense" }, ...all);
  }

  draw(model, { journey: { flat, dense } }) {
    if (!dense) return;
    const { words } = this;
    const told = { unit: dense.unit, units: model.units.length, index: flat.index, others: number(model.tensors.strongest_unit.data.length - 1, 0) };
    const name = (key) => fill(words[key], told);
    const box = (key) => number(dense[key], DIGITS);
    const product = [box("product"), words.dense_product_name];
    this.product.draw({ value: [box("value"), name("dense_value")], weight: [box("weight"), name("dense_weight")], product });
    this.sum.draw({
      product,
      others: [box("others"), name("dense_others")],
      bias: [box("bias"), words.bias],
      sum: [box("sum"), words.sum],
      activation: [box("activation"), name("dense_activation")],
    });
    this.parts.draw({
      product: [dense.product, words.dense_product_name],
      others: [dense.others, name("dense_others")],
      bias: [dense.bias, words.bias],
      sum: [dense.sum, name("dense_total")],
    });
    this.rounded.hidden = addsUp([dense.product, dense.others, dense.bias], dense.sum, DIGITS);
    this.text.replaceChildren(...rich(name("dense_text")));
    const share = { ...told, share: percent(dense.product / dense.sum, 2), product: box("product"), sum: box("sum") };
    this.share.replaceChildren(...rich(fill(dense.sum > 0 ? words.dense_share : words.dense_no_share, share)));
  }
}
