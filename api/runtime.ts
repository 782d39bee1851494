import { customRandom } from "nanoid";
import { suffixAlphabet } from "./suffix-alphabet.ts";

/** A timer that can be called off. Cancelling twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time. Times are milliseconds since the Unix epoch.
 * Timers of one thread that are due together run first in, first out; a delay of 0 runs after what
 * it has queued for now.
 */
export interface Clock {
  now(): number;
  setTimer(delayMs: number, run: () => void): Timer;
  /**
   * The clock of one of the process's threads, as each controller's workers are one: it has its own
   * turn among what is due together (docs/adr/0022). Absent where all takes one turn.
   */
  thread?(name: string): Clock;
}

/** The clock of a thread, where a process has any. */
export const threadOf = (clock: Clock, name: string): Clock => clock.thread?.(name) ?? clock;

/** The only source of chance: the same seed draws the same numbers in the same order. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  integer(below: number): number;
  /** An independent stream; drawing from it does not move this one. */
  fork(name: string): Random;
}

/** Makes names and uids from a seeded stream. */
export interface NameGenerator {
  /** Five characters, as `generateName` appends them. */
  suffix(): string;
  /** A version 4 UUID. */
  uid(): string;
}

export function nameGenerator(random: Random): NameGenerator {
  const bytes = (count: number) => {
    const made = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) made[index] = random.integer(256);
    return made;
  };
  return { suffix: customRandom(suffixAlphabet, 5, bytes), uid: () => uidOf(random) };
}

/** Every object has one, so it is put together in place. The last digit is drawn first. */
function uidOf(random: Random): string {
  for (let digit = uidDigits.length - 1; digit >= 0; digit -= 1) {
    uidCodes[uidDigits[digit] ?? 0] = hexCodes[random.integer(256) & 15] ?? 0;
  }
  uidCodes[uidVariant] = variantCodes[random.integer(4)] ?? 0;
  return String.fromCharCode(...uidCodes);
}

const codesOf = (text: string) => Array.from(text, (each) => each.charCodeAt(0));
const uidForm = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";
const uidCodes = codesOf(uidForm);
const uidDigits = uidCodes.flatMap((_, at) => (uidForm[at] === "x" ? [at] : []));
const uidVariant = uidForm.indexOf("v");
const hexCodes = codesOf("0123456789abcdef");
const variantCodes = codesOf("89ab");

/** `2026-01-31T10:00:00Z`, the second-precise form of Kubernetes' `Time`. */
export function formatTime(timeMs: number): string {
  const second = Math.floor(timeMs / 1000);
  const known = formattedTimes.get(second);
  if (known !== undefined) return known;
  const text = `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
  if (formattedTimes.size >= rememberedMax) formattedTimes.clear();
  formattedTimes.set(second, text);
  return text;
}

/** `2026-01-31T10:00:00.123456Z`, the form of Kubernetes' `MicroTime`. */
export function formatMicroTime(timeMs: number): string {
  if (timeMs !== lastMicroTime.timeMs) {
    const fraction = ((Math.floor(timeMs) % 1000) + 1000) % 1000;
    const text = `${formatTime(timeMs).slice(0, 19)}.${String(fraction).padStart(3, "0")}000Z`;
    lastMicroTime = { timeMs, text };
  }
  return lastMicroTime.text;
}

/** Milliseconds since the epoch of an RFC 3339 time, or `undefined` where there is none. */
export function parseTime(text: string | undefined | null): number | undefined {
  if (text === undefined || text === null) return undefined;
  let timeMs = parsedTimes.get(text);
  if (timeMs === undefined) {
    timeMs = Date.parse(text);
    if (parsedTimes.size >= rememberedMax) parsedTimes.clear();
    parsedTimes.set(text, timeMs);
  }
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** Many nodes tell the same moment, and then share one text. */
let lastMicroTime = { timeMs: Number.NaN, text: "" };
/** Times written and read of late: most objects carry those of a few seconds. */
const formattedTimes = new Map<number, string>();
const parsedTimes = new Map<string, number>();
const rememberedMax = 1024;

/** A xoshiro128** stream. Source: https://prng.di.unimi.it/xoshiro128starstar.c (public domain). */
export const seededRandom = (seed: number | string): Random => new SeededRandom(String(seed));

/** A class, because many are made that draw a number or two. The words are an xoshiro128**'s. */
class SeededRandom implements Random {
  readonly #seed: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** Four well-mixed words from any text (FNV-1a, then splitmix). */
  constructor(seed: string) {
    this.#seed = seed;
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i += 1) {
      hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    }
    this.#a = mixed(hash + golden);
    this.#b = mixed(hash + 2 * golden);
    this.#c = mixed(hash + 3 * golden);
    this.#d = mixed(hash + 4 * golden);
  }

  next(): number {
    return this.#next32() / 2 ** 32;
  }

  integer(below: number): number {
    return Math.floor((this.#next32() / 2 ** 32) * below);
  }

  fork(name: string): Random {
    return new SeededRandom(`${this.#seed}/${name}`);
  }

  #next32(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }
}

const golden = 0x9e3779b9;

const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));

function mixed(sum: number): number {
  const word = sum | 0;
  const first = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
  return second ^ (second >>> 15);
}
