/** Requests that go wrong. */
import { isObject } from "../../../api/json.ts";
import type { Fault } from "../../../api/sim/fault.ts";
import { conflict, reasonOfCode, StatusError, statusReasons } from "../../../api/status.ts";
import { drawDelayMs } from "../draw.ts";
import type { FaultEffect } from "../fault-effect.ts";
import { serverUnavailable } from "../faulty-handler.ts";
import { isOfTarget, isStruck, struckOf } from "../matching.ts";
import { isWriting, pass, type RequestMessage } from "../verdicts.ts";

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

export const apiLatency: FaultEffect = {
  targets,
  begin: ({ fault: { spec }, occasions }) => ({
    delayMs(message) {
      if (!isOfTarget(message, spec.target)) return 0;
      const occasion = occasions.next();
      return occasion === undefined ? 0 : drawDelayMs(spec, occasion);
    },
  }),
};

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

export const conflictStorm: FaultEffect = {
  targets,
  begin: ({ fault: { spec }, occasions }) => ({
    request(message) {
      const { verb, request } = message;
      if ((verb !== "update" && verb !== "patch") || !isOfTarget(message, spec.target)) return pass;
      if (occasions.next() === undefined) return pass;
      const error = conflict({ ...request.resource, kind: "" }, nameOf(message));
      return { do: "refuse", error, committed: false };
    },
  }),
};

/** The name that a request has, or else the object that it sends. */
function nameOf({ request: { name, body } }: RequestMessage): string {
  if (name !== undefined) return name;
  const metadata = isObject(body) ? body.metadata : undefined;
  return isObject(metadata) ? String(metadata.name ?? "") : "";
}

/** Source: apiserver/pkg/endpoints/handlers/finisher 1.36. */
const outOfTime = () =>
  new StatusError(
    "Timeout",
    "Timeout: request did not complete within requested timeout - context deadline exceeded",
  );

export const timeoutAfterCommit: FaultEffect = {
  targets,
  begin: ({ fault: { spec }, occasions }) => ({
    request(message) {
      if (!isWriting(message) || !isOfTarget(message, spec.target)) return pass;
      if (occasions.next() === undefined) return pass;
      return { do: "refuse", error: outOfTime(), committed: true };
    },
  }),
};
