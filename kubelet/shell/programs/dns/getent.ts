/**
 * getent, which asks files and then DNS. Source: glibc 2.41, nss/getent.c, resolv/res_query.c; musl
 * 1.2.5, network/lookup_name.c and gethostbyname2_r.c, with NetBSD's getent, in those of Alpine.
 */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { isAddress } from "../../network/access.ts";
import {
  askServers,
  type ResolverSettings,
  resolverSettings,
  reverseName,
} from "../../network/resolver-file.ts";
import type { Waiting } from "../../network/wait.ts";
import { type Given, ProgramError } from "../program.ts";

/** One or more keys were not found. */
const notFoundCode = 2;

/** The file of each database, and what its fields are separated by. */
const databases: Readonly<Record<string, readonly [path: string, separator: RegExp]>> = {
  hosts: ["/etc/hosts", /\s+/],
  ahosts: ["/etc/hosts", /\s+/],
  ahostsv4: ["/etc/hosts", /\s+/],
  passwd: ["/etc/passwd", /:/],
  group: ["/etc/group", /:/],
};

export function* getEntries({ rest }: Given, shell: Shell): Work {
  const [database = "", ...keys] = rest;
  const known = databases[database];
  if (known === undefined) throw new ProgramError(`Unknown database: ${database}`);
  const [path, separator] = known;
  const { files } = shell.context;
  const text = files.find(path) === undefined ? "" : files.read(path);
  const lines = text.split("\n").filter((line) => /^[^#\s]/.test(line));
  if (keys.length === 0) {
    const isHosts = database.endsWith("hosts");
    const shown = lines.map((line) => (isHosts ? hostLine(entryOf(line)) : `${line}\n`));
    yield* put(shell.streams.output, shown.join(""));
    return 0;
  }
  let exitCode = 0;
  for (const key of keys) {
    const own = lines.filter((line) => line.split(separator).includes(key));
    const found = database.includes("hosts")
      ? yield* hosts(key, database, own.map(entryOf), shell)
      : own.slice(0, 1).map((line) => `${line}\n`);
    if (found.length === 0) exitCode = notFoundCode;
    yield* put(shell.streams.output, found.join(""));
  }
  return exitCode;
}

/** An address and its names, the whole one first. */
interface HostEntry {
  readonly address: string;
  readonly names: readonly string[];
}

function entryOf(line: string): HostEntry {
  const [address = "", ...names] = line.split(/\s+/);
  return { address, names: names.filter((name) => name !== "") };
}

const hostLine = ({ address, names }: HostEntry) => `${address.padEnd(15)} ${names.join(" ")}\n`;

const isSix = ({ address }: HostEntry) => address.includes(":");

function* hosts(
  key: string,
  database: string,
  own: readonly HostEntry[],
  shell: Shell,
): Waiting<readonly string[]> {
  if (database !== "hosts") return yield* sockets(key, own, shell);
  if (isAddress(key)) {
    const entries = own.length > 0 ? own : yield* named(key, shell);
    return hostLines(entries.slice(0, 1), undefined, shell);
  }
  // Those of IPv6 go first, and those of IPv4 are only looked for where there is none.
  const six = own.filter(isSix);
  if (six.length > 0) return hostLines(six, key, shell);
  const more = yield* lookUp(key, "AAAA", shell);
  if (more.length > 0) return hostLines(more, key, shell);
  return hostLines(own.length > 0 ? own : yield* lookUp(key, "A", shell), key, shell);
}

/** With musl, one address alone, and the whole name is an alias of itself beside what was asked. */
function hostLines(
  entries: readonly HostEntry[],
  key: string | undefined,
  shell: Shell,
): readonly string[] {
  if (!hasMusl(shell)) return entries.map(hostLine);
  return entries.slice(0, 1).map(({ address, names: [name = ""] }) => {
    const aliases = key === undefined || key === name ? name : `${name} ${key}`;
    return `${address.padEnd(16)}  ${name}  ${aliases}\n`;
  });
}

/** The addresses of IPv4, which is what a pod has itself, once for each type of socket. */
function* sockets(
  key: string,
  own: readonly HostEntry[],
  shell: Shell,
): Waiting<readonly string[]> {
  const four = own.filter((entry) => !isSix(entry));
  const literal = [{ address: key, names: [key] }];
  const entries = isAddress(key)
    ? literal
    : four.length > 0
      ? four
      : yield* lookUp(key, "A", shell);
  return entries.map(({ address, names }, index) => {
    const start = address.padEnd(15);
    const name = index === 0 ? names[0] : "";
    return `${start} STREAM ${name}\n${start} DGRAM  \n${start} RAW    \n`;
  });
}

const patience = { timeoutMs: 5_000, tries: 2 };

function* named(address: string, shell: Shell): Waiting<readonly HostEntry[]> {
  const { servers } = resolverSettings(shell);
  const name = reverseName(address) ?? address;
  const asked = yield* askServers({ name, type: "PTR" }, servers, patience, shell);
  return (asked?.reply.answers ?? []).map(({ data }) => ({ address, names: [data] }));
}

/** The addresses of one family, each with the name that has it and the one that led to it. */
function* lookUp(key: string, type: "A" | "AAAA", shell: Shell): Waiting<readonly HostEntry[]> {
  const settings = resolverSettings(shell);
  const names = [...candidates(key, settings, hasMusl(shell))];
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const asked = yield* askServers({ name, type }, settings.servers, patience, shell);
    // Who gets no answer tries the name as it is, and no other domain.
    if (asked === undefined) names.splice(0, names.length - 1);
    const answers = asked?.reply.answers ?? [];
    const canonical = answers.findLast((record) => record.type === "CNAME")?.data ?? name;
    const called = canonical === name ? [name] : [canonical, name];
    const found = answers.filter((record) => record.type === type);
    if (found.length > 0) return found.map(({ data }) => ({ address: data, names: called }));
  }
  return [];
}

/** As the C library does it: a name with enough dots is tried as it is first; by musl only so. */
function candidates(
  name: string,
  { searches, ndots }: ResolverSettings,
  isMusl: boolean,
): readonly string[] {
  const bare = name.replace(/\.$/, "");
  if (bare !== name) return [bare];
  const searched = searches.map((domain) => `${name}.${domain}`);
  if (name.split(".").length - 1 < ndots) return [...searched, name];
  return isMusl ? [name] : [name, ...searched];
}

/** Alpine is built on musl. */
const hasMusl = ({ context: { files } }: Shell) => files.find("/etc/alpine-release") !== undefined;
