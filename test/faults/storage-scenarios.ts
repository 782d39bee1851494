import { StatefulSet } from "../../api/apps/statefulset.ts";
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

export const storageScenarios: readonly Scenario[] = [
  {
    name: "a StatefulSet with claims is scaled down and deleted with them",
    controllers: ["persistentvolume-controller", "external-provisioner"],
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
  },
  {
    name: "a quota counts what comes and goes",
    controllers: ["resourcequota-controller"],
    steps: [
      { act: applying(quota, web("app:1", { replicas: 2 })) },
      { act: applying(web("app:1", { replicas: 1 })) },
    ],
  },
];
