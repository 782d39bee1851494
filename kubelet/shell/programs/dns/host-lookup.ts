/** host. Source: bind 9.18, bin/dig/host.c. */
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
import type { RecordType, ResourceRecord } from "../../network/container-network.ts";
import { resolverSettings, reverseName, serverAddress } from "../../network/resolver-file.ts";
import type { Waiting } from "../../network/wait.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { dataText, recordTypeOf } from "./dns-text.ts";

export const [, host] = program("host", { flags: "4a6vCdlrsT", valued: "tWRNc" }, runHost);

const timeoutMsUsual = 5_000;
const codes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

function* runHost({ rest, value }: Given, shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = rest;
  if (name === undefined) throw new ProgramError("missing name");
  const resolver = resolverSettings(shell);
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    throw new ProgramError(`couldn't get address for '${given}': not found`);
  }
  const wait = value("W");
  const settings: BindSettings = {
    servers: own === undefined ? resolver.servers : [own],
    timeoutMs: wait === undefined ? timeoutMsUsual : Number(wait) * 1000,
    tries: Number(value("R") ?? 1) + 1,
  };
  const reverse = reverseName(name);
  const type = typeNamed(value("t"));
  const first = type ?? (reverse === undefined ? "A" : "PTR");
  const names = reverse === undefined ? candidates(name, resolver) : [reverse];
  const found = yield* lookUp(names, first, settings, shell);
  if (found === undefined) {
    yield* put(output, unreachable);
    return 1;
  }
  if (own !== undefined) {
    const server = `Name: ${given}\nAddress: ${own}#53\n`;
    yield* put(output, `Using domain server:\n${server}Aliases: \n\n`);
  }
  yield* put(output, replyText(found, reverse === undefined ? name : `${reverse}.`));
  if (found.reply.code !== "NOERROR") return 1;
  if (type === undefined) return first === "A" ? yield* lookUpMore(found, settings, shell) : 0;
  if (found.reply.answers.length > 0) return 0;
  yield* put(output, `${found.name} has no ${type} record\n`);
  return 0;
}

/** What there is at the end of all aliases beside addresses of IPv4. */
function* lookUpMore(found: Found, settings: BindSettings, shell: Shell): Waiting<number> {
  const name = canonicalName(found);
  let exitCode = 0;
  for (const type of ["AAAA", "MX"] as const) {
    const more = yield* lookUp([name], type, settings, shell);
    yield* put(shell.streams.output, more === undefined ? unreachable : replyText(more, name));
    if (more?.reply.code !== "NOERROR") exitCode = 1;
    if (more === undefined) break;
  }
  return exitCode;
}

function typeNamed(given: string | undefined): RecordType | undefined {
  const type = given === undefined ? undefined : recordTypeOf(given);
  if (type !== undefined || given === undefined) return type;
  throw new ProgramError(`invalid type: ${given}`);
}

/** A name that is not there is told as it was asked for. */
function replyText({ name, reply }: Found, asked: string): string {
  const { code, answers } = reply;
  if (code === "NOERROR") return answers.map(recordText).join("");
  return `Host ${code === "NXDOMAIN" ? asked : name} not found: ${codes[code]}(${code})\n`;
}

function recordText(record: ResourceRecord): string {
  const { name, type } = record;
  const data = dataText(record);
  switch (type) {
    case "A":
      return `${name} has address ${data}\n`;
    case "AAAA":
      return `${name} has IPv6 address ${data}\n`;
    case "CNAME":
      return `${name} is an alias for ${data}\n`;
    case "PTR":
      return `${name} domain name pointer ${data}\n`;
    case "MX":
      return `${name} mail is handled by ${data}\n`;
    case "NS":
      return `${name} name server ${data}\n`;
    case "TXT":
      return `${name} descriptive text ${data}\n`;
    default:
      return `${name} has ${type} record ${data}\n`;
  }
}
