/** The nslookups of busybox. Source: busybox 1.36 and 1.28, networking/nslookup.c. */
import type { Work } from "../kernel.ts";
import type { RecordType } from "../network/container-network.ts";
import {
  askServers,
  resolverSettings,
  reverseName,
  serverAddress,
} from "../network/resolver-file.ts";
import { type Waiting, waitUntil } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { lookupText, recordTypeOf } from "./dns-text.ts";
import { ProgramError, rawProgram } from "./program.ts";

export const [, busyboxLookup] = rawProgram("nslookup", lookup);
export const [, oldBusyboxLookup] = rawProgram("nslookup", lookupByName);

const patience = { timeoutMs: 2_500, tries: 2 };

function* lookup(args: readonly string[], shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (name === undefined) throw new ProgramError("missing HOST");
  const resolver = resolverSettings(shell);
  const server = yield* serverOf(given, shell);
  const servers = server === undefined ? resolver.servers : [server];
  const questions = questionsOf(name, typesIn(args), resolver.searches);
  let exitCode = 0;
  let isFirst = true;
  for (const question of questions) {
    const asked = yield* askServers(question, servers, patience, shell);
    if (asked === undefined) {
      yield* put(output, ";; connection timed out; no servers could be reached\n\n");
      return 1;
    }
    if (isFirst) {
      yield* put(output, `Server:\t\t${given ?? asked.server}\nAddress:\t${asked.server}:53\n\n`);
    }
    isFirst = false;
    const { code, answers, authoritative } = asked.reply;
    if (code === "NOERROR") {
      const head = authoritative ? "" : "Non-authoritative answer:\n";
      yield* put(output, `${head}${answers.map((each) => lookupText(each, "")).join("")}\n`);
    } else {
      exitCode = 1;
      yield* put(output, `** server can't find ${question.name}: ${code}\n\n`);
    }
  }
  return exitCode;
}

/** The address of the server that was given. */
function* serverOf(given: string | undefined, shell: Shell): Waiting<string | undefined> {
  if (given === undefined) return undefined;
  const address = yield* serverAddress(given, shell);
  if (address === undefined) throw new ProgramError(`bad address '${given}'`);
  return address;
}

function typesIn(args: readonly string[]): readonly RecordType[] {
  return args.flatMap((arg) => {
    const [, text] = /^-(?:type|querytype|q)=(\w+)$/.exec(arg) ?? [];
    if (text === undefined) return [];
    const type = recordTypeOf(text);
    if (type === undefined) throw new ProgramError(`invalid query type "${text}"`);
    return [type];
  });
}

/** Search domains are for names without a dot only: it knows nothing of `ndots`. */
function questionsOf(
  name: string,
  types: readonly RecordType[],
  searches: readonly string[],
): readonly { readonly name: string; readonly type: RecordType }[] {
  const reverse = reverseName(name);
  if (reverse !== undefined && types.length === 0) return [{ name: reverse, type: "PTR" }];
  const isShort = !name.includes(".") && searches.length > 0;
  const names = isShort ? searches.map((search) => `${name}.${search}`) : [name];
  const asked = types.length === 0 ? (["A", "AAAA"] as const) : types;
  return asked.flatMap((type) => names.map((each) => ({ name: each, type })));
}

/** Before 1.29: it asks the C library for addresses, and for the names of those. */
function* lookupByName(args: readonly string[], shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (name === undefined) throw new ProgramError("missing HOST");
  const server = (yield* serverOf(given, shell)) ?? resolverSettings(shell).servers[0] ?? "";
  const serverName = yield* nameOf(server, server, shell);
  yield* put(output, `Server:    ${given ?? server}\nAddress 1: ${server}${serverName}\n\n`);
  const begunMs = shell.kernel.now;
  const { addresses, tookMs } = shell.context.network.resolve(name);
  yield* waitUntil(begunMs + tookMs, shell);
  if (addresses.length === 0) throw new ProgramError(`can't resolve '${name}'`);
  yield* put(output, `Name:      ${name}\n`);
  for (const [index, address] of addresses.entries()) {
    const called = yield* nameOf(address, server, shell);
    yield* put(output, `Address ${index + 1}: ${address}${called}\n`);
  }
  return 0;
}

/** What an address is called, after a blank; nothing where it has no name. */
function* nameOf(address: string, server: string, shell: Shell): Waiting<string> {
  const name = reverseName(address) ?? "";
  const asked = yield* askServers({ name, type: "PTR" }, [server], patience, shell);
  const found = asked?.reply.answers.find(({ type }) => type === "PTR");
  return found === undefined ? "" : ` ${found.data}`;
}
