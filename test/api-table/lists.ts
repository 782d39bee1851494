/** Lists: selectors, pages, revisions. */
import { kindOf, objectOf } from "./kinds.ts";
import { get, invalid, invalidFields, patch, post, type Row, refused } from "./row.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const pods = "/api/v1/namespaces/default/pods";
const named = (name: string, labels: object = {}) =>
  post(configMaps, { metadata: { name, labels }, data: {} });
const pages = ["a", "b", "c", "d"].map((name) => named(name, { set: "page" }));
const selected = (selector: string, path = configMaps) =>
  get(`${path}?labelSelector=${encodeURIComponent(selector)}`);
const byField = (selector: string, path: string) =>
  get(`${path}?fieldSelector=${encodeURIComponent(selector)}`);
const items = (...names: readonly string[]) => ({
  items: names.map((name) => ({ metadata: { name } })),
});
const labelled = [
  named("a", { app: "web", tier: "front" }),
  named("b", { app: "db" }),
  named("c", { tier: "back" }),
];

const matches: readonly (readonly [string, string, readonly string[]])[] = [
  ["equals", "app=db", ["b"]],
  ["equals, written twice", "app==db", ["b"]],
  ["is another, or none", "app!=web,tier", ["c"]],
  ["is one of a set", "app in (db, x)", ["b"]],
  ["is none of a set", "tier notin (front),tier", ["c"]],
  ["is there", "tier", ["a", "c"]],
  ["is not there", "!app,tier", ["c"]],
  ["is there and another is not", "app,!tier,app notin (web)", ["b"]],
  ["is empty", "app=", []],
];

const labels: readonly Row[] = [
  ...matches.map(
    ([what, selector, names]): Row => ({
      behaviour: `by a label that ${what}`,
      given: labelled,
      asked: selected(selector),
      code: 200,
      body: items(...names),
    }),
  ),
  ...(
    [
      [
        "with an operator twice",
        "a===b",
        "unable to parse requirement: found '=', expected: identifier",
      ],
      [
        "with a set that is not closed",
        "a in (b",
        "unable to parse requirement: found '', expected: ',' or ')'",
      ],
      [
        "with an operator that there is not",
        "app in odd",
        "unable to parse requirement: found 'odd' expected: '('",
      ],
      ["with nothing after a comma", "app,", "found '', expected: identifier after ','"],
    ] as const
  ).map(
    ([what, selector, message]): Row => ({
      behaviour: `do not take a label selector ${what}`,
      asked: selected(selector),
      code: 400,
      body: refused("BadRequest", message),
    }),
  ),
  {
    behaviour: "do not take a label selector with a key that is none",
    asked: selected("a b=c"),
    code: 400,
    body: { reason: "BadRequest", message: /^unable to parse requirement: / },
  },
  {
    behaviour: "do not take a label selector with a value that is too long",
    asked: selected(`a=${"x".repeat(64)}`),
    code: 400,
    body: {
      message:
        /values\[0\]\[a\]: Invalid value: "x{64}": must be no more than 63 (bytes|characters)/,
    },
  },
];

const fieldRows: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["pods", pods, "spec.nodeName=", ["one"]],
  ["pods", pods, "spec.restartPolicy=Always", ["one"]],
  ["pods", pods, "spec.schedulerName=default-scheduler", ["one"]],
  ["pods", pods, "spec.serviceAccountName=default", ["one"]],
  ["pods", pods, "spec.hostNetwork=false", ["one"]],
  ["pods", pods, "status.phase=Pending", ["one"]],
  ["pods", pods, "status.phase!=Pending", []],
  ["pods", pods, "status.podIP=", ["one"]],
  ["pods", pods, "status.podIPs=10.0.0.1", []],
  ["pods", pods, "status.nominatedNodeName=", ["one"]],
  ["pods by the name that the field once had", pods, "spec.host=", ["one"]],
  ["nodes", "/api/v1/nodes", "spec.unschedulable=false", ["one"]],
  ["nodes", "/api/v1/nodes", "metadata.name=one", ["one"]],
  ["namespaces", "/api/v1/namespaces", "status.phase=Terminating", ["ending"]],
  ["secrets", "/api/v1/namespaces/default/secrets", "type=Opaque", ["one"]],
  ["services", "/api/v1/namespaces/default/services", "spec.type=ClusterIP", ["kubernetes", "one"]],
  ["services", "/api/v1/namespaces/default/services", "spec.clusterIP=None", []],
  [
    "events",
    "/api/v1/namespaces/default/events",
    "involvedObject.name=pod,metadata.name=one",
    ["one"],
  ],
  ["events", "/api/v1/namespaces/default/events", "involvedObject.kind=Node", []],
  ["events", "/api/v1/namespaces/default/events", "reason=Started,type=Normal", ["one", "two"]],
  ...[
    "kind=Pod",
    "namespace=default",
    "name=pod",
    "uid=",
    "apiVersion=",
    "resourceVersion=",
    "fieldPath=",
  ].map(
    (rest) =>
      [
        "events",
        "/api/v1/namespaces/default/events",
        `involvedObject.${rest}`,
        ["one", "two"],
      ] as const,
  ),
  ["events", "/api/v1/namespaces/default/events", "reportingComponent=example.com/c", ["two"]],
  ["events", "/api/v1/namespaces/default/events", "source=example.com/c", ["two"]],
  [
    "events of events.k8s.io",
    "/apis/events.k8s.io/v1/namespaces/default/events",
    "regarding.name=pod,reportingController=example.com/c",
    ["two"],
  ],
  [
    "deployments",
    "/apis/apps/v1/namespaces/default/deployments",
    "metadata.name=one,metadata.namespace=default",
    ["one"],
  ],
  ["config maps", configMaps, "metadata.name!=one", []],
];

