/** Machines that go wrong, and what runs on them. */
import { parseGoDuration } from "../../../api/duration.ts";
import { type Fault, faultTimes } from "../../../api/sim/fault.ts";
import { targetName } from "../../../api/sim/fault-match.ts";
import type { FaultTarget } from "../../../api/sim/fault-spec.ts";
import { kubeletRestartUsual, rebootUsual } from "../../../api/sim/fault-types-machine.ts";
import { eventRecorder } from "../../../client/event-recorder.ts";
import { powerAnnotation } from "../../../kubelet/index.ts";
import { absentEnds, absentNodes, absentPods, nodesOnly } from "../absent.ts";
import type { FaultContext, FaultEffect, World } from "../fault-effect.ts";
import { holdersOf } from "../machine-power.ts";
import { endsOf, matchingNodes, nodesOf, podsOf } from "../victims.ts";

/** The machines that somebody else has switched off. */
const withoutPower = (target: FaultTarget, world: World): readonly string[] =>
  matchingNodes(target, world)
    .filter((node) => {
      const { annotations } = node.metadata;
      return annotations?.[powerAnnotation] === "off" && holdersOf(node).length === 0;
    })
    .map((node) => targetName({ node }));

/** A machine that has no power already is not struck: it would get it back too soon. */
const withPower: FaultEffect["targets"] = (fault, world, random) => {
  const isOff = new Set(withoutPower({}, world));
  return nodesOf(fault, world, random).filter((name) => !isOff.has(name));
};

const noPower: FaultEffect["obstacle"] = (fault, world) => {
  const absent = absentNodes(fault, world);
  if (absent !== undefined) return absent;
  const off = withoutPower(fault.spec.target ?? {}, world);
  if (off.length === 0) return undefined;
  return `${off.join(", ")} ${off.length === 1 ? "has" : "have"} no power as it is`;
};

/** Holds the machines off until it ends. */
function begin({ fault, world, targets, occasions, isResumed }: FaultContext) {
  const { uid = "", resourceVersion } = fault.metadata;
  const cause = Number(resourceVersion ?? 0);
  for (const node of targets) {
    if (!isResumed) occasions.next();
    world.power.off(node, uid, cause);
  }
  return {
    end(isLeft: boolean) {
      if (isLeft) return;
      for (const node of targets) world.power.on(node, uid, cause);
    },
  };
}

export const nodeCrash: FaultEffect = { targets: withPower, obstacle: noPower, begin };
export const zoneOutage: FaultEffect = nodeCrash;

/** What is left of a delay that counts from the beginning, whoever was killed since. */
function restMs({ fault, world }: FaultContext, delay: string): number {
  const delayMs = parseGoDuration(delay).ms ?? 0;
  return Math.max(0, faultTimes(fault).startMs + delayMs - world.clock.now());
}

export const nodeReboot: FaultEffect = {
  targets: withPower,
  obstacle: noPower,
  begin(context) {
    const effects = begin(context);
    if (context.targets.length === 0) context.occasions.forgo();
    return { ...effects, lingerMs: restMs(context, context.fault.spec.delay ?? rebootUsual) };
  },
};

/** The kubelets know of it by themselves: it is only counted here. */
const counted = ({ targets, occasions, isResumed }: FaultContext) => {
  if (!isResumed) for (const _ of targets) occasions.next();
  return {};
};

/** What strikes nodes, and what strikes pods, by what machines themselves know of faults. */
export const ofNodes: FaultEffect = { targets: nodesOf, obstacle: absentNodes, begin: counted };
export const ofPods: FaultEffect = { targets: podsOf, obstacle: absentPods, begin: counted };

/** What ends containers: for its duration, also those that start. */
export const ofRuns: FaultEffect = {
  ...ofPods,
  strikesLater: ({ spec }) => spec.duration !== undefined,
};

/**
 * What strikes those too that come after it has begun: once at least, as far as anybody knows,
 * unless there is no node for them.
 */
const countedOnce = (context: FaultContext) => {
  const { fault, world, targets, occasions, isResumed } = context;
  if (targets.length === 0 && !isResumed && absentNodes(nodesOnly(fault), world) === undefined) {
    occasions.next();
  }
  return counted(context);
};
const strikesLater = () => true;
export const ofStarts: FaultEffect = {
  targets: podsOf,
  obstacle: absentPods,
  strikesLater,
  begin: countedOnce,
};
export const ofPulls: FaultEffect = {
  targets: endsOf,
  obstacle: absentEnds,
  strikesLater,
  begin: countedOnce,
};

export const kubeletRestart: FaultEffect = {
  targets: nodesOf,
  obstacle: absentNodes,
  begin(context) {
    const { fault, world, targets, occasions } = context;
    if (targets.length === 0) occasions.forgo();
    return {
      ...counted(context),
      lingerMs: restMs(context, fault.spec.delay ?? kubeletRestartUsual),
      end(isLeft) {
        if (!isLeft) tellStarts(fault, world, targets);
      },
    };
  },
};

/** What a kubelet says of itself when it starts. Source: kubelet 1.36, pkg/kubelet/kubelet.go. */
function tellStarts(fault: Fault, world: World, nodes: readonly string[]): void {
  const { handler, clock } = world;
  const cause = Number(fault.metadata.resourceVersion ?? 0);
  const component = "kubelet";
  for (const name of nodes) {
    const recorder = eventRecorder({ handler, clock, component, host: () => name });
    const regarding = { apiVersion: "v1", kind: "Node", metadata: { name, uid: name } };
    const message = "Starting kubelet.";
    recorder.record({ regarding, type: "Normal", reason: "Starting", message }, cause);
  }
}
