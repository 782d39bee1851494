/** What an awk program is made of. */

export type Variable =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "field"; readonly index: Expression }
  | { readonly kind: "element"; readonly name: string; readonly keys: readonly Expression[] };

export type Expression =
  | Variable
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly text: string }
  /** By itself it is matched against the record. */
  | { readonly kind: "regex"; readonly expression: RegExp }
  | {
      readonly kind: "assign";
      readonly operator: string;
      readonly target: Variable;
      readonly value: Expression;
    }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: "step";
      readonly by: 1 | -1;
      readonly isPrefix: boolean;
      readonly target: Variable;
    }
  | { readonly kind: "in"; readonly keys: readonly Expression[]; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "getline";
      readonly target: Variable | undefined;
      /** Without it the next record is read. */
      readonly from: { readonly isCommand: boolean; readonly source: Expression } | undefined;
    };

export type Statement =
  | { readonly kind: "block"; readonly statements: readonly Statement[] }
  | { readonly kind: "expression"; readonly expression: Expression }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | undefined;
    }
  | {
      readonly kind: "loop";
      readonly test: Expression | undefined;
      readonly after: Statement | undefined;
      readonly body: Statement;
      /** The body comes before the first test. */
      readonly runsOnce: boolean;
    }
  | {
      readonly kind: "each";
      readonly name: string;
      readonly array: string;
      readonly body: Statement;
    }
  | { readonly kind: "jump"; readonly to: "break" | "continue" | "next" | "nextfile" }
  | { readonly kind: "exit" | "return"; readonly value: Expression | undefined }
  | { readonly kind: "delete"; readonly name: string; readonly keys: readonly Expression[] }
  | {
      readonly kind: "print";
      readonly isFormatted: boolean;
      readonly args: readonly Expression[];
      readonly to: { readonly operator: string; readonly target: Expression } | undefined;
    };

export interface Rule {
  readonly when: "BEGIN" | "END" | "record";
  readonly from: Expression | undefined;
  /** Of a range of records. */
  readonly to: Expression | undefined;
  readonly body: Statement;
}

export interface AwkFunction {
  readonly parameters: readonly string[];
  readonly body: Statement;
}

export interface AwkProgram {
  readonly rules: readonly Rule[];
  readonly functions: ReadonlyMap<string, AwkFunction>;
}
