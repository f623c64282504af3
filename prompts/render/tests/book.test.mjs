import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBook } from '../book.mjs';

test('a sentence is one reading of its name', () => {
  const { readings, problems } = readBook('common:\n  goodbye: 再见。\n');
  assert.deepEqual(readings, [{ name: 'common/goodbye', words: '再见。' }]);
  assert.deepEqual(problems, []);
});

test('the literals of a list are numbered from one, numbers between them not counted', () => {
  const { readings } = readBook('common:\n  done: [编号, {digits: no}, 再见。]\n  late: [{count: n}, 分钟。]\n');
  assert.deepEqual(readings.map((reading) => reading.name), ['common/done.1', 'common/done.2', 'common/late.1']);
});

test('a value may be read digit by digit, as a count, as a place in a row, as an office', () => {
  const { readings, problems } = readBook(
    'common:\n  a: [一, {digits: d}, 二, {count: c}, 三, {ordinal: o}, 四, {office: org}]\n');
  assert.equal(readings.length, 4);
  assert.deepEqual(problems, []);
});

const mistakes = {
  'a number of an unknown kind': 'common:\n  a: [第, {size: n}, 位]\n',
  'an unnamed office that is named': 'common:\n  office_unnamed: [单位, {office: org}]\n',
  'a number of two kinds': 'common:\n  a: [第, {ordinal: n, count: n}, 位]\n',
  'a number without a list': 'common:\n  a: {digits: n}\n',
  'a key without a sentence': 'common:\n  a:\n',
  'a bare number': 'common:\n  a: 119\n',
  'Latin letters': 'common:\n  a: 请按A\n',
  'a decimal': 'common:\n  a: 百分之3.5\n',
  'nothing but a mark': 'common:\n  a: [编号, {digits: n}, 。]\n',
  'a name with other letters': 'common:\n  Goodbye: 再见。\n',
};

for (const [what, text] of Object.entries(mistakes))
  test(`${what} is a problem`, () => assert.equal(readBook(text).problems.length, 1));

test('every mistake is told at once', () => {
  assert.equal(readBook('common:\n  a: 请按A\n  b: 请按B\n').problems.length, 2);
});
