// The readings of our own, from lexicon.yaml.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** { words: { characters: numbered pinyin }, numbers: { digits: characters }, counted: [unit], dated: [unit] } */
export const lexicon = parse(readFileSync(new URL('lexicon.yaml', import.meta.url), 'utf8'));
