import type {
  Effects,
  EventFault,
  EventMessage,
  RequestFault,
  RequestMessage,
} from "./verdicts.ts";
import { pass } from "./verdicts.ts";

interface Entry {
  readonly uid: string;
  /** By when they were created, and by name where that is equal. */
  readonly order: readonly [createdMs: number, name: string];
  readonly effects: Effects;
}

type Channel = "request" | "delayMs" | "event";

/**
 * The faults that are in force. Each question is put to all of them in the order of their creation,
 * and the first answer that is not to let pass counts. Without any, a question is the check of an
 * empty list.
 */
export class ActiveFaults {
  #entries: readonly Entry[] = [];
  #requests: readonly NonNullable<Effects["request"]>[] = [];
  #delays: readonly NonNullable<Effects["delayMs"]>[] = [];
  #events: readonly NonNullable<Effects["event"]>[] = [];

  add(entry: Entry): void {
    this.#replace([...this.#entries.filter(({ uid }) => uid !== entry.uid), entry].sort(byOrder));
  }

  remove(uid: string): void {
    this.#replace(this.#entries.filter((entry) => entry.uid !== uid));
  }

  request(message: RequestMessage): RequestFault {
    for (const ask of this.#requests) {
      const fault = ask(message);
      if (fault.do !== "pass") return fault;
    }
    return pass;
  }

  /** Whether anybody has to be asked about requests at all. */
  get strikesRequests(): boolean {
    return this.#requests.length > 0;
  }

  get delaysRequests(): boolean {
    return this.#delays.length > 0;
  }

  get strikesEvents(): boolean {
    return this.#events.length > 0;
  }

  delayMs(message: RequestMessage): number {
    for (const ask of this.#delays) {
      const delayMs = ask(message);
      if (delayMs > 0) return delayMs;
    }
    return 0;
  }

  event(message: EventMessage): EventFault {
    for (const ask of this.#events) {
      const fault = ask(message);
      if (fault.do !== "pass") return fault;
    }
    return pass;
  }

  #replace(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#requests = this.#of("request");
    this.#delays = this.#of("delayMs");
    this.#events = this.#of("event");
  }

  #of<C extends Channel>(channel: C): readonly NonNullable<Effects[C]>[] {
    return this.#entries.flatMap(({ effects }) => effects[channel] ?? []);
  }
}

function byOrder({ order: [left, one] }: Entry, { order: [right, other] }: Entry): number {
  return left - right || (one < other ? -1 : 1);
}
