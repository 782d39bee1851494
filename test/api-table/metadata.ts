/** The rules of metadata. */
import { kindOf, kinds, objectOf, qualifiedKind } from "./kinds.ts";
import { invalid, invalidFields, patch, post, put, type Row, refused, remove } from "./row.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const make = (metadata: object) => post(configMaps, { metadata });
const pod = kindOf("Pod");
const owner = { apiVersion: "v1", kind: "Pod", name: "p", uid: "u" };
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const label1123 =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must " +
  "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const nameRules: Readonly<Record<string, string>> = {
  ConfigMap: subdomain,
  Secret: subdomain,
  ServiceAccount: subdomain,
  Pod: subdomain,
  Endpoints: subdomain,
  "Deployment.apps": subdomain,
  "ReplicaSet.apps": subdomain,
  ReplicationController: subdomain,
  "ControllerRevision.apps": subdomain,
  "CronJob.batch": subdomain,
  "Job.batch": subdomain,
  "PodDisruptionBudget.policy": subdomain,
  "HorizontalPodAutoscaler.autoscaling": subdomain,
  "DaemonSet.apps": subdomain,
  "StatefulSet.apps": label1123,
  ResourceQuota: subdomain,
  "PriorityClass.scheduling.k8s.io": subdomain,
  "Lease.coordination.k8s.io": subdomain,
  "EndpointSlice.discovery.k8s.io": subdomain,
  Node: subdomain,
  PersistentVolume: subdomain,
  PersistentVolumeClaim: subdomain,
  "StorageClass.storage.k8s.io": subdomain,
  "VolumeAttachment.storage.k8s.io": subdomain,
  "CSINode.storage.k8s.io": subdomain,
  "ImageBehavior.sim.kubesim.dev": subdomain,
  "Ingress.networking.k8s.io": subdomain,
  "IngressClass.networking.k8s.io": subdomain,
  "NetworkPolicy.networking.k8s.io": subdomain,
  "Traffic.sim.kubesim.dev": subdomain,
  "Fault.sim.kubesim.dev": subdomain,
  "MutatingWebhookConfiguration.admissionregistration.k8s.io": subdomain,
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io": subdomain,
  "ValidatingAdmissionPolicy.admissionregistration.k8s.io": subdomain,
  "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io": subdomain,
  "MutatingAdmissionPolicy.admissionregistration.k8s.io": subdomain,
  "MutatingAdmissionPolicyBinding.admissionregistration.k8s.io": subdomain,
  LimitRange: subdomain,
  "RuntimeClass.node.k8s.io": subdomain,
  "FlowSchema.flowcontrol.apiserver.k8s.io": subdomain,
  "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io": subdomain,
  Namespace: label1123,
  Service: label1123,
  PodTemplate: subdomain,
  "DeviceClass.resource.k8s.io": subdomain,
  "ResourceClaim.resource.k8s.io": subdomain,
  "ResourceClaimTemplate.resource.k8s.io": subdomain,
  "ResourceSlice.resource.k8s.io": subdomain,
  "ServiceCIDR.networking.k8s.io": subdomain,
  "CSIDriver.storage.k8s.io": subdomain,
  "CSIStorageCapacity.storage.k8s.io": subdomain,
  "VolumeAttributesClass.storage.k8s.io": subdomain,
};

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const names: readonly Row[] = kinds.flatMap((kind) => {
  const title = qualifiedKind(kind);
  const rule = nameRules[title];
  if (rule === undefined) return [];
  const warnings =
    kind.kind === "Endpoints"
      ? ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]
      : [];
  const advice = "which can result in surprising behavior; a DNS label is recommended:";
  const dotted: Readonly<Record<string, readonly string[]>> = {
    Pod: [`metadata.name: this is used in the Pod's hostname, ${advice} [${label1123}]`],
    Deployment: [
      `metadata.name: this is used in Pod names and hostnames, ${advice} [${label1123}]`,
    ],
    ReplicaSet: [
      `metadata.name: this is used in Pod names and hostnames, ${advice} [${label1123}]`,
    ],
    CronJob: [`metadata.name: this is used in Pod names and hostnames, ${advice} [${label1123}]`],
    Job: [`metadata.name: this is used in Pod names and hostnames, ${advice} [${label1123}]`],
    ReplicationController: [
      `metadata.name: this is used in Pod names and hostnames, ${advice} [${label1123}]`,
    ],
  };
  return [
    {
      behaviour: `of a ${title} does not take a name with upper case letters`,
      asked: post(kind.path, objectOf(kind, { name: "Web" })),
      code: 422,
      body: { reason: "Invalid", message: new RegExp(literal(`Invalid value: "Web": ${rule}`)) },
      warnings,
    },
    {
      behaviour: `of a ${title} ${rule === subdomain ? "takes" : "does not take"} a name with a dot`,
      asked: post(kind.path, objectOf(kind, { name: "a.b" })),
      ...(rule === subdomain
        ? { code: 201, warnings: dotted[kind.kind] ?? warnings }
        : { code: 422 }),
    },
    {
      behaviour: `of a ${title} takes a name of digits`,
      asked: post(kind.path, objectOf(kind, { name: "123" })),
      code: 201,
      warnings,
    },
    {
      behaviour: `of a ${title} does not take a name that is too long`,
      asked: post(kind.path, objectOf(kind, { name: "a".repeat(254) })),
      code: 422,
      body: {
        reason: "Invalid",
        message: new RegExp(
          `must be no more than ${rule === subdomain ? 253 : 63} (bytes|characters)`,
        ),
      },
      warnings,
    },
  ];
});

