/** The page "Network Policies" of Kubernetes' documentation, 1.36, statement by statement. */
import { describe, expect, test } from "vitest";
import { testContainer } from "../../api/core/pod/test-pods.ts";
import type { NetworkPolicy, NetworkPolicyPort } from "../../api/networking/network-policy.ts";
import type { Connection, PolicyPeer, Verdict } from "./connection.ts";
import { identitiesMax } from "./identity.ts";
import {
  allowedBy,
  ask,
  free,
  namespace,
  node,
  outside,
  pod,
  policiesOf,
  policy,
  refused,
} from "./testing/world.ts";

type Spec = Partial<NetworkPolicy["spec"]>;

const tcp = (port: number | string, endPort?: number): NetworkPolicyPort => ({
  protocol: "TCP",
  port,
  endPort,
});
const labelled = (matchLabels: Record<string, string>) => ({ matchLabels });
const web = pod("web", { labels: { role: "web" }, address: "10.244.0.5" });
const client = pod("client", { labels: { role: "client" }, address: "10.244.1.6", node: "node-2" });

describe("the two sorts of pod isolation", () => {
  test.each<{ behaviour: string; specs: Record<string, Spec>; verdict: Verdict }>([
    { behaviour: "by default a pod is non-isolated, both ways", specs: {}, verdict: free },
    {
      behaviour: "a policy that does not select a pod does not isolate it",
      specs: { a: { podSelector: labelled({ role: "other" }) } },
      verdict: free,
    },
    {
      behaviour: "a policy that selects it and has Ingress in its policyTypes isolates it",
      specs: { a: { podSelector: labelled({ role: "web" }), policyTypes: ["Ingress"] } },
      verdict: refused("ingress", "a"),
    },
    {
      behaviour: "isolation for egress is declared by itself",
      specs: { a: { podSelector: labelled({ role: "web" }), policyTypes: ["Egress"] } },
      verdict: free,
    },
    {
      behaviour: "the sender may be isolated for egress",
      specs: { a: { podSelector: labelled({ role: "client" }), policyTypes: ["Egress"] } },
      verdict: refused("egress", "a"),
    },
    {
      behaviour: "rules of a direction that is not in policyTypes count for nothing",
      specs: { a: { policyTypes: ["Ingress"], ingress: [{}], egress: [{ ports: [tcp(81)] }] } },
      verdict: allowedBy("a"),
    },
    {
      behaviour: "policies do not conflict: they are additive",
      specs: {
        b: { ingress: [{ from: [{ podSelector: {} }] }] },
        a: { ingress: [] },
        c: { ingress: [{ ports: [tcp(81)] }] },
      },
      verdict: allowedBy("b"),
    },
    {
      behaviour: "what no policy allows is told with all that select the pod",
      specs: { b: {}, a: { ingress: [{ ports: [tcp(81)] }] } },
      verdict: refused("ingress", "a", "b"),
    },
    {
      behaviour: "both ends need to allow it: the sender does not",
      specs: { in: { ingress: [{}] }, out: { policyTypes: ["Egress"] } },
      verdict: refused("egress", "out"),
    },
    {
      behaviour: "both ends need to allow it: the receiver does not",
      specs: { in: {}, out: { policyTypes: ["Egress"], egress: [{}] } },
      verdict: refused("ingress", "in"),
    },
    {
      behaviour: "both ends need to allow it, and do",
      specs: { in: { ingress: [{}] }, out: { policyTypes: ["Egress"], egress: [{}] } },
      verdict: allowedBy("out", "in"),
    },
    {
      behaviour: "one policy may allow it for both ends",
      specs: { both: { policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [{}] } },
      verdict: allowedBy("both"),
    },
  ])("$behaviour", ({ specs, verdict }) => {
    const policies = Object.entries(specs).map(([name, spec]) => policy(name, spec));
    expect(ask(policiesOf({ policies }), { from: client, to: web })).toEqual(verdict);
  });

  test("a policy is about the pods of its own namespace", () => {
    const world = policiesOf({ policies: [policy("other/a", {})] });
    expect(ask(world, { from: client, to: web })).toEqual(free);
    expect(ask(world, { from: client, to: pod("other/web") })).toEqual(refused("ingress", "a"));
  });

  test("replies to what is allowed are too: only who opens a connection is asked about", () => {
    const world = policiesOf({
      policies: [
        policy("web", { podSelector: labelled({ role: "web" }), ingress: [{}], policyTypes: both }),
      ],
    });
    expect(ask(world, { from: client, to: web })).toEqual(allowedBy("web"));
    expect(ask(world, { from: web, to: client })).toEqual(refused("egress", "web"));
  });
});

