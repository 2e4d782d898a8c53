// SHA-256 (FIPS 180-4) in plain code: the core runs where no crypto library is at hand, and must answer at once.

const constants = fractions(64, 1 / 3);
const initial = fractions(8, 1 / 2);

/** The digest of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const words = padded(utf8(text));
  const state = Uint32Array.from(initial);
  for (let block = 0; block < words.length; block += 16) addBlock(state, words.subarray(block, block + 16));
  return [...state].map(word => word.toString(16).padStart(8, '0')).join('');
}

function addBlock(state: Uint32Array, block: Uint32Array): void {
  const w = new Uint32Array(64);
  w.set(block);
  for (let t = 16; t < 64; t++) {
    const a = at(w, t - 15);
    const b = at(w, t - 2);
    w[t] = at(w, t - 16) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + at(w, t - 7) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  const v = Uint32Array.from(state);
  for (let t = 0; t < 64; t++) {
    const [a, b, c, , e, f, g, h] = v as unknown as [number, number, number, number, number, number, number, number];
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(constants, t) + at(w, t)) >>> 0;
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    v.copyWithin(1, 0, 7);
    v[0] = first + second;
    v[4] = at(v, 4) + first;
  }
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + at(v, i);
}

/** The message, a single 1 bit, zeros, and the length in bits: whole blocks of 16 words. */
function padded(bytes: readonly number[]): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (const [i, byte] of bytes.entries()) words[i >> 2] = at(words, i >> 2) | (byte << (24 - (i % 4) * 8));
  const end = bytes.length >> 2;
  words[end] = at(words, end) | (0x80 << (24 - (bytes.length % 4) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

/** A lone surrogate becomes the replacement character, as everywhere. */
function utf8(text: string): number[] {
  const tail = (code: number, shift: number) => 0x80 | ((code >> shift) & 0x3f);
  return [...text].flatMap(character => {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), tail(code, 0)];
    if (code >= 0xd800 && code < 0xe000) return [0xef, 0xbf, 0xbd];
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(code, 6), tail(code, 0)];
    return [0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0)];
  });
}

/** The first 32 bits of the fractional parts of the roots of the first primes. */
function fractions(count: number, exponent: number): Uint32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every(prime => n % prime !== 0)) primes.push(n);
  return Uint32Array.from(primes, prime => Math.floor((prime ** exponent % 1) * 2 ** 32));
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at(words: Uint32Array, index: number): number {
  return words[index] as number;
}
