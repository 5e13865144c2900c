/** What was dropped -> its files; of a folder those whose names end like a picture's. */

/**
 * @param {DataTransfer} transfer read at once: it is empty after the event
 * @param {string[]} endings
 * @returns {Promise<File[]>}
 */
export async function filesIn(transfer, endings) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const given = items.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
  const found = given.map(([entry, file]) => (entry?.isDirectory ? inFolder(entry, endings) : [file]));
  return (await Promise.all(found)).flat();
}

async function inFolder(folder, endings) {
  const found = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory) found.push(...(await inFolder(entry, endings)));
    else if (isPicture(entry.name, endings)) found.push(await new Promise((done, failed) => entry.file(done, failed)));
  }
  return found;
}

/** In the order of their names; a browser gives them in parts, the last one empty. */
async function entriesOf(folder) {
  const reader = folder.createReader();
  const entries = [];
  for (let part = [null]; part.length; ) {
    part = await new Promise((done, failed) => reader.readEntries(done, failed));
    entries.push(...part);
  }
  return entries.sort((a, b) => a.name.localeCompare(b.name));
}

function isPicture(name, endings) {
  return !name.startsWith(".") && endings.includes(name.split(".").pop().toLowerCase());
}
