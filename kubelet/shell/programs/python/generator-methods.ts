/** What generators can do. Source: Python 3.14, generator-iterator methods. */
import type { Methods } from "./attribute.ts";
import { call } from "./call.ts";
import { errorType, Raised, raised, typeError } from "./errors.ts";
import type { PyGenerator } from "./generator.ts";
import { PyError, PyType } from "./objects.ts";

export const generatorMethods: Methods<PyGenerator> = {
  send: [
    "value",
    function* (generator, [value = null], machine) {
      if (!generator.isBegun && value !== null) {
        throw typeError("can't send non-None value to a just-started generator");
      }
      generator.sent = { value };
      const item = yield* generator.resume(machine);
      if (item !== undefined) return item;
      throw raised("StopIteration", ...(generator.returned === null ? [] : [generator.returned]));
    },
  ],
  throw: [
    "type value traceback",
    function* (generator, [given = null, value = null], machine) {
      const made = given instanceof PyType ? (value ?? (yield* call(given, [], machine))) : given;
      if (!(made instanceof PyError)) {
        throw typeError("exceptions must be classes or instances deriving from BaseException");
      }
      if (!generator.isBegun) generator.isOver = true;
      if (generator.isOver) throw new Raised(made);
      generator.sent = { error: new Raised(made) };
      const item = yield* generator.resume(machine);
      if (item !== undefined) return item;
      throw raised("StopIteration");
    },
  ],
  close: [
    "",
    function* (generator, _, machine) {
      if (!generator.isBegun) generator.isOver = true;
      if (generator.isOver) return null;
      generator.sent = { error: raised("GeneratorExit") };
      try {
        yield* generator.resume(machine);
      } catch (error) {
        const isItsEnd =
          error instanceof Raised && error.error.type.isA(errorType("GeneratorExit"));
        if (!isItsEnd) throw error;
      }
      generator.isOver = true;
      return null;
    },
  ],
};
