/** Subresources beside status. */
import { get, invalid, patch, post, put, type Row, refused, unserved } from "./row.ts";
import { revisionOf } from "./state.ts";

const space = "/api/v1/namespaces/default";
const pod = `${space}/pods/one`;
const deployment = "/apis/apps/v1/namespaces/default/deployments/one";
const account = `${space}/serviceaccounts/one`;
const scale = (spec: object, metadata: object = {}) => ({
  apiVersion: "autoscaling/v1",
  kind: "Scale",
  metadata: { name: "one", namespace: "default", ...metadata },
  spec,
});
const binding = (target: object, metadata: object = {}) => ({
  apiVersion: "v1",
  kind: "Binding",
  metadata: { name: "one", ...metadata },
  target,
});
const bindingsPath = `${space}/bindings`;
const toNode = { kind: "Node", name: "one" };
const eviction = (more: object = {}) => ({
  apiVersion: "policy/v1",
  kind: "Eviction",
  metadata: { name: "one", namespace: "default" },
  ...more,
});
/** The revision of the pod, after all that was made before it. */
const revision = revisionOf("Pod");
const success = { kind: "Status", apiVersion: "v1", status: "Success", code: 201 };

const scales: readonly Row[] = [
  {
    behaviour: "scale: what is there",
    asked: get(`${deployment}/scale`),
    code: 200,
    body: {
      kind: "Scale",
      apiVersion: "autoscaling/v1",
      metadata: { name: "one", namespace: "default" },
      spec: { replicas: 1 },
      status: { replicas: 0, selector: "app=web" },
    },
  },
  {
    behaviour: "scale: of a ReplicaSet",
    asked: get("/apis/apps/v1/namespaces/default/replicasets/one/scale"),
    code: 200,
    body: { kind: "Scale", spec: { replicas: 1 } },
  },
  {
    behaviour: "scale: a PUT sets the replicas",
    given: [put(`${deployment}/scale`, scale({ replicas: 3 }))],
    asked: get(deployment),
    code: 200,
    body: { metadata: { generation: 2 }, spec: { replicas: 3 } },
  },
  {
    behaviour: "scale: a dry run keeps the replicas",
    given: [put(`${deployment}/scale?dryRun=All`, scale({ replicas: 3 }))],
    asked: get(deployment),
    code: 200,
    body: { spec: { replicas: 1 } },
  },
  {
    behaviour: "scale: negative replicas",
    asked: put(`${deployment}/scale`, scale({ replicas: -1 })),
    code: 422,
    body: invalid(
      "Scale.autoscaling",
      "one",
      "spec.replicas",
      "Invalid value: -1: must be greater than or equal to 0",
    ),
  },
  {
    behaviour: "scale: another name",
    asked: put(`${deployment}/scale`, scale({ replicas: 1 }, { name: "two" })),
    code: 400,
    body: refused(
      "BadRequest",
      "the name of the object (two) does not match the name on the URL (one)",
    ),
  },
  {
    behaviour: "scale: another revision",
    asked: put(`${deployment}/scale`, scale({ replicas: 2 }, { resourceVersion: "1" })),
    code: 409,
    body: { reason: "Conflict" },
  },
  {
    behaviour: "scale: of what is not there",
    asked: get(`${deployment}-none/scale`),
    code: 404,
    body: refused("NotFound", 'deployments/scale.apps "one-none" not found'),
  },
  {
    behaviour: "scale: of a kind that has none",
    asked: get(`${space}/configmaps/one/scale`),
    code: 404,
    body: unserved.path,
  },
  {
    behaviour: "scale: nothing is deleted there",
    asked: { method: "DELETE", url: `${deployment}/scale` },
    code: 405,
    body: unserved.method,
  },
  {
    behaviour: "scale: as a table",
    asked: get(`${deployment}/scale`, "application/json;as=Table;g=meta.k8s.io;v=v1"),
    code: 200,
    body: {
      kind: "Table",
      columnDefinitions: ["Name", "Desired", "Available", "Age"].map((name) => ({ name })),
    },
  },
  {
    behaviour: "scale: a strategic patch",
    asked: patch("strategic", `${deployment}/scale`, { spec: { replicas: 6 } }),
    code: 200,
    body: { spec: { replicas: 6 } },
  },
];

