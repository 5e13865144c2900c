/** Files -> those small enough to send, and those that are not. */

/** @param {{name: string, size: number}[]} files @param {number} most bytes of one file */
export function tooLarge(files, most) {
  return {
    kept: files.filter(({ size }) => size <= most),
    refused: files.filter(({ size }) => size > most),
  };
}
