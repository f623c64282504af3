// Reads prompts.yaml and makes the wav of every entry that has changed: words → numbered pinyin → espeak-ng → sox → level.
// Usage: node render.mjs [--check]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customPinyin, pinyin } from 'pinyin-pro';
import { parse } from 'yaml';
import { levelled, readWav, speechLevel, writeWav } from './wav.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const voiceFolder = join(here, '..', 'zh-CN');
const recipe = { voice: 'cmn-latn-pinyin', wordsPerMinute: 165, pitch: 45, levelDb: -20, peakDb: -3, version: 1 };
const lexicon = parse(readFileSync(join(here, 'lexicon.yaml'), 'utf8'));
customPinyin(Object.fromEntries(Object.entries(lexicon.words).map(([word, sound]) => [word, toMarks(sound)])));

/** Lexicon entries are numbered pinyin, the library takes tone marks. */
function toMarks(numbered) {
  const vowels = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', v: 'ǖǘǚǜ' };
  return numbered.split(' ').map((syllable) => {
    const tone = Number(syllable.slice(-1));
    const letters = syllable.slice(0, -1);
    if (tone < 1 || tone > 4) return letters;
    const at = /a|e/.test(letters) ? letters.search(/[ae]/) : letters.includes('ou') ? letters.indexOf('o')
      : Math.max(...[...'iouv'].map((vowel) => letters.lastIndexOf(vowel)));
    return letters.slice(0, at) + vowels[letters[at]][tone - 1] + letters.slice(at + 1);
  }).join(' ');
}

/** Every wav there should be: name and words. */
function readings(book) {
  const all = [];
  for (const [section, entries] of Object.entries(book)) {
    for (const [id, entry] of Object.entries(entries)) {
      if (!Array.isArray(entry)) all.push({ name: `${section}/${id}`, words: String(entry) });
      else entry.filter((part) => typeof part === 'string')
        .forEach((words, index) => all.push({ name: `${section}/${id}.${index + 1}`, words }));
    }
  }
  return all;
}

const digitWords = '零幺二三四五六七八九';
const countWords = '零一二三四五六七八九';

function spellNumbers(words) {
  return words.replace(/[0-9]+/g, (number) => {
    if (lexicon.numbers[number]) return lexicon.numbers[number];
    const readBy = number.length >= 3 ? digitWords : countWords;
    return [...number].map((digit) => readBy[Number(digit)]).join('');
  });
}

const pauses = { '，': ',', '、': ',', '；': ';', '：': ':', '。': '.', '？': '?', '！': '!' };

/** Numbered pinyin for the voice; the library applies the tone changes of 一 and 不, the voice those of third tones. */
function sounds(words) {
  return pinyin(spellNumbers(words), { toneType: 'num', type: 'array', v: true })
    .map((sound) => pauses[sound] ?? sound.replace(/0$/, '5'))
    .join(' ')
    .replace(/ ([,;:.?!])/g, '$1');
}

function speak(words, scratch) {
  const raw = join(scratch, 'raw.wav');
  const shaped = join(scratch, 'shaped.wav');
  execFileSync('espeak-ng', ['-v', recipe.voice, '-s', recipe.wordsPerMinute, '-p', recipe.pitch, '-w', raw, sounds(words)]
    .map(String));
  execFileSync('sox', ['-D', raw, '-r', '8000', '-b', '16', '-c', '1', shaped, 'gain', '-6', 'highpass', '100', 'lowpass',
    '3400', 'silence', '1', '0.01', '0.5%', 'reverse', 'silence', '1', '0.01', '0.5%', 'reverse', 'pad', '0.04', '0.12']);
  return levelled(readWav(shaped), recipe.levelDb, recipe.peakDb);
}

function hashOf(words) {
  return createHash('sha256').update(JSON.stringify([recipe, sounds(words)])).digest('hex').slice(0, 16);
}

function render(all) {
  const manifestPath = join(voiceFolder, 'manifest.json');
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  const scratch = mkdtempSync(join(tmpdir(), 'prompts-'));
  let made = 0;
  for (const { name, words } of all) {
    const path = join(voiceFolder, `${name}.wav`);
    const hash = hashOf(words);
    // «recorded» in the manifest marks a speaker's recording: it is never replaced by the robot.
    if (manifest[name] === 'recorded' || (manifest[name] === hash && existsSync(path))) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeWav(path, speak(words, scratch));
    manifest[name] = hash;
    made++;
  }
  rmSync(scratch, { recursive: true });
  const known = new Set(all.map((reading) => reading.name));
  const kept = Object.fromEntries(Object.entries(manifest).filter(([name]) => known.has(name)).sort());
  writeFileSync(manifestPath, JSON.stringify(kept, null, 1) + '\n');
  console.log(`${made} made, ${all.length - made} unchanged`);
}

function problems(all) {
  const found = [];
  for (const { name, words } of all) {
    const path = join(voiceFolder, `${name}.wav`);
    if (!existsSync(path)) { found.push(`${name}.wav: missing; run prompts/render.sh`); continue; }
    let samples;
    try { samples = readWav(path); } catch (error) { found.push(`${name}.wav: ${error.message}`); continue; }
    const seconds = samples.length / 8000;
    const characters = [...spellNumbers(words)].filter((c) => /\p{Script=Han}/u.test(c)).length;
    if (seconds < characters * 0.1 || seconds > characters * 0.6 + 0.6)
      found.push(`${name}.wav: ${seconds.toFixed(2)} s for ${characters} characters`);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    if (peak >= 32760) found.push(`${name}.wav: clips`);
    const level = speechLevel(samples);
    if (level < -26 || level > -14) found.push(`${name}.wav: speech at ${level.toFixed(1)} dBFS, want about -20`);
  }
  return found;
}

const all = readings(parse(readFileSync(join(voiceFolder, 'prompts.yaml'), 'utf8')));
if (process.argv.includes('--check')) {
  const found = problems(all);
  found.forEach((problem) => console.log(problem));
  console.log(`${all.length} readings, ${found.length} problems`);
  process.exit(found.length > 0 ? 1 : 0);
}
render(all);
