// Words → sound: espeak-ng speaks, sox limits the band to the telephone's and trims, and every reading gets one level.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundsOf } from './sounds.mjs';
import { levelled, readWav } from './wav.mjs';

// The voice «cmn» of Debian's espeak-ng 1.51 spells characters as English letters; this one reads pinyin right.
// 165 words a minute is about four syllables a second: the pace of a person who reads a menu to strangers.
const recipe = { voice: 'cmn-latn-pinyin', wordsPerMinute: 165, pitch: 45, levelDb: -20, peakDb: -3, version: 3 };
const startPadMs = 40;

/** What the sound of these words depends on; when it changes, the words are spoken anew. */
export function recipeOf(words) {
  return JSON.stringify([recipe, soundsOf(words)]);
}

function ssml({ parts }) {
  return parts.map((part, index) => index === parts.length - 1
    ? part.sounds
    : `${part.sounds} <break time="${part.pauseMs}ms"/> `).join('');
}

/** Samples at 8 kHz. */
export function speak(words) {
  const scratch = mkdtempSync(join(tmpdir(), 'prompts-'));
  try {
    const sounds = soundsOf(words);
    const raw = join(scratch, 'raw.wav');
    const shaped = join(scratch, 'shaped.wav');
    execFileSync('espeak-ng', ['-m', '-v', recipe.voice, '-s', String(recipe.wordsPerMinute),
      '-p', String(recipe.pitch), '-w', raw, ssml(sounds)]);
    const trim = ['silence', '1', '0.01', '0.5%'];
    execFileSync('sox', ['-D', raw, '-r', '8000', '-b', '16', '-c', '1', shaped, 'gain', '-6',
      'highpass', '100', 'lowpass', '3400', ...trim, 'reverse', ...trim, 'reverse',
      'pad', String(startPadMs / 1000), String(sounds.endMs / 1000)]);
    return levelled(readWav(shaped), recipe.levelDb, recipe.peakDb);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
