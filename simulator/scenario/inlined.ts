/** Scenarios without files: with all that they need in themselves. */
import type { LoadedScenario } from "./load.ts";
import type { Step } from "./step-schema.ts";

/** The same scenario, with the objects of its files in its steps, and nothing taken from a base. */
export function inlined(loaded: LoadedScenario): LoadedScenario {
  const { scenario, files } = loaded;
  const { base: _, patches: __, manifests: ___, ...spec } = scenario.spec;
  const steps = (spec.steps ?? []).map((step): Step => {
    if (step.apply?.files === undefined) return step;
    const { files: named, objects = [] } = step.apply;
    const read = named.flatMap((file) => files.get(file) ?? []);
    return { ...step, apply: { objects: [...read, ...objects] } };
  });
  return { ...loaded, scenario: { ...scenario, spec: { ...spec, steps } }, files: new Map() };
}
