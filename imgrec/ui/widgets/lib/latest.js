/** What a person is changing -> the server: one question at a time, and never an old one. */

const LOST_AFTER = 4000; // milliseconds without an answer: the connection was cut, say

export class Latest {
  /**
   * @param {(value: object) => void} send told `{...value, number}`; the answer brings the number back
   * @param {number} number that of the last question, where somebody asked before
   */
  constructor(send, number = 0) {
    Object.assign(this, { send, number, underway: null, waiting: null });
  }

  /** Ask now, or as soon as the last answer has come; what was waiting is forgotten. */
  ask(value) {
    if (this.underway === null) this.#send(value);
    else this.waiting = value;
  }

  /** An answer has come; gives whether all that was asked has been answered. */
  answered(number) {
    if (number === this.underway) this.#next();
    return !this.busy;
  }

  get busy() {
    return this.underway !== null;
  }

  destroy() {
    clearTimeout(this.clock);
    Object.assign(this, { underway: null, waiting: null });
  }

  #send(value) {
    this.underway = ++this.number;
    this.clock = setTimeout(() => this.#next(), LOST_AFTER);
    this.send({ ...value, number: this.number });
  }

  #next() {
    const { waiting } = this;
    this.destroy();
    if (waiting) this.#send(waiting);
  }
}
