/** `create token`: what is asked of the server. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../flags.ts";

export const tokenFlags = {
  audience: { kind: "each", value: "NAME", doc: "who is to accept it (repeatable)" },
  duration: { kind: "duration", value: "TIME", doc: "how long it is to be valid" },
  "bound-object-kind": { kind: "text", value: "KIND", doc: "Node, Pod or Secret: bind it to one" },
  "bound-object-name": { kind: "text", value: "NAME", doc: "which one" },
  "bound-object-uid": { kind: "text", value: "UID", doc: "the UID of that one" },
} as const;

export function tokenRequest(given: Given<typeof tokenFlags>): JsonObject {
  const { audience, duration = 0 } = given;
  if (duration < 0) throw new Failure("--duration must be greater than or equal to 0");
  const boundObjectRef = boundObject(given);
  return {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    metadata: {},
    spec: {
      audiences: audience === undefined ? null : [...audience],
      boundObjectRef,
      expirationSeconds: duration === 0 ? null : Math.trunc(duration / 1000),
    },
    status: { expirationTimestamp: null, token: "" },
  };
}

function boundObject(given: Given<typeof tokenFlags>): JsonObject | null {
  const { "bound-object-kind": kind = "", "bound-object-name": name = "" } = given;
  const { "bound-object-uid": uid = "" } = given;
  const only = (flag: string) =>
    new Failure(`${flag} can only be set if --bound-object-kind is provided`);
  if (kind === "") {
    if (name !== "") throw only("--bound-object-name");
    if (uid !== "") throw only("--bound-object-uid");
    return null;
  }
  if (!["Node", "Pod", "Secret"].includes(kind)) {
    throw new Failure("supported --bound-object-kind values are Node, Pod, Secret");
  }
  if (name === "") {
    throw new Failure("--bound-object-name is required if --bound-object-kind is provided");
  }
  return { apiVersion: "v1", kind, name, ...(uid !== "" && { uid }) };
}
