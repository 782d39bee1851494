/** What must hold for requests. Source: pkg/apis/certificates/validation 1.36. */
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
  tooLong,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import { labelNameProblems, subdomainProblems } from "../validation/names.ts";
import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition,
} from "./certificate-signing-request.ts";
import { decisions } from "./conditions.ts";
import { parseCertificateRequest } from "./pkcs10.ts";
import { certificateProblem } from "./x509.ts";

const usages = [
  "signing",
  "digital signature",
  "content commitment",
  "key encipherment",
  "key agreement",
  "data encipherment",
  "cert sign",
  "crl sign",
  "encipher only",
  "decipher only",
  "any",
  "server auth",
  "client auth",
  "code signing",
  "email protection",
  "s/mime",
  "ipsec end system",
  "ipsec tunnel",
  "ipsec user",
  "timestamping",
  "ocsp signing",
  "microsoft sgc",
  "netscape sgc",
];
const legacySigner = "kubernetes.io/legacy-unknown";
const secondsMin = 600;

export function validateCertificateSigningRequest({
  spec,
  status,
}: CertificateSigningRequest): FieldError[] {
  const { request, signerName, expirationSeconds } = spec;
  const errors: FieldError[] = [];
  const parsed = parseCertificateRequest(request);
  if (typeof parsed === "string") errors.push(invalid("spec.request", request, parsed));
  errors.push(...validateUsages(spec.usages ?? []));
  const path = "spec.signerName";
  if (signerName === legacySigner) {
    const why = "the legacy signerName is not allowed via this API version";
    errors.push(invalid(path, signerName, why));
  } else errors.push(...validateSignerName(signerName, path));
  if (expirationSeconds !== undefined && expirationSeconds < secondsMin) {
    const why = "may not specify a duration less than 600 seconds (10 minutes)";
    errors.push(invalid("spec.expirationSeconds", expirationSeconds, why));
  }
  return [...errors, ...validateConditions(status.conditions ?? [])];
}

function validateUsages(given: readonly string[]): FieldError[] {
  if (given.length === 0) return [required("spec.usages")];
  const at = (index: number) => `spec.usages[${index}]`;
  return [
    ...given.flatMap((usage, index) =>
      usages.includes(usage) ? [] : [notSupported(at(index), usage, usages)],
    ),
    ...given.flatMap((usage, index) =>
      given.indexOf(usage) < index ? [duplicate(at(index), usage)] : [],
    ),
  ];
}

const domainLengthMax = 253;

/** Source: core/validation ValidateSignerName 1.36. */
function validateSignerName(name: string, path: string): FieldError[] {
  if (name === "") return [required(path)];
  const [domain = "", rest, ...more] = name.split("/");
  if (rest === undefined || more.length > 0) {
    const why = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    return [invalid(path, name, why)];
  }
  const labels = domain.split(".");
  return [
    ...(domain.length > domainLengthMax ? [tooLong(path, domainLengthMax)] : []),
    ...firstProblems(domain, labelNameProblems, path),
    ...(labels.length < 2
      ? [invalid(path, domain, "should be a domain with at least two segments separated by dots")]
      : []),
    ...firstProblems(rest, subdomainProblems, path),
  ];
}

/** What is wrong with the first label that something is wrong with. */
function firstProblems(
  segment: string,
  problemsOf: (label: string) => readonly string[],
  path: string,
): FieldError[] {
  for (const label of segment.split(".")) {
    const problems = problemsOf(label);
    if (problems.length === 0) continue;
    const told = `validating label ${JSON.stringify(label)}`;
    return problems.map((why) => invalid(path, segment, `${told}: ${why}`));
  }
  return [];
}

type Conditions = readonly CertificateSigningRequestCondition[];

function validateConditions(conditions: Conditions): FieldError[] {
  return conditions.flatMap(({ type, status }, index) => {
    const path = `status.conditions[${index}]`;
    const before = conditions.slice(0, index).map((each) => each.type);
    const isFinal = [...decisions, "Failed"].includes(type);
    const allowed = isFinal ? ["True"] : ["False", "True", "Unknown"];
    const clash =
      decisions.includes(type) && decisions.some((each) => each !== type && before.includes(each));
    return [
      ...(type === "" ? [required(`${path}.type`)] : []),
      ...(status === ""
        ? [required(`${path}.status`)]
        : allowed.includes(status)
          ? []
          : [notSupported(`${path}.status`, status, allowed)]),
      ...(clash
        ? [invalid(`${path}.type`, type, "Approved and Denied conditions are mutually exclusive")]
        : []),
      ...(before.includes(type) ? [duplicate(`${path}.type`, type)] : []),
    ];
  });
}

/** Whatever is there already may stay, and once it is wrong may be something else. */
function validateCertificate(certificate: string, before: string): FieldError[] {
  if (certificate === before || certificateProblem(before) !== undefined) return [];
  const problem = certificateProblem(certificate);
  return problem === undefined
    ? []
    : [invalid("status.certificate", "<certificate data>", problem)];
}

/** What may be written by way of the object, its status or its approval. */
interface Allowed {
  readonly decisions?: boolean;
  readonly certificate?: boolean;
}

function validateChange(
  next: CertificateSigningRequest,
  stored: CertificateSigningRequest,
  allowed: Allowed,
): FieldError[] {
  const path = "status.conditions";
  const of = ({ status }: CertificateSigningRequest, type: string) =>
    (status.conditions ?? []).filter((each) => each.type === type);
  const errors = [
    ...validateConditions(next.status.conditions ?? []),
    ...validateCertificate(next.status.certificate ?? "", stored.status.certificate ?? ""),
  ];
  for (const type of [...decisions, "Failed"]) {
    if (of(next, type).length >= of(stored, type).length) continue;
    const why = `updates may not remove a condition of type ${JSON.stringify(type)}`;
    errors.push(forbiddenField(path, why));
  }
  for (const type of allowed.decisions === true ? [] : decisions) {
    const [after, before] = [of(next, type), of(stored, type)];
    if (after.length < before.length || equalJson(after, before)) continue;
    const verb = after.length > before.length ? "add" : "modify";
    const why = `updates may not ${verb} a condition of type ${JSON.stringify(type)}`;
    errors.push(forbiddenField(path, why));
  }
  const before = stored.status.certificate ?? "";
  if ((next.status.certificate ?? "") === before) return errors;
  const at = "status.certificate";
  if (allowed.certificate !== true) {
    errors.push(forbiddenField(at, "updates may not set certificate content"));
  } else if (before !== "") {
    errors.push(forbiddenField(at, "updates may not modify existing certificate content"));
  }
  return errors;
}

type Change = (next: CertificateSigningRequest, stored: CertificateSigningRequest) => FieldError[];

export const validateRequestUpdate: Change = (next, stored) => validateChange(next, stored, {});
export const validateRequestStatusUpdate: Change = (next, stored) =>
  validateChange(next, stored, { certificate: true });
export const validateApprovalUpdate: Change = (next, stored) =>
  validateChange(next, stored, { decisions: true });