const both = ["Ingress", "Egress"];

describe("exceptions", () => {
  const world = policiesOf({ policies: [policy("deny-all", { policyTypes: both })] });
  test.each<{ behaviour: string; from: PolicyPeer; to: PolicyPeer; verdict: Verdict }>([
    { behaviour: "a pod cannot block access to itself", from: web, to: web, verdict: free },
    {
      behaviour: "nor can it as it is seen at another time",
      from: web,
      to: { address: "10.244.0.5", pod: web.pod && { ...web.pod, status: { phase: "Running" } } },
      verdict: free,
    },
    {
      behaviour: "traffic from the node where a pod is running is always allowed",
      from: node("node-1"),
      to: web,
      verdict: free,
    },
    { behaviour: "and so is traffic to it", from: web, to: node("node-1"), verdict: free },
    {
      behaviour: "but not from another node",
      from: node("node-2"),
      to: web,
      verdict: refused("ingress", "deny-all"),
    },
    {
      behaviour: "nor to another one",
      from: web,
      to: node("node-2"),
      verdict: refused("egress", "deny-all"),
    },
    {
      behaviour: "nor between pods of one node",
      from: pod("neighbour", { node: "node-1" }),
      to: web,
      verdict: refused("egress", "deny-all"),
    },
    {
      behaviour: "other connections are no matter of policies",
      from: outside("203.0.113.9"),
      to: node("node-1"),
      verdict: free,
    },
  ])("$behaviour", ({ from, to, verdict }) => {
    expect(ask(world, { from, to })).toEqual(verdict);
  });
});

describe("the example NetworkPolicy", () => {
  const world = policiesOf({
    namespaces: [namespace("mine", { project: "myproject" }), namespace("other")],
    policies: [
      policy("test-network-policy", {
        podSelector: labelled({ role: "db" }),
        policyTypes: both,
        ingress: [
          {
            from: [
              { ipBlock: { cidr: "172.17.0.0/16", except: ["172.17.1.0/24"] } },
              { namespaceSelector: labelled({ project: "myproject" }) },
              { podSelector: labelled({ role: "frontend" }) },
            ],
            ports: [tcp(6379)],
          },
        ],
        egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: [tcp(5978)] }],
      }),
    ],
  });
  const db = pod("db", { labels: { role: "db" } });
  const yes = allowedBy("test-network-policy");
  const noWayIn = refused("ingress", "test-network-policy");
  const noWayOut = refused("egress", "test-network-policy");
  const frontend = { role: "frontend" };

  test.each<{ behaviour: string; from: PolicyPeer; port?: number; verdict: Verdict }>([
    {
      behaviour: "any pod in its namespace with the label role=frontend",
      from: pod("front", { labels: frontend }),
      verdict: yes,
    },
    {
      behaviour: "such a pod on another port",
      from: pod("front", { labels: frontend }),
      port: 6380,
      verdict: noWayIn,
    },
    {
      behaviour: "a pod with that label in another namespace",
      from: pod("other/front", { labels: frontend }),
      verdict: noWayIn,
    },
    { behaviour: "any pod in a namespace with the label", from: pod("mine/any"), verdict: yes },
    { behaviour: "a pod in a namespace without it", from: pod("other/any"), verdict: noWayIn },
    { behaviour: "172.17.0.0", from: outside("172.17.0.0"), verdict: yes },
    { behaviour: "172.17.0.255", from: outside("172.17.0.255"), verdict: yes },
    { behaviour: "172.17.1.0", from: outside("172.17.1.0"), verdict: noWayIn },
    { behaviour: "172.17.1.255", from: outside("172.17.1.255"), verdict: noWayIn },
    { behaviour: "172.17.2.0", from: outside("172.17.2.0"), verdict: yes },
    { behaviour: "172.17.255.255", from: outside("172.17.255.255"), verdict: yes },
    { behaviour: "172.18.0.0", from: outside("172.18.0.0"), verdict: noWayIn },
  ])("is asked whether $behaviour may connect", ({ from, port = 6379, verdict }) => {
    expect(ask(world, { from, to: db, port })).toEqual(verdict);
  });

  test.each<{ behaviour: string; connection: Partial<Connection>; verdict: Verdict }>([
    { behaviour: "the range on TCP port 5978", connection: {}, verdict: yes },
    { behaviour: "it on another port", connection: { port: 5979 }, verdict: noWayOut },
    { behaviour: "it by UDP", connection: { protocol: "UDP" }, verdict: noWayOut },
    {
      behaviour: "another address",
      connection: { to: outside("10.0.1.0") },
      verdict: noWayOut,
    },
  ])("is asked whether its pods may connect to $behaviour", ({ connection, verdict }) => {
    const to = outside("10.0.0.255");
    expect(ask(world, { from: db, to, port: 5978, ...connection })).toEqual(verdict);
  });
});

