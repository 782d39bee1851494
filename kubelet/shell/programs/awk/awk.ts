/** `awk`. Source: POSIX.1-2024, awk; busybox and gawk where they agree on more. */
import type { Command } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { readPath } from "../text/lines.ts";
import { evaluate } from "./evaluate.ts";
import { AwkInput } from "./input.ts";
import { awkText } from "./lex.ts";
import { AwkJump, AwkMachine } from "./machine.ts";
import { parseAwk } from "./parse.ts";
import { runStatement } from "./statements.ts";
import type { AwkProgram, Rule } from "./tree.ts";
import { inputValue, isTrue, numberOf } from "./value.ts";

const [, awk] = program("awk", { valued: "Fvfe", stopsAtWord: true, exitCode: 2 }, run);

export const awkPrograms: readonly (readonly [string, Command])[] = [
  ["awk", awk],
  ["gawk", awk],
  ["mawk", awk],
];

function* run({ flags, value, values, rest }: Given, shell: Shell): Work {
  const sources = [...values("e")];
  for (const path of values("f")) sources.push(yield* readPath(path, shell));
  const [first, ...others] = rest;
  const hasSource = flags.has("f") || flags.has("e");
  if (!hasSource && first === undefined) throw new ProgramError("missing program", 2);
  if (!hasSource) sources.push(first ?? "");
  const parsed = parseAwk(sources.join("\n"));
  const machine = new AwkMachine(shell, parsed.functions);
  const separator = value("F");
  if (separator !== undefined) machine.set("FS", separator === "t" ? "\t" : awkText(separator));
  for (const each of values("v")) {
    const at = each.indexOf("=");
    machine.set(each.slice(0, at), inputValue(awkText(each.slice(at + 1))));
  }
  const operands = hasSource ? rest : others;
  const argv = machine.elements("ARGV");
  ["awk", ...operands].forEach((each, index) => {
    argv.set(String(index), each);
  });
  machine.set("ARGC", operands.length + 1);
  return yield* runAll(parsed, machine, new AwkInput(operands, machine));
}

function* runAll({ rules }: AwkProgram, machine: AwkMachine, input: AwkInput): Work {
  const records = rules.filter(({ when }) => when === "record");
  const last = rules.filter(({ when }) => when === "END");
  machine.nextRecord = () => input.next();
  const exitCode = yield* exiting(function* () {
    for (const { when, body } of rules) if (when === "BEGIN") yield* runStatement(body, machine);
    if (records.length > 0 || last.length > 0) yield* runRecords(records, machine, input);
  });
  const ended = yield* exiting(function* () {
    for (const { body } of last) yield* runStatement(body, machine);
  });
  yield* machine.closeAll();
  return ended ?? exitCode ?? (input.hasFailed ? 2 : 0);
}

/** The code with which the program says it exits. */
function* exiting(work: () => Expanding<void>): Expanding<number | undefined> {
  try {
    yield* work();
    return undefined;
  } catch (error) {
    if (!(error instanceof AwkJump)) throw error;
    return error.to === "exit" ? numberOf(error.value) & 255 : undefined;
  }
}

function* runRecords(
  rules: readonly Rule[],
  machine: AwkMachine,
  input: AwkInput,
): Expanding<void> {
  const open = new Set<Rule>();
  for (;;) {
    const record = yield* input.next();
    if (record === undefined) return;
    machine.record.text = record;
    machine.counts();
    try {
      for (const rule of rules) {
        if (yield* applies(rule, open, machine)) yield* runStatement(rule.body, machine);
      }
    } catch (error) {
      if (!(error instanceof AwkJump) || !error.to.startsWith("next")) throw error;
      if (error.to === "nextfile") input.skipFile();
    }
  }
}

/** A range begins with one record and ends with another, which may be the same. */
function* applies(rule: Rule, open: Set<Rule>, machine: AwkMachine): Expanding<boolean> {
  const { from, to } = rule;
  if (from === undefined) return true;
  if (to === undefined) return isTrue(yield* evaluate(from, machine));
  if (!open.has(rule)) {
    if (!isTrue(yield* evaluate(from, machine))) return false;
    open.add(rule);
  }
  if (isTrue(yield* evaluate(to, machine))) open.delete(rule);
  return true;
}
