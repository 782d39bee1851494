/** CertificateSigningRequests. Source: kubectl 1.36, pkg/describe. */
import { type CertificateRequest, parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
import { formatDuration } from "../../api/columns.ts";
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { metadataOf, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, nameLines, optionalLine, selectorText, timeText } from "./lines.ts";

export const describeCertificateRequest: Describer = async ({ object, eventLines }) => [
  ...requestLines(object),
  ...(await eventLines()),
];

function requestLines(object: JsonObject): Lines {
  const metadata = metadataOf(object);
  const spec = part(object, "spec");
  const { expirationSeconds } = spec;
  const parsed = parseCertificateRequest(textAt(spec, "request"));
  if (typeof parsed === "string") throw new Failure(`Error parsing CSR: ${parsed}`);
  return [
    ...nameLines(object, false),
    `Labels:\t${selectorText(part(metadata, "labels"))}`,
    `Annotations:\t${selectorText(part(metadata, "annotations"))}`,
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    `Requesting User:\t${textAt(spec, "username")}`,
    ...optionalLine("Signer", spec.signerName),
    ...(typeof expirationSeconds === "number"
      ? [`Requested Duration:\t${formatDuration(expirationSeconds * 1000)}`]
      : []),
    `Status:\t${outcomeOf(part(object, "status"))}`,
    ...subjectLines(parsed),
    ...alternativeLines(parsed),
  ];
}

/** `Approved,Issued` */
function outcomeOf(status: JsonObject): string {
  const types = parts(status, "conditions").map(({ type }) => type);
  const decision = ["Denied", "Approved"].find((type) => types.includes(type)) ?? "Pending";
  const failed = types.includes("Failed") ? ",Failed" : "";
  return `${decision}${failed}${textAt(status, "certificate") === "" ? "" : ",Issued"}`;
}

function subjectLines({ subject }: CertificateRequest): Lines {
  return [
    "Subject:",
    `\tCommon Name:\t${subject.commonName.at(-1) ?? ""}`,
    `\tSerial Number:\t${subject.serialNumber.at(-1) ?? ""}`,
    ...listLines("Organization", subject.organization),
    ...listLines("Organizational Unit", subject.organizationalUnit),
    ...listLines("Country", subject.country),
    ...listLines("Locality", subject.locality),
    ...listLines("Province", subject.province),
    ...listLines("StreetAddress", subject.streetAddress),
    ...listLines("PostalCode", subject.postalCode),
  ];
}

function alternativeLines({ alternativeNames }: CertificateRequest): Lines {
  const { dnsNames, emailAddresses, uris, ipAddresses } = alternativeNames;
  const lines = [
    ...listLines("DNS Names", dnsNames),
    ...listLines("Email Addresses", emailAddresses),
    ...listLines("URIs", uris),
    ...listLines("IP Addresses", ipAddresses),
  ];
  return lines.length === 0 ? [] : ["Subject Alternative Names:", ...lines];
}

const listLines = (title: string, [first, ...others]: readonly string[]): Lines =>
  first === undefined ? [] : [`\t${title}:\t${first}`, ...others.map((each) => `\t\t${each}`)];
