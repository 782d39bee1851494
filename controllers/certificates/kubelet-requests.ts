import type { CertificateRequest } from "../../api/certificates/pkcs10.ts";

/** Why a request is not that of a kubelet, as client or as server; nothing where it is. */
export type KubeletRule = (
  asked: CertificateRequest,
  usages: readonly string[],
) => string | undefined;

/** Source: pkg/apis/certificates helpers.go ValidateKubeletClientCSR 1.36. */
export const kubeletClientProblem: KubeletRule = ({ subject, alternativeNames: names }, usages) =>
  organizationProblem(subject) ??
  (names.dnsNames.length > 0 ? notAllowed("DNS") : undefined) ??
  (names.emailAddresses.length > 0 ? notAllowed("Email") : undefined) ??
  (names.ipAddresses.length > 0 ? notAllowed("IP") : undefined) ??
  (names.uris.length > 0 ? notAllowed("URI") : undefined) ??
  commonNameProblem(subject) ??
  usagesProblem("client auth", usages);

/** Source: pkg/apis/certificates helpers.go ValidateKubeletServingCSR 1.36. */
export const kubeletServingProblem: KubeletRule = ({ subject, alternativeNames: names }, usages) =>
  organizationProblem(subject) ??
  (names.dnsNames.length + names.ipAddresses.length === 0
    ? "DNS or IP subjectAltName is required"
    : undefined) ??
  (names.emailAddresses.length > 0 ? notAllowed("Email") : undefined) ??
  (names.uris.length > 0 ? notAllowed("URI") : undefined) ??
  usagesProblem("server auth", usages) ??
  commonNameProblem(subject);

type Subject = CertificateRequest["subject"];

const organizationProblem = ({ organization }: Subject) =>
  organization.length === 1 && organization[0] === "system:nodes"
    ? undefined
    : "subject organization is not system:nodes";

/** Of several common names the last counts, as Go reads them. */
export const commonNameOf = ({ commonName }: Subject): string => commonName.at(-1) ?? "";

const commonNameProblem = (subject: Subject) =>
  commonNameOf(subject).startsWith("system:node:")
    ? undefined
    : "subject common name does not begin with system:node:";

const notAllowed = (kind: string) => `${kind} subjectAltNames are not allowed`;

/** Only keys that encrypt, those of RSA, need the one that may be left out. */
function usagesProblem(purpose: string, usages: readonly string[]): string | undefined {
  const wanted = ["digital signature", "key encipherment", purpose].sort();
  const isAsked = (usage: string) => usages.includes(usage);
  const isWhole = wanted.every((usage) => usage === "key encipherment" || isAsked(usage));
  const isMore = usages.some((usage) => !wanted.includes(usage));
  return isWhole && !isMore ? undefined : `usages did not match [${wanted.join(" ")}]`;
}
