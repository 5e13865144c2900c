/**
 * Files chosen, pasted or dropped anywhere on the page -> the page's own place for files.
 *
 * That place is Streamlit's uploader, which need not be seen: one way in, so one set of limits.
 */

import { element } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { tooLarge } from "./ways_in/limits.js";

const MEGABYTE = 1024 * 1024;
const PICTURE = /^image\//;

export const create = (context) => new WaysIn(context);

class WaysIn {
  constructor({ root, options }) {
    this.options = options;
    this.words = options.words;
    this.said = element("p", { class: "ways-said", role: "status" });
    this.listening = new AbortController();
    root.append(element("div", { class: "ways-buttons" }, ...this.#buttons()), this.said);
    const { signal } = this.listening;
    document.addEventListener("paste", (event) => this.#paste(event), { signal });
    for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => this.#drop(event), { signal });
  }

  update({ options }) {
    this.options = options;
  }

  setTheme() {}

  destroy() {
    this.listening.abort();
  }

  #buttons() {
    const { words } = this;
    const button = (word, act) => element("button", { type: "button", class: "ir-button", onclick: act }, word);
    const upload = button(words.upload, () => this.#input()?.click());
    const canRead = window.isSecureContext && navigator.clipboard?.read;
    return canRead ? [upload, button(words.paste, () => this.#read())] : [upload];
  }

  #input() {
    return document.querySelector(`.st-key-${this.options.place} input[type=file]`);
  }

  #paste(event) {
    if (isTyping(event.composedPath()[0])) return;
    const files = [...(event.clipboardData?.files ?? [])];
    event.preventDefault();
    this.#give(files);
  }

  #drop(event) {
    const onPlace = event.composedPath().some((node) => node.dataset?.testid === "stFileUploaderDropzone");
    if (onPlace || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault(); // else the browser leaves the page to show the file
    if (event.type === "drop") this.#give([...event.dataTransfer.files]);
  }

  /** The clipboard by the button: the browser asks the person first. */
  async #read() {
    const items = await navigator.clipboard.read().catch(() => null);
    if (!items) return this.#say(this.words.refused);
    const found = items.flatMap((item) => item.types.filter((type) => PICTURE.test(type)).map((type) => [item, type]));
    const files = found.map(async ([item, type]) => new File([await item.getType(type)], this.words.pasted, { type }));
    this.#give((await Promise.all(files)).slice(0, 1)); // a picture may lie there in several formats
  }

  #give(files) {
    if (!files.length) return this.#say(this.words.nothing);
    const most = this.options.megabytes;
    const { kept, refused } = tooLarge(files, most * MEGABYTE);
    const told = refused.map(({ name, size }) => fill(this.words.too_large, { name, size: number(size / MEGABYTE, 0), most }));
    this.#say(told.join(" "));
    if (!kept.length) return;
    const carrier = new DataTransfer();
    for (const file of kept) carrier.items.add(file);
    const input = this.#input();
    input.files = carrier.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #say(text) {
    this.said.textContent = text;
  }
}

function isTyping(target) {
  return target?.isContentEditable || /^(input|textarea)$/i.test(target?.tagName ?? "");
}
