/**
 * CEL, the language of Kubernetes' rules: `compileCel(expression, { variables })` gives a program
 * or an error in Kubernetes' words, `program.evaluate(values)` a value or an error.
 *
 * Guarantees: JSON values are read where they are, never copied or changed; evaluation is
 * synchronous, knows neither time nor chance, and ends after a bounded amount of work.
 */
export type { SizeAt } from "./estimate/known.ts";
export { fail as failCel } from "./frame.ts";
export { type CelFunction, globalFunction } from "./functions.ts";
export { compileRegex } from "./library/regex.ts";
export {
  type CelCompiled,
  type CelDeclarations,
  type CelLimits,
  type CelProgram,
  type CelResult,
  compileCel,
  expressionLengthMax,
  perCallCostMax,
} from "./program.ts";
export { celTypeOf, fieldName, withIdentity } from "./schema-type.ts";
export { celTypeOfStructure } from "./structure-type.ts";
export { jsonOf } from "./to-json.ts";
export { type CelType, formatType, listOf, mapOf, optionalOf, types } from "./types.ts";
export { type CelValue, messageNameOf } from "./values.ts";
