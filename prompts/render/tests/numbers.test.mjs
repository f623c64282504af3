import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, spellNumbers } from '../numbers.mjs';

const said = {
  '拨打12316': '拨打幺二三幺六', '拨打12345': '拨打一二三四五', '119、120、110或122': '幺幺九、幺二零、幺幺零或幺二二',
  '024': '零二四', '早8点至晚8点': '早八点至晚八点', '2点': '两点', '12点': '十二点', '请按2；': '请按二；', '请按0': '请按零',
  '前面还有2位': '前面还有两位', '第2位': '第二位', '第12位': '第十二位', '第200位': '第二百位', '200元': '两百元', '15天': '十五天',
  '2026年2月2日': '二零二六年二月二日', '11月21日': '十一月二十一日', '3条': '三条', '10': '十', '02': '零二',
};

for (const [words, spoken] of Object.entries(said))
  test(`${words} is said ${spoken}`, () => assert.equal(spellNumbers(words), spoken));

const counts = {
  0: '零', 1: '一', 2: '二', 10: '十', 11: '十一', 20: '二十', 22: '二十二', 100: '一百', 105: '一百零五', 110: '一百一十',
  200: '两百', 230: '两百三十', 1000: '一千', 1001: '一千零一', 1010: '一千零一十', 2002: '两千零二', 2222: '两千两百二十二',
  10000: '一万', 10005: '一万零五', 12000: '一万两千', 20000: '两万', 100000: '十万', 120000: '十二万',
  1000500: '一百万零五百', 99999999: '九千九百九十九万九千九百九十九',
};

for (const [value, spoken] of Object.entries(counts))
  test(`${value} counts as ${spoken}`, () => assert.equal(count(Number(value)), spoken));

test('a count beyond what is said is refused', () => assert.throws(() => count(100_000_000), /no count/));
