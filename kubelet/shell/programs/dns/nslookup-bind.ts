/** The nslookup of BIND. Source: bind 9.18, bin/dig/nslookup.c. */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import {
  type BindSettings,
  candidates,
  canonicalName,
  type Found,
  lookUp,
  unreachable,
} from "../../network/bind-lookup.ts";
import type { RecordType } from "../../network/container-network.ts";
import { resolverSettings, reverseName, serverAddress } from "../../network/resolver-file.ts";
import type { Waiting } from "../../network/wait.ts";
import { rawProgram } from "../program.ts";
import { lookupText, recordTypeOf } from "./dns-text.ts";

export const [, bindLookup] = rawProgram("nslookup", lookup);

const timeoutSecondsUsual = 5;
const triesUsual = 3;

interface Options {
  /** Without, A and AAAA, or PTR for an address. */
  readonly type: RecordType | undefined;
  readonly unknownType: string | undefined;
  readonly timeoutMs: number;
  readonly tries: number;
  readonly searches: boolean;
}

function optionsOf(options: readonly string[]): Options {
  const value = (pattern: RegExp) =>
    options.flatMap((option) => pattern.exec(option)?.[1] ?? []).at(-1);
  const text = value(/^-(?:ty|type|q|qu|query|querytype)=(\w+)$/i);
  const type = text === undefined ? undefined : recordTypeOf(text);
  return {
    type,
    unknownType: type === undefined ? text : undefined,
    timeoutMs: Number(value(/^-(?:t|timeout)=(\d+)$/) ?? timeoutSecondsUsual) * 1000,
    tries: Number(value(/^-(?:ret|retry)=(\d+)$/) ?? triesUsual),
    searches: !options.includes("-nosearch"),
  };
}

/** One run of the program. */
interface Run {
  readonly settings: BindSettings;
  readonly shell: Shell;
  /** The server as it was given. */
  readonly given: string | undefined;
  exitCode: number;
}

function* lookup(args: readonly string[], shell: Shell): Work {
  const { output, errors } = shell.streams;
  const options = optionsOf(args.filter((arg) => /^-./.test(arg)));
  const { type, unknownType, timeoutMs, tries, searches } = options;
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (unknownType !== undefined) yield* put(output, `unknown query type: ${unknownType}\n`);
  if (name === undefined) return 0;
  const resolver = resolverSettings(shell);
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    yield* put(errors, `nslookup: couldn't get address for '${given}': not found\n`);
    return 1;
  }
  const servers = own === undefined ? resolver.servers : [own];
  const isChoosy = { forRecursion: own === undefined };
  const run: Run = { settings: { servers, timeoutMs, tries, isChoosy }, shell, given, exitCode: 0 };
  const reverse = reverseName(name);
  const names = searches ? candidates(name, resolver) : [name];
  if (type === undefined && reverse === undefined) yield* lookUpBoth(names, run);
  else if (type !== undefined) yield* lookUpTyped(name, names, type, run);
  else {
    const found = yield* find([reverse ?? name], "PTR", run);
    if (found !== undefined && !(yield* printError(found, run))) yield* printAnswers(found, run);
  }
  yield* put(output, "\n");
  return run.exitCode;
}

/** Tells where no server answers. */
function* find(names: readonly string[], type: RecordType, run: Run): Waiting<Found | undefined> {
  const found = yield* lookUp(names, type, run.settings, run.shell);
  if (found !== undefined) return found;
  run.exitCode = 1;
  yield* put(run.shell.streams.output, unreachable);
  return undefined;
}

/** The addresses of both families; those of IPv6 are asked for at the end of all aliases. */
function* lookUpBoth(names: readonly string[], run: Run): Waiting<void> {
  const { output } = run.shell.streams;
  const four = yield* find(names, "A", run);
  if (four === undefined) return;
  yield* printServer(four, run);
  if (yield* printError(four, run)) return;
  if (!four.reply.authoritative) yield* put(output, "Non-authoritative answer:\n");
  yield* printAnswers(four, run);
  const name = canonicalName(four);
  const six = yield* find([name], "AAAA", run);
  if (six === undefined || (yield* printError(six, run))) return;
  yield* printAnswers(six, run);
  if (four.reply.answers.length + six.reply.answers.length > 0) return;
  yield* put(output, `*** Can't find ${name}: No answer\n`);
}

function* lookUpTyped(
  name: string,
  names: readonly string[],
  type: RecordType,
  run: Run,
): Waiting<void> {
  const { output } = run.shell.streams;
  const reverse = type === "PTR" ? reverseName(name) : undefined;
  const found = yield* find(reverse === undefined ? names : [reverse], type, run);
  if (found === undefined) return;
  const { authoritative, answers, authority = [], additional = [] } = found.reply;
  yield* printServer(found, run);
  if (yield* printError(found, run)) return;
  if (!authoritative) yield* put(output, "Non-authoritative answer:\n");
  yield* printAnswers(found, run);
  if (answers.length === 0) yield* put(output, `*** Can't find ${name}: No answer\n`);
  if (authoritative || type === "A" || type === "AAAA") return;
  yield* put(output, "\nAuthoritative answers can be found from:\n");
  for (const record of [...authority, ...additional]) yield* put(output, lookupText(record, "."));
}

function* printServer({ server }: Found, { shell, given }: Run): Waiting<void> {
  yield* put(shell.streams.output, `Server:\t\t${given ?? server}\nAddress:\t${server}#53\n\n`);
}

/** Says whether it was one. */
function* printError({ name, reply }: Found, run: Run): Waiting<boolean> {
  if (reply.code === "NOERROR") return false;
  run.exitCode = 1;
  yield* put(run.shell.streams.output, `** server can't find ${name}: ${reply.code}\n`);
  return true;
}

function* printAnswers({ reply }: Found, { shell }: Run): Waiting<void> {
  for (const record of reply.answers) yield* put(shell.streams.output, lookupText(record, "."));
}
