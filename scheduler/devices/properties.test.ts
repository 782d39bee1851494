/** What holds for any devices and requests, checked against trying everything out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { driver } from "../../api/resource/testing.ts";
import { allocated, cel, claim, held, pool, request, slice } from "./testing.ts";

interface Gpu {
  readonly socket: number;
  readonly isFast: boolean;
  readonly isTainted: boolean;
  readonly isHeld: boolean;
  /** Of the 4 that all share. */
  readonly takes: number;
}

interface Wish {
  readonly count: number;
  readonly isFast: boolean;
}

const gpu = fc.record<Gpu>({
  socket: fc.integer({ min: 0, max: 1 }),
  isFast: fc.boolean(),
  isTainted: fc.boolean(),
  isHeld: fc.boolean(),
  takes: fc.integer({ min: 0, max: 2 }),
});
const wish = fc.record<Wish>({ count: fc.integer({ min: 1, max: 3 }), isFast: fc.boolean() });
const rules = fc.constantFrom("match", "distinct", "any");
const counter = 4;

const deviceOf = ({ socket, isFast, isTainted, takes }: Gpu, at: number): Device => ({
  name: `gpu-${at}`,
  attributes: { socket: { int: socket }, fast: { bool: isFast } },
  ...(isTainted && { taints: [{ key: "broken", effect: "NoExecute" }] }),
  ...(takes > 0 && {
    consumesCounters: [{ counterSet: "all", counters: { units: { value: `${takes}` } } }],
  }),
});

/** The places of the devices that each request gets, or `undefined`. */
function allocate(gpus: readonly Gpu[], wishes: readonly Wish[], rule: string) {
  const attribute = `${driver}/socket`;
  const constraint =
    rule === "match" ? { matchAttribute: attribute } : { distinctAttribute: attribute };
  const counters = {
    sharedCounters: [{ name: "all", counters: { units: { value: `${counter}` } } }],
  };
  const requests = wishes.map(({ count, isFast }, at) =>
    request(
      { count, ...(isFast && { selectors: [cel(`device.attributes["${driver}"].fast`)] }) },
      `${at}`,
    ),
  );
  const results = allocated({
    slices: [
      slice([], { devices: undefined, ...counters, pool: pool("node-0", 1, 2) }, "counters"),
      slice(gpus.map(deviceOf), { pool: pool("node-0", 1, 2) }),
    ],
    allocations: gpus.flatMap(({ isHeld }, at) => (isHeld ? [held(`gpu-${at}`)] : [])),
    claims: [claim(requests, rule === "any" ? {} : { constraints: [constraint] })],
  });
  const found = results?.[0]?.devices.results;
  return found?.map((each) => [Number(each.request), Number(each.device.slice(4))] as const);
}

type Choice = readonly (readonly [wish: number, gpu: number])[];

function isRight(choice: Choice, gpus: readonly Gpu[], wishes: readonly Wish[], rule: string) {
  const chosen = choice.flatMap(([, at]) => gpus[at] ?? []);
  const takes = [...chosen, ...gpus.filter(({ isHeld }) => isHeld)].map((each) => each.takes);
  const sockets = new Set(chosen.map(({ socket }) => socket)).size;
  return (
    wishes.every(({ count }, at) => choice.filter(([wished]) => wished === at).length === count) &&
    new Set(choice.map(([, at]) => at)).size === choice.length &&
    choice.every(([wished, at]) => !wishes[wished]?.isFast || gpus[at]?.isFast) &&
    chosen.every(({ isTainted, isHeld }) => !isTainted && !isHeld) &&
    (!chosen.some((each) => each.takes > 0) ||
      takes.reduce((sum, each) => sum + each, 0) <= counter) &&
    (rule !== "match" || sockets === 1) &&
    (rule !== "distinct" || sockets === chosen.length)
  );
}

/** All ways to give each device to one of the requests, or to none. */
function everyChoice(gpus: number, wishes: number): readonly Choice[] {
  if (gpus === 0) return [[]];
  const rest = everyChoice(gpus - 1, wishes);
  const owners = Array.from({ length: wishes }, (_, at) => at);
  return rest.flatMap((choice) => [
    choice,
    ...owners.map((owner) => [...choice, [owner, gpus - 1] as const]),
  ]);
}

test("an allocation is right, and there is one wherever there can be", () => {
  const gpus = fc.array(gpu, { maxLength: 6 });
  const wishes = fc.array(wish, { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(gpus, wishes, rules, (all, wanted, rule) => {
      const choice = allocate(all, wanted, rule);
      const isThere = everyChoice(all.length, wanted.length).some((each) =>
        isRight(each, all, wanted, rule),
      );
      expect(choice !== undefined).toBe(isThere);
      if (choice !== undefined) expect(isRight(choice, all, wanted, rule)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});
