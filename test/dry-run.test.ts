/**
 * A dry run stores nothing and answers as if it were done: every way to write is asked of two
 * clusters that are alike, of one as a dry run.
 */
import { expect, test } from "vitest";
import { isObject } from "../api/json.ts";
import { give, send } from "./api-table/check.ts";
import { type Kind, kindOf, kinds, objectOf } from "./api-table/kinds.ts";
import { type Asked, get, patch, post, put, remove } from "./api-table/row.ts";
import { type InProcess, inProcess } from "./in-process.ts";

interface Write {
  readonly behaviour: string;
  readonly asked: Asked;
  readonly given?: readonly Asked[];
}

const space = "/api/v1/namespaces/default";
const deployment = "/apis/apps/v1/namespaces/default/deployments/one";
const spec = { replicas: 3 };
const scale = {
  apiVersion: "autoscaling/v1",
  kind: "Scale",
  metadata: { name: "one", namespace: "default" },
  spec,
};
const named = (more: object) => ({ metadata: { name: "one" }, ...more });
const metadata = { labels: { new: "label" } };

const byVerb = (kind: Kind): readonly Write[] => {
  const { path, apiVersion } = kind;
  const title = `${kind.kind} of ${apiVersion}`;
  const one = `${path}/${apiVersion === "events.k8s.io/v1" ? "two" : "one"}`;
  const fresh = objectOf(kind, { name: "fresh" });
  const applied = { apiVersion, kind: kind.kind, metadata };
  return [
    { behaviour: `create ${title}`, asked: post(path, fresh) },
    {
      behaviour: `create ${title} by a prefix`,
      asked: post(path, objectOf(kind, { generateName: "fresh-" })),
    },
    { behaviour: `merge ${title}`, asked: patch("merge", one, { metadata }) },
    { behaviour: `patch ${title}`, asked: patch("strategic", one, { metadata }) },
    {
      behaviour: `patch ${title} by operations`,
      asked: patch("json", one, [{ op: "add", path: "/metadata/labels/new", value: "label" }]),
    },
    { behaviour: `apply ${title}`, asked: patch("apply", `${one}?fieldManager=x`, applied) },
    {
      behaviour: `apply a new ${title}`,
      asked: patch("apply", `${path}/fresh?fieldManager=x`, fresh),
    },
    { behaviour: `delete ${title}`, asked: remove(one) },
    { behaviour: `delete ${title} last`, asked: remove(`${one}?propagationPolicy=Foreground`) },
    ...(kind.createsOnUpdate
      ? [{ behaviour: `put a new ${title}`, asked: put(`${path}/fresh`, fresh) }]
      : []),
    ...(kind.kind === "Namespace" ||
    // Those of the system stay.
    kind.kind === "PriorityClass"
      ? []
      : [{ behaviour: `delete every ${title}`, asked: remove(path) }]),
  ];
};

// Their specs are filled in when they are made, and cannot be taken back to what was sent.
const filledIn = ["Pod", "Event", "Job"];

/** Those that are still as they were sent, and need not say which revision was seen. */
const updates: readonly Write[] = kinds
  .filter(({ needsRevision, kind }) => !needsRevision && !filledIn.includes(kind))
  .map((kind) => ({
    behaviour: `update ${kind.kind}`,
    asked: put(`${kind.path}/one`, objectOf(kind, { name: "one", ...metadata })),
  }));

const statuses: readonly Write[] = [
  ["pods", { message: "hello" }],
  ["services", { conditions: [condition("A")] }],
].map(([plural, status]) => ({
  behaviour: `patch the status of ${plural}`,
  asked: patch("merge", `${space}/${plural}/one/status`, { status }),
}));

function condition(type: string) {
  const lastTransitionTime = "2026-01-01T00:00:00Z";
  return { type, status: "True", reason: "Test", message: "", lastTransitionTime };
}

