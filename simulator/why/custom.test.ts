import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { findingsOf } from "./kinds.ts";
import { knownOf, objectOf } from "./testing/known.ts";

const schema = { openAPIV3Schema: { type: "object" } };
const definition = (subresources: JsonObject = { status: {} }) =>
  objectOf({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "certificates.cert-manager.example" },
    spec: {
      group: "cert-manager.example",
      scope: "Namespaced",
      names: { plural: "certificates", kind: "Certificate" },
      versions: [{ name: "v1", served: true, storage: true, schema, subresources }],
    },
  });
const certificate = (status?: object) => ({
  apiVersion: "cert-manager.example/v1",
  kind: "Certificate",
  metadata: { name: "web", namespace: "default", uid: "web-uid" },
  ...(status === undefined ? {} : { status }),
});
const unwritten = {
  about: "NotAsWanted",
  text: "No controller has written its status.",
  reasons: [
    "the pods of an operator of cert-manager.example are simulated and run no code; one that runs " +
      "beside the cluster can act",
  ],
};
const condition = (type: string, status: string) => ({
  conditions: [
    { type: "Issuing", status: "False" },
    { type, status, reason: "Pending", message: "so" },
  ],
});

test.each<{ behaviour: string; status?: object; subresources?: JsonObject; found: object[] }>([
  { behaviour: "without a status has no controller that acts on it", found: [unwritten] },
  { behaviour: "with an empty status has none either", status: {}, found: [unwritten] },
  { behaviour: "whose kind has no status needs no reason", subresources: {}, found: [] },
  {
    behaviour: "that is ready needs no reason",
    status: condition("Ready", "True"),
    found: [],
  },
  {
    behaviour: "that is not ready yet is told by its condition",
    status: condition("Ready", "Unknown"),
    found: [
      { about: "NotReady", text: "Its condition Ready is Unknown.", reasons: ["Pending: so"] },
    ],
  },
  {
    behaviour: "whose status has no conditions that are known needs no reason",
    status: { conditions: "none", phase: "Running" },
    found: [],
  },
])("a custom object $behaviour", ({ status, subresources, found }) => {
  const known = knownOf({ objects: [definition(subresources)] });
  expect(findingsOf(certificate(status), known)).toEqual(found);
});
