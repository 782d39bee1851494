/** Every stable kind of Kubernetes 1.36, as the official client knows them, is served. */
import { expect, test } from "vitest";
import { servedResources } from "../api/index.ts";
import { modelName, modelNames } from "./conformance/client-models.ts";

/** Kinds that are not served as resources, by the names of their models, and why. */
const reasons: Readonly<Record<string, string>> = {
  AuthenticationV1TokenRequest: "only the subresource token of service accounts takes it",
  V1Eviction: "only the subresource eviction of pods takes it",
  V1Scale: "only subresources named scale take and answer it",
  V1Status: "an answer, and never asked for",
};

/** `V1Pod`, `V2HorizontalPodAutoscaler`, `EventsV1Event`; not `V1beta1DeviceTaint`. */
const isStable = (name: string) => /^([A-Z][a-z]+)*V\d+[A-Z]/.test(name);

/** Lists have items, and parts of objects no metadata. */
const isKind = (fields: ReadonlySet<string>) =>
  ["apiVersion", "kind", "metadata"].every((name) => fields.has(name)) && !fields.has("items");

const kinds = [...modelNames()]
  .filter(([name, fields]) => isStable(name) && isKind(fields))
  .map(([name]) => name);
const served = new Set(servedResources.map(modelName));

test("every stable kind is served, or it is said why not", () => {
  expect(kinds.length).toBeGreaterThan(60);
  const missing = kinds.filter((name) => !served.has(name) && reasons[name] === undefined);
  expect(missing, "are neither served nor in the table of reasons").toEqual([]);
});

test("no reason is left behind", () => {
  const named = Object.keys(reasons);
  const late = named.filter((name) => served.has(name));
  expect(late, "are served by now: take them out of the table of reasons").toEqual([]);
  expect(named.filter((name) => !kinds.includes(name))).toEqual([]);
});