describe("the behavior of `to` and `from` selectors", () => {
  const namespaces = [namespace("alice", { user: "alice" }), namespace("bob", { user: "bob" })];
  const user = labelled({ user: "alice" });
  const role = labelled({ role: "client" });
  const labels = { role: "client" };
  const peers: Record<string, PolicyPeer> = {
    "client here": pod("client", { labels }),
    "other here": pod("other"),
    "client at alice": pod("alice/client", { labels }),
    "other at alice": pod("alice/other"),
    "client at bob": pod("bob/client", { labels }),
    "client at nowhere": pod("nowhere/client", { labels }),
    outside: outside("10.244.0.2"),
  };
  const everybody = Object.keys(peers);

  test.each<{
    behaviour: string;
    from: NonNullable<NonNullable<Spec["ingress"]>[number]["from"]>;
    allows: readonly string[];
  }>([
    {
      behaviour: "a podSelector selects particular pods in the namespace of the policy",
      from: [{ podSelector: role }],
      allows: ["client here"],
    },
    {
      behaviour: "an empty podSelector selects all pods there",
      from: [{ podSelector: {} }],
      allows: ["client here", "other here"],
    },
    {
      behaviour: "a namespaceSelector selects all pods of particular namespaces",
      from: [{ namespaceSelector: user }],
      allows: ["client at alice", "other at alice"],
    },
    {
      behaviour: "an empty namespaceSelector selects all namespaces that there are",
      from: [{ namespaceSelector: {} }],
      allows: everybody.filter((each) => !["client at nowhere", "outside"].includes(each)),
    },
    {
      behaviour: "both in one element select particular pods within particular namespaces",
      from: [{ namespaceSelector: user, podSelector: role }],
      allows: ["client at alice"],
    },
    {
      behaviour: "two elements allow those of the one, or of the other",
      from: [{ namespaceSelector: user }, { podSelector: role }],
      allows: ["client here", "client at alice", "other at alice"],
    },
    {
      behaviour: "an ipBlock selects addresses, those of pods too",
      from: [{ ipBlock: { cidr: "10.244.0.0/16" } }],
      allows: everybody,
    },
    {
      behaviour: "an ipBlock has gaps",
      from: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.244.0.0/24"] } }],
      allows: [],
    },
    { behaviour: "an empty list is all peers", from: [], allows: everybody },
  ])("$behaviour", ({ from, allows }) => {
    const incoming = policiesOf({ namespaces, policies: [policy("a", { ingress: [{ from }] })] });
    const outgoing = policiesOf({
      namespaces,
      policies: [policy("a", { policyTypes: ["Egress"], egress: [{ to: from }] })],
    });
    const server = pod("server");
    const allowing = (verdict: (peer: PolicyPeer) => Verdict) =>
      everybody.filter((name) => verdict(peers[name] ?? server).allowed);
    expect(allowing((peer) => ask(incoming, { from: peer, to: server }))).toEqual(allows);
    expect(allowing((peer) => ask(outgoing, { from: server, to: peer }))).toEqual(allows);
  });

  test.each<{ address: string; verdict: Verdict }>([
    { address: "2001:db8::1", verdict: allowedBy("six") },
    { address: "2001:0DB8:0:0::1", verdict: allowedBy("six") },
    { address: "2001:db8:1::1", verdict: refused("ingress", "six") },
    { address: "2001:db9::1", verdict: refused("ingress", "six") },
    { address: "32.1.13.184", verdict: refused("ingress", "six") },
    { address: "no address", verdict: refused("ingress", "six") },
  ])("an ipBlock of IPv6 is asked about $address", ({ address, verdict }) => {
    const ipBlock = { cidr: "2001:db8::/32", except: ["2001:db8:1::/48"] };
    const world = policiesOf({ policies: [policy("six", { ingress: [{ from: [{ ipBlock }] }] })] });
    expect(ask(world, { from: outside(address), to: web })).toEqual(verdict);
  });

  test("who allows an address is told together with who allows the pod", () => {
    const ranges = [{ ipBlock: { cidr: "10.0.0.0/8" } }, { ipBlock: { cidr: "0.0.0.0/0" } }];
    const world = policiesOf({
      policies: [
        policy("c", { ingress: [{ from: ranges }] }),
        policy("b", { ingress: [{ from: [{ ipBlock: { cidr: "10.250.0.0/16" } }] }] }),
        policy("d", { ingress: [{ from: [{ podSelector: {} }] }] }),
        policy("a", {}),
      ],
    });
    expect(ask(world, { from: client, to: web })).toEqual(allowedBy("c", "d"));
    expect(ask(world, { from: outside("10.1.1.1"), to: web })).toEqual(allowedBy("c"));
  });
});

