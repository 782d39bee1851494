/** `traceback`. Source: Python 3.14, traceback. */
import { raised, traceback as told, typeError } from "./errors.ts";
import { callMethod } from "./http-handler.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { PyError, Thing } from "./objects.ts";
import { List, type Value } from "./values.ts";

type Given = Value | undefined;

/** The one that is given, as the only argument or as the second of three. */
function errorIn([first, second]: readonly Given[]): PyError {
  const error = second ?? first;
  if (error instanceof PyError) return error;
  throw typeError("Exception expected for value");
}

const handledNow = ({ handled }: Machine): string => {
  const error = handled.at(-1);
  return error === undefined ? "NoneType: None\n" : told(error);
};

export const traceback: Module = {
  ...fn("format_exc", "limit chain", (_, machine) => handledNow(machine)),
  ...fn("print_exc", "limit file", ([, file], machine) =>
    callMethod(file ?? machine.stderr, "write", [handledNow(machine)], machine),
  ),
  ...fn("format_exception", "exc value tb", (args) => {
    const text = told(errorIn(args));
    return new List(text.split(/(?<=\n)(?=\S)/));
  }),
  ...fn("print_exception", "exc value tb", (args, machine) =>
    callMethod(machine.stderr, "write", [told(errorIn(args))], machine),
  ),
};

/** `sys._getframe(depth)`: where the script is, and who has called it. */
export function frameThing(depth: number, { frames }: Machine): Thing {
  const frame = frames.at(-1 - depth);
  if (frame === undefined) throw raised("ValueError", "call stack is not deep enough");
  const code = new Thing("code", [
    ["co_filename", frame.file.path],
    ["co_name", frame.name],
  ]);
  return new Thing("frame", [
    ["f_code", code],
    ["f_lineno", BigInt(frame.line)],
  ]);
}

/** What frames have, for the walk over scripts. */
export const frameNames: readonly string[] = ["f_code", "f_lineno", "co_filename", "co_name"];
