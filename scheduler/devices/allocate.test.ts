import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { nodeOf } from "../testing/objects.ts";
import { createAllocator } from "./allocate.ts";
import {
  type Case,
  cel,
  claim,
  deviceClass,
  firstOf,
  found,
  gpus,
  held,
  request,
  slice,
} from "./testing.ts";

const numbered = (count: number): readonly Device[] =>
  gpus(...Array.from({ length: count }, (_, at) => `gpu-${at}`));
const models: readonly Device[] = [
  { name: "small-0", attributes: { model: { string: "small" } } },
  { name: "small-1", attributes: { model: { string: "small" } } },
  { name: "large-0", attributes: { model: { string: "large" } } },
];
const model = (name: string) => ({
  selectors: [cel(`device.attributes["gpu.example.com"].model == "${name}"`)],
});

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "a device for each of its requests",
    slices: [slice(gpus("a", "b"))],
    claims: [claim([request({}, "first"), request({}, "second")])],
    gets: "first=a second=b",
  },
  {
    behaviour: "a device for each of a pod's claims",
    slices: [slice(gpus("a", "b"))],
    claims: [claim([request()]), claim([request()], {}, "more")],
    gets: "gpu=a gpu=b",
  },
  {
    behaviour: "nothing where one of the pod's claims gets nothing",
    slices: [slice(gpus("a"))],
    claims: [claim([request()]), claim([request()], {}, "more")],
    gets: "none",
  },
  {
    behaviour: "as many devices as it counts",
    slices: [slice(gpus("a", "b", "c"))],
    claims: [claim([request({ count: 2 })])],
    gets: "gpu=a gpu=b",
  },
  {
    behaviour: "nothing where there are fewer than it counts",
    slices: [slice(gpus("a", "b"))],
    claims: [claim([request({ count: 3 })])],
    gets: "none",
  },
  {
    behaviour: "a device that no other claim has",
    slices: [slice(gpus("a", "b"))],
    allocations: [held("a")],
    gets: "gpu=b",
  },
  {
    behaviour: "a device that the selectors of the class and its own hold for",
    slices: [slice(models)],
    classes: [deviceClass(model("large"))],
    claims: [claim([request({ selectors: [cel("true"), cel('device.driver != ""')] })])],
    gets: "gpu=large-0",
  },
  {
    behaviour: "nothing where one of the selectors does not hold",
    slices: [slice(models)],
    classes: [deviceClass(model("large"))],
    claims: [claim([request(model("small"))])],
    gets: "none",
  },
  {
    behaviour: "other devices for a request that leaves the next one none",
    slices: [slice([...models].reverse())],
    claims: [claim([request({}, "any"), request(model("large"), "large")])],
    gets: "any=small-1 large=large-0",
  },
  {
    behaviour: "all devices that match",
    slices: [slice(models)],
    claims: [claim([request({ allocationMode: "All", ...model("small") })])],
    gets: "gpu=small-0 gpu=small-1",
  },
  {
    behaviour: "nothing where it asks for all and there are none",
    slices: [slice(models)],
    claims: [claim([request({ allocationMode: "All", ...model("huge") })])],
    gets: "none",
  },
  {
    behaviour: "nothing where it asks for all and somebody has one",
    slices: [slice(models)],
    claims: [claim([request({ allocationMode: "All" })])],
    allocations: [held("small-1")],
    gets: "none",
  },
  {
    behaviour: "32 devices, which is the most",
    slices: [slice(numbered(33))],
    claims: [claim([request({ count: 32 })])],
    gets: numbered(32)
      .map(({ name }) => `gpu=${name}`)
      .join(" "),
  },
  {
    behaviour: "an error where it counts more than 32",
    slices: [slice(numbered(64))],
    claims: [claim([request({ count: 32 }), request({}, "more")])],
    gets: "claim default/gpus: number of requested devices 33 exceeds the claim limit of 32",
  },
  {
    behaviour: "an error where all are more than 32",
    slices: [slice(numbered(33))],
    claims: [claim([request({ allocationMode: "All" })])],
    gets: "claim default/gpus: number of requested devices 33 exceeds the claim limit of 32",
  },
  {
    behaviour: "an error where there is no such class",
    slices: [slice(numbered(1))],
    classes: [],
    gets:
      "claim default/gpus, request gpu: could not retrieve device class gpu.example.com: " +
      'deviceclass.resource.k8s.io "gpu.example.com" not found',
  },
  {
    behaviour: "an error where nobody knows what it asks for",
    slices: [slice(numbered(1))],
    claims: [claim([request({ allocationMode: "Most" })])],
    gets: "claim default/gpus, request gpu: unsupported count mode Most",
  },
  {
    behaviour: "an error where a selector is of no known sort",
    slices: [slice(numbered(1))],
    claims: [claim([request({ selectors: [{}] })])],
    gets:
      "claim default/gpus, request gpu, selector #0: CEL expression empty " +
      "(unsupported selector type?)",
  },
])("a claim gets $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found(row)).toBe(gets);
});

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "the first subrequest that can be met",
    claims: [claim([firstOf({ large: { count: 2, ...model("large") }, small: model("small") })])],
    gets: "gpu/small=small-0",
  },
  {
    behaviour: "the best one where all can be",
    claims: [claim([firstOf({ large: model("large"), small: model("small") })])],
    gets: "gpu/large=large-0",
  },
  {
    behaviour: "a worse one where the best leaves the next request none",
    claims: [
      claim([
        firstOf({ large: model("large"), small: model("small") }),
        request(model("large"), "other"),
      ]),
    ],
    gets: "gpu/small=small-0 other=large-0",
  },
  {
    behaviour: "a worse one where the best leaves the pod's next claim none",
    claims: [
      claim([firstOf({ large: model("large"), small: model("small") })]),
      claim([request(model("large"))], {}, "more"),
    ],
    gets: "gpu/small=small-0 gpu=large-0",
  },
  {
    behaviour: "all of one sort, or else one of another",
    claims: [
      claim([firstOf({ huge: { allocationMode: "All", ...model("huge") }, any: {} })]),
      claim([firstOf({ all: { allocationMode: "All", ...model("large") }, any: {} })], {}, "more"),
    ],
    gets: "gpu/any=small-0 gpu/all=large-0",
  },
  {
    behaviour: "nothing where none can be met",
    claims: [claim([firstOf({ huge: model("huge"), many: { count: 4 } })])],
    gets: "none",
  },
  {
    behaviour: "one that leaves the claim at 32 devices",
    slices: [slice(numbered(64))],
    claims: [claim([firstOf({ most: { count: 32 }, one: {} }), request({}, "other")])],
    gets: "gpu/one=gpu-0 other=gpu-1",
  },
  {
    behaviour: "nothing where even the least is more than 32",
    slices: [slice(numbered(64))],
    claims: [claim([firstOf({ most: { count: 33 }, fewer: { count: 34 } })])],
    gets: "claim default/gpus: number of requested devices 33 exceeds the claim limit of 32",
  },
])("a request for the first available gets $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found({ slices: [slice(models)], ...row })).toBe(gets);
});

