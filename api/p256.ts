/**
 * Signatures on the curve P-256 that are the same for the same key and message, without anything of
 * Node, so that the core can sign. They take no constant time: it is no secret what a seed draws.
 * Source: FIPS 186-5, RFC 6979, and the formulas of hyperelliptic.org/EFD for a = -3.
 */
import { hmacSha256 } from "./sha256.ts";

/** How many points the curve has. */
export const curveOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const size = 32;

/** A point; the coordinates of its like are x / z^2 and y / z^3. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const base: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  z: 1n,
};

/** The base point so many times, from 1 to the order: both coordinates. */
export type Multiply = (factor: bigint) => readonly [bigint, bigint];

/** The signature of the SHA-256 digest of a message by the key that a number is. */
export function signDigest(
  secret: bigint,
  digest: Uint8Array,
  multiply: Multiply = multiplyBase,
): { readonly r: bigint; readonly s: bigint } {
  const number = numberOf(digest);
  for (const nonce of nonces(secret, number % curveOrder)) {
    const r = multiply(nonce)[0] % curveOrder;
    const sum = (number + r * secret) % curveOrder;
    const s = (inverse(nonce, curveOrder) * sum) % curveOrder;
    if (r !== 0n && s !== 0n) return { r, s };
  }
  throw new Error("there is always another number");
}

export const multiplyBase: Multiply = (factor) => {
  let sum: Point | undefined;
  let place = 0;
  for (let rest = factor; rest > 0n; rest >>= digitBits) {
    const digit = Number(rest & digitMax);
    if (digit > 0)
      sum = sum === undefined ? multiple(place, digit) : added(sum, multiple(place, digit));
    place += 1;
  }
  const { x, y, z } = sum ?? base;
  const shrink = inverse(z, prime);
  const square = modulo(shrink * shrink);
  return [modulo(x * square), modulo(y * square * shrink)];
};

/** The key that random bytes stand for. */
export const secretOf = (bytes: Uint8Array): bigint => (numberOf(bytes) % (curveOrder - 1n)) + 1n;

/** The number in 32 bytes, the highest first. */
export const bytesOf = (number: bigint): Uint8Array =>
  Uint8Array.from({ length: size }, (_, index) => Number((number >> shiftOf(index)) & 0xffn));

/** The number that bytes are, the highest first. */
export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

const shiftOf = (index: number) => BigInt(8 * (size - 1 - index));

/** RFC 6979, 3.2. */
function* nonces(secret: bigint, digest: bigint): Iterable<bigint> {
  const seed = [...bytesOf(secret), ...bytesOf(digest)];
  let key: Uint8Array = new Uint8Array(size);
  let value: Uint8Array = new Uint8Array(size).fill(1);
  const stir = (mark: number, more: readonly number[] = []) => {
    key = hmacSha256(key, Uint8Array.of(...value, mark, ...more));
    value = hmacSha256(key, value);
  };
  stir(0, seed);
  for (stir(1, seed); ; stir(0)) {
    value = hmacSha256(key, value);
    const drawn = numberOf(value);
    if (drawn > 0n && drawn < curveOrder) yield drawn;
  }
}

/** Numbers are read by digits of so many bits. */
const digitBits = 4n;
const digitMax = (1n << digitBits) - 1n;

/** By the place of a digit and the digit, of which each is worked out once. */
const multiples: Point[][] = [[base, base]];

/** The base point so many times as a digit at its place says. */
function multiple(place: number, digit: number): Point {
  multiples[place] ??= beginPlace(place);
  const row = multiples[place];
  row[digit] ??=
    digit % 2 === 0
      ? doubledPoint(multiple(place, digit / 2))
      : added(multiple(place, digit - 1), multiple(place, 1));
  return row[digit];
}

/** What a digit of 1 stands for is twice that of an 8 before it. */
function beginPlace(place: number): Point[] {
  const one = doubledPoint(multiple(place - 1, 2 ** (Number(digitBits) - 1)));
  return [one, one];
}

function doubledPoint({ x, y, z }: Point): Point {
  const delta = modulo(z * z);
  const gamma = modulo(y * y);
  const beta = modulo(x * gamma);
  const alpha = modulo(3n * (x - delta) * (x + delta));
  const next = modulo(alpha * alpha - 8n * beta);
  return {
    x: next,
    y: modulo(alpha * (4n * beta - next) - 8n * gamma * gamma),
    z: modulo(2n * y * z),
  };
}

/** Of two that are neither the same nor opposite, as sums of different digits never are. */
function added(left: Point, right: Point): Point {
  const leftSquare = modulo(left.z * left.z);
  const rightSquare = modulo(right.z * right.z);
  const x = modulo(left.x * rightSquare);
  const y = modulo(left.y * modulo(right.z * rightSquare));
  const apart = modulo(right.x * leftSquare - x);
  const rise = modulo(modulo(right.y * left.z) * leftSquare - y);
  const square = modulo(apart * apart);
  const cube = modulo(apart * square);
  const step = modulo(x * square);
  const next = modulo(rise * rise - cube - 2n * step);
  return {
    x: next,
    y: modulo(rise * (step - next) - y * cube),
    z: modulo(modulo(left.z * right.z) * apart),
  };
}

function modulo(number: bigint): bigint {
  const rest = number % prime;
  return rest < 0n ? rest + prime : rest;
}

/** By Euclid. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [high, low] = [modulus, number];
  let [before, factor] = [0n, 1n];
  while (low !== 0n) {
    const times = high / low;
    [high, low] = [low, high - times * low];
    [before, factor] = [factor, before - times * factor];
  }
  return ((before % modulus) + modulus) % modulus;
}
