/** Functions, types, errors and all else that is more than plain data. */
import type { Expanding } from "../../words/expand.ts";
import type { Machine } from "./machine.ts";
import type { Scope } from "./scope.ts";
import type { Block, Expression, Parameters } from "./tree.ts";
import type { Value } from "./values.ts";

export type Named = ReadonlyMap<string, Value>;
export type Run = (
  args: readonly (Value | undefined)[],
  machine: Machine,
  named: Named,
) => Value | Expanding<Value>;

/** A function of Python's own. */
export class Native {
  readonly name: string;
  /** Those that may be given by their places, or by name. */
  readonly parameters: readonly string[];
  /** Those that are given by name only; where there are some, or `*`, places are without end. */
  readonly options: readonly string[];
  readonly takesAny: boolean;
  readonly run: Run;

  /**
   * `usage` is `file mode encoding`, or `* sep end` for as many values as there are, with options;
   * `**` takes any name.
   */
  constructor(name: string, usage: string, run: Run) {
    this.name = name;
    const words = usage.split(" ").filter((word) => word !== "");
    this.takesAny = words[0] === "*";
    this.parameters = this.takesAny ? [] : words;
    this.options = this.takesAny ? words.slice(1) : [];
    this.run = run;
  }
}

/** A function of the script. */
export class PyFunction {
  readonly name: string;
  readonly parameters: Parameters;
  /** The values of parameters that are not given, from when it was made. */
  readonly usual: ReadonlyMap<string, Value>;
  readonly body: Block | Expression;
  readonly local: ReadonlySet<string>;
  readonly scope: Scope;
  /** It gives its values one by one. */
  readonly isGenerator: boolean;
  /** The class in which it stands. */
  owner: PyType | undefined;
  /** What the script has set of it. */
  readonly members = new Map<string, Value>();

  constructor({
    name,
    parameters,
    usual,
    body,
    local,
    scope,
    isGenerator,
  }: Omit<PyFunction, "owner" | "members">) {
    this.name = name;
    this.parameters = parameters;
    this.usual = usual;
    this.body = body;
    this.local = local;
    this.scope = scope;
    this.isGenerator = isGenerator;
  }
}

/** A type; those of errors have a base. */
export class PyType {
  readonly name: string;
  readonly base: PyType | undefined;
  /** What calling it does. */
  readonly make: Native | undefined;
  /** What is read of the type itself, as `datetime.now`. */
  readonly members: ReadonlyMap<string, Value>;

  constructor(
    name: string,
    {
      base,
      make,
      members = new Map(),
    }: {
      base?: PyType | undefined;
      make?: Native | undefined;
      members?: ReadonlyMap<string, Value>;
    } = {},
  ) {
    this.name = name;
    this.base = base;
    this.make = make;
    this.members = members;
  }

  isA(type: PyType): boolean {
    return this === type || this.base?.isA(type) === true;
  }
}

/** Where a function was when something was raised. */
export interface Place {
  readonly line: number;
  readonly name: string;
  /** Where its text stands. */
  readonly file: ScriptFile;
}

/** The text of a script or a module of its own. */
export interface ScriptFile {
  /** As tracebacks name it. */
  readonly path: string;
  /** Empty where it stands in no file. */
  readonly lines: readonly string[];
}

export class PyError {
  readonly type: PyType;
  args: readonly Value[];
  readonly members: Map<string, Value>;
  /** Where it went through, the innermost first. */
  readonly trace: Place[] = [];
  /** The last of them that it has left. */
  leftLast: object | undefined;
  /** What it was raised from, or while at work on. */
  cause: PyError | undefined;
  context: PyError | undefined;
  hidesContext = false;

  constructor(
    type: PyType,
    args: readonly Value[],
    members: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.type = type;
    this.args = args;
    this.members = new Map(members);
  }
}

/** Something of a module, and modules themselves. */
export class Thing {
  readonly typeName: string;
  readonly members: ReadonlyMap<string, Value>;
  readonly shown: string;
  /** The lines that it is gone through by. */
  readonly next: (() => Expanding<Value | undefined>) | undefined;
  /** What `with` does at its end. */
  readonly leave: (() => Expanding<void>) | undefined;
  /** What it is compared by, among those of its type. */
  readonly order: number | undefined;
  /** What is in it, by names in brackets. */
  readonly element: ((index: Value) => Value) | undefined;
  /** What an operator makes of it and another; undefined where it does not go. */
  readonly reckon: ((operator: string, right: Value) => Value | undefined) | undefined;

  constructor(
    typeName: string,
    members: Iterable<readonly [string, Value]>,
    more: {
      readonly shown?: string;
      readonly next?: () => Expanding<Value | undefined>;
      readonly leave?: () => Expanding<void>;
      readonly order?: number;
      readonly element?: (index: Value) => Value;
      readonly reckon?: (operator: string, right: Value) => Value | undefined;
    } = {},
  ) {
    this.typeName = typeName;
    // What a module is given later is its own.
    this.members = members instanceof Map ? members : new Map(members);
    this.shown = more.shown ?? `<${typeName} object>`;
    this.next = more.next;
    this.leave = more.leave;
    this.order = more.order;
    this.element = more.element;
    this.reckon = more.reckon;
  }
}