describe("default policies", () => {
  const yes = allowedBy("default");
  test.each<{ behaviour: string; spec: Spec; into: Verdict; out: Verdict }>([
    {
      behaviour: "default deny all ingress traffic",
      spec: { policyTypes: ["Ingress"] },
      into: refused("ingress", "default"),
      out: free,
    },
    {
      behaviour: "allow all ingress traffic",
      spec: { ingress: [{}], policyTypes: ["Ingress"] },
      into: yes,
      out: free,
    },
    {
      behaviour: "default deny all egress traffic",
      spec: { policyTypes: ["Egress"] },
      into: free,
      out: refused("egress", "default"),
    },
    {
      behaviour: "allow all egress traffic",
      spec: { egress: [{}], policyTypes: ["Egress"] },
      into: free,
      out: yes,
    },
    {
      behaviour: "default deny all ingress and all egress traffic",
      spec: { policyTypes: both },
      into: refused("ingress", "default"),
      out: refused("egress", "default"),
    },
    {
      behaviour: "without policyTypes, ingress alone",
      spec: {},
      into: refused("ingress", "default"),
      out: free,
    },
    {
      behaviour: "without policyTypes, egress too where there are rules of it",
      spec: { egress: [{}] },
      into: refused("ingress", "default"),
      out: yes,
    },
    {
      behaviour: "without policyTypes, an empty list is no rule",
      spec: { egress: [] },
      into: refused("ingress", "default"),
      out: free,
    },
  ])("$behaviour", ({ spec, into, out }) => {
    const world = policiesOf({ policies: [policy("default", spec)] });
    const far = outside("203.0.113.9");
    expect(ask(world, { from: far, to: web })).toEqual(into);
    expect(ask(world, { from: web, to: far })).toEqual(out);
  });

  test("allowing everything wins over policies that cause pods to be treated as isolated", () => {
    const world = policiesOf({
      policies: [policy("allow-all", { ingress: [{}] }), policy("deny-all", {})],
    });
    expect(ask(world, { from: client, to: web })).toEqual(allowedBy("allow-all"));
  });
});