const bindings: readonly Row[] = [
  {
    behaviour: "binding: puts a pod on a node",
    given: [post(`${pod}/binding`, binding(toNode))],
    asked: get(pod),
    code: 200,
    body: {
      spec: { nodeName: "one" },
      status: { conditions: [{ type: "PodScheduled", status: "True" }] },
    },
  },
  {
    behaviour: "binding: answers with success",
    asked: post(`${pod}/binding`, binding(toNode)),
    code: 201,
    body: success,
  },
  {
    behaviour: "binding: of a pod that has a node",
    given: [post(`${pod}/binding`, binding(toNode))],
    asked: post(`${pod}/binding`, binding({ kind: "Node", name: "two" })),
    code: 409,
    body: refused(
      "Conflict",
      'Operation cannot be fulfilled on pods/binding "one": pod one is already assigned to node "one"',
    ),
  },
  {
    behaviour: "binding: of another pod than the path's",
    asked: post(`${pod}/binding`, binding(toNode, { name: "two" })),
    code: 400,
    body: refused("BadRequest", "name in URL does not match name in Binding object"),
  },
  {
    behaviour: "binding: of a pod that is another by now",
    asked: post(`${pod}/binding`, binding(toNode, { uid: "u" })),
    code: 409,
    body: { reason: "Conflict" },
  },
  {
    behaviour: "binding: to no node",
    asked: post(`${pod}/binding`, binding({ kind: "Node" })),
    code: 500,
    body: { status: "Failure", message: "target.name: Required value" },
    absent: ["reason"],
  },
  {
    behaviour: "binding: to what is no node",
    asked: post(`${pod}/binding`, binding({ kind: "Pod", name: "one" })),
    code: 500,
    body: {
      message: 'target.kind: Unsupported value: "Pod": supported values: "Node", "<empty>"',
    },
    absent: ["reason"],
  },
  {
    behaviour: "binding: with annotations that are none",
    asked: post(`${pod}/binding`, binding(toNode, { annotations: { a: 1 } })),
    code: 400,
    body: {
      reason: "BadRequest",
      message:
        /^Binding in version "v1" cannot be handled as a Binding: json: cannot unmarshal number/,
    },
  },
  {
    behaviour: "binding: of another kind",
    asked: post(`${pod}/binding`, { ...binding(toNode), kind: "Pod" }),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "binding: by the old collection too",
    given: [post(bindingsPath, binding(toNode))],
    asked: get(pod),
    code: 200,
    body: { spec: { nodeName: "one" } },
  },
  {
    behaviour: "binding: by the old collection, which answers with success",
    asked: post(bindingsPath, binding(toNode)),
    code: 201,
    body: success,
  },
  {
    behaviour: "binding: by the old collection, of a pod that there is not",
    asked: post(bindingsPath, binding(toNode, { name: "none" })),
    code: 404,
    body: refused("NotFound", 'pods "none" not found'),
  },
  {
    behaviour: "binding: by the old collection, of a pod elsewhere",
    asked: post(bindingsPath, binding(toNode, { namespace: "other" })),
    code: 400,
    body: refused(
      "BadRequest",
      "the namespace of the provided object does not match the namespace sent on the request",
    ),
  },
  {
    behaviour: "binding: the old collection holds nothing",
    asked: get(bindingsPath),
    code: 405,
    body: unserved.method,
  },
  {
    behaviour: "binding: as a dry run binds nothing",
    given: [post(`${pod}/binding?dryRun=All`, binding(toNode))],
    asked: get(pod),
    code: 200,
    absent: ["spec.nodeName"],
  },
  {
    behaviour: "binding: cannot be read",
    asked: get(`${pod}/binding`),
    code: 405,
    body: unserved.method,
  },
];

const evictions: readonly Row[] = [
  {
    behaviour: "eviction: deletes the pod",
    given: [post(`${pod}/eviction`, eviction())],
    asked: get(pod),
    code: 404,
  },
  {
    behaviour: "eviction: answers with success",
    asked: post(`${pod}/eviction`, eviction()),
    code: 201,
    body: success,
  },
  {
    behaviour: "eviction: as a dry run deletes nothing",
    given: [post(`${pod}/eviction`, eviction({ deleteOptions: { dryRun: ["All"] } }))],
    asked: get(pod),
    code: 200,
    absent: ["metadata.deletionTimestamp"],
  },
  {
    behaviour: "eviction: of the very revision deletes the pod",
    asked: post(
      `${pod}/eviction`,
      eviction({ deleteOptions: { preconditions: { resourceVersion: revision } } }),
    ),
    code: 201,
    body: success,
  },
  {
    behaviour: "eviction: of another revision is a conflict",
    asked: post(
      `${pod}/eviction`,
      eviction({ deleteOptions: { preconditions: { resourceVersion: "1" } } }),
    ),
    code: 409,
    body: {
      message:
        'Operation cannot be fulfilled on Pod "one": the ResourceVersion in the precondition (1) ' +
        `does not match the ResourceVersion in record (${revision}). ` +
        "The object might have been modified",
      details: { name: "one", kind: "Pod" },
    },
  },
  {
    behaviour: "eviction: of another uid is a conflict",
    asked: post(`${pod}/eviction`, eviction({ deleteOptions: { preconditions: { uid: "u" } } })),
    code: 409,
    body: { reason: "Conflict", message: /the UID in the precondition \(u\) does not match/ },
  },
  {
    behaviour: "eviction: of another pod than the path's",
    asked: post(`${pod}/eviction`, eviction({ metadata: { name: "two" } })),
    code: 400,
    body: refused("BadRequest", "name in URL does not match name in Eviction object"),
  },
  {
    behaviour: "eviction: of what is not there",
    asked: post(`${space}/pods/none/eviction`, eviction({ metadata: { name: "none" } })),
    code: 404,
    body: refused("NotFound", 'pods "none" not found'),
  },
  {
    behaviour: "eviction: with text for an object",
    asked: post(`${pod}/eviction`, '"text"'),
    code: 400,
    body: { reason: "BadRequest" },
  },
];

