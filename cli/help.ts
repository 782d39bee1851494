/** Help, drawn up by commander from the commands' own tables. */
import { Option, Command as Program } from "commander";
import { type Named, unknownInGroup } from "../client/kubectl/command-words.ts";
import { tellFailure } from "../client/kubectl/failure.ts";
import { type Flags, HelpWanted, parseFlags, shownFlags } from "../client/kubectl/flags.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";
import { type System, type Terminal, terminalOf } from "./io.ts";

/** The help of one command. */
export function helpOf({ name, usage, summary, examples = [], flags }: Command): string {
  const program = new Program(`kubesim ${name}`).description(summary).usage(usage);
  addSubcommands(program, name);
  for (const option of optionsOf(flags)) program.addOption(option);
  // A flag of its own may be called like one that all have.
  const others = Object.entries(globalFlags).filter(([flag]) => !Object.hasOwn(flags, flag));
  for (const option of optionsOf(Object.fromEntries(others))) {
    program.addOption(option.helpGroup("Options of every command:"));
  }
  if (examples.length > 0) {
    program.addHelpText("after", ["\nExamples:", ...examples].join("\n  "));
  }
  return program.helpInformation().trimEnd();
}

/** The help of the whole or of a group, or the refusal of words that name no command. */
export function answerWithoutCommand(
  words: readonly string[],
  group: Named | undefined,
  system: System,
): number {
  const { print, warn } = terminalOf(system);
  if (group !== undefined) return answerInGroup(group, terminalOf(system));
  const [word] = words;
  if (word === undefined || word === "help" || word.startsWith("-")) {
    print(overview());
    return 0;
  }
  warn(`error: unknown command "${word}" for "kubesim"${suggestionsFor(word)}`);
  return 1;
}

/** Groups that tell their help as an answer. What comes of the others is said on standard error. */
const answering: Readonly<Record<string, number>> = { rollout: 1, certificate: 0 };

/** Without a subcommand nothing was done. */
function answerInGroup({ name, rest }: Named, { print, warn }: Terminal): number {
  try {
    const { args } = parseFlags(globalFlags, rest, `kubesim ${name}`);
    if (args.length === 0) {
      const code = answering[name];
      (code === undefined ? warn : print)(groupHelp(name));
      return code ?? 1;
    }
    warn(tellFailure(unknownInGroup(args, `kubesim ${name}`)));
    return 1;
  } catch (error) {
    if (!(error instanceof HelpWanted)) warn(tellFailure(error));
    else print(groupHelp(name));
    return error instanceof HelpWanted ? 0 : 1;
  }
}

const distanceMax = 2;

/** Commands that begin with the word or are spelled almost like it. */
function suggestionsFor(word: string): string {
  const names = new Set(Object.keys(commands).map((name) => name.split(" ")[0] ?? ""));
  const alike = [...names].filter(
    (name) => name.startsWith(word.toLowerCase()) || distance(word, name) <= distanceMax,
  );
  if (alike.length === 0) return "";
  return `\n\nDid you mean this?\n${alike.map((name) => `\t${name}\n`).join("")}`;
}

/** How many letters must be changed, added or left out (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...right].entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function overview(): string {
  const program = new Program("kubesim").description(
    "A Kubernetes in one process. Start one with `kubesim up`.",
  );
  for (const [name, { summary }] of Object.entries(commands)) {
    const [group = ""] = name.split(" ");
    // The help of a command tells of what belongs to it.
    if (name !== group && group in commands) continue;
    program.addCommand(new Program(name).description(summary).helpOption(false));
  }
  return program.helpInformation().trimEnd();
}

function groupHelp(group: string): string {
  const program = new Program(`kubesim ${group}`);
  addSubcommands(program, group);
  return program.helpInformation().trimEnd();
}

function addSubcommands(program: Program, of: string): void {
  program.helpCommand(false);
  for (const [name, { summary }] of Object.entries(commands)) {
    if (!name.startsWith(`${of} `)) continue;
    const subcommand = new Program(name.slice(of.length + 1)).description(summary);
    program.addCommand(subcommand.helpOption(false));
  }
}

function optionsOf(flags: Flags): readonly Option[] {
  return shownFlags(flags).map(([name, { kind, short, value, doc, implied }]) => {
    const label = short === undefined ? `--${name}` : `-${short}, --${name}`;
    if (kind === "bool") return new Option(label, doc);
    const wanted = value ?? "VALUE";
    return new Option(`${label} ${implied === undefined ? `<${wanted}>` : `[${wanted}]`}`, doc);
  });
}
