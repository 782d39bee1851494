import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodCondition } from "../../api/core/pod/status.ts";
import { Eviction, evictionNames } from "../../api/policy/eviction.ts";
import type { ApiResponse } from "../../api/request.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { type AskedDeletion, deletionOptions } from "../delete-options.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { withCondition } from "./binding.ts";
import { type Call, storedObject } from "./context.ts";
import { checkPreconditions, deleteObject } from "./delete.ts";
import { spendBudget } from "./disruption-budget.ts";
import { decodeAs } from "./intake.ts";
import { success } from "./success.ts";
import { changeStored } from "./update.ts";

const structure = structureOf(Eviction);
const kind = { ...evictionNames, structure };

/** Deletes a pod for a client that asks nicely, if the budget that guards it has some left. */
export function evictPod(call: Call): ApiResponse {
  const { body, name } = call.request;
  // Decoding along the structure of the kind yields an object of the kind.
  const sent = decodeAs(call, evictionNames, structure, body) as Eviction;
  const eviction = mutatePart(call, { verb: "create", kind, object: sent });
  if (eviction.metadata.name !== name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  reviewPart(call, { verb: "create", kind, object: eviction });
  const asked: AskedDeletion = eviction.deleteOptions ?? {};
  const { preconditions } = asked;
  const dryRun = call.options.dryRun === true || (asked.dryRun ?? []).length > 0;
  const evicting: Call = {
    ...call,
    options: { ...call.options, preconditions, dryRun },
    isAdmitted: true,
  };
  const stored = storedObject(evicting);
  // The resource is pods. The budget is asked first, and pays for a pod that is another by now, or
  // whose deletion is asked for in a way that there is not.
  spendBudget(evicting, stored as Pod);
  if (!dryRun) {
    checkPreconditions(evicting, stored);
    changeStored(evicting, (pod) => disrupted(call, pod as Pod));
  }
  const options = { ...call.options, ...deletionOptions(asked), dryRun };
  deleteObject({
    ...evicting,
    // Where something was just said on it the pod is another.
    options: dryRun ? options : { ...options, preconditions: undefined },
    request: { ...call.request, verb: "delete", subresource: undefined },
  });
  return success(201, call);
}

/** Says on the pod why it goes. Source: pkg/registry/core/pod/storage/eviction.go 1.36. */
function disrupted({ registry }: Call, pod: Pod): Pod {
  const { generation } = pod.metadata;
  const condition: PodCondition = {
    type: "DisruptionTarget",
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(registry.clock.now()),
    reason: "EvictionByEvictionAPI",
    message: "Eviction API: evicting",
  };
  const conditions = withCondition(pod.status.conditions, condition);
  return { ...pod, status: { ...pod.status, conditions } };
}
