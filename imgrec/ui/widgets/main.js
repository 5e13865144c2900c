/**
 * What Python sends -> the widget that it names, drawn once and told of every change.
 *
 * Streamlit calls the default export at the first draw, at every run of the script and at every
 * change of theme, with the same `parentElement`; the last function given back ends the widget.
 */

import { element } from "./lib/dom.js";
import { ASKED, bringIntoSight } from "./lib/asked.js";
import { readTensors } from "./lib/tensors.js";
import { applyTheme, themeOf } from "./lib/theme.js";

/** @type {WeakMap<ParentNode, Mounted>} */
const mounted = new WeakMap();

/** @param {{parentElement: ShadowRoot, data: Uint8Array, setStateValue: Function}} component */
export default async function mount({ parentElement, data, setStateValue }) {
  const widget = mounted.get(parentElement) ?? new Mounted(parentElement);
  mounted.set(parentElement, widget);
  widget.setStateValue = setStateValue;
  await widget.show(data);
  return () => {
    mounted.delete(parentElement);
    widget.destroy();
  };
}

class Mounted {
  constructor(/** @type {ShadowRoot} */ parentElement) {
    this.root = element("div", { class: "ir-widget" });
    this.parentElement = parentElement;
    this.loading = Promise.resolve();
    this.take = ({ detail }) => this.loading.then(() => this.#take(detail));
    document.addEventListener(ASKED, this.take);
  }

  /** One after the other: a second call may come while files are still on their way. */
  show(bytes) {
    this.loading = this.loading.then(() => this.#show(bytes));
    return this.loading;
  }

  destroy() {
    this.destroyed = true;
    document.removeEventListener(ASKED, this.take);
    this.view?.destroy();
    this.root.remove();
  }

  async #show(bytes) {
    if (this.destroyed) return;
    if (!this.view) return this.#create(bytes);
    if (!sameBytes(bytes, this.bytes)) this.view.update(this.#read(bytes));
    this.#followTheme();
  }

  async #create(bytes) {
    const given = this.#read(bytes);
    const [module] = await Promise.all([
      import(`./${given.options.widget}.js`),
      this.#style("./lib/base.css"),
      this.#style(`./${given.options.widget}.css`),
    ]);
    if (this.destroyed) return;
    this.palette = given.options.colours;
    this.theme = themeOf(this.parentElement, this.palette);
    applyTheme(this.root, this.theme);
    this.parentElement.append(this.root);
    const decide = (name, value) => this.setStateValue(name, value);
    // Nobody should meet a view before its first frame, by key or by eye: a key would find its cursor
    // at the first cell, and not where the address says.
    this.root.style.visibility = "hidden";
    this.view = module.create({ root: this.root, theme: this.theme, decide, ...given });
    requestAnimationFrame(() => this.root.style.removeProperty("visibility")); // once it has drawn
    this.name = given.options.widget;
    markWhenPainted(given.options.widget);
  }

  /** Something else on the page asks this widget for settings of its layer. */
  #take({ widget, settings }) {
    if (widget !== this.name) return;
    this.view.take(settings);
    bringIntoSight(this.root);
  }

  #read(bytes) {
    this.bytes = bytes;
    const given = readTensors(bytes);
    document.documentElement.lang = given.options.language; // a screen reader's voice follows it
    return given;
  }

  #followTheme() {
    const theme = themeOf(this.parentElement, this.palette);
    if (theme === this.theme) return;
    this.theme = theme;
    applyTheme(this.root, theme);
    this.view.setTheme(theme);
  }

  /** Wait for a sheet, so that nothing is ever drawn without its style. */
  #style(path) {
    const link = element("link", { rel: "stylesheet", href: new URL(path, import.meta.url).href });
    const loaded = new Promise((done, failed) => {
      link.addEventListener("load", done);
      link.addEventListener("error", () => failed(new Error(`Expected the style sheet ${path}.`)));
    });
    this.parentElement.append(link);
    return loaded;
  }
}

/** Leave a mark on the browser's own clock once the first picture stands: what benchmarks read. */
function markWhenPainted(name) {
  requestAnimationFrame(() => setTimeout(() => performance.mark(`imgrec.${name}.drawn`)));
}

function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
