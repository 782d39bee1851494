import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { findingsOf } from "./kinds.ts";
import { knownOf, objectOf } from "./testing/known.ts";

const client = "kubernetes.io/kube-apiserver-client";
const condition = (type: string, reason = "", message = "") => ({
  type,
  status: "True",
  reason,
  message,
});
const request = (status: JsonObject, signerName = client): JsonObject => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name: "ann" },
  spec: { request: "", signerName },
  status,
});
const claim = (status: JsonObject): JsonObject => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "ResourceClaim",
  metadata: { name: "gpu" },
  spec: {},
  status,
});
const approved = { conditions: [condition("Approved")] };

test.each<{ behaviour: string; object: JsonObject; found: readonly (readonly string[])[] }>([
  {
    behaviour: "a request for a certificate that nobody decided on",
    object: request({}),
    found: [
      [
        "Pending",
        "It waits until somebody approves or denies it.",
        "`kubectl certificate approve ann`, or `deny`, does that",
      ],
    ],
  },
  {
    behaviour: "a request that was denied",
    object: request({ conditions: [condition("Denied", "KubectlDeny", "no")] }),
    found: [["NotAsWanted", "It was denied.", "KubectlDeny: no"]],
  },
  {
    behaviour: "a request that its signer did not sign",
    object: request({
      conditions: [condition("Approved"), condition("Failed", "SignerValidationFailure", "no")],
    }),
    found: [["NotAsWanted", "Its signer did not sign it.", "SignerValidationFailure: no"]],
  },
  {
    behaviour: "a request to a signer of Kubernetes that is not signed",
    object: request(approved),
    found: [
      [
        "Pending",
        "It is approved, and not signed.",
        `${client} signs where the cluster has an authority (\`kubesim up --tls\`), and only what ` +
          "is signed by the key that it names",
      ],
    ],
  },
  {
    behaviour: "a request to a signer that is not there",
    object: request(approved, "example.com/ca"),
    found: [
      [
        "Pending",
        "It is approved, and not signed.",
        "nobody in the cluster is example.com/ca; one that runs beside it can sign",
      ],
    ],
  },
  {
    behaviour: "a request that has its certificate",
    object: request({ ...approved, certificate: "eA==" }),
    found: [],
  },
  {
    behaviour: "a claim for devices",
    object: claim({}),
    found: [
      [
        "Pending",
        "No device is allocated.",
        "the scheduler allocates devices of ResourceSlices once a pod that uses the claim is placed",
      ],
    ],
  },
  {
    behaviour: "a claim that somebody allocated devices for",
    object: claim({ allocation: {} }),
    found: [],
  },
])("why $behaviour", ({ object, found }) => {
  const findings = findingsOf(objectOf(object), knownOf({}));
  expect(findings.map(({ about, text, reasons }) => [about, text, ...reasons])).toEqual(found);
});
