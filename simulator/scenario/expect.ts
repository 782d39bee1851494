/** Looks at objects. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { ScenarioFailure } from "./failure.ts";
import { type Difference, differenceLines, differences } from "./match.ts";
import { objectOf, referenceOf } from "./references.ts";
import type { Stage } from "./stage.ts";

/** What is wrong with the objects, in words and line by line, and which object it is about. */
export type Mismatch = Pick<ScenarioFailure, "message" | "diff" | "about">;

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
  const scope = String(namespace ?? stage.namespace);
  const place = served.definition.namespaced ? scope : undefined;
  const candidates = cluster
    .list(served.definition, place)
    .filter((object) => name === undefined || object.metadata.name === name);
  if (candidates.length === 0) {
    const title = `${kind}${name === undefined ? "" : ` ${name}`}`;
    const about = name === undefined ? [] : [subjectOf(served.definition, String(name), scope)];
    return { message: `there is no ${title}`, diff: [], about };
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
  const about = [subjectOf(served.definition, found ?? "", scope)];
  return { message, diff: nearest.flatMap(linesOf), about };
}

const subjectOf = ({ plural, group }: ResourceDefinition, name: string, namespace: string) => ({
  what: `${group === "" ? plural : `${plural}.${group}`}/${name}`,
  namespace,
});

const linesOf = (difference: Difference) => differenceLines(difference);

/** Why an object is there that should not be. */
export function presenceOf(stage: Stage, name: string): Mismatch | undefined {
  const reference = referenceOf(stage.cluster, name, stage.namespace);
  return objectOf(stage.cluster, reference) === undefined
    ? undefined
    : { message: `${name} is there`, about: [{ what: name, namespace: stage.namespace }] };
}
