// 8 kHz, 16-bit, mono wav files as arrays of samples, and their level.
import { readFileSync, writeFileSync } from 'node:fs';

const headerBytes = 44;
const frameSamples = 160;
const speechFloor = 32768 * 10 ** (-50 / 20);

export function readWav(path) {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error('is not a wav file');
  const at = { fmt: -1, data: -1, dataBytes: 0 };
  for (let offset = 12; offset + 8 <= bytes.length;) {
    const id = bytes.toString('latin1', offset, offset + 4);
    const length = bytes.readUInt32LE(offset + 4);
    if (id === 'fmt ') at.fmt = offset + 8;
    if (id === 'data') { at.data = offset + 8; at.dataBytes = Math.min(length, bytes.length - offset - 8); }
    offset += 8 + length + (length % 2);
  }
  if (at.fmt < 0 || at.data < 0) throw new Error('is a wav file without sound');
  const [format, channels, rate, bits] = [bytes.readUInt16LE(at.fmt), bytes.readUInt16LE(at.fmt + 2),
    bytes.readUInt32LE(at.fmt + 4), bytes.readUInt16LE(at.fmt + 14)];
  if ((format !== 1 && format !== 0xfffe) || channels !== 1 || rate !== 8000 || bits !== 16)
    throw new Error(`is ${rate} Hz, ${bits}-bit, ${channels} channels; wanted is 8000 Hz 16-bit mono PCM`);
  return Int16Array.from({ length: at.dataBytes >> 1 }, (_, index) => bytes.readInt16LE(at.data + 2 * index));
}

export function writeWav(path, samples) {
  const bytes = Buffer.alloc(headerBytes + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => bytes.writeInt16LE(sample, headerBytes + 2 * index));
  writeFileSync(path, bytes);
}

/** RMS in dBFS of the 20 ms frames that hold speech; pauses do not count. */
export function speechLevel(samples) {
  let sum = 0;
  let count = 0;
  for (let start = 0; start + frameSamples <= samples.length; start += frameSamples) {
    const frame = samples.subarray(start, start + frameSamples);
    const power = frame.reduce((total, sample) => total + sample * sample, 0) / frameSamples;
    if (Math.sqrt(power) < speechFloor) continue;
    sum += power;
    count++;
  }
  return count === 0 ? -Infinity : 10 * Math.log10(sum / count / 32768 ** 2);
}

/** Seconds of silence at both ends, to 10 ms. */
export function silences(samples) {
  const step = frameSamples / 2;
  const loud = Array.from({ length: Math.floor(samples.length / step) }, (_, index) =>
    peakLevel(samples.subarray(index * step, (index + 1) * step)) > -50);
  const at = (index) => (index < 0 ? loud.length : index) * step / 8000;
  return { before: at(loud.indexOf(true)), after: at(loud.toReversed().indexOf(true)) };
}

/** The largest sample in dBFS. */
export function peakLevel(samples) {
  return 20 * Math.log10(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32768);
}

/** The same speech at one level for all prompts; peaks near the limit are bent below it, not cut. */
export function levelled(samples, levelDb, peakDb) {
  const gain = 10 ** ((levelDb - speechLevel(samples)) / 20);
  const limit = 32768 * 10 ** (peakDb / 20);
  const knee = limit * 0.7;
  return Int16Array.from(samples, (sample) => {
    const loud = Math.abs(sample * gain);
    const bent = loud <= knee ? loud : knee + (limit - knee) * Math.tanh((loud - knee) / (limit - knee));
    return Math.sign(sample) * Math.floor(bent);
  });
}
