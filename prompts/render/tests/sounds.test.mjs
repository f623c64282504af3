import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicon } from '../lexicon.mjs';
import { pinyinOf, soundsOf, syllablesOf } from '../sounds.mjs';

// Words in which a character has the rarer of its readings, or one that depends on its neighbours.
const hardWords = {
  银行: 'yin2 hang2', 行政: 'xing2 zheng4', 还有: 'hai2 you3', 还款: 'huan2 kuan3', 重庆: 'chong2 qing4',
  重新: 'chong2 xin1', 重要: 'zhong4 yao4', 重听: 'chong2 ting1', 县长: 'xian4 zhang3', 最长: 'zui4 chang2',
  供暖: 'gong1 nuan3', 供应: 'gong1 ying4', 率先: 'shuai4 xian1', 效率: 'xiao4 lv4', 单县: 'shan4 xian4',
  单位: 'dan1 wei4', 曾女士: 'zeng1 nv3 shi4', 大都: 'da4 du1', 首都: 'shou3 du1', 葫芦岛: 'hu2 lu2 dao3',
  昌图: 'chang1 tu2', 音乐: 'yin1 yue4', 快乐: 'kuai4 le4', 质量: 'zhi4 liang4', 测量: 'ce4 liang2',
  座席: 'zuo4 xi2', 受理: 'shou4 li3', 处理: 'chu3 li3', 办事处: 'ban4 shi4 chu4', 为您: 'wei4 nin2',
  为保证: 'wei4 bao3 zheng4', 工单为保密工单: 'gong1 dan1 wei2 bao3 mi4 gong1 dan1', 服务时间为: 'fu2 wu4 shi2 jian1 wei2',
  已签入: 'yi3 qian1 ru4', 已示闲: 'yi3 shi4 xian2', 已示忙: 'yi3 shi4 mang2', 接回话务员: 'jie1 hui2 hua4 wu4 yuan2',
  您拨打的号码有误: 'nin2 bo1 da3 de5 hao4 ma3 you3 wu4', 县级主管部门: 'xian4 ji2 zhu3 guan3 bu4 men2',
  正在为您连线: 'zheng4 zai4 wei4 nin2 lian2 xian4', 三方: 'san1 fang1', 全程录音: 'quan2 cheng2 lu4 yin1',
  差请按: 'cha4 qing3 an4', 方便: 'fang1 bian4', 数量: 'shu4 liang4', 号码: 'hao4 ma3', 反映: 'fan3 ying4',
};

for (const [word, sounds] of Object.entries(hardWords))
  test(`${word} is read ${sounds}`, () => assert.equal(pinyinOf(word), sounds));

test('the lexicon is obeyed in the middle of a sentence', () => {
  for (const [word, sounds] of Object.entries(lexicon.words))
    assert.ok(pinyinOf(`请问${word}吗`).includes(sounds), `${word}: ${pinyinOf(`请问${word}吗`)}`);
});

test('yi and bu change their tones before a falling one', () => {
  assert.equal(pinyinOf('请不要挂机'), 'qing3 bu2 yao4 gua4 ji1');
  assert.equal(pinyinOf('不满意'), 'bu4 man3 yi4');
  assert.equal(pinyinOf('一位'), 'yi2 wei4');
});

test('one as a key keeps its tone', () => assert.equal(pinyinOf('满意请按1，'), 'man3 yi4 qing3 an4 yi1'));

test('third tones are left to the voice', () => assert.equal(pinyinOf('你好'), 'ni3 hao3'));

test('each mark is a pause between what stands before and after it', () => {
  const { parts } = soundsOf('您好，再见。谢谢');
  assert.deepEqual(parts.map((part) => part.pauseMs), [200, 450, 0]);
});

test('the pause of the last mark is the silence at the end', () => {
  assert.equal(soundsOf('再见。').endMs, 450);
  assert.equal(soundsOf('编号').endMs, 120);
});

test('syllables are counted after numbers became words', () => assert.equal(syllablesOf('请拨打12316。'), 8));

test('a character without a reading is refused, not guessed', () => assert.throws(() => pinyinOf('按A'), /no reading/));
