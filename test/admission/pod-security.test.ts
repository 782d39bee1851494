/**
 * Tasks, "Enforce Pod Security Standards with Namespace Labels", and the tutorials "Apply Pod
 * Security Standards at the Cluster Level" and "... at the Namespace Level" of Kubernetes'
 * documentation.
 */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { untyped } from "../../client/action.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { applied, refusal } from "./pages.ts";

const prefix = "pod-security.kubernetes.io/";

function label(cluster: Cluster, name: string, modes: Readonly<Record<string, string>>) {
  const labels = Object.fromEntries(
    Object.entries(modes).map(([mode, level]) => [prefix + mode, level]),
  );
  return cluster.server.handle({
    verb: "patch",
    patchType: "merge",
    resource: untyped(Namespace),
    name,
    body: { metadata: { labels } },
    actor: "kubectl-label",
  }).warnings;
}

const pod = (name: string, securityContext: object = {}, rest: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name, image: "nginx:1.25", securityContext }], ...rest },
});

describe("the baseline Pod Security Standard, required with namespace labels", () => {
  const cluster = applied("pod-security/baseline.yaml");
  cluster.advance("30s");

  test("blocks any Pods that don't satisfy the baseline policy requirements", () => {
    const root = pod("root", { privileged: true });
    expect(refusal(cluster, root, "my-baseline-namespace")).toBe(
      'pods "root" is forbidden: violates PodSecurity "baseline:latest": privileged (container ' +
        '"root" must not set securityContext.privileged=true)',
    );
  });

  test("lets Pods run that are not as careful as the restricted policy wants them", () => {
    const status = cluster.get(Deployment, "nginx", "my-baseline-namespace")?.status;
    expect(status?.readyReplicas).toBe(1);
  });
});

test("the restricted Pod Security Standard lets careful Pods run, and tells of others", () => {
  const cluster = applied("pod-security/restricted.yaml");
  cluster.advance("30s");
  const ready = ["careful", "careless"].map(
    (name) => cluster.get(Deployment, name, "my-restricted-namespace")?.status.readyReplicas,
  );
  expect(ready).toEqual([1, undefined]);
  const [failure] = cluster
    .list(Event, "my-restricted-namespace")
    .filter(({ reason }) => reason === "FailedCreate");
  expect(failure?.message).toMatch(
    /^Error creating: pods "careless-\w+-\w+" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false \(container "nginx" must set securityContext.allowPrivilegeEscalation=false\), unrestricted capabilities/,
  );
  expect(cluster.get(Deployment, "careless", "my-restricted-namespace")?.status).toMatchObject({
    conditions: expect.arrayContaining([
      expect.objectContaining({ type: "ReplicaFailure", reason: "FailedCreate" }),
    ]),
  });
});

describe("a level for a single namespace", () => {
  test("is tried first by a dry run, which warns of the Pods that are there", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply([pod("nginx"), pod("agent", { privileged: true }, { hostNetwork: true })]);
    const warnings = cluster.server.handle({
      verb: "patch",
      patchType: "merge",
      resource: untyped(Namespace),
      name: "default",
      body: { metadata: { labels: { [`${prefix}enforce`]: "restricted" } } },
      options: { dryRun: true },
      actor: "kubectl-label",
    }).warnings;
    const rest =
      "allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, " +
      "seccompProfile";
    expect(warnings).toEqual([
      'existing pods in namespace "default" violate the new PodSecurity enforce level ' +
        '"restricted:latest"',
      `agent: host namespaces, privileged, ${rest}`,
      `nginx: ${rest}`,
    ]);
  });

  test("does not touch the Pods that are there", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(pod("agent", { privileged: true }));
    cluster.advance("30s");
    label(cluster, "default", { enforce: "restricted" });
    cluster.advance("5m");
    expect(cluster.get(Pod, "agent")?.status.phase).toBe("Running");
  });

  test("leaves the other namespaces as they are", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "example" } });
    cluster.settle();
    label(cluster, "example", { enforce: "baseline", warn: "restricted" });
    const agent = pod("agent", { privileged: true });
    expect([refusal(cluster, agent, "example"), refusal(cluster, agent)]).toEqual([
      expect.stringContaining('violates PodSecurity "baseline:latest"'),
      undefined,
    ]);
  });
});

describe("a level for the whole cluster", () => {
  const cluster = createCluster({
    nodes: 1,
    admission: {
      podSecurity: {
        defaults: { enforce: "baseline", audit: "restricted", warn: "restricted" },
        exemptions: {
          usernames: ["system:serviceaccount:kube-system:daemon-set-controller"],
          runtimeClasses: ["kata"],
          namespaces: ["kube-system"],
        },
      },
    },
  });
  const agent = pod("agent", { privileged: true });
  cluster.apply({
    apiVersion: "node.k8s.io/v1",
    kind: "RuntimeClass",
    metadata: { name: "kata" },
    handler: "kata",
  });

  test("holds where the labels of a namespace say nothing", () => {
    expect(refusal(cluster, agent)).toContain('violates PodSecurity "baseline:latest"');
  });

  test.each([
    { behaviour: "a namespace", create: () => refusal(cluster, agent, "kube-system") },
    {
      behaviour: "a runtime class",
      create: () => refusal(cluster, pod("vm", { privileged: true }, { runtimeClassName: "kata" })),
    },
    {
      behaviour: "a user",
      create: () => {
        const request = { verb: "create", resource: untyped(Pod), namespace: "default" } as const;
        const actor = "daemonset-controller";
        const { code } = cluster.server.handle({ ...request, body: agent, actor });
        return code === 201 ? undefined : code;
      },
    },
  ])("does not hold for $behaviour that is exempt", ({ create }) => {
    expect(create()).toBeUndefined();
  });

  test("tells who labels a namespace that is exempt that it is in vain", () => {
    const modes = { enforce: "restricted", "enforce-version": "v1.30", warn: "privileged" };
    expect(label(cluster, "kube-system", modes)).toEqual([
      'namespace "kube-system" is exempt from Pod Security, and the policy ' +
        "(enforce=restricted:v1.30) will be ignored",
    ]);
  });
});
