/** Deletion: options, grace, collections. */
import { get, invalid, patch, post, type Row, refused, remove } from "./row.ts";
import { revisionOf } from "./state.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const configMap = `${configMaps}/one`;
const pod = "/api/v1/namespaces/default/pods/one";
const deployment = "/apis/apps/v1/namespaces/default/deployments/one";
const options = (more: object) => ({ kind: "DeleteOptions", apiVersion: "v1", ...more });
const success = (name: string, kind: string) => ({
  kind: "Status",
  apiVersion: "v1",
  status: "Success",
  details: { name, kind, uid: /^[0-9a-f-]{36}$/ },
});
const bind = post(`${pod}/binding`, {
  apiVersion: "v1",
  kind: "Binding",
  metadata: { name: "one" },
  target: { kind: "Node", name: "one" },
});

export const deletes: readonly Row[] = [
  {
    behaviour: "of an object that nothing holds answers with success and its names",
    asked: remove(configMap),
    code: 200,
    body: success("one", "configmaps"),
  },
  {
    behaviour: "of an object of a group names the group",
    asked: remove(deployment),
    code: 200,
    body: { details: { name: "one", kind: "deployments", group: "apps" } },
  },
  {
    behaviour: "of an object is final",
    given: [remove(configMap)],
    asked: get(configMap),
    code: 404,
  },
  {
    behaviour: "of a pod that no node has answers with the pod",
    asked: remove(pod),
    code: 200,
    body: { kind: "Pod", metadata: { deletionGracePeriodSeconds: 0 } },
  },
  {
    behaviour: "of a pod on a node marks it, with the grace period of its spec",
    given: [bind],
    asked: remove(pod),
    code: 200,
    body: {
      kind: "Pod",
      metadata: { deletionGracePeriodSeconds: 30, deletionTimestamp: "2026-01-01T00:00:30Z" },
    },
  },
  {
    behaviour: "of a pod on a node takes the grace period that is asked for",
    given: [bind],
    asked: remove(pod, options({ gracePeriodSeconds: 5 })),
    code: 200,
    body: { metadata: { deletionGracePeriodSeconds: 5 } },
  },
  {
    behaviour: "of a pod that is being deleted shortens its grace period",
    given: [bind, remove(pod)],
    asked: remove(`${pod}?gracePeriodSeconds=3`),
    code: 200,
    body: { metadata: { deletionGracePeriodSeconds: 3 } },
  },
  {
    behaviour: "of a pod that is being deleted does not lengthen its grace period",
    given: [bind, remove(`${pod}?gracePeriodSeconds=3`)],
    asked: remove(`${pod}?gracePeriodSeconds=60`),
    code: 200,
    body: { metadata: { deletionGracePeriodSeconds: 3 } },
  },
  {
    behaviour: "of a pod without grace takes it away at once",
    given: [bind, remove(`${pod}?gracePeriodSeconds=0`)],
    asked: get(pod),
    code: 404,
  },
  {
    behaviour: "with a negative grace period means a second",
    given: [bind],
    asked: remove(`${pod}?gracePeriodSeconds=-5`),
    code: 200,
    body: { metadata: { deletionGracePeriodSeconds: 1 } },
  },
  {
    behaviour: "does not take a grace period that is no number",
    asked: remove(`${pod}?gracePeriodSeconds=x`),
    code: 400,
    body: refused("BadRequest", 'strconv.ParseInt: parsing "x": invalid syntax'),
  },
  {
    behaviour: "in the foreground waits for dependents",
    asked: remove(deployment, options({ propagationPolicy: "Foreground" })),
    code: 200,
    body: {
      kind: "Deployment",
      metadata: { deletionTimestamp: /^2026-/, finalizers: ["foregroundDeletion"] },
    },
  },
  {
    behaviour: "in the foreground counts as a change of the desired state",
    asked: remove(`${deployment}?propagationPolicy=Foreground`),
    code: 200,
    body: { metadata: { generation: 2 } },
  },
  {
    behaviour: "that orphans dependents leaves a mark for who lets them go",
    asked: remove(`${deployment}?propagationPolicy=Orphan`),
    code: 200,
    body: { metadata: { finalizers: ["orphan"] } },
  },
  {
    behaviour: "of a ReplicationController orphans dependents, unless it says otherwise",
    asked: remove("/api/v1/namespaces/default/replicationcontrollers/one"),
    code: 200,
    body: { metadata: { finalizers: ["orphan"] } },
  },
  {
    behaviour: "that orphans dependents can be asked for in the old way",
    asked: remove(`${deployment}?orphanDependents=true`),
    code: 200,
    body: { metadata: { finalizers: ["orphan"] } },
  },
  {
    behaviour: "that does not orphan dependents, in the old way, is accepted where it is not done",
    given: [patch("merge", configMap, { metadata: { finalizers: ["example.com/a"] } })],
    asked: remove(configMap, options({ orphanDependents: false })),
    code: 202,
    body: { kind: "ConfigMap", metadata: { deletionTimestamp: /^2026-/ } },
  },
  {
    behaviour: "that does not orphan dependents, in the old way, is done at once where it can be",
    asked: remove(`${configMap}?orphanDependents=false`),
    code: 200,
    body: success("one", "configmaps"),
  },
  {
    behaviour: "in the background takes the object away",
    asked: remove(`${deployment}?propagationPolicy=Background`),
    code: 200,
    body: { status: "Success" },
  },
  {
    behaviour: "takes no policy that there is not",
    asked: remove(configMap, options({ propagationPolicy: "Sideways" })),
    code: 422,
    body: invalid(
      "DeleteOptions.meta.k8s.io",
      "",
      "propagationPolicy",
      'Unsupported value: "Sideways": supported values: "Foreground", "Background", "Orphan", "nil"',
    ),
  },
  {
    behaviour: "takes a policy in one way alone",
    asked: remove(configMap, options({ propagationPolicy: "Orphan", orphanDependents: true })),
    code: 422,
    body: invalid(
      "DeleteOptions.meta.k8s.io",
      "",
      "propagationPolicy",
      'Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set',
    ),
  },
  {
    behaviour: "takes no dry run but of all",
    asked: remove(`${configMap}?dryRun=Some`),
    code: 422,
    body: invalid(
      "DeleteOptions.meta.k8s.io",
      "",
      "dryRun",
      'Unsupported value: ["Some"]: supported values: "All"',
    ),
  },
  {
    behaviour: "as a dry run in the body leaves the object there",
    given: [remove(configMap, options({ dryRun: ["All"] }))],
    asked: get(configMap),
    code: 200,
  },
  {
    behaviour: "of another revision is a conflict",
    asked: remove(configMap, options({ preconditions: { resourceVersion: "1" } })),
    code: 409,
    body: {
      reason: "Conflict",
      message: new RegExp(
        '^Operation cannot be fulfilled on ConfigMap "one": the ResourceVersion in the precondition ' +
          "\\(1\\) does not match the ResourceVersion in record \\(\\d+\\)\\. The object might have " +
          "been modified$",
      ),
    },
  },
  {
    behaviour: "of the very revision succeeds",
    asked: remove(
      configMap,
      options({ preconditions: { resourceVersion: revisionOf("ConfigMap") } }),
    ),
    code: 200,
    body: success("one", "configmaps"),
  },
  {
    behaviour: "with a body of another kind",
    asked: remove(configMap, { kind: "ConfigMap", apiVersion: "v1" }),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "with options of a wrong type",
    asked: remove(configMap, options({ gracePeriodSeconds: "soon" })),
    code: 400,
    body: { reason: "BadRequest", message: /json: cannot unmarshal string into Go struct field/ },
  },
  {
    behaviour: "with text that is no JSON",
    asked: remove(configMap, "{"),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "of a collection takes what is selected",
    given: [
      post(configMaps, { metadata: { name: "a", labels: { go: "away" } } }),
      remove(`${configMaps}?labelSelector=go%3Daway`),
    ],
    asked: get(configMaps),
    code: 200,
    body: { items: [{ metadata: { name: "one" } }] },
  },
  {
    behaviour: "of a collection answers with what is gone",
    asked: remove(configMaps),
    code: 200,
    body: { kind: "ConfigMapList", items: [{ metadata: { name: "one" } }] },
  },
  {
    behaviour: "of a collection by a field takes what is selected",
    asked: remove(`${configMaps}?fieldSelector=metadata.name%3Dnope`),
    code: 200,
    body: { items: [] },
  },
  {
    behaviour: "of a collection takes options in its body",
    given: [remove(configMaps, options({ dryRun: ["All"] }))],
    asked: get(configMap),
    code: 200,
  },
  {
    behaviour: "of a collection by what cannot be selected",
    asked: remove(`${configMaps}?fieldSelector=data.x%3D1`),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "of a collection takes no more than a page, and says how to go on",
    given: [post(configMaps, { metadata: { name: "a" } })],
    asked: remove(`${configMaps}?limit=1`),
    code: 200,
    body: {
      metadata: { continue: /./, remainingItemCount: 1 },
      items: [{ metadata: { name: "a" } }],
    },
  },
  {
    behaviour: "of a page of a collection leaves the rest",
    given: [post(configMaps, { metadata: { name: "a" } }), remove(`${configMaps}?limit=1`)],
    asked: get(configMaps),
    code: 200,
    body: { items: [{ metadata: { name: "one" } }] },
  },
  {
    behaviour: "of a collection takes the options of a list",
    asked: remove(`${configMaps}?resourceVersionMatch=Exact`),
    code: 422,
    body: invalid(
      "ListOptions.meta.k8s.io",
      "",
      "resourceVersionMatch",
      "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
    ),
  },
  {
    behaviour: "of a collection at a revision to come is not waited for",
    asked: remove(`${configMaps}?resourceVersion=99999999`),
    code: 504,
    body: { reason: "Timeout" },
  },
  {
    behaviour: "of a collection heeds the preconditions for each of its objects",
    asked: remove(configMaps, options({ preconditions: { uid: "u" } })),
    code: 409,
    body: { reason: "Conflict", details: { name: "one", kind: "ConfigMap" } },
  },
  {
    behaviour: "of a collection takes a policy",
    asked: get(configMap),
    given: [remove(`${configMaps}?propagationPolicy=Foreground`)],
    code: 200,
    body: { metadata: { deletionTimestamp: /^2026-/, finalizers: ["foregroundDeletion"] } },
  },
  {
    behaviour: "of another revision of an object of a group names the kind and the group",
    asked: remove(deployment, options({ preconditions: { resourceVersion: "1" } })),
    code: 409,
    body: {
      message: /^Operation cannot be fulfilled on Deployment\.apps "one": the ResourceVersion in /,
      details: { name: "one", group: "apps", kind: "Deployment" },
    },
  },
  {
    behaviour: "of another revision of a namespace has words of its own",
    asked: remove("/api/v1/namespaces/other", options({ preconditions: { resourceVersion: "1" } })),
    code: 409,
    body: {
      message: new RegExp(
        '^Operation cannot be fulfilled on namespaces "other": Precondition failed: ' +
          "ResourceVersion in precondition: 1, ResourceVersion in object meta: \\d+$",
      ),
      details: { name: "other", kind: "namespaces" },
    },
  },
  {
    behaviour: "counts the generation of whatever has one",
    given: [post(configMaps, { metadata: { name: "counted", generation: 4 } })],
    asked: remove(`${configMaps}/counted?propagationPolicy=Foreground`),
    code: 200,
    body: { metadata: { generation: 5 } },
  },
  {
    behaviour: "in the background frees what waits for its dependents",
    given: [
      remove(`${deployment}?propagationPolicy=Foreground`),
      remove(`${deployment}?propagationPolicy=Background`),
    ],
    asked: get(deployment),
    code: 404,
  },
  {
    behaviour: "that orphans takes back that it waits for dependents",
    given: [remove(`${deployment}?propagationPolicy=Foreground`)],
    asked: remove(`${deployment}?propagationPolicy=Orphan`),
    code: 200,
    body: { metadata: { finalizers: ["orphan"], generation: 2 } },
  },
  {
    behaviour: "of a pod that is given time to end takes no other policy",
    given: [bind, remove(pod)],
    asked: remove(`${pod}?propagationPolicy=Orphan`),
    code: 200,
    absent: ["metadata.finalizers"],
  },
  {
    behaviour: "without a policy heeds the finalizer that is there",
    given: [patch("merge", configMap, { metadata: { finalizers: ["orphan"] } })],
    asked: remove(configMap),
    code: 200,
    body: { metadata: { finalizers: ["orphan"], deletionTimestamp: /^2026-/ } },
  },
  {
    behaviour: "of all namespaces at once is not served",
    asked: remove("/api/v1/namespaces"),
    code: 405,
  },
  ...["default", "kube-system", "kube-public", "kube-node-lease"].map(
    (name): Row => ({
      behaviour: `of the namespace ${name} is ${name === "kube-node-lease" ? "allowed" : "forbidden"}`,
      asked: remove(`/api/v1/namespaces/${name}`),
      ...(name === "kube-node-lease"
        ? { code: 200 }
        : {
            code: 403,
            body: refused(
              "Forbidden",
              `namespaces "${name}" is forbidden: this namespace may not be deleted`,
            ),
          }),
    }),
  ),
  {
    behaviour: "of a namespace marks it as terminating",
    asked: remove("/api/v1/namespaces/other"),
    code: 200,
    body: {
      kind: "Namespace",
      status: { phase: "Terminating" },
      spec: { finalizers: ["kubernetes"] },
    },
  },
  {
    behaviour: "of a namespace that is terminating is done again",
    asked: remove("/api/v1/namespaces/ending"),
    code: 200,
    body: { status: { phase: "Terminating" } },
  },
  {
    behaviour: "of a namespace that is terminating takes no other policy",
    asked: remove("/api/v1/namespaces/ending?propagationPolicy=Foreground"),
    code: 200,
    body: { status: { phase: "Terminating" } },
    absent: ["metadata.finalizers"],
  },
  {
    behaviour: "of what finalizers hold leaves it there",
    given: [
      patch("merge", configMap, { metadata: { finalizers: ["example.com/a"] } }),
      remove(configMap),
    ],
    asked: get(configMap),
    code: 200,
    body: { metadata: { deletionTimestamp: /^2026-/, deletionGracePeriodSeconds: 0 } },
  },
];
