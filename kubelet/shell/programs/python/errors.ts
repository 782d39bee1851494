/** What Python raises, and how it tells of it. Source: CPython 3.14, traceback. */
import type { Machine } from "./machine.ts";
import { Native, type Place, PyError, PyType } from "./objects.ts";
import { textOf } from "./text.ts";
import type { Value } from "./values.ts";

/** What is raised, on its way to who handles it. */
export class Raised {
  readonly error: PyError;

  constructor(error: PyError) {
    this.error = error;
  }
}

/** An error that leaves where a function is knows of it, and of the one that was handled then. */
export function noted(error: PyError, { frame, handled }: Machine): void {
  const context = handled.at(-1);
  if (error.trace.length === 0 && context !== error) error.context = context;
  if (error.leftLast === frame) return;
  error.leftLast = frame;
  error.trace.push({ name: frame.name, line: frame.line, file: frame.file });
}

/** Each type with its base, which stands before it. */
const bases: readonly (readonly [name: string, base: string])[] = [
  ["BaseException", ""],
  ["Exception", "BaseException"],
  ["SystemExit", "BaseException"],
  ["KeyboardInterrupt", "BaseException"],
  ["GeneratorExit", "BaseException"],
  ["StopIteration", "Exception"],
  ["ArithmeticError", "Exception"],
  ["ZeroDivisionError", "ArithmeticError"],
  ["OverflowError", "ArithmeticError"],
  ["AssertionError", "Exception"],
  ["AttributeError", "Exception"],
  ["EOFError", "Exception"],
  ["ImportError", "Exception"],
  ["ModuleNotFoundError", "ImportError"],
  ["LookupError", "Exception"],
  ["IndexError", "LookupError"],
  ["KeyError", "LookupError"],
  ["MemoryError", "Exception"],
  ["NameError", "Exception"],
  ["UnboundLocalError", "NameError"],
  ["OSError", "Exception"],
  ["FileNotFoundError", "OSError"],
  ["FileExistsError", "OSError"],
  ["PermissionError", "OSError"],
  ["IsADirectoryError", "OSError"],
  ["NotADirectoryError", "OSError"],
  ["TimeoutError", "OSError"],
  ["ConnectionError", "OSError"],
  ["ConnectionRefusedError", "ConnectionError"],
  ["ConnectionResetError", "ConnectionError"],
  ["BrokenPipeError", "ConnectionError"],
  ["ChildProcessError", "OSError"],
  ["ProcessLookupError", "OSError"],
  ["BlockingIOError", "OSError"],
  ["InterruptedError", "OSError"],
  ["io.UnsupportedOperation", "OSError"],
  ["urllib.error.URLError", "OSError"],
  ["urllib.error.HTTPError", "urllib.error.URLError"],
  ["socket.gaierror", "OSError"],
  ["RuntimeError", "Exception"],
  ["NotImplementedError", "RuntimeError"],
  ["RecursionError", "RuntimeError"],
  ["TypeError", "Exception"],
  ["ValueError", "Exception"],
  ["UnicodeError", "ValueError"],
  ["UnicodeDecodeError", "UnicodeError"],
  ["UnicodeEncodeError", "UnicodeError"],
  ["Warning", "Exception"],
  ["UserWarning", "Warning"],
  ["DeprecationWarning", "Warning"],
  ["RuntimeWarning", "Warning"],
  ["json.decoder.JSONDecodeError", "ValueError"],
  ["binascii.Error", "ValueError"],
  ["re.PatternError", "Exception"],
  ["subprocess.SubprocessError", "Exception"],
  ["subprocess.CalledProcessError", "subprocess.SubprocessError"],
  ["subprocess.TimeoutExpired", "subprocess.SubprocessError"],
];

export const errorTypes: ReadonlyMap<string, PyType> = typesOf();

function typesOf(): ReadonlyMap<string, PyType> {
  const types = new Map<string, PyType>();
  for (const [name, base] of bases) {
    const make = new Native(name, "*", (args) => {
      return new PyError(
        typeOf(name),
        args.filter((arg) => arg !== undefined),
      );
    });
    types.set(name, new PyType(name, { base: types.get(base), make }));
  }
  const typeOf = (name: string) => types.get(name) ?? new PyType(name);
  return types;
}

export function errorType(name: string): PyType {
  const type = errorTypes.get(name);
  if (type === undefined) throw new Error(`there is no ${name}`);
  return type;
}

/** To be thrown. */
export const raised = (name: string, ...args: readonly Value[]): Raised =>
  new Raised(new PyError(errorType(name), args));

export const typeError = (message: string): Raised => raised("TypeError", message);
export const valueError = (message: string): Raised => raised("ValueError", message);

/** The codes of errno.h that are told here. */
const errorNumbers: Readonly<Record<string, readonly [number: number, type: string]>> = {
  EADDRINUSE: [98, "OSError"],
  EACCES: [13, "PermissionError"],
  EEXIST: [17, "FileExistsError"],
  EISDIR: [21, "IsADirectoryError"],
  ELOOP: [40, "OSError"],
  ENOENT: [2, "FileNotFoundError"],
  ENOSPC: [28, "OSError"],
  ENOTDIR: [20, "NotADirectoryError"],
  ENOTEMPTY: [39, "OSError"],
  EROFS: [30, "OSError"],
};

/** What a failed call of the system raises. */
export function systemError(code: string, message: string, path?: string): Raised {
  const [number, type] = errorNumbers[code] ?? [5, "OSError"];
  return new Raised(
    new PyError(errorType(type), [BigInt(number), message], systemMembers(number, message, path)),
  );
}

export const systemMembers = (
  number: number,
  message: string,
  path?: string,
): ReadonlyMap<string, Value> =>
  new Map<string, Value>([
    ["errno", BigInt(number)],
    ["strerror", message],
    ["filename", path ?? null],
  ]);

/** Repeated so often, a place is told no more. */
const repeatsMax = 3;

/** The traceback of an error that nobody has handled. */
export function traceback(error: PyError): string {
  const { cause, context, hidesContext } = error;
  const own = `Traceback (most recent call last):\n${places(error.trace.toReversed())}${lastLine(error)}\n`;
  if (cause !== undefined) {
    const why = "The above exception was the direct cause of the following exception:";
    return `${traceback(cause)}\n${why}\n\n${own}`;
  }
  if (context === undefined || hidesContext) return own;
  const why = "During handling of the above exception, another exception occurred:";
  return `${traceback(context)}\n${why}\n\n${own}`;
}

function places(trace: readonly Place[]): string {
  let text = "";
  let repeats = 0;
  trace.forEach(({ line, name, file }, index) => {
    const before = trace[index - 1];
    repeats = before?.line === line && before.name === name ? repeats + 1 : 0;
    const source = file.lines[line - 1]?.trim();
    if (repeats < repeatsMax) {
      text += `  File "${file.path}", line ${line}, in ${name}\n`;
      if (source !== undefined) text += `    ${source}\n`;
    }
    const after = trace[index + 1];
    const isLast = after?.line !== line || after.name !== name;
    if (!isLast || repeats < repeatsMax) return;
    const more = repeats - repeatsMax + 1;
    text += `  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`;
  });
  return text;
}

function lastLine(error: PyError): string {
  const text = textOf(error);
  return text === "" ? error.type.name : `${error.type.name}: ${text}`;
}

/** How an error that cannot be a key is told. */
export const unhashable = (name: string): Raised => typeError(`unhashable type: '${name}'`);

export const noAttribute = (of: string, name: string): Raised =>
  raised("AttributeError", `${of} has no attribute '${name}'`);
