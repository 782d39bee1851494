import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { claim as claimOf, gpuClass, gpusOf, namedClass, pod, podByName } from "../devices/gpus.ts";
import {
  allocatedTo,
  claim,
  patchStatus,
  podOf,
  tainting,
  template,
  tolerating,
  webWithClaims,
} from "../devices/objects.ts";
import { applying, type Scenario } from "./scenario.ts";

const named = { resourceClaimName: "gpus" };
const own = { resourceClaimTemplateName: "gpu" };

/** Two GPUs on one node, and the class that claims here ask for. */
const gpus = [gpuClass, gpusOf("node-0", ["a100", "a100"])];

/** Of two pods one bears a failing GPU for half a minute. */
const lasting = claimOf("lasting", tolerating([{ tolerationSeconds: 30 }]));
const patient = pod("patient", { resourceClaimName: "lasting" });
const hasty = pod("hasty", { resourceClaimName: "plain" });

export const deviceScenarios: readonly Scenario[] = [
  {
    name: "pods get the devices that there are, and others those of pods that are gone",
    process: "kube-scheduler",
    controllers: [],
    steps: [
      { act: applying(...gpus, template, webWithClaims(3)), rest: "30s" },
      { act: (cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 1 } }) },
      { act: (cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 2 } }) },
      { act: (cluster) => cluster.delete(Deployment, "web") },
    ],
  },
  {
    name: "a pod gets the devices that an extended resource stands for, and another after it",
    process: "kube-scheduler",
    controllers: [],
    steps: [
      {
        act: applying(
          namedClass,
          gpusOf("node-0", ["a100"]),
          podByName("first"),
          podByName("second"),
        ),
      },
      { act: (cluster) => cluster.delete(Pod, "first"), rest: "30s" },
      { act: (cluster) => cluster.delete(Pod, "second") },
    ],
  },
  {
    name: "claims are made for the pods of a Deployment once there is a template, and go with them",
    controllers: ["resourceclaim-controller"],
    steps: [
      { act: applying(webWithClaims(1)), rest: "10s" },
      { act: applying(template) },
      { act: (cluster) => cluster.delete(Deployment, "web") },
    ],
  },
  {
    name: "the pods of GPUs that are failing go, at once or after a time",
    controllers: ["device-taint-eviction-controller"],
    steps: [
      { act: applying(...gpus, claimOf("plain"), lasting, hasty, patient) },
      { act: tainting("node-0", "gpu-0", "gpu-1"), rest: "2m" },
    ],
  },
  {
    name: "a claim is used by one pod after the other, and goes after the last",
    controllers: ["resourceclaim-controller"],
    steps: [
      { act: applying(claim, template, podOf("a", named), podOf("own", own)) },
      {
        act: (cluster) =>
          patchStatus(cluster, ResourceClaim, { name: "gpus", body: allocatedTo(cluster, ["a"]) }),
      },
      { act: applying(podOf("b", named, { nodeName: "node-0" })) },
      { act: (cluster) => cluster.delete(Pod, "a") },
      { act: (cluster) => cluster.delete(Pod, "b") },
      {
        act: (cluster) =>
          patchStatus(cluster, Pod, { name: "own", body: { status: { phase: "Succeeded" } } }),
      },
      // Its status tells of a claim that is gone by now, by a name that was drawn.
      { act: (cluster) => cluster.delete(Pod, "own") },
      { act: (cluster) => cluster.delete(ResourceClaim, "gpus") },
    ],
  },
];
