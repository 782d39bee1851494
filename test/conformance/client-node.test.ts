/** Every kind that is served, by the methods that the official client has for it. */

import * as client from "@kubernetes/client-node";
import { beforeAll, describe, expect, test } from "vitest";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { allResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { ClientBench, refusalOf } from "./client-node.ts";

let bench: ClientBench;
beforeAll(async () => {
  bench = await ClientBench.open({ nodes: 0 });
  return () => bench.stopServing();
});

const labels = { app: "web" };
const template = {
  metadata: { labels },
  spec: { containers: [{ name: "web", image: "nginx:1.25" }] },
};
const task = { spec: { ...template.spec, restartPolicy: "Never" } };
const time = new Date("2026-01-02T03:04:05.678Z");
const involved = { kind: "Pod", namespace: "default", name: "web", apiVersion: "v1" };

const gpu = { name: "gpu", exactly: { deviceClassName: "a.example" } };

const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };

const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };

const rule = {
  apiGroups: ["none.example.com"],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources: ["nones"],
};
const matchConstraints = { resourceRules: [rule] };
const webhook = {
  name: "none.example.com",
  clientConfig: { url: "https://none.example.com" },
  rules: [rule],
  sideEffects: "None",
  admissionReviewVersions: ["v1"],
};

/** What objects have beside their metadata, where they need it or it is of a type of its own. */
const asked = { accessModes: ["ReadWriteOnce"], storageClassName: "slow" };
const contents: Readonly<Record<string, object>> = {
  CustomResourceDefinition: {
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "widgets", kind: "Widget" },
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: "object",
              properties: {
                size: { type: "integer", default: 1, enum: [1, 2] },
                parts: { type: "array", items: { type: "string" } },
              },
            },
          },
        },
      ],
    },
  },
  ConfigMap: { data: { color: "red" }, binaryData: { bytes: "/wD+" }, immutable: false },
  Secret: { stringData: { password: "swordfish" }, type: "Opaque" },
  Pod: { spec: template.spec },
  Deployment: { spec: { replicas: 0, selector: { matchLabels: labels }, template } },
  CronJob: { spec: { schedule: "@yearly", jobTemplate: { spec: { template: task } } } },
  Job: { spec: { suspend: true, template: task } },
  PodDisruptionBudget: { spec: { maxUnavailable: "30%", selector: { matchLabels: labels } } },
  ReplicationController: { spec: { replicas: 0, selector: labels, template } },
  HorizontalPodAutoscaler: { spec: { maxReplicas: 3, scaleTargetRef } },
  DaemonSet: { spec: { selector: { matchLabels: labels }, template } },
  Role: { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] },
  ClusterRole: { rules: [{ verbs: ["get"], nonResourceURLs: ["/metrics"] }] },
  RoleBinding: { roleRef, subjects: [{ kind: "User", name: "ann" }] },
  ClusterRoleBinding: { roleRef },
  CertificateSigningRequest: {
    spec: { request: testRequests.user, signerName: "example.com/x", usages: ["client auth"] },
  },
  ResourceQuota: { spec: { hard: { "count/none.example.com": "2" } } },
  LimitRange: { spec: { limits: [{ type: "Container", default: { cpu: "1" } }] } },
  RuntimeClass: { handler: "gvisor", overhead: { podFixed: { memory: "64Mi" } } },
  PriorityClass: { value: 10, description: "for tests" },
  ControllerRevision: { data: { spec: { template } }, revision: 1 },
  ReplicaSet: { spec: { replicas: 0, selector: { matchLabels: labels }, template } },
  StatefulSet: { spec: { replicas: 0, selector: { matchLabels: labels }, template } },
  Service: { spec: { selector: labels, ports: [{ port: 80, targetPort: "http" }] } },
  EndpointSlice: { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }], ports: [] },
  Endpoints: { subsets: [{ addresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }] }] },
  PersistentVolume: {
    spec: { ...asked, capacity: { storage: "1Gi" }, hostPath: { path: "/data" } },
  },
  PersistentVolumeClaim: { spec: { ...asked, resources: { requests: { storage: "1Gi" } } } },
  StorageClass: { provisioner: "ebs.csi.aws.com", allowVolumeExpansion: true },
  VolumeAttachment: {
    spec: { attacher: "a.example", source: { persistentVolumeName: "pv" }, nodeName: "node-0" },
  },
  CSINode: { spec: { drivers: [{ name: "a.example", nodeID: "a", topologyKeys: ["zone"] }] } },
  PodTemplate: { template },
  DeviceClass: { spec: { selectors: [{ cel: { expression: "device.driver == 'a.example'" } }] } },
  ResourceClaim: { spec: { devices: { requests: [gpu] } } },
  ResourceClaimTemplate: { spec: { spec: { devices: { requests: [gpu] } } } },
  ResourceSlice: {
    spec: {
      driver: "a.example",
      pool: { name: "a", generation: 1, resourceSliceCount: 1 },
      allNodes: true,
      devices: [{ name: "a", attributes: { size: { _int: 1 } }, capacity: { m: { value: "1" } } }],
    },
  },
  IPAddress: { spec: { parentRef: { resource: "services", namespace: "default", name: "web" } } },
  ServiceCIDR: { spec: { cidrs: ["10.97.0.0/24"] } },
  CSIDriver: { spec: { storageCapacity: true, tokenRequests: [{ audience: "a" }] } },
  CSIStorageCapacity: { storageClassName: "slow", capacity: "1Gi", nodeTopology: {} },
  VolumeAttributesClass: { driverName: "a.example", parameters: { iops: "1" } },
  IngressClass: { spec: { controller: "acme.io/ingress", parameters: { kind: "A", name: "a" } } },
  Ingress: { spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } } },
  NetworkPolicy: {
    spec: { podSelector: {}, ingress: [{ _from: [{ podSelector: {} }], ports: [{ port: 80 }] }] },
  },
  MutatingWebhookConfiguration: { webhooks: [webhook] },
  ValidatingWebhookConfiguration: { webhooks: [webhook] },
  ValidatingAdmissionPolicy: { spec: { matchConstraints, validations: [{ expression: "true" }] } },
  ValidatingAdmissionPolicyBinding: { spec: { policyName: "none", validationActions: ["Deny"] } },
  MutatingAdmissionPolicy: {
    spec: {
      matchConstraints,
      mutations: [
        { patchType: "ApplyConfiguration", applyConfiguration: { expression: "Object{}" } },
      ],
      reinvocationPolicy: "Never",
    },
  },
  MutatingAdmissionPolicyBinding: { spec: { policyName: "none" } },
  APIService: {
    spec: { group: "example.com", version: "v2", groupPriorityMinimum: 9, versionPriority: 9 },
  },
  FlowSchema: { spec: { priorityLevelConfiguration: { name: "none" } } },
  PriorityLevelConfiguration: {
    spec: { type: "Limited", limited: { limitResponse: { type: "Queue", queuing: {} } } },
  },
  Lease: { spec: { holderIdentity: "me", renewTime: new client.V1MicroTime(time) } },
  "v1/Event": { involvedObject: involved, reason: "Tested", type: "Normal", firstTimestamp: time },
  "events.k8s.io/v1/Event": {
    regarding: involved,
    reason: "Tested",
    type: "Normal",
    action: "Test",
    eventTime: new client.V1MicroTime(time),
    reportingController: "test",
    reportingInstance: "test-1",
  },
};

