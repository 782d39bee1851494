import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { preemptionFor } from "./preemption.ts";

const framework = createFramework(kubernetesProfile);
const requests = { cpu: "3" };
const important = (spec: JsonObject = {}) => ({ priority: 10, ...spec });
const asking = (spec: JsonObject) => ({
  containers: [{ name: "c", image: "app:1", resources: { requests } }],
  ...spec,
});

test.each([
  {
    behaviour: "names who would leave which node",
    spec: important(),
    said: "preemption: default/low would have to leave node-1",
  },
  {
    behaviour: "says why nobody leaves for a pod that is no more important",
    spec: {},
    said:
      "preemption: 0/1 nodes are available: " + "1 No preemption victims found for incoming pod.",
  },
  {
    behaviour: "says that the pod makes nobody leave",
    spec: important({ preemptionPolicy: "Never" }),
    said: "preemption: not eligible due to preemptionPolicy=Never.",
  },
  {
    behaviour: "says that it would not help",
    spec: important({ nodeSelector: { gpu: "yes" } }),
    said: "preemption: 0/1 nodes are available: " + "1 Preemption is not helpful for scheduling.",
  },
])("it $behaviour", ({ spec, said }) => {
  const low = podOf({ name: "low", requests, spec: asking({ nodeName: "node-1" }) });
  const snapshot = snapshotOf([{ name: "node-1" }], [low]);
  const pod = podOf({ spec: asking(spec) });
  expect(preemptionFor(pod, { snapshot, framework })).toBe(said);
});

test("it says nothing of a pod that fits", () => {
  const snapshot = snapshotOf([{ name: "node-1" }]);
  expect(preemptionFor(podOf({}), { snapshot, framework })).toBeUndefined();
});
