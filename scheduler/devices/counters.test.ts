import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { driver } from "../../api/resource/testing.ts";
import { type Case, cel, claim, firstOf, found, held, pool, request, slice } from "./testing.ts";

const memory = (value: string) => ({ memory: { value } });
const partition = (name: string, value: string, counterSet = "gpu-0"): Device => ({
  name,
  consumesCounters: [{ counterSet, counters: memory(value) }],
});
const counters = (value: string, count = 2, name = "gpu-0") =>
  slice(
    [],
    {
      devices: undefined,
      sharedCounters: [{ name, counters: memory(value) }],
      pool: pool("node-0", 1, count),
    },
    `counters-${name}`,
  );
const devices = (...all: readonly Device[]) => slice(all, { pool: pool("node-0", 1, 2) });

const whole = partition("whole", "40Gi");
const halves = [partition("half-0", "20Gi"), partition("half-1", "20Gi")];
const named = (name: string) => ({
  selectors: [cel(`device.attributes["${driver}"].name == "${name}"`)],
});
const withNames = (...all: readonly Device[]) =>
  devices(...all.map((each) => ({ ...each, attributes: { name: { string: each.name } } })));
const all = claim([request({ allocationMode: "All" })]);

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "as many as the counters allow",
    slices: [counters("40Gi"), devices(...halves)],
    claims: [claim([request({ count: 2 })])],
    gets: "gpu=half-0 gpu=half-1",
  },
  {
    behaviour: "parts, where the whole leaves nothing beside it",
    slices: [counters("40Gi"), devices(whole, ...halves)],
    claims: [claim([request({ count: 2 })])],
    gets: "gpu=half-0 gpu=half-1",
  },
  {
    behaviour: "no part of what somebody has as a whole",
    slices: [counters("40Gi"), devices(whole, ...halves)],
    allocations: [held("whole")],
    gets: "none",
  },
  {
    behaviour: "only a part where somebody has the other",
    slices: [counters("40Gi"), devices(whole, ...halves)],
    allocations: [held("half-0")],
    gets: "gpu=half-1",
  },
  {
    behaviour: "not all where they take from one another",
    slices: [counters("40Gi"), devices(whole, ...halves)],
    claims: [all],
    gets: "none",
  },
  {
    behaviour: "what there is still enough for, after a larger one was given up",
    slices: [counters("40Gi"), withNames(whole, ...halves)],
    claims: [claim([firstOf({ both: { count: 3 }, one: {} }), request(named("half-1"), "other")])],
    gets: "gpu/one=half-0 other=half-1",
  },
  {
    behaviour: "the same counters of a part that a node elsewhere has",
    slices: [
      counters("40Gi", 3),
      slice(halves.slice(0, 1), { pool: pool("node-0", 1, 3) }, "here"),
      slice([whole], { pool: pool("node-0", 1, 3), nodeName: "node-1" }, "there"),
    ],
    allocations: [held("whole")],
    gets: "none",
  },
  {
    behaviour: "other counters where those of one set are used up",
    slices: [
      counters("40Gi", 3),
      counters("40Gi", 3, "gpu-1"),
      slice([whole, partition("other", "40Gi", "gpu-1")], { pool: pool("node-0", 1, 3) }),
    ],
    allocations: [held("whole")],
    gets: "gpu=other",
  },
  {
    behaviour: "nothing that takes from counters where more was given than there is now",
    slices: [
      counters("30Gi", 3),
      counters("40Gi", 3, "gpu-1"),
      slice([whole, partition("other", "40Gi", "gpu-1")], { pool: pool("node-0", 1, 3) }),
    ],
    allocations: [held("whole")],
    gets: "none",
  },
  {
    behaviour: "the counters of its own driver only, where pools have one name",
    slices: [
      counters("40Gi"),
      devices(whole),
      slice([], { ...counters("40Gi").spec, driver: "zzz.example.com" }, "other-counters"),
      slice([whole], { pool: pool("node-0", 1, 2), driver: "zzz.example.com" }, "other-devices"),
    ],
    claims: [claim([request({ count: 2 })])],
    gets: "gpu=whole gpu=whole",
  },
  {
    behaviour: "nothing where a device takes from a counter that is not there",
    slices: [counters("40Gi"), devices(partition("a", "1Gi", "gpu-7"))],
    gets: "invalid resource pools were encountered",
  },
  {
    behaviour: "nothing where two sets of counters have one name",
    slices: [
      counters("40Gi", 3),
      slice([], { ...counters("40Gi", 3).spec }, "counters-again"),
      slice(halves, { pool: pool("node-0", 1, 3) }),
    ],
    gets: "invalid resource pools were encountered",
  },
  {
    behaviour: "counters again after a device that is tainted took none",
    slices: [
      counters("40Gi"),
      devices({ ...whole, taints: [{ key: "broken", effect: "NoSchedule" }] }, ...halves),
    ],
    claims: [claim([request({ count: 2 })])],
    gets: "gpu=half-0 gpu=half-1",
  },
  {
    behaviour: "counters once for a device that several claims have",
    slices: [counters("40Gi"), devices({ ...whole, allowMultipleAllocations: true })],
    claims: [claim([request()]), claim([request()], {}, "more")],
    allocations: [held("whole", { shareID: "share-0" })],
    gets: "gpu=whole gpu=whole",
  },
  {
    behaviour: "no share of a device whose counters are used up",
    slices: [
      counters("40Gi"),
      devices({ ...whole, allowMultipleAllocations: true }, ...halves.slice(0, 1)),
    ],
    claims: [claim([request()])],
    allocations: [held("half-0")],
    gets: "none",
  },
])("devices of shared counters: a claim gets $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found(row)).toBe(gets);
});
