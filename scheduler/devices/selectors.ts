/** Which devices the selectors of classes and requests mean. */
import type { CelCompiled } from "../../api/cel/index.ts";
import { compileSelector, type DeviceSelector } from "../../api/resource/device-selector.ts";
import { AllocationError } from "./allocation-error.ts";
import type { Candidate } from "./candidates.ts";
import { deviceValue } from "./device-value.ts";

/** True where all selectors hold, or why one cannot be told. */
type Verdict = boolean | { readonly error: string };

/**
 * Whether all selectors hold for the device. One that cannot be told throws: it ends the whole
 * allocation, so that nobody gets a worse device because of a slip in an expression.
 * `owner` is what has the selectors, as in `class gpu` or `claim default/gpus`.
 * Source: structured/internal, selectorsMatch 1.36.
 */
export function matchesSelectors(
  candidate: Candidate,
  selectors: readonly DeviceSelector[] | undefined,
  owner: string,
): boolean {
  return (selectors ?? []).every(({ cel }, index) => {
    const { program, error } = compiled(cel?.expression ?? "");
    const selector = `${owner}: selector #${index}`;
    if (program === undefined) {
      throw new AllocationError(`${selector}: CEL compile error: ${error}`);
    }
    const verdict = verdictOn(candidate, program);
    if (typeof verdict === "boolean") return verdict;
    const { id } = candidate;
    throw new AllocationError(`${selector} on device ${id}: CEL runtime error: ${verdict.error}`);
  });
}

type Program = NonNullable<CelCompiled["program"]>;

/** Verdicts are asked for again with every pod and every node; they hang on nothing else. */
const verdicts = new WeakMap<Candidate, Map<string, Verdict>>();
const verdictsMax = 64;

function verdictOn(candidate: Candidate, program: Program): Verdict {
  const known = verdicts.get(candidate) ?? new Map<string, Verdict>();
  const before = known.get(program.expression);
  if (before !== undefined) return before;
  const verdict = evaluate(candidate, program);
  if (known.size >= verdictsMax) known.clear();
  verdicts.set(candidate, known.set(program.expression, verdict));
  return verdict;
}

function evaluate(candidate: Candidate, program: Program): Verdict {
  const { value, error } = program.evaluate({ device: deviceOf(candidate) });
  if (error !== undefined) return { error: `${error}${hintAt(error)}` };
  if (typeof value === "boolean") return value;
  return { error: `CEL result of type ${typeof value} could not be converted to bool` };
}

/** Source: dynamic-resource-allocation/cel/errors.go, EnhanceRuntimeError. */
const hintAt = (error: string): string =>
  error.startsWith("no such key:")
    ? ". Consider using CEL optional chaining (?), has() macro, or orValue() for optional fields"
    : "";

const values = new WeakMap<Candidate, ReturnType<typeof deviceValue>>();

function deviceOf(candidate: Candidate) {
  const value = values.get(candidate) ?? deviceValue(candidate);
  values.set(candidate, value);
  return value;
}

const programs = new Map<string, CelCompiled>();
const programsMax = 1024;

function compiled(expression: string): CelCompiled {
  const known = programs.get(expression);
  if (known !== undefined) return known;
  const made = compileSelector(expression);
  if (programs.size >= programsMax) programs.clear();
  programs.set(expression, made);
  return made;
}