const unselectable: readonly (readonly [string, string, string, string])[] = [
  ["pods", pods, "spec.nope=x", "field label not supported: spec.nope"],
  [
    "nodes",
    "/api/v1/nodes",
    "metadata.namespace=x",
    "field label not supported: metadata.namespace",
  ],
  ["namespaces", "/api/v1/namespaces", "spec.x=1", "field label not supported: spec.x"],
  [
    "secrets",
    "/api/v1/namespaces/default/secrets",
    "data.key=1",
    "field label not supported: data.key",
  ],
  [
    "services",
    "/api/v1/namespaces/default/services",
    "spec.x=1",
    "field label not supported: spec.x",
  ],
  ["events", "/api/v1/namespaces/default/events", "count=1", "field label not supported: count"],
  ...["configmaps", "serviceaccounts"].map(
    (plural) =>
      [
        plural,
        `/api/v1/namespaces/default/${plural}`,
        "data.v=1",
        '"data.v" is not a known field selector: only "metadata.name", "metadata.namespace"',
      ] as const,
  ),
  [
    "deployments",
    "/apis/apps/v1/namespaces/default/deployments",
    "status.replicas=1",
    '"status.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
  [
    // The documentation says otherwise: https://github.com/kubernetes/kubernetes/issues/135136
    "replica sets",
    "/apis/apps/v1/namespaces/default/replicasets",
    "status.replicas=0",
    '"status.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
  ...["involvedObject.name", "source", "reportingComponent"].map(
    (field) =>
      [
        "events of events.k8s.io",
        "/apis/events.k8s.io/v1/namespaces/default/events",
        `${field}=x`,
        `field label not supported: ${field}`,
      ] as const,
  ),
  [
    "leases",
    "/apis/coordination.k8s.io/v1/namespaces/default/leases",
    "spec.holderIdentity=me",
    '"spec.holderIdentity" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
  [
    "endpoint slices",
    "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
    "addressType=IPv4",
    '"addressType" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
];

const selectable: readonly Row[] = [
  ...fieldRows.map(
    ([what, path, selector, names]): Row => ({
      behaviour: `of ${what} by ${selector}`,
      asked: byField(selector, path),
      code: 200,
      body: items(...names),
    }),
  ),
  ...unselectable.map(
    ([what, path, selector, message]): Row => ({
      behaviour: `of ${what} cannot be had by ${selector}`,
      asked: byField(selector, path),
      code: 400,
      body: refused("BadRequest", message),
    }),
  ),
  {
    behaviour: "do not take a field selector that is none",
    asked: byField("x", configMaps),
    code: 400,
    body: refused("BadRequest", "invalid selector: 'x'; can't understand 'x'"),
  },
  {
    behaviour: "do not take an escape in a field selector that is none",
    asked: byField("metadata.name=a\\b", configMaps),
    code: 400,
    body: refused("BadRequest", "invalid field selector: invalid escape sequence: \\b"),
  },
];

/** Goes on from the start of the namespace, at the present revision. */
const token = Buffer.from(
  JSON.stringify({ v: "meta.k8s.io/v1", rv: -1, start: "default" }),
).toString("base64url");

const revisions: readonly Row[] = [
  {
    behaviour: "of one page say how to go on, and how much is left",
    given: pages,
    asked: get(`${configMaps}?limit=2`),
    code: 200,
    body: { metadata: { continue: /./, remainingItemCount: 3 }, ...items("a", "b") },
  },
  {
    behaviour: "with a selector do not say how much is left",
    given: pages,
    asked: get(`${configMaps}?limit=2&labelSelector=set%3Dpage`),
    code: 200,
    body: { metadata: { continue: /./ }, ...items("a", "b") },
    absent: ["metadata.remainingItemCount"],
  },
  {
    behaviour: "that fit into one page have no more",
    asked: get(`${configMaps}?limit=500`),
    code: 200,
    absent: ["metadata.continue", "metadata.remainingItemCount"],
  },
  {
    behaviour: "with a limit of 0 are whole",
    given: pages,
    asked: get(`${configMaps}?limit=0`),
    code: 200,
    body: items("a", "b", "c", "d", "one"),
  },
  {
    behaviour: "do not take a limit that is no number",
    asked: get(`${configMaps}?limit=x`),
    code: 400,
    body: refused("BadRequest", 'strconv.ParseInt: parsing "x": invalid syntax'),
  },
  {
    behaviour: "do not take a limit that no number holds",
    asked: get(`${configMaps}?limit=9223372036854775808`),
    code: 400,
    body: refused(
      "BadRequest",
      'strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ),
  },
  {
    behaviour: "do not go on from what is no token",
    asked: get(`${configMaps}?limit=2&continue=garbage`),
    code: 400,
    body: { reason: "BadRequest", message: /^invalid continue token: continue key is not valid: / },
  },
  {
    behaviour: "do not go on at another revision",
    asked: get(`${configMaps}?limit=2&continue=${token}&resourceVersion=5`),
    code: 400,
    body: refused("BadRequest", "specifying resource version is not allowed when using continue"),
  },
  {
    behaviour: "go on at revision 0, which is any",
    asked: get(`${configMaps}?limit=2&continue=${token}&resourceVersion=0`),
    code: 200,
    body: items("one"),
  },
  {
    behaviour: "at revision 0 are whole, whatever their limit",
    given: pages,
    asked: get(`${configMaps}?resourceVersion=0&limit=2`),
    code: 200,
    body: items("a", "b", "c", "d", "one"),
    absent: ["metadata.continue", "metadata.remainingItemCount"],
  },
  {
    behaviour: "are told of everything in their options that does not go together",
    asked: get(`${configMaps}?resourceVersionMatch=Older&continue=x&sendInitialEvents=false`),
    code: 422,
    body: invalidFields(
      "ListOptions.meta.k8s.io",
      "",
      [
        "resourceVersionMatch",
        "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
      ],
      [
        "resourceVersionMatch",
        "Forbidden: resourceVersionMatch is forbidden when continue is provided",
      ],
      [
        "resourceVersionMatch",
        'Unsupported value: "Older": supported values: "Exact", "NotOlderThan", ""',
      ],
      ["sendInitialEvents", "Forbidden: sendInitialEvents is forbidden for list"],
    ),
  },
  {
    behaviour: "do not go on at a match",
    asked: get(
      `${configMaps}?continue=${token}&resourceVersion=5&resourceVersionMatch=NotOlderThan`,
    ),
    code: 422,
    body: invalid(
      "ListOptions.meta.k8s.io",
      "",
      "resourceVersionMatch",
      "Forbidden: resourceVersionMatch is forbidden when continue is provided",
    ),
  },
  {
    behaviour: "at revision 0 are of what there is",
    asked: get(`${configMaps}?resourceVersion=0`),
    code: 200,
    body: items("one"),
  },
  {
    behaviour: "at a revision to come are not waited for",
    asked: get(`${configMaps}?resourceVersion=99999999`),
    code: 504,
    body: {
      reason: "Timeout",
      message: /^Timeout: Too large resource version: 99999999, current: \d+$/,
      details: {
        causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
        retryAfterSeconds: 1,
      },
    },
    headers: { "retry-after": "1" },
  },
  {
    behaviour: "at a revision that is no number are refused",
    asked: get(`${configMaps}?resourceVersion=abc`),
    code: 400,
    body: {
      reason: "BadRequest",
      message: /strconv\.ParseUint: parsing "abc": invalid syntax$/,
    },
  },
  {
    behaviour: "at exactly a revision that is long gone are expired",
    asked: get(`${configMaps}?resourceVersion=1&resourceVersionMatch=Exact`),
    code: 410,
    body: refused("Expired", "The resourceVersion for the provided list is too old."),
  },
  {
    behaviour: "not older than a revision are of what there is",
    asked: get(`${configMaps}?resourceVersion=1&resourceVersionMatch=NotOlderThan`),
    code: 200,
    body: items("one"),
  },
  ...(
    [
      [
        "a match but no revision",
        "resourceVersionMatch=Exact",
        "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
      ],
      [
        "a match that there is not",
        "resourceVersion=5&resourceVersionMatch=Older",
        'resourceVersionMatch: Unsupported value: "Older": supported values: "Exact", "NotOlderThan", ""',
      ],
      [
        "exactly revision 0",
        "resourceVersion=0&resourceVersionMatch=Exact",
        'resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
      ],
      [
        "initial events",
        "sendInitialEvents=true",
        "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list",
      ],
    ] as const
  ).map(
    ([what, query, text]): Row => ({
      behaviour: `do not take ${what}`,
      asked: get(`${configMaps}?${query}`),
      code: 422,
      body: refused("Invalid", `ListOptions.meta.k8s.io "" is invalid: ${text}`),
    }),
  ),
];

const watches: readonly Row[] = [
  {
    behaviour: "watched with initial events end those with a bookmark",
    asked: get(
      `${configMaps}?watch=1&timeoutSeconds=1&sendInitialEvents=true&allowWatchBookmarks=true&` +
        "resourceVersionMatch=NotOlderThan",
    ),
    code: 200,
    body: [
      { type: "ADDED", object: { metadata: { name: "one" } } },
      {
        type: "BOOKMARK",
        object: {
          kind: "ConfigMap",
          metadata: { annotations: { "k8s.io/initial-events-end": "true" } },
        },
      },
      { type: "BOOKMARK" },
    ],
  },
  {
    behaviour: "watched from a revision that is long gone tell so in the stream",
    asked: get(`${configMaps}?watch=1&timeoutSeconds=1&resourceVersion=1`),
    code: 200,
    body: [
      {
        type: "ERROR",
        object: {
          kind: "Status",
          reason: "Expired",
          code: 410,
          message: /^too old resource version: 1 \(\d+\)$/,
        },
      },
    ],
  },
  {
    behaviour: "watched in the old way are watched too",
    asked: get("/api/v1/watch/namespaces/default/configmaps/one?timeoutSeconds=1"),
    code: 200,
    body: [{ type: "ADDED", object: { metadata: { name: "one" } } }],
  },
  {
    behaviour: "watched as metadata alone have nothing else in their events",
    asked: get(
      `${configMaps}?watch=1&timeoutSeconds=1`,
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
    ),
    code: 200,
    body: [
      { type: "ADDED", object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1" } },
    ],
  },
  {
    behaviour: "watched as a table have its columns in the first event",
    asked: get(
      `${configMaps}?watch=1&timeoutSeconds=1`,
      "application/json;as=Table;g=meta.k8s.io;v=v1",
    ),
    code: 200,
    body: [
      { object: { kind: "Table", columnDefinitions: [{ name: "Name" }, {}, {}], rows: [{}] } },
    ],
  },
  ...(
    [
      [
        "initial events without saying from when",
        "sendInitialEvents=true",
        "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
      ],
      [
        "a match without initial events",
        "resourceVersion=5&resourceVersionMatch=NotOlderThan",
        "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
      ],
    ] as const
  ).map(
    ([what, query, text]): Row => ({
      behaviour: `cannot be watched with ${what}`,
      asked: get(`${configMaps}?watch=1&${query}`),
      code: 422,
      body: refused("Invalid", `ListOptions.meta.k8s.io "" is invalid: ${text}`),
    }),
  ),
  {
    behaviour: "cannot be watched by a selector that cannot be read",
    asked: get(`${configMaps}?watch=1&labelSelector=a%20in%20b`),
    code: 400,
    body: { reason: "BadRequest" },
  },
];

const across: readonly Row[] = [
  {
    behaviour: "across namespaces are in the order of namespace and name",
    given: [post("/api/v1/namespaces/other/configmaps", { metadata: { name: "a" } }), named("z")],
    asked: get("/api/v1/configmaps"),
    code: 200,
    body: items("one", "z", "a"),
  },
  {
    behaviour: "of a namespace that there is not are empty",
    asked: get("/api/v1/namespaces/nope/configmaps"),
    code: 200,
    body: { items: [] },
  },
  {
    behaviour: "leave out what a patch has unlabelled",
    given: [patch("merge", `${configMaps}/one`, { metadata: { labels: null } })],
    asked: selected("app=web"),
    code: 200,
    body: { items: [] },
  },
  {
    behaviour: "name no kind of their items",
    asked: get(configMaps),
    code: 200,
    body: { kind: "ConfigMapList", apiVersion: "v1", items: [{}] },
    absent: ["items.0.kind", "items.0.apiVersion"],
  },
  {
    behaviour: "of a resource that there is not have no path",
    asked: get("/api/v1/namespaces/default/nopes"),
    code: 404,
    body: refused("NotFound", "the server could not find the requested resource"),
  },
  {
    behaviour: "are not had by their headers alone",
    asked: { method: "HEAD", url: `${configMaps}/one` },
    code: 405,
  },
  {
    behaviour: "show what was made",
    given: [post(pods, objectOf(kindOf("Pod"), { name: "made" }))],
    asked: get(pods),
    code: 200,
    body: items("made", "one"),
  },
];

export const lists: readonly Row[] = [
  ...labels,
  ...selectable,
  ...revisions,
  ...watches,
  ...across,
];
