import { expect, test } from "vitest";
import { type Case, claim, firstOf, found, held, request, slice } from "./testing.ts";

const taint = (effect: string, key = "broken", value?: string) => {
  return { key, effect, ...(value !== undefined && { value }) };
};
const tainted = (...taints: readonly ReturnType<typeof taint>[]) =>
  slice([{ name: "a", taints }, { name: "b" }]);
const tolerating = (
  ...tolerations: readonly { key?: string; operator: string; value?: string; effect?: string }[]
) => claim([request({ tolerations })]);

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "keeps claims away with NoSchedule",
    slices: [tainted(taint("NoSchedule"))],
    gets: "gpu=b",
  },
  {
    behaviour: "keeps claims away with NoExecute",
    slices: [tainted(taint("NoExecute"))],
    gets: "gpu=b",
  },
  { behaviour: "keeps nobody away with None", slices: [tainted(taint("None"))], gets: "gpu=a" },
  {
    behaviour: "keeps nobody away with an effect that is not known",
    slices: [tainted(taint("PreferSomethingElse"))],
    gets: "gpu=a",
  },
  {
    behaviour: "lets in who tolerates its key and value",
    slices: [tainted(taint("NoSchedule", "broken", "fan"))],
    claims: [tolerating({ key: "broken", operator: "Equal", value: "fan" })],
    gets: "gpu=a",
  },
  {
    behaviour: "keeps away who tolerates another value",
    slices: [tainted(taint("NoSchedule", "broken", "fan"))],
    claims: [tolerating({ key: "broken", operator: "Equal", value: "port" })],
    gets: "gpu=b",
  },
  {
    behaviour: "lets in who tolerates its key with any value",
    slices: [tainted(taint("NoSchedule", "broken", "fan"))],
    claims: [tolerating({ key: "broken", operator: "Exists" })],
    gets: "gpu=a",
  },
  {
    behaviour: "keeps away who tolerates another key",
    slices: [tainted(taint("NoSchedule"))],
    claims: [tolerating({ key: "old", operator: "Exists" })],
    gets: "gpu=b",
  },
  {
    behaviour: "lets in who tolerates everything",
    slices: [tainted(taint("NoSchedule"), taint("NoExecute", "old", "yes"))],
    claims: [tolerating({ operator: "Exists" })],
    gets: "gpu=a",
  },
  {
    behaviour: "keeps away who tolerates another effect",
    slices: [tainted(taint("NoExecute"))],
    claims: [tolerating({ operator: "Exists", effect: "NoSchedule" })],
    gets: "gpu=b",
  },
  {
    behaviour: "keeps away who tolerates only one of two",
    slices: [tainted(taint("NoSchedule"), taint("NoSchedule", "old"))],
    claims: [tolerating({ key: "old", operator: "Exists" })],
    gets: "gpu=b",
  },
  {
    behaviour: "leaves a request for all devices nothing",
    slices: [tainted(taint("NoSchedule"))],
    claims: [claim([request({ allocationMode: "All" })])],
    gets: "none",
  },
  {
    behaviour: "keeps away even those who look after devices",
    slices: [tainted(taint("NoSchedule"))],
    claims: [claim([request({ adminAccess: true })])],
    allocations: [held("b")],
    gets: "gpu=b",
  },
  {
    behaviour: "lets in the subrequest that tolerates it",
    slices: [tainted(taint("NoSchedule"))],
    claims: [
      claim([
        firstOf({
          both: { count: 2 },
          broken: { count: 2, tolerations: [{ operator: "Exists" }] },
        }),
      ]),
    ],
    gets: "gpu/broken=a gpu/broken=b",
  },
])("a taint $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found(row)).toBe(gets);
});
