import type { Lookup, NetworkFaults, Packet, PacketFault } from "../../network/index.ts";
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

type Channel = "request" | "delayMs" | "event" | "staleMs" | "packet" | "cuts" | "lookup";

type Asked<C extends Channel> = readonly NonNullable<Effects[C]>[];

/**
 * The faults that are in force. Each question is put to all of them in the order of their creation,
 * and the first answer that is not to let pass counts. Without any, a question is the check of an
 * empty list.
 */
export class ActiveFaults implements NetworkFaults {
  #entries: readonly Entry[] = [];
  #requests: Asked<"request"> = [];
  #delays: Asked<"delayMs"> = [];
  #events: Asked<"event"> = [];
  #ages: Asked<"staleMs"> = [];
  #packets: Asked<"packet"> = [];
  #cuts: Asked<"cuts"> = [];
  #lookups: Asked<"lookup"> = [];
  isQuiet = true;

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

  get agesLists(): boolean {
    return this.#ages.length > 0;
  }

  delayMs(message: RequestMessage): number {
    return firstTime(this.#delays, message);
  }

  staleMs(message: RequestMessage): number {
    return firstTime(this.#ages, message);
  }

  event(message: EventMessage): EventFault {
    for (const ask of this.#events) {
      const fault = ask(message);
      if (fault.do !== "pass") return fault;
    }
    return pass;
  }

  packet(packet: Packet): PacketFault {
    for (const ask of this.#packets) {
      const fault = ask(packet);
      if (fault.do !== "pass") return fault;
    }
    return pass;
  }

  cuts(packet: Packet): boolean {
    return this.#cuts.some((ask) => ask(packet));
  }

  lookup(lookup: Lookup): ReturnType<NetworkFaults["lookup"]> {
    for (const ask of this.#lookups) {
      const code = ask(lookup);
      if (code !== undefined) return code;
    }
    return undefined;
  }

  #replace(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#requests = this.#of("request");
    this.#delays = this.#of("delayMs");
    this.#events = this.#of("event");
    this.#ages = this.#of("staleMs");
    this.#packets = this.#of("packet");
    this.#cuts = this.#of("cuts");
    this.#lookups = this.#of("lookup");
    this.isQuiet = this.#packets.length === 0 && this.#lookups.length === 0;
  }

  #of<C extends Channel>(channel: C): Asked<C> {
    return this.#entries.flatMap(({ effects }) => effects[channel] ?? []);
  }
}

function firstTime(asked: Asked<"delayMs">, message: RequestMessage): number {
  for (const ask of asked) {
    const timeMs = ask(message);
    if (timeMs > 0) return timeMs;
  }
  return 0;
}

function byOrder({ order: [left, one] }: Entry, { order: [right, other] }: Entry): number {
  return left - right || (one < other ? -1 : 1);
}
