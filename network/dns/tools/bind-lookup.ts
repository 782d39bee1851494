/** How BIND's tools search and ask. Source: bind 9.18, bin/dig/dighost.c. */
import { type Question, type RecordType, type Reply, withoutDot } from "../message.ts";
import { optionsOf, type ResolverConfig, serversOf } from "../resolver-config.ts";
import type { Transcript } from "./transcript.ts";

export interface BindSettings {
  readonly servers: readonly string[];
  readonly timeoutMs: number;
  /** How often each server is asked that does not answer. */
  readonly tries: number;
  /** Another server is asked where one fails, or would not ask others; and that is told. */
  readonly isChoosy?: { readonly tellsRecursion: boolean };
}

/** A reply, whom it came from, and the whole name that was asked for. */
export interface Found {
  readonly reply: Reply;
  readonly server: string;
  readonly name: string;
}

/** Those of the configuration, unless one is given. */
export const serversFor = (server: string | undefined, config: ResolverConfig) =>
  server === undefined ? serversOf(config) : [server];

/** The names to try: one with enough dots, or with one at its end, as it is and nowhere else. */
export function candidates(name: string, config: ResolverConfig): readonly string[] {
  const bare = withoutDot(name);
  const dots = name.split(".").length - 1;
  if (bare !== name || dots >= optionsOf(config).ndots) return [bare];
  return [...config.searches.map((domain) => `${name}.${withoutDot(domain)}`), name];
}

export const unreachable = ";; no servers could be reached";

/** The first reply that is no error, or the last; `undefined` where no server can be reached. */
export function lookUp(
  names: readonly string[],
  type: RecordType,
  settings: BindSettings,
  transcript: Transcript,
): Found | undefined {
  let found: Found | undefined;
  for (const name of names) {
    found = askServers({ name, type }, settings, transcript);
    if (found === undefined) {
      transcript.exitCode = 1;
      return undefined;
    }
    if (found.reply.code === "NOERROR") return found;
  }
  return found;
}

function askServers(
  question: Question,
  { servers, timeoutMs, tries, isChoosy }: BindSettings,
  transcript: Transcript,
): Found | undefined {
  let found: Found | undefined;
  for (const [index, server] of servers.entries()) {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const reply = transcript.ask(server, question, timeoutMs);
      if (reply !== undefined) {
        found = { reply, server, name: question.name };
        break;
      }
      transcript.print(`;; communications error to ${server}#53: timed out`);
    }
    if (found?.server !== server) continue;
    const fault = isChoosy && faultOf(found.reply, isChoosy.tellsRecursion);
    if (fault === undefined) return found;
    const isLast = index === servers.length - 1;
    transcript.print(`;; Got ${fault} from ${server}${isLast ? "" : ", trying next server"}`);
  }
  return found;
}

function faultOf({ code, recursionAvailable }: Reply, tellsRecursion: boolean) {
  if (code === "SERVFAIL") return "SERVFAIL reply";
  return tellsRecursion && recursionAvailable !== true ? "recursion not available" : undefined;
}

/** The name at the end of all aliases. */
export function canonicalName({ name, reply }: Found): string {
  let current = name;
  for (const { type, name: owner, data } of reply.answers) {
    if (type === "CNAME" && owner.toLowerCase() === current.toLowerCase()) current = data;
  }
  return current;
}
