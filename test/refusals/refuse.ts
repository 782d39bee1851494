import { isObject, type JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { testServer } from "../../apiserver/testing/server.ts";
import { minimalObject } from "../every-kind/minimal.ts";

/** A change of the least object of a kind, with which it is not created, or not updated. */
export interface Refusal {
  readonly behaviour: string;
  /** A merge patch. */
  readonly create?: JsonObject;
  readonly update?: JsonObject;
  readonly code: number;
  readonly message: string;
}

/** What a cluster with nothing of the kind answers, or one with the least object of it. */
export function refuse(
  definition: ResourceDefinition,
  { create, update }: Pick<Refusal, "create" | "update">,
) {
  const { send } = testServer();
  const place = {
    resource: definition,
    namespace: definition.namespaced ? "default" : undefined,
  };
  const least = minimalObject(definition);
  const made = send({
    verb: "create",
    ...place,
    body: create === undefined ? least : merged(least, create),
  });
  if (update === undefined) return answerOf(made);
  if (made.code !== 201) throw new Error(JSON.stringify(made.body));
  const name =
    "metadata" in made.body && "name" in made.body.metadata ? made.body.metadata.name : "";
  return answerOf(send({ verb: "patch", patchType: "merge", ...place, name, body: update }));
}

const answerOf = ({ code, body }: { readonly code: number; readonly body: object }) => ({
  code,
  message: "message" in body ? body.message : "it is accepted",
});

/** Source: RFC 7396. */
function merged(target: unknown, patch: JsonObject): object {
  const members = new Map<string, unknown>(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) members.delete(key);
    else members.set(key, isObject(value) ? merged(members.get(key), value) : value);
  }
  return Object.fromEntries(members);
}
