import { absolutePath } from "../../files/file-system.ts";
import { inputOf, type Output, put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { runProgram } from "../../run-program.ts";
import type { Expanding } from "../../words/expand.ts";
import { ProgramError } from "../program.ts";
import { Lines } from "../text/lines.ts";
import { AwkRecord } from "./record.ts";
import type { AwkFunction } from "./tree.ts";
import { numberOf, textOf, type Value } from "./value.ts";

/** A variable, which is one value or an array. */
export interface Cell {
  value: Value;
  elements: Map<string, Value> | undefined;
}

/** Leaves what is at work. */
export class AwkJump {
  readonly to: "break" | "continue" | "next" | "nextfile" | "exit" | "return";
  readonly value: Value;

  constructor(to: AwkJump["to"], value?: Value) {
    this.to = to;
    this.value = value;
  }
}

const first: readonly (readonly [string, Value])[] = [
  ["FS", " "],
  ["OFS", " "],
  ["ORS", "\n"],
  ["RS", "\n"],
  ["NR", 0],
  ["FNR", 0],
  ["SUBSEP", "\x1c"],
  ["CONVFMT", "%.6g"],
  ["OFMT", "%.6g"],
  ["RSTART", 0],
  ["RLENGTH", -1],
];

/** What an awk program works on. */
export class AwkMachine {
  readonly shell: Shell;
  readonly functions: ReadonlyMap<string, AwkFunction>;
  readonly record: AwkRecord;
  /** The variables of the functions at work. */
  readonly frames: Map<string, Cell>[] = [];
  readonly #globals = new Map<string, Cell>();
  /** Where output goes that was redirected, by path or command. */
  readonly #files = new Map<string, Output>();
  readonly #pipes = new Map<string, string[]>();
  readonly #inputs = new Map<string, Lines>();
  /** Reads the next record of the program's own input. */
  nextRecord: () => Expanding<string | undefined> = noRecord;

  constructor(shell: Shell, functions: ReadonlyMap<string, AwkFunction>) {
    this.shell = shell;
    this.functions = functions;
    this.record = new AwkRecord(
      () => this.text("FS"),
      () => this.text("OFS"),
    );
    for (const [name, value] of first) this.set(name, value);
    const environment = this.elements("ENVIRON");
    for (const [name, value] of shell.environment) environment.set(name, value);
  }

  cell(name: string): Cell {
    const local = this.frames.at(-1)?.get(name);
    if (local !== undefined) return local;
    const there = this.#globals.get(name);
    if (there !== undefined) return there;
    const made: Cell = { value: undefined, elements: undefined };
    this.#globals.set(name, made);
    return made;
  }

  get(name: string): Value {
    return name === "NF" ? this.record.count : this.cell(name).value;
  }

  text(name: string): string {
    return textOf(this.get(name));
  }

  set(name: string, value: Value): void {
    if (name === "NF") {
      this.record.count = numberOf(value);
      return;
    }
    const cell = this.cell(name);
    if (cell.elements !== undefined) throw new ProgramError(`${name}: is an array`, 2);
    // What was read is split by the separator of its time.
    if (name === "FS") this.record.settle();
    cell.value = value;
  }

  elements(name: string): Map<string, Value> {
    const cell = this.cell(name);
    if (cell.value !== undefined) throw new ProgramError(`${name}: is no array`, 2);
    cell.elements ??= new Map();
    return cell.elements;
  }

  /** Takes a record that was read; the counts grow. */
  counts(): void {
    this.set("NR", numberOf(this.get("NR")) + 1);
    this.set("FNR", numberOf(this.get("FNR")) + 1);
  }

  /** Prints to where a redirection leads. */
  *write(text: string, operator: string | undefined, target: string): Expanding<void> {
    if (operator === undefined) yield* put(this.shell.streams.output, text);
    else if (operator === "|") {
      const pending = this.#pipes.get(target) ?? [];
      this.#pipes.set(target, pending);
      pending.push(text);
    } else yield* put(this.#opened(target, operator), text);
  }

  #opened(path: string, operator: string): Output {
    const { shell } = this;
    if (path === "/dev/stdout" || path === "-") return shell.streams.output;
    if (path === "/dev/stderr") return shell.streams.errors;
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const full = absolutePath(path, shell.cwd);
    const { files } = shell.context;
    files.write(full, "", { append: operator === ">>" });
    const output: Output = {
      isFull: false,
      write(bytes) {
        files.write(full, bytes, { append: true });
        return true;
      },
    };
    this.#files.set(path, output);
    return output;
  }

  /** Runs a command of the shell; its exit code. */
  *run(command: string, streams: Partial<Shell["streams"]> = {}): Expanding<number> {
    const copy = this.shell.fork(this.shell.task, { ...this.shell.streams, ...streams });
    yield* runProgram(["sh", "-c", command], copy);
    return copy.status;
  }

  /** Where `getline` reads from; undefined where there is nothing. */
  *input(source: string, isCommand: boolean): Expanding<Lines | undefined> {
    const known = this.#inputs.get(source);
    if (known !== undefined) return known;
    let { shell } = this;
    if (isCommand) {
      let printed = "";
      const write = (bytes: string) => {
        printed += bytes;
        return true;
      };
      yield* this.run(source, { output: { isFull: false, write } });
      shell = shell.fork(shell.task, { ...shell.streams, input: inputOf(printed) });
    } else if (source !== "-") {
      const entry = shell.context.files.find(absolutePath(source, shell.cwd));
      if (entry?.kind !== "file") return undefined;
    }
    const lines = new Lines("awk", [isCommand ? "-" : source], shell);
    this.#inputs.set(source, lines);
    return lines;
  }

  /** Closes a file or a command, which runs now with what it was given. */
  *close(name: string): Expanding<number> {
    const isKnown = this.#files.delete(name) || this.#inputs.delete(name);
    const pending = this.#pipes.get(name);
    if (pending === undefined) return isKnown ? 0 : -1;
    this.#pipes.delete(name);
    return yield* this.run(name, { input: inputOf(pending.join("")) });
  }

  *closeAll(): Expanding<void> {
    for (const name of [...this.#pipes.keys()]) yield* this.close(name);
  }
}

// biome-ignore lint/correctness/useYield: it waits for nothing.
function* noRecord(): Expanding<string | undefined> {
  return undefined;
}
