import { counted } from "../../kernel/counted.ts";
import type { Expanding } from "../../words/expand.ts";
import { evaluate, keyOf, textIn } from "./evaluate.ts";
import { AwkJump, type AwkMachine } from "./machine.ts";
import type { Statement } from "./tree.ts";
import { formatted, isTrue, textOf, type Value } from "./value.ts";

export function* runStatement(node: Statement, machine: AwkMachine): Expanding<void> {
  switch (node.kind) {
    case "block":
      for (const each of node.statements) yield* runStatement(each, machine);
      return;
    case "expression":
      yield* evaluate(node.expression, machine);
      return;
    case "if":
      if (isTrue(yield* evaluate(node.test, machine))) yield* runStatement(node.then, machine);
      else if (node.otherwise !== undefined) yield* runStatement(node.otherwise, machine);
      return;
    case "loop":
      return yield* runLoop(node, machine);
    case "each":
      for (const key of [...machine.elements(node.array).keys()]) {
        machine.set(node.name, key);
        if (!(yield* runBody(node.body, machine))) return;
      }
      return;
    case "jump":
      throw new AwkJump(node.to);
    case "exit":
    case "return":
      throw new AwkJump(node.kind, node.value && (yield* evaluate(node.value, machine)));
    case "delete":
      if (node.keys.length === 0) machine.elements(node.name).clear();
      else machine.elements(node.name).delete(yield* keyOf(node.keys, machine));
      return;
    case "print":
      return yield* print(node, machine);
    default:
      return node satisfies never;
  }
}

/** So many rounds are one command to the kernel, which counts those of the shell. */
const roundsPerCommand = 20;

function* runLoop(
  { test, after, body, runsOnce }: Extract<Statement, { kind: "loop" }>,
  machine: AwkMachine,
): Expanding<void> {
  for (let round = 0; ; round += 1) {
    if (round % roundsPerCommand === roundsPerCommand - 1) yield* counted(machine.shell);
    const isTested = test !== undefined && (round > 0 || !runsOnce);
    if (isTested && !isTrue(yield* evaluate(test, machine))) return;
    if (!(yield* runBody(body, machine))) return;
    if (after !== undefined) yield* runStatement(after, machine);
  }
}

/** False where the loop is left. */
function* runBody(body: Statement, machine: AwkMachine): Expanding<boolean> {
  try {
    yield* runStatement(body, machine);
  } catch (error) {
    if (!(error instanceof AwkJump)) throw error;
    if (error.to === "break") return false;
    if (error.to !== "continue") throw error;
  }
  return true;
}

function* print(
  { isFormatted, args, to }: Extract<Statement, { kind: "print" }>,
  machine: AwkMachine,
): Expanding<void> {
  const values: Value[] = [];
  for (const arg of args) values.push(yield* evaluate(arg, machine));
  const target = to === undefined ? "" : yield* textIn(to.target, machine);
  const [format, ...rest] = values;
  const text = isFormatted
    ? formatted(textOf(format), rest)
    : args.length === 0
      ? machine.record.text
      : values.map((value) => textOf(value, machine.text("OFMT"))).join(machine.text("OFS"));
  const end = isFormatted ? "" : machine.text("ORS");
  yield* machine.write(text + end, to?.operator, target);
}
