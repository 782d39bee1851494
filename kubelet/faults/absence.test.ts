import { expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import { absenceOf, heardMs } from "./absence.ts";
import { machineFaults } from "./machine-faults.ts";

const beginMs = Date.UTC(2026, 0, 1);
const time = (second: number) =>
  `${new Date(beginMs + second * 1_000).toISOString().slice(0, 23)}000Z`;

/** Faults that last from one second to another; without an end, nobody knows it. */
const faultsOf = (...given: readonly (readonly [type: string, from: number, until?: number])[]) =>
  machineFaults(
    given.map(
      ([type, from, until]): Fault => ({
        apiVersion: Fault.apiVersion,
        kind: Fault.kind,
        metadata: { name: type },
        spec: { type, after: "0s" },
        status: {
          strikes: 0,
          startTime: time(from),
          ...(until !== undefined && { endTime: time(until) }),
        },
      }),
    ),
  );

const rows = [
  { behaviour: "before anything is wrong", faults: faultsOf(["NodeFreeze", 20, 30]), heard: 10 },
  { behaviour: "on a frozen machine", faults: faultsOf(["NodeFreeze", 5, 30]), heard: 30 },
  {
    behaviour: "cut off from the API server",
    faults: faultsOf(["NodePartition", 10, 12]),
    heard: 12,
  },
  {
    behaviour: "ten seconds after it was killed",
    faults: faultsOf(["KubeletRestart", 0]),
    heard: 10,
  },
  { behaviour: "while it starts", faults: faultsOf(["KubeletRestart", 1]), heard: 11 },
  {
    behaviour: "from one trouble to the next",
    faults: faultsOf(["NodePartition", 20, 40], ["NodeFreeze", 5, 20]),
    heard: 40,
  },
  {
    behaviour: "where nobody knows the end",
    faults: faultsOf(["NodePartition", 5]),
    heard: Number.POSITIVE_INFINITY,
  },
];

test.each(rows)("a kubelet hears $behaviour of the tenth second in second $heard", (row) => {
  const heard = heardMs(row.faults, undefined, beginMs + 10_000);
  expect((heard - beginMs) / 1_000).toBe(row.heard);
  const absence = absenceOf(row.faults, undefined, beginMs + 10_000);
  expect(absence === undefined).toBe(row.heard === 10);
});
