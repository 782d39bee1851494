import fc from "fast-check";
import { expect, test } from "vitest";
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { daemonPod } from "../testing/daemonsets.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { daemonSetOf } from "../testing/workloads.ts";
import { rosterOf } from "./node-pods.ts";

/** More than fill one part. */
const names = Array.from({ length: 150 }, (_, index) => `n${index}`);
const name = fc.constantFrom("n0", "n1", "n70", "n149", "x");

const step = fc.oneof(
  fc.record({ node: name, tainted: fc.boolean() }),
  fc.record({ gone: name }),
  fc.record({
    pod: fc.constantFrom("p", "q", "r"),
    on: name,
    phase: fc.constantFrom("Running", "Failed"),
    deleting: fc.boolean(),
    foreign: fc.boolean(),
  }),
  fc.record({ left: fc.constantFrom("p", "q", "r") }),
);

const nodeNamed = (of: string, tainted = false) =>
  nodeOf({
    metadata: { name: of },
    spec: { taints: tainted ? [{ key: "x", effect: "NoExecute" }] : [] },
  });

/** The same, with nothing remembered of it. */
const fresh = (daemonSet: DaemonSet): DaemonSet => ({ ...daemonSet, spec: { ...daemonSet.spec } });

test("what is remembered of nodes and pods changes nothing", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const daemonSet = daemonSetOf();
      const nodes = new Map<string, Node>(names.map((each) => [each, nodeNamed(each)]));
      const pods = new Map<string, Pod>();
      for (const each of steps) {
        if ("node" in each) nodes.set(each.node, nodeNamed(each.node, each.tainted));
        else if ("gone" in each) nodes.delete(each.gone);
        else if ("left" in each) pods.delete(each.left);
        else {
          const pod = daemonPod(each.pod, each.on, each);
          const metadata = { ...pod.metadata, ...(each.foreign && { ownerReferences: [] }) };
          pods.set(each.pod, { ...pod, metadata });
        }
        const [known, anew] = [daemonSet, fresh(daemonSet)].map((of) =>
          rosterOf(of, [...nodes.values()], [...pods.values()]),
        );
        expect(known?.parts.flat()).toEqual(anew?.parts.flat());
        expect(known?.claims).toEqual(anew?.claims);
      }
    }),
  );
});
