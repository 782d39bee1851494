/** The getent of glibc, for its databases of hosts. Source: glibc 2.41, nss/getent.c. */

import { type IpFamily, ipFamily } from "../../../api/validation/ip.ts";
import type { Ask } from "../asking.ts";
import { type Resolution, resolve } from "../resolve.ts";
import { type ResolverConfig, serversOf } from "../resolver-config.ts";
import { reverseName } from "../reverse-name.ts";
import { type ToolOutput, Transcript } from "./transcript.ts";

export interface GetentCall {
  readonly database: "hosts" | "ahosts" | "ahostsv4" | "ahostsv6";
  readonly keys: readonly string[];
}

/** One or more keys could not be found. */
const notFound = 2;
const timeoutMs = 5000;

export function getentHosts(
  { database, keys }: GetentCall,
  config: ResolverConfig,
  ask: Ask,
): ToolOutput {
  const transcript = new Transcript(config, ask);
  for (const key of keys) {
    const lines =
      database !== "hosts"
        ? socketLines(key, familyOf(database), { config, ask, transcript })
        : ipFamily(key) === undefined
          ? nameLines(key, { config, ask, transcript })
          : addressLines(key, config, transcript);
    if (lines.length === 0) transcript.exitCode = notFound;
    transcript.print(...lines);
  }
  return transcript.end();
}

const familyOf = (database: "ahosts" | "ahostsv4" | "ahostsv6") =>
  database === "ahosts" ? undefined : database === "ahostsv4" ? "IPv4" : "IPv6";

interface Client {
  readonly config: ResolverConfig;
  readonly ask: Ask;
  readonly transcript: Transcript;
}

function lookUp(key: string, family: IpFamily | undefined, client: Client): Resolution {
  const { config, ask, transcript } = client;
  const startMs = transcript.tookMs;
  const wanted = family === undefined ? config : { ...config, family };
  const resolution = resolve(key, wanted, (server, question, afterMs) =>
    ask(server, question, startMs + afterMs),
  );
  transcript.tookMs += resolution.tookMs;
  return resolution;
}

/** The addresses of one family: IPv6, or else IPv4, each with the names that they were found by. */
function nameLines(key: string, client: Client): readonly string[] {
  for (const family of ["IPv6", "IPv4"] as const) {
    const { addresses, canonicalName = key, queries } = lookUp(key, family, client);
    if (addresses.length === 0) continue;
    const asked = queries.at(-1)?.name ?? canonicalName;
    const names = asked === canonicalName ? canonicalName : `${canonicalName} ${asked}`;
    return addresses.map((address) => `${address.padEnd(15)} ${names}`);
  }
  return [];
}

function addressLines(
  address: string,
  config: ResolverConfig,
  transcript: Transcript,
): readonly string[] {
  const line = (name: string) => `${address.padEnd(15)} ${name}`;
  for (const [name, addresses] of config.hosts ?? []) {
    if (addresses.includes(address)) return [line(name)];
  }
  for (const server of serversOf(config)) {
    const name = reverseName(address) ?? address;
    const reply = transcript.ask(server, { name, type: "PTR" }, timeoutMs);
    if (reply !== undefined) return reply.answers.slice(0, 1).map(({ data }) => line(data));
  }
  return [];
}

/** Of the families that the client itself has, once for each type of socket. */
function socketLines(key: string, family: IpFamily | undefined, client: Client): readonly string[] {
  const { ownFamilies = ["IPv4"] } = client.config;
  const [only, other] = ownFamilies;
  const own = other === undefined ? only : undefined;
  if (family !== undefined && !ownFamilies.includes(family)) return [];
  const { addresses, canonicalName = key } = lookUp(key, family ?? own, client);
  return addresses.flatMap((address, index) => {
    const start = address.padEnd(15);
    return [
      `${start} STREAM ${index === 0 ? canonicalName : ""}`,
      `${start} DGRAM  `,
      `${start} RAW    `,
    ];
  });
}
