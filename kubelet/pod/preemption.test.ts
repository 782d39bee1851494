import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { testContainer, testPod } from "../../api/core/pod/test-pods.ts";
import { podsToPreempt } from "./preemption.ts";

type Qos = "BestEffort" | "Burstable" | "Guaranteed";

const pod = (name: string, qosClass: Qos, requests: Record<string, string> = {}, priority = 0) =>
  testPod({
    metadata: { name },
    spec: { priority, containers: [testContainer({ resources: { requests } })] },
    status: { qosClass },
  });

const critical = pod("critical", "Burstable", {}, 2_000_000_000);

interface Row {
  readonly pods: readonly Pod[];
  /** CPU in thousandths, memory in bytes. */
  readonly missing: Readonly<Record<string, number>>;
  readonly goes: readonly string[] | undefined;
}

test.each<Row & { readonly behaviour: string }>([
  { behaviour: "nobody where nothing is missing", pods: [], missing: {}, goes: [] },
  {
    behaviour: "nobody where all together are not enough",
    pods: [pod("a", "Burstable", { cpu: "1" })],
    missing: { cpu: 2000 },
    goes: undefined,
  },
  {
    behaviour: "nobody who is critical",
    pods: [pod("a", "Burstable", { cpu: "2" }, 2_000_000_000)],
    missing: { cpu: 1000 },
    goes: undefined,
  },
  {
    behaviour: "one who is enough, rather than two",
    pods: [
      pod("a", "Burstable", { cpu: "600m" }),
      pod("b", "Burstable", { cpu: "500m" }),
      pod("c", "Burstable", { cpu: "2" }),
    ],
    missing: { cpu: 1000 },
    goes: ["c"],
  },
  {
    behaviour: "the smallest who is enough",
    pods: [pod("a", "Burstable", { cpu: "3" }), pod("b", "Burstable", { cpu: "2" })],
    missing: { cpu: 1000 },
    goes: ["b"],
  },
  {
    behaviour: "burstable ones, however many, before a guaranteed one",
    pods: [
      pod("a", "Guaranteed", { cpu: "2" }),
      pod("b", "Burstable", { cpu: "1" }),
      pod("c", "Burstable", { cpu: "1" }),
    ],
    missing: { cpu: 2000 },
    goes: ["b", "c"],
  },
  {
    behaviour: "a guaranteed one where the others are not enough, and then only it",
    pods: [pod("a", "Guaranteed", { cpu: "2" }), pod("b", "Burstable", { cpu: "1" })],
    missing: { cpu: 2000 },
    goes: ["a"],
  },
  {
    behaviour: "one of no requests where there are too many pods",
    pods: [pod("a", "Burstable", { cpu: "1" }), pod("b", "BestEffort")],
    missing: { pods: 1 },
    goes: ["b"],
  },
])("for a critical pod goes $behaviour", ({ pods, missing, goes }) => {
  const found = podsToPreempt(critical, pods, new Map(Object.entries(missing)));
  expect(found?.map(({ metadata }) => metadata.name)).toEqual(goes);
});
