/** The functions that conditions of scenarios have, beside those of CEL and of Kubernetes. */
import { type CelFunction, type CelValue, globalFunction } from "../../api/cel/index.ts";
import type { Subject } from "./failure.ts";
import type { World } from "./world.ts";

/** A call of a function, and what it gave: what a report says of a condition. */
export interface Reading {
  readonly call: string;
  readonly value: CelValue;
}

/** What an evaluation asks, and what it was told so far. */
export interface Asking {
  readonly world: World;
  readonly readings: Reading[];
  /** The objects, and the labels of pods, that it asked about. */
  readonly subjects: Subject[];
}

type Result = "bool" | "int" | "double" | "string" | "dyn" | "list<dyn>";
type Ask = (world: World, ...args: readonly string[]) => unknown;

interface Declared {
  readonly name: string;
  /** How many texts it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  readonly gives: Result;
  readonly ask: Ask;
  /** Which of its texts is a namespace, where the first of them is a subject. */
  readonly namespaceAt?: number;
}

const declared: readonly Declared[] = [
  {
    name: "get",
    takes: [1, 2],
    gives: "dyn",
    namespaceAt: 1,
    ask: (world, name = "", ...at) => world.get(name, ...at),
  },
  {
    name: "list",
    takes: [1, 3],
    gives: "list<dyn>",
    ask: (world, kind = "", ...picks) => world.list(kind, ...picks),
  },
  {
    name: "count",
    takes: [1, 3],
    gives: "int",
    ask: (world, kind = "", ...picks) => world.list(kind, ...picks).length,
  },
  {
    name: "pods",
    takes: [1, 2],
    gives: "list<dyn>",
    namespaceAt: 1,
    ask: (world, what = "", ...at) => world.pods(what, ...at),
  },
  {
    name: "ready",
    takes: [1, 2],
    gives: "int",
    namespaceAt: 1,
    ask: (world, what = "", ...at) => world.ready(what, ...at),
  },
  {
    name: "active",
    takes: [1, 2],
    gives: "int",
    namespaceAt: 1,
    ask: (world, what = "", ...at) => world.active(what, ...at),
  },
  {
    name: "restarts",
    takes: [1, 2],
    gives: "int",
    namespaceAt: 1,
    ask: (world, what = "", ...at) => world.restarts(what, ...at),
  },
  {
    name: "condition",
    takes: [2, 3],
    gives: "string",
    namespaceAt: 2,
    ask: (world, name = "", type = "", ...at) => world.condition(name, type, ...at),
  },
  {
    name: "traffic",
    takes: [1, 2],
    gives: "dyn",
    ask: (world, name = "", ...at) => world.traffic(name, ...at),
  },
  { name: "now", takes: [0, 0], gives: "double", ask: (world) => world.seconds },
];

/** Whose functions are called: evaluation is synchronous, so there is one at a time. */
let asking: Asking | undefined;

/** Evaluates with the functions of one cluster. */
export function askedOf<T>(asked: Asking, evaluate: () => T): T {
  const before = asking;
  asking = asked;
  try {
    return evaluate();
  } finally {
    asking = before;
  }
}

/** One declaration for each number of texts that a function takes. */
export const scenarioFunctions: readonly CelFunction[] = declared.flatMap((each) => {
  const [least, most] = each.takes;
  return Array.from({ length: most - least + 1 }, (_, more) => withTexts(each, least + more));
});

function withTexts(declaration: Declared, count: number): CelFunction {
  const { name, gives } = declaration;
  const takes = Array.from({ length: count }, () => "string" as const);
  // What the functions give is of the types that they are declared with.
  return globalFunction(name, { takes, gives }, (args) => tell(declaration, args) as never);
}

function tell({ name, ask, namespaceAt }: Declared, args: readonly string[]): CelValue {
  if (asking === undefined) throw new Error(`${name}() is asked outside of a scenario`);
  // Objects of the API are JSON, which CEL reads as it is.
  const value = ask(asking.world, ...args) as CelValue;
  const call = `${name}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
  asking.readings.push({ call, value });
  const [what = ""] = args;
  if (namespaceAt !== undefined) {
    const namespace = args[namespaceAt] ?? asking.world.namespace;
    asking.subjects.push({ what, namespace });
  }
  return value;
}
