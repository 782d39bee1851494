/** `sys`. Source: Python 3.14, sys. */
import { textOf as decoded } from "../../kernel/bytes.ts";
import { exitFunction } from "./builtins.ts";
import { fileThing } from "./files.ts";
import { wholeIn } from "./given.ts";
import { fn, type Module } from "./module.ts";
import { frameThing } from "./module-traceback.ts";
import { List, Tuple } from "./values.ts";

export const sys: Module = {
  argv: ({ argv }) => new List(argv.map(decoded)),
  stdin: ({ shell }) => fileThing("<stdin>", { input: shell.streams.input }),
  stdout: ({ stdout }) => stdout,
  stderr: ({ stderr }) => stderr,
  exit: exitFunction,
  ...fn("_getframe", "depth", ([depth = 0n], machine) =>
    frameThing(Number(wholeIn(depth)), machine),
  ),
  ...fn("exc_info", "", (_, { handled }) => {
    const error = handled.at(-1);
    return new Tuple(error === undefined ? [null, null, null] : [error.type, error, null]);
  }),
  platform: "linux",
  maxsize: 2n ** 63n - 1n,
  executable: "/usr/local/bin/python",
  version: "3.14.0 (main, Oct  7 2025, 12:00:00) [GCC 14.2.0]",
  version_info: new Tuple([3n, 14n, 0n, "final", 0n]),
};
