import { ask, namespace, pod, policiesOf, policy } from "../network/policy/testing/world.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const pods = 50;
const sizes = { calls: 500_000, rounds: 5 };

/** Whether a connection is allowed, as every simulated request asks. */
export const networkPolicy: Benchmark = {
  name: "network-policy",
  run() {
    const peers = Array.from({ length: pods }, (_, index) =>
      pod(`web-${index}`, {
        labels: { app: `app-${index % 10}`, tier: "web" },
        address: `10.244.0.${index}`,
        ports: { http: 80 },
      }),
    );
    const peer = (index: number) => peers[index % pods] ?? pod("web");
    const namespaces = [namespace("other")];
    return Object.entries(cases).map(([what, policies]) => {
      const world = policiesOf({ namespaces, policies });
      const run = (index: number) =>
        void ask(world, { from: peer(index), to: peer(index * 7 + 3) });
      return {
        name: "network-policy",
        what: `one connection, ${what}`,
        value: microsecondsEach(run, sizes),
        unit: "us",
        budget: 1,
      } as const;
    });
  },
};

const tenApps = Array.from({ length: 30 }, (_, index) =>
  policy(`p-${index}`, {
    podSelector: { matchLabels: { app: `app-${index % 10}` } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [
      {
        from: [{ podSelector: { matchLabels: { tier: "web" } } }],
        ports: [{ protocol: "TCP", port: "http" }],
      },
    ],
    egress: [{}],
  }),
);

const ranges = [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }];

const cases = {
  "policies in another namespace only": [policy("other/a", {})],
  "30 policies that select by labels, at both ends": tenApps,
  "3 policies with ranges of addresses": ["a", "b", "c"].map((name) =>
    policy(name, { ingress: [{ from: ranges }] }),
  ),
};
