import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { driver } from "../../api/resource/testing.ts";
import { allocated, type Case, claim, found, held, request, slice } from "./testing.ts";

type Capacity = NonNullable<Device["capacity"]>[string];
type Policy = NonNullable<Capacity["requestPolicy"]>;

const shared = (name: string, capacity: Record<string, Capacity> = {}): Device => ({
  name,
  allowMultipleAllocations: true,
  capacity,
});
const asking = (memory: string, name = "gpu") =>
  request({ capacity: { requests: { memory } } }, name);

/** How much of 64Gi a request takes; `none` where it cannot be met. */
function consumed(asked: string | undefined, requestPolicy?: Policy): string {
  const memory = { value: "64Gi", ...(requestPolicy && { requestPolicy }) };
  const claims = [claim([asked === undefined ? request() : asking(asked)])];
  const [result] = allocated({ slices: [slice([shared("a", { memory })])], claims }) ?? [];
  return result?.devices.results?.[0]?.consumedCapacity?.memory ?? "none";
}

const range = { default: "2Gi", validRange: { min: "1Gi", max: "8Gi", step: "1Gi" } };
const values = { default: "4Gi", validValues: ["2Gi", "4Gi", "16Gi"] };

test.each([
  { behaviour: "all there is, without a request or a policy", takes: "64Gi" },
  { behaviour: "what is asked for, without a policy", asked: "1500Mi", takes: "1500Mi" },
  { behaviour: "nothing, where more is asked for than there is", asked: "65Gi", takes: "none" },
  { behaviour: "the default, without a request", policy: range, takes: "2Gi" },
  { behaviour: "all there is, without a default", policy: {}, takes: "64Gi" },
  { behaviour: "no less than the least", asked: "1Mi", policy: range, takes: "1Gi" },
  { behaviour: "a whole number of steps", asked: "2049Mi", policy: range, takes: "3Gi" },
  {
    behaviour: "what is a whole number of steps already",
    asked: "4Gi",
    policy: range,
    takes: "4Gi",
  },
  { behaviour: "nothing above the most", asked: "9Gi", policy: range, takes: "none" },
  {
    behaviour: "nothing that is rounded above the most",
    asked: "8193Mi",
    policy: range,
    takes: "none",
  },
  {
    behaviour: "what is asked for, where a range has no steps",
    asked: "1500Mi",
    policy: { default: "2Gi", validRange: { min: "1Gi" } },
    takes: "1500Mi",
  },
  {
    behaviour: "steps counted from the least, in powers of 1024",
    asked: "1001",
    policy: { default: "500", validRange: { min: "500", step: "1k" } },
    takes: "1500",
  },
  { behaviour: "the next larger value", asked: "5Gi", policy: values, takes: "16Gi" },
  { behaviour: "a value that is asked for", asked: "2Gi", policy: values, takes: "2Gi" },
  { behaviour: "nothing above the largest value", asked: "17Gi", policy: values, takes: "none" },
  { behaviour: "the default of values, without a request", policy: values, takes: "4Gi" },
])("a request takes $behaviour", ({ asked, policy, takes }) => {
  expect(consumed(asked, policy)).toBe(takes);
});

const memory = { memory: { value: "40Gi" } };
const gave = (amount: string, device = "a") =>
  held(device, { shareID: "share-0", consumedCapacity: { memory: amount } });

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "is had by several requests of a claim",
    claims: [claim([asking("10Gi", "first"), asking("30Gi", "second")])],
    gets: "first=a second=a",
  },
  {
    behaviour: "is had by several claims of a pod",
    claims: [claim([asking("10Gi")]), claim([asking("30Gi")], {}, "more")],
    gets: "gpu=a gpu=a",
  },
  {
    behaviour: "is had only once by a request, however many devices it counts",
    claims: [claim([request({ count: 2, capacity: { requests: { memory: "1Gi" } } })])],
    gets: "none",
  },
  {
    behaviour: "is left for another one where not enough of it is left",
    slices: [slice([shared("a", memory), shared("b", memory)])],
    claims: [claim([asking("30Gi", "first"), asking("20Gi", "second")])],
    gets: "first=a second=b",
  },
  {
    behaviour: "gives no more than other claims left",
    claims: [claim([asking("11Gi")])],
    allocations: [gave("20Gi"), gave("10Gi")],
    gets: "none",
  },
  {
    behaviour: "gives all that other claims left",
    claims: [claim([asking("10Gi")])],
    allocations: [gave("20Gi"), gave("10Gi")],
    gets: "gpu=a",
  },
  {
    behaviour: "is not among all devices where not enough of it is left",
    slices: [slice([shared("a", memory), shared("b", memory)])],
    claims: [
      claim([request({ allocationMode: "All", capacity: { requests: { memory: "30Gi" } } })]),
    ],
    allocations: [gave("20Gi")],
    gets: "gpu=b",
  },
  {
    behaviour: "gives nothing that it does not have",
    claims: [claim([request({ capacity: { requests: { bandwidth: "1" } } })])],
    gets: "none",
  },
  {
    behaviour: "without capacities is had any number of times",
    slices: [slice([shared("a")])],
    claims: [claim([request({}, "first"), request({}, "second")])],
    allocations: [held("a", { shareID: "share-0" })],
    gets: "first=a second=a",
  },
  {
    behaviour: "is not had where a claim has it for itself",
    allocations: [held("a")],
    gets: "none",
  },
])("a device that several claims can have $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found({ slices: [slice([shared("a", memory)])], ...row })).toBe(gets);
});

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "needs as much as is asked for",
    claims: [claim([asking("20Gi")])],
    gets: "gpu=large",
  },
  { behaviour: "needs nothing where nothing is asked for", gets: "gpu=small" },
  {
    behaviour: "needs it for those who look after it too",
    claims: [claim([request({ adminAccess: true, capacity: { requests: { memory: "99Gi" } } })])],
    gets: "none",
  },
])("a device that one claim can have $behaviour", ({ behaviour, gets, ...row }) => {
  const small = { name: "small", capacity: { memory: { value: "10Gi" } } };
  const large = { name: "large", capacity: memory };
  expect(found({ slices: [slice([small, large])], ...row })).toBe(gets);
});

test("shares are told apart, and say what they take; whole devices do not", () => {
  const slices = [slice([shared("a", memory), { name: "b", capacity: memory }])];
  const claims = [
    claim([asking("10Gi", "first"), asking("5120Mi", "second"), asking("35Gi", "third")]),
  ];
  const result = { driver, pool: "node-0" };
  expect(allocated({ slices, claims })?.[0]?.devices.results).toEqual([
    {
      ...result,
      request: "first",
      device: "a",
      shareID: "share-1",
      consumedCapacity: { memory: "10Gi" },
    },
    {
      ...result,
      request: "second",
      device: "a",
      shareID: "share-2",
      consumedCapacity: { memory: "5Gi" },
    },
    { ...result, request: "third", device: "b" },
  ]);
});