describe("ports", () => {
  test("targeting a range of ports", () => {
    const world = policiesOf({
      policies: [
        policy("multi-port-egress", {
          podSelector: labelled({ role: "db" }),
          policyTypes: ["Egress"],
          egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: [tcp(32000, 32768)] }],
        }),
      ],
    });
    const from = pod("db", { labels: { role: "db" } });
    const allows = (port: number) => ask(world, { from, to: outside("10.0.0.9"), port }).allowed;
    expect([31999, 32000, 32500, 32768, 32769].filter(allows)).toEqual([32000, 32500, 32768]);
  });

  const sidecar = testContainer({
    restartPolicy: "Always",
    ports: [{ name: "metrics", containerPort: 9090, protocol: "TCP" }],
  });
  const init = testContainer({
    ports: [{ name: "early", containerPort: 9091, protocol: "TCP" }],
  });
  const named = pod("named", { ports: { http: 8080 }, initContainers: [sidecar, init] });

  test.each<{
    behaviour: string;
    ports: readonly NetworkPolicyPort[];
    to?: PolicyPeer;
    connection: Pick<Connection, "port"> & Partial<Connection>;
    isAllowed: boolean;
  }>([
    {
      behaviour: "an empty list is all ports and protocols",
      ports: [],
      connection: { port: 1, protocol: "SCTP" },
      isAllowed: true,
    },
    {
      behaviour: "a protocol alone is all its ports",
      ports: [{ protocol: "UDP" }],
      connection: { port: 53, protocol: "UDP" },
      isAllowed: true,
    },
    {
      behaviour: "and none of another protocol",
      ports: [{ protocol: "UDP" }],
      connection: { port: 53 },
      isAllowed: false,
    },
    {
      behaviour: "SCTP is a protocol of its own",
      ports: [{ protocol: "SCTP", port: 7777 }],
      connection: { port: 7777, protocol: "SCTP" },
      isAllowed: true,
    },
    {
      behaviour: "one of several ports is enough",
      ports: [tcp(80), tcp(443)],
      connection: { port: 443 },
      isAllowed: true,
    },
    {
      behaviour: "a name is that of a port of the target pod",
      ports: [tcp("http")],
      connection: { port: 8080 },
      isAllowed: true,
    },
    {
      behaviour: "a name is no other port of it",
      ports: [tcp("http")],
      connection: { port: 8081 },
      isAllowed: false,
    },
    {
      behaviour: "a name counts for its protocol",
      ports: [{ protocol: "UDP", port: "http" }],
      connection: { port: 8080, protocol: "UDP" },
      isAllowed: false,
    },
    {
      behaviour: "sidecars have ports",
      ports: [tcp("metrics")],
      connection: { port: 9090 },
      isAllowed: true,
    },
    {
      behaviour: "init containers that end have none",
      ports: [tcp("early")],
      connection: { port: 9091 },
      isAllowed: false,
    },
    {
      behaviour: "what is no pod has no names",
      ports: [tcp("http")],
      to: outside("10.0.0.1"),
      connection: { port: 8080 },
      isAllowed: false,
    },
    {
      behaviour: "a pod with the same labels may have another number by that name",
      ports: [tcp("http")],
      to: pod("named", { ports: { http: 8081 } }),
      connection: { port: 8081 },
      isAllowed: true,
    },
  ])("$behaviour", ({ ports, to = named, connection, isAllowed }) => {
    const spec = { policyTypes: ["Egress"], egress: [{ ports }] };
    const out = policiesOf({ policies: [policy("client/a", spec)] });
    const into = policiesOf({ policies: [policy("a", { ingress: [{ ports }] })] });
    const from = pod("client/x");
    ask(out, { from, to: named, port: 8080 });
    expect(ask(out, { from, to, ...connection }).allowed).toBe(isAllowed);
    expect(ask(into, { from, to, ...connection }).allowed).toBe(to.pod ? isAllowed : true);
  });
});

describe("targeting namespaces", () => {
  const app = pod("app", { labels: { app: "myapp" } });
  const egressTo = (namespaceSelector: object) =>
    policiesOf({
      namespaces: [
        namespace("one", { namespace: "frontend" }),
        namespace("two", { namespace: "backend" }),
        namespace("three"),
      ],
      policies: [
        policy("egress-namespaces", {
          podSelector: labelled({ app: "myapp" }),
          policyTypes: ["Egress"],
          egress: [{ to: [{ namespaceSelector }] }],
        }),
      ],
    });
  const reached = (world: ReturnType<typeof egressTo>) =>
    ["one/a", "two/a", "three/a", "a"].filter(
      (to) => ask(world, { from: app, to: pod(to) }).allowed,
    );

  test("several by label", () => {
    const operator = "In";
    const values = ["frontend", "backend"];
    const world = egressTo({ matchExpressions: [{ key: "namespace", operator, values }] });
    expect(reached(world)).toEqual(["one/a", "two/a"]);
  });

  test("one by its name", () => {
    const world = egressTo(labelled({ "kubernetes.io/metadata.name": "three" }));
    expect(reached(world)).toEqual(["three/a"]);
  });
});

