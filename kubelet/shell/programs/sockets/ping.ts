/** ping, of busybox and of iputils. Source: busybox 1.36, networking/ping.c; iputils 20240905. */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { type Given, ProgramError, program, type Usage } from "../program.ts";

const usage: Usage = { flags: "46qnvabfUD", valued: "cwWisIt" };

export const [, busyboxPing] = program("ping", usage, (given, shell) =>
  ping(given, shell, busybox),
);
export const [, ownPing] = program("ping", { ...usage, exitCode: 2 }, (given, shell) =>
  ping(given, shell, iputils),
);

interface Totals {
  readonly host: string;
  readonly sent: number;
  readonly times: readonly number[];
  readonly tookMs: number;
}

/** What the two of them say. */
interface Words {
  readonly unknownCode: number;
  readonly unknown: (host: string) => string;
  readonly head: (host: string, address: string, bytes: number) => string;
  readonly reply: (address: string, sequence: number, timeMs: number, bytes: number) => string;
  readonly end: (totals: Totals) => string;
}

const headerBytes = 8;
const ttl = 62;
const three = (ms: number) => ms.toFixed(3);
/** iputils shows three digits that matter. */
const short = (ms: number) => (ms < 1 ? ms.toFixed(3) : ms < 10 ? ms.toFixed(2) : ms.toFixed(1));

const busybox: Words = {
  unknownCode: 1,
  unknown: (host) => `bad address '${host}'`,
  head: (host, address, bytes) => `PING ${host} (${address}): ${bytes} data bytes\n`,
  reply: (address, sequence, timeMs, bytes) =>
    `${bytes + headerBytes} bytes from ${address}: seq=${sequence} ttl=${ttl} time=${three(timeMs)} ms\n`,
  end: ({ host, sent, times }) =>
    `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ` +
    `${times.length} packets received, ${lost(sent, times.length)}% packet loss\n` +
    (times.length === 0
      ? ""
      : `round-trip min/avg/max = ${range(times).map(three).join("/")} ms\n`),
};
const iputils: Words = {
  unknownCode: 2,
  unknown: (host) => `${host}: Name or service not known`,
  head: (host, address, bytes) =>
    `PING ${host} (${address}) ${bytes}(${bytes + 28}) bytes of data.\n`,
  reply: (address, sequence, timeMs, bytes) =>
    `${bytes + headerBytes} bytes from ${address}: icmp_seq=${sequence + 1} ttl=${ttl} time=${short(timeMs)} ms\n`,
  end: ({ host, sent, times, tookMs }) =>
    `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ` +
    `${times.length} received, ${lost(sent, times.length)}% packet loss, ` +
    `time ${Math.round(tookMs)}ms\n` +
    (times.length === 0
      ? "\n"
      : `rtt min/avg/max/mdev = ${[...range(times), deviation(times)].map(three).join("/")} ms\n`),
};

const lost = (sent: number, received: number) =>
  sent === 0 ? 0 : Math.floor(((sent - received) * 100) / sent);

function range(times: readonly number[]): readonly number[] {
  const sum = times.reduce((total, time) => total + time, 0);
  return [Math.min(...times), sum / times.length, Math.max(...times)];
}

function deviation(times: readonly number[]): number {
  const [, mean = 0] = range(times);
  const squares = times.reduce((total, time) => total + square(time - mean), 0);
  return Math.sqrt(squares / times.length);
}

const square = (value: number) => value * value;

/** So long it waits for the last answer. */
const lastWaitSeconds = 10;
const dataBytesUsual = 56;
/** The times of so many answers are kept for the summary. */
const timesMax = 10_000;

function* ping(given: Given, shell: Shell, words: Words): Work {
  const [host] = given.rest;
  if (host === undefined) throw new ProgramError("usage error: Destination address required", 2);
  const address = yield* addressOf(host, shell, words);
  const { kernel, streams } = shell;
  const seconds = (letter: string, usual: number) => Number(given.value(letter) ?? usual) * 1000;
  const count = Number(given.value("c") ?? Number.POSITIVE_INFINITY);
  const everyMs = seconds("i", 1);
  const bytes = Number(given.value("s") ?? dataBytesUsual);
  const begunMs = kernel.now;
  const endMs = begunMs + seconds("w", Number.POSITIVE_INFINITY);
  const times: number[] = [];
  yield* put(streams.output, words.head(host, address, bytes));
  let sent = 0;
  let lastMs = begunMs;
  for (; sent < count && kernel.now < endMs; sent += 1) {
    lastMs = kernel.now;
    const timeMs = shell.context.network.ping(address);
    const isLast = sent + 1 >= count;
    if (timeMs !== undefined && lastMs + timeMs <= endMs) {
      yield* waitUntil(lastMs + timeMs, shell);
      times.push(timeMs);
      if (times.length > timesMax) times.shift();
      if (!given.flags.has("q")) {
        yield* put(streams.output, words.reply(address, sent, timeMs, bytes));
      }
    } else if (isLast) {
      yield* waitUntil(Math.min(lastMs + seconds("W", lastWaitSeconds), endMs), shell);
    }
    if (!isLast) yield* waitUntil(Math.min(lastMs + everyMs, endMs), shell);
  }
  yield* put(streams.output, words.end({ host, sent, times, tookMs: lastMs - begunMs }));
  return times.length === 0 ? 1 : 0;
}

function* addressOf(host: string, shell: Shell, words: Words): Waiting<string> {
  const begunMs = shell.kernel.now;
  const { addresses, tookMs } = shell.context.network.resolve(host);
  yield* waitUntil(begunMs + tookMs, shell);
  const [address] = addresses;
  if (address === undefined) throw new ProgramError(words.unknown(host), words.unknownCode);
  return address;
}
