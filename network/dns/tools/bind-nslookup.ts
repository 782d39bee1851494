/** The nslookup of BIND. Source: bind 9.18, bin/dig/nslookup.c. */
import type { Ask } from "../asking.ts";
import type { RecordType } from "../message.ts";
import type { ResolverConfig } from "../resolver-config.ts";
import { reverseName } from "../reverse-name.ts";
import {
  type BindSettings,
  candidates,
  canonicalName,
  type Found,
  lookUp,
  serversFor,
  unreachable,
} from "./bind-lookup.ts";
import { recordLines } from "./records.ts";
import { type ToolOutput, Transcript } from "./transcript.ts";

export interface BindNslookupCall {
  readonly host: string;
  readonly server?: string;
  /** `-type=srv`; without, A and AAAA are asked for, or PTR where the host is an address. */
  readonly type?: RecordType;
  /** `-timeout=5` */
  readonly timeoutSeconds?: number;
  /** `-retry=3`: how often in all. */
  readonly tries?: number;
}

export function bindNslookup(call: BindNslookupCall, config: ResolverConfig, ask: Ask): ToolOutput {
  const { host, server, type, timeoutSeconds = 5, tries = 3 } = call;
  const transcript = new Transcript(config, ask);
  const settings: BindSettings = {
    servers: serversFor(server, config),
    timeoutMs: timeoutSeconds * 1000,
    tries,
    isChoosy: { tellsRecursion: server === undefined },
  };
  const reverse = reverseName(host);
  if (type === undefined && reverse !== undefined) {
    const found = find([reverse], "PTR", settings, transcript);
    if (found !== undefined && !isError(found, transcript)) printAnswers(found, transcript);
  } else if (type === undefined) lookUpBoth(candidates(host, config), settings, transcript);
  else {
    const names = type === "PTR" && reverse !== undefined ? [reverse] : candidates(host, config);
    const found = find(names, type, settings, transcript);
    if (found !== undefined) printTyped(found, call, transcript);
  }
  transcript.print("");
  return transcript.end();
}

/** Tells where no server can be reached. */
function find(
  names: readonly string[],
  type: RecordType,
  settings: BindSettings,
  transcript: Transcript,
): Found | undefined {
  const found = lookUp(names, type, settings, transcript);
  if (found === undefined) transcript.print(unreachable);
  return found;
}

/** The addresses of both families; those of IPv6 are asked for at the end of all aliases. */
function lookUpBoth(names: readonly string[], settings: BindSettings, transcript: Transcript) {
  const four = find(names, "A", settings, transcript);
  if (four === undefined) return;
  printServer(four, transcript);
  if (isError(four, transcript)) return;
  if (!four.reply.authoritative) transcript.print("Non-authoritative answer:");
  printAnswers(four, transcript);
  const name = canonicalName(four);
  const six = find([name], "AAAA", settings, transcript);
  if (six === undefined || isError(six, transcript)) return;
  printAnswers(six, transcript);
  if (four.reply.answers.length + six.reply.answers.length > 0) return;
  transcript.print(`*** Can't find ${name}: No answer`);
}

function printTyped(found: Found, { host, type }: BindNslookupCall, transcript: Transcript) {
  const { authoritative, answers, authority = [], additional = [] } = found.reply;
  printServer(found, transcript);
  if (isError(found, transcript)) return;
  if (!authoritative) transcript.print("Non-authoritative answer:");
  printAnswers(found, transcript);
  if (answers.length === 0) transcript.print(`*** Can't find ${host}: No answer`);
  if (authoritative || type === "A" || type === "AAAA") return;
  transcript.print("", "Authoritative answers can be found from:");
  for (const record of [...authority, ...additional]) {
    transcript.print(...recordLines(record, "."));
  }
}

function printServer({ server }: Found, transcript: Transcript): void {
  transcript.print(`Server:\t\t${server}`, `Address:\t${server}#53`, "");
}

function isError({ name, reply }: Found, transcript: Transcript): boolean {
  if (reply.code === "NOERROR") return false;
  transcript.print(`** server can't find ${name}: ${reply.code}`);
  transcript.exitCode = 1;
  return true;
}

function printAnswers({ reply }: Found, transcript: Transcript): void {
  for (const record of reply.answers) transcript.print(...recordLines(record, "."));
}
