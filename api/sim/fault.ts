import { ageColumn, nameColumn } from "../columns.ts";
import { parseGoDuration } from "../duration.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { formatMicroTime, parseTime } from "../runtime.ts";
import { present, ref, struct } from "../schema.ts";
import { FaultSpec } from "./fault-spec.ts";
import { FaultStatus } from "./fault-status.ts";
import { faultTypeRule } from "./fault-types.ts";
import { faultProcesses } from "./fault-types-process.ts";
import { validateFault, validateFaultUpdate } from "./fault-validate.ts";

const schema = struct(
  "io.kubesim.sim.v1alpha1.Fault",
  "Something that goes wrong in the cluster, for a time or until it is deleted.",
  {
    ...objectFields,
    spec: present(ref("What goes wrong, where and when.", FaultSpec)),
    status: present(ref("What has come of it. Written by who injects it.", FaultStatus)),
  },
);
export type Fault = ObjectOf<typeof schema>;

type Cell = string | number;
const column = (
  name: string,
  type: Column<Fault>["type"],
  { description, ...read }: { description: string; of(fault: Fault): Cell },
): Column<Fault> => ({ name, type, description, value: (fault) => read.of(fault) });

/** Something that goes wrong; an idea of kubesim's own. */
export const Fault = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "Fault",
  plural: "faults",
  shortNames: ["flt"],
  namespaced: false,
  countsGeneration: true,
  hasStatus: true,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    stamp: (next, stored, nowMs) => (stored === undefined ? dated(next, nowMs) : next),
    validate: validateFault,
    validateUpdate: validateFaultUpdate,
    warnings: processWarnings,
  },
  columns: [
    nameColumn,
    column("Type", "string", { description: "What goes wrong.", of: ({ spec }) => spec.type }),
    column("Target", "string", { description: "Who is struck.", of: targetText }),
    column("Phase", "string", {
      description: "Pending, Active or Ended.",
      of: ({ status }) => status.phase ?? "Pending",
    }),
    column("Strikes", "integer", {
      description: "How often it has struck.",
      of: ({ status }) => status.strikes,
    }),
    ageColumn,
  ],
});

/** Times are milliseconds since the epoch; `endMs` is infinite where nobody knows the end. */
export function faultTimes({ status }: Fault): {
  readonly startMs: number;
  readonly endMs: number;
} {
  return {
    startMs: parseTime(status.startTime) ?? Number.POSITIVE_INFINITY,
    endMs: parseTime(status.endTime) ?? Number.POSITIVE_INFINITY,
  };
}

/** Whether the fault is in force, whatever its phase already says of it. */
export function isFaultActive(fault: Fault, nowMs: number): boolean {
  const { startMs, endMs } = faultTimes(fault);
  return startMs <= nowMs && nowMs < endMs;
}

/**
 * A name that is misspelt would strike nobody, and nobody would know. Names of programs and clients
 * may be any, but hardly that of a part of Kubernetes.
 */
function processWarnings({ spec: { target } }: Fault): readonly string[] {
  const { process = "" } = target ?? {};
  const isKnown = faultProcesses.some((name) => name === process);
  if (isKnown || !process.startsWith("kube-")) return [];
  return [
    `spec.target.process: clusters have no process ${process}, but ${faultProcesses.join(", ")}`,
  ];
}

/** When it begins and ends is reckoned from its creation, to the millisecond. */
function dated(fault: Fault, nowMs: number): Fault {
  const { type, after, duration } = fault.spec;
  const startMs = nowMs + lengthMs(after);
  const isShort = duration === undefined && faultTypeRule(type)?.once === true;
  const endMs = isShort ? startMs : startMs + lengthMs(duration);
  const isEndKnown = isShort || duration !== undefined;
  return {
    ...fault,
    status: {
      phase: "Pending",
      startTime: formatMicroTime(startMs),
      ...(isEndKnown && { endTime: formatMicroTime(endMs) }),
      strikes: 0,
    },
  };
}

/** What is no duration is refused right after. */
const lengthMs = (text = "0") => Math.max(0, parseGoDuration(text).ms ?? 0);

const shownMax = 3;

/** Who is struck, as far as a column has room for it. */
function targetText({ spec: { target = {} }, status: { targets = [] } }: Fault): string {
  const { controller, process, nodes, zones, pods } = target;
  if (controller !== undefined) return controller;
  if (Object.keys(target).length === 0) return "<all>";
  const asked = process === undefined ? (nodes ?? pods ?? zones ?? []) : [process];
  const all = targets.length > 0 ? targets : asked;
  if (all.length === 0) return "<none>";
  const rest = all.length - shownMax;
  return `${all.slice(0, shownMax).join(",")}${rest > 0 ? ` + ${rest} more...` : ""}`;
}
