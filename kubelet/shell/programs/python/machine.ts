import { bytesOf } from "../../kernel/bytes.ts";
import { counted } from "../../kernel/counted.ts";
import type { SignalName } from "../../kernel/kernel.ts";
import { signals } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { call } from "./call.ts";
import { fileThing } from "./files.ts";
import { flat } from "./flat.ts";
import type { PyGenerator } from "./generator.ts";
import type { Place, PyError, PyType, ScriptFile, Thing } from "./objects.ts";
import { Scope } from "./scope.ts";
import type { Sources } from "./sources.ts";
import { Threads } from "./threads.ts";
import { Unsimulated } from "./tree.ts";
import type { Value } from "./values.ts";

/** A function at work, or the script itself. */
export interface Frame extends Place {
  /** Of the statement at work. */
  line: number;
  /** Of a method, the class in which it stands, and what it is called for. */
  readonly owner?: PyType | undefined;
  readonly self?: Value;
  /** Of a function that gives its values one by one. */
  generator?: PyGenerator;
}

interface MachineParts {
  readonly file: ScriptFile;
  readonly isBuffered: boolean;
  readonly sources: Sources;
}

/** So many rounds and calls are one command to the kernel, which counts those of the shell. */
const stepsPerCommand = 20;

/** Python writes what it prints to a file or a pipe in pieces of this size. */
const bufferBytes = 8_192;

/** What a Python script works on. */
export class Machine {
  readonly shell: Shell;
  readonly argv: readonly string[];
  readonly sources: Sources;
  readonly globals: Scope;
  readonly stdout: Thing;
  readonly stderr: Thing;
  /** The modules that it has imported, by their names. */
  readonly imported = new Map<string, Thing>();
  /** What signals do that the script asked for. */
  readonly handlers = new Map<SignalName, Value>();
  readonly threads: Threads;
  /** It answers a request, which is worked out at once: what it waits for makes it late. */
  isAnswering = false;
  readonly #isBuffered: boolean;
  #pending = "";
  #steps = 0;
  #lastId = 0;

  constructor(shell: Shell, argv: readonly string[], { file, isBuffered, sources }: MachineParts) {
    this.shell = shell;
    this.sources = sources;
    this.globals = new Scope({ file });
    this.threads = new Threads({ name: "<module>", line: 1, file });
    this.argv = argv;
    this.#isBuffered = isBuffered;
    this.stdout = fileThing("<stdout>", {
      write: (text) => this.print(text),
      flush: () => this.flush(),
    });
    this.stderr = fileThing("<stderr>", {
      write: (text) => put(shell.streams.errors, bytesOf(text)),
    });
  }

  /** The functions at work, the innermost last. */
  get frames(): Frame[] {
    return this.threads.current.frames;
  }

  /** The errors that are handled, the last one innermost. */
  get handled(): PyError[] {
    return this.threads.current.handled;
  }

  get frame(): Frame {
    return this.frames.at(-1) ?? { name: "<module>", line: 1, file: this.globals.file };
  }

  /** Another number for each object, in the order in which they are made. */
  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Calls a function where nothing can be waited for, as a comparison; throws Unsimulated. */
  now(callee: Value, args: readonly Value[]): Value {
    let value: Value = null;
    const machine = this;
    const work = function* (): Expanding<void> {
      value = yield* call(callee, args, machine);
    };
    if (flat(work()).next().done !== true) throw new Unsimulated("waiting at a place like this");
    return value;
  }

  /** A round or a call begins; one of too many never does. */
  *step(): Expanding<void> {
    this.#steps += 1;
    if (this.#steps % stepsPerCommand === 0) yield* counted(this.shell);
    if (this.shell.task.caught.length > 0) yield* this.heed();
  }

  /** Counts what is as much work as so many rounds. */
  made(length: number): void {
    this.shell.kernel.countBytes(length);
  }

  /** Does what the script wants done on the signals that came meanwhile: its main thread does. */
  *heed(): Expanding<void> {
    const { caught } = this.shell.task;
    if (this.threads.current !== this.threads.main) return;
    for (let name = caught.shift(); name !== undefined; name = caught.shift()) {
      const handler = this.handlers.get(name);
      if (handler !== undefined) yield* call(handler, [BigInt(signals[name]), null], this);
    }
  }

  /** Waits until a time of the container; what signals do comes between. */
  *sleep(untilMs: number): Expanding<void> {
    const { kernel } = this.shell;
    do {
      yield { until: untilMs, isInterruptible: true };
      yield* this.heed();
    } while (kernel.now < untilMs && !this.isAnswering);
  }

  /** Prints to the output, where it is kept until there is enough of it, or the script ends. */
  *print(text: string): Expanding<void> {
    this.#pending += bytesOf(text);
    if (!this.#isBuffered || this.#pending.length >= bufferBytes) yield* this.flush();
  }

  *flush(): Expanding<void> {
    const bytes = this.#pending;
    this.#pending = "";
    yield* put(this.shell.streams.output, bytes);
  }
}
