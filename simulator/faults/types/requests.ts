/** Requests that go wrong. */
import type { Fault } from "../../../api/sim/fault.ts";
import { reasonOfCode, StatusError, statusReasons } from "../../../api/status.ts";
import type { FaultEffect } from "../fault-effect.ts";
import { serverUnavailable } from "../faulty-handler.ts";
import { isOfTarget, isStruck, struckOf } from "../matching.ts";
import { pass } from "../verdicts.ts";

const targets: FaultEffect["targets"] = ({ spec }, world) => struckOf(spec.target, world);

export const apiError: FaultEffect = {
  targets,
  begin({ fault, occasions }) {
    const error = errorOf(fault);
    return {
      request(message) {
        if (!isOfTarget(message, fault.spec.target) || occasions.next() === undefined) return pass;
        return { do: "refuse", error, committed: false };
      },
    };
  },
};

/** What a fault says is answered: an internal error that names it, unless it says otherwise. */
function errorOf({ metadata, spec: { error = {} } }: Fault): StatusError {
  const { code, message = `Internal error occurred: fault ${metadata.name}` } = error;
  const known = statusReasons.find((each) => each === error.reason);
  const reason = known ?? (code === undefined ? undefined : reasonOfCode(code)) ?? "InternalError";
  return new StatusError(reason, message, undefined, code === undefined ? {} : { code });
}

export const apiUnavailable: FaultEffect = {
  targets,
  begin({ fault: { spec }, world, occasions }) {
    for (const stream of world.streams.all()) {
      if (isStruck(stream.to, spec.target)) stream.end();
    }
    return {
      request(message) {
        if (!isStruck(message.from, spec.target) || occasions.next() === undefined) return pass;
        return { do: "refuse", error: serverUnavailable(), committed: false };
      },
    };
  },
};
