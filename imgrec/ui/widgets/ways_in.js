/**
 * Files chosen, pasted or dropped anywhere on the page -> the page's own place for files.
 *
 * That place is Streamlit's uploader, which need not be seen: one way in, so one set of limits.
 */

import { element } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { filesIn } from "./ways_in/dropped.js";
import { watchFailed } from "./ways_in/failed.js";
import { shownName, withinLimits } from "./ways_in/limits.js";

const MEGABYTE = 1_000_000; // as Streamlit's uploader counts, which refuses more without a word
const PICTURE = /^image\//;
const SLOW = 500; // milliseconds, after which a person wants to know what goes on

export const create = (context) => new WaysIn(context);

class WaysIn {
  constructor({ root, options }) {
    this.options = options;
    this.words = options.words;
    this.said = element("p", { class: "ways-said", role: "status" });
    this.told = "";
    this.chooser = element("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#chosen() });
    this.listening = new AbortController();
    root.append(element("div", { class: "ways-buttons" }, ...this.#buttons()), this.chooser, this.said);
    const { signal } = this.listening;
    document.addEventListener("paste", (event) => this.#paste(event), { signal });
    for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => this.#drop(event), { signal });
  }

  /** Something was taken. */
  update({ options }) {
    this.options = options;
    this.#rest();
    this.#say(this.told);
  }

  setTheme() {}

  destroy() {
    this.listening.abort();
    this.#rest();
  }

  #buttons() {
    const { words } = this;
    const button = (word, act) => element("button", { type: "button", class: "ir-button", onclick: act }, word);
    const upload = button(words.upload, () => this.chooser.click());
    const canRead = window.isSecureContext && navigator.clipboard?.read;
    return canRead ? [upload, button(words.paste, () => this.#read())] : [upload];
  }

  #chosen() {
    const files = [...this.chooser.files];
    this.chooser.value = ""; // so that the same file can be chosen again
    this.#give(files);
  }

  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length && isTyping(event.composedPath()[0])) return;
    event.preventDefault();
    this.#give(files);
  }

  async #drop(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault(); // else the browser leaves the page to show the file
    if (event.type === "drop") this.#give(await filesIn(event.dataTransfer, this.options.endings), this.words.empty);
  }

  /** The clipboard by the button: the browser asks the person first. */
  async #read() {
    const items = await navigator.clipboard.read().catch(() => null);
    if (!items) return this.#tell(this.words.refused);
    const found = items.flatMap((item) => item.types.filter((type) => PICTURE.test(type)).map((type) => [item, type]));
    const files = found.map(async ([item, type]) => new File([await item.getType(type)], this.words.pasted, { type }));
    this.#give((await Promise.all(files)).slice(0, 1)); // a picture may lie there in several formats
  }

  #give(files, otherwise = this.words.nothing) {
    const { words, options } = this;
    if (!files.length) return this.#tell(otherwise);
    const { kept, tooLarge, tooMany } = withinLimits(files, { bytes: options.megabytes * MEGABYTE, count: options.most });
    const told = tooLarge.map(({ name, size }) =>
      fill(words.too_large, { name: shownName(name), size: number(size / MEGABYTE, 1), most: options.megabytes }),
    );
    if (tooMany) told.push(fill(options.too_many, { count: files.length - tooLarge.length }));
    this.#tell(told.join(" "));
    if (kept.length) this.#send(kept);
  }

  #send(files) {
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    const size = number(files.reduce((sum, file) => sum + file.size, 0) / MEGABYTE, 1);
    const place = document.querySelector(`.st-key-${this.options.place}`);
    const input = place.querySelector("input[type=file]");
    this.#rest();
    this.sending = setTimeout(() => this.#say(`${this.told} ${fill(this.words.sending, { size })}`), SLOW);
    this.watching = watchFailed(place, (names) => {
      clearTimeout(this.sending);
      this.#tell(fill(this.words.failed, { names: names.map(shownName).join(", ") }));
    });
    input.files = carrier.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #rest() {
    clearTimeout(this.sending);
    this.watching?.disconnect();
  }

  /** What stays until the next files are given. */
  #tell(text) {
    this.told = text;
    this.#say(text);
  }

  #say(text) {
    this.said.textContent = text;
  }
}

function isTyping(target) {
  return target?.isContentEditable || /^(input|textarea)$/i.test(target?.tagName ?? "");
}
