/** Files -> those that may be sent, and those that may not. */

const NAME_LIMIT = 80;
const UNSEEN = /[\p{C}\s]+/gu; // control characters, and marks that turn the text around

/**
 * @param {{name: string, size: number}[]} files
 * @param {{bytes: number, count: number}} most of one file, and files at once
 */
export function withinLimits(files, { bytes, count }) {
  const small = files.filter(({ size }) => size <= bytes);
  return {
    kept: small.slice(0, count),
    tooLarge: files.filter(({ size }) => size > bytes),
    tooMany: small.length > count,
  };
}

/** A file's name as it may be shown: as `clean_name` of `imgrec/picture_files.py`. */
export function shownName(name) {
  const shown = name.replace(UNSEEN, " ").trim();
  return shown.length > NAME_LIMIT ? `${shown.slice(0, NAME_LIMIT - 10)}…${shown.slice(-9)}` : shown;
}
