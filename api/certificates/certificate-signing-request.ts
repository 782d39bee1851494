import * as z from "zod";
import type { UserInfo } from "../authentication/user-info.ts";
import { ageColumn, formatDuration, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  bytes,
  int32,
  list,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
  timeOrNull,
} from "../schema.ts";
import { withDecisions, withTimes } from "./conditions.ts";
import {
  validateCertificateSigningRequest,
  validateRequestStatusUpdate,
  validateRequestUpdate,
} from "./validate.ts";

const CertificateSigningRequestSpec = struct(
  "certificates.v1.CertificateSigningRequestSpec",
  "Who asks for what certificate.",
  {
    request: mandatory(bytes("A request of PKCS #10, in PEM.")),
    signerName: mandatory(text("Who is to sign, such as kubernetes.io/kube-apiserver-client.")),
    expirationSeconds: int32("How long the certificate shall be valid; 600 at least."),
    usages: list("What the key is for.", textItem, { type: "atomic" }),
    username: text("Who made the request. Set by the server."),
    uid: text("The uid of who made it. Set by the server."),
    groups: list("The groups of who made it. Set by the server.", textItem, { type: "atomic" }),
    extra: map("What else is known of who made it. Set by the server.", z.array(z.string())),
  },
);

const CertificateSigningRequestCondition = struct(
  "certificates.v1.CertificateSigningRequestCondition",
  "One thing that was decided on a request.",
  {
    type: mandatory(text("Approved, Denied or Failed.")),
    status: mandatory(text("Whether it holds; always True for those three.")),
    reason: text("Why, as one word in CamelCase."),
    message: text("Why, for people."),
    lastUpdateTime: timeOrNull("When it was last written."),
    lastTransitionTime: timeOrNull("When the status last changed."),
  },
);
export type CertificateSigningRequestCondition = ObjectOf<
  typeof CertificateSigningRequestCondition
>;

const CertificateSigningRequestStatus = struct(
  "certificates.v1.CertificateSigningRequestStatus",
  "What became of the request.",
  {
    conditions: list("What was decided.", CertificateSigningRequestCondition, {
      type: "map",
      keys: ["type"],
    }),
    certificate: bytes("The certificate and those that lead to its signer, in PEM."),
  },
);

const schema = struct(
  "certificates.v1.CertificateSigningRequest",
  "Asks a signer for a certificate, if somebody approves.",
  {
    ...objectFields,
    spec: mandatory(ref("Who asks for what.", CertificateSigningRequestSpec)),
    status: present(ref("What became of it.", CertificateSigningRequestStatus)),
  },
);

export type CertificateSigningRequest = ObjectOf<typeof schema>;

/** What a request says of who made it; what is empty is left out. */
function shownOf({ username, uid = "", groups = [], extra = {} }: UserInfo) {
  return {
    ...(username !== undefined && { username }),
    ...(uid !== "" && { uid }),
    ...(groups.length > 0 && { groups }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

/** Whether the request has a condition of the type. */
export const hasCondition = ({ status }: CertificateSigningRequest, type: string): boolean =>
  status.conditions?.some((each) => each.type === type) === true;

/** Asks for a certificate. Source: certificates.k8s.io/v1 CertificateSigningRequest 1.36. */
export const CertificateSigningRequest = defineResource("certificates.k8s.io/v1", schema, {
  kind: "CertificateSigningRequest",
  plural: "certificatesigningrequests",
  shortNames: ["csr"],
  namespaced: false,
  nameFormat: "path",
  hasStatus: true,
  selectableFields: { "spec.signerName": ({ spec }) => spec.signerName },
  strategy: {
    madeBy: (object, creator) => {
      const { username: _, uid: __, groups: ___, extra: ____, ...spec } = object.spec;
      return { ...object, spec: { ...spec, ...shownOf(creator) } };
    },
    prepareForUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    prepareForStatusUpdate: (next, stored, nowMs) =>
      withTimes(withDecisions({ ...next, spec: stored.spec }, stored), stored, nowMs),
    validateCreate: validateCertificateSigningRequest,
    validateUpdate: validateRequestUpdate,
    validateStatusUpdate: validateRequestStatusUpdate,
  },
  columns: [
    nameColumn,
    ageColumn,
    {
      name: "SignerName",
      type: "string",
      description: "Who is to sign.",
      value: ({ spec }) => (spec.signerName === "" ? "<none>" : spec.signerName),
    },
    {
      name: "Requestor",
      type: "string",
      description: "Who made the request.",
      value: ({ spec }) => spec.username ?? "",
    },
    {
      name: "RequestedDuration",
      type: "string",
      description: "How long the certificate shall be valid.",
      value: ({ spec }) =>
        spec.expirationSeconds === undefined
          ? "<none>"
          : formatDuration(spec.expirationSeconds * 1000),
    },
    {
      name: "Condition",
      type: "string",
      description: "What became of it.",
      value: outcomeOf,
    },
  ],
});

/** `Approved,Issued` */
function outcomeOf(object: CertificateSigningRequest): string {
  const decision = ["Denied", "Approved"].find((type) => hasCondition(object, type)) ?? "Pending";
  const failed = hasCondition(object, "Failed") ? ",Failed" : "";
  return `${decision}${failed}${(object.status.certificate ?? "") === "" ? "" : ",Issued"}`;
}
