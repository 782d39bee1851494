/** The `approval` of requests for certificates: what is decided on them. */
import { withTimes } from "../../api/certificates/conditions.ts";
import { validateApprovalUpdate } from "../../api/certificates/validate.ts";
import type { ApiResponse } from "../../api/request.ts";
import { appliedTo } from "./apply.ts";
import { type Call, respond, storedObject } from "./context.ts";
import { intakeUpdate } from "./intake.ts";
import { patchedObject } from "./patch.ts";
import { checkNames, type Part, replacePart } from "./update.ts";

type CertificateSigningRequest = Parameters<typeof withTimes>[0];

export const approval = {
  get: (call: Call): ApiResponse => respond(call, 200, storedObject(call)),
  update(call: Call): ApiResponse {
    const stored = storedRequest(call);
    // The resource is requests.
    const next = intakeUpdate(call, call.request.body, stored) as CertificateSigningRequest;
    checkNames(call, next);
    return replacePart(call, { next, stored }, partAt(call));
  },
  patch(call: Call): ApiResponse {
    const stored = storedRequest(call);
    const { next, owners } =
      call.request.patchType === "apply"
        ? appliedTo(call, stored)
        : { next: patchedObject(call, stored), owners: undefined };
    // The resource is requests.
    const request = next as CertificateSigningRequest;
    return replacePart(call, { next: request, stored, owners }, partAt(call));
  },
};

// The resource is requests.
const storedRequest = (call: Call) => storedObject(call) as CertificateSigningRequest;

/** Only conditions are decided on; the server says when, where the writer does not. */
function partAt({ registry }: Call): Part<CertificateSigningRequest> {
  return {
    prepare(next, stored) {
      const { conditions } = next.status;
      const { certificate } = stored.status;
      const status = {
        ...(conditions === undefined ? {} : { conditions }),
        ...(certificate === undefined ? {} : { certificate }),
      };
      return withTimes({ ...next, spec: stored.spec, status }, stored, registry.clock.now());
    },
    validate: validateApprovalUpdate,
  };
}
