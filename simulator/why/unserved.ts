/** Why objects wait that nobody in the cluster acts on, or that people decide on. */
import {
  type CertificateSigningRequest,
  hasCondition,
} from "../../api/certificates/certificate-signing-request.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { type Finding, finding } from "./known.ts";
import { because, conditionOf } from "./words.ts";

export function certificateFindings(request: CertificateSigningRequest): readonly Finding[] {
  const { metadata, spec, status } = request;
  if ((status.certificate ?? "") !== "") return [];
  const decided = (type: string, text: string) => {
    const condition = conditionOf(status.conditions, type);
    return condition && [finding("NotAsWanted", text, reasonsOf(because(condition)))];
  };
  const refused =
    decided("Denied", "It was denied.") ?? decided("Failed", "Its signer did not sign it.");
  if (refused !== undefined) return refused;
  if (!hasCondition(request, "Approved")) {
    const commands = `\`kubectl certificate approve ${metadata.name}\`, or \`deny\`, does that`;
    return [finding("Pending", "It waits until somebody approves or denies it.", [commands])];
  }
  return [finding("Pending", "It is approved, and not signed.", [signerText(spec.signerName)])];
}

const reasonsOf = (told: string): readonly string[] => (told === "" ? [] : [told]);

const signerText = (name: string) =>
  name.startsWith("kubernetes.io/")
    ? `${name} signs where the cluster has an authority (\`kubesim up --tls\`), and only what is ` +
      "signed by the key that it names"
    : `nobody in the cluster is ${name}; one that runs beside it can sign`;

export function resourceClaimFindings({ status }: ResourceClaim): readonly Finding[] {
  if (status.allocation !== undefined) return [];
  const reason =
    "the scheduler allocates devices of ResourceSlices once a pod that uses the claim is placed";
  return [finding("Pending", "No device is allocated.", [reason])];
}
