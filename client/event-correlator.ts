import type { KubeObject } from "../api/resource.ts";
import type { EventNote } from "./action.ts";
import { RecentMap } from "./recent-map.ts";

/** From so many different events of one kind about one object on, they are put together. */
const similarMax = 10;
/** Events of one kind that are further apart are not put together. */
const similarMs = 10 * 60_000;
/** So many events about one object may come at once, then one more in every five minutes. */
const burst = 25;
const refillMs = 5 * 60_000;
/** How many objects are remembered with their events; the least recent are forgotten. */
const objectsMax = 4096;
/** So many different events of one kind about one object are remembered, then it begins anew. */
const toldMax = 64;

/** Which event a note is told by. */
export interface Told {
  /** The part of the object that it is about. */
  readonly fieldPath: string | undefined;
  /** Absent where it stands for many of one kind. */
  readonly message: string | undefined;
  /** Of the event object, as `namespace/name`; empty until it is made. */
  key: string;
  count: number;
  readonly older: Told | undefined;
}

/** How a note is told. */
export interface Correlated {
  readonly told: Told;
  readonly message: string;
}

/** What is remembered of the events of one type and reason about one object. */
interface Kind {
  readonly type: string;
  readonly reason: string;
  /** The different messages, oldest first and fewer than `similarMax`; mostly there is but one. */
  messages: string | string[];
  lastMs: number;
  told: Told | undefined;
  readonly older: Kind | undefined;
}

/** What is remembered of the events about one object: there may be many such, so it is little. */
interface About {
  left: number;
  atMs: number;
  kinds: Kind | undefined;
}

/**
 * Remembers which events were told, and keeps those about one object from piling up: many that
 * differ only in their message are counted as one, and too many altogether are dropped. One
 * component has one of these.
 * Source: client-go 1.36, tools/record EventCorrelator.
 */
export class EventCorrelator {
  readonly #objects = new RecentMap<About>(objectsMax);

  /**
   * The message to record, and the event that it is told by; nothing where so much was told about
   * this object that one more is too many. What is not too many counts as told.
   */
  correlate(note: EventNote, nowMs: number): Correlated | undefined {
    const about = this.#about(note.regarding, nowMs);
    return admits(about, nowMs) ? combine(about, note, nowMs) : undefined;
  }

  /** The event that a note is told by where nothing is put together. */
  find(note: EventNote, nowMs: number): Told {
    const kind = kindOf(this.#about(note.regarding, nowMs), note, nowMs);
    return toldOf(kind, undefined, note.message);
  }

  #about({ metadata }: KubeObject, nowMs: number): About {
    const key = String(metadata.uid);
    const known = this.#objects.get(key);
    if (known !== undefined) return known;
    const made: About = { left: burst, atMs: nowMs, kinds: undefined };
    this.#objects.set(key, made);
    return made;
  }
}

/** Whether one more event about this object may be told now; if so, it counts as told. */
function admits(about: About, nowMs: number): boolean {
  const refilled = Math.min(about.left + (nowMs - about.atMs) / refillMs, burst);
  const admitted = refilled >= 1;
  about.left = refilled - (admitted ? 1 : 0);
  about.atMs = nowMs;
  return admitted;
}

function combine(about: About, note: EventNote, nowMs: number): Correlated {
  const kind = kindOf(about, note, nowMs);
  const { message, fieldPath } = note;
  const isLong = nowMs - kind.lastMs > similarMs;
  kind.lastMs = nowMs;
  if (isLong || kind.messages === message) kind.messages = message;
  else if (isOneTooMany(kind, message)) return combined(kind, message);
  return { told: toldOf(kind, fieldPath, message), message };
}

/** Takes note of the message; true where that makes so many that they are put together. */
function isOneTooMany(kind: Kind, message: string): boolean {
  if (!Array.isArray(kind.messages)) kind.messages = [kind.messages];
  if (!kind.messages.includes(message)) kind.messages.push(message);
  if (kind.messages.length < similarMax) return false;
  kind.messages.shift();
  return true;
}

function combined(kind: Kind, message: string): Correlated {
  return {
    told: toldOf(kind, undefined, undefined),
    message: `(combined from similar events): ${message}`,
  };
}

function kindOf(about: About, { type, reason, message }: EventNote, nowMs: number): Kind {
  for (let kind = about.kinds; kind !== undefined; kind = kind.older) {
    if (kind.type === type && kind.reason === reason) return kind;
  }
  const older = about.kinds;
  about.kinds = { type, reason, messages: message, lastMs: nowMs, told: undefined, older };
  return about.kinds;
}

function toldOf(kind: Kind, fieldPath: string | undefined, message: string | undefined): Told {
  let passed = 0;
  for (let told = kind.told; told !== undefined; told = told.older) {
    if (told.message === message && told.fieldPath === fieldPath) return told;
    passed += 1;
  }
  const older = passed < toldMax ? kind.told : undefined;
  kind.told = { fieldPath, message, key: "", count: 0, older };
  return kind.told;
}
