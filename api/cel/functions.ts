/** How functions of CEL are declared, so that calls can be checked and the right one be chosen. */
import { type Frame, noSuchOverload } from "./frame.ts";
import { type CelType, types } from "./types.ts";
import {
  type Box,
  type CelInt,
  type CelList,
  type CelMap,
  type CelValue,
  kindOf,
} from "./values.ts";

/** The names of types in declarations, and what a function is given for each. */
interface Given {
  readonly dyn: CelValue;
  readonly T: CelValue;
  readonly bool: boolean;
  readonly int: CelInt;
  readonly uint: Box<"uint">;
  readonly double: number | Box<"double">;
  readonly string: string;
  readonly bytes: Uint8Array;
  readonly null: null;
  readonly timestamp: Box<"timestamp">;
  readonly duration: Box<"duration">;
  readonly type: Box<"type">;
  readonly quantity: Box<"quantity">;
  readonly url: Box<"url">;
  readonly ip: Box<"ip">;
  readonly cidr: Box<"cidr">;
  readonly format: Box<"format">;
  readonly semver: Box<"semver">;
  readonly "list<T>": CelList;
  readonly "list<list<T>>": CelList;
  readonly "list<int>": CelList;
  readonly "list<uint>": CelList;
  readonly "list<double>": CelList;
  readonly "list<bool>": CelList;
  readonly "list<bytes>": CelList;
  readonly "list<duration>": CelList;
  readonly "list<timestamp>": CelList;
  readonly "list<string>": CelList;
  readonly "list<dyn>": CelList;
  readonly "map<K,V>": CelMap;
  readonly "map<string,list<string>>": CelMap;
  readonly "optional<T>": Box<"optional">;
  readonly "list<optional<T>>": CelList;
  readonly "optional<format>": Box<"optional">;
  readonly "optional<list<string>>": Box<"optional">;
}

type Name = keyof Given;
type GivenFor<Names extends readonly Name[]> = { readonly [At in keyof Names]: Given[Names[At]] };

/** One way to call a function; of a method, the first parameter is what it is called on. */
export interface CelFunction {
  readonly name: string;
  readonly isMethod: boolean;
  readonly parameters: readonly CelType[];
  readonly result: CelType;
  /** Called with as many values as there are parameters, of their kinds. */
  run(values: readonly CelValue[], frame: Frame): CelValue;
}

/** `name(...)`. The work that it does beyond a constant, `run` has to count. */
export function globalFunction<const Names extends readonly Name[]>(
  name: string,
  signature: { readonly takes: Names; readonly gives: Name },
  run: (values: GivenFor<Names>, frame: Frame) => CelValue,
): CelFunction {
  return declare(name, { ...signature, isMethod: false }, run);
}

/** `value.name(...)`. The work that it does beyond a constant, `run` has to count. */
export function method<const Names extends readonly Name[]>(
  name: string,
  signature: { readonly takes: Names; readonly gives: Name },
  run: (values: GivenFor<Names>, frame: Frame) => CelValue,
): CelFunction {
  return declare(name, { ...signature, isMethod: true }, run);
}

interface Signature<Names> {
  readonly takes: Names;
  readonly gives: Name;
  readonly isMethod: boolean;
}

function declare<const Names extends readonly Name[]>(
  name: string,
  { takes, gives, isMethod }: Signature<Names>,
  run: (values: GivenFor<Names>, frame: Frame) => CelValue,
): CelFunction {
  return {
    name,
    isMethod,
    parameters: takes.map((taken) => types[taken]),
    result: types[gives],
    // A call gives only values that `takesValues` holds for.
    run: (values, frame) => run(values as unknown as GivenFor<Names>, frame),
  };
}

/** Whether a function can be called with values that are known only now. */
export function takesValues({ parameters }: CelFunction, values: readonly CelValue[]): boolean {
  return parameters.every((parameter, at) => {
    const value = values[at];
    if (value === undefined) return false;
    // An object is a map like any other when it is run.
    const kind = parameter.kind === "object" ? "map" : parameter.kind;
    return ["dyn", "param"].includes(kind) || kind === kindOf(value);
  });
}

/** An int as a number, where one too large is as good as the largest. */
export const smallInt = (value: CelInt): number => Number(value);

/** Items of a list that its declaration says are text. */
export const textOf = (value: CelValue): string =>
  typeof value === "string" ? value : noSuchOverload();
