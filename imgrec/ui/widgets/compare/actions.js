/** What a person can do in the view: choose a filter, a place, a unit, and another second picture. */

export function actions(view) {
  const turned = (value, count) => (value + count) % count;
  return {
    choose: (filter) => view.change({ filter }),
    bracket: (by) => view.change({ filter: turned(view.state.filter + by, view.model.filters) }),
    turn: (by) => view.change({ unit: turned(view.state.unit + by, view.model.units) }),
    /** A place or a unit, for as long as the pointer is there. */
    hover: (over) => view.change({ hover: over }),
    pin: (values) => view.change({ ...values, hover: null }),
    second: (index) => view.decide("second", view.model.options.offers[index].id),
  };
}
