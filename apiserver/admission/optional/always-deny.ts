import { forbidden } from "../../../api/status.ts";
import type { AdmissionPlugin } from "../plugin.ts";

/** They set a cluster up before anybody uses it. */
const builders: ReadonlySet<string> = new Set(["kube-apiserver", "kube-addon-manager"]);

/** Nothing may be written by anybody, nodes included. Source: plugin/pkg/admission/deny 1.36. */
export const alwaysDeny: AdmissionPlugin = {
  name: "AlwaysDeny",
  validate({ definition, name, actor }) {
    if (builders.has(actor)) return;
    throw forbidden(definition, name, "admission control is denying all modifications");
  },
};
