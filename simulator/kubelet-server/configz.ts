import type { Node } from "../../api/core/node/node.ts";
import type { Cluster } from "../cluster.ts";

/** What kubelets go by that is not theirs to choose. Source: kubelet.config.k8s.io/v1beta1 1.36. */
const usual = {
  enableServer: true,
  staticPodPath: "/etc/kubernetes/manifests",
  syncFrequency: "1m0s",
  address: "0.0.0.0",
  port: 10250,
  clusterDomain: "cluster.local",
  nodeStatusUpdateFrequency: "10s",
  nodeStatusReportFrequency: "5m0s",
  nodeLeaseDurationSeconds: 40,
  imageGCHighThresholdPercent: 85,
  imageGCLowThresholdPercent: 80,
  cgroupDriver: "systemd",
  cpuManagerPolicy: "none",
  maxPods: 110,
  podPidsLimit: -1,
  serializeImagePulls: true,
  evictionHard: {
    "imagefs.available": "15%",
    "imagefs.inodesFree": "5%",
    "memory.available": "100Mi",
    "nodefs.available": "10%",
    "nodefs.inodesFree": "5%",
  },
  evictionPressureTransitionPeriod: "5m0s",
  failSwapOn: true,
  containerLogMaxSize: "10Mi",
  containerLogMaxFiles: 5,
};

/** The configuration of a node's kubelet. */
export function kubeletConfig(cluster: Cluster, { metadata: { name = "" } }: Node): object {
  const machine = cluster.kubelet.machines.get(name);
  return {
    ...usual,
    ...(machine?.pods !== undefined && { maxPods: machine.pods }),
    ...machine?.kubeletConfiguration,
  };
}
