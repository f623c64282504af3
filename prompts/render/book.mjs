// prompts.yaml: which readings there should be, and what is wrong with what is written there.
import { parse } from 'yaml';
import { readable } from './sounds.mjs';

const slotKinds = ['digits', 'count', 'ordinal', 'office'];
const valueForms = slotKinds.map((kind) => `{${kind}: name}`).join(', ');
const unnamedOffice = 'office_unnamed';

function isSlot(part) {
  const keys = part !== null && typeof part === 'object' ? Object.keys(part) : [];
  return keys.length === 1 && slotKinds.includes(keys[0]) && /^[a-z][a-z0-9_]*$/.test(part[keys[0]]);
}

function readEntry(name, entry, book) {
  const parts = Array.isArray(entry) ? entry : [entry];
  let literals = 0;
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (!Array.isArray(entry) || !isSlot(part))
        book.problems.push(`${name}: write a sentence or one of ${valueForms}, not ${JSON.stringify(part)}`);
      else if (part.office && name.endsWith(`/${unnamedOffice}`))
        book.problems.push(`${name}: is said of an office that has no name, and names one`);
      continue;
    }
    literals++;
    if (!readable.test(part) || !/[\p{Script=Han}0-9]/u.test(part))
      book.problems.push(`${name}: «${part}» holds what is not read aloud; write it in characters`);
    else book.readings.push({ name: Array.isArray(entry) ? `${name}.${literals}` : name, words: part });
  }
}

/** { readings: [{ name, words }], problems: [sentence] } */
export function readBook(text) {
  const book = { readings: [], problems: [] };
  for (const [section, entries] of Object.entries(parse(text))) {
    for (const [id, entry] of Object.entries(entries)) {
      const name = `${section}/${id}`;
      if (/^[a-z0-9_]+\/[a-z0-9_]+$/.test(name)) readEntry(name, entry, book);
      else book.problems.push(`${name}: a name is made of small letters, digits and _`);
    }
  }
  return book;
}
