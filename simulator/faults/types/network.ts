/** Networks that go wrong. */
import { type Fault, faultTimes } from "../../../api/sim/fault.ts";
import { asksPods, isOfSelection, isStruckAt } from "../../../api/sim/fault-match.ts";
import type { Packet, PacketEnd } from "../../../network/index.ts";
import { absentEnds } from "../absent.ts";
import { drawDelayMs } from "../draw.ts";
import type { FaultContext, FaultEffect } from "../fault-effect.ts";
import { pass } from "../verdicts.ts";
import { endsOf } from "../victims.ts";

/** Whether the fault is about what passes between the two ends, whichever of them sends it. */
function isBetween(fault: Fault, { from, to, atMs }: Packet): boolean {
  if (atMs >= faultTimes(fault).endMs) return false;
  const { target = {} } = fault.spec;
  // What is said of nodes alone is about what leaves them.
  if (!asksPods(target) && isWithinNode(from, to)) return false;
  const { to: other = {} } = target;
  const isOther = (end: PacketEnd) => isOfSelection(other, end);
  return (isStruckAt(fault, from) && isOther(to)) || (isStruckAt(fault, to) && isOther(from));
}

const isWithinNode = ({ node }: PacketEnd, { node: other }: PacketEnd) =>
  node !== undefined && node.metadata.name === other?.metadata.name;

/** The fault with those that were drawn when it began. */
const settled = ({ fault, targets }: FaultContext): Fault => ({
  ...fault,
  status: { ...fault.status, targets },
});

const ofEnds = {
  targets: endsOf,
  obstacle: absentEnds,
  strikesLater: () => true,
} as const satisfies Partial<FaultEffect>;

export const networkLoss: FaultEffect = {
  ...ofEnds,
  begin(context) {
    const { occasions } = context;
    const fault = settled(context);
    const { percent = 100, skip = 0, times } = fault.spec;
    const isTotal = percent >= 100 && skip === 0 && times === undefined;
    return {
      packet(packet) {
        if (!isBetween(fault, packet) || occasions.next() === undefined) return pass;
        return { do: "drop" };
      },
      cuts: (packet) => isTotal && isBetween(fault, packet),
    };
  },
};

export const networkDelay: FaultEffect = {
  ...ofEnds,
  begin(context) {
    const { occasions } = context;
    const fault = settled(context);
    return {
      packet(packet) {
        const occasion = isBetween(fault, packet) ? occasions.next() : undefined;
        if (occasion === undefined) return pass;
        return { do: "delay", delayMs: drawDelayMs(fault.spec, occasion) };
      },
    };
  },
};

export const dnsFailure: FaultEffect = {
  ...ofEnds,
  begin(context) {
    const { occasions } = context;
    const fault = settled(context);
    const { endMs } = faultTimes(fault);
    return {
      lookup({ client, atMs }) {
        if (atMs >= endMs || !isStruckAt(fault, client)) return undefined;
        return occasions.next() === undefined ? undefined : "SERVFAIL";
      },
    };
  },
};
