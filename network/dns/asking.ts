/** How name servers are asked for the addresses of one whole name, until one answers. */
import type { Question, RecordType, Reply, ReplyCode } from "./message.ts";
import {
  optionsOf,
  type ResolverConfig,
  type ResolverOptions,
  serversOf,
} from "./resolver-config.ts";

/** Asks a server, so long after the lookup began; `undefined` is no answer. */
export type Ask = (server: string, question: Question, afterMs: number) => Reply | undefined;

/** A query, whom it went to, and what came back. */
export interface SentQuery extends Question {
  readonly server: string;
  readonly code: ReplyCode | "TIMEOUT";
}

/** What the servers say of a name, of both families together. */
export type Outcome =
  | {
      readonly kind: "FOUND";
      readonly addresses: readonly string[];
      readonly canonicalName: string;
    }
  /** The name is there. `isAlias`: all that is known is what it is called elsewhere. */
  | { readonly kind: "NODATA"; readonly isAlias: boolean }
  | { readonly kind: "NXDOMAIN" | "SERVFAIL" | "REFUSED" | "TIMEOUT" };

const usualRoundTripMs = 1;

/** How often, for each query of a round, musl sends one again at once that a server fails. */
const muslRepeats = 2;

/** One lookup under way: what was sent, and the time that has gone by. */
export class Asking {
  readonly config: ResolverConfig;
  readonly queries: SentQuery[] = [];
  tookMs = 0;
  readonly #ask: Ask;
  readonly #options: ResolverOptions;
  readonly #types: readonly RecordType[];

  constructor(config: ResolverConfig, ask: Ask) {
    this.config = config;
    this.#ask = ask;
    this.#options = optionsOf(config);
    this.#types = typesOf(config, this.#options);
  }

  ask(name: string): Outcome {
    return this.config.libc === "musl" ? this.#askMusl(name) : this.#askGlibc(name);
  }

  /** One server after the other, and all of them again. */
  #askGlibc(name: string): Outcome {
    const servers = serversOf(this.config);
    let outcome: Outcome = { kind: "TIMEOUT" };
    for (let attempt = 0; attempt < this.#options.attempts; attempt += 1) {
      for (let index = 0; index < servers.length; index += 1) {
        const replies = this.#send(servers[index] ?? "", name);
        if (replies === undefined) this.tookMs += this.#glibcTimeoutMs(index, servers.length);
        else {
          this.tookMs += this.#roundTripMs + lateMs(replies);
          outcome = outcomeOf(name, replies);
          if (outcome.kind !== "SERVFAIL" && outcome.kind !== "REFUSED") return outcome;
        }
      }
    }
    return outcome;
  }

  /** Later servers are given more time, of which each has its part. */
  #glibcTimeoutMs(index: number, servers: number): number {
    if (index === 0) return this.#options.timeoutMs;
    const seconds = Math.floor(((this.#options.timeoutMs / 1000) * 2 ** index) / servers);
    return Math.max(1, seconds) * 1000;
  }

  /** All servers at once, and again those queries that nobody answered. */
  #askMusl(name: string): Outcome {
    const { timeoutMs, attempts } = this.#options;
    const startMs = this.tookMs;
    const replies = new Map<RecordType, Reply>();
    let hasFailed = false;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      this.tookMs = startMs + Math.floor((timeoutMs / attempts) * attempt);
      if (this.#round(name, replies)) hasFailed = true;
      if (replies.size === this.#types.length) {
        const all = [...replies.values()];
        this.tookMs += this.#roundTripMs + lateMs(all);
        return outcomeOf(name, all);
      }
    }
    this.tookMs = startMs + timeoutMs;
    return { kind: hasFailed ? "SERVFAIL" : "TIMEOUT" };
  }

  /** Fills in the replies; says whether a server failed, which is no answer. */
  #round(name: string, replies: Map<RecordType, Reply>): boolean {
    const sent: [server: string, type: RecordType][] = [];
    for (const type of this.#types) {
      if (replies.has(type)) continue;
      for (const server of serversOf(this.config)) sent.push([server, type]);
    }
    let repeats = muslRepeats * this.#types.length;
    let hasFailed = false;
    // What is repeated goes to the end of the line.
    for (const [server, type] of sent) {
      const reply = this.#query(server, name, type);
      if (reply?.code === "NOERROR" || reply?.code === "NXDOMAIN") {
        if (!replies.has(type)) replies.set(type, reply);
      } else if (reply !== undefined) {
        hasFailed = true;
        if (reply.code !== "SERVFAIL" || repeats === 0) continue;
        repeats -= 1;
        sent.push([server, type]);
      }
    }
    return hasFailed;
  }

  /** The answers to the queries of one round; `undefined` where one of them had none. */
  #send(server: string, name: string): readonly Reply[] | undefined {
    const replies: Reply[] = [];
    for (const type of this.#types) {
      const reply = this.#query(server, name, type);
      if (reply !== undefined) replies.push(reply);
    }
    return replies.length === this.#types.length ? replies : undefined;
  }

  #query(server: string, name: string, type: RecordType): Reply | undefined {
    const answer = this.#ask(server, { name, type }, this.tookMs);
    // Nobody waits any more for what comes later than that.
    const reply = (answer?.lateMs ?? 0) < this.#options.timeoutMs ? answer : undefined;
    this.queries.push({ name, type, server, code: reply?.code ?? "TIMEOUT" });
    return reply;
  }

  get #roundTripMs(): number {
    return this.config.roundTripMs ?? usualRoundTripMs;
  }
}

const bothTypes: readonly RecordType[] = ["A", "AAAA"];
const onlyA: readonly RecordType[] = ["A"];
const onlyAaaa: readonly RecordType[] = ["AAAA"];

function typesOf({ family }: ResolverConfig, { noAaaa }: ResolverOptions): readonly RecordType[] {
  if (family === "IPv6") return onlyAaaa;
  return family === "IPv4" || noAaaa ? onlyA : bothTypes;
}

/** Questions are sent together: the latest answer counts. */
function lateMs(replies: readonly Reply[]): number {
  let latestMs = 0;
  for (const reply of replies) latestMs = Math.max(latestMs, reply.lateMs ?? 0);
  return latestMs;
}

function outcomeOf(name: string, replies: readonly Reply[]): Outcome {
  const addresses: string[] = [];
  let canonicalName = name;
  let isAlias = false;
  for (const { answers } of replies) {
    for (const { type, data } of answers) {
      if (type === "A" || type === "AAAA") addresses.push(data);
      else if (type === "CNAME") {
        canonicalName = data;
        isAlias = true;
      }
    }
  }
  if (addresses.length > 0) return { kind: "FOUND", addresses, canonicalName };
  const code = replies.find((reply) => reply.code !== "NOERROR")?.code;
  return code === undefined || code === "NOERROR" ? { kind: "NODATA", isAlias } : { kind: code };
}
