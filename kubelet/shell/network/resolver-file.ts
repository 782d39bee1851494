/** How a container finds name servers: its `/etc/resolv.conf`, as programs read it. */
import type { Shell } from "../language/shell.ts";
import { isAddress } from "./access.ts";
import type { RecordType, Reply } from "./container-network.ts";
import { type Waiting, waitUntil } from "./wait.ts";

export interface ResolverSettings {
  readonly servers: readonly string[];
  readonly searches: readonly string[];
  readonly ndots: number;
}

const path = "/etc/resolv.conf";

export function resolverSettings({ context: { files } }: Shell): ResolverSettings {
  const text = files.find(path)?.kind === "file" ? files.read(path) : "";
  const lines = text.split("\n").map((line) => line.trim().split(/\s+/));
  const servers = lines.flatMap(([word, server]) => (word === "nameserver" && server) || []);
  const searches = lines.findLast(([word]) => word === "search" || word === "domain")?.slice(1);
  const options = lines.flatMap(([word, ...rest]) => (word === "options" ? rest : []));
  const ndots = options.findLast((option) => option.startsWith("ndots:"))?.slice("ndots:".length);
  return {
    servers: servers.length === 0 ? ["127.0.0.1"] : servers,
    searches: searches ?? [],
    ndots: ndots === undefined ? 1 : Number(ndots),
  };
}

export interface Asked {
  readonly server: string;
  readonly reply: Reply;
}

export interface Patience {
  readonly timeoutMs: number;
  readonly tries: number;
}

/** Asks one server after another until one answers. Their silence takes its time. */
export function* askServers(
  question: { readonly name: string; readonly type: RecordType },
  servers: readonly string[],
  { timeoutMs, tries }: Patience,
  shell: Shell,
): Waiting<Asked | undefined> {
  const { kernel, context } = shell;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    for (const server of servers) {
      const begunMs = kernel.now;
      const reply = context.network.query({ ...question, server });
      yield* waitUntil(begunMs + (reply?.tookMs ?? timeoutMs), shell);
      if (reply !== undefined) return { server, reply };
    }
  }
  return undefined;
}

/** The address of a name server that is given by its name. */
export function* serverAddress(given: string, shell: Shell): Waiting<string | undefined> {
  if (isAddress(given)) return given;
  const begunMs = shell.kernel.now;
  const { addresses, tookMs } = shell.context.network.resolve(given);
  yield* waitUntil(begunMs + tookMs, shell);
  return addresses[0];
}

/** `10.96.0.1` is `1.0.96.10.in-addr.arpa`. `undefined` where it is no address. */
export function reverseName(text: string): string | undefined {
  if (!isAddress(text)) return undefined;
  if (!text.includes(":")) return `${text.split(".").reverse().join(".")}.in-addr.arpa`;
  const [head = "", tail = ""] = text.split("::");
  const groupsOf = (part: string) => part.split(":").filter((group) => group !== "");
  const missing = 8 - groupsOf(head).length - groupsOf(tail).length;
  const zeros = Array.from({ length: text.includes("::") ? missing : 0 }, () => "0");
  const groups = [...groupsOf(head), ...zeros, ...groupsOf(tail)];
  const digits = groups.map((group) => group.padStart(4, "0")).join("");
  return `${[...digits].reverse().join(".")}.ip6.arpa`;
}
