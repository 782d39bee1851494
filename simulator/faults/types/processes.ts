/** Processes that go wrong. */
import type { Fault } from "../../../api/sim/fault.ts";
import type { ComponentName } from "../../processes/process-handler.ts";
import { delayMsOf } from "../draw.ts";
import type { FaultContext, FaultEffect } from "../fault-effect.ts";
import { isOfTarget, struckOf } from "../matching.ts";
import { isWriting, pass } from "../verdicts.ts";

const targets: FaultEffect["targets"] = ({ spec }, world) => struckOf(spec.target, world);

/** The process that is named, if there is one: a user's own may not run yet, or never. */
function named({ fault, world }: FaultContext): ComponentName | undefined {
  return world.processes.find(fault.spec.target?.process ?? "");
}

const obstacle: FaultEffect["obstacle"] = ({ spec }, { processes }) => {
  const { process = "" } = spec.target ?? {};
  return processes.find(process) === undefined ? `no process ${process} is running` : undefined;
};

const ofNobody = { end: () => undefined };

/** Whether it is to wait for a write, and not to strike at once. */
function waits({ spec: { target = {}, skip, percent } }: Fault): boolean {
  const { controller, resources, verbs, namespace } = target;
  return [controller, resources, verbs, namespace, skip, percent].some(
    (given) => given !== undefined,
  );
}

export const processCrash: FaultEffect = {
  targets,
  obstacle,
  begin(context) {
    const { fault, world, occasions, isResumed } = context;
    const name = named(context);
    if (name === undefined) return ofNobody;
    const life = world.processes.lifeOf(name);
    const downMs = delayMsOf(fault.spec);
    const isAtOnce = !waits(fault);
    if (isAtOnce && !isResumed && occasions.next() !== undefined) life.kill(downMs);
    return {
      request(message) {
        if (!isWriting(message) || !isOfTarget(message, fault.spec.target)) return pass;
        if (occasions.next() === undefined) return pass;
        return { do: "crash", committed: true, downMs };
      },
      lingerMs: downMs,
      end: () => life.revive(),
    };
  },
};

export const processPause: FaultEffect = {
  targets,
  obstacle,
  begin(context) {
    const { fault, world, occasions, isResumed } = context;
    const name = named(context);
    if (name === undefined) return ofNobody;
    const clock = world.processes.clockOf(name);
    const { uid = "" } = fault.metadata;
    if (!isResumed) occasions.next();
    clock.pause(uid);
    return { end: () => clock.resume(uid) };
  },
};

export const secondLeader: FaultEffect = {
  targets,
  begin(context) {
    const { fault, world, occasions, isResumed } = context;
    const { uid = "" } = fault.metadata;
    const name = named(context);
    if (name === undefined) return ofNobody;
    if (!isResumed) occasions.next();
    world.processes.startDouble(name, uid);
    return { end: () => world.processes.stopDouble(uid) };
  },
};

/** Those that heed the time of day: the others of every cluster go by how long something takes. */
const heedful = ["kube-controller-manager", "kube-scheduler"] as const;

export const clockJump: FaultEffect = {
  targets: ({ spec: { target } }) => (target?.process === undefined ? heedful : [target.process]),
  obstacle: (fault, world) =>
    fault.spec.target?.process === undefined ? undefined : obstacle(fault, world),
  begin(context) {
    const { fault, world, occasions, isResumed } = context;
    const { uid = "" } = fault.metadata;
    const name = named(context);
    if (fault.spec.target?.process !== undefined && name === undefined) return ofNobody;
    if (!isResumed) occasions.next();
    const jump = (byMs: number) => {
      for (const each of name === undefined ? heedful : [name]) {
        world.processes.clockOf(each).jump(uid, byMs);
      }
    };
    jump(delayMsOf(fault.spec));
    return { end: () => jump(0) };
  },
};
