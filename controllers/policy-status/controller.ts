import { ValidatingAdmissionPolicy } from "../../api/admissionregistration/validating-policy.ts";
import { type Controller, nothing, watch } from "../../client/controller.ts";
import { planStatus } from "./plan.ts";

/** Says on policies what may be wrong with their expressions. */
export const validatingAdmissionPolicyStatusController: Controller = {
  name: "validatingadmissionpolicy-status",
  watches: [watch(ValidatingAdmissionPolicy, { keys: ({ metadata }) => [metadata.name ?? ""] })],
  reconcile(name, view) {
    const policy = view.get(ValidatingAdmissionPolicy, undefined, name);
    return policy === undefined ? nothing : { actions: planStatus(policy) };
  },
};
