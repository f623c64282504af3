// Words → what the voice is given: numbered pinyin and pauses.
import { customPinyin, pinyin } from 'pinyin-pro';
import { lexicon } from './lexicon.mjs';
import { spellNumbers } from './numbers.mjs';

// Milliseconds. The voice makes none of its own at a full stop, because pinyin has no capitals to show a new sentence.
const pauses = { '、': 120, '，': 200, '：': 250, '；': 400, '。': 450, '？': 450, '！': 450 };
const shortestEnd = 120;
const unspoken = /[《》“”]/g;

/** All that words may be made of. Whatever else is written (letters, %, 3.5) would be read by guess. */
export const readable = /^[\p{Script=Han}0-9、，：；。？！《》“”]+$/u;

customPinyin(Object.fromEntries(Object.entries(lexicon.words).map(([word, sounds]) => [word, withMarks(sounds)])));

/** Lexicon entries are numbered pinyin; the library takes tone marks. */
function withMarks(numbered) {
  return numbered.split(' ').map(withMark).join(' ');
}

function withMark(syllable) {
  const marks = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', v: 'ǖǘǚǜ' };
  const tone = Number(syllable.slice(-1));
  const letters = syllable.slice(0, -1);
  if (tone === 5) return letters;
  const at = markedLetter(letters);
  return letters.slice(0, at) + marks[letters[at]][tone - 1] + letters.slice(at + 1);
}

/** a and e carry the mark, then the o of ou, else the last vowel. */
function markedLetter(letters) {
  if (/[ae]/.test(letters)) return letters.search(/[ae]/);
  if (letters.includes('ou')) return letters.indexOf('o');
  return Math.max(...[...'iouv'].map((vowel) => letters.lastIndexOf(vowel)));
}

/** Numbered pinyin of one clause. The library applies the tone changes of 一 and 不, the voice those of third tones. */
function clauseSounds(clause) {
  return pinyin(clause, { toneType: 'num', type: 'array', v: true }).map((sound) => {
    const numbered = sound.replace(/0$/, '5');
    if (!/^[a-z]+[1-5]$/.test(numbered)) throw new Error(`no reading for «${sound}»`);
    return numbered;
  }).join(' ');
}

/** { parts: [{ sounds, pauseMs }], endMs }: the pause follows the part; endMs is the silence at the end of all. */
export function soundsOf(words) {
  const pieces = spellNumbers(words).replace(unspoken, '').split(/([、，：；。？！])/).filter((piece) => piece !== '');
  const parts = [];
  for (const piece of pieces) {
    if (pauses[piece]) parts.at(-1).pauseMs = pauses[piece];
    else parts.push({ sounds: clauseSounds(piece), pauseMs: 0 });
  }
  return { parts, endMs: Math.max(shortestEnd, parts.at(-1).pauseMs) };
}

/** The pause of the mark that ends the words, in milliseconds; 0 when none does. */
export function lastPauseOf(words) {
  return pauses[words.at(-1)] ?? 0;
}

/** The numbered pinyin alone, clauses divided by commas: for people and tests. */
export function pinyinOf(words) {
  return soundsOf(words).parts.map((part) => part.sounds).join(', ');
}

/** How many syllables are spoken. */
export function syllablesOf(words) {
  return pinyinOf(words).split(' ').length;
}
