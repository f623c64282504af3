// Is every reading there, of the words as they are now, and fit for a telephone?
import { readWav, peakLevel, silences, speechLevel } from './wav.mjs';
import { lastPauseOf, syllablesOf } from './sounds.mjs';

const limits = {
  secondsPerSyllable: [0.1, 0.6], // faster and slower than anybody reads: other words, or half of them
  pausesSeconds: 2, // what breath and full stops may add
  speechDb: [-26, -14], // within 6 dB of the -20 dBFS that all readings have, so that no prompt jumps at the ear
  toneDb: [-35, -12],
  silenceSeconds: 0.15, // before the words, and after them beyond the pause of their last mark; more sounds like a hole
  clickDb: -50, // a loop that begins or ends louder clicks each time round
  peakDb: -0.5, // nearer to full scale a recording has been cut off somewhere on its way
};

function secondsAllowed({ words, seconds }) {
  if (seconds) return seconds;
  const syllables = syllablesOf(words);
  const clauses = words.split(/[、，：；。？！]/).length;
  return [syllables * limits.secondsPerSyllable[0],
    syllables * limits.secondsPerSyllable[1] + limits.pausesSeconds + clauses * 0.5];
}

function outside(value, [least, most]) {
  return value < least || value > most;
}

function silenceProblems(samples, words) {
  const { before, after } = silences(samples);
  const afterMost = limits.silenceSeconds + lastPauseOf(words) / 1000;
  return [
    ...(before > limits.silenceSeconds ? [`begins with ${before.toFixed(2)} s of silence`] : []),
    ...(after > afterMost ? [`ends with ${after.toFixed(2)} s of silence, expected at most ${afterMost.toFixed(2)}`] : []),
  ];
}

function clicks(samples) {
  return peakLevel(Int16Array.of(samples[0], samples.at(-1))) > limits.clickDb;
}

/** What is wrong with these samples, as sentences without the name. */
export function soundProblems(samples, reading) {
  const found = [];
  const seconds = samples.length / 8000;
  const allowed = secondsAllowed(reading);
  if (outside(seconds, allowed))
    found.push(`${seconds.toFixed(2)} s long, expected ${allowed.map((s) => s.toFixed(1)).join(' to ')} s`);
  if (peakLevel(samples) > limits.peakDb) found.push(`clips: its peak is ${peakLevel(samples).toFixed(1)} dBFS`);
  const [what, range] = reading.seconds ? ['sound', limits.toneDb] : ['speech', limits.speechDb];
  const level = speechLevel(samples);
  if (outside(level, range)) found.push(`${what} at ${level.toFixed(1)} dBFS, expected ${range.join(' to ')}`);
  if (reading.loops && clicks(samples)) found.push('clicks when it begins again: fade its ends to silence');
  if (!reading.seconds) found.push(...silenceProblems(samples, reading.words));
  return found;
}

const stateProblems = {
  missing: 'is missing; run prompts/render.sh',
  outdated: 'was made of other words, or in another way, than now; run prompts/render.sh',
  'old recording': 'was recorded before its words were changed; record it anew, or delete it for a robot’s reading',
};

function problemsOf(reading, shelf) {
  const stateProblem = stateProblems[shelf.stateOf(reading)];
  if (stateProblem) return [stateProblem];
  try {
    return soundProblems(readWav(shelf.path(reading.name)), reading);
  } catch (error) {
    return [error.message];
  }
}

/** Every problem of the shelf, one sentence each. */
export function shelfProblems(readings, shelf) {
  const known = new Set(readings.map((reading) => reading.name));
  return [
    ...readings.flatMap((reading) => problemsOf(reading, shelf).map((problem) => `${reading.name}.wav: ${problem}`)),
    ...shelf.names().filter((name) => !known.has(name)).map((name) => `${name}.wav: prompts.yaml has no words for it`),
  ];
}
