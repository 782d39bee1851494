import { describe, expect, test } from "vitest";
import type { FieldError } from "../../field-error.ts";
import { errorTexts } from "../../validation/test-errors.ts";
import { PersistentVolume } from "./persistent-volume.ts";

const { strategy } = PersistentVolume;
const base: PersistentVolume["spec"] = {
  capacity: { storage: "1Gi" },
  accessModes: ["ReadWriteOnce"],
  hostPath: { path: "/data", type: "" },
  persistentVolumeReclaimPolicy: "Retain",
  volumeMode: "Filesystem",
};
const volumeOf = (spec: object, annotations = {}): PersistentVolume => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: "disk", annotations, creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: { ...base, ...spec },
  status: { phase: "Available" },
});
const texts = (errors: readonly FieldError[] = []) => errorTexts(errors);
const bare = { hostPath: undefined };
const term = { matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }] };
const affinity = { nodeAffinity: { required: { nodeSelectorTerms: [term] } } };
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

test.each<{ spec: object; annotations?: Record<string, string>; errors: readonly string[] }>([
  { spec: {}, errors: [] },
  { spec: { accessModes: [] }, errors: ["spec.accessModes: Required value"] },
  {
    spec: { accessModes: ["ReadWriteOncePod", "ReadWriteMany"] },
    errors: ["spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"],
  },
  {
    spec: { capacity: { storage: "-1" } },
    errors: [
      "spec.capacity[storage]: Invalid value: -1: must be a valid resource quantity",
      'spec.capacity[storage]: Invalid value: "-1": must be greater than zero',
    ],
  },
  {
    spec: { ...bare, local: { path: "/mnt" } },
    errors: ["spec.nodeAffinity: Required value: Local volume requires node affinity"],
  },
  { spec: { ...bare, local: { path: "/mnt" }, ...affinity }, errors: [] },
  {
    spec: { nodeAffinity: {} },
    errors: ["spec.nodeAffinity.required: Required value: must specify required node constraints"],
  },
  {
    spec: { nfs: { server: "s", path: "/p" } },
    errors: ["spec.nfs: Forbidden: may not specify more than 1 volume type"],
  },
  {
    spec: { hostPath: { path: "/", type: "" }, persistentVolumeReclaimPolicy: "Recycle" },
    errors: [
      "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
    ],
  },
  {
    spec: { storageClassName: "A" },
    errors: [`spec.storageClassName: Invalid value: "A": ${subdomain}`],
  },
  {
    spec: { volumeMode: "Tape" },
    errors: ['spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"'],
  },
  {
    spec: { volumeAttributesClassName: "" },
    errors: [
      "spec.volumeAttributesClassName: Required value: an empty string is disallowed",
      "spec.csi: Required value: has to be specified when using volumeAttributesClassName",
    ],
  },
  {
    spec: { ...bare, csi: { driver: "", volumeHandle: "", nodeExpandSecretRef: {} } },
    errors: [
      "spec.csi.driver: Required value",
      `spec.csi.driver: Invalid value: "": ${subdomain}`,
      "spec.csi.volumeHandle: Required value",
      "spec.csi.nodeExpandSecretRef.name: Required value",
      "spec.csi.nodeExpandSecretRef.namespace: Required value",
    ],
  },
  {
    spec: {},
    annotations: { "volume.beta.kubernetes.io/mount-options": "ro" },
    errors: [
      "metadata.annotations.volume.beta.kubernetes.io/mount-options: Forbidden: may not specify " +
        "mount options for this volume type",
    ],
  },
])("a volume of $spec is told $errors", ({ spec, annotations, errors }) => {
  expect(texts(strategy.validate?.(volumeOf(spec, annotations)))).toEqual(errors);
});

const secret = { name: "s", namespace: "n" };
const onlyNewer = "field is immutable, except for updating from beta label to GA";
const reachedBy = (key: string, value = "a") => {
  const matchExpressions = [{ key, operator: "In", values: [value] }];
  return { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } } };
};
const csi = { driver: "a.example", volumeHandle: "v" };

