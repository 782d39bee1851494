/** Faults that come to a scenario beside those of its own steps. */
import type { JsonObject } from "../../api/json.ts";
import type { LoadedScenario } from "./load.ts";
import type { Step } from "./step-schema.ts";

/** A fault that begins some time after the first step. */
export interface ExtraFault {
  readonly name: string;
  /** The spec of a Fault. */
  readonly spec: JsonObject;
}

/** The same scenario with these faults as its first steps. */
export function withFaults(loaded: LoadedScenario, faults: readonly ExtraFault[]): LoadedScenario {
  if (faults.length === 0) return loaded;
  const { scenario, placeOf } = loaded;
  const { steps = [] } = scenario.spec;
  const added: readonly Step[] = faults.map(({ name, spec }) => ({ fault: { name, spec } }));
  return {
    ...loaded,
    scenario: { ...scenario, spec: { ...scenario.spec, steps: [...added, ...steps] } },
    placeOf(path) {
      const [spec, member, index, ...rest] = path;
      if (member !== "steps" || typeof index !== "number") return placeOf(path);
      if (index < added.length) return placeOf(["spec", "steps"]);
      return placeOf([spec ?? "spec", member, index - added.length, ...rest]);
    },
  };
}
