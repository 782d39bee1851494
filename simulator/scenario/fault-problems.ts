/** What is wrong with the faults of a scenario, before any of them strikes. */
import { type FieldError, fieldErrorBody, notSupported } from "../../api/field-error.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { part } from "../../api/json-parts.ts";
import { FaultSpec } from "../../api/sim/fault-spec.ts";
import { faultProcesses } from "../../api/sim/fault-types-process.ts";
import { validateFault } from "../../api/sim/fault-validate.ts";
import type { Problem } from "./problems.ts";
import { structureProblems } from "./structure-problems.ts";

type Path = Problem["path"];

/**
 * The problems of all faults, those of steps and those that are drawn. Where only the processes of
 * every cluster run, others are none: one that is misspelt would strike nobody.
 */
export function faultProblems({ spec }: JsonObject, areAllKnown: boolean): readonly Problem[] {
  const { steps, faults } = isObject(spec) ? spec : {};
  const of = isObject(faults) ? faults.of : undefined;
  const said = [
    ...itemsOf(steps, ["spec", "steps"]).map(({ item, path }) => ({
      item: part(item, "fault").spec,
      path: [...path, "fault", "spec"],
    })),
    ...itemsOf(of, ["spec", "faults", "of"]),
  ];
  return said.flatMap(({ item, path }) =>
    isObject(item)
      ? problemsOfFault(item, areAllKnown).map((each) => ({
          ...each,
          path: [...path, ...each.path],
        }))
      : [],
  );
}

function itemsOf(list: Json | undefined, path: Path) {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Json, index) =>
    isObject(item) ? [{ item, path: [...path, index] }] : [],
  );
}

function problemsOfFault(said: JsonObject, areAllKnown: boolean): readonly Problem[] {
  const parsed = FaultSpec.safeParse(said);
  if (!parsed.success) return parsed.error.issues.flatMap(structureProblems);
  // Decoded objects are values.
  const spec = parsed.data as FaultSpec;
  const { type, target: { process = "" } = {} } = spec;
  const isLost = areAllKnown && ofProcess.has(type) && !faultProcesses.some(isSame(process));
  const errors = [
    ...validateFault({ spec }),
    ...(isLost && process !== ""
      ? [notSupported("spec.target.process", process, faultProcesses)]
      : []),
  ];
  return errors.map((error) => ({ path: pathIn(error), message: fieldErrorBody(error) }));
}

/** What strikes processes, and not their requests: others than those of the cluster make these. */
const ofProcess = new Set(["ProcessCrash", "ProcessPause"]);

const isSame = (name: string) => (other: string) => name === other;

/** `spec.target.verbs[0]` as the path from the spec on. */
function pathIn({ field }: FieldError): Path {
  const [, ...rest] = field.replaceAll("]", "").split(/[.[]/);
  return rest.map((name) => (/^\d+$/.test(name) ? Number(name) : name));
}