test.each<{ change: string; from?: object; to: object; errors: readonly string[] }>([
  { change: "its capacity", to: { capacity: { storage: "2Gi" } }, errors: [] },
  {
    change: "its source",
    to: { hostPath: { path: "/other", type: "" } },
    errors: [
      [
        "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation",
        "@@ -2,7 +2,7 @@",
        '  "GCEPersistentDisk": null,',
        '  "AWSElasticBlockStore": null,',
        '  "HostPath": {',
        '-  "Path": "/data",',
        '+  "Path": "/other",',
        '   "Type": ""',
        "  },",
        '  "Glusterfs": null,',
        "",
      ].join("\n"),
    ],
  },
  {
    change: "the Secret to expand with, where there was none",
    from: { ...bare, csi },
    to: { ...bare, csi: { ...csi, controllerExpandSecretRef: secret } },
    errors: [],
  },
  {
    change: "its mode",
    to: { volumeMode: "Block" },
    errors: ['volumeMode: Invalid value: "Block": field is immutable'],
  },
  { change: "its affinity, where it had none", to: affinity, errors: [] },
  {
    change: "its affinity",
    from: affinity,
    to: { nodeAffinity: undefined },
    errors: [`nodeAffinity: Invalid value: null: ${onlyNewer}`],
  },
  {
    change: "its affinity from a label of old to that of today",
    from: reachedBy("failure-domain.beta.kubernetes.io/zone"),
    to: reachedBy("topology.kubernetes.io/zone"),
    errors: [],
  },
  {
    change: "its affinity from a label of old to that of today, and its values",
    from: reachedBy("failure-domain.beta.kubernetes.io/zone"),
    to: reachedBy("topology.kubernetes.io/zone", "b"),
    errors: [expect.stringContaining(onlyNewer)],
  },
  {
    change: "its affinity back to a label of old",
    from: reachedBy("topology.kubernetes.io/zone"),
    to: reachedBy("failure-domain.beta.kubernetes.io/zone"),
    errors: [expect.stringContaining(onlyNewer)],
  },
])("a volume that changes $change is told $errors", ({ from = {}, to, errors }) => {
  expect(texts(strategy.validateUpdate?.(volumeOf(to), volumeOf(from)))).toEqual(errors);
});

describe("a volume", () => {
  test("is pending when it is made", () => {
    expect(strategy.prepareForCreate?.(volumeOf({})).status).toEqual({
      phase: "Pending",
      lastPhaseTransitionTime: "2026-01-01T00:00:00Z",
    });
  });

  test.each([
    { said: { phase: "Bound" }, at: "2026-01-01T00:01:00Z" },
    { said: { phase: "Available" }, at: "2026-01-01T00:00:00Z" },
    {
      said: { phase: "Bound", lastPhaseTransitionTime: "2025-01-01T00:00:00Z" },
      at: "2025-01-01T00:00:00Z",
    },
  ])("of status $said had its phase since $at", ({ said, at }) => {
    const before = "2026-01-01T00:00:00Z";
    const stored = {
      ...volumeOf({}),
      status: { phase: "Available", lastPhaseTransitionTime: before },
    };
    const next = { ...volumeOf({ volumeMode: "Block" }), status: said };
    expect(strategy.prepareForStatusUpdate?.(next, stored, Date.UTC(2026, 0, 1, 0, 1))).toEqual({
      ...stored,
      status: { ...said, lastPhaseTransitionTime: at },
    });
  });

  test("of old is warned of", () => {
    const annotations = { "volume.beta.kubernetes.io/storage-class": "slow" };
    const spec = { persistentVolumeReclaimPolicy: "Recycle", rbd: { monitors: [], image: "" } };
    expect(strategy.warnings?.(volumeOf(spec, annotations))).toEqual([
      "metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use " +
        '"storageClassName" attribute instead',
      "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the " +
        "recommended approach is to use dynamic provisioning.",
      "spec.rbd: deprecated in v1.28, non-functional in v1.31+",
    ]);
  });
});
