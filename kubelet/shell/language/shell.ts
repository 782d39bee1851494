/** The state of one shell: what a subshell gets a copy of. */
import type { Function as FunctionNode, Script, Statement } from "unbash";
import { type Option, optionLetters } from "../builtins/options.ts";
import type { Context } from "../kernel/context.ts";
import type { Effect, Kernel, Task, Work } from "../kernel/kernel.ts";
import { fitting } from "../kernel/limits.ts";
import type { Input, Output } from "../kernel/streams.ts";
import { evaluate, expressionOf } from "../words/arithmetic.ts";
import { anyDialect, titleOf } from "./dialect.ts";
import { takeFunction } from "./exported-functions.ts";
import { lineAt, noSource, type Source } from "./line-numbers.ts";
import type { UnknownLibrary } from "./presumed.ts";

/** Where a shell's file descriptors lead. Beyond the first three there are outputs only. */
export interface Streams {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
  readonly more: ReadonlyMap<number, Output>;
  /** A person sits at the other end. */
  readonly isTerminal?: boolean;
  /** How large the terminal is, where that is known; it changes with the client's. */
  readonly size?: TerminalSize;
}

export interface TerminalSize {
  columns: number;
  rows: number;
}

/** Runs scripts for a shell. */
export interface Engine {
  statements(statements: readonly Statement[], shell: Shell): Generator<Effect, void, void>;
  /** What a command substitution prints. */
  substitute(script: Script, shell: Shell): Generator<Effect, string, void>;
  /** The path that a script is written to or read from that runs beside; `<( … )`. */
  beside(script: Script, operator: "<" | ">", shell: Shell): string;
  /** What a word stands for that is found within an expression. */
  word(text: string, shell: Shell): Generator<Effect, string, void>;
  /** Runs text as if it stood in the script, or in another place; its exit code. */
  text(source: string, shell: Shell, from?: Partial<Source>): Work;
  /** Runs a script to the end of the shell. */
  toEnd(source: string, shell: Shell): Work;
}

/** A function or a script that was called, and from where. */
export interface Call {
  readonly name: string;
  readonly line: number;
  readonly file: string | undefined;
}

/** What a variable was before it was local. */
export interface Before {
  /** With its elements, where it was an array. */
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Which of the attributes it had. */
  readonly attributes: readonly boolean[];
  /** The variable that it stood for. */
  readonly reference: string | undefined;
}

/** References that lead in a circle end somewhere. */
const referencesMax = 8;

interface ShellParts {
  readonly context: Context;
  readonly task: Task;
  readonly name: string;
  readonly streams: Streams;
  readonly engine: Engine;
}

export class Shell {
  readonly context: Context;
  readonly kernel: Kernel;
  readonly task: Task;
  readonly variables = new Map<string, string>();
  readonly exported = new Set<string>();
  /** The arrays whose keys are words. */
  readonly associative = new Set<string>();
  readonly readOnly = new Set<string>();
  /** Those whose values are reckoned before they are set. */
  readonly integers = new Set<string>();
  /** Variables that stand for others, as `local -n` makes them, with the names of these. */
  readonly references = new Map<string, string>();
  /** Where arrays went on when they last grew. */
  readonly nextIndices = new Map<string, number>();
  readonly functions = new Map<string, FunctionNode>();
  readonly options = new Set<Option>();
  /** `$0`: what error messages begin with. */
  readonly name: string;
  readonly engine: Engine;
  /** How many shells run within one another, and how many functions, traps and scripts do so. */
  depth = 0;
  nesting = 0;
  /** How many loops are at work. */
  rounds = 0;
  /** It does what was to be done on a signal. */
  isInTrap = false;
  positional: readonly string[] = [];
  streams: Streams;
  cwd = "/";
  /** `$?` */
  status = 0;
  /** What the last command substitution of the command at work has ended with. */
  substitutedCode: number | undefined;
  /** What it runs, and where it is in that. */
  source: Source = noSource;
  position = 0;
  /** The exit codes of the pipeline before; absent: that of a single command. */
  pipeCodes: readonly number[] | undefined;
  /** The functions and scripts that are at work, the latest last. */
  calls: readonly Call[] = [];
  /** How many command substitutions it stands in. */
  substitutions = 0;
  /** How many subshells it stands in. */
  subshells = 0;
  /** `$$`, also in its subshells. */
  pid: number;
  /** From when on `SECONDS` counts. */
  secondsFromMs: number;
  /** Where the command that is at work ends. */
  endPosition = 0;
  /** The command that a trap was run for. */
  trappedCommand: string | undefined;
  /** `$_`: the last word of the command before. */
  lastWord = "";
  /** How far `getopts` is within a word of several letters. */
  optionAt = 1;
  optionWord: string | undefined;
  /** What it knows; bash knows more than POSIX. */
  dialect = anyDialect;
  /** Its script is that of its command line. */
  isOfCommandLine = false;
  umask = "0022";
  /** `$!` */
  lastBackground: Task | undefined;
  /** The background processes that `wait` waits for. */
  readonly jobs: Task[] = [];
  /** Above 0 where a failure is looked at, as in a condition: it does not end the shell. */
  forgiving = 0;
  /** The variables that functions have made local, with what they were before. */
  locals: Map<string, Before>[] = [];
  functionDepth = 0;
  /** It has read files of which nothing is known; absent: none. */
  unknownLibrary: UnknownLibrary | undefined;

