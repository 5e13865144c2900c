/**
 * The address bar <-> where a person is, so that a copied address opens the same view again.
 *
 * Nothing goes to the server: Streamlit keeps what it does not know in the address.
 */

const SETTLED_AFTER = 250;

/** The whole numbers in the address, `{filter: 9, row: 14}`: only `names`, only what is there. */
export function recall(names, search = location.search) {
  const asked = new URLSearchParams(search);
  const known = names.filter((name) => /^\d{1,6}$/.test(asked.get(name) ?? ""));
  return Object.fromEntries(known.map((name) => [name, Number(asked.get(name))]));
}

/** The controls that `&hide=player,code` leaves out, for a teacher's page. */
export function hidden(search = location.search) {
  return (new URLSearchParams(search).get("hide") ?? "").split(",").filter(Boolean);
}

/** A search with these values put in and all others kept. */
export function withValues(search, values) {
  const asked = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) asked.set(name, String(value));
  return `?${asked}`;
}

/** Writes to the address once the person has come to rest. */
export class Address {
  remember(values) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const search = withValues(location.search, values);
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
    }, SETTLED_AFTER);
  }

  destroy() {
    clearTimeout(this.timer);
  }
}

/** Leave out every element whose `data-part` is in `&hide=`. */
export function hideParts(root, parts = hidden()) {
  for (const part of root.querySelectorAll("[data-part]")) {
    if (parts.includes(part.dataset.part)) part.remove();
  }
}
