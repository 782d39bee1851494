import { expect, test } from "vitest";
import type { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { testClaim, testVolume } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { classesOfClaim, classesOfVolume, planClassProtection } from "./plan.ts";

const finalizer = "kubernetes.io/vac-protection";
const gone = { deletionTimestamp: timeAt(0) };
const classOf = (metadata: VolumeAttributesClass["metadata"]): VolumeAttributesClass => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttributesClass",
  metadata: { name: "gold", ...metadata },
  driverName: "disk.example",
  parameters: { iops: "1" },
});

test.each([
  {
    behaviour: "that is protected stays as it is",
    finalizers: [finalizer],
    used: false,
    becomes: undefined,
  },
  { behaviour: "without it gets the finalizer", finalizers: [], used: false, becomes: [finalizer] },
  {
    behaviour: "that goes waits for its users",
    finalizers: [finalizer],
    ...gone,
    used: true,
    becomes: undefined,
  },
  {
    behaviour: "that goes without users goes",
    finalizers: [finalizer],
    ...gone,
    used: false,
    becomes: [],
  },
])("a class $behaviour", ({ used, becomes, behaviour: _, ...metadata }) => {
  const { actions } = planClassProtection(classOf(metadata), () => used);
  expect(actions.map((action) => "object" in action && action.object.metadata.finalizers)).toEqual(
    becomes === undefined ? [] : [becomes],
  );
});

test("a claim uses what it wants, has and is on its way to, a volume what it has", () => {
  const claim = testClaim(
    { volumeAttributesClassName: "gold" },
    {
      status: {
        phase: "Bound",
        currentVolumeAttributesClassName: "silver",
        modifyVolumeStatus: { targetVolumeAttributesClassName: "gold", status: "Pending" },
      },
    },
  );
  expect([
    classesOfClaim(claim),
    classesOfClaim(testClaim()),
    classesOfVolume(testVolume({ volumeAttributesClassName: "silver" })),
    classesOfVolume(testVolume()),
  ]).toEqual([["gold", "silver"], [], ["silver"], []]);
});
