const primes = firstPrimes(64);
/** The first 32 bits of the fraction of a number. */
const fraction = (value: number) => ((value % 1) * 2 ** 32) >>> 0;
const constants = primes.map(cubeRootFraction);
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** The SHA-256 digest of a text in UTF-8, 32 bytes. Source: FIPS 180-4. */
export const sha256 = (text: string): Uint8Array => sha256OfBytes(new TextEncoder().encode(text));

/** The SHA-256 digest of bytes, 32 bytes. */
export function sha256OfBytes(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0);
  const state = Uint32Array.from(start);
  for (let block = 0; block < blocks; block += 1) compress(state, view, block * 64);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/** The digest of a text as 64 capital hex digits, as Kubernetes marks the versions of documents. */
export function sha256Hex(text: string): string {
  return Array.from(sha256(text), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

const hashBlock = 64;

/** The HMAC of a message by a key of at most 64 bytes, 32 bytes. Source: RFC 2104. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = (pad: number, rest: Uint8Array) => {
    const bytes = new Uint8Array(hashBlock + rest.length).fill(pad, 0, hashBlock);
    key.forEach((byte, index) => {
      bytes[index] = byte ^ pad;
    });
    bytes.set(rest, hashBlock);
    return sha256OfBytes(bytes);
  };
  return padded(0x5c, padded(0x36, message));
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function compress(state: Uint32Array, view: DataView, offset: number): void {
  const words = schedule(view, offset);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const mix = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + mix + choice + (constants[i] ?? 0) + (words[i] ?? 0)) | 0;
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) >>> 0;
  });
}

function schedule(view: DataView, offset: number): Uint32Array {
  const words = new Uint32Array(64);
  const at = (index: number) => words[index] ?? 0;
  for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(offset + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const [early, late] = [at(i - 15), at(i - 2)];
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[i] = at(i - 16) + first + at(i - 7) + second;
  }
  return words;
}

/** The same of a cube root: the greatest number whose cube is not above the prime times 2^96. */
function cubeRootFraction(prime: number): number {
  const scaled = BigInt(prime) << 96n;
  let root = 0n;
  for (let bit = 1n << 35n; bit > 0n; bit >>= 1n) {
    const next = root | bit;
    if (next * next * next <= scaled) root = next;
  }
  return Number(root & 0xffff_ffffn);
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
