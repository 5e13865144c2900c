/** What a person can do in the view, and what then changes: the parts of the view know no more. */

/** @param {{state: any, model: any, player: any, frames: any, decide: Function}} view */
export function actions(view) {
  const change = (values) => {
    Object.assign(view.state, values);
    view.frames.ask();
  };
  const askForReach = () => {
    const { filter } = view.state;
    if (view.model.options.reach_of !== filter) view.decide("edited_filter", filter);
  };
  const choose = (filter) => {
    change({ filter });
    if (view.state.editing) askForReach();
  };
  return {
    choose,
    /** The pointer is over a place, or over none: then the window goes back to where it was put. */
    hover: (place) => {
      if (place) view.player.setPlaying(false);
      change({ hover: place });
    },
    pick: (place) => change({ place }),
    pin: (place) => {
      view.player.setPlaying(false);
      change({ place, hover: null });
    },
    bracket: (step) => {
      const { filters } = view.model;
      choose((view.state.filter + step + filters) % filters);
    },
    range: (range) => change({ range }),
    toggle: (name) => {
      change({ [name]: !view.state[name] });
      if (name === "editing" && view.state.editing) askForReach();
    },
    edit: (kernel, bias) => {
      view.model.edit(view.state.filter, { kernel, bias });
      view.frames.ask();
    },
    restore: () => {
      view.model.restore(view.state.filter);
      view.frames.ask();
    },
  };
}
