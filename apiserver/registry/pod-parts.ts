/** The subresources through which parts of a pod change that are fixed otherwise. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { prepareForEphemeralContainers, prepareForResize } from "../../api/core/pod/strategy.ts";
import { validateEphemeralContainersUpdate } from "../../api/core/pod/validation/ephemeral.ts";
import { validatePodResize } from "../../api/core/pod/validation/resize.ts";
import { validatePod } from "../../api/core/pod/validation/validate.ts";
import type { ApiResponse } from "../../api/request.ts";
import { appliedTo } from "./apply.ts";
import { type Call, respond, storedObject } from "./context.ts";
import { intakeUpdate } from "./intake.ts";
import { patchedObject } from "./patch.ts";
import { checkNames, type Part, replacePart } from "./update.ts";

export const ephemeralContainers = handlersOf({
  prepare: prepareForEphemeralContainers,
  validate: (next, stored) => [
    ...validatePod(next),
    ...validateEphemeralContainersUpdate(next, stored),
  ],
});

export const resize = handlersOf({
  prepare: prepareForResize,
  validate: (next, stored) => [...validatePod(next), ...validatePodResize(next, stored)],
});

function handlersOf(part: Part<Pod>) {
  return {
    get: (call: Call): ApiResponse => respond(call, 200, storedObject(call)),
    update(call: Call): ApiResponse {
      const stored = storedPod(call);
      // The resource is pods.
      const next = intakeUpdate(call, call.request.body, stored) as Pod;
      checkNames(call, next);
      return replacePart(call, { next, stored }, part);
    },
    patch(call: Call): ApiResponse {
      const stored = storedPod(call);
      const { next, owners } =
        call.request.patchType === "apply"
          ? appliedTo(call, stored)
          : { next: patchedObject(call, stored) };
      // The resource is pods.
      return replacePart(call, { next: next as Pod, stored, owners }, part);
    },
  };
}

// The resource is pods.
const storedPod = (call: Call) => storedObject(call) as Pod;
