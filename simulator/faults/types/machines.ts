/** Machines that go wrong, and what runs on them. */
import { parseGoDuration } from "../../../api/duration.ts";
import { type Fault, faultTimes } from "../../../api/sim/fault.ts";
import { kubeletRestartUsual, rebootUsual } from "../../../api/sim/fault-types-machine.ts";
import { eventRecorder } from "../../../client/event-recorder.ts";
import { powerAnnotation } from "../../../kubelet/index.ts";
import type { FaultContext, FaultEffect, World } from "../fault-effect.ts";
import { holdersOf } from "../machine-power.ts";
import { endsOf, matchingNodes, nodesOf, podsOf } from "../victims.ts";

/** A machine that has no power already is not struck: it would get it back too soon. */
const withPower: FaultEffect["targets"] = (fault, world, random) => {
  const isOff = new Set(
    matchingNodes({}, world)
      .filter((node) => {
        const { annotations } = node.metadata;
        return annotations?.[powerAnnotation] === "off" && holdersOf(node).length === 0;
      })
      .map(({ metadata }) => metadata.name ?? ""),
  );
  return nodesOf(fault, world, random).filter((name) => !isOff.has(name));
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

export const nodeCrash: FaultEffect = { targets: withPower, begin };
export const zoneOutage: FaultEffect = nodeCrash;

/** What is left of a delay that counts from the beginning, whoever was killed since. */
function restMs({ fault, world }: FaultContext, delay: string): number {
  const delayMs = parseGoDuration(delay).ms ?? 0;
  return Math.max(0, faultTimes(fault).startMs + delayMs - world.clock.now());
}

export const nodeReboot: FaultEffect = {
  targets: withPower,
  begin(context) {
    const effects = begin(context);
    if (context.targets.length === 0) context.occasions.next();
    return { ...effects, lingerMs: restMs(context, context.fault.spec.delay ?? rebootUsual) };
  },
};

/** The kubelets know of it by themselves: it is only counted here. */
const counted = ({ targets, occasions, isResumed }: FaultContext) => {
  if (!isResumed) for (const _ of targets) occasions.next();
  return {};
};

/** What strikes nodes, and what strikes pods, by what machines themselves know of faults. */
export const ofNodes: FaultEffect = { targets: nodesOf, begin: counted };
export const ofPods: FaultEffect = { targets: podsOf, begin: counted };

/** What strikes those too that come after it has begun: once at least, as far as anybody knows. */
const countedOnce = (context: FaultContext) => {
  if (context.targets.length === 0 && !context.isResumed) context.occasions.next();
  return counted(context);
};
export const ofStarts: FaultEffect = { targets: podsOf, begin: countedOnce };
export const ofPulls: FaultEffect = { targets: endsOf, begin: countedOnce };

export const kubeletRestart: FaultEffect = {
  targets: nodesOf,
  begin(context) {
    const { fault, world, targets } = context;
    return {
      ...countedOnce(context),
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
