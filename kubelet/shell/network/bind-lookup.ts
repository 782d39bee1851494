/** How the tools of BIND search and ask. Source: bind 9.18, bin/dig/dighost.c. */

import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import type { RecordType, Reply } from "./container-network.ts";
import type { ResolverSettings } from "./resolver-file.ts";
import { type Waiting, waitUntil } from "./wait.ts";

export interface BindSettings {
  readonly servers: readonly string[];
  readonly timeoutMs: number;
  /** How often each server is asked that does not answer. */
  readonly tries: number;
  /** Where a server fails, or would not ask others, that is told and the next one asked. */
  readonly isChoosy?: { readonly forRecursion: boolean };
}

/** A reply, whom it came from, and the whole name that was asked for. */
export interface Found {
  readonly reply: Reply;
  readonly server: string;
  readonly name: string;
}

/** Said where no server answers. */
export const unreachable = ";; no servers could be reached\n";

const withoutDot = (name: string) => name.replace(/\.$/, "");

/** The names to try: one with enough dots, or with one at its end, as it is and nowhere else. */
export function candidates(name: string, { searches, ndots }: ResolverSettings): readonly string[] {
  const bare = withoutDot(name);
  if (bare !== name || name.split(".").length - 1 >= ndots) return [bare];
  return [...searches.map((domain) => `${name}.${withoutDot(domain)}`), name];
}

/** The first reply that is no error, or the last; `undefined` where no server answers. */
export function* lookUp(
  names: readonly string[],
  type: RecordType,
  settings: BindSettings,
  shell: Shell,
): Waiting<Found | undefined> {
  let found: Found | undefined;
  for (const name of names) {
    found = yield* askServers({ name: withoutDot(name), type }, settings, shell);
    if (found === undefined || found.reply.code === "NOERROR") return found;
  }
  return found;
}

interface Question {
  readonly name: string;
  readonly type: RecordType;
}

function* askServers(
  question: Question,
  settings: BindSettings,
  shell: Shell,
): Waiting<Found | undefined> {
  const { servers, isChoosy } = settings;
  let found: Found | undefined;
  for (const [index, server] of servers.entries()) {
    const reply = yield* ask(server, question, settings, shell);
    if (reply === undefined) continue;
    found = { reply, server, name: question.name };
    const fault = isChoosy && faultOf(reply, isChoosy.forRecursion);
    if (fault === undefined) return found;
    const rest = index === servers.length - 1 ? "" : ", trying next server";
    yield* put(shell.streams.output, `;; Got ${fault} from ${server}${rest}\n`);
  }
  return found;
}

function* ask(
  server: string,
  question: Question,
  { timeoutMs, tries }: BindSettings,
  shell: Shell,
): Waiting<Reply | undefined> {
  const { kernel, context, streams } = shell;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const begunMs = kernel.now;
    const reply = context.network.query({ ...question, server });
    yield* waitUntil(begunMs + (reply?.tookMs ?? timeoutMs), shell);
    if (reply !== undefined) return reply;
    yield* put(streams.output, `;; communications error to ${server}#53: timed out\n`);
  }
  return undefined;
}

function faultOf({ code, recursionAvailable }: Reply, forRecursion: boolean): string | undefined {
  if (code === "SERVFAIL") return "SERVFAIL reply";
  return forRecursion && recursionAvailable !== true ? "recursion not available" : undefined;
}

/** The name at the end of all aliases. */
export function canonicalName({ name, reply }: Found): string {
  let current = name;
  for (const { type, name: owner, data } of reply.answers) {
    if (type === "CNAME" && owner.toLowerCase() === current.toLowerCase()) current = data;
  }
  return current;
}
