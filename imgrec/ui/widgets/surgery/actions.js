/** What a person can do in the view, and what then changes: the parts of the view know no more. */

import { replacedBy, restored, toggled } from "./state.js";

export function actions(view) {
  const { history, state, frames } = view;
  const change = (values) => {
    Object.assign(state, values);
    frames.ask();
  };
  const push = (surgery, merge = null) => {
    history.push(surgery, merge);
    view.tell();
    frames.ask();
  };
  const askForReach = () => {
    if (state.editing && view.model.options.reach_of !== state.hand.index) {
      view.decide("replaced_filter", state.hand.index);
    }
  };
  const take = (hand) => {
    change({ hand, hover: null, editing: state.editing && hand.part === "filters" });
    askForReach();
  };
  const replace = (replacement, merge) => push(replacedBy(history.now, replacement), merge);
  return {
    take,
    hover: (hover) => change({ hover }),
    toggle: (part, index) => {
      take({ part, index });
      push(toggled(history.now, part, index));
    },
    edit: () => {
      change({ editing: !state.editing });
      askForReach();
    },
    preset: (name) => replace(view.model.preset(state.hand.index, name), null),
    replace: (weights) => replace({ filter: state.hand.index, ...weights }, `typed ${state.hand.index}`),
    restore: (f) => push(restored(history.now, f)),
    undo: () => {
      history.undo();
      view.tell();
      frames.ask();
    },
    undoAll: () => {
      history.undoAll();
      view.tell();
      frames.ask();
    },
  };
}