const mib = (count: number) => "x".repeat(count);

const others: readonly Row[] = [
  {
    behaviour: "does not take a label key without a name",
    asked: make({ name: "made", labels: { "a/": "b" } }),
    code: 422,
    body: { message: /metadata\.labels: Invalid value: "a\/": name part must be non-empty/ },
  },
  {
    behaviour: "does not take a label key with two slashes",
    asked: make({ name: "made", labels: { "a/b/c": "d" } }),
    code: 422,
    body: {
      message: /metadata\.labels: Invalid value: "a\/b\/c": a valid label key must consist of/,
    },
  },
  {
    behaviour: "does not take a label key with an empty prefix",
    asked: make({ name: "made", labels: { "/a": "b" } }),
    code: 422,
    body: { message: /metadata\.labels: Invalid value: "\/a": prefix part must be non-empty/ },
  },
  {
    behaviour: "takes a label with an empty value",
    asked: make({ name: "made", labels: { "example.com/a": "" } }),
    code: 201,
    body: { metadata: { labels: { "example.com/a": "" } } },
  },
  {
    behaviour: "does not take a label value of more than 63 characters",
    asked: make({ name: "made", labels: { a: "x".repeat(64) } }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "made",
      "metadata.labels",
      `Invalid value: "${"x".repeat(64)}": must be no more than 63 bytes`,
    ),
  },
  {
    behaviour: "takes a label value of 63 characters",
    asked: make({ name: "made", labels: { a: "x".repeat(63) } }),
    code: 201,
  },
  {
    behaviour: "does not take a label value that is no text",
    asked: make({ name: "made", labels: { a: 1 } }),
    code: 400,
    body: {
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal ' +
        "number into Go struct field ObjectMeta.metadata.labels of type string",
    },
  },
  {
    behaviour: "takes an annotation of any text",
    asked: make({ name: "made", annotations: { "example.com/a": "é\n{}" } }),
    code: 201,
    body: { metadata: { annotations: { "example.com/a": "é\n{}" } } },
  },
  {
    behaviour: "does not take an annotation key with a blank",
    asked: make({ name: "made", annotations: { "a b": "" } }),
    code: 422,
    body: { message: /metadata\.annotations: Invalid value: "a b": name part must consist of/ },
  },
  {
    behaviour: "takes annotation keys in upper case",
    asked: make({ name: "made", annotations: { "Example.COM/A": "" } }),
    code: 201,
  },
  {
    behaviour: "takes annotations of 256 KiB in all",
    asked: make({ name: "made", annotations: { a: mib(256 * 1024 - 1) } }),
    code: 201,
  },
  {
    behaviour: "does not take annotations of more than 256 KiB in all",
    asked: make({ name: "made", annotations: { a: mib(128 * 1024), b: mib(128 * 1024) } }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "made",
      "metadata.annotations",
      "Too long: may not be more than 262144 bytes",
    ),
  },
  {
    behaviour: "does not take a negative generation",
    asked: make({ name: "made", generation: -1 }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "made",
      "metadata.generation",
      "Invalid value: -1: must be greater than or equal to 0",
    ),
  },
  {
    behaviour: "leaves out what only the server may set",
    asked: make({
      name: "made",
      uid: "mine",
      creationTimestamp: "2020-01-01T00:00:00Z",
      deletionTimestamp: "2020-01-01T00:00:00Z",
      deletionGracePeriodSeconds: 5,
      selfLink: "/x",
    }),
    code: 201,
    body: { metadata: { uid: /^[0-9a-f]{8}-/, creationTimestamp: /^2026-/ } },
    absent: [
      "metadata.deletionTimestamp",
      "metadata.deletionGracePeriodSeconds",
      "metadata.selfLink",
    ],
  },
  {
    behaviour: "does not take a resourceVersion on create",
    asked: make({ name: "made", resourceVersion: "5" }),
    code: 500,
    body: refused("Unknown", "resourceVersion should not be set on objects to be created"),
  },
  {
    behaviour: "takes a resourceVersion where an update makes the object",
    asked: put("/api/v1/namespaces/default/services/made", {
      metadata: { name: "made", resourceVersion: "5" },
      spec: { ports: [{ port: 80 }] },
    }),
    code: 201,
  },
  ...(
    [
      ["deletionTimestamp", "2020-01-01T00:00:00Z", '"2020-01-01T00:00:00Z"'],
      ["deletionGracePeriodSeconds", 5, "5"],
    ] as const
  ).map(([field, value, text]): Row => {
    const cause = {
      field: `metadata.${field}`,
      message: `Invalid value: ${text}: field is immutable`,
    };
    const message = `ConfigMap "one" is invalid: ${cause.field}: ${cause.message}`;
    return {
      behaviour: `does not take a ${field} of an update`,
      asked: patch("merge", `${configMaps}/one`, { metadata: { [field]: value } }),
      code: 422,
      // Kubernetes looks twice.
      body: refused("Invalid", message, { causes: [cause, cause] }),
    };
  }),
  {
    behaviour: "keeps that it is being deleted in an update that leaves it out",
    given: [
      patch("merge", `${configMaps}/one`, { metadata: { finalizers: ["a.b/c"] } }),
      remove(`${configMaps}/one`),
    ],
    asked: put(`${configMaps}/one`, {
      metadata: {
        name: "one",
        finalizers: ["a.b/c"],
        deletionTimestamp: "2020-01-01T00:00:00Z",
      },
    }),
    code: 200,
    body: { metadata: { deletionTimestamp: /^2026-/, deletionGracePeriodSeconds: 0 } },
  },
  {
    behaviour: "takes a finalizer with a domain",
    asked: make({ name: "made", finalizers: ["example.com/a"] }),
    code: 201,
    body: { metadata: { finalizers: ["example.com/a"] } },
  },
  {
    behaviour: "does not take a finalizer of a simple name that is not one of Kubernetes' own",
    asked: make({ name: "made", finalizers: ["mine"] }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "made",
      "metadata.finalizers[0]",
      'Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
    ),
  },
  {
    behaviour: "takes a finalizer that is one of Kubernetes' own",
    asked: make({ name: "made", finalizers: ["orphan"] }),
    code: 201,
    body: { metadata: { finalizers: ["orphan"] } },
  },
  {
    behaviour: "does not take a finalizer that is no name",
    asked: make({ name: "made", finalizers: ["a b"] }),
    code: 422,
    body: { message: /metadata\.finalizers: Invalid value: "a b": name part must consist of/ },
  },
  {
    behaviour: "does not take both finalizers that orphan and that delete dependents",
    asked: make({ name: "made", finalizers: ["orphan", "foregroundDeletion"] }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "made",
      "metadata.finalizers",
      'Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion ' +
        "cannot be both set",
    ),
  },
  {
    behaviour: "does not take an owner without its names",
    asked: make({ name: "made", ownerReferences: [{}] }),
    code: 422,
    body: invalidFields(
      "ConfigMap",
      "made",
      ["metadata.ownerReferences.apiVersion", 'Invalid value: "": version must not be empty'],
      ["metadata.ownerReferences.kind", 'Invalid value: "": must not be empty'],
      ["metadata.ownerReferences.name", 'Invalid value: "": must not be empty'],
      ["metadata.ownerReferences.uid", 'Invalid value: "": must not be empty'],
    ),
  },
  {
    behaviour: "does not take two controllers",
    asked: make({
      name: "made",
      ownerReferences: ["a", "b"].map((name) => ({
        apiVersion: "v1",
        kind: "Pod",
        name,
        uid: name,
        controller: true,
      })),
    }),
    code: 422,
    body: {
      message:
        /Only one reference can have Controller set to true\. Found "true" in references for/,
    },
  },
  ...(
    [
      ["a create", make({ name: "made", ownerReferences: [owner, owner] }), 201, ""],
      [
        "an update",
        put(`${configMaps}/one`, { metadata: { name: "one", ownerReferences: [owner, owner] } }),
        200,
        "",
      ],
      [
        "a patch",
        patch("merge", `${configMaps}/one`, { metadata: { ownerReferences: [owner, owner] } }),
        200,
        " after mutating admission happens",
      ],
    ] as const
  ).map(
    ([what, asked, code, when]): Row => ({
      behaviour: `keeps an owner once that ${what} names twice`,
      asked,
      code,
      body: { metadata: { ownerReferences: [owner] } },
      warnings: [
        `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner ` +
          "references in 1.20+, and may reject such requests as early as 1.24; please fix your " +
          "requests; duplicate UID(s) observed: u",
      ],
    }),
  ),
  {
    behaviour: "keeps owners of one uid that are not alike",
    asked: make({ name: "made", ownerReferences: [owner, { ...owner, name: "q" }] }),
    code: 201,
    body: { metadata: { ownerReferences: [owner, { ...owner, name: "q" }] } },
  },
  {
    behaviour: "does not take an Event for an owner",
    asked: make({
      name: "made",
      ownerReferences: [{ apiVersion: "v1", kind: "Event", name: "e", uid: "u" }],
    }),
    code: 422,
    body: {
      message: /metadata\.ownerReferences: Invalid value: .*is disallowed from being an owner$/,
    },
  },
  {
    behaviour: "keeps the prefix of a generated name within 63 characters",
    asked: make({ generateName: "a".repeat(70) }),
    code: 201,
    body: { metadata: { name: /^a{58}[a-z0-9]{5}$/ } },
  },
  {
    behaviour: "does not take a prefix that no name could have",
    asked: make({ generateName: "Ab-" }),
    code: 422,
    body: {
      message: new RegExp(
        literal(`[metadata.generateName: Invalid value: "Ab-": ${subdomain}, metadata.name: `),
      ),
    },
  },
  {
    behaviour: "generation is kept as it was given where the kind does not count it",
    asked: make({ name: "made", generation: 5 }),
    code: 201,
    body: { metadata: { generation: 5 } },
  },
  {
    behaviour: "generation starts at 1 where the kind counts it",
    asked: post("/api/v1/namespaces/default/pods", objectOf(pod, { name: "made", generation: 5 })),
    code: 201,
    body: { metadata: { generation: 1 } },
  },
  {
    behaviour: "leaves out empty text, and numbers and switches that are zero",
    asked: post("/api/v1/namespaces/default/pods", {
      metadata: { name: "made", generateName: "", namespace: "", generation: 0 },
      spec: {
        hostNetwork: false,
        hostname: "",
        restartPolicy: "",
        shareProcessNamespace: false,
        containers: [{ name: "app", image: "nginx", stdin: false, workingDir: "" }],
      },
    }),
    code: 201,
    body: { spec: { restartPolicy: "Always", shareProcessNamespace: false } },
    absent: ["metadata.generateName", "spec.hostNetwork", "spec.hostname"],
  },
  {
    behaviour: "takes a given name before a prefix",
    asked: make({ name: "made", generateName: "gen-" }),
    code: 201,
    body: { metadata: { name: "made", generateName: "gen-" } },
  },
  {
    behaviour: "does not let a name change",
    asked: patch("merge", `${configMaps}/one`, { metadata: { name: "two" } }),
    code: 400,
    body: refused(
      "BadRequest",
      "the name of the object (two) does not match the name on the URL (one)",
    ),
  },
  {
    behaviour: "does not let a namespace change",
    asked: put(`${configMaps}/one`, { metadata: { name: "one", namespace: "other" } }),
    code: 400,
    body: refused(
      "BadRequest",
      "the namespace of the object (other) does not match the namespace on the request (default)",
    ),
  },
  {
    behaviour: "must name the object in an update",
    asked: put(`${configMaps}/one`, { metadata: {} }),
    code: 400,
    body: refused(
      "BadRequest",
      "the name of the object (one based on URL) was undeterminable: name must be provided",
    ),
  },
  {
    behaviour: "keeps uid and creation time in an update that leaves them out",
    asked: put(`${configMaps}/one`, { metadata: { name: "one" }, data: { a: "b" } }),
    code: 200,
    body: { metadata: { uid: /^[0-9a-f]{8}-/, creationTimestamp: /^2026-/ }, data: { a: "b" } },
  },
  {
    behaviour: "drops labels that an update leaves out",
    asked: put(`${configMaps}/one`, { metadata: { name: "one" } }),
    code: 200,
    absent: ["metadata.labels"],
  },
  {
    behaviour: "does not take new finalizers on what is being deleted",
    given: [
      patch("merge", `${configMaps}/one`, { metadata: { finalizers: ["example.com/a"] } }),
      remove(`${configMaps}/one`),
    ],
    asked: patch("merge", `${configMaps}/one`, {
      metadata: { finalizers: ["example.com/a", "example.com/b"] },
    }),
    code: 422,
    body: refused(
      "Invalid",
      'ConfigMap "one" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added ' +
        'if the object is being deleted, found new finalizers []string{"example.com/b"}',
    ),
  },
  {
    behaviour: "without its last finalizer takes what is being deleted away",
    given: [
      patch("merge", `${configMaps}/one`, { metadata: { finalizers: ["example.com/a"] } }),
      remove(`${configMaps}/one`),
    ],
    asked: patch("merge", `${configMaps}/one`, { metadata: { finalizers: null } }),
    code: 200,
    body: { kind: "ConfigMap", metadata: { name: "one" } },
  },
  {
    behaviour: "of a Namespace gets a label with its name",
    asked: post("/api/v1/namespaces", { metadata: { name: "made" } }),
    code: 201,
    body: { metadata: { labels: { "kubernetes.io/metadata.name": "made" } } },
  },
  {
    behaviour: "of a Namespace keeps the label with its name",
    asked: patch("merge", "/api/v1/namespaces/other", { metadata: { labels: null } }),
    code: 200,
    body: { metadata: { labels: { "kubernetes.io/metadata.name": "other" } } },
  },
];

export const metadata: readonly Row[] = [...names, ...others];
