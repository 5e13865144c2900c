/** A question's card, whose button goes when it is pressed -> the focus on what came in its place. */

const CARD = "st-key-quiz_";
const VERDICT = ".quiz-verdict";
const HEAD = ".quiz-head";
const OPEN = '[class*="st-key-check"]'; // the button that commits: the question is drawn whole

export function create() {
  const keeper = new Keeper();
  const remember = ({ target }) => keeper.remember(target);
  const watch = new MutationObserver(() => keeper.restore(document));
  document.addEventListener("focusin", remember);
  keeper.remember(document.activeElement); // from before these lines were here
  watch.observe(document.body, { childList: true, subtree: true });
  const destroy = () => {
    watch.disconnect();
    document.removeEventListener("focusin", remember);
  };
  return { update() {}, setTheme() {}, destroy };
}

/** Remembers what had the focus, and in which card. */
export class Keeper {
  remember(target) {
    const names = [...(target.closest?.(`[class*="${CARD}"]`)?.classList ?? [])];
    this.held = target;
    this.card = names.find((name) => name.startsWith(CARD));
  }

  /** Once what had the focus is gone: to the verdict, else to the head of the question. */
  restore(page) {
    if (!this.card || this.held.isConnected || page.activeElement !== page.body) return;
    const card = page.querySelector(`.${CSS.escape(this.card)}`);
    const whole = card?.querySelector(OPEN) && card.querySelector(HEAD);
    const goal = card?.querySelector(VERDICT) ?? whole;
    if (!goal) return; // half of it is drawn: the next change calls again
    goal.tabIndex = -1;
    goal.focus();
  }
}
