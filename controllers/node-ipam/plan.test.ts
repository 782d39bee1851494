import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { timeAt } from "../testing/workloads.ts";
import { cidrRange } from "./cidr-range.ts";
import { planCidrs } from "./plan.ts";

test.each([
  { cidr: "10.244.0.0/16", size: 256, last: "10.244.255.0/24" },
  { cidr: "10.128.0.0/9", size: 32_768, last: "10.255.255.0/24" },
  { cidr: "192.168.7.0/24", size: 1, last: "192.168.7.0/24" },
  { cidr: "10.244.9.1/16", size: 256, last: "10.244.255.0/24" },
  { cidr: "fd00:10:244::/56", size: 256, last: "fd00:10:244:ff::/64" },
  { cidr: "2001:db8:1::/48", size: 65_536, last: "2001:db8:1:ffff::/64" },
  { cidr: "fd00::7/64", size: 1, last: "fd00::/64" },
])("$cidr has room for $size nodes, the last of them at $last", ({ cidr, size, last }) => {
  const range = cidrRange(cidr);
  expect([range.size, range.at(size - 1), range.placeOf(last)]).toEqual([size, last, size - 1]);
});

test.each([
  { behaviour: "another cluster", cidr: "10.245.0.0/24" },
  { behaviour: "another size", cidr: "10.244.0.0/25" },
  { behaviour: "another family", cidr: "fd00::/64" },
])("a range of $behaviour is none of its ranges", ({ cidr }) => {
  expect(cidrRange("10.244.0.0/16").placeOf(cidr)).toBeUndefined();
});

test.each(["", "10.244.0.0", "10.244.0.0/25", "10.244.0.0/33", "10.244.0.256/16", "fd00::/47"])(
  "%j has no ranges for nodes",
  (cidr) => {
    expect(() => cidrRange(cidr)).toThrow(`invalid cluster CIDR "${cidr}"`);
  },
);

/** A node made so many seconds ago, with its range if it has one. */
const node = (name: string, age: number, ...podCIDRs: readonly string[]): Node =>
  nodeOf({
    metadata: { name, uid: `${name}-uid`, creationTimestamp: timeAt(-age) },
    spec: podCIDRs.length === 0 ? {} : { podCIDR: podCIDRs[0], podCIDRs },
  });

/** What nodes are given, or told, in a cluster with room for four. */
function given(
  nodes: readonly Node[],
  waits: Readonly<Record<string, number>> = {},
  cidrs: readonly string[] = ["10.0.0.0/22"],
) {
  const { actions, ...rest } = planCidrs({
    nodes,
    ranges: cidrs.map(cidrRange),
    backoffMs: (name) => waits[name] ?? 0,
  });
  const written = actions.map((action) => {
    if (action.do === "record") return `${action.event.reason}: ${action.event.message}`;
    if (action.do !== "patch") return action.do;
    return `${action.name} ${JSON.stringify(action.patch)}`;
  });
  return { written, ...rest };
}

const gets = (name: string, ...podCIDRs: readonly string[]) =>
  `${name} ${JSON.stringify({
    metadata: { uid: `${name}-uid` },
    spec: { podCIDR: podCIDRs[0], podCIDRs },
  })}`;

test.each([
  {
    behaviour: "have a /24 of the cluster's addresses each",
    nodes: [node("a", 0), node("b", 0)],
    written: [gets("a", "10.0.0.0/24"), gets("b", "10.0.1.0/24")],
  },
  {
    behaviour: "that have one keep it",
    nodes: [node("a", 9, "10.0.0.0/24"), node("b", 0, "192.168.0.0/24")],
    written: [],
  },
  {
    behaviour: "never share one that somebody gave to another by hand",
    nodes: [node("a", 9, "10.0.1.0/24"), node("b", 9, "10.0.0.0/24"), node("c", 0)],
    written: [gets("c", "10.0.2.0/24")],
  },
  {
    behaviour: "get that of a node that went only when all after it are used",
    nodes: [node("b", 8, "10.0.1.0/24"), node("c", 7, "10.0.2.0/24"), node("d", 0), node("e", 0)],
    written: [gets("d", "10.0.3.0/24"), gets("e", "10.0.0.0/24")],
  },
  {
    behaviour: "that are on their way out get none",
    nodes: [nodeOf({ metadata: { deletionTimestamp: timeAt(0), finalizers: ["a/b"] } })],
    written: [],
  },
])("nodes $behaviour", ({ nodes, written }) => {
  expect(given(nodes)).toEqual({ written });
});

test("in a dual-stack cluster they have a range of each family, or none", () => {
  const cidrs = ["10.0.0.0/22", "fd00::/63"];
  const first = node("a", 9, "10.0.0.0/24", "fd00::/64");
  const late = [node("b", 0), node("c", 0)];
  expect(given([first, ...late], {}, cidrs)).toEqual({
    written: [
      gets("b", "10.0.1.0/24", "fd00:0:0:1::/64"),
      "CIDRNotAvailable: Node c status is now: CIDRNotAvailable",
    ],
    tries: ["c"],
    requeueAfterMs: 0,
  });
});

const full = ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"].map((cidr, index) =>
  node(`n${index}`, 9 - index, cidr),
);

test("a node for which no addresses are left is told so, and again after a while", () => {
  const notAvailable = "CIDRNotAvailable: Node late status is now: CIDRNotAvailable";
  expect(given([...full, node("late", 0)])).toEqual({
    written: [notAvailable],
    tries: ["late"],
    requeueAfterMs: 0,
  });
  expect(given([...full, node("late", 0)], { late: 1000 })).toEqual({
    written: [],
    tries: [],
    requeueAfterMs: 1000,
  });
});

test("it gets those of a node that goes", () => {
  expect(given([...full.slice(1), node("late", 0)], { late: 1000 })).toEqual({
    written: [gets("late", "10.0.0.0/24")],
  });
});
