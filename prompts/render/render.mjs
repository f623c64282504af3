// Makes the wav of every entry of prompts.yaml that has changed. Usage: node render.mjs [--check]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBook } from './book.mjs';
import { shelfProblems } from './check.mjs';
import { Shelf } from './shelf.mjs';
import { tones } from './tones.mjs';
import { recipeOf, speak } from './voice.mjs';

const folder = fileURLToPath(new URL('../zh-CN', import.meta.url));
const book = readBook(readFileSync(join(folder, 'prompts.yaml'), 'utf8'));
const shelf = new Shelf(folder);
const readings = [
  ...book.readings.map(({ name, words }) => ({ name, words, recipe: recipeOf(words), make: () => speak(words) })),
  ...tones.map((tone) => ({ ...tone, words: tone.name })),
];

function report(problems) {
  problems.forEach((problem) => console.log(problem));
  console.log(`${readings.length} readings, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function render() {
  let made = 0;
  for (const reading of readings) {
    const state = shelf.stateOf(reading);
    if (state === 'new recording') {
      shelf.adopt(reading);
      console.log(`${reading.name}: a recording, kept`);
    } else if (state === 'missing' || state === 'outdated') {
      shelf.put(reading, reading.make());
      made++;
    }
  }
  shelf.keepOnly(new Set(readings.map((reading) => reading.name)));
  console.log(`${made} made, ${readings.length - made} unchanged`);
}

if (process.argv.includes('--check')) {
  report([...book.problems, ...shelfProblems(readings, shelf)]);
} else {
  render();
  if (book.problems.length > 0) report(book.problems);
}
