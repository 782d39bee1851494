/**
 * Whether a resource in a group of Kubernetes' own is approved.
 * Source: apiextensions-apiserver apihelpers, GetAPIApprovalState 1.36, and KEP-2335.
 */

export const approvalAnnotation = "api-approved.kubernetes.io";

const needed = `protected groups must have approval annotation ${JSON.stringify(approvalAnnotation)}`;
const seeAlso = "see https://github.com/kubernetes/enhancements/pull/1111";

/** Whether a group is one of those that Kubernetes keeps for itself. */
export const isProtected = (group: string): boolean =>
  ["k8s.io", "kubernetes.io"].some((domain) => group === domain || group.endsWith(`.${domain}`));

export interface Approval {
  readonly state: "Missing" | "Unapproved" | "Approved" | "Invalid";
  readonly message: string;
}

/** What the annotation says, and how it is told. */
export function approvalOf(annotations: Readonly<Record<string, string>> = {}): Approval {
  const said = annotations[approvalAnnotation] ?? "";
  if (said === "") return { state: "Missing", message: `${needed}, ${seeAlso}` };
  if (said.startsWith("unapproved")) {
    return { state: "Unapproved", message: `not approved: ${JSON.stringify(said)}` };
  }
  if (hasHost.test(said)) return { state: "Approved", message: `approved in ${said}` };
  const message = `${needed} with either a URL or a reason starting with "unapproved", ${seeAlso}`;
  return { state: "Invalid", message };
}

const hasHost = /^[a-zA-Z][-+.a-zA-Z0-9]*:\/\/[^/?#\s]+([/?#]\S*)?$/;
