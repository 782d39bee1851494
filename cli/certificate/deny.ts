/** `kubesim certificate deny`: keeps a certificate from being signed. */
import { decisionCommand } from "./decide.ts";

export const command = decisionCommand({
  verb: "deny",
  summary: "Deny requests for certificates",
  type: "Denied",
  reason: "KubectlDeny",
});
