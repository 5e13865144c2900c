/** What a person can do in the view: choose classes, a level and its settings, a cell. */

import { CHANNEL } from "./controls.js";

export function actions(view) {
  const change = (values) => view.change({ cell: null, hover: null, ...values });
  return {
    one: (one) => change({ one, other: view.state.other === one ? null : view.state.other, cell: view.state.cell }),
    other: (other) => change({ other, cell: view.state.cell }),
    /** From a class alone to the difference from the next, and back. */
    rather: () => {
      const { one, other } = view.asked();
      change({ other: other === null ? view.model.order.find((index) => index !== one) : null });
    },
    turnClass: (step) => {
      const { order } = view.model;
      const place = order.indexOf(view.asked().one);
      const one = order[(place + step + order.length) % order.length];
      view.change({ one, other: view.state.other === one ? null : view.state.other, hover: null });
    },
    set: (values) => change(typed(values)),
    turnUnder: () => view.change({ under: !view.state.under }),
    open: () => view.change({ open: !view.state.open }),
    random: () => {
      const random = !view.state.random;
      view.change({ random });
      view.decide("random", random);
    },
    hover: (cell) => view.change({ hover: cell }),
    pin: (cell) => view.change({ cell, hover: null }),
  };
}

/** Buttons know texts: numbers become numbers again. */
function typed({ grain, channel, ...others }) {
  const values = { ...others };
  if (grain !== undefined) values.grain = Number(grain);
  if (channel !== undefined) values.channel = channel.startsWith(CHANNEL) ? Number(channel.slice(CHANNEL.length)) : null;
  return values;
}
