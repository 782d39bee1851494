/** The audit log. Source: the page "Auditing" of the documentation. */
import { describe, expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { seededRandom } from "../../api/runtime.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import { bootstrap } from "../bootstrap.ts";
import { ApiServer } from "../server.ts";
import { MemoryStorage } from "../storage/memory.ts";
import {
  configMaps,
  namespaces,
  podSpec,
  pods,
  type Request,
  serviceAccounts,
} from "../testing/server.ts";
import type { AuditEvent } from "./event.ts";
import { type AuditPolicy, type AuditRule, readAuditPolicy, rulingOf } from "./policy.ts";

/** A server that notes, from when it is set up. */
function auditedServer(policy?: AuditPolicy) {
  const events: AuditEvent[] = [];
  const server = new ApiServer({
    storage: new MemoryStorage(),
    clock: new SimClock(Date.UTC(2026, 0, 1)),
    random: seededRandom(1),
    definitions: allResources,
    audit: { ...(policy && { policy }), log: (event) => events.push(event) },
  });
  bootstrap(server);
  events.length = 0;
  const send = (request: Request) => server.handle({ actor: "kubectl", ...request });
  return { events, send };
}

const administrator =
  'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole "cluster-admin" ' +
  'to Group "kubeadm:cluster-admins"';

const body = { metadata: { name: "a" }, data: { x: "1" } };
const creation: Request = { verb: "create", ...configMaps, body };
const all = (level: string, more: object = {}): AuditPolicy => ({ rules: [{ level, ...more }] });

describe("a request is noted", () => {
  const common = {
    kind: "Event",
    apiVersion: "audit.k8s.io/v1",
    level: "Metadata",
    auditID: expect.any(String),
    requestURI: "/api/v1/namespaces/default/configmaps",
    verb: "create",
    user: {
      username: "kubernetes-admin",
      groups: ["kubeadm:cluster-admins", "system:authenticated"],
    },
    userAgent: "kubectl",
    objectRef: { resource: "configmaps", namespace: "default", name: "a", apiVersion: "v1" },
    requestReceivedTimestamp: "2026-01-01T00:00:00.000000Z",
    stageTimestamp: "2026-01-01T00:00:00.000000Z",
  };

  test("as it comes and as it is answered", () => {
    const { events, send } = auditedServer();
    send(creation);
    expect(events).toEqual([
      { ...common, stage: "RequestReceived" },
      {
        ...common,
        stage: "ResponseComplete",
        responseStatus: { metadata: {}, code: 201 },
        annotations: {
          "authorization.k8s.io/decision": "allow",
          "authorization.k8s.io/reason": administrator,
        },
      },
    ]);
    expect(new Set(events.map(({ auditID }) => auditID)).size).toBe(1);
  });

  test("with the token that was made, by its name", () => {
    const { events, send } = auditedServer();
    send({ verb: "create", ...serviceAccounts, body: { metadata: { name: "app" } } });
    send({ verb: "create", ...serviceAccounts, name: "app", subresource: "token", body: {} });
    expect(events.at(-1)?.annotations).toMatchObject({
      "authentication.kubernetes.io/issued-credential-id": expect.stringMatching(/^JTI=/),
    });
  });

  test("with what was sent at the level Request", () => {
    const { events, send } = auditedServer(all("Request"));
    send(creation);
    expect(events.map(({ requestObject }) => requestObject)).toEqual([undefined, body]);
  });

  test("with what was answered at the level RequestResponse", () => {
    const { events, send } = auditedServer(all("RequestResponse"));
    send(creation);
    expect(events.at(-1)?.responseObject).toMatchObject({
      kind: "ConfigMap",
      metadata: { managedFields: [{ manager: "kubectl" }] },
      data: { x: "1" },
    });
  });

  test("without managedFields where they are omitted", () => {
    const { events, send } = auditedServer(all("RequestResponse", { omitManagedFields: true }));
    send(creation);
    expect(Object(events.at(-1)?.responseObject).metadata.managedFields).toBeUndefined();
  });

  test("with the refusal, where it is refused", () => {
    const { events, send } = auditedServer(all("Metadata", { omitStages: ["RequestReceived"] }));
    send({ verb: "get", ...configMaps, name: "none" });
    expect(events).toMatchObject([
      {
        stage: "ResponseComplete",
        verb: "get",
        responseStatus: { status: "Failure", reason: "NotFound", code: 404 },
      },
    ]);
  });

  test("with who is impersonated", () => {
    const { events, send } = auditedServer();
    send({ ...creation, credentials: { impersonated: { username: "ann" } } });
    expect(events[0]).toMatchObject({
      user: { username: "kubernetes-admin" },
      impersonatedUser: { username: "ann", groups: ["system:authenticated"] },
    });
  });
});

test("PodSecurity leaves notes", () => {
  const { events, send } = auditedServer();
  const labels = {
    "pod-security.kubernetes.io/enforce": "baseline",
    "pod-security.kubernetes.io/audit": "restricted",
  };
  send({
    verb: "patch",
    patchType: "merge",
    ...namespaces,
    name: "default",
    body: { metadata: { labels } },
  });
  send({
    verb: "create",
    resource: { group: "", version: "v1", plural: "serviceaccounts" },
    namespace: "default",
    body: { metadata: { name: "default" } },
  });
  send({ verb: "create", ...pods, body: { metadata: { name: "web" }, spec: podSpec } });
  expect(events.at(-1)?.annotations).toEqual({
    "authorization.k8s.io/decision": "allow",
    "authorization.k8s.io/reason": administrator,
    "pod-security.kubernetes.io/audit-violations": expect.stringContaining(
      'would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
    ),
    "pod-security.kubernetes.io/enforce-policy": "baseline:latest",
  });
});

describe("rules", () => {
  const exec = {
    user: { username: "ann", groups: ["dev"] },
    verb: "create",
    group: "",
    plural: "pods",
    subresource: "exec",
    namespace: "shop",
    name: "web",
    path: "/api/v1/namespaces/shop/pods/web/exec",
  };
  const version = {
    ...exec,
    plural: "",
    subresource: "",
    namespace: "",
    name: "",
    path: "/version",
  };
  const pod = { ...exec, subresource: "" };
  const of = (resources: readonly string[], more: object = {}) => ({
    resources: [{ group: "", resources, ...more }],
  });
  test.each<[string, Partial<AuditRule>, typeof exec, boolean]>([
    ["without conditions are about everything", {}, version, true],
    ["are about users", { users: ["ann"] }, exec, true],
    ["are not about other users", { users: ["bob"] }, exec, false],
    ["are about groups", { userGroups: ["ops", "dev"] }, exec, true],
    ["are about verbs", { verbs: ["get"] }, exec, false],
    ["are about namespaces", { namespaces: ["shop"] }, exec, true],
    ["are about no namespace", { namespaces: [""] }, exec, false],
    ["of a group are about all its resources", { resources: [{ group: "" }] }, exec, true],
    ["of another group are not", { resources: [{ group: "apps" }] }, exec, false],
    ["about a resource leave subresources out", of(["pods"]), exec, false],
    ["about a subresource", of(["pods/exec"]), exec, true],
    ["about a subresource of any resource", of(["*/exec"]), exec, true],
    ["about all of a resource", of(["pods/*"]), exec, true],
    ["about a resource", of(["pods"]), pod, true],
    ["about names", of(["pods"], { resourceNames: ["db"] }), pod, false],
    ["about paths", { nonResourceURLs: ["/version"] }, version, true],
    ["about the beginning of paths", { nonResourceURLs: ["/ver*"] }, version, true],
    ["about paths are not about resources", { nonResourceURLs: ["*"] }, exec, false],
    ["about resources are not about paths", { namespaces: [""] }, version, false],
  ])("%s", (_, rule, attributes, isAbout) => {
    const { level } = rulingOf({ rules: [{ level: "Metadata", ...rule }] }, attributes);
    expect(level).toBe(isAbout ? "Metadata" : "None");
  });

  test("the first that is about a request counts", () => {
    const rules = [{ level: "None", users: ["ann"] }, { level: "Request" }];
    expect(rulingOf({ rules }, exec).level).toBe("None");
  });
});

test.each([
  { behaviour: "of another kind", document: {}, told: 'no kind "" is registered' },
  { behaviour: "without rules", document: { rules: [] }, told: "illegal policy with 0 rules" },
  {
    behaviour: "with an unknown level",
    document: { rules: [{ level: "Everything" }] },
    told: 'rules[0].level: Unsupported value: "Everything": supported values: "Metadata", "None"',
  },
  {
    behaviour: "with an unknown stage",
    document: { omitStages: ["Now"], rules: [{ level: "None" }] },
    told: 'omitStages: Invalid value: "Now": allowed stages are RequestReceived,',
  },
  {
    behaviour: "about resources and paths",
    document: { rules: [{ level: "None", namespaces: ["a"], nonResourceURLs: ["/"] }] },
    told: "rules cannot apply to both regular resources and non-resource URLs",
  },
  {
    behaviour: "with an unknown field",
    document: { rules: [{ level: "None", verb: ["get"] }] },
    told: 'unknown field "rules[0].verb"',
  },
])("a policy $behaviour is refused", ({ document, told }) => {
  const named = "rules" in document ? { apiVersion: "audit.k8s.io/v1", kind: "Policy" } : {};
  expect(() => readAuditPolicy({ ...named, ...document })).toThrow(told);
});
