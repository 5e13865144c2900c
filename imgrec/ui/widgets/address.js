/** What Python asks for -> the address bar, beside what the views keep there and Python knows nothing of. */

import { Address } from "./lib/address.js";

/** @param {{options: {values: Record<string, string>}}} given */
export function create({ options }) {
  const address = new Address();
  const update = (given) => address.remember(given.options.values);
  update({ options });
  return { update, setTheme() {}, destroy: () => address.destroy() };
}
