/** Conditions of scenarios, in CEL. */
import { Environment } from "@marcbachmann/cel-js";
import type { Reading, World } from "./world.ts";

/** A condition that was compiled; it can be asked of any cluster. */
export interface Expression {
  readonly text: string;
  /** Whether it asks for the time, so that time alone can change it. */
  readonly usesTime: boolean;
  readonly run: (world: World) => Outcome;
}

/** What came of a condition. */
export interface Outcome {
  /** Absent where it could not be evaluated. */
  readonly value?: boolean;
  readonly problem?: string;
  /** What its functions gave, in their order. */
  readonly readings: readonly Reading[];
}

/** Throws RangeError where it is no condition. */
export function compileExpression(text: string): Expression {
  const run = environment.parse(text);
  const { valid, error, type } = run.check();
  if (!valid) throw new RangeError(error?.message ?? "invalid expression");
  if (type !== "bool" && type !== "dyn") throw new RangeError(`must evaluate to bool, not ${type}`);
  return {
    text,
    usesTime: /\bnow\s*\(/.test(text),
    run: (world) => within({ world, readings: [] }, () => run({})),
  };
}

/** What the condition is at this moment. */
export const evaluate = (expression: Expression, world: World): Outcome => expression.run(world);

interface Asking {
  readonly world: World;
  readonly readings: Reading[];
}

/** Whose functions are called; evaluation is synchronous, so there is one at a time. */
let asking: Asking | undefined;

function within(asked: Asking, run: () => unknown): Outcome {
  const before = asking;
  asking = asked;
  const { readings } = asked;
  try {
    const value = run();
    if (typeof value === "boolean") return { value, readings };
    return { problem: `evaluates to ${typeof value}, not to bool`, readings };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), readings };
  } finally {
    asking = before;
  }
}

type Ask = (world: World, ...args: readonly string[]) => unknown;

/** The functions, by what CEL calls them with. */
const functions: readonly (readonly [signature: string, ask: Ask])[] = [
  ["get(string): dyn", (world, name = "") => world.get(name)],
  ["get(string, string): dyn", (world, name = "", namespace) => world.get(name, namespace)],
  ["list(string): list", (world, kind = "") => world.list(kind)],
  ["list(string, string): list", (world, kind = "", labels) => world.list(kind, labels)],
  [
    "list(string, string, string): list",
    (world, kind = "", labels, namespace) => world.list(kind, labels, namespace),
  ],
  ["pods(string): list", (world, what = "") => world.pods(what)],
  ["count(string): int", (world, kind = "") => BigInt(world.list(kind).length)],
  [
    "count(string, string): int",
    (world, kind = "", labels) => BigInt(world.list(kind, labels).length),
  ],
  ["ready(string): int", (world, what = "") => BigInt(world.ready(what))],
  ["active(string): int", (world, what = "") => BigInt(world.active(what))],
  ["restarts(string): int", (world, what = "") => BigInt(world.restarts(what))],
  [
    "condition(string, string): string",
    (world, name = "", type = "") => world.condition(name, type),
  ],
  ["traffic(string): dyn", (world, name = "") => world.traffic(name)],
  ["now(): double", (world) => world.seconds],
];

const environment = functions.reduce(
  (made, [signature, ask]) => {
    const name = signature.slice(0, signature.indexOf("("));
    return made.registerFunction(signature, (...args: readonly string[]) => asked(name, ask, args));
  },
  new Environment({ enableOptionalTypes: true }),
);

function asked(name: string, ask: Ask, args: readonly string[]): unknown {
  if (asking === undefined) throw new Error(`${name}() is asked outside of a scenario`);
  const value = ask(asking.world, ...args);
  const call = `${name}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
  asking.readings.push({ call, value });
  return value;
}
