/** The examples of the documentation and of the KEPs, and what they leave open. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import type { PluginArgs, Pod } from "../framework/framework.ts";
import { decodePod, type NodeRow, snapshotOf } from "../testing/objects.ts";
import { verdicts } from "../testing/verdicts.ts";

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const apart = "!node(s) didn't match pod affinity rules";
const near = "node(s) didn't match pod anti-affinity rules";
const unwanted = "node(s) didn't satisfy existing pods anti-affinity rules";

const app = (name: string, rest: JsonObject = {}): JsonObject => ({
  labelSelector: { matchLabels: { app: name } },
  topologyKey: hostname,
  ...rest,
});
const together = (...required: readonly JsonObject[]) => ({
  podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required },
});
const separate = (...required: readonly JsonObject[]) => ({
  podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required },
});
const preferring = (weight: number, podAffinityTerm: JsonObject) => ({
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm }],
});

interface PodOn {
  readonly labels: JsonObject;
  readonly affinity?: JsonObject;
  readonly namespace?: string;
}
interface Row {
  readonly behaviour: string;
  /** Three nodes where left out: `a` and `b` in zone x, `c` in zone y. */
  readonly nodes?: readonly NodeRow[];
  readonly pods?: Readonly<Record<string, readonly PodOn[]>>;
  readonly pod: PodOn;
  readonly args?: PluginArgs;
  readonly verdicts: Readonly<Record<string, string | number>>;
}

const three: readonly NodeRow[] = [
  { name: "a", labels: { [zone]: "x" } },
  { name: "b", labels: { [zone]: "x" } },
  { name: "c", labels: { [zone]: "y" } },
];
/** The labels of the namespaces that rows speak of. */
const namespaces: Readonly<Record<string, Record<string, string>>> = {
  default: { team: "blue" },
  red: { team: "red" },
};

function podFrom({ labels, affinity, namespace = "default" }: PodOn, name: string, on = ""): Pod {
  return decodePod({
    metadata: { name, namespace, labels },
    spec: {
      containers: [{ name: "c", image: "i:1" }],
      ...(affinity && { affinity }),
      ...(on !== "" && { nodeName: on }),
    },
  });
}

function found({ nodes = three, pods = {}, pod, args }: Row) {
  const placed = Object.entries(pods).flatMap(([node, all]) =>
    all.map((each, index) => podFrom(each, `${node}-${index}`, node)),
  );
  const snapshot = snapshotOf(nodes, placed);
  snapshot.terms.namespaceLabels = (name) => namespaces[name];
  return verdicts({ name: "InterPodAffinity", args }, podFrom(pod, "probe"), snapshot);
}

const cache: PodOn = { labels: { app: "store" }, affinity: separate(app("store")) };
const web: PodOn = {
  labels: { app: "web-store" },
  affinity: { ...separate(app("web-store")), ...together(app("store")) },
};

