import type { ScriptFile } from "./objects.ts";
import type { Value } from "./values.ts";

/** The names of a script, of one call of a function, or of a class. */
export class Scope {
  readonly values = new Map<string, Value>();
  /** Those that are its own: in a function all that it assigns to. */
  readonly local: ReadonlySet<string> | undefined;
  /** Where it was made. */
  readonly parent: Scope | undefined;
  /** Functions that stand in a class do not see its names. */
  readonly isOfClass: boolean;
  readonly file: ScriptFile;

  constructor(
    within:
      | { readonly file: ScriptFile }
      | {
          readonly local: ReadonlySet<string>;
          readonly parent: Scope;
          readonly isOfClass?: boolean;
        },
  ) {
    const inner = "parent" in within ? within : undefined;
    this.local = inner?.local;
    this.parent = inner?.parent;
    this.isOfClass = inner?.isOfClass === true;
    this.file = "file" in within ? within.file : within.parent.file;
  }

  /** Whose name it is, seen from here; the outermost knows all others. */
  owner(name: string): Scope {
    let scope: Scope = this;
    while (scope.parent !== undefined && !scope.has(name)) scope = scope.parent;
    return scope;
  }

  /** A class has those that it has been given by now. */
  has(name: string): boolean {
    return this.local?.has(name) === true && (!this.isOfClass || this.values.has(name));
  }

  get(name: string): Value | undefined {
    return this.owner(name).values.get(name);
  }

  set(name: string, value: Value): void {
    if (this.isOfClass && this.local?.has(name) === true) this.values.set(name, value);
    else this.owner(name).values.set(name, value);
  }

  /** What functions see that are made here. */
  get seen(): Scope {
    return this.isOfClass ? (this.parent ?? this) : this;
  }
}
