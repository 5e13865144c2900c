/** The fifth station: the unit's part of a logit; every class can be asked. */

import { element, rich, setText } from "../lib/dom.js";
import { addsUp, fill, number, percent } from "../lib/format.js";
import { Parts } from "./parts.js";
import { Terms } from "./terms.js";

const DIGITS = 4;

export class Output {
  constructor({ model, words, act }) {
    this.words = words;
    this.buttons = model.options.class_names.map((name, cls) =>
      element("button", { type: "button", class: "ir-button", "aria-pressed": "false", onclick: () => act.ask(cls) }, name, " ", element("b", { class: "ir-number" })),
    );
    const classes = element("div", { class: "fol-classes", role: "group", "aria-label": words.classes }, ...this.buttons);
    this.product = new Terms(words.output_product, [{ key: "activation" }, "×", { key: "weight" }, "=", { key: "product", on: true }]);
    this.sum = new Terms(words.output_sum, [{ key: "product", on: true }, "+", { key: "others" }, "+", { key: "bias" }, "=", { key: "logit", on: true }]);
    this.parts = new Parts(["product", "others", "bias", "logit"]);
    [this.text, this.share] = [0, 1].map(() => element("p", { class: "fol-text" }));
    this.rounded = element("p", { class: "ir-muted" }, words.rounded);
    const all = [this.text, classes, this.product.element, this.sum.element, this.rounded, this.parts.element, this.share];
    this.element = element("div", { class: "fol-output" }, ...all);
  }

  draw(model, { journey: { output }, cls }) {
    if (!output) return;
    const { words } = this;
    const told = { unit: output.unit, others: model.units.length - 1, name: model.options.class_names[cls] };
    const name = (key) => fill(words[key], told);
    const box = (key) => number(output[key], DIGITS);
    const product = [box("product"), words.output_product_name];
    this.buttons.forEach((button, c) => {
      setText(button.lastChild, number(model.tensors.logits.data[c], 2));
      button.setAttribute("aria-pressed", String(c === cls));
    });
    this.product.draw({ activation: [box("activation"), name("output_unit")], weight: [box("weight"), name("output_weight")], product });
    this.sum.draw({ product, others: [box("others"), name("output_others")], bias: [box("bias"), words.bias], logit: [box("logit"), name("output_logit")] });
    this.parts.draw({
      product: [output.product, words.output_product_name],
      others: [output.others, name("output_others")],
      bias: [output.bias, words.bias],
      logit: [output.logit, name("output_logit")],
    });
    this.rounded.hidden = addsUp([output.product, output.others, output.bias], output.logit, DIGITS);
    this.text.replaceChildren(...rich(name("output_text")));
    const share = { ...told, product: box("product"), logit: box("logit"), share: percent(output.product / output.logit) };
    const key = output.product < 0 ? "output_lowers" : output.logit > 0 ? "output_share" : "output_lifts";
    this.share.replaceChildren(...rich(fill(words[key], share)));
  }
}