describe("InterPodAffinity refuses nodes", () => {
  test.each<Row>([
    {
      behaviour: "in zones without a pod to be near to (security S1)",
      pods: { b: [{ labels: { app: "S1" } }] },
      pod: {
        labels: { app: "with-affinity" },
        affinity: together(app("S1", { topologyKey: zone })),
      },
      verdicts: { a: 0, b: 0, c: apart },
    },
    {
      behaviour: "where another cache is (one cache a node)",
      pods: { a: [cache], b: [cache] },
      pod: cache,
      verdicts: { a: near, b: near, c: 0 },
    },
    {
      behaviour: "where no cache is, or another web server (each beside its cache)",
      pods: { a: [cache, web], b: [cache] },
      pod: web,
      verdicts: { a: near, b: 0, c: apart },
    },
    {
      behaviour: "where a pod is that does not want it near, though it has no terms itself",
      pods: { a: [{ labels: {}, affinity: separate(app("loud", { topologyKey: zone })) }] },
      pod: { labels: { app: "loud" } },
      verdicts: { a: unwanted, b: unwanted, c: 0 },
    },
    {
      behaviour: "none for the first of a group",
      pod: { labels: { app: "group" }, affinity: together(app("group", { topologyKey: zone })) },
      verdicts: { a: 0, b: 0, c: 0 },
    },
    {
      behaviour: "without the label, even for the first of a group",
      nodes: [...three, { name: "bare" }],
      pod: { labels: { app: "group" }, affinity: together(app("group", { topologyKey: zone })) },
      verdicts: { a: 0, b: 0, bare: apart, c: 0 },
    },
    {
      behaviour:
        "all where a pod wants to be near a group that it is not of, and that is not there",
      pod: { labels: { app: "other" }, affinity: together(app("group")) },
      verdicts: { a: apart, b: apart, c: apart },
    },
    {
      behaviour: "unless one pod meets all terms",
      pods: {
        a: [{ labels: { app: "p" } }, { labels: { tier: "1" } }],
        b: [{ labels: { app: "p", tier: "1" } }],
      },
      pod: {
        labels: {},
        affinity: together(app("p"), app("p", { labelSelector: { matchLabels: { tier: "1" } } })),
      },
      verdicts: { a: apart, b: 0, c: apart },
    },
    {
      behaviour: "by the pods of its own namespace only",
      pods: { a: [{ labels: { app: "p" }, namespace: "red" }], b: [{ labels: { app: "p" } }] },
      pod: { labels: {}, affinity: together(app("p")) },
      verdicts: { a: apart, b: 0, c: apart },
    },
    {
      behaviour: "by the pods of the namespaces that a term names",
      pods: { a: [{ labels: { app: "p" }, namespace: "red" }], b: [{ labels: { app: "p" } }] },
      pod: { labels: {}, affinity: together(app("p", { namespaces: ["red"] })) },
      verdicts: { a: 0, b: apart, c: apart },
    },
    {
      behaviour: "by the pods of the namespaces that a term selects (KEP-2249)",
      pods: { a: [{ labels: { app: "p" }, namespace: "red" }], b: [{ labels: { app: "p" } }] },
      pod: {
        labels: {},
        affinity: together(app("p", { namespaceSelector: { matchLabels: { team: "red" } } })),
      },
      verdicts: { a: 0, b: apart, c: apart },
    },
    {
      behaviour: "by the pods of all namespaces where the selector is empty",
      pods: { a: [{ labels: { app: "p" }, namespace: "red" }], b: [{ labels: { app: "p" } }] },
      pod: { labels: {}, affinity: separate(app("p", { namespaceSelector: {} })) },
      verdicts: { a: near, b: near, c: 0 },
    },
    {
      behaviour: "by the terms of pods in a namespace that selects the pod's",
      pods: {
        a: [
          {
            labels: {},
            namespace: "red",
            affinity: separate(app("p", { namespaceSelector: { matchLabels: { team: "blue" } } })),
          },
        ],
      },
      pod: { labels: { app: "p" } },
      verdicts: { a: unwanted, b: 0, c: 0 },
    },
    {
      behaviour: "by the pods of its own revision (matchLabelKeys, KEP-3633)",
      pods: {
        a: [{ labels: { app: "p", hash: "1" } }],
        b: [{ labels: { app: "p", hash: "2" } }],
      },
      pod: {
        labels: { app: "p", hash: "2" },
        affinity: separate(
          app("p", {
            matchLabelKeys: ["hash"],
            // The API server has put the value of the key here.
            labelSelector: {
              matchLabels: { app: "p" },
              matchExpressions: [{ key: "hash", operator: "In", values: ["2"] }],
            },
          }),
        ),
      },
      verdicts: { a: 0, b: near, c: 0 },
    },
    {
      behaviour: "of other tenants (mismatchLabelKeys, KEP-3633)",
      pods: { a: [{ labels: { tenant: "1" } }], c: [{ labels: { tenant: "2" } }] },
      pod: {
        labels: { tenant: "1" },
        affinity: separate({
          topologyKey: zone,
          mismatchLabelKeys: ["tenant"],
          labelSelector: {
            matchExpressions: [
              { key: "tenant", operator: "Exists" },
              { key: "tenant", operator: "NotIn", values: ["1"] },
            ],
          },
        }),
      },
      verdicts: { a: 0, b: 0, c: near },
    },
    {
      behaviour: "none by a term without a selector",
      pods: { a: [{ labels: { app: "p" } }] },
      pod: { labels: {}, affinity: separate({ topologyKey: hostname }) },
      verdicts: { a: 0, b: 0, c: 0 },
    },
  ])("$behaviour", (row) => {
    expect(found(row)).toEqual(row.verdicts);
  });
});

