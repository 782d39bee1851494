import { expect, test } from "vitest";
import { fieldErrorBody } from "../field-error.ts";
import type { ObjectMeta } from "../resource.ts";
import {
  byteLength,
  type NamedResource,
  validateAnnotations,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from "./meta.ts";

const namespaced: NamedResource = { namespaced: true, nameFormat: "subdomain" };
const cluster: NamedResource = { namespaced: false, nameFormat: "path" };
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or " +
  "'.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const owner = { apiVersion: "v1", kind: "Pod", name: "a", uid: "1", controller: true };
const nobody = { ...owner, apiVersion: "", kind: "", name: "", uid: "" };
const owners = JSON.stringify([owner, nobody]);

test.each<{
  behaviour: string;
  resource?: NamedResource;
  metadata: ObjectMeta;
  errors: string[];
}>([
  {
    behaviour: "of a good object has no errors",
    metadata: { name: "a", namespace: "b" },
    errors: [],
  },
  {
    behaviour: "without any name is refused",
    metadata: {},
    errors: [
      "metadata.name: Required value: name or generateName is required",
      "metadata.namespace: Required value",
    ],
  },
  {
    behaviour: "with a bad name is refused",
    metadata: { name: "A_b", namespace: "n" },
    errors: [`metadata.name: Invalid value: "A_b": ${subdomain}`],
  },
  {
    behaviour: "may have a generateName that ends in a dash",
    metadata: { name: "web-x", generateName: "web-", namespace: "n" },
    errors: [],
  },
  {
    behaviour: "of a cluster-scoped object has no namespace",
    resource: cluster,
    metadata: { name: "system:a/b", namespace: "n" },
    errors: [
      `metadata.name: Invalid value: "system:a/b": may not contain '/'`,
      "metadata.namespace: Forbidden: not allowed on this type",
    ],
  },
  {
    behaviour: "names owners in full, one of them the controller",
    metadata: {
      name: "a",
      namespace: "n",
      ownerReferences: [owner, nobody],
    },
    errors: [
      `metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty`,
      `metadata.ownerReferences.kind: Invalid value: "": must not be empty`,
      `metadata.ownerReferences.name: Invalid value: "": must not be empty`,
      `metadata.ownerReferences.uid: Invalid value: "": must not be empty`,
      `metadata.ownerReferences: Invalid value: ${owners}: ` +
        'Only one reference can have Controller set to true. Found "true" in references for ' +
        "Pod/a and /",
    ],
  },
  {
    behaviour: "has no two finalizers of the collector",
    metadata: { name: "a", namespace: "n", finalizers: ["orphan", "foregroundDeletion"] },
    errors: [
      'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: ' +
        "finalizer orphan and foregroundDeletion cannot be both set",
    ],
  },
  {
    behaviour: "has no finalizer of an unknown domain",
    metadata: { name: "a", namespace: "n", finalizers: ["kubernetes", "mine"] },
    errors: [
      'metadata.finalizers[1]: Invalid value: "mine": ' +
        "name is neither a standard finalizer name nor is it fully qualified",
    ],
  },
  {
    behaviour: "of a custom resource may have any finalizer",
    resource: { ...namespaced, custom: {} },
    metadata: { name: "a", namespace: "n", finalizers: ["mine"] },
    errors: [],
  },
  {
    behaviour: "has a generation of 0 or more",
    metadata: { name: "a", namespace: "n", generation: -1 },
    errors: ["metadata.generation: Invalid value: -1: must be greater than or equal to 0"],
  },
])("metadata $behaviour", ({ resource = namespaced, metadata, errors }) => {
  const found = validateObjectMeta(resource, metadata);
  expect(found.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual(errors);
});

const stored: ObjectMeta = {
  name: "a",
  namespace: "n",
  uid: "1",
  resourceVersion: "5",
  creationTimestamp: "2026-01-01T00:00:00Z",
};

test.each<{ behaviour: string; next: ObjectMeta; stored?: ObjectMeta; errors: string[] }>([
  { behaviour: "may change labels", next: { ...stored, labels: { a: "b" } }, errors: [] },
  {
    behaviour: "keeps identity",
    next: { ...stored, name: "b", uid: "2" },
    errors: [
      'metadata.name: Invalid value: "b": field is immutable',
      'metadata.uid: Invalid value: "2": field is immutable',
    ],
  },
  {
    behaviour: "does not take a deletion back",
    stored: { ...stored, deletionTimestamp: "2026-01-01T00:00:00Z" },
    next: { ...stored, finalizers: ["example.com/b", "example.com/a"] },
    errors: [
      "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being " +
        'deleted, found new finalizers []string{"example.com/a", "example.com/b"}',
      "metadata.deletionTimestamp: Invalid value: null: field is immutable",
    ],
  },
  {
    behaviour: "names the version it changes",
    next: { ...stored, resourceVersion: "" },
    errors: ['metadata.resourceVersion: Invalid value: "": must be specified for an update'],
  },
])("changed metadata $behaviour", ({ next, stored: before = stored, errors }) => {
  const found = validateObjectMetaUpdate(next, before);
  expect(found.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual(errors);
});

test("annotation keys may be in capitals, and all together take 256 KiB at most", () => {
  expect(validateAnnotations({ "Example.com/Key": "a".repeat(256 * 1024 - 15) }, "f")).toEqual([]);
  expect(validateAnnotations({ a: "a".repeat(256 * 1024) }, "f").map(fieldErrorBody)).toEqual([
    "Too long: may not be more than 262144 bytes",
  ]);
});

test("text is measured in bytes of UTF-8", () => {
  expect(["a", "é", "€", "😀"].map(byteLength)).toEqual([1, 2, 3, 4]);
});
