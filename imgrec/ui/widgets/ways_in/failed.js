/** Streamlit's uploader -> the names of files that did not arrive, which it alone knows. */

/**
 * @param {Element} place around the uploader
 * @param {(names: string[]) => void} tell called at each change while there are any
 * @returns {MutationObserver} to be disconnected in the end
 */
export function watchFailed(place, tell) {
  const before = new Set(failedIn(place));
  const observer = new MutationObserver(() => {
    const failed = failedIn(place).filter((chip) => !before.has(chip));
    if (failed.length) tell(failed.map((chip) => chip.querySelector("[data-testid=stFileChipName]").textContent));
  });
  observer.observe(place, { childList: true, subtree: true });
  return observer;
}

const failedIn = (place) => [
  ...place.querySelectorAll("[data-testid=stFileChip]:has([data-testid=stFileChipIconError])"),
];
