/** Where a tour is, and which of its steps are done: `{at, done}`, `at` null while there is none. */

/** Begin, at the first step that is not done yet. */
export function open(state, steps) {
  const first = steps.findIndex((step) => !done(state, step));
  return { ...state, at: Math.max(first, 0) };
}

/** `go(1)` and `go(-1)`: to the next step and back; a step to look at is done by going on. */
export function go(by) {
  return (state, steps) => {
    const step = steps[state.at];
    const seen = by > 0 && step.look ? mark(state, step) : state;
    const at = Math.max(state.at + by, 0);
    return { ...seen, at: at < steps.length ? at : null };
  };
}

/** The view of this step was used. */
export function used(state, steps) {
  const step = steps[state.at];
  return step.look ? state : mark(state, step);
}

/** Leave the tour; what is done stays done. */
export function finish(state) {
  return { ...state, at: null };
}

/** Whether a step is done. */
export function done(state, step) {
  return state.done.includes(step.view);
}

function mark(state, step) {
  return done(state, step) ? state : { ...state, done: [...state.done, step.view] };
}
