/**
 * A view of which Python works out a part while a person drags: it asks one question at a time.
 *
 * It tells, beside what every `View` does: `decision` (its name), `told(model)` (the state that Python
 * knows of) and `about(model)` (a text: with another one the view starts anew). Python's options bring
 * `picture` and `answered`, the number of the question.
 */

import { Latest } from "./latest.js";
import { View } from "./view.js";

export class AskingView extends View {
  start() {
    this.latest?.destroy();
    this.latest = new Latest((value) => this.decide(this.decision, value), this.model.answered);
    return this.told(this.model);
  }

  update(given) {
    const shown = this.about(this.model);
    super.update(given);
    if (this.about(this.model) !== shown) return this.rebuild(this.start());
    const settled = this.latest.answered(this.model.answered);
    if (settled && !this.inHand) this.change(this.told(this.model)); // else the person is ahead
  }

  destroy() {
    this.latest.destroy();
    super.destroy();
  }

  /** The address says which picture; nothing else is remembered. */
  remembered() {
    return {};
  }

  ask(value) {
    this.latest.ask({ picture: this.model.picture, ...value });
  }

  /** Whether the person holds something now that an answer must not move. */
  get inHand() {
    return false;
  }
}
