/** Which server and location of nginx answers. Source: nginx, "How nginx processes a request". */
import { scriptExpression } from "../../shell/words/regular-expression.ts";
import type { Asked } from "../asked.ts";
import type { Directive } from "./configuration.ts";

/** What a server or a location says, from the inside out. */
export type Blocks = readonly (readonly Directive[])[];

const usualPort = 80;

function portsOf({ block }: Directive): readonly number[] {
  const listens = block.filter(({ name }) => name === "listen");
  if (listens.length === 0) return [usualPort];
  return listens.map(({ args: [address = ""] }) =>
    Number(/(\d+)$/.exec(address)?.[1] ?? usualPort),
  );
}

/** By the port, and then by the name that was asked for; else the default one, or the first. */
export function serverFor(
  http: readonly Directive[],
  { port, host }: Asked,
): Directive | undefined {
  // Who asks for the status alone does not say at which port.
  const isAsked = (each: Directive) =>
    each.name === "server" && (port === 0 || portsOf(each).includes(port));
  const servers = http.filter(isAsked);
  const name = host.replace(/:\d+$/, "").toLowerCase();
  const namesOf = ({ block }: Directive) =>
    block.filter((each) => each.name === "server_name").flatMap(({ args }) => args);
  const by = (fits: (pattern: string) => boolean) =>
    servers.find((server) => namesOf(server).some(fits));
  return (
    by((pattern) => pattern === name) ??
    by((pattern) => pattern.startsWith("*.") && name.endsWith(pattern.slice(1))) ??
    by((pattern) => pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -1))) ??
    by(
      (pattern) => pattern.startsWith("~") && matches(pattern.slice(1), name, "i") !== undefined,
    ) ??
    servers.find(({ block }) =>
      block.some((each) => each.name === "listen" && each.args.includes("default_server")),
    ) ??
    servers[0]
  );
}

export interface Location {
  readonly directives: readonly Directive[];
  /** The prefix that it stands for; absent for expressions. */
  readonly prefix?: string;
  /** What the groups of its expression have found. */
  readonly groups: readonly string[];
}

export function matches(source: string, text: string, flags = ""): readonly string[] | undefined {
  const found = scriptExpression(source, flags)?.exec(text);
  return found == null ? undefined : [...found].map((each) => each ?? "");
}

/** The location of a path; undefined where only the server itself says anything. */
export function locationFor(server: readonly Directive[], path: string): Location | undefined {
  const locations = server.filter(({ name }) => name === "location");
  const exact = locations.find(({ args }) => args[0] === "=" && args[1] === path);
  if (exact !== undefined) return { directives: exact.block, prefix: path, groups: [] };
  const prefixOf = ({ args: [first = "", second = ""] }: Directive) =>
    first === "^~" ? second : /^[=~@]/.test(first) ? undefined : first;
  const longest = locations
    .filter((each) => path.startsWith(prefixOf(each) ?? "\0"))
    .sort((left, right) => (prefixOf(right)?.length ?? 0) - (prefixOf(left)?.length ?? 0))[0];
  if (longest?.args[0] !== "^~") {
    for (const { args, block } of locations) {
      const [kind = "", source = ""] = args;
      if (kind !== "~" && kind !== "~*") continue;
      const groups = matches(source, path, kind === "~*" ? "i" : "");
      if (groups !== undefined) return { directives: block, groups };
    }
  }
  const prefix = longest && prefixOf(longest);
  return longest && prefix !== undefined
    ? { directives: longest.block, prefix, groups: [] }
    : undefined;
}

/** `location @name`. */
export const namedLocation = (server: readonly Directive[], name: string): Location | undefined => {
  const found = server.find((each) => each.name === "location" && each.args[0] === name);
  return found && { directives: found.block, groups: [] };
};