interface Item {
  readonly metadata: client.V1ObjectMeta;
}

/** The methods of the client for one kind; their names are made up of verb, scope and kind. */
class Methods {
  readonly #api: object;
  readonly #definition: ResourceDefinition;

  constructor(definition: ResourceDefinition) {
    const { group, version } = definition;
    const words = group === "" ? ["core"] : group.replace(/\.k8s\.io$/, "").split(".");
    const name = `${words.map(capitalize).join("")}${capitalize(version)}Api`;
    const api: unknown = Reflect.get(client, name);
    // Every class of this name takes a configuration and is an API of the client.
    this.#api = bench.config.makeApiClient(api as typeof client.CoreV1Api);
    this.#definition = definition;
  }

  readonly call = async <T>(verb: string, parameters: object = {}): Promise<T> => {
    const { namespaced, kind } = this.#definition;
    const method: unknown = Reflect.get(
      this.#api,
      `${verb}${namespaced ? "Namespaced" : ""}${kind}`,
    );
    if (typeof method !== "function") throw new Error(`the client cannot ${verb} a ${kind}`);
    const scope = namespaced ? { namespace: "default" } : {};
    return method.call(this.#api, { ...scope, ...parameters });
  };
}

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The name of a definition is that of what it defines, and that of an address the address. */
const namesOfKind = new Map([
  ["CustomResourceDefinition", "widgets.example.com"],
  ["IPAddress", "10.97.0.1"],
  ["APIService", "v2.example.com"],
]);

/** Each its own: some kinds are one in two groups or versions, and a Service makes Endpoints. */
const nameOf = ({ kind, singular, group, version }: ResourceDefinition) =>
  namesOfKind.get(kind) ?? `${singular}-${version}-${group.replaceAll(".", "-") || "core"}`;

/** An object of the kind, as it is sent. */
function bodyOf(definition: ResourceDefinition, labels: Readonly<Record<string, string>> = {}) {
  const { apiVersion, kind } = definition;
  const content = contents[kind] ?? contents[`${apiVersion}/${kind}`];
  return { apiVersion, kind, metadata: { name: nameOf(definition), labels }, ...content };
}

const resourceOf = ({ plural, group }: ResourceDefinition) =>
  group === "" ? plural : `${plural}.${group}`;

const notFound = (definition: ResourceDefinition) => ({
  code: 404,
  body: {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: `${resourceOf(definition)} "${nameOf(definition)}" not found`,
    reason: "NotFound",
    details: {
      name: nameOf(definition),
      ...(definition.group === "" ? {} : { group: definition.group }),
      kind: definition.plural,
    },
    code: 404,
  },
});

/** Kinds of kubesim's own the client has no methods for. */
const known = allResources.filter(({ group }) => !group.endsWith("kubesim.dev"));
const rows = known.map((definition) => ({
  what: `${definition.apiVersion} ${definition.kind}`,
  definition,
  name: nameOf(definition),
  methods: () => new Methods(definition),
}));

/** The server tells of a schema whether its priority level is there, after the answer. */
const writtenLater = ({ kind }: ResourceDefinition, read: object) =>
  kind === "FlowSchema" ? read : {};

// What the server writes of a definition comes after the answer.
const isDefinition = ({ definition }: (typeof rows)[number]) =>
  definition.kind === "CustomResourceDefinition";
const definitions = rows.filter(isDefinition);
const settled = rows.filter((row) => !isDefinition(row));

describe("the typed client", () => {
  test.each(definitions)(
    "creates a $what, and reads it once it is established",
    async ({ definition, name, methods }) => {
      const { call } = methods();
      const created = await call<client.V1CustomResourceDefinition>("create", {
        body: bodyOf(definition),
      });
      expect(created.status).toEqual({
        acceptedNames: { kind: "", plural: "" },
        conditions: null,
        storedVersions: ["v1"],
      });
      const read = await call<client.V1CustomResourceDefinition>("read", { name });
      expect(read.spec).toEqual(created.spec);
      expect(read.status?.conditions?.map(({ type, status }) => `${type} ${status}`)).toEqual([
        "NamesAccepted True",
        "Established True",
      ]);
    },
  );

  test.each(settled)("creates, reads and lists a $what", async ({ definition, name, methods }) => {
    const { call } = methods();
    expect(await refusalOf(call("read", { name }))).toEqual(notFound(definition));
    const body = bodyOf(definition);
    const created = await call<Item>("create", { body });
    expect(created.metadata.creationTimestamp).toBeInstanceOf(Date);
    const read = await call<Item>("read", { name });
    expect(read).toEqual({ ...created, ...writtenLater(definition, read) });
    const only = { fieldSelector: `metadata.name=${name}` };
    const { items } = await call<{ items: readonly Item[] }>("list", only);
    expect(items).toEqual([{ ...read, apiVersion: undefined, kind: undefined }]);
    expect(await refusalOf(call("create", { body }))).toMatchObject({
      code: 409,
      body: {
        reason: "AlreadyExists",
        message: `${resourceOf(definition)} "${name}" already exists`,
      },
    });
  });

  test.each(rows)("replaces and patches a $what", async ({ definition, name, methods }) => {
    const { call } = methods();
    const read = await call<Item>("read", { name });
    const body = { ...read, metadata: { ...read.metadata, labels: { by: "put" } } };
    const replaced = await call<Item>("replace", { name, body });
    expect(replaced.metadata.labels).toMatchObject({ by: "put" });
    expect(await refusalOf(call("replace", { name, body }))).toMatchObject({
      code: 409,
      body: {
        reason: "Conflict",
        message:
          `Operation cannot be fulfilled on ${resourceOf(definition)} "${name}": the object has ` +
          "been modified; please apply your changes to the latest version and try again",
      },
    });
    const patch = [{ op: "add", path: "/metadata/labels/patched", value: "yes" }];
    const patched = await call<Item>("patch", { name, body: patch });
    expect(patched.metadata.labels).toMatchObject({ by: "put", patched: "yes" });
    expect(patched).toEqual({ ...replaced, metadata: patched.metadata });
  });

  test.each(rows)("deletes a $what", async ({ definition, name, methods }) => {
    const { call } = methods();
    await call("delete", { name, gracePeriodSeconds: 0 });
    bench.cluster.advance("10s");
    expect(await refusalOf(call("read", { name }))).toEqual(notFound(definition));
  });

  // Namespaces are deleted one by one only.
  const collected = rows.filter(({ definition }) => definition.kind !== "Namespace");
  test.each(collected)(
    "deletes every $what that is selected",
    async ({ definition, name, methods }) => {
      const { call } = methods();
      await call("create", { body: bodyOf(definition, { set: "one" }) });
      const only = { labelSelector: "set=one" };
      expect(await call("list", only)).toMatchObject({ items: [{ metadata: { name } }] });
      await call("deleteCollection", only);
      bench.cluster.advance("10s");
      expect(await call("list", only)).toMatchObject({ items: [] });
    },
  );

  test("keeps times to the microsecond, and bytes as text", async () => {
    const config = bench.config;
    const leases = config.makeApiClient(client.CoordinationV1Api);
    const renewTime = new client.V1MicroTime(time);
    const body = { metadata: { name: "precise" }, spec: { renewTime } };
    const lease = await leases.createNamespacedLease({ namespace: "default", body });
    // The client gives such times as they come.
    expect(lease.spec?.renewTime).toBe("2026-01-02T03:04:05.678000Z");
    const core = config.makeApiClient(client.CoreV1Api);
    const secret = { metadata: { name: "precise" }, stringData: { a: "é" } };
    expect(await core.createNamespacedSecret({ namespace: "default", body: secret })).toMatchObject(
      { data: { a: "w6k=" }, type: "Opaque" },
    );
  });
});
