import type { StoredEvent } from "../apiserver/storage/storage.ts";

/**
 * A digest of a run: 16 hex digits over every write in order, with its time, author and content.
 * Two runs with equal digests wrote the same bytes. It is not for security.
 */
export function digestOf(events: Iterable<StoredEvent>): string {
  return new RunDigest().of(events);
}

/** What a value comes to: two words that are independent of one another. */
interface Sum {
  readonly high: number;
  readonly low: number;
}

/** What parts of a value begin with; no character has such a number. */
const marks = { object: 0x11_0000, array: 0x11_0001, text: 0x11_0002, integer: 0x11_0003 };
const words = { null: 0x11_0004, true: 0x11_0005, false: 0x11_0006, number: 0x11_0007 };

/** Parts of objects that are this deep or less are summed up once, for many versions share them. */
const sharedDepth = 2;

/** The digest of a run whose oldest writes may be forgotten. */
export class RunDigest {
  #high = 0x811c9dc5;
  #low = 0x1b873593;

  /**
   * Takes in writes that the log is about to forget. Of these only the time, the author and the
   * place count, so that long runs need not be read twice.
   */
  readonly forget = (events: Iterable<StoredEvent>): void => {
    const summer = new Summer(this.#high, this.#low);
    for (const event of events) summer.head(event);
    this.#high = summer.high;
    this.#low = summer.low;
  };

  /** The digest of what was forgotten and of these writes, the log of today. */
  of(events: Iterable<StoredEvent>): string {
    const summer = new Summer(this.#high, this.#low);
    for (const event of events) {
      summer.head(event);
      summer.value(event.object, 0);
    }
    return [summer.high, summer.low]
      .map((word) => (word >>> 0).toString(16).padStart(8, "0"))
      .join("");
  }
}

/** Sums up values as JSON has them: members in their order, without those that are undefined. */
class Summer {
  high: number;
  low: number;
  /** Of parts of objects, and of the texts that events begin with: they come again and again. */
  readonly #known = new Map<object | string, Sum>();

  constructor(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  head({ revision, type, resource, key, actor, cause, timeMs }: StoredEvent): void {
    this.#number(revision);
    this.#shared(type, 0);
    this.#shared(resource, 0);
    this.#shared(key, 0);
    this.#shared(actor, 0);
    this.#number(cause);
    this.#number(timeMs);
  }

  value(value: unknown, depth: number): void {
    switch (typeof value) {
      case "string":
        this.#text(value);
        return;
      case "number":
        this.#number(value);
        return;
      case "object":
        if (value === null) this.#word(words.null);
        else if (depth > 0 && depth <= sharedDepth) this.#shared(value, depth);
        else this.#members(value, depth);
        return;
      default:
        this.#word(value === true ? words.true : words.false);
    }
  }

  /** The same value gives the same sum wherever it is. */
  #shared(value: object | string, depth: number): void {
    const known = this.#known.get(value) ?? this.#sumOf(value, depth);
    this.#word(known.high);
    this.#word(known.low);
  }

  #sumOf(value: object | string, depth: number): Sum {
    const { high, low } = this;
    this.high = 0x811c9dc5;
    this.low = 0x1b873593;
    if (typeof value === "string") this.#text(value);
    else this.#members(value, depth);
    const sum = { high: this.high, low: this.low };
    this.high = high;
    this.low = low;
    this.#known.set(value, sum);
    return sum;
  }

  #members(value: object, depth: number): void {
    if (Array.isArray(value)) {
      this.#word(marks.array);
      this.#word(value.length);
      for (const item of value) this.value(item, depth + 1);
      return;
    }
    this.#word(marks.object);
    // What is neither a list nor null is a map by names.
    const members = value as Readonly<Record<string, unknown>>;
    for (const name in members) {
      const member = members[name];
      if (member === undefined) continue;
      this.#text(name);
      this.value(member, depth + 1);
    }
    this.#word(marks.object);
  }

  #text(text: string): void {
    let { high, low } = this;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ (code + (high >>> 24)), 0x85ebca6b);
    }
    this.high = high;
    this.low = low;
    this.#word(marks.text);
  }

  #number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) {
      this.#word(marks.integer);
      this.#word(Math.floor(value / 2 ** 32));
      this.#word(value | 0);
    } else {
      this.#word(words.number);
      this.#text(String(value));
    }
  }

  #word(word: number): void {
    this.high = Math.imul(this.high ^ word, 0x01000193);
    this.high ^= this.high >>> 15;
    this.low = Math.imul(this.low ^ (word + (this.high >>> 24)), 0x85ebca6b);
    this.low ^= this.low >>> 13;
  }
}
