/** What a Python script is made of. */
import type { Value } from "./values.ts";

export type Expression =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  /** An f-string: texts, and what is put between them. */
  | { readonly kind: "format"; readonly parts: readonly (string | Replacement)[] }
  | { readonly kind: "list" | "tuple" | "set"; readonly items: readonly Expression[] }
  | { readonly kind: "star"; readonly value: Expression }
  | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "compare";
      readonly first: Expression;
      readonly rest: readonly { readonly operator: string; readonly operand: Expression }[];
    }
  | {
      readonly kind: "logic";
      readonly operator: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "element"; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: "slice";
      readonly from: Expression | undefined;
      readonly to: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: "call"; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly kind: "lambda"; readonly parameters: Parameters; readonly body: Expression }
  | {
      readonly kind: "comprehension";
      readonly form: "list" | "set" | "dict" | "generator";
      readonly item: Expression;
      /** Of a dict, what stands after the colon. */
      readonly value: Expression | undefined;
      readonly clauses: readonly Clause[];
    }
  /** `name := value` */
  | { readonly kind: "named"; readonly name: string; readonly value: Expression }
  /** `yield value`, and `yield from items`. */
  | { readonly kind: "yield"; readonly isFrom: boolean; readonly value: Expression | undefined };

/** `{value!conversion:spec}` of an f-string. */
export interface Replacement {
  readonly value: Expression;
  /** `value = `, where its source is printed, too. */
  readonly label: string;
  readonly conversion: string;
  readonly spec: readonly (string | Replacement)[];
}

export interface DictEntry {
  /** Absent: all of another dict. */
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface Argument {
  /** Empty where it is given by its place. */
  readonly name: string;
  /** As many as stand before it. */
  readonly stars: 0 | 1 | 2;
  readonly value: Expression;
}

/** `for target in items if test …` */
export interface Clause {
  readonly target: Expression;
  readonly items: Expression;
  readonly tests: readonly Expression[];
}

export interface Parameters {
  readonly plain: readonly { readonly name: string; readonly usual: Expression | undefined }[];
  /** How many of them, at the end, are given by name only. */
  readonly namedOnly: number;
  readonly rest: string | undefined;
  readonly restNamed: string | undefined;
}

export interface Handler {
  readonly line: number;
  /** Absent: it catches all. */
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: Block;
}

export type Block = readonly Statement[];

export type Statement = { readonly line: number } & (
  | { readonly kind: "expression"; readonly value: Expression }
  | {
      readonly kind: "assign";
      readonly targets: readonly Expression[];
      readonly value: Expression;
    }
  | {
      readonly kind: "augment";
      readonly target: Expression;
      readonly operator: string;
      readonly value: Expression;
    }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: Block;
      readonly otherwise: Block;
    }
  | {
      readonly kind: "while";
      readonly test: Expression;
      readonly body: Block;
      readonly otherwise: Block;
    }
  | {
      readonly kind: "for";
      readonly target: Expression;
      readonly items: Expression;
      readonly body: Block;
      readonly otherwise: Block;
    }
  | { readonly kind: "jump"; readonly to: "break" | "continue" }
  | { readonly kind: "pass" }
  | { readonly kind: "import"; readonly names: readonly Imported[] }
  | { readonly kind: "from"; readonly module: string; readonly names: readonly Imported[] }
  | {
      readonly kind: "def";
      readonly name: string;
      readonly parameters: Parameters;
      readonly body: Block;
      /** The first of them stands outermost. */
      readonly decorators: readonly Expression[];
    }
  | {
      readonly kind: "class";
      readonly name: string;
      readonly bases: readonly Argument[];
      readonly body: Block;
      readonly decorators: readonly Expression[];
    }
  /** `name: type`, without a value or before it is given one. */
  | {
      readonly kind: "annotate";
      readonly name: string;
      readonly value: Expression | undefined;
    }
  | { readonly kind: "return"; readonly value: Expression | undefined }
  | {
      readonly kind: "try";
      readonly body: Block;
      readonly handlers: readonly Handler[];
      readonly otherwise: Block;
      readonly last: Block;
    }
  | {
      readonly kind: "raise";
      readonly value: Expression | undefined;
      readonly cause: Expression | undefined;
    }
  | {
      readonly kind: "with";
      readonly items: readonly { readonly value: Expression; readonly target?: Expression }[];
      readonly body: Block;
    }
  | {
      readonly kind: "scope";
      readonly of: "global" | "nonlocal";
      readonly names: readonly string[];
    }
  | { readonly kind: "delete"; readonly targets: readonly Expression[] }
  | {
      readonly kind: "assert";
      readonly test: Expression;
      readonly message: Expression | undefined;
    }
);

export interface Imported {
  readonly name: string;
  readonly as: string | undefined;
}

/** The script is none, in the words of CPython. */
export class SyntaxProblem {
  readonly type: "SyntaxError" | "IndentationError";
  readonly message: string;
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly width: number;

  constructor(
    message: string,
    at: { readonly line: number; readonly column: number; readonly text?: string },
    type: SyntaxProblem["type"] = "SyntaxError",
  ) {
    this.message = message;
    this.line = at.line;
    this.column = at.column;
    this.width = Math.max(at.text?.length ?? 1, 1);
    this.type = type;
  }
}

/** It may be right, but nothing is done about it here. */
export class Unsimulated {
  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }
}
