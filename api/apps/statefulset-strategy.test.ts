import { expect, test } from "vitest";
import type { StatefulSetSpec } from "./statefulset.ts";
import { statefulSetStrategy } from "./statefulset-strategy.ts";
import { testClaim, testStatefulSet } from "./test-workloads.ts";

type Strategy = StatefulSetSpec["updateStrategy"];

test.each<{ behaviour: string; given: Strategy; updateStrategy: Strategy }>([
  {
    behaviour: "a rolling update reaches all pods",
    given: { type: "RollingUpdate" },
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
  },
  {
    behaviour: "a bound that is given is kept, and gets no company but the partition",
    given: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 2 } },
    updateStrategy: {
      type: "RollingUpdate",
      rollingUpdate: { partition: 0, maxUnavailable: 2 },
    },
  },
  {
    behaviour: "OnDelete gets no bounds",
    given: { type: "OnDelete" },
    updateStrategy: { type: "OnDelete" },
  },
])("by default $behaviour", ({ given, updateStrategy }) => {
  const defaulted = statefulSetStrategy.defaults?.(testStatefulSet({ updateStrategy: given }));
  expect(defaulted?.spec.updateStrategy).toEqual(updateStrategy);
  if (defaulted !== undefined) expect(statefulSetStrategy.defaults?.(defaulted)).toBe(defaulted);
});

test("claims inside say what they are", () => {
  const claim = { ...testClaim(), apiVersion: "", kind: "" };
  const object = testStatefulSet({ volumeClaimTemplates: [claim] });
  const { volumeClaimTemplates } = statefulSetStrategy.defaults?.(object).spec ?? {};
  expect(volumeClaimTemplates).toEqual([testClaim()]);
});

test("a new one has a status that counts nothing", () => {
  const object = testStatefulSet({}, { replicas: 3, readyReplicas: 3 });
  expect(statefulSetStrategy.prepareForCreate?.(object).status).toEqual({
    replicas: 0,
    availableReplicas: 0,
  });
});

test("a history without end and a claim to a part of a byte are advised against", () => {
  const resources = { requests: { storage: "100m" } };
  const volumeClaimTemplates = [testClaim({ resources })];
  const object = testStatefulSet({ revisionHistoryLimit: -1, volumeClaimTemplates });
  const endless =
    "spec.revisionHistoryLimit: a negative value retains all historical revisions; " +
    "a value >= 0 is recommended";
  const fraction = 'fractional byte value "100m" is invalid, must be an integer';
  expect(statefulSetStrategy.warnings?.(object)).toEqual([
    `spec.volumeClaimTemplates[0].resources.requests[storage]: ${fraction}`,
    endless,
  ]);
  expect(statefulSetStrategy.warnings?.(object, object)).toEqual([
    `spec.volumeClaimTemplates[0].Spec.resources.requests[storage]: ${fraction}`,
    endless,
  ]);
});
