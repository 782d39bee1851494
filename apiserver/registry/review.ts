import { invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import { badRequest } from "../../api/status.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { type Call, methodNotAllowed } from "./context.ts";
import { intakeNew } from "./intake.ts";
import type { Reviewer } from "./resource-table.ts";
import { unknownPath } from "./resource-table.ts";

/**
 * POST of a question: the answer is the same object with what was found in its status. It needs no
 * name, and a dry run asks as well.
 */
export function reviewObject(call: Call, review: Reviewer): ApiResponse {
  const { request, resource, warnings } = call;
  const { verb, namespace, subresource } = request;
  if (subresource !== undefined) throw unknownPath();
  const { namespaced, strategy } = resource.definition;
  if (verb !== "create" || (namespaced && namespace === undefined)) throw methodNotAllowed();
  const sent = intakeNew(call, request.body);
  const { namespace: own = namespace, name = "" } = sent.metadata;
  if (own !== namespace) {
    throw badRequest(
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  }
  const part = { verb: "create", kind: resource.definition } as const;
  const asked = mutatePart(call, { ...part, object: sent });
  const errors = strategy.validate?.(asked) ?? [];
  if (errors.length > 0) throw invalidObject(resource.definition, name, errors);
  const placed = namespaced ? { ...asked, metadata: { ...asked.metadata, namespace: own } } : asked;
  const admit = () => reviewPart(call, { ...part, object: placed });
  return { code: 201, body: review(placed, request, admit), warnings };
}
