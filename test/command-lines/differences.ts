/** Every recorded step that answers otherwise here: what it is to answer, and why. */
import { apiResourcesOfToday } from "./api-resources.ts";
import {
  all,
  answers,
  type Change,
  listing,
  refused,
  saying,
  withLines,
  withLinesAfter,
} from "./change.ts";
import { describedNode, nodesOfToday } from "./nodes.ts";

/**
 * Who answers otherwise: the control plane of 1.36; kubectl 1.36; the same kubectl beside a server
 * that is not 15 versions older; nodes that are not fake ones; or kubesim, whose answer is not that
 * of Kubernetes 1.36.
 */
type Whose = "Kubernetes 1.36" | "kubectl 1.36" | "version skew" | "nodes" | "kubesim";

export interface Difference {
  readonly group: string;
  readonly step: number;
  readonly whose: Whose;
  readonly because: string;
  readonly expected: Change;
}

/** Steps whose lines are compared in no order. */
export const inAnyOrder: readonly { group: string; step: number; because: string }[] = [
  { group: "cli-info", step: 1, because: "kubectl goes by groups, and the table by lines" },
  { group: "cli-info", step: 2, because: "kubectl goes by groups, and the table by names" },
  { group: "cli-edit", step: 9, because: "kubectl lists labels in the order of a Go map" },
  { group: "cli-nodes", step: 18, because: "drain evicts pods beside one another" },
];

const ofGroup = (group: string, rows: readonly Omit<Difference, "group">[]): Difference[] =>
  rows.map((row) => ({ group, ...row }));

const withoutWarnings = answers({ stderr: [] });
const noCronJobWarning = {
  whose: "version skew",
  because: "CronJobs are in batch/v1 and are not deprecated",
  expected: withoutWarnings,
} as const;
const fakeNodes = {
  whose: "nodes",
  because: "the recorded nodes are fake ones, of 1.20",
  expected: nodesOfToday,
} as const;
const describedNodes = `${fakeNodes.because}; no ttl-controller annotates those here`;

const fitsNowhere = saying(
  "3 node(s) didn't match Pod's node affinity.",
  "3 node(s) didn't match Pod's node affinity/selector. " +
    "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
);
const schedulerWords = "the scheduler says in other words that a pod fits nowhere";
const schedulesOnce = `${schedulerWords}, and tries again only once something changes`;

const ownWords = "kubesim describes fields in words of its own";
const nodeName = withLines(
  " NodeName is a request",
  3,
  " Node that the pod is placed on; empty until it is scheduled.",
);

const undoWarning =
  "Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back " +
  "will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may " +
  "cause unexpected behavior on future 'kubectl apply' operations. Consider using " +
  "'kubectl apply' with your previous configuration file instead.";
const undoWarns = {
  whose: "kubectl 1.36",
  because: "kubectl 1.36 warns of what `apply` has kept",
  expected: (recorded: Parameters<Change>[0]) => ({
    ...recorded,
    stderr: [undoWarning, ...recorded.stderr],
  }),
} as const;

