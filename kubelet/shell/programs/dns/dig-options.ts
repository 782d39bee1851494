/** What dig is told. Source: bind 9.18, bin/dig/dig.c. */
import type { RecordType } from "../../network/container-network.ts";
import { reverseName } from "../../network/resolver-file.ts";
import { ProgramError } from "../program.ts";
import { recordTypeOf } from "./dns-text.ts";

/** The parts of what it prints. */
const parts = [
  "cmd",
  "comments",
  "question",
  "answer",
  "authority",
  "additional",
  "stats",
] as const;
export type Part = (typeof parts)[number];

export interface DigLookup {
  readonly name: string;
  readonly type: RecordType;
}

export interface DigOptions {
  readonly lookups: readonly DigLookup[];
  readonly server: string | undefined;
  readonly shown: ReadonlySet<Part>;
  readonly isShort: boolean;
  readonly searches: boolean;
  readonly timeoutMs: number;
  readonly tries: number;
}

const timeoutSecondsUsual = 5;
const triesUsual = 3;

export function digOptions(args: readonly string[]): DigOptions {
  const shown = new Set<Part>(parts);
  const lookups: DigLookup[] = [];
  let server: string | undefined;
  let isShort = false;
  let searches = false;
  let timeoutMs = timeoutSecondsUsual * 1000;
  let tries = triesUsual;
  let type: RecordType | undefined;
  let name: string | undefined;
  const finish = () => {
    if (name !== undefined) lookups.push({ name, type: type ?? "A" });
    name = undefined;
    type = undefined;
  };
  const plus = (word: string) => {
    const isOff = word.startsWith("no");
    const key = isOff ? word.slice(2) : word;
    const part = parts.find((each) => each === key);
    const [, setting = "", value = ""] = /^(\w+)=(.*)$/.exec(word) ?? [];
    if (key === "all") for (const each of parts) toggle(each, !isOff);
    else if (part !== undefined) toggle(part, !isOff);
    else if (key === "short") isShort = !isOff;
    else if (key === "search" || key === "showsearch") searches = !isOff;
    else if (setting === "time") timeoutMs = Number(value) * 1000;
    else if (setting === "tries") tries = Number(value);
    else if (setting === "retry") tries = Number(value) + 1;
  };
  const toggle = (part: Part, isOn: boolean) => {
    if (isOn) shown.add(part);
    else shown.delete(part);
  };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const following = () => {
      at += 1;
      return args[at] ?? "";
    };
    if (arg.startsWith("@")) server = arg.slice(1);
    else if (arg.startsWith("+")) plus(arg.slice(1));
    else if (arg === "-t") type = typeNamed(following());
    else if (arg === "-q") name = following();
    else if (arg === "-x") {
      finish();
      name = reverseName(following()) ?? "";
      type = "PTR";
    } else if (arg === "-p" || arg === "-c" || arg === "-b") following();
    else if (arg.startsWith("-")) continue;
    else if (arg === "IN") continue;
    else if (recordTypeOf(arg) !== undefined) type = recordTypeOf(arg);
    else {
      if (name !== undefined) finish();
      name = arg;
    }
  }
  finish();
  return { lookups, server, shown, isShort, searches, timeoutMs, tries };
}

function typeNamed(text: string): RecordType {
  const type = recordTypeOf(text);
  if (type === undefined) throw new ProgramError(`Invalid type ${text}`);
  return type;
}
