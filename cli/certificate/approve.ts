/** `kubesim certificate approve`: lets a certificate be signed. */
import { decisionCommand } from "./decide.ts";

export const command = decisionCommand({
  verb: "approve",
  summary: "Approve requests for certificates",
  type: "Approved",
  reason: "KubectlApprove",
});
