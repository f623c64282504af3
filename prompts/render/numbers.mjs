// Numbers in the words, as a person says them.
import { lexicon } from './lexicon.mjs';

const digits = '零一二三四五六七八九';
const units = [[1000, '千'], [100, '百'], [10, '十'], [1, '']];
const largestCount = 99_999_999;

/** Digit by digit as on the telephone, 1 being 幺. */
function onTheTelephone(number) {
  return digitByDigit(number).replaceAll('一', '幺');
}

function digitByDigit(number) {
  return [...number].map((digit) => digits[Number(digit)]).join('');
}

/** Below ten thousand; a gap inside is said once: 一百零五. */
function belowTenThousand(value) {
  let said = '';
  let gap = false;
  for (const [unit, name] of units) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = said !== '';
      continue;
    }
    said += (gap ? '零' : '') + (digit === 2 && unit >= 100 ? '两' : digits[digit]) + name;
    gap = false;
  }
  return said;
}

/** As a count: 十二, 两百三十, 一万零五. Two by itself is 二; whoever counts things with it says 两. */
export function count(value) {
  if (!Number.isInteger(value) || value < 0 || value > largestCount)
    throw new Error(`${value} is no count that is said`);
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : '';
  const said = (high > 0 ? `${high === 2 ? '两' : belowTenThousand(high)}万` : '') + gap + belowTenThousand(low);
  return said.replace(/^一十/, '十');
}

/** As a place in a row, after 第: 二 wherever a count has 两. */
function ordinal(value) {
  return count(value).replaceAll('两', '二');
}

function startsWithAny(text, beginnings) {
  return beginnings.some((beginning) => text.startsWith(beginning));
}

function spell(number, before, after) {
  if (lexicon.numbers[number]) return lexicon.numbers[number];
  if (number.length === 4 && after.startsWith('年')) return digitByDigit(number);
  if (number.length > 1 && number.startsWith('0')) return onTheTelephone(number);
  if (before.endsWith('第')) return ordinal(Number(number));
  if (startsWithAny(after, lexicon.counted)) return number === '2' ? '两' : count(Number(number));
  if (number.length < 3 || startsWithAny(after, lexicon.dated)) return count(Number(number));
  return onTheTelephone(number);
}

/** The words with every number in characters. */
export function spellNumbers(words) {
  return words.replace(/[0-9]+/g, (number, at) => spell(number, words.slice(0, at), words.slice(at + number.length)));
}
