import fc from "fast-check";
import { expect, test } from "vitest";
import type { Namespace } from "../../api/core/namespace.ts";
import type { NetworkPolicy } from "../../api/networking/network-policy.ts";
import type { Connection, PolicyPeer } from "./connection.ts";
import { NetworkPolicies } from "./policies.ts";
import { referenceVerdict } from "./testing/reference.ts";
import { namespace, node, outside, pod, policy } from "./testing/world.ts";

const few = { maxLength: 2 };
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const value = fc.constantFrom("x", "y");
const labels = fc.dictionary(fc.constantFrom("a", "b"), value, { maxKeys: 2 });
const space = fc.constantFrom("default", "other", "third");

const selector = fc.record({
  matchLabels: maybe(labels),
  matchExpressions: fc.array(
    fc.oneof(
      fc.record({
        key: fc.constantFrom("a", "b"),
        operator: fc.constantFrom("In", "NotIn"),
        values: fc.array(value, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({
        key: fc.constantFrom("a", "b"),
        operator: fc.constantFrom("Exists", "DoesNotExist"),
      }),
    ),
    { maxLength: 1 },
  ),
});

const four = fc.constantFrom("10.0.0.1", "10.0.0.129", "10.1.0.1", "192.168.0.1", "192.168.0.2");
const six = fc.constantFrom("2001:db8:0:0:0:0:0:1", "2001:db8:8000:0:0:0:0:1");
const address = fc.oneof(four, six);
const ipBlock = fc.record({
  cidr: fc.constantFrom("10.0.0.0/8", "10.0.0.0/24", "0.0.0.0/0", "2001:db8:0:0:0:0:0:0/32"),
  except: maybe(
    fc.array(fc.constantFrom("10.0.0.128/25", "10.1.0.0/16", "2001:db8:8000:0:0:0:0:0/33"), few),
  ),
});
const peer = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ podSelector: selector, namespaceSelector: selector }),
  fc.record({ ipBlock }),
);

const protocol = fc.constantFrom("TCP" as const, "UDP" as const, "SCTP" as const);
const port = fc.oneof(
  fc.record({ protocol }),
  fc.record({ protocol, port: fc.constantFrom(80, 81, "http") }),
  fc.record({ protocol, port: fc.constant(79), endPort: fc.constantFrom(79, 80, 100) }),
);
const ports = maybe(fc.array(port, few));
const peers = maybe(fc.array(peer, few));

const rule = fc.record({
  of: fc.record({ namespace: space, name: fc.constantFrom("p", "q", "r") }),
  spec: fc.record({
    podSelector: selector,
    policyTypes: maybe(fc.subarray(["Ingress", "Egress"])),
    ingress: maybe(fc.array(fc.record({ ports, from: peers }), few)),
    egress: maybe(fc.array(fc.record({ ports, to: peers }), few)),
  }),
});

const nodeName = fc.constantFrom("node-1", "node-2");
const end: fc.Arbitrary<PolicyPeer> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        name: fc.tuple(space, fc.constantFrom("m", "n")),
        labels,
        address,
        node: nodeName,
        hostNetwork: fc.constantFrom(true, false, false, false),
        ports: fc.constantFrom<Record<string, number>>({}, { http: 80 }, { http: 81 }),
      })
      .map(({ name, ...parts }) =>
        pod(`${name.join("/")}${parts.hostNetwork ? "-host" : ""}`, parts),
      ),
  },
  { weight: 1, arbitrary: fc.tuple(nodeName, address).map(([of, at]) => node(of, at)) },
  { weight: 1, arbitrary: address.map(outside) },
);

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ rule }) },
  { weight: 1, arbitrary: fc.record({ noRule: rule }) },
  { weight: 1, arbitrary: fc.record({ space, labels }) },
  { weight: 1, arbitrary: fc.record({ noSpace: space }) },
  {
    weight: 4,
    arbitrary: fc.record({
      connection: fc.record({ from: end, to: end, port: fc.constantFrom(80, 81, 443), protocol }),
    }),
  },
);

test("verdicts are those of the page, whatever came before", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const world = new NetworkPolicies();
      const policies = new Map<string, NetworkPolicy>();
      const namespaces = new Map<string, Namespace>();
      const asked: Connection[] = [];
      const setSpace = (name: string, next: Namespace | undefined) => {
        world.namespaceChanged(next, namespaces.get(name));
        if (next === undefined) namespaces.delete(name);
        else namespaces.set(name, next);
      };
      const setRule = (key: string, next: NetworkPolicy | undefined) => {
        if (next === undefined && !policies.has(key)) return;
        world.policyChanged(next, policies.get(key));
        if (next === undefined) policies.delete(key);
        else policies.set(key, next);
      };
      const keyOf = (of: { namespace: string; name: string }) => `${of.namespace}/${of.name}`;
      for (const each of steps) {
        if ("rule" in each) {
          const key = keyOf(each.rule.of);
          setRule(key, policy(key, each.rule.spec));
        } else if ("noRule" in each) setRule(keyOf(each.noRule.of), undefined);
        else if ("space" in each) setSpace(each.space, namespace(each.space, each.labels));
        else if ("noSpace" in each) setSpace(each.noSpace, undefined);
        else asked.push(each.connection);
        const cluster = { namespaces: [...namespaces.values()], policies: [...policies.values()] };
        for (const connection of asked) {
          const verdict = world.verdict(connection);
          expect(verdict).toEqual(referenceVerdict(cluster, connection));
          seen.add(verdict.allowed ? (verdict.by ? "by" : "free") : verdict.direction);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(["by", "egress", "free", "ingress"]);
});
