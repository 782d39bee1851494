import { expect, test } from "vitest";
import {
  type NetworkFaults,
  type PacketFault,
  type Patience,
  packetDelayMs,
  roundTripDelayMs,
} from "./packet-faults.ts";

const drop: PacketFault = { do: "drop" };
const pass: PacketFault = { do: "pass" };
const late: PacketFault = { do: "delay", delayMs: 30 };

/** One fate after the other; the last of them for all that follow. */
function faultsOf(fates: readonly PacketFault[], sentMs: number[] = []): NetworkFaults {
  let at = 0;
  return {
    isQuiet: false,
    packet({ atMs }) {
      sentMs.push(atMs);
      at += 1;
      return fates[Math.min(at, fates.length) - 1] ?? pass;
    },
    cuts: () => false,
    lookup: () => undefined,
  };
}

const connecting: Patience = { retryMs: 1_000, limitMs: 127_000 };
const never = Number.POSITIVE_INFINITY;

test.each([
  { behaviour: "passes", fates: [pass], wanted: 0, sent: [0] },
  { behaviour: "is delayed", fates: [late], wanted: 30, sent: [0] },
  { behaviour: "is lost once", fates: [drop, pass], wanted: 1_000, sent: [0, 1_000] },
  {
    behaviour: "is lost thrice and then delayed",
    fates: [drop, drop, drop, late],
    wanted: 7_030,
    sent: [0, 1_000, 3_000, 7_000],
  },
  {
    behaviour: "is always lost",
    fates: [drop],
    wanted: never,
    sent: [0, 1_000, 3_000, 7_000, 15_000, 31_000, 63_000, 127_000],
  },
])("a packet that $behaviour arrives $wanted ms later", ({ fates, wanted, sent }) => {
  const sentMs: number[] = [];
  const packet = { from: {}, to: {}, atMs: 0 };
  expect(packetDelayMs(faultsOf(fates, sentMs), packet, connecting)).toBe(wanted);
  expect(sentMs).toEqual(sent);
});

test.each([
  { behaviour: "both of which are late", fates: [late], limitMs: 100, wanted: 60 },
  { behaviour: "too late together", fates: [late], limitMs: 50, wanted: never },
  {
    behaviour: "the answer of which is lost",
    fates: [pass, drop, pass],
    limitMs: 2_000,
    wanted: 1_000,
  },
  { behaviour: "of a sender that never tries again", fates: [drop], limitMs: 0, wanted: never },
])("two packets $behaviour take $wanted ms more", ({ fates, limitMs, wanted }) => {
  const packet = { from: {}, to: {}, atMs: 0 };
  expect(roundTripDelayMs(faultsOf(fates), packet, { retryMs: 1_000, limitMs })).toBe(wanted);
});
