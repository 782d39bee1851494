import { expect, test } from "vitest";
import type { FieldError } from "../field-error.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { defaultClass, StorageClass } from "./storage-class.ts";
import { VolumeAttachment } from "./volume-attachment.ts";

const classOf = (more: object = {}, annotations = {}, name = "fast"): StorageClass => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name, annotations, creationTimestamp: "2026-01-01T00:00:00Z" },
  provisioner: "disk.example",
  reclaimPolicy: "Delete",
  volumeBindingMode: "Immediate",
  ...more,
});
const texts = (errors: readonly FieldError[] = []) => errorTexts(errors);
const zone = { matchLabelExpressions: [{ key: "zone", values: ["a", "b"] }] };

test.each<{ more: object; errors: readonly string[] }>([
  { more: {}, errors: [] },
  { more: { provisioner: "" }, errors: ["provisioner: Required value"] },
  {
    more: { reclaimPolicy: "Recycle" },
    errors: ['reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"'],
  },
  {
    more: { volumeBindingMode: "Late" },
    errors: [
      'volumeBindingMode: Unsupported value: "Late": supported values: "Immediate", ' +
        '"WaitForFirstConsumer"',
    ],
  },
  {
    more: { parameters: { "": "x" } },
    errors: ['parameters: Invalid value: "": field can not be empty.'],
  },
  {
    more: {
      allowedTopologies: [zone, { matchLabelExpressions: [{ key: "zone", values: ["b", "a"] }] }],
    },
    errors: ['allowedTopologies[1].matchLabelExpressions: Duplicate value: ""'],
  },
  {
    more: { allowedTopologies: [{ matchLabelExpressions: [{ key: "zone", values: [] }] }] },
    errors: ["allowedTopologies.matchLabelExpressions[0].values: Required value"],
  },
])("a class of $more is told $errors", ({ more, errors }) => {
  expect(texts(StorageClass.strategy.validate?.(classOf(more)))).toEqual(errors);
});

test.each([
  { to: { allowVolumeExpansion: true, mountOptions: ["ro"] }, errors: [] },
  {
    to: { provisioner: "b" },
    errors: ["provisioner: Forbidden: updates to provisioner are forbidden."],
  },
  {
    to: { parameters: { a: "b" }, reclaimPolicy: "Retain" },
    errors: [
      "parameters: Forbidden: updates to parameters are forbidden.",
      "reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.",
    ],
  },
  {
    to: { volumeBindingMode: "WaitForFirstConsumer" },
    errors: ['volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable'],
  },
])("a class that becomes $to is told $errors", ({ to, errors }) => {
  expect(texts(StorageClass.strategy.validateUpdate?.(classOf(to), classOf()))).toEqual(errors);
});

const isDefault = { "storageclass.kubernetes.io/is-default-class": "true" };
const newer = {
  metadata: { name: "z", annotations: isDefault, creationTimestamp: "2026-01-02T00:00:00Z" },
};

test.each([
  { behaviour: "none where none says so", classes: [classOf()], name: undefined },
  {
    behaviour: "the newest of several",
    classes: [classOf({}, isDefault), classOf(newer), classOf({}, isDefault, "b")],
    name: "z",
  },
  {
    behaviour: "the first by name of those of one second",
    classes: [classOf({}, isDefault), classOf({}, isDefault, "b")],
    name: "b",
  },
])("the default class is $behaviour", ({ classes, name }) => {
  expect(defaultClass(classes)?.metadata.name).toBe(name);
});

test("a class whose topologies are told by old labels of nodes is warned of", () => {
  const matchLabelExpressions = [
    { key: "topology.kubernetes.io/zone", values: ["a"] },
    { key: "failure-domain.beta.kubernetes.io/zone", values: ["a"] },
  ];
  const old = classOf({ allowedTopologies: [{ matchLabelExpressions }] });
  expect(StorageClass.strategy.warnings?.(old)).toEqual([
    "allowedTopologies[0].matchLabelExpressions[1].key: deprecated since v1.17; use " +
      '"topology.kubernetes.io/zone" instead',
  ]);
});

test("a class is shown with who makes its volumes", () => {
  const cells = StorageClass.columns
    .slice(0, 5)
    .map((column) => column.value(classOf({}, isDefault), 0));
  expect(cells).toEqual(["fast (default)", "disk.example", "Delete", "Immediate", false]);
});

const attachmentOf = (spec: object): VolumeAttachment => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttachment",
  metadata: { name: "a" },
  spec: { attacher: "a.example", source: { persistentVolumeName: "v" }, nodeName: "n", ...spec },
  status: { attached: false },
});
const inline = { accessModes: ["ReadWriteOnce"], persistentVolumeReclaimPolicy: "Retain" };
const csi = { driver: "a.example", volumeHandle: "v" };
const one = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

test.each<{ spec: object; errors: readonly string[] }>([
  { spec: {}, errors: [] },
  {
    spec: { attacher: "a b" },
    errors: [`spec.attacher: Invalid value: "a b": ${subdomain}`],
  },
  {
    spec: { source: { persistentVolumeName: "A" } },
    errors: [`spec.source.persistentVolumeName: Invalid value: "A": ${subdomain}`],
  },
  { spec: { source: {} }, errors: [`spec.source: Required value: ${one}`] },
  {
    spec: { source: { inlineVolumeSpec: { ...inline, volumeMode: "Filesystem", csi } } },
    errors: [],
  },
  {
    spec: { source: { inlineVolumeSpec: { ...inline, volumeMode: "Block", csi, claimRef: {} } } },
    errors: [
      "spec.source.inlineVolumeSpec.claimRef: Forbidden: may not be specified in the context of " +
        "inline volumes",
      "spec.source.inlineVolumeSpec.volumeMode: Forbidden: may not specify volumeMode other than " +
        "Filesystem in the context of inline volumes",
    ],
  },
])("an attachment of $spec is told $errors", ({ spec, errors }) => {
  expect(texts(VolumeAttachment.strategy.validate?.(attachmentOf(spec)))).toEqual(errors);
});

test.each<{ behaviour: string; error: object; errors: readonly string[] }>([
  { behaviour: "has a code of no less than 0", error: { errorCode: 0 }, errors: [] },
  {
    behaviour: "has a code of less than 0",
    error: { errorCode: -1 },
    errors: [
      "status.attachError.errorCode: Invalid value: -1: must be between 0 and 2147483647, inclusive",
    ],
  },
  {
    behaviour: "says more than a kilobyte",
    error: { message: "m".repeat(1025) },
    errors: ["status.attachError.message: Too long: may not be more than 262144 bytes"],
  },
])("an error that $behaviour is told $errors", ({ error, errors }) => {
  const attachment = { ...attachmentOf({}), status: { attached: false, attachError: error } };
  expect(texts(VolumeAttachment.strategy.validateStatusUpdate?.(attachment, attachment))).toEqual(
    errors,
  );
});

test("an attachment stays what it is, and is told by its names in Go", () => {
  const change = (spec: object) =>
    texts(VolumeAttachment.strategy.validateUpdate?.(attachmentOf(spec), attachmentOf({})));
  expect(change({})).toEqual([]);
  expect(change({ nodeName: "m" })).toEqual([
    'spec: Invalid value: {"Attacher":"a.example","Source":{"PersistentVolumeName":"v",' +
      '"InlineVolumeSpec":null},"NodeName":"m"}: field is immutable',
  ]);
});