const subresources: readonly Write[] = [
  ...statuses,
  {
    behaviour: "put the status of a deployment",
    asked: put(
      `${deployment}/status`,
      objectOf(kindOf("Deployment"), { name: "one", annotations: { a: "b" } }),
    ),
  },
  { behaviour: "put a scale", asked: put(`${deployment}/scale`, scale) },
  { behaviour: "merge a scale", asked: patch("merge", `${deployment}/scale`, { spec }) },
  {
    behaviour: "apply a scale",
    asked: patch("apply", `${deployment}/scale?fieldManager=x&force=true`, scale),
  },
  {
    behaviour: "bind",
    asked: post(`${space}/pods/one/binding`, named({ target: { kind: "Node", name: "one" } })),
  },
  { behaviour: "evict", asked: post(`${space}/pods/one/eviction`, named({})) },
  {
    behaviour: "finalize a namespace",
    asked: put("/api/v1/namespaces/ending/finalize", {
      metadata: { name: "ending" },
      spec: { finalizers: [] },
    }),
  },
  {
    behaviour: "debug",
    asked: patch("strategic", `${space}/pods/one/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] },
    }),
  },
  {
    behaviour: "resize",
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
  },
  {
    behaviour: "a token",
    asked: post(`${space}/serviceaccounts/one/token`, { spec: { expirationSeconds: 600 } }),
  },
];

const others: readonly Write[] = [
  {
    behaviour: "create a service of every node",
    asked: post(`${space}/services`, {
      metadata: { name: "fresh" },
      spec: { type: "NodePort", ports: [{ port: 80 }] },
    }),
  },
  {
    behaviour: "make a service one of every node",
    asked: patch("merge", `${space}/services/one`, { spec: { type: "NodePort" } }),
  },
  {
    behaviour: "take the last finalizer of what is being deleted",
    given: [
      patch("merge", `${space}/configmaps/one`, { metadata: { finalizers: ["a.b/c"] } }),
      remove(`${space}/configmaps/one`),
    ],
    asked: patch("merge", `${space}/configmaps/one`, { metadata: { finalizers: null } }),
  },
];

test.each([...kinds.flatMap(byVerb), ...updates, ...subresources, ...others])(
  "a dry run to $behaviour stores nothing, and answers as if it did",
  async ({ asked, given }) => {
    const [wet, dry] = await Promise.all([prepared(given), prepared(given)]);
    try {
      const before = await snapshot(dry);
      const joint = asked.url.includes("?") ? "&" : "?";
      const shown = await send(dry, { ...asked, url: `${asked.url}${joint}dryRun=All` });
      expect(await snapshot(dry)).toEqual(before);
      const done = await send(wet, asked);
      expect([done.code < 300, ...said(shown)]).toEqual([true, ...said(done)]);
    } finally {
      await Promise.all([wet.close(), dry.close()]);
    }
  },
);

test.each([
  { verb: "create", asked: post(`${space}/configmaps`, {}), kind: "CreateOptions" },
  { verb: "update", asked: put(`${space}/configmaps/one`, {}), kind: "UpdateOptions" },
  { verb: "patch", asked: patch("merge", `${space}/configmaps/one`, {}), kind: "PatchOptions" },
  { verb: "delete", asked: remove(`${space}/configmaps/one`), kind: "DeleteOptions" },
  { verb: "delete collection", asked: remove(`${space}/configmaps`), kind: "DeleteOptions" },
  { verb: "evict", asked: post(`${space}/pods/one/eviction`, named({})), kind: "CreateOptions" },
  { verb: "scale", asked: patch("merge", `${deployment}/scale`, {}), kind: "PatchOptions" },
])("no run is dry in another way: $verb", async ({ asked, kind }) => {
  const server = await prepared();
  try {
    const { code, text } = await send(server, { ...asked, url: `${asked.url}?dryRun=x` });
    expect([code, JSON.parse(text).message]).toEqual([
      422,
      `${kind}.meta.k8s.io "" is invalid: ` +
        'dryRun: Unsupported value: ["x"]: supported values: "All"',
    ]);
  } finally {
    await server.close();
  }
});

async function prepared(given?: readonly Asked[]): Promise<InProcess> {
  const server = await inProcess();
  await give(server, given);
  return server;
}

/** The revision of the whole cluster, and the node ports and addresses that are taken. */
const snapshot = async (server: InProcess) => (await send(server, get("/api/v1/services"))).text;

const said = ({ code, text, headers }: Awaited<ReturnType<typeof send>>) => [
  code,
  headers.warning,
  withoutDrawn(JSON.parse(text)),
];

/** What a dry run need not draw as the real one does. */
const drawn = new Set(["resourceVersion", "uid", "clusterIP", "clusterIPs", "nodePort", "token"]);

function withoutDrawn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDrawn);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !drawn.has(key))
      .map(([key, part]) => [key, withoutDrawn(part)]),
  );
}
