/** The host of BIND. Source: bind 9.18, bin/dig/host.c. */
import type { Ask } from "../asking.ts";
import type { RecordType, ResourceRecord } from "../message.ts";
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
import { type ToolOutput, Transcript } from "./transcript.ts";

export interface HostCall {
  /** A name or an address. */
  readonly host: string;
  readonly server?: string;
  /** `-t srv`; without, A, AAAA and MX, or PTR for an address. */
  readonly type?: RecordType;
  /** `-W 5` */
  readonly timeoutSeconds?: number;
}

const tries = 2;
const codeNumbers = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
const said: Readonly<Partial<Record<RecordType, string>>> = {
  A: "has address",
  AAAA: "has IPv6 address",
  CNAME: "is an alias for",
  MX: "mail is handled by",
  NS: "name server",
  PTR: "domain name pointer",
  TXT: "descriptive text",
};
const namesByDot: readonly RecordType[] = ["CNAME", "MX", "NS", "PTR", "SRV"];

export function host(call: HostCall, config: ResolverConfig, ask: Ask): ToolOutput {
  const { server, type, timeoutSeconds = 5 } = call;
  const transcript = new Transcript(config, ask);
  const settings = {
    servers: serversFor(server, config),
    timeoutMs: timeoutSeconds * 1000,
    tries,
  };
  const reverse = reverseName(call.host);
  const names = reverse === undefined ? candidates(call.host, config) : [reverse];
  const first = type ?? (reverse === undefined ? "A" : "PTR");
  const found = lookUp(names, first, settings, transcript);
  if (server !== undefined && found !== undefined) {
    transcript.print("Using domain server:", `Name: ${server}`, `Address: ${server}#53`);
    transcript.print("Aliases: ", "");
  }
  if (found === undefined) transcript.print(unreachable);
  else {
    const isShown = print(found, reverse === undefined ? call.host : `${reverse}.`, transcript);
    if (isShown && first === "A" && type === undefined) printMore(found, settings, transcript);
    if (isShown && type !== undefined && found.reply.answers.length === 0) {
      transcript.print(`${found.name} has no ${type} record`);
    }
  }
  return transcript.end();
}

/** What there is at the end of all aliases beside addresses of IPv4. */
function printMore(found: Found, settings: BindSettings, transcript: Transcript): void {
  const name = canonicalName(found);
  for (const type of ["AAAA", "MX"] as const) {
    const more = lookUp([name], type, settings, transcript);
    if (more === undefined) {
      transcript.print(unreachable);
      return;
    }
    print(more, name, transcript);
  }
}

/** Says whether there was anything but an error to print. */
function print({ name, reply }: Found, asked: string, transcript: Transcript): boolean {
  const { code, answers } = reply;
  if (code !== "NOERROR") {
    const shown = code === "NXDOMAIN" ? asked : name;
    transcript.print(`Host ${shown} not found: ${codeNumbers[code]}(${code})`);
    transcript.exitCode = 1;
    return false;
  }
  for (const record of answers) transcript.print(lineOf(record));
  return true;
}

function lineOf({ name, type, data }: ResourceRecord): string {
  const text = type === "TXT" ? `"${data}"` : namesByDot.includes(type) ? `${data}.` : data;
  return `${name} ${said[type] ?? `has ${type} record`} ${text}`;
}
