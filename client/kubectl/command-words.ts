/** Which of the words of a command line name the command. */

import { Failure } from "./failure.ts";

/** Other names of subcommands and of groups of them. Source: kubectl 1.36. */
const aliases: Readonly<Record<string, string>> = {
  "create deploy": "create deployment",
  "create cj": "create cronjob",
  "create cm": "create configmap",
  "create ns": "create namespace",
  "create sa": "create serviceaccount",
  "create svc": "create service",
  "create ing": "create ingress",
  "create resourcequota": "create quota",
  "create pdb": "create poddisruptionbudget",
  "create pc": "create priorityclass",
  "set sa": "set serviceaccount",
  "config use": "config use-context",
};

/** The words of a command with the name that the help has for it. */
export function commandName(words: readonly string[]): string {
  const [first = "", second, ...rest] = words;
  if (second === undefined) return first;
  const two = `${first} ${second}`;
  const known = Object.hasOwn(aliases, two) ? aliases[two] : two;
  return [known, ...rest].join(" ");
}

const commandWordsMax = 3;

/**
 * Where the first words are of which the name of a command may consist: those that are neither
 * flags nor their values. `takesNext` tells of a flag whether the word after it is its value.
 */
export function commandWords(
  words: readonly string[],
  takesNext: (word: string) => boolean,
): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length && found.length < commandWordsMax; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") break;
    if (!word.startsWith("-")) found.push(at);
    else if (takesNext(word)) at += 1;
  }
  return found;
}

/** What words name. */
export interface Named {
  readonly name: string;
  /** A group has no meaning without one of its commands. */
  readonly isGroup: boolean;
  /** The other words. */
  readonly rest: readonly string[];
}

/** The command with the longest name that the words begin with, or the group of commands. */
export function namedBy(
  words: readonly string[],
  commands: readonly string[],
  takesNext: (word: string) => boolean,
): Named | undefined {
  const at = commandWords(words, takesNext);
  for (let count = at.length; count > 0; count -= 1) {
    const taken = at.slice(0, count);
    const name = commandName(taken.map((index) => words[index] ?? ""));
    const isGroup = !commands.includes(name);
    if (isGroup && !commands.some((each) => each.startsWith(`${name} `))) continue;
    return { name, isGroup, rest: words.filter((_, index) => !taken.includes(index)) };
  }
  return undefined;
}

/** The refusal of words of which no command of a group is the name; `group` is the whole name. */
export const unknownInGroup = (words: readonly string[], group: string) =>
  new Failure(`unknown command "${words.join(" ")}"\nSee '${group} -h' for help and examples`);
