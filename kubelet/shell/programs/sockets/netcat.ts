/** nc and telnet. Source: busybox 1.36, networking/nc_bloaty.c; OpenBSD's netcat 1.228. */
import { done } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { isAddress } from "../../network/access.ts";
import type { Dialled } from "../../network/container-network.ts";
import { isUnnamed, reasonText, type Waiting, waitUntil } from "../../network/wait.ts";
import { type Given, ProgramError, program, rawProgram, read, type Usage } from "../program.ts";
import { listen } from "./netcat-listen.ts";
import { answered, type Peer } from "./raw-connection.ts";

const usage: Usage = { flags: "zvnul46kNdDhCtSUr", valued: "wpseioqIOTVXx" };

export const [, busyboxNetcat] = rawProgram("nc", (args, shell) => netcat(args, shell, busybox));
export const [, ownNetcat] = rawProgram("nc", (args, shell) => netcat(args, shell, openBsd));
export const [, telnet] = program("telnet", { flags: "a", valued: "l" }, runTelnet);

/** What the two of them say to whoever wants to hear it. */
interface Words {
  readonly open: (peer: Peer, address: string) => string;
  readonly failed: (peer: Peer, dialled: Dialled) => string;
  /** Whether failures are told without `-v`. */
  readonly tellsFailures: boolean;
}

const busybox: Words = {
  open: ({ host, port }, address) =>
    isAddress(host) ? `${host} (${host}:${port}) open\n` : `${host} (${address}:${port}) open\n`,
  failed: ({ host, port }, { address, failure = "ConnectTimeout" }) =>
    address === undefined
      ? `nc: bad address '${host}'\n`
      : `nc: ${host} (${address}:${port}): ${reasonText(failure)}\n`,
  tellsFailures: false,
};
const openBsd: Words = {
  open: ({ host, port }, address) => {
    const shown = isAddress(host) ? host : `${host} (${address})`;
    return `Connection to ${shown} ${port} port [tcp/${serviceOf(port)}] succeeded!\n`;
  },
  failed: ({ host, port }, { address, failure = "ConnectTimeout" }) => {
    if (address === undefined) {
      return `nc: getaddrinfo for host "${host}" port ${port}: Name does not resolve\n`;
    }
    const shown = isAddress(host) ? host : `${host} (${address})`;
    return failure === "ConnectTimeout"
      ? `nc: connect to ${shown} port ${port} (tcp) timed out: Operation in progress\n`
      : `nc: connect to ${shown} port ${port} (tcp) failed: ${reasonText(failure)}\n`;
  },
  tellsFailures: false,
};

/** As /etc/services names them. */
const services: Readonly<Record<number, string>> = {
  22: "ssh",
  53: "domain",
  80: "http",
  443: "https",
  3306: "mysql",
  5432: "postgresql",
  6379: "redis",
  8080: "http-alt",
};
const serviceOf = (port: number) => services[port] ?? "*";

const portsMax = 1_024;

/** What follows `-e` is a program with its arguments; `-c`, of ncat, a line of the shell. */
function withProgram(args: readonly string[]): readonly [own: string[], argv: readonly string[]] {
  const at = args.findIndex((arg) => /^(?:-[a-z]*[ec]|--(?:sh-)?exec)$/.test(arg));
  if (at < 0) return [[...args], []];
  const flag = args[at] ?? "";
  const letters = flag.startsWith("--") ? "" : flag.slice(0, -1);
  const own = [...args.slice(0, at), ...(letters.length > 1 ? [letters] : [])];
  const [first = "", ...rest] = args.slice(at + 1);
  const isLine = flag.endsWith("c") || flag === "--sh-exec" || first.includes(" ");
  if (!isLine) return [own, [first, ...rest]];
  return [
    [...own, ...rest],
    ["sh", "-c", first],
  ];
}

function* netcat(args: readonly string[], shell: Shell, words: Words): Work {
  const [own, argv] = withProgram(args);
  const given = read(own, usage);
  const { flags, value, rest } = given;
  if (flags.has("l")) return yield* listen(given, argv, shell);
  const [host, range = ""] = rest;
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  if (host === undefined || first === undefined) throw new ProgramError("missing port number");
  const wait = value("w");
  const timeoutMs = wait === undefined ? undefined : Number(wait) * 1000;
  const ports = Math.min(Number(last) - Number(first) + 1, portsMax);
  let exitCode = 1;
  for (let at = 0; at < ports; at += 1) {
    const peer = { host, port: Number(first) + at };
    const dialled = yield* dial(peer, timeoutMs, shell);
    const isOpen = dialled.failure === undefined;
    if (isOpen) exitCode = 0;
    const text = isOpen ? words.open(peer, dialled.address ?? "") : words.failed(peer, dialled);
    const isUnknown = isUnnamed(dialled.failure);
    if (flags.has("v") || isUnknown || (!isOpen && words.tellsFailures)) {
      yield* put(shell.streams.errors, text);
    }
    if (isUnknown) return 1;
    if (isOpen && !flags.has("z")) yield* talk(peer, timeoutMs ?? 0, shell);
  }
  return exitCode;
}

function* dial(peer: Peer, timeoutMs: number | undefined, shell: Shell): Waiting<Dialled> {
  const begunMs = shell.kernel.now;
  const dialled = shell.context.network.dial(peer.host, peer.port, timeoutMs);
  yield* waitUntil(begunMs + dialled.tookMs, shell);
  return dialled;
}

/** Sends what it reads, and prints what comes back; servers that say nothing are waited for. */
function* talk(peer: Peer, waitMs: number, shell: Shell): Waiting<void> {
  const bytes = yield* readAll(shell.streams.input);
  const answer = yield* answered(bytes, peer, shell);
  // Nobody knows how long a server would take: it has as long as a program that is not known.
  const { unknownProgramMs = waitMs } = shell.context;
  const silentMs = Math.min(waitMs, unknownProgramMs);
  if (answer === "") yield* waitUntil(shell.kernel.now + silentMs, shell);
  yield* put(shell.streams.output, answer);
}

const telnetPort = 23;

function* runTelnet({ rest }: Given, shell: Shell): Work {
  const [host, port = String(telnetPort)] = rest;
  if (host === undefined) return yield* done(1);
  const peer = { host, port: Number(port) };
  const dialled = yield* dial(peer, undefined, shell);
  const { failure, address = "" } = dialled;
  if (isUnnamed(failure)) throw new ProgramError(`bad address '${host}'`);
  if (failure !== undefined) {
    throw new ProgramError(`can't connect to remote host (${address}): ${reasonText(failure)}`);
  }
  yield* put(shell.streams.output, `Connected to ${host}\n`);
  yield* talk(peer, 0, shell);
  yield* put(shell.streams.errors, "Connection closed by foreign host\n");
  return 1;
}
