import { StatefulSet } from "../../api/apps/statefulset.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { web } from "../rollouts/web.ts";
import { db } from "../statefulsets/db.ts";
import { applying, type Scenario } from "./scenario.ts";

const claimTemplate = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};

const quota = {
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "q" },
  spec: { hard: { pods: "2", configmaps: "5" } },
};

/** A pod with one volume. */
const podWith = (source: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    containers: [
      { name: "c", image: "app:1", volumeMounts: [{ name: "data", mountPath: "/data" }] },
    ],
    volumes: [{ name: "data", ...source }],
  },
});

const attributes = (name: string) => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttributesClass",
  metadata: { name },
  driverName: "disk.sim.kubesim.dev",
  parameters: { tier: name },
});

export const storageScenarios: readonly Scenario[] = [
  ...[
    ["persistentvolume-controller", "external-provisioner"],
    ["attachdetach-controller", "external-attacher"],
  ].map(
    (controllers): Scenario => ({
      name: `a StatefulSet with claims shrinks and is deleted with them (${controllers[0]})`,
      controllers,
      steps: [
        {
          act: applying(
            db("app:1", {
              replicas: 2,
              volumeClaimTemplates: [claimTemplate],
              persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete", whenDeleted: "Delete" },
            }),
          ),
        },
        { act: (cluster) => cluster.patch(StatefulSet, "db", { spec: { replicas: 1 } }) },
        { act: (cluster) => cluster.delete(StatefulSet, "db") },
      ],
    }),
  ),
  {
    name: "a claim is made for a pod, and goes with it",
    controllers: ["ephemeral-volume-controller"],
    steps: [
      {
        act: applying(
          podWith({ ephemeral: { volumeClaimTemplate: { spec: claimTemplate.spec } } }),
        ),
      },
      { act: (cluster) => cluster.delete(Pod, "p") },
    ],
  },
  {
    name: "a claim grows while a pod uses it",
    controllers: ["volume_expand", "external-resizer"],
    steps: [
      {
        act: applying(claimTemplate, podWith({ persistentVolumeClaim: { claimName: "data" } })),
      },
      {
        act: (cluster) =>
          cluster.patch(PersistentVolumeClaim, "data", {
            spec: { resources: { requests: { storage: "2Gi" } } },
          }),
      },
    ],
  },
  {
    name: "a quota counts what comes and goes",
    controllers: ["resourcequota-controller"],
    steps: [
      { act: applying(quota, web("app:1", { replicas: 2 })) },
      { act: applying(web("app:1", { replicas: 1 })) },
    ],
  },
  {
    name: "a class of attributes stays while a claim has it",
    controllers: ["volumeattributesclass-protection-controller", "external-resizer"],
    steps: [
      {
        act: applying(
          attributes("silver"),
          attributes("gold"),
          {
            ...claimTemplate,
            spec: { ...claimTemplate.spec, volumeAttributesClassName: "silver" },
          },
          podWith({ persistentVolumeClaim: { claimName: "data" } }),
        ),
      },
      {
        act: (cluster) =>
          cluster.patch(PersistentVolumeClaim, "data", {
            spec: { volumeAttributesClassName: "gold" },
          }),
      },
      { act: (cluster) => cluster.delete(VolumeAttributesClass, "silver") },
      { act: (cluster) => cluster.delete(VolumeAttributesClass, "gold") },
    ],
  },
];
