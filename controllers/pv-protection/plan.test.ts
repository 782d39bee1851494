import { expect, test } from "vitest";
import { testVolume } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { planVolumeProtection } from "./plan.ts";

const gone = { deletionTimestamp: timeAt(0) };
const bound = { status: { phase: "Bound" } };
const finalizer = "kubernetes.io/pv-protection";

test.each([
  { behaviour: "that is not deleted stays as it is", volume: bound, becomes: undefined },
  { behaviour: "without it gets the finalizer", volume: { finalizers: [] }, becomes: [finalizer] },
  { behaviour: "stays while it is bound", volume: { ...gone, ...bound }, becomes: undefined },
  { behaviour: "that is not bound goes", volume: gone, becomes: [] },
  {
    behaviour: "keeps the finalizers of others",
    volume: { ...gone, finalizers: ["a.example/b", finalizer] },
    becomes: ["a.example/b"],
  },
])("a volume $behaviour", ({ volume, becomes }) => {
  const { actions } = planVolumeProtection(testVolume({}, volume));
  expect(actions.map((action) => "object" in action && action.object.metadata.finalizers)).toEqual(
    becomes === undefined ? [] : [becomes],
  );
});
