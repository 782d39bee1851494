/** An object of each kind that has every field set, and one that has no more than it must. */
import { PodTemplate } from "../../api/core/pod-template.ts";
import { IPAddress } from "../../api/networking/ip-address.ts";
import { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { untyped } from "../../client/action.ts";
import { wholeDevices } from "./devices.ts";
import type { WholeObjects } from "./whole.ts";

const container = { name: "app", image: "nginx:1.25" };
const defaultedContainer = {
  ...container,
  imagePullPolicy: "IfNotPresent",
  resources: {},
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File",
};
const defaultedPodSpec = {
  containers: [defaultedContainer],
  dnsPolicy: "ClusterFirst",
  restartPolicy: "Always",
  schedulerName: "default-scheduler",
  securityContext: {},
  terminationGracePeriodSeconds: 30,
};
const labels = { app: "web" };

export const wholeObjects: readonly WholeObjects[] = [
  {
    definition: untyped(PodTemplate),
    maximal: [
      {
        template: {
          metadata: { labels, annotations: { note: "n" } },
          spec: { ...defaultedPodSpec, nodeSelector: { disk: "ssd" } },
        },
      },
    ],
    minimal: { template: { spec: { containers: [container] } } },
    defaulted: { template: { metadata: {}, spec: defaultedPodSpec } },
  },
  {
    definition: untyped(CSIDriver),
    maximal: [
      {
        spec: {
          attachRequired: false,
          podInfoOnMount: true,
          volumeLifecycleModes: ["Ephemeral", "Persistent"],
          storageCapacity: true,
          fsGroupPolicy: "File",
          tokenRequests: [{ audience: "vault", expirationSeconds: 3600 }, { audience: "" }],
          requiresRepublish: true,
          seLinuxMount: true,
          nodeAllocatableUpdatePeriodSeconds: 10,
          serviceAccountTokenInSecrets: true,
          preventPodSchedulingIfMissing: true,
        },
      },
    ],
    minimal: { spec: {} },
    defaulted: {
      spec: {
        attachRequired: true,
        podInfoOnMount: false,
        volumeLifecycleModes: ["Persistent"],
        storageCapacity: false,
        fsGroupPolicy: "ReadWriteOnceWithFSType",
        requiresRepublish: false,
        seLinuxMount: false,
      },
    },
  },
  {
    definition: untyped(CSIStorageCapacity),
    maximal: [
      {
        nodeTopology: {
          matchLabels: { zone: "a" },
          matchExpressions: [{ key: "disk", operator: "In", values: ["ssd"] }],
        },
        storageClassName: "fast",
        capacity: "100Gi",
        maximumVolumeSize: "10Gi",
      },
    ],
    minimal: { storageClassName: "fast" },
    defaulted: { storageClassName: "fast" },
  },
  {
    definition: untyped(VolumeAttributesClass),
    finalizer: "kubernetes.io/vac-protection",
    maximal: [{ driverName: "disk.example", parameters: { iops: "4000", throughput: "100" } }],
    minimal: { driverName: "disk.example", parameters: { iops: "4000" } },
    defaulted: { driverName: "disk.example", parameters: { iops: "4000" } },
  },
  {
    definition: untyped(IPAddress),
    name: "2001:db8::1",
    maximal: [
      {
        spec: {
          parentRef: {
            group: "gateway.networking.k8s.io",
            resource: "gateways",
            namespace: "default",
            name: "edge",
          },
        },
      },
    ],
    minimal: { spec: { parentRef: { resource: "nodes", name: "node-0" } } },
    defaulted: { spec: { parentRef: { resource: "nodes", name: "node-0" } } },
  },
  {
    definition: untyped(ServiceCIDR),
    maximal: [{ spec: { cidrs: ["10.97.0.0/16", "fd00:10:97::/112"] } }],
    status: {
      conditions: [
        {
          type: "Ready",
          status: "True",
          observedGeneration: 1,
          lastTransitionTime: "2026-01-01T00:00:00Z",
          reason: "Tried",
          message: "it is",
        },
      ],
    },
    minimal: { spec: { cidrs: ["10.97.0.0/16"] } },
    defaulted: { spec: { cidrs: ["10.97.0.0/16"] }, status: {} },
  },
  ...wholeDevices,
];
