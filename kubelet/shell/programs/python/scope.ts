import type { Value } from "./values.ts";

/** The names of a script, or of one call of a function. */
export class Scope {
  readonly values = new Map<string, Value>();
  /** Those that are its own: in a function all that it assigns to. */
  readonly local: ReadonlySet<string> | undefined;
  /** Where it was made. */
  readonly parent: Scope | undefined;

  constructor(local?: ReadonlySet<string>, parent?: Scope) {
    this.local = local;
    this.parent = parent;
  }

  /** Whose name it is, seen from here; the outermost knows all others. */
  owner(name: string): Scope {
    let scope: Scope = this;
    while (scope.parent !== undefined && scope.local?.has(name) !== true) scope = scope.parent;
    return scope;
  }

  get(name: string): Value | undefined {
    return this.owner(name).values.get(name);
  }

  set(name: string, value: Value): void {
    this.owner(name).values.set(name, value);
  }
}
