import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { shelfProblems, soundProblems } from '../check.mjs';
import { Shelf } from '../shelf.mjs';
import { levelled, peakLevel, readWav, silences, speechLevel, writeWav } from '../wav.mjs';

const goodbye = { name: 'common/goodbye', words: '感谢您的来电，再见。', recipe: 'first' };
const seconds = 2;
let folder;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'shelf-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** Two seconds of a 500 Hz tone of this peak. */
function tone(peak) {
  return Int16Array.from({ length: 8000 * seconds }, (_, n) => Math.round(peak * Math.sin(2 * Math.PI * n / 16)));
}

function shelfWithRobot() {
  const shelf = new Shelf(folder);
  shelf.put(goodbye, tone(4600));
  return shelf;
}

test('an empty shelf misses what the book has', () => {
  assert.equal(new Shelf(folder).stateOf(goodbye), 'missing');
});

test('what the robot read stays known in the next run', () => {
  shelfWithRobot();
  assert.equal(new Shelf(folder).stateOf(goodbye), 'current');
});

test('other words make the robot’s reading outdated', () => {
  assert.equal(shelfWithRobot().stateOf({ ...goodbye, recipe: 'second' }), 'outdated');
});

test('a wav that is not the robot’s is a recording and survives a change of the recipe', () => {
  const shelf = shelfWithRobot();
  writeWav(shelf.path(goodbye.name), tone(5000));
  assert.equal(shelf.stateOf(goodbye), 'new recording');
  shelf.adopt(goodbye);
  assert.equal(new Shelf(folder).stateOf({ ...goodbye, recipe: 'second' }), 'recorded');
});

test('a recording of words that were changed since is told', () => {
  const shelf = shelfWithRobot();
  writeWav(shelf.path(goodbye.name), tone(5000));
  shelf.adopt(goodbye);
  const changed = { ...goodbye, words: '谢谢您的来电，再见。' };
  assert.equal(shelf.stateOf(changed), 'old recording');
  assert.match(shelfProblems([changed], shelf)[0], /recorded before its words were changed/);
});

test('a good shelf has no problems', () => assert.deepEqual(shelfProblems([goodbye], shelfWithRobot()), []));

test('a wav without words is told', () => {
  assert.deepEqual(shelfProblems([], shelfWithRobot()), ['common/goodbye.wav: prompts.yaml has no words for it']);
});

test('too long, too loud, too quiet and clipped readings are told', () => {
  assert.match(soundProblems(tone(4600), { words: '再见'.repeat(40) })[0], /s long/);
  assert.match(soundProblems(tone(200), goodbye)[0], /speech at/);
  assert.deepEqual(soundProblems(tone(32767), goodbye).length, 2);
});

/** Two seconds, of which the first and the last so many are silent. */
function padded(before, after) {
  return tone(4600).map((sample, n) => (n >= 8000 * before && n < 8000 * (seconds - after) ? sample : 0));
}

test('a hole before or after the words is told; the pause of the last mark is none', () => {
  assert.deepEqual(silences(padded(0.2, 0.5)), { before: 0.2, after: 0.5 });
  assert.match(soundProblems(padded(0.2, 0), goodbye)[0], /begins with 0.20 s of silence/);
  assert.match(soundProblems(padded(0, 0.2), { words: '感谢您的来电再见' })[0], /ends with 0.20 s of silence, expected at most 0.15/);
  assert.deepEqual(soundProblems(padded(0.1, 0.5), goodbye), []);
  assert.match(soundProblems(padded(0.1, 0.7), goodbye)[0], /ends with 0.70 s/);
});

test('music that would click each time round is told', () => {
  const music = { words: 'music', seconds: [1, 3], loops: true };
  assert.match(soundProblems(tone(4600).subarray(2), music)[0], /clicks/);
  assert.deepEqual(soundProblems(padded(0.1, 0.1), music), []);
});

test('silence is too quiet', () => assert.match(soundProblems(tone(0), goodbye)[0], /speech at -Infinity/));

test('levelling brings speech to the level and keeps peaks below the limit', () => {
  const quiet = tone(300);
  quiet[800] = 30000;
  const even = levelled(quiet, -20, -3);
  assert.ok(Math.abs(speechLevel(levelled(tone(300), -20, -3)) + 20) < 0.1);
  assert.ok(peakLevel(even) <= -3);
});

test('a wav is read as it was written', () => {
  const path = join(folder, 'a.wav');
  writeWav(path, tone(1000));
  assert.deepEqual(readWav(path), tone(1000));
});
