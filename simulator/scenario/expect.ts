/** Looks at objects. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { ScenarioFailure } from "./failure.ts";
import { type Difference, differenceLines, differences } from "./match.ts";
import { objectOf, referenceOf } from "./references.ts";
import type { Stage } from "./stage.ts";

/** What is wrong with the objects, in words and line by line. */
export type Mismatch = Pick<ScenarioFailure, "message" | "diff">;

/**
 * Why there is no object as expected; nothing where there is. One without a name may be any of its
 * kind with its labels. Throws RangeError where its kind is not known.
 */
export function mismatchOf(stage: Stage, expected: JsonObject): Mismatch | undefined {
  const { cluster } = stage;
  const { apiVersion, kind } = expected;
  const served = cluster.server.registry.resources.byKind(String(apiVersion), String(kind));
  if (served === undefined) {
    throw new RangeError(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
  const metadata = isObject(expected.metadata) ? expected.metadata : {};
  const { name, namespace } = metadata;
  const place = served.definition.namespaced ? String(namespace ?? stage.namespace) : undefined;
  const candidates = cluster
    .list(served.definition, place)
    .filter((object) => name === undefined || object.metadata.name === name);
  if (candidates.length === 0) {
    const title = `${kind}${name === undefined ? "" : ` ${name}`}`;
    return { message: `there is no ${title}`, diff: [] };
  }
  // The apiVersion may be another that serves the same kind.
  const { apiVersion: _, kind: __, ...wanted } = expected;
  // Objects of the API are JSON.
  const compared = candidates.map((object) => differences(wanted, object as unknown as Json));
  const nearest = compared.reduce((best, each) => (each.length < best.length ? each : best));
  if (nearest.length === 0) return undefined;
  const found = candidates[compared.indexOf(nearest)]?.metadata.name;
  const message =
    name === undefined
      ? `no ${kind} is as expected; ${found} comes nearest`
      : `${kind} ${name} is not as expected`;
  return { message, diff: nearest.flatMap(linesOf) };
}

const linesOf = (difference: Difference) => differenceLines(difference);

/** Why an object is there that should not be. */
export function presenceOf(stage: Stage, name: string): Mismatch | undefined {
  const reference = referenceOf(stage.cluster, name, stage.namespace);
  return objectOf(stage.cluster, reference) === undefined
    ? undefined
    : { message: `${name} is there` };
}
