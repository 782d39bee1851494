/** The nslookup of BIND. Source: bind 9.18, bin/dig/nslookup.c. */
import type { Work } from "../kernel.ts";
import type { RecordType } from "../network/container-network.ts";
import {
  type Asked,
  askServers,
  candidates,
  resolverSettings,
  reverseName,
  serverAddress,
} from "../network/resolver-file.ts";
import type { Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { lookupText, recordTypeOf } from "./dns-text.ts";
import { rawProgram } from "./program.ts";

export const [, bindLookup] = rawProgram("nslookup", lookup);

const timeoutSecondsUsual = 5;
const triesUsual = 3;

interface Settings {
  readonly type: RecordType | undefined;
  readonly timeoutMs: number;
  readonly tries: number;
  readonly searches: boolean;
}

function settingsOf(options: readonly string[]): Settings {
  const value = (pattern: RegExp) =>
    options.flatMap((option) => pattern.exec(option)?.[1] ?? []).at(-1);
  const type = value(/^-(?:ty|type|q|query|querytype)=(\w+)$/i);
  return {
    type: type === undefined ? undefined : recordTypeOf(type),
    timeoutMs: Number(value(/^-(?:t|timeout)=(\d+)$/) ?? timeoutSecondsUsual) * 1000,
    tries: Number(value(/^-(?:ret|retry)=(\d+)$/) ?? triesUsual),
    searches: !options.includes("-nosearch"),
  };
}

function* lookup(args: readonly string[], shell: Shell): Work {
  const { output } = shell.streams;
  const settings = settingsOf(args.filter((arg) => /^-./.test(arg)));
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (name === undefined) return 0;
  const resolver = resolverSettings(shell);
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    yield* put(output, `nslookup: couldn't get address for '${given}': not found\n`);
    return 1;
  }
  const servers = own === undefined ? resolver.servers : [own];
  const reverse = reverseName(name);
  const types = reverse ? (["PTR"] as const) : typesOf(settings);
  const names =
    reverse !== undefined ? [reverse] : settings.searches ? candidates(name, resolver) : [name];
  const found = yield* search(names, types, { servers, settings }, shell);
  const server = found[0]?.server ?? servers[0] ?? "";
  if (found.length === 0) {
    const late = `;; communications error to ${server}#53: timed out\n`.repeat(settings.tries);
    yield* put(output, `${late};; no servers could be reached\n\n`);
    return 1;
  }
  yield* put(output, `Server:\t\t${given ?? server}\nAddress:\t${server}#53\n\n`);
  const [text, exitCode] = answerText(name, found);
  yield* put(output, `${text}\n`);
  return exitCode;
}

const typesOf = ({ type }: Settings): readonly RecordType[] =>
  type === undefined ? ["A", "AAAA"] : [type];

interface Search {
  readonly servers: readonly string[];
  readonly settings: Settings;
}

/** The replies about the first name that there is, else about the last; none if nobody answers. */
function* search(
  names: readonly string[],
  types: readonly RecordType[],
  { servers, settings }: Search,
  shell: Shell,
): Waiting<readonly Asked[]> {
  let last: readonly Asked[] = [];
  for (const name of names) {
    const replies: Asked[] = [];
    for (const type of types) {
      const asked = yield* askServers({ name, type }, servers, settings, shell);
      if (asked === undefined) return last;
      replies.push(asked);
      // Of a name that is not there, other types are not asked for.
      if (asked.reply.code !== "NOERROR") break;
    }
    last = replies;
    if (replies.some(({ reply }) => reply.code === "NOERROR")) return replies;
  }
  return last;
}

function answerText(name: string, found: readonly Asked[]): readonly [string, number] {
  const failed = found.find(({ reply }) => reply.code !== "NOERROR");
  if (failed !== undefined) return [`** server can't find ${name}: ${failed.reply.code}\n`, 1];
  const answers = found.flatMap(({ reply }) => reply.answers);
  const isOwn = found.every(({ reply }) => reply.authoritative);
  const head = isOwn ? "" : "Non-authoritative answer:\n";
  if (answers.length === 0) return [`${head}*** Can't find ${name}: No answer\n`, 1];
  // An alias is in the replies of all types, and told once.
  const texts = new Set(answers.map((record) => lookupText(record, ".")));
  return [head + [...texts].join(""), 0];
}
