// The wavs that there are, and who made each. The manifest remembers what the robot read, so that a wav which is not
// the robot's is known for somebody's recording and never spoken over.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { writeWav } from './wav.mjs';

function hash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

export class Shelf {
  #folder;
  #entries;

  constructor(folder) {
    this.#folder = folder;
    this.#entries = existsSync(this.#manifest) ? JSON.parse(readFileSync(this.#manifest, 'utf8')) : {};
  }

  get #manifest() {
    return join(this.#folder, 'manifest.json');
  }

  path(name) {
    return join(this.#folder, `${name}.wav`);
  }

  /**
   * 'missing' | 'current' (the robot's, of these words) | 'outdated' (the robot's, of other words or made otherwise) |
   * 'recorded' | 'new recording' (the manifest does not know it yet) | 'old recording' (of other words)
   */
  stateOf({ name, words, recipe }) {
    if (!existsSync(this.path(name))) return 'missing';
    const entry = this.#entries[name];
    if (!entry || entry.wav !== hash(readFileSync(this.path(name)))) return 'new recording';
    if (entry.recorded) return entry.recorded === hash(words) ? 'recorded' : 'old recording';
    return entry.made === hash(recipe) ? 'current' : 'outdated';
  }

  /** Puts the robot's reading on the shelf. Stopped in between, it leaves none, and the next run makes it. */
  put({ name, recipe }, samples) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    rmSync(this.path(name), { force: true });
    const unfinished = `${this.path(name)}.part`;
    writeWav(unfinished, samples);
    this.#entries[name] = { made: hash(recipe), wav: hash(readFileSync(unfinished)) };
    this.#save();
    renameSync(unfinished, this.path(name));
  }

  /** Notes that the wav is a recording of these words. */
  adopt({ name, words }) {
    this.#entries[name] = { recorded: hash(words), wav: hash(readFileSync(this.path(name))) };
    this.#save();
  }

  /** Forgets what is on no list any more. */
  keepOnly(names) {
    const left = Object.keys(this.#entries).filter((name) => !names.has(name));
    if (left.length === 0) return;
    for (const name of left) delete this.#entries[name];
    this.#save();
  }

  /** The names of all wavs that lie here. */
  names() {
    return readdirSync(this.#folder, { recursive: true })
      .filter((path) => path.endsWith('.wav'))
      .map((path) => path.slice(0, -'.wav'.length).split(sep).join('/'));
  }

  #save() {
    const lines = Object.keys(this.#entries).sort()
      .map((name) => ` ${JSON.stringify(name)}: ${JSON.stringify(this.#entries[name])}`);
    writeFileSync(this.#manifest, `{\n${lines.join(',\n')}\n}\n`);
  }
}
