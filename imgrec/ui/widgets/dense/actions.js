/** What a person can do in the view, and what then changes: the parts of the view know no more. */

const SETTLED_AFTER = 120; // held arrow keys pass many units; only where they stop is asked for

/** @param {{state: any, model: any, frames: any, decide: Function}} view */
export function actions(view) {
  const change = (values) => {
    Object.assign(view.state, values);
    view.frames.ask();
  };
  /** Have the weights of the chosen unit sent, unless they are here. */
  const ask = () => {
    clearTimeout(view.asking);
    const { unit } = view.state;
    if (view.model.knows(unit)) return;
    view.asking = setTimeout(() => view.decide("unit", unit), SETTLED_AFTER);
  };
  const choose = (unit) => {
    change({ unit, cell: null, hover: null, overUnit: null });
    ask();
  };
  const pin = (cell) => change({ cell, hover: null });
  return {
    ...{ ask, choose, pin },
    overUnit: (unit) => change({ overUnit: unit }),
    bracketUnit: (step) => choose((view.state.unit + step + view.model.units) % view.model.units),
    hover: (cell) => change({ hover: cell }),
    bracketMap: (step, cell) => {
      const { maps } = view.model.sheet;
      pin({ ...cell, map: (cell.map + step + maps) % maps });
    },
    point: (index) => change({ hover: index === null ? null : view.model.cellOf(index) }),
    pick: (index) => pin(view.model.cellOf(index)),
    range: (range) => change({ range }),
  };
}
