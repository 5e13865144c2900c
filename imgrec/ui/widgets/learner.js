/**
 * The learner's code, from Python -> a cookie of this browser, which Python reads at the next visit.
 *
 * A code that another window has set meanwhile is told to Python instead of being replaced, unless
 * a person has just become somebody else in this window.
 */

const YEAR = 365 * 24 * 60 * 60;
const KEPT = 2 * YEAR;

const turns = new Map(); // cookie -> the last turn that was written by this page

export function create({ options, decide }) {
  follow(options, decide);
  return {
    update: (given) => follow(given.options, decide),
    setTheme() {},
    destroy() {},
  };
}

function follow({ code, cookie, turn }, decide) {
  const there = valueOf(document.cookie, cookie);
  const taken = turn > (turns.get(cookie) ?? 0);
  turns.set(cookie, turn);
  if (there && there !== code && !taken) return decide("found", there);
  document.cookie = cookieOf(cookie, code, location.protocol === "https:");
}

/** The value under a name in `document.cookie`; empty where there is none. */
export function valueOf(cookies, name) {
  const pair = cookies.split("; ").find((part) => part.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

/** The cookie as the browser takes it: for this site alone, for two years. */
export function cookieOf(name, value, secure) {
  const kept = `max-age=${KEPT}; path=/; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${name}=${encodeURIComponent(value)}; ${kept}`;
}
