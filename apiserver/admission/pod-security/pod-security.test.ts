/** Namespaces with labels of Pod Security, and what becomes of pods in them. */
import { describe, expect, test } from "vitest";
import {
  deploymentSpec,
  deployments,
  invalid,
  namespaces,
  podSpec,
  pods,
  type Request,
  refusal,
  serviceAccounts,
  testServer,
} from "../../testing/server.ts";

type Labels = Readonly<Record<string, string>>;

const prefix = "pod-security.kubernetes.io/";
const labelled = (modes: Labels): Labels =>
  Object.fromEntries(Object.entries(modes).map(([mode, value]) => [prefix + mode, value]));

const namespace = (modes: Labels): Request => ({
  verb: "create",
  ...namespaces,
  body: { metadata: { name: "shop", labels: labelled(modes) } },
});
const inShop = { namespace: "shop" };
const account: Request = {
  verb: "create",
  ...serviceAccounts,
  ...inShop,
  body: { metadata: { name: "default" } },
};
const pod = (name: string, spec: object = podSpec, metadata: object = {}): Request => ({
  verb: "create",
  ...pods,
  ...inShop,
  body: { metadata: { name, ...metadata }, spec },
});
const relabel = (modes: Labels, options: Request["options"] = {}): Request => ({
  verb: "patch",
  patchType: "merge",
  ...namespaces,
  name: "shop",
  body: { metadata: { labels: labelled(modes) } },
  options,
});

/** A server with a namespace `shop` that has these labels, and whatever else is asked for. */
function shop(modes: Labels, ...requests: readonly Request[]) {
  const server = testServer();
  server.given(namespace(modes), account, ...requests);
  return server;
}

const privilegedSpec = {
  containers: [{ name: "app", image: "app:1", securityContext: { privileged: true } }],
};
const privilegedBy = (level: string, verb = "violates") =>
  `${verb} PodSecurity "${level}": privileged (container "app" must not set ` +
  "securityContext.privileged=true)";
const restrictedBy = (level: string, verb: string) =>
  `${verb} PodSecurity "${level}": allowPrivilegeEscalation != false (container "app" must set ` +
  "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container " +
  '"app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or ' +
  'container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container ' +
  '"app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")';

describe("a pod", () => {
  test("that breaks the enforced level is refused, in its words", () => {
    const { send } = shop({ enforce: "baseline" });
    const message = `pods "web" is forbidden: ${privilegedBy("baseline:latest")}`;
    const details = { name: "web", kind: "pods" };
    expect(send(pod("web", privilegedSpec))).toEqual({
      code: 403,
      auditAnnotations: { "pod-security.kubernetes.io/enforce-policy": "baseline:latest" },
      body: refusal([403, "Forbidden"], message, details),
      warnings: [],
    });
  });

  test.each<{ behaviour: string; labels: Labels; spec?: object; warnings: readonly string[] }>([
    { behaviour: "has nothing asked of it where nothing is said", labels: {}, warnings: [] },
    {
      behaviour: "that breaks the level to warn of is made, with a warning",
      labels: { enforce: "baseline", warn: "restricted" },
      warnings: [restrictedBy("restricted:latest", "would violate")],
    },
    {
      behaviour: "that breaks the level to audit is made in silence",
      labels: { audit: "restricted", "audit-version": "v1.30" },
      warnings: [],
    },
    {
      behaviour: "is held to the version that is pinned",
      labels: { enforce: "baseline", warn: "baseline", "warn-version": "v1.33" },
      spec: {
        containers: [
          { ...podSpec.containers[0], livenessProbe: { httpGet: { port: 80, host: "" } } },
        ],
      },
      warnings: [],
    },
  ])("$behaviour", ({ labels, spec, warnings }) => {
    const answer = shop(labels).send(pod("web", spec));
    expect([answer.code, answer.warnings]).toEqual([201, warnings]);
  });

  test("of a run that is dry is judged too", () => {
    const { send } = shop({ enforce: "baseline" });
    expect(send({ ...pod("web", privilegedSpec), options: { dryRun: true } }).code).toBe(403);
  });

  test("is refused by the name that was made for it", () => {
    const { send } = shop({ enforce: "baseline" });
    const { body } = send(pod("", privilegedSpec, { generateName: "web-" }));
    expect(body).toMatchObject({ message: expect.stringMatching(/^pods "web-[a-z0-9]{5}" is/) });
  });

  test.each<{ behaviour: string; change: Partial<Request>; code: number }>([
    {
      behaviour: "keeps what it does while its image stays",
      change: { body: { metadata: { labels: { a: "b" } } } },
      code: 200,
    },
    {
      behaviour: "is judged anew with a new image",
      change: { body: { spec: { containers: [{ name: "app", image: "app:2" }] } } },
      code: 403,
    },
    {
      behaviour: "is judged anew with a container to debug it",
      change: {
        subresource: "ephemeralcontainers",
        body: { spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } },
      },
      code: 403,
    },
    {
      behaviour: "may report its status",
      change: { subresource: "status", body: { status: { phase: "Running" } } },
      code: 200,
    },
  ])("that was there before $behaviour", ({ change, code }) => {
    const { send } = shop({}, pod("web", privilegedSpec), relabel({ enforce: "baseline" }));
    const patch: Request = { verb: "patch", patchType: "strategic", ...pods, ...inShop };
    expect(send({ ...patch, name: "web", ...change }).code).toBe(code);
  });
});

