/** The functions of awk, its own and those of the program. Source: POSIX.1-2024, awk. */

import { timeOf } from "../../kernel/context.ts";
import type { Expanding } from "../../words/expand.ts";
import { withFlags } from "../../words/regular-expression.ts";
import { dateText } from "../date.ts";
import { ProgramError } from "../program.ts";
import { timeZoneOf } from "../time-zone.ts";
import { assign, evaluate, expressionOf, textIn } from "./evaluate.ts";
import { isVariable } from "./expression.ts";
import { AwkJump, type AwkMachine, type Cell } from "./machine.ts";
import { splitText } from "./record.ts";
import { runStatement } from "./statements.ts";
import type { AwkFunction, Expression } from "./tree.ts";
import { formatted, inputValue, numberOf, textOf, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Builtin = (args: readonly Expression[], machine: AwkMachine) => Expanding<Value>;

export function* callFunction({ name, args }: Call, machine: AwkMachine): Expanding<Value> {
  const own = machine.functions.get(name);
  if (own !== undefined) return yield* callOwn(own, args, machine);
  const special = builtins[name];
  if (special !== undefined) return yield* special(args, machine);
  const plain = functions[name];
  if (plain === undefined) throw new ProgramError(`call to undefined function ${name}`, 2);
  const values: Value[] = [];
  for (const arg of args) values.push(yield* evaluate(arg, machine));
  return plain(values, machine);
}

const depthMax = 1_000;

function* callOwn(
  { parameters, body }: AwkFunction,
  args: readonly Expression[],
  machine: AwkMachine,
): Expanding<Value> {
  if (machine.frames.length >= depthMax)
    throw new ProgramError("function call nesting too deep", 2);
  const frame = new Map<string, Cell>();
  // An array that the function makes of what was not set yet is its caller's, too.
  const unset: (readonly [Cell, Cell])[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const arg = args[index];
    const given = arg?.kind === "variable" ? machine.cell(arg.name) : undefined;
    const value = arg === undefined || given?.elements ? undefined : yield* evaluate(arg, machine);
    const cell: Cell = { value, elements: given?.elements };
    if (given !== undefined && given.elements === undefined && value === undefined) {
      unset.push([given, cell]);
    }
    frame.set(parameter, cell);
  }
  machine.frames.push(frame);
  try {
    yield* runStatement(body, machine);
    return undefined;
  } catch (error) {
    if (error instanceof AwkJump && error.to === "return") return error.value;
    throw error;
  } finally {
    machine.frames.pop();
    for (const [given, cell] of unset) given.elements ??= cell.elements;
  }
}

/** Those that get more than values. */
const builtins: Readonly<Record<string, Builtin>> = {
  *length([arg], machine) {
    if (arg === undefined) return machine.record.text.length;
    if (arg.kind === "variable") {
      const { elements } = machine.cell(arg.name);
      if (elements !== undefined) return elements.size;
    }
    return (yield* textIn(arg, machine)).length;
  },
  *split([text, array, separator], machine) {
    if (text === undefined || array?.kind !== "variable") throw wrong("split");
    const by =
      separator?.kind === "regex"
        ? separator.expression
        : separator === undefined
          ? machine.text("FS")
          : yield* textIn(separator, machine);
    const parts = splitText(yield* textIn(text, machine), by);
    const elements = machine.elements(array.name);
    elements.clear();
    parts.forEach((part, index) => {
      elements.set(String(index + 1), inputValue(part));
    });
    return parts.length;
  },
  sub: (args, machine) => substitute(args, machine, false),
  gsub: (args, machine) => substitute(args, machine, true),
  *match([text, form], machine) {
    if (text === undefined || form === undefined) throw wrong("match");
    const found = (yield* expressionOf(form, machine)).exec(yield* textIn(text, machine));
    machine.set("RSTART", found === null ? 0 : found.index + 1);
    machine.set("RLENGTH", found === null ? -1 : found[0].length);
    return machine.get("RSTART");
  },
  *system([command], machine) {
    return command === undefined ? 0 : yield* machine.run(yield* textIn(command, machine));
  },
  *close([name], machine) {
    return name === undefined ? -1 : yield* machine.close(yield* textIn(name, machine));
  },
};

const wrong = (name: string) => new ProgramError(`wrong arguments of ${name}`, 2);

function* substitute(
  [form, by, target]: readonly Expression[],
  machine: AwkMachine,
  isGlobal: boolean,
): Expanding<Value> {
  if (form === undefined || by === undefined) throw wrong(isGlobal ? "gsub" : "sub");
  const into: Expression = target ?? { kind: "field", index: { kind: "number", value: 0 } };
  const { source, flags } = yield* expressionOf(form, machine);
  const replacement = yield* textIn(by, machine);
  const text = yield* textIn(into, machine);
  let count = 0;
  let end = -1;
  const changed = text.replace(
    withFlags({ source }, isGlobal ? `${flags}g` : flags),
    (match, ...rest) => {
      const at: unknown = rest.findLast((each) => typeof each === "number");
      // An empty match right after another is none.
      if (match === "" && at === end) return "";
      end = Number(at) + match.length;
      count += 1;
      return replacement.replace(/\\([\\&])|&/g, (_, escaped?: string) => escaped ?? match);
    },
  );
  if (count > 0 && isVariable(into)) yield* assign(into, changed, machine);
  return count;
}

type Plain = (values: readonly Value[], machine: AwkMachine) => Value;

const math =
  (reckon: (value: number) => number): Plain =>
  ([value]) =>
    reckon(numberOf(value));

const functions: Readonly<Record<string, Plain>> = {
  substr([text, from, length]) {
    // Both are rounded, and what lies before the text is counted, too.
    const start = Math.round(numberOf(from));
    const end =
      length === undefined ? Number.POSITIVE_INFINITY : start + Math.round(numberOf(length));
    return textOf(text).slice(Math.max(start - 1, 0), Math.max(end - 1, 0));
  },
  index: ([text, part]) => textOf(text).indexOf(textOf(part)) + 1,
  toupper: ([text]) => textOf(text).replace(/[a-z]+/g, (part) => part.toUpperCase()),
  tolower: ([text]) => textOf(text).replace(/[A-Z]+/g, (part) => part.toLowerCase()),
  sprintf: ([format, ...values]) => formatted(textOf(format), values),
  int: math(Math.trunc),
  sqrt: math(Math.sqrt),
  exp: math(Math.exp),
  log: math(Math.log),
  sin: math(Math.sin),
  cos: math(Math.cos),
  atan2: ([y, x]) => Math.atan2(numberOf(y), numberOf(x)),
  rand: (_, { shell }) => shell.context.random.next(),
  srand: () => 0,
  fflush: () => 0,
  systime: (_, { shell }) => Math.floor(timeOf(shell.context) / 1000),
  strftime: ([format, time], { shell }) => {
    const timeMs = time === undefined ? timeOf(shell.context) : numberOf(time) * 1000;
    const form = format === undefined ? undefined : `+${textOf(format)}`;
    return dateText(timeMs, form, timeZoneOf(shell));
  },
};
