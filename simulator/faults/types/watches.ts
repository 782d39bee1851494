/** Watches that go wrong. */
import type { ResourceRef } from "../../../api/request.ts";
import type { FaultTarget } from "../../../api/sim/fault-spec.ts";
import { StatusError } from "../../../api/status.ts";
import { delayMsOf, drawDelayMs } from "../draw.ts";
import type { FaultContext, FaultEffect } from "../fault-effect.ts";
import { isOfResource, isStruck, struckOf } from "../matching.ts";
import { type Effects, type Party, pass } from "../verdicts.ts";

const targets: FaultEffect["targets"] = ({ spec }, world) => struckOf(spec.target, world);

interface Stream {
  readonly to: Party;
  readonly resource: ResourceRef;
}

const isOf = ({ to, resource }: Stream, target: FaultTarget = {}) =>
  isStruck(to, target) &&
  isOfResource(resource, target) &&
  (target.controller === undefined || to.controller === target.controller);

const obstacle: FaultEffect["obstacle"] = ({ spec }, { controllers }) => {
  const { controller } = spec.target ?? {};
  if (controller === undefined || controllers.has(controller)) return undefined;
  return `no controller ${controller} is running`;
};

/** Where one controller is to see what others do not, it needs caches of its own. */
function separately({ fault, world }: FaultContext, effects: Effects): Effects {
  const { controller } = fault.spec.target ?? {};
  if (controller === undefined) return effects;
  world.controllers.separate(controller);
  return {
    ...effects,
    end(...how) {
      world.controllers.rejoin(controller);
      effects.end?.(...how);
    },
  };
}

/** Ends watches: those that are open when it begins, and each in place of an event. */
const ending = (error?: () => StatusError): FaultEffect => ({
  targets,
  begin({ fault: { spec }, world, occasions, isResumed }) {
    if (!isResumed) {
      for (const stream of world.streams.all()) {
        if (isOf(stream, spec.target) && occasions.next() !== undefined) stream.end(error?.());
      }
    }
    // What happens in the very instant is not its affair where it only strikes once.
    if (spec.duration === undefined) return {};
    return {
      event(message) {
        if (!isOf(message, spec.target) || occasions.next() === undefined) return pass;
        return error === undefined ? { do: "end" } : { do: "end", error: error() };
      },
    };
  },
});

export const watchDrop = ending();

/** Source: storage/etcd3/errors.go 1.36. */
export const watchCompacted = ending(
  () => new StatusError("Expired", "The resourceVersion for the provided watch is too old."),
);

export const watchDelay: FaultEffect = {
  targets,
  obstacle,
  begin(context) {
    const { fault, occasions } = context;
    const { spec } = fault;
    return separately(context, {
      event(message) {
        const occasion = isOf(message, spec.target) ? occasions.next() : undefined;
        if (occasion === undefined) return pass;
        return { do: "delay", delayMs: drawDelayMs(spec, occasion) };
      },
    });
  },
};

export const staleCache: FaultEffect = {
  targets,
  obstacle,
  begin(context) {
    const { fault, world, occasions } = context;
    const { spec } = fault;
    const delayMs = delayMsOf(spec);
    const { clock, log } = world;
    let held = new Set<() => void>();
    return separately(context, {
      event(message) {
        if (!isOf(message, spec.target) || occasions.next() === undefined) return pass;
        const writtenMs = log.timeOf(message.event.revision) ?? clock.now();
        return {
          do: "hold",
          until(release) {
            held.add(release);
            clock.setTimer(writtenMs + delayMs - clock.now(), () => {
              if (held.delete(release)) release();
            });
          },
        };
      },
      staleMs({ from, request: { resource } }) {
        return isOf({ to: from, resource }, spec.target) ? delayMs : 0;
      },
      end() {
        const late = held;
        held = new Set();
        for (const release of late) release();
      },
    });
  },
};