const liking: PodOn = {
  labels: {},
  affinity: { podAffinity: preferring(10, app("p", { topologyKey: zone })) },
};

describe("InterPodAffinity scores nodes", () => {
  test.each<Row>([
    {
      behaviour: "by what the pod prefers",
      pods: { a: [{ labels: { app: "p" } }] },
      pod: liking,
      verdicts: { a: 100, b: 100, c: 0 },
    },
    {
      behaviour: "by how many there are of it",
      pods: {
        a: [{ labels: { app: "p" } }],
        c: [0, 1, 2, 3].map(() => ({ labels: { app: "p" } })),
      },
      pod: { labels: {}, affinity: { podAffinity: preferring(10, app("p")) } },
      verdicts: { a: 25, b: 0, c: 100 },
    },
    {
      behaviour: "by what the pod would rather not have near (security S2)",
      pods: { a: [{ labels: { app: "S2" } }] },
      pod: { labels: {}, affinity: { podAntiAffinity: preferring(100, app("S2")) } },
      verdicts: { a: 0, b: 100, c: 100 },
    },
    {
      behaviour: "by what pods on them prefer",
      pods: {
        a: [{ labels: {}, affinity: { podAffinity: preferring(30, app("p")) } }],
        b: [{ labels: {}, affinity: { podAntiAffinity: preferring(30, app("p")) } }],
      },
      pod: { labels: { app: "p" } },
      verdicts: { a: 100, b: 0, c: 50 },
    },
    {
      behaviour: "by what pods on them demand, which weighs 1",
      pods: {
        a: [{ labels: { app: "q" }, affinity: together(app("p")) }],
        b: [{ labels: { app: "q" }, affinity: { podAffinity: preferring(2, app("p")) } }],
      },
      pod: { labels: { app: "p" } },
      verdicts: { a: 50, b: 100, c: 0 },
    },
    {
      behaviour: "by what pods on them demand, as hardPodAffinityWeight says",
      args: { hardPodAffinityWeight: 8 },
      pods: {
        a: [{ labels: { app: "q" }, affinity: together(app("p")) }],
        b: [{ labels: { app: "q" }, affinity: { podAffinity: preferring(2, app("p")) } }],
      },
      pod: { labels: { app: "p" } },
      verdicts: { a: 100, b: 25, c: 0 },
    },
    {
      behaviour: "without regard to what pods on them prefer, where that is to be ignored",
      args: { ignorePreferredTermsOfExistingPods: true },
      pods: { a: [{ labels: {}, affinity: { podAffinity: preferring(30, app("p")) } }] },
      pod: { labels: { app: "p" } },
      verdicts: { a: 0, b: 0, c: 0 },
    },
    {
      behaviour: "with regard to it all the same for a pod that has preferences itself",
      args: { ignorePreferredTermsOfExistingPods: true },
      pods: { a: [{ labels: {}, affinity: { podAffinity: preferring(30, app("p")) } }] },
      pod: { ...liking, labels: { app: "p" } },
      verdicts: { a: 100, b: 0, c: 0 },
    },
  ])("$behaviour", (row) => {
    expect(found(row)).toEqual(row.verdicts);
  });
});