const admin = { adminAccess: true };

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "sees what others have",
    claims: [claim([request(admin)])],
    allocations: [held("a"), held("b")],
    gets: "gpu=a",
  },
  {
    behaviour: "has all devices, whoever else does",
    claims: [claim([request({ ...admin, allocationMode: "All" })])],
    allocations: [held("a")],
    gets: "gpu=a gpu=b",
  },
  {
    behaviour: "takes nothing from claims that come later",
    allocations: [held("a", admin)],
    gets: "gpu=a",
  },
  {
    behaviour: "has each device only once in a claim",
    claims: [claim([request(admin, "first"), request(admin, "second"), request(admin, "third")])],
    gets: "none",
  },
  {
    behaviour: "has a device in two claims of a pod",
    claims: [claim([request(admin)]), claim([request(admin)], {}, "more")],
    gets: "gpu=a gpu=a",
  },
  {
    behaviour: "comes before the other claims of its pod",
    claims: [claim([request(admin)]), claim([request()], {}, "more")],
    gets: "gpu=a gpu=b",
  },
  {
    behaviour: "has what claims of its pod have that came first",
    claims: [claim([request()]), claim([request(admin)], {}, "more")],
    gets: "gpu=a gpu=a",
  },
])("who looks after devices $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found({ slices: [slice(gpus("a", "b"))], ...row })).toBe(gets);
});

test("one allocator answers for many nodes, and draws only for what is found", () => {
  const shared: Device = { name: "a", allowMultipleAllocations: true };
  const slices = Array.from({ length: 1000 }, (_, at) => {
    const name = `node-${at}`;
    return slice(
      [shared],
      {
        nodeName: name,
        pool: { name, generation: 1, resourceSliceCount: 1 },
      },
      name,
    );
  });
  const classes = new Map([["gpu.example.com", deviceClass()]]);
  let drawn = 0;
  const uid = () => {
    drawn += 1;
    return `share-${drawn}`;
  };
  const allocator = createAllocator({ slices, allocations: [], classes }, uid);
  const claims = [claim([request()])];
  const nodes = Array.from({ length: 1001 }, (_, at) => nodeOf({ name: `node-${at}` }));
  const fitting = nodes.filter((node) => allocator.allocate(claims, node) !== undefined);
  expect([fitting.length, drawn]).toEqual([1000, 1000]);
});

test("a search that goes on and on is given up, for this node only", () => {
  const odd = numbered(30).map((device, at) => ({ ...device, attributes: { at: { int: at } } }));
  const constraints = [{ requests: ["gpu"], matchAttribute: "gpu.example.com/none" }];
  const claims = [claim([request({ count: 15 }, "any"), request()], { constraints })];
  const row = { slices: [slice(odd)], claims };
  expect(found(row)).toBe("timed out trying to allocate devices");
});
