/** What a person can do in the view, and what then changes: the parts of the view know no more. */

import { addressOf } from "./places.js";

/** @param {{state: any, model: any, frames: any, decide: Function}} view */
export function actions(view) {
  const change = (values) => {
    Object.assign(view.state, values);
    view.frames.ask();
  };
  const shown = () => view.state.hover ?? view.state.focus ?? view.state.kept;
  const leave = (block, values = {}) => {
    const slug = view.model.options.stages.find((stage) => stage.block === (block === "channels" ? "picture" : block))?.slug;
    if (slug) view.decide("opened", { slug, values, at: Date.now() });
  };
  const open = (item) => leave(item.block, addressOf(item, view.model));
  let touched = null;
  return {
    open,
    leave,
    range: (span) => change({ span }),
    focus: (item) => change({ focus: item, kept: item ? null : view.state.kept }),
    /** The pointer is over a cell, or over none; what a finger touched stays. */
    point: (item, pointer = "mouse") => {
      if (pointer === "mouse") change({ hover: item });
      else {
        touched = same(item, shown()) ? null : item;
        change({ hover: null, kept: item });
      }
    },
    /** A click opens; a finger's first tap only shows. */
    click: (item) => {
      if (!touched) open(item);
      touched = null;
    },
    openShown: () => {
      const { filter, row, column } = view.model.options.trail;
      open(shown() ?? { block: "conv2d", map: filter, row, column });
    },
  };
}

function same(one, other) {
  return Boolean(one && other) && ["block", "map", "row", "column"].every((name) => one[name] === other[name]);
}
