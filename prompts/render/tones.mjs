// The sounds that are no speech: the tone before a message, and what plays while a caller waits.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { levelled, readWav } from './wav.mjs';

// sox plucks its strings at 48 kHz only.
const silence = (channels) => ['-D', '-r', '48000', '-c', channels, '-n', '-r', '8000', '-b', '16', '-c', '1'];

// Sixteen chords of the pentatonic scale, plucked softly upwards one string after the other: longer than the half minute
// between two announcements, so that nobody hears the same bar twice in a row.
const chords = ['C4 E4 G4', 'A3 C4 E4', 'D4 G4 A4', 'E4 G4 C5', 'C4 G4 D5', 'A3 E4 G4', 'G3 D4 A4', 'E4 A4 C5',
  'D4 A4 E5', 'C4 E4 A4', 'G3 C4 E4', 'A3 D4 G4', 'E4 A4 D5', 'D4 G4 C5', 'G3 D4 G4', 'C4 G4 C5'];
const chordSeconds = '2.2';
const strings = ['0', '0.3', '0.6']; // seconds into the chord

// -22 dBm0: 8 dB below the voice, so that nobody holds the telephone away and then misses who answers.
const musicLevel = { speechDb: -28.1, peakDb: -12 };

const beep = ['synth', '0.4', 'sine', '1000', 'gain', '-12', 'fade', '0.01', '0.4', '0.01'];

// The ringing tone of China's networks: 450 Hz, one second on, four off (GF002-9002).
const ringing = ['synth', '1', 'sine', '450', 'gain', '-16', 'fade', '0.01', '1', '0.01', 'pad', '0', '4'];

/** sox's effects for one chord; it fades in and out, so the music loops without a click. */
function chordEffects(chord) {
  const plucked = chord.split(' ').flatMap((note) => ['pluck', note]);
  return ['synth', chordSeconds, ...plucked, 'delay', ...strings, 'remix', '-', 'trim', '0', chordSeconds,
    'highpass', '100', 'lowpass', '2400', 'gain', '-n', '-14', 'fade', 't', '0.02', chordSeconds, '0.5'];
}

function made(build) {
  const scratch = mkdtempSync(join(tmpdir(), 'tones-'));
  try {
    return build(scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function makeBeep(scratch) {
  const path = join(scratch, 'beep.wav');
  execFileSync('sox', [...silence('1'), path, ...beep]);
  return readWav(path);
}

function makeRinging(scratch) {
  const path = join(scratch, 'ringing.wav');
  execFileSync('sox', [...silence('1'), path, ...ringing]);
  return readWav(path);
}

function makeMusic(scratch) {
  const paths = chords.map((chord, index) => {
    const path = join(scratch, `${index}.wav`);
    execFileSync('sox', [...silence('3'), path, ...chordEffects(chord)]);
    return path;
  });
  const whole = join(scratch, 'whole.wav');
  execFileSync('sox', ['-D', ...paths, whole]);
  return levelled(readWav(whole), musicLevel.speechDb, musicLevel.peakDb);
}

/** Every tone: its name, what it is made of, how long it may be, whether it is played round and round, its maker. */
export const tones = [
  { name: 'common/beep', recipe: JSON.stringify(beep), seconds: [0.2, 1], make: () => made(makeBeep) },
  { name: 'music/ringing', recipe: JSON.stringify(ringing), seconds: [4, 6], loops: true, make: () => made(makeRinging) },
  { name: 'music/waiting', recipe: JSON.stringify([musicLevel, chords.map(chordEffects)]), seconds: [30, 300],
    loops: true, make: () => made(makeMusic) },
];
