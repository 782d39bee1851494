/** Writes a scenario as a file that can be read again. */
import { dump } from "js-yaml";
import { inlined } from "./inlined.ts";
import type { LoadedScenario } from "./load.ts";
import type { Goal } from "./schema.ts";

/** YAML: the scenario, and its manifests as further documents. */
export function scenarioText(loaded: LoadedScenario): string {
  const { scenario, manifests } = inlined(loaded);
  const { name } = scenario.metadata;
  const { apiVersion, kind, spec } = scenario;
  const goals = spec.goals?.map(goalAsSaid);
  const said = withoutEmpty({ ...spec, ...(goals && { goals }) });
  const document = { apiVersion, kind, metadata: { name }, spec: said };
  return [document, ...manifests].map((each) => dump(each, { lineWidth: 100 })).join("---\n");
}

/** A goal has one of two times; what is read has both. */
function goalAsSaid({ within, for: stayFor, ...goal }: Goal): Partial<Goal> {
  return goal.stays === undefined ? { ...goal, within } : { ...goal, for: stayFor };
}

/** What is empty, or as it would be without being said, need not be said. */
const withoutEmpty = (spec: object) =>
  Object.fromEntries(
    Object.entries(spec).filter(
      ([name, value]) => !(Array.isArray(value) && value.length === 0) && usual[name] !== value,
    ),
  );

const usual: Readonly<Record<string, unknown>> = { namespace: "default", seeds: 1 };