const tokens: readonly Row[] = [
  {
    behaviour: "token: one that holds for an hour",
    asked: post(`${account}/token`, {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: {},
    }),
    code: 201,
    body: {
      kind: "TokenRequest",
      status: { token: /^[\w-]+\.[\w-]+\.[\w-]*$/, expirationTimestamp: "2026-01-01T01:00:00Z" },
    },
  },
  {
    behaviour: "token: one that holds too short",
    asked: post(`${account}/token`, { spec: { expirationSeconds: 60 } }),
    code: 422,
    body: {
      reason: "Invalid",
      message:
        /spec\.expirationSeconds: Invalid value: 60: may not specify a duration less than 10/,
    },
  },
  {
    behaviour: "token: of no account",
    asked: post(`${account}-none/token`, { spec: {} }),
    code: 404,
    body: refused("NotFound", 'serviceaccounts "one-none" not found'),
  },
];

const podParts: readonly Row[] = [
  {
    behaviour: "log: of what is not there",
    asked: get(`${space}/pods/none/log?container=x`),
    code: 200,
    body: "line\n",
  },
  {
    behaviour: "log: a number of lines that is none",
    asked: get(`${pod}/log?tailLines=-1`),
    code: 422,
    body: invalid(
      "PodLogOptions",
      "one",
      "tailLines",
      "Invalid value: -1: must be greater than or equal to 0",
    ),
  },
  {
    behaviour: "log: since two times at once",
    asked: get(`${pod}/log?sinceSeconds=1&sinceTime=2026-01-01T00%3A00%3A00Z`),
    code: 422,
    body: { message: /at most one of `sinceTime` or `sinceSeconds` may be specified$/ },
  },
  {
    behaviour: "ephemeralcontainers: adds one",
    asked: patch("strategic", `${pod}/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] },
    }),
    code: 200,
    body: { kind: "Pod", spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } },
  },
  {
    behaviour: "ephemeralcontainers: are not set with the pod",
    asked: patch("strategic", pod, {
      spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] },
    }),
    code: 422,
    body: { reason: "Invalid" },
  },
  {
    behaviour: "ephemeralcontainers: without a body",
    asked: { method: "PUT", url: `${pod}/ephemeralcontainers` },
    code: 400,
    body: refused(
      "BadRequest",
      "the object provided is unrecognized (must be of type Pod): couldn't get version/kind; json " +
        "parse error: unexpected end of JSON input (<empty>)",
    ),
  },
  {
    behaviour: "resize: changes what a container asks for",
    given: [
      post(`${space}/pods`, {
        metadata: { name: "sized" },
        spec: {
          containers: [{ name: "app", image: "nginx", resources: { requests: { cpu: "1" } } }],
        },
      }),
    ],
    asked: patch("strategic", `${space}/pods/sized/resize`, {
      spec: { containers: [{ name: "app", resources: { requests: { cpu: "2" } } }] },
    }),
    code: 200,
    body: { spec: { containers: [{ resources: { requests: { cpu: "2" } } }] } },
  },
  {
    behaviour: "finalize: takes the finalizer of a namespace",
    given: [
      put("/api/v1/namespaces/ending/finalize", {
        metadata: { name: "ending" },
        spec: { finalizers: [] },
      }),
    ],
    asked: get("/api/v1/namespaces/ending"),
    code: 404,
  },
];

export const subresources: readonly Row[] = [
  ...scales,
  ...bindings,
  ...evictions,
  ...tokens,
  ...podParts,
];
