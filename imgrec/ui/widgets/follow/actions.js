/** What a person can do in the view, and what then changes: the parts of the view know no more. */

export function actions(view) {
  const change = (values) => {
    Object.assign(view.state, values);
    view.frames.ask();
  };
  const choose = (filter) => change({ filter });
  const pin = ({ row, column, filter = view.state.filter }) => {
    change({ place: { row, column }, filter, hover: null });
  };
  return {
    choose,
    pin,
    hover: (place) => change({ hover: place }),
    bracket: (step) => {
      const { filters } = view.model;
      choose((view.state.filter + step + filters) % filters);
    },
    /** A cell of the pooled map: the pixel that won it. */
    pinPooled: (index) => pin(view.model.placeOf(view.model.map(view.state.filter).pooled.winners[index])),
    /** The step may not lie behind the journey's end: `draw` sees to that. */
    step: (step) => change({ step, hover: null }),
    ask: (cls) => change({ cls }),
    toggle: (name) => change({ [name]: !view.state[name] }),
  };
}
