import { expect, test } from "vitest";
import { fieldErrorBody } from "../field-error.ts";
import { Namespace } from "./namespace.ts";

const { strategy } = Namespace;
type Parts = Partial<Pick<Namespace, "metadata" | "spec" | "status">>;
const namespace = (parts: Parts): Namespace => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "web" },
  spec: {},
  status: { phase: "Active" },
  ...parts,
});
const label = { "kubernetes.io/metadata.name": "web" };

test.each([
  { behaviour: "gets its finalizer", finalizers: undefined, becomes: ["kubernetes"] },
  { behaviour: "keeps its finalizer", finalizers: ["kubernetes"], becomes: ["kubernetes"] },
  { behaviour: "keeps other finalizers", finalizers: ["a.b/c"], becomes: ["a.b/c", "kubernetes"] },
])("a new namespace $behaviour, its label and its phase", ({ finalizers, becomes }) => {
  const given = namespace({ spec: { finalizers }, status: { phase: "Terminating" } });
  expect(strategy.prepareForCreate?.(given)).toEqual(
    namespace({
      metadata: { name: "web", labels: label },
      spec: { finalizers: becomes },
      status: { phase: "Active" },
    }),
  );
});

test.each([
  { behaviour: "without labels gets one", labels: undefined, same: false },
  {
    behaviour: "with a wrong label gets the right one",
    labels: { ...label, [Object.keys(label)[0] ?? ""]: "x" },
    same: false,
  },
  { behaviour: "with its label stays as it is", labels: label, same: true },
])("a namespace $behaviour", ({ labels, same }) => {
  const given = namespace({ metadata: { name: "web", labels } });
  const named = strategy.defaults?.(given);
  expect(named?.metadata.labels).toEqual(label);
  expect(named === given).toBe(same);
});

test.each([
  { behaviour: "may be active", phase: "Active", deleted: false, errors: [] },
  { behaviour: "may be terminating once deleted", phase: "Terminating", deleted: true, errors: [] },
  {
    behaviour: "is not terminating before",
    phase: "Terminating",
    deleted: false,
    errors: [
      "status.Phase: Invalid value: \"Terminating\": may only be 'Active' if " +
        "`deletionTimestamp` is empty",
    ],
  },
  {
    behaviour: "is not active after",
    phase: "Active",
    deleted: true,
    errors: [
      "status.Phase: Invalid value: \"Active\": may only be 'Terminating' if " +
        "`deletionTimestamp` is not empty",
    ],
  },
])("the phase of a namespace $behaviour", ({ phase, deleted, errors }) => {
  const metadata = deleted ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {};
  const next = namespace({ metadata, status: { phase } });
  const found = strategy.validateStatusUpdate?.(next, namespace({}));
  expect(found?.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual(errors);
});

test("a namespace has no finalizer of an unknown domain", () => {
  const found = strategy.validate?.(namespace({ spec: { finalizers: ["mine"] } }));
  expect(found?.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual([
    'spec.finalizers: Invalid value: "mine": name is neither a standard finalizer name nor is ' +
      "it fully qualified",
  ]);
});

test("an update of a namespace leaves its finalizers alone", () => {
  const stored = namespace({ spec: { finalizers: ["kubernetes"] } });
  expect(strategy.prepareForUpdate?.(namespace({}), stored)).toEqual(stored);
});
