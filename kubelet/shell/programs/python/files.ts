/** `open`, and what it gives. Source: Python 3.14, io. */

import { absolutePath, FileError } from "../../files/file-system.ts";
import { openedInput } from "../../files/opened-input.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import { type Input, put, readAll, readLine } from "../../kernel/streams.ts";
import type { Expanding } from "../../words/expand.ts";
import { raised, systemError, typeError, valueError } from "./errors.ts";
import type { Machine } from "./machine.ts";
import { Native, Thing } from "./objects.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, List, typeName, type Value } from "./values.ts";

interface Ways {
  readonly write?: (text: string) => Expanding<void>;
  readonly flush?: () => Expanding<void>;
  readonly input?: Input;
  readonly close?: () => void;
  readonly isBinary?: boolean;
}

/** A stream or a file, which reads or writes. */
export function fileThing(name: string, ways: Ways): Thing {
  const { write, input, isBinary = false } = ways;
  const flush = function* (): Expanding<null> {
    yield* ways.flush?.() ?? [];
    return null;
  };
  const close = function* (): Expanding<null> {
    yield* flush();
    ways.close?.();
    return null;
  };
  const members: (readonly [string, Value])[] = [
    ["name", name],
    ["flush", new Native("flush", "", flush)],
    ["close", new Native("close", "", close)],
    ["isatty", new Native("isatty", "", () => false)],
  ];
  if (write !== undefined) members.push(...writing(write));
  if (input !== undefined) members.push(...reading(input, isBinary));
  return new Thing("_io.TextIOWrapper", members, {
    shown: `<_io.TextIOWrapper name='${name}' encoding='utf-8'>`,
    *leave() {
      yield* close();
    },
    ...(input !== undefined && { next: () => nextLine(input, isBinary) }),
  });
}

function writing(write: (text: string) => Expanding<void>): (readonly [string, Value])[] {
  const given = (value: Value | undefined): string => {
    if (typeof value === "string") return value;
    if (value instanceof Bytes) return decoded(value.text);
    throw typeError(`write() argument must be str, not ${typeName(value ?? null)}`);
  };
  return [
    [
      "write",
      new Native("write", "text", function* ([text]) {
        yield* write(given(text));
        return BigInt(given(text).length);
      }),
    ],
    [
      "writelines",
      new Native("writelines", "lines", function* ([lines]) {
        if (!(lines instanceof List)) throw new Unsimulated("writelines");
        for (const line of lines.items) yield* write(given(line));
        return null;
      }),
    ],
  ];
}

function reading(input: Input, isBinary: boolean): (readonly [string, Value])[] {
  const made = (bytes: string) => (isBinary ? new Bytes(bytes) : decoded(bytes));
  return [
    [
      "read",
      new Native("read", "", function* () {
        return made(yield* readAll(input));
      }),
    ],
    [
      "readline",
      new Native("readline", "", function* () {
        return (yield* nextLine(input, isBinary)) ?? made("");
      }),
    ],
    [
      "readlines",
      new Native("readlines", "", function* () {
        const lines = (yield* readAll(input)).match(/[^\n]*\n|[^\n]+$/g) ?? [];
        return new List(lines.map(made));
      }),
    ],
  ];
}

function* nextLine(input: Input, isBinary: boolean): Expanding<Value | undefined> {
  let isEnded = true;
  const line = yield* readLine({
    get isReady() {
      return input.isReady;
    },
    read(most) {
      const bytes = input.read(most);
      if (bytes === undefined) isEnded = false;
      return bytes;
    },
  });
  if (line === undefined) return undefined;
  const bytes = isEnded ? `${line}\n` : line;
  return isBinary ? new Bytes(bytes) : decoded(bytes);
}

/** Runs what touches files; what fails is raised as Python does. */
export function touching<T>(path: string, touch: () => T): T {
  try {
    return touch();
  } catch (error) {
    if (error instanceof FileError) throw systemError(error.code, error.message, path);
    throw error;
  }
}

/** `open(path, mode)` */
export function openFile(path: string, mode: string, { shell }: Machine): Thing {
  if (!/^[rwax]b?t?$/.test(mode)) {
    if (/^[rwax+bt]+$/.test(mode)) throw new Unsimulated(`open with mode ${mode}`);
    throw valueError(`invalid mode: '${mode}'`);
  }
  const { files } = shell.context;
  const full = absolutePath(path, shell.cwd);
  const isBinary = mode.includes("b");
  if (mode.startsWith("r")) {
    const input = touching(path, () => openedInput(path, shell));
    return fileThing(path, { input, isBinary });
  }
  const device = { "/dev/stdout": shell.streams.output, "/dev/stderr": shell.streams.errors }[full];
  if (device !== undefined) {
    return fileThing(path, { write: (text) => put(device, bytesOf(text)), isBinary });
  }
  if (mode.startsWith("x") && files.find(full) !== undefined) {
    throw systemError("EEXIST", "File exists", path);
  }
  touching(path, () => files.write(full, "", { append: mode.startsWith("a") }));
  let isOpen = true;
  return fileThing(path, {
    isBinary,
    *write(text) {
      if (!isOpen) throw raised("ValueError", "I/O operation on closed file.");
      touching(path, () => files.write(full, bytesOf(text), { append: true }));
      shell.kernel.countBytes(text.length);
    },
    close() {
      isOpen = false;
    },
  });
}
