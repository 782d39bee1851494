/** host. Source: bind 9.18, bin/dig/host.c. */
import type { Work } from "../kernel.ts";
import type { RecordType, ResourceRecord } from "../network/container-network.ts";
import {
  type Asked,
  askServers,
  candidates,
  resolverSettings,
  reverseName,
  serverAddress,
} from "../network/resolver-file.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { dataText, recordTypeOf } from "./dns-text.ts";
import { type Given, ProgramError, program } from "./program.ts";

export const [, host] = program("host", { flags: "4a6vCdlrsT", valued: "tWRNc" }, runHost);

const timeoutMsUsual = 5_000;
const codes: Readonly<Record<string, number>> = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };

function* runHost({ rest, value }: Given, shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = rest;
  if (name === undefined) throw new ProgramError("missing name");
  const resolver = resolverSettings(shell);
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    throw new ProgramError(`couldn't get address for '${given}': not found`);
  }
  if (own !== undefined) {
    const server = `Name: ${given}\nAddress: ${own}#53\n`;
    yield* put(output, `Using domain server:\n${server}Aliases: \n\n`);
  }
  const servers = own === undefined ? resolver.servers : [own];
  const reverse = reverseName(name);
  const types = typesOf(value("t"), reverse !== undefined);
  const wait = value("W");
  const patience = {
    timeoutMs: wait === undefined ? timeoutMsUsual : Number(wait) * 1000,
    tries: Number(value("R") ?? 1) + 1,
  };
  let last: Asked | undefined;
  for (const each of reverse === undefined ? candidates(name, resolver) : [reverse]) {
    const records: ResourceRecord[] = [];
    for (const type of types) {
      last = yield* askServers({ name: each, type }, servers, patience, shell);
      if (last === undefined) {
        yield* put(output, ";; connection timed out; no servers could be reached\n");
        return 1;
      }
      if (last.reply.code !== "NOERROR") break;
      records.push(...last.reply.answers);
    }
    if (records.length > 0) {
      yield* put(output, [...new Set(records.map(recordText))].join(""));
      return 0;
    }
    if (last?.reply.code === "NOERROR") {
      const asked = value("t");
      if (asked !== undefined) yield* put(output, `${each} has no ${types[0]} record\n`);
      return asked === undefined ? 0 : 1;
    }
  }
  const code = last?.reply.code ?? "NXDOMAIN";
  yield* put(output, `Host ${reverse ?? name} not found: ${codes[code] ?? 3}(${code})\n`);
  return 1;
}

function typesOf(given: string | undefined, isReverse: boolean): readonly RecordType[] {
  if (given === undefined) return isReverse ? ["PTR"] : ["A", "AAAA", "MX"];
  const type = recordTypeOf(given);
  if (type === undefined) throw new ProgramError(`invalid type: ${given}`);
  return [type];
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
