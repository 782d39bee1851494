/** Questions about the past, as the kinds of kubesim take them. */
import type { JsonObject } from "../api/json.ts";
import { parseMoment } from "../api/sim/moment.ts";
import { Failure } from "../client/kubectl/failure.ts";
import type { Io } from "./io.ts";
import { apiVersionOf, pathOf } from "./server/resources.ts";
import type { Selected } from "./targets/selection.ts";

export interface Question {
  readonly kind: "Explanation" | "Timeline";
  /** What is asked about. Absent: all objects. */
  readonly object?: Required<Selected>;
  /** What else is asked. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** The answer of the server, which is the question with a status. */
export async function askAbout(io: Io, { kind, object, spec }: Question): Promise<JsonObject> {
  const apiVersion = "sim.kubesim.dev/v1alpha1";
  const resource = await io.resources.byKind(apiVersion, kind);
  if (resource === undefined)
    throw new Failure(`the server doesn't have a resource type "${kind}"`);
  const body = JSON.stringify({
    apiVersion,
    kind,
    spec: { ...spec, ...(object !== undefined && { object: placeOf(object, io.namespace) }) },
  });
  return io.client.json({ method: "POST", path: pathOf(resource, {}), body });
}

const placeOf = ({ resource, name }: Required<Selected>, namespace: string) => ({
  apiVersion: apiVersionOf(resource),
  kind: resource.kind,
  ...(resource.namespaced && { namespace }),
  name,
});

/** The text of a flag that names a time, as the server reads it. Throws where it names none. */
export function momentOf(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || parseMoment(text) !== undefined) return text;
  throw new Failure(
    `invalid argument "${text}" for "--${flag}" flag: write it as 5m (after the cluster began), ` +
      "-5m (ago) or 2026-01-31T10:05:00Z",
  );
}