export const differences: readonly Difference[] = [
  ...ofGroup("cli-apply", [
    {
      step: 7,
      whose: "kubectl 1.36",
      because: "kubectl 1.36 makes the patch in a dry run too, and sees that it is empty",
      expected: all(
        saying("one configured", "one unchanged"),
        saying("two configured", "two unchanged"),
      ),
    },
    {
      step: 14,
      whose: "Kubernetes 1.36",
      because: "the server looks for unknown fields itself, so kubectl no longer does",
      expected: refused(
        'Error from server (BadRequest): error when creating "bad.yaml": Deployment in version ' +
          '"v1" cannot be handled as a Deployment: strict decoding error: unknown field ' +
          '"spec.replicaz"',
      ),
    },
    {
      step: 15,
      whose: "Kubernetes 1.36",
      because: "a refusal shows values as JSON",
      expected: saying('map[string]string{"app":"inv"}', '{"app":"inv"}'),
    },
  ]),
  ...ofGroup("cli-create", [
    {
      step: 31,
      whose: "Kubernetes 1.36",
      because: "Jobs have a column for their status, and CronJobs are not deprecated in batch/v1",
      expected: all(
        withoutWarnings,
        withLines(
          "NAME COMPLETIONS",
          2,
          "NAME STATUS COMPLETIONS DURATION AGE",
          "job.batch/j1 Complete 1/1 <age> <age>",
        ),
      ),
    },
  ]),
  ...ofGroup("cli-describe", [
    {
      step: 1,
      whose: "Kubernetes 1.36",
      because: "the event says from how many replicas a set is scaled",
      expected: saying(
        "Scaled up replica set web-<hash> to",
        "Scaled up replica set web-<hash> from 0 to",
      ),
    },
    {
      step: 3,
      whose: "kubectl 1.36",
      because: "kubectl 1.36 shows no events where it describes several objects",
      expected: all(...Array.from({ length: 2 }, () => withLines("Events:", 4))),
    },
    {
      step: 4,
      whose: "Kubernetes 1.36",
      because: schedulesOnce,
      expected: all(withLines(" Warning FailedScheduling", 1), fitsNowhere),
    },
    {
      step: 5,
      whose: "version skew",
      because: "endpoints come from slices of a version that kubectl knows; there is a policy more",
      expected: all(
        withLines("Endpoints:", 1, "Endpoints: <ip>:80,<ip>:80"),
        withLinesAfter("Session Affinity:", "Internal Traffic Policy: Cluster"),
      ),
    },
    {
      step: 7,
      whose: "kubesim",
      because: describedNodes,
      expected: describedNode("node-0"),
    },
    {
      step: 8,
      whose: "Kubernetes 1.36",
      because: "every namespace has a label with its name",
      expected: withLines("Labels:", 1, "Labels: kubernetes.io/metadata.name=cli-describe"),
    },
  ]),
  ...ofGroup("cli-edit", [
    {
      step: 21,
      whose: "Kubernetes 1.36",
      because: "more may change by now, and what would is listed as JSON",
      expected: refused(
        'The Pod "one" is invalid: spec: Forbidden: pod updates may not change fields other than ' +
          "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`," +
          "`spec.tolerations` (only additions to existing tolerations)," +
          "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously " +
          "negative)",
        "@@ -143,7 +143,7 @@",
        ' "NodeSelector": null,',
        ' "ServiceAccountName": "default",',
        ' "AutomountServiceAccountToken": null,',
        '- "NodeName": "node-1",',
        '+ "NodeName": "zz",',
        ' "SecurityContext": {',
        ' "HostNetwork": false,',
        ' "HostPID": false,',
      ),
    },
    {
      step: 39,
      whose: "kubesim",
      because: "so much time passes between two commands here that the pods are gone",
      expected: answers({ stdout: ["No resources found"] }),
    },
  ]),
  ...ofGroup("cli-get", [
    { step: 11, ...noCronJobWarning },
    {
      step: 16,
      whose: "Kubernetes 1.36",
      because: `${schedulerWords}; pods have a generation, and conditions say which they are of`,
      expected: all(
        withLinesAfter(" creationTimestamp:", " generation: 1"),
        withLines(
          " message:",
          1,
          " message: '0/3 nodes are available: 3 node(s) didn''t match Pod''s node affinity/selector.",
          " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.'",
          " observedGeneration: 1",
        ),
      ),
    },
    {
      step: 18,
      whose: "Kubernetes 1.36",
      because: "services have an internal traffic policy",
      expected: withLines(" ipFamilies:", 1, " internalTrafficPolicy: Cluster", " ipFamilies:"),
    },
    { step: 37, ...fakeNodes },
    { step: 38, ...fakeNodes },
    { step: 41, whose: "Kubernetes 1.36", because: schedulerWords, expected: fitsNowhere },
  ]),
  ...ofGroup("cli-info", [
    {
      step: 1,
      whose: "Kubernetes 1.36",
      because: "it has other kinds; those of sim.kubesim.dev and metrics-server come besides",
      expected: apiResourcesOfToday,
    },
    {
      step: 2,
      whose: "Kubernetes 1.36",
      because: "it has other kinds; those of sim.kubesim.dev and metrics-server come besides",
      expected: listing(
        /^podsecuritypolicies\./,
        "deviceclasses.resource.k8s.io",
        "explanations.sim.kubesim.dev",
        "faults.sim.kubesim.dev",
        "imagebehaviors.sim.kubesim.dev",
        "ipaddresses.networking.k8s.io",
        "mutatingadmissionpolicies.admissionregistration.k8s.io",
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
        "nodes.metrics.k8s.io",
        "resourceslices.resource.k8s.io",
        "selfsubjectreviews.authentication.k8s.io",
        "servicecidrs.networking.k8s.io",
        "timelines.sim.kubesim.dev",
        "validatingadmissionpolicies.admissionregistration.k8s.io",
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
        "volumeattributesclasses.storage.k8s.io",
      ),
    },
    {
      step: 4,
      whose: "Kubernetes 1.36",
      because: "what was beta is stable or gone; sim.kubesim.dev and metrics-server come besides",
      expected: listing(
        /beta/,
        "autoscaling/v2",
        "discovery.k8s.io/v1",
        "flowcontrol.apiserver.k8s.io/v1",
        "metrics.k8s.io/v1beta1",
        "policy/v1",
        "resource.k8s.io/v1",
        "sim.kubesim.dev/v1alpha1",
      ),
    },
    {
      step: 5,
      whose: "kubesim",
      because: `${ownWords}, and kubectl sets OpenAPI v3 out with a blank line more`,
      expected: all(withLines("DESCRIPTION:", 1, "", "DESCRIPTION:"), nodeName),
    },
    { step: 6, whose: "kubesim", because: ownWords, expected: nodeName },
    {
      step: 7,
      whose: "kubesim",
      because: ownWords,
      expected: all(
        withLines(" The deployment strategy to use", 1, " How old pods give way to new ones."),
        withLines(" DeploymentStrategy describes", 1, " How old pods give way to new ones."),
        withLines(
          " Rolling update config",
          2,
          " Bounds of a rolling update; only with RollingUpdate.",
        ),
        withLines(" Type of deployment.", 2, " Recreate or RollingUpdate."),
      ),
    },
    {
      step: 12,
      whose: "Kubernetes 1.36",
      because: "the kind is there by now, and who shows nothing is whom kubeadm gives all rights",
      expected: answers({
        exitCode: 0,
        stdout: [
          "ATTRIBUTE VALUE",
          "Username kubernetes-admin",
          "Groups [kubeadm:cluster-admins system:authenticated]",
        ],
        stderr: [],
      }),
    },
    {
      step: 13,
      whose: "Kubernetes 1.36",
      because: schedulesOnce,
      expected: all(withLines("<age> (x1 over", 1), fitsNowhere),
    },
    {
      step: 14,
      whose: "Kubernetes 1.36",
      because: schedulesOnce,
      expected: all(withLines("<age> Warning", 1), fitsNowhere),
    },
    {
      step: 18,
      whose: "kubectl 1.36",
      because: "kubectl 1.36 says what it tried, in place of the reason of the refusal",
      expected: refused(
        "error: unable to upgrade connection: pod nowhere does not have a host assigned",
      ),
    },
    {
      step: 19,
      whose: "kubesim",
      because: "pods are measured here as if metrics-server were installed",
      expected: refused("error: Metrics not available for pod cli-info/nowhere, age: <age>"),
    },
  ]),
  ...ofGroup("cli-nodes", [
    ...[1, 4, 15, 19].map((step) => ({ step, ...fakeNodes })),
    {
      step: 17,
      whose: "kubectl 1.36",
      because: "kubectl 1.36 says it once",
      expected: saying("cannot delete cannot delete", "cannot delete"),
    },
    {
      step: 18,
      whose: "version skew",
      because: "evictions are in policy/v1 and are not deprecated",
      expected: answers({
        stderr: ["Warning: deleting Pods that declare no controller: cli-nodes/bare"],
      }),
    },
    { step: 24, whose: "nodes", because: describedNodes, expected: describedNode("node-1") },
    {
      step: 25,
      whose: "nodes",
      because: "the nodes here have addresses for their pods",
      expected: answers({ stdout: { podCIDR: "<ip>/24", podCIDRs: ["<ip>/24"] } }),
    },
  ]),
  ...ofGroup("cli-rollout", [
    { step: 16, ...undoWarns },
    { step: 18, ...undoWarns },
    { step: 22, ...undoWarns },
  ]),
];