  constructor({ context, task, name, streams, engine }: ShellParts) {
    this.context = context;
    this.kernel = context.kernel;
    this.task = task;
    this.pid = task.pid;
    this.secondsFromMs = context.kernel.now;
    this.name = name;
    this.streams = streams;
    this.engine = engine;
  }

  /** Gives a new shell what it begins with. */
  begin(
    environment: ReadonlyMap<string, string>,
    positional: readonly string[],
    cwd: string,
  ): void {
    for (const [name, value] of environment) {
      if (this.isBash) takeFunction(name, value, this.functions);
      this.variables.set(name, value);
      this.exported.add(name);
    }
    this.positional = positional;
    this.cwd = cwd;
  }

  /** A copy for a process of its own, which catches no signals. */
  fork(task: Task, streams: Streams = this.streams): Shell {
    const { context, name, engine } = this;
    const copy = new Shell({ context, task, name, streams, engine });
    copy.depth = this.depth;
    copy.nesting = this.nesting;
    copy.dialect = this.dialect;
    copy.isOfCommandLine = this.isOfCommandLine;
    copy.umask = this.umask;
    for (const [variable, value] of this.variables) copy.variables.set(variable, value);
    for (const variable of this.exported) copy.exported.add(variable);
    for (const [array, next] of this.nextIndices) copy.nextIndices.set(array, next);
    for (const array of this.associative) copy.associative.add(array);
    for (const variable of this.readOnly) copy.readOnly.add(variable);
    for (const variable of this.integers) copy.integers.add(variable);
    for (const [variable, target] of this.references) copy.references.set(variable, target);
    for (const [called, body] of this.functions) copy.functions.set(called, body);
    for (const option of this.options) copy.options.add(option);
    copy.positional = this.positional;
    copy.calls = this.calls;
    copy.pid = this.pid;
    copy.secondsFromMs = this.secondsFromMs;
    copy.substitutions = this.substitutions;
    copy.subshells = this.subshells + 1;
    copy.cwd = this.cwd;
    copy.source = this.source;
    copy.position = this.position;
    copy.status = this.status;
    copy.lastBackground = this.lastBackground;
    copy.forgiving = this.forgiving;
    copy.functionDepth = this.functionDepth;
    copy.unknownLibrary = this.unknownLibrary;
    return copy;
  }

  get environment(): ReadonlyMap<string, string> {
    const environment = new Map<string, string>();
    for (const name of this.exported) {
      const value = this.variables.get(name);
      if (value !== undefined) environment.set(name, value);
    }
    return environment;
  }

  set(name: string, value: string): void {
    const target = this.referred(name);
    this.refuseReadOnly(target);
    if (target === "SECONDS") this.secondsFromMs = this.kernel.now - Number(value) * 1000;
    const text = this.integers.has(target) ? String(evaluate(expressionOf(value), this)) : value;
    this.variables.set(target, fitting(text, target));
    this.kernel.countBytes(value.length);
    if (this.options.has("allexport")) this.exported.add(target);
  }

  /** Leaves what is at work where a variable may not be set. */
  refuseReadOnly(name: string): void {
    if (this.readOnly.size === 0) return;
    const variable = name.replace(/\[[\s\S]*/, "");
    if (!this.readOnly.has(variable)) return;
    this.complain(`${variable}: ${this.isBash ? "readonly variable" : "is read only"}`);
    throw this.isBash ? new Discard(1) : new Exit(2);
  }

  /** The variable that a name means in the end, through references to others. */
  referred(name: string): string {
    let target = name;
    for (let steps = 0; steps < referencesMax; steps += 1) {
      const next = this.references.get(target);
      if (next === undefined) return target;
      target = next;
    }
    return target;
  }

  /** `$-` */
  get optionLetters(): string {
    const letters = [...optionLetters].filter(([, option]) => this.options.has(option));
    return letters.map(([letter]) => letter).join("") + (this.streams.isTerminal ? "i" : "");
  }

  /** `LINENO` */
  get line(): number {
    return lineAt(this.source, this.position);
  }

  get isBash(): boolean {
    return this.dialect.name === "bash";
  }

  /** What its errors begin with. */
  get title(): string {
    return titleOf(this);
  }

  /** Writes an error in the shell's words: `sh: x: not found`. */
  complain(message: string): void {
    this.streams.errors.write(`${this.title}: ${message}\n`);
  }
}

/** Ends the shell. */
export class Exit {
  readonly code: number;

  constructor(code: number) {
    this.code = code & 255;
  }
}

/** Gives up the line of the script that is at work; bash goes on with the next. */
export class Discard extends Exit {}

/** Leaves a function. */
export class Return extends Exit {}

/** Leaves loops, or goes on with their next round. */
export class Jump {
  readonly goesOn: boolean;
  levels: number;

  constructor(goesOn: boolean, levels: number) {
    this.goesOn = goesOn;
    this.levels = levels;
  }
}
