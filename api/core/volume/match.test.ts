import { expect, test } from "vitest";
import type { PersistentVolumeClaim } from "../claim.ts";
import { findVolume, type MatchOptions, mismatch } from "./match.ts";
import type { PersistentVolume } from "./persistent-volume.ts";

const claimOf = (spec: object = {}): PersistentVolumeClaim => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data", namespace: "default", uid: "u" },
  spec: {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "2Gi" } },
    volumeMode: "Filesystem",
    ...spec,
  },
  status: { phase: "Pending" },
});
const volumeOf = (
  name: string,
  storage: string,
  spec: object = {},
  more: { readonly labels?: object; readonly phase?: string; readonly gone?: string } = {},
): PersistentVolume => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: {
    name,
    ...(more.labels && { labels: { ...more.labels } }),
    ...(more.gone && { deletionTimestamp: more.gone }),
  },
  spec: {
    capacity: { storage },
    accessModes: ["ReadWriteOnce"],
    persistentVolumeReclaimPolicy: "Retain",
    volumeMode: "Filesystem",
    ...spec,
  },
  status: { phase: more.phase ?? "Available" },
});
const onNode = (node: string) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "host", operator: "In", values: [node] }] }],
    },
  },
});
const node = { name: "n", labels: { host: "n" } };
const kept = (uid?: string) => ({ claimRef: { namespace: "default", name: "data", uid } });

test.each<{
  behaviour: string;
  claim?: object;
  volumes: readonly PersistentVolume[];
  options?: MatchOptions;
  found: string | undefined;
}>([
  {
    behaviour: "takes the smallest that is large enough",
    volumes: [volumeOf("a", "8Gi"), volumeOf("b", "1Gi"), volumeOf("c", "4Gi")],
    found: "c",
  },
  {
    behaviour: "takes the first by name of equals",
    volumes: [volumeOf("b", "2Gi"), volumeOf("a", "2Gi")],
    found: "a",
  },
  {
    behaviour: "rather takes one with fewer access modes than a smaller one",
    volumes: [
      volumeOf("a", "2Gi", { accessModes: ["ReadWriteOnce", "ReadWriteMany"] }),
      volumeOf("b", "9Gi"),
    ],
    found: "b",
  },
  {
    behaviour: "needs every access mode that it asks for",
    claim: { accessModes: ["ReadWriteMany"] },
    volumes: [volumeOf("a", "2Gi")],
    found: undefined,
  },
  {
    behaviour: "takes only volumes of its class",
    claim: { storageClassName: "fast" },
    volumes: [volumeOf("a", "2Gi"), volumeOf("b", "2Gi", { storageClassName: "fast" })],
    found: "b",
  },
  {
    behaviour: "takes only volumes of its mode",
    claim: { volumeMode: "Block" },
    volumes: [volumeOf("a", "2Gi")],
    found: undefined,
  },
  {
    behaviour: "takes only what it selects",
    claim: { selector: { matchLabels: { tier: "gold" } } },
    volumes: [volumeOf("a", "2Gi"), volumeOf("b", "2Gi", {}, { labels: { tier: "gold" } })],
    found: "b",
  },
  {
    behaviour: "takes the one kept for it, whatever else there is",
    volumes: [volumeOf("a", "2Gi"), volumeOf("z", "9Gi", kept())],
    found: "z",
  },
  {
    behaviour: "rather takes one with fewer access modes than the one kept for it",
    volumes: [
      volumeOf("a", "2Gi", { ...kept(), accessModes: ["ReadWriteOnce", "ReadWriteMany"] }),
      volumeOf("b", "9Gi"),
    ],
    found: "b",
  },
  {
    behaviour: "with a node takes the smallest, whatever access modes it has",
    volumes: [
      volumeOf("a", "9Gi"),
      volumeOf("b", "2Gi", { accessModes: ["ReadWriteOnce", "ReadWriteMany"] }),
    ],
    options: { node },
    found: "b",
  },
  {
    behaviour: "takes none that was kept for one of its name before",
    volumes: [volumeOf("a", "2Gi", kept("other"))],
    found: undefined,
  },
  {
    behaviour: "takes none that is not to be had",
    volumes: [
      volumeOf("a", "2Gi", {}, { phase: "Released" }),
      volumeOf("b", "2Gi", {}, { gone: "2026-01-01T00:00:00Z" }),
    ],
    found: undefined,
  },
  {
    behaviour: "that waits for its pod takes only one that is kept for it",
    volumes: [volumeOf("a", "2Gi")],
    options: { waits: true },
    found: undefined,
  },
  {
    behaviour: "takes only what its node can reach",
    volumes: [volumeOf("a", "2Gi", onNode("other")), volumeOf("b", "2Gi", onNode("n"))],
    options: { node },
    found: "b",
  },
  {
    behaviour: "takes none that is promised",
    volumes: [volumeOf("a", "2Gi"), volumeOf("b", "3Gi")],
    options: { taken: new Set(["a"]) },
    found: "b",
  },
])("a claim $behaviour", ({ claim, volumes, options, found }) => {
  expect(findVolume(claimOf(claim), volumes, options)?.metadata.name).toBe(found);
});

test.each([
  { volume: volumeOf("a", "1Gi"), why: "requested PV is too small" },
  {
    volume: volumeOf("a", "2Gi", { storageClassName: "fast" }),
    why: "storageClassName does not match",
  },
  {
    volume: volumeOf("a", "2Gi", { volumeAttributesClassName: "gold" }),
    why: "volumeAttributesClassName does not match",
  },
  {
    volume: volumeOf("a", "1Gi", {}, { gone: "2026-01-01T00:00:00Z" }),
    why: 'the volume is marked for deletion "a"',
  },
  { volume: volumeOf("a", "2Gi", { volumeMode: "Block" }), why: "incompatible volumeMode" },
  { volume: volumeOf("a", "2Gi", { accessModes: [] }), why: "incompatible accessMode" },
  { volume: volumeOf("a", "2Gi"), why: undefined },
])("a claim that names a volume is told: $why", ({ volume, why }) => {
  expect(mismatch(volume, claimOf())).toBe(why);
});
