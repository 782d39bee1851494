/** How a kubelet goes on when the API server refuses its heartbeats. */
import { expect, test } from "vitest";
import { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import { StatusError } from "../../api/status.ts";
import { createCluster } from "../../simulator/cluster.ts";

const refused = {
  do: "refuse",
  error: new StatusError("ServiceUnavailable", "no leader"),
  committed: false,
} as const;

/** A node, and the seconds at which its kubelet asks for its lease while `isRefused` says so. */
function refusing(isRefused: (verb: string, attempt: number) => boolean) {
  const cluster = createCluster({ nodes: 1 });
  const asked: string[] = [];
  cluster.components.faults = {
    request(from, { verb, resource }) {
      if (from !== "kubelet" || resource.plural !== Lease.plural) return { do: "pass" };
      asked.push(`${verb} ${(cluster.nowMs - cluster.startMs) / 1000}`);
      return isRefused(verb, asked.length) ? refused : { do: "pass" };
    },
  };
  return { cluster, asked };
}

const isReady = ({ status }: Node) =>
  status.conditions?.find(({ type }) => type === "Ready")?.status;

test("a renewal that is refused is tried ten times at once, and again when the next is due", () => {
  const { cluster, asked } = refusing((verb) => verb === "update");
  cluster.advance("35s");
  const updates = asked.filter((each) => each.startsWith("update"));
  const atOnce = (second: number) => Array.from({ length: 10 }, () => `update ${second}`);
  expect(updates).toEqual([...atOnce(10), ...atOnce(20), ...atOnce(30)]);
});

test("who can do nothing with its lease asks for it, from 0.2 s on up to every 7 s", () => {
  const { cluster, asked } = refusing(() => true);
  cluster.advance("40s");
  const reads = asked.filter((each) => each.startsWith("get"));
  const seconds = [10, 10.2, 10.6, 11.4, 13, 16.2, 22.6, 29.6, 36.6];
  expect(reads).toEqual(seconds.map((second) => `get ${second}`));
  cluster.components.faults = {};
  cluster.advance("4s");
  expect(cluster.get(Lease, "node-0", "kube-node-lease")?.spec.renewTime).toContain("00:00:43.6");
});

test("a node stays Ready though four of five heartbeats are refused", () => {
  const { cluster } = refusing((verb, attempt) => verb === "update" && attempt % 5 !== 0);
  for (let minute = 0; minute < 5; minute += 1) {
    cluster.advance("1m");
    expect(cluster.list(Node).map(isReady)).toEqual(["True"]);
  }
});
