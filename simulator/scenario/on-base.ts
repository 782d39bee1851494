/** Scenarios that say only in what they differ from another. */
import { servedResources } from "../../api/index.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { strategicMergePatch } from "../../api/patch/index.ts";
import { StatusError } from "../../api/status.ts";
import { type LoadedScenario, ScenarioError } from "./load.ts";
import { from } from "./origins.ts";
import type { ManifestPatch } from "./schema.ts";

/** The members that are not taken from the base, though they are not said. */
const ofItsOwn = new Set(["base", "patches", "fails", "description", "manifests"]);

/**
 * A scenario with what its base says and itself does not. `said` is its spec as it is written.
 * Throws ScenarioError where it changes a manifest that is not there.
 */
export function onBase(
  own: LoadedScenario,
  base: LoadedScenario,
  said: Json | undefined,
): LoadedScenario {
  const given = new Set(isObject(said) ? Object.keys(said) : []);
  const taken = Object.entries(base.scenario.spec).filter(
    ([name]) => !given.has(name) && !ofItsOwn.has(name),
  );
  const { patches = [] } = own.scenario.spec;
  const manifests = patches.reduce(
    (changed, patch, index) => patched(changed, patch, own.placeOf(["spec", "patches", index])),
    base.manifests,
  );
  return {
    ...own,
    scenario: { ...own.scenario, spec: { ...own.scenario.spec, ...Object.fromEntries(taken) } },
    manifests: [...manifests, ...own.manifests],
    files: new Map([...base.files, ...own.files]),
    placeOf: (path) => {
      const isTaken = path[0] === "spec" && !given.has(String(path[1]));
      return isTaken ? base.placeOf(path) : own.placeOf(path);
    },
  };
}

function patched(
  manifests: readonly JsonObject[],
  { target, patch, remove }: ManifestPatch,
  place: string,
): readonly JsonObject[] {
  const found = manifests.find((manifest) => isNamed(manifest, target));
  if (found === undefined) throw new ScenarioError(`${place}: there is no manifest of ${target}`);
  if (remove === true) return manifests.filter((manifest) => manifest !== found);
  const next = withPatch(found, patch, place);
  return manifests.map((manifest) => (manifest === found ? next : manifest));
}

function isNamed({ kind, metadata }: JsonObject, target: string): boolean {
  const [wanted = "", name] = target.split("/");
  const resource = servedResources.find((each) => each.kind === kind);
  const names = [String(kind).toLowerCase(), resource?.plural, ...(resource?.shortNames ?? [])];
  return names.includes(wanted.toLowerCase()) && isObject(metadata) && metadata.name === name;
}

function withPatch(manifest: JsonObject, patch: unknown, place: string): JsonObject {
  const { apiVersion, kind } = manifest;
  const resource = servedResources.find(
    (each) => each.apiVersion === apiVersion && each.kind === kind,
  );
  if (resource === undefined) throw new ScenarioError(`${place}: ${kind} is not known`);
  try {
    return from(strategicMergePatch(resource.structure, manifest, patch), () => place);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new ScenarioError(`${place}: ${error.message}`);
  }
}