describe("pods on the network of their node", () => {
  const onHost = (named: string, of: string, address: string) =>
    pod(named, { hostNetwork: true, node: of, address, labels: { role: "client" } });
  const agent = onHost("agent", "node-2", "192.168.0.2");
  const world = policiesOf({
    policies: [
      policy("a", { ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }] }),
      policy("b", { ingress: [{ from: [{ ipBlock: { cidr: "192.168.0.3/32" } }] }] }),
    ],
  });
  test.each<{ behaviour: string; from: PolicyPeer; to: PolicyPeer; verdict: Verdict }>([
    { behaviour: "are not isolated by podSelector", from: web, to: agent, verdict: free },
    {
      behaviour: "are picked by no podSelector or namespaceSelector",
      from: agent,
      to: web,
      verdict: refused("ingress", "a", "b"),
    },
    {
      behaviour: "are allowed by an ipBlock of their node",
      from: onHost("agent", "node-3", "192.168.0.3"),
      to: web,
      verdict: allowedBy("b"),
    },
    {
      behaviour: "reach the pods of their own node, as it does itself",
      from: onHost("agent", "node-1", "192.168.0.1"),
      to: web,
      verdict: free,
    },
  ])("$behaviour", ({ from, to, verdict }) => {
    expect(ask(world, { from, to })).toEqual(verdict);
  });
});

test("more sorts of pods than are told apart change no answer", () => {
  const spec = { ingress: [{ from: [{ podSelector: labelled({ even: "true" }) }] }] };
  const world = policiesOf({ policies: [policy("a", spec)] });
  const wrong = Array.from({ length: identitiesMax + 10 }, (_, index) => index).filter((index) => {
    const isEven = index % 2 === 0;
    const labels = { number: `${index}`, even: `${isEven}` };
    return ask(world, { from: pod("client", { labels }), to: web }).allowed !== isEven;
  });
  expect(wrong).toEqual([]);
  expect(ask(world, { from: client, to: web })).toEqual(refused("ingress", "a"));
});

describe("changes count from the next connection on", () => {
  const deny = policy("a", {});
  const connection = { from: pod("other/client"), to: web };

  test("of policies", () => {
    const world = policiesOf({ namespaces: [namespace("other")] });
    const verdicts = [ask(world, connection)];
    const open = policy("a", { ingress: [{}] });
    world.policyChanged(deny, undefined);
    verdicts.push(ask(world, connection));
    world.policyChanged(open, deny);
    verdicts.push(ask(world, connection));
    world.policyChanged({ ...open, metadata: { ...open.metadata, labels: {} } }, open);
    verdicts.push(ask(world, connection));
    world.policyChanged(undefined, open);
    verdicts.push(ask(world, connection));
    const [isolated, allows] = [refused("ingress", "a"), allowedBy("a")];
    expect(verdicts).toEqual([free, isolated, allows, allows, free]);
  });

  test("of the labels of namespaces and pods", () => {
    const namespaceSelector = labelled({ team: "x" });
    const podSelector = labelled({ role: "client" });
    const spec = { ingress: [{ from: [{ namespaceSelector, podSelector }] }] };
    const world = policiesOf({ policies: [policy("a", spec)] });
    const labels = { role: "client" };
    const [from, labelledPod] = [pod("other/client"), pod("other/client", { labels })];
    const both = () =>
      [from, labelledPod].map((each) => ask(world, { from: each, to: web }).allowed);
    const verdicts = [both()];
    const team = namespace("other", { team: "x" });
    world.namespaceChanged(team, undefined);
    verdicts.push(both());
    world.namespaceChanged(undefined, team);
    verdicts.push(both());
    expect(verdicts).toEqual([
      [false, false],
      [false, true],
      [false, false],
    ]);
  });
});