describe("a workload", () => {
  const create: Request = {
    verb: "create",
    ...deployments,
    ...inShop,
    body: { metadata: { name: "web" }, spec: deploymentSpec },
  };

  test("whose pods would be refused is made, with a warning", () => {
    const { code, warnings } = shop({ warn: "restricted", enforce: "restricted" }).send(create);
    expect([code, warnings]).toEqual([201, [restrictedBy("restricted:latest", "would violate")]]);
  });

  test("is not held to what is enforced alone", () => {
    expect(shop({ enforce: "restricted" }).send(create).warnings).toEqual([]);
  });

  test("is scaled without a warning, and changed with one", () => {
    const { given, send } = shop({ warn: "restricted" });
    given(create);
    const patch: Request = { ...create, verb: "patch", patchType: "merge", name: "web" };
    const scaled = { ...patch, subresource: "scale", body: { spec: { replicas: 3 } } };
    const changed = { ...patch, body: { spec: { minReadySeconds: 5 } } };
    expect([scaled, changed].map((request) => send(request).warnings)).toEqual([
      [],
      [restrictedBy("restricted:latest", "would violate")],
    ]);
  });

  test.each([
    {
      kind: "CronJob",
      resource: { group: "batch", version: "v1", plural: "cronjobs" },
      spec: {
        schedule: "* * * * *",
        jobTemplate: { spec: { template: { spec: { ...podSpec, restartPolicy: "Never" } } } },
      },
    },
    {
      kind: "ReplicationController",
      resource: { group: "", version: "v1", plural: "replicationcontrollers" },
      spec: { selector: { app: "web" }, template: deploymentSpec.template },
    },
    {
      kind: "DaemonSet",
      resource: { group: "apps", version: "v1", plural: "daemonsets" },
      spec: { selector: deploymentSpec.selector, template: deploymentSpec.template },
    },
  ])("is looked at for its template: $kind", ({ resource, spec }) => {
    const body = { metadata: { name: "web" }, spec };
    const { code, warnings } = shop({ warn: "baseline", "warn-version": "v1.20" }).send({
      verb: "create",
      resource,
      ...inShop,
      body: {
        ...body,
        spec: JSON.parse(
          JSON.stringify(spec).replace('"image"', '"securityContext":{"privileged":true},"image"'),
        ),
      },
    });
    expect([code, warnings]).toEqual([201, [privilegedBy("baseline:v1.20", "would violate")]]);
  });
});

describe("a namespace", () => {
  const wrong = {
    reason: "FieldValueInvalid",
    message: 'Invalid value: "strict": must be one of privileged, baseline, restricted',
    field: `metadata.labels[${prefix}enforce]`,
  } as const;

  test("has levels and versions that there are", () => {
    const { send } = testServer();
    const { body } = send(namespace({ enforce: "strict", "warn-version": "1.30" }));
    expect(body).toEqual(
      invalid({ kind: "Namespace", name: "shop" }, wrong, {
        reason: "FieldValueInvalid",
        message: 'Invalid value: "1.30": must be "latest" or "v1.x"',
        field: `metadata.labels[${prefix}warn-version]`,
      }),
    );
  });

  test("cannot be given others", () => {
    const { body } = shop({}).send(relabel({ enforce: "strict" }));
    expect(body).toEqual(invalid({ kind: "Namespace", name: "shop" }, wrong));
  });

  const owner = (uid: string) => ({
    ownerReferences: [
      { apiVersion: "apps/v1", kind: "ReplicaSet", name: "r", uid, controller: true },
    ],
  });
  const existing = [
    pod("c", privilegedSpec, owner("1")),
    pod("b", privilegedSpec, owner("1")),
    pod("a", privilegedSpec),
    pod("d"),
  ];
  const title = (level: string) =>
    `existing pods in namespace "shop" violate the new PodSecurity enforce level "${level}"`;
  const rest =
    "allowPrivilegeEscalation != false, unrestricted capabilities, " +
    "runAsNonRoot != true, seccompProfile";

  test.each<{ behaviour: string; from?: Labels; to: Labels; warnings: readonly string[] }>([
    {
      behaviour: "tells of pods that break the level that it is given",
      to: { enforce: "baseline" },
      warnings: [title("baseline:latest"), "a (and 2 other pods): privileged"],
    },
    {
      behaviour: "tells of each sort of them",
      to: { enforce: "restricted", "enforce-version": "v1.36" },
      warnings: [
        title("restricted:v1.36"),
        `a (and 2 other pods): privileged, ${rest}`,
        `d: ${rest}`,
      ],
    },
    {
      behaviour: "says nothing of a level that is only warned of",
      to: { warn: "baseline" },
      warnings: [],
    },
    {
      behaviour: "says nothing when its level is lowered",
      from: { enforce: "restricted" },
      to: { enforce: "baseline" },
      warnings: [],
    },
    {
      behaviour: "looks again when the version changes",
      from: { enforce: "baseline" },
      to: { "enforce-version": "v1.20" },
      warnings: [title("baseline:v1.20"), "a (and 2 other pods): privileged"],
    },
  ])("$behaviour", ({ from = {}, to, warnings }) => {
    const { given, send } = shop({}, ...existing);
    given(relabel(from));
    const isDry = { dryRun: true };
    expect(send(relabel(to, isDry)).warnings).toEqual(warnings);
    expect(send(relabel(to)).warnings).toEqual(warnings);
    expect(send(relabel(to)).warnings).toEqual([]);
  });
});
