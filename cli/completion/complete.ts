/** What may stand at the end of a line: a word a line, then `:` and what shells do besides. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, parts, textAt } from "../../api/json-parts.ts";
import { commandWords, namedBy } from "../../client/kubectl/command-words.ts";
import { namesIn } from "../../client/kubectl/contexts.ts";
import { type Flag, type Flags, parseFlags, shownFlags } from "../../client/kubectl/flags.ts";
import { commands } from "../commands.ts";
import { flags as getFlags } from "../get/flags.ts";
import { globalFlags } from "../global-flags.ts";
import { connect, type Io, type System } from "../io.ts";
import { readKubeconfig } from "../server/kubeconfig-files.ts";
import { pathOf, qualified, type Served } from "../server/resources.ts";
import { type Argument, argumentsOf, flagValues } from "./arguments.ts";

/** As cobra's: complete with files, with nothing else, or without a space behind. */
type Directive = 0 | 2 | 4;

interface Completions {
  readonly names: readonly string[];
  readonly directive: Directive;
}

const files: Completions = { names: [], directive: 0 };

/** Prints what the last of the words may become. Whatever fails, there is nothing to choose. */
export async function complete(words: readonly string[], system: System): Promise<number> {
  const last = words.at(-1) ?? "";
  const quiet = { ...system, writeError: () => {} };
  const found = await completionsOf(words.slice(0, -1), last, quiet).catch(() => files);
  const fitting = found.names.filter((name) => name.startsWith(last));
  system.write([...fitting, `:${found.directive}`, ""].join("\n"));
  return 0;
}

async function completionsOf(
  before: readonly string[],
  last: string,
  system: System,
): Promise<Completions> {
  const named = namedBy(before, Object.keys(commands), takesNext(globalFlags));
  const name = named?.name ?? "";
  const own = named === undefined || named.isGroup ? {} : await flagsOf(name);
  const flags: Flags = { ...globalFlags, ...own };
  const value = valueAt(before, last, flags);
  const given = parseFlags(flags, named?.rest.slice(0, value?.isNext ? -1 : undefined) ?? [], name);
  if (value !== undefined) {
    const argument = flagValues[value.flag];
    if (argument === undefined) return files;
    const { names, directive } = await argumentsFor(argument, [], value.text, system, given.flags);
    return { names: names.map((each) => `${value.prefix}${each}`), directive };
  }
  if (last.startsWith("-")) {
    return { names: shownFlags(flags).map(([flag]) => `--${flag}`), directive: 4 };
  }
  // What begins with no command has no end either.
  if (named === undefined && hasWord(before, flags)) {
    return { names: [], directive: 4 };
  }
  const subcommands = given.args.length === 0 ? subcommandsOf(name) : [];
  const argument = argumentsOf[name];
  if (argument === undefined) {
    return subcommands.length > 0 ? { names: subcommands, directive: 4 } : files;
  }
  const found = await argumentsFor(argument, given.args, last, system, given.flags);
  return { ...found, names: [...subcommands, ...found.names] };
}

/** Whether there is a word that is neither a flag nor its value. */
const hasWord = (words: readonly string[], flags: Flags) =>
  commandWords(words, takesNext(flags)).length > 0;

/** `get` is a part of the entry, which is not loaded twice. */
async function flagsOf(name: string): Promise<Flags> {
  if (name === "get") return getFlags;
  const loaded = await commands[name]?.load();
  return loaded?.command.completed?.() ?? loaded?.command.flags ?? {};
}

function subcommandsOf(name: string): readonly string[] {
  const prefix = name === "" ? "" : `${name} `;
  const below = Object.keys(commands).filter((each) => each.startsWith(prefix));
  return [...new Set(below.map((each) => each.slice(prefix.length).split(" ")[0] ?? ""))];
}

const takesValue = ({ kind, implied }: Flag) => kind !== "bool" && implied === undefined;

const takesNext = (flags: Flags) => (word: string) =>
  Object.entries(flags).some(
    ([name, flag]) => takesValue(flag) && (word === `--${name}` || word === `-${flag.short}`),
  );

/** The flag whose value is being written, and what stands before the value. */
function valueAt(before: readonly string[], last: string, flags: Flags) {
  const [, name = "", text = ""] = /^--([\w-]+)=(.*)$/s.exec(last) ?? [];
  if (flags[name] !== undefined) {
    return { flag: name, text, prefix: `--${name}=`, isNext: false };
  }
  const word = before.at(-1) ?? "";
  if (!takesNext(flags)(word)) return undefined;
  const found = Object.entries(flags).find(
    ([each, { short }]) => word === `--${each}` || word === `-${short}`,
  );
  return found && { flag: found[0], text: last, prefix: "", isNext: true };
}

async function argumentsFor(
  argument: Argument,
  args: readonly string[],
  last: string,
  system: System,
  given: Parameters<typeof connect>[1],
): Promise<Completions> {
  const closed = (names: readonly string[]): Completions => ({ names, directive: 4 });
  switch (argument.kind) {
    case "words":
      return closed(args.length === 0 ? argument.words : []);
    case "kubeconfig": {
      const config = await readKubeconfig(given.kubeconfig, system.env);
      return closed(args.length === 0 ? namesIn(config, argument.list) : []);
    }
    case "types":
      return closed(await typesOf(await connect(system, given)));
    case "named": {
      if (argument.isOne === true && args.length > 0) return files;
      const names = await namesOf(await connect(system, given), argument.resource);
      return closed(names.filter((name) => !args.includes(name)));
    }
    case "objects":
      return objectsFor(await connect(system, given), argument.types, args, last);
  }
}

async function objectsFor(
  io: Io,
  types: readonly string[] | undefined,
  args: readonly string[],
  last: string,
): Promise<Completions> {
  const [type, ...names] = args;
  const slash = last.indexOf("/");
  if (slash >= 0) {
    const asked = last.slice(0, slash);
    const all = await namesOf(io, asked);
    return { names: all.map((name) => `${asked}/${name}`), directive: 4 };
  }
  if (type?.includes("/") === true) return { names: [], directive: 4 };
  if (type !== undefined) {
    const all = await namesOf(io, type);
    return { names: all.filter((name) => !names.includes(name)), directive: 4 };
  }
  const comma = last.lastIndexOf(",") + 1;
  const known = types ?? (await typesOf(io));
  return { names: known.map((each) => `${last.slice(0, comma)}${each}`), directive: 4 };
}

async function typesOf(io: Io): Promise<readonly string[]> {
  const all = await io.resources.all();
  return [...new Set(all.filter(({ verbs }) => verbs.includes("get")).map(qualified))];
}

async function namesOf(io: Io, type: string): Promise<readonly string[]> {
  const resource: Served = await io.resources.find(type);
  const path = pathOf(resource, { namespace: io.namespace });
  const list: JsonObject = await io.client.json({ path });
  return parts(list, "items").map((each) => textAt(metadataOf(each), "name"));
}
