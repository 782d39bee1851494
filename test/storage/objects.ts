/** Claims, volumes and the pods that use them, as a user writes them. */
export const claimOf = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name },
  spec: {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "1Gi" } },
    ...spec,
  },
});

export const volumeOf = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    hostPath: { path: `/data/${name}` },
    ...spec,
  },
});

export const classOf = (name: string, more: object = {}) => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name },
  provisioner: "ebs.csi.aws.com",
  ...more,
});

/** A pod that mounts the claims of these names. */
export const podOf = (name: string, claims: readonly string[], spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: "c",
        image: "nginx",
        volumeMounts: claims.map((claim) => ({ name: claim, mountPath: `/${claim}` })),
      },
    ],
    volumes: claims.map((claim) => ({
      name: claim,
      persistentVolumeClaim: { claimName: claim },
    })),
    ...spec,
  },
});

/** A volume that only this node reaches. */
export const onNode = (node: string) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: [node] }] },
      ],
    },
  },
});
