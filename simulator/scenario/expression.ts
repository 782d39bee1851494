/** Conditions of scenarios, in CEL. */
import { type CelProgram, compileCel, types } from "../../api/cel/index.ts";
import type { Subject } from "./failure.ts";
import { type Asking, askedOf, type Reading, scenarioFunctions } from "./functions.ts";
import type { World } from "./world.ts";

/** A condition that was compiled; it can be asked of any cluster. */
export interface Expression {
  readonly text: string;
  /** Whether it asks for the time, so that time alone can change it. */
  readonly usesTime: boolean;
  readonly program: CelProgram;
}

/** What came of a condition. */
export interface Outcome {
  /** Absent where it could not be evaluated. */
  readonly value?: boolean;
  readonly problem?: string;
  /** What its functions gave, in their order. */
  readonly readings: readonly Reading[];
  /** Whom they asked about. */
  readonly about: readonly Subject[];
}

/** What a condition may be of: what is `dyn` may turn out to be bool. */
const returns = [types.bool, types.dyn];

/** Those of late, by their text: every run of a scenario asks for the same few. */
const compiled = new Map<string, Expression>();
const compiledMax = 256;

/** Throws RangeError where it is no condition. */
export function compileExpression(text: string): Expression {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const { program, error } = compileCel(text, { functions: scenarioFunctions, returns });
  if (program === undefined) throw new RangeError(error);
  const made = { text, program, usesTime: /\bnow\s*\(/.test(text) };
  if (compiled.size >= compiledMax) compiled.clear();
  compiled.set(text, made);
  return made;
}

/** So much work may a condition be: a cluster may have many objects. */
const costMax = 100_000_000;

/** What the condition is at this moment. */
export function evaluate({ program }: Expression, world: World): Outcome {
  const asking: Asking = { world, readings: [], subjects: [] };
  const told = { readings: asking.readings, about: asking.subjects };
  try {
    const { value, error } = askedOf(asking, () => program.evaluate({}, { costMax }));
    if (error !== undefined) return { problem: error, ...told };
    if (typeof value === "boolean") return { value, ...told };
    return { problem: `evaluates to ${typeof value}, and not to bool`, ...told };
  } catch (error) {
    // A kind or an object that is named wrongly.
    if (error instanceof RangeError) return { problem: error.message, ...told };
    throw error;
  }
}
