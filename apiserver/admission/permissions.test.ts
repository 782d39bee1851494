/** Plugins that ask what somebody may do. */
import { describe, expect, test } from "vitest";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { alwaysAllow } from "../auth/authorizer.ts";
import { at, configMaps, type Request, testServer } from "../testing/server.ts";

const ann = { user: { username: "ann", groups: [] } };

/** Lets ann do what is said in one line: `approve signers/kubernetes.io/*`. */
const server = (allowed: readonly string[] = [], enablePlugins: readonly string[] = []) =>
  testServer({
    admission: { enablePlugins },
    authorizer: {
      ...alwaysAllow,
      authorize: (attributes: Attributes) => ({
        verdict: allowed.includes(line(attributes)) ? "Allow" : "NoOpinion",
      }),
    },
  });

function line(attributes: Attributes): string {
  if (!("resource" in attributes)) return "";
  const { verb, resource, subresource, namespace, name } = attributes.resource;
  return [verb, [namespace, resource, subresource, name].filter(Boolean).join("/")].join(" ");
}

describe("a request for a certificate", () => {
  const requests = {
    resource: { group: "certificates.k8s.io", version: "v1", plural: "certificatesigningrequests" },
  };
  const signerName = "kubernetes.io/kube-apiserver-client";
  const made: Request = {
    verb: "create",
    ...requests,
    body: {
      metadata: { name: "ann" },
      spec: { request: testRequests.user, signerName, usages: ["client auth"] },
    },
  };
  const patch = (subresource: string, type: string): Request => ({
    verb: "patch",
    patchType: "merge",
    ...requests,
    name: "ann",
    subresource,
    body: { status: { conditions: [{ type, status: "True", reason: "Because" }] } },
  });

  test.each([
    { verb: "approve", request: patch("approval", "Approved") },
    { verb: "sign", request: patch("status", "Failed") },
  ])("is left alone by who may not $verb it", ({ verb, request }) => {
    const { given, send } = server();
    given(made);
    const { code, body } = send({ ...request, requester: ann });
    expect([code, at(body, "message")]).toEqual([
      403,
      'certificatesigningrequests.certificates.k8s.io "ann" is forbidden: user not permitted to ' +
        `${verb} requests with signerName "${signerName}"`,
    ]);
  });

  test.each([
    { allowed: `approve signers/${signerName}`, request: patch("approval", "Approved") },
    { allowed: "approve signers/kubernetes.io/*", request: patch("approval", "Denied") },
    { allowed: "sign signers/kubernetes.io/*", request: patch("status", "Failed") },
  ])("is decided by who may $allowed", ({ allowed, request }) => {
    server([allowed]).given(made, { ...request, requester: ann });
  });

  test("is decided by the cluster itself", () => {
    server().given(made, patch("approval", "Approved"));
  });
});

describe("OwnerReferencesPermissionEnforcement", () => {
  const owned = (owner: object): object => ({
    metadata: { name: "c", ownerReferences: [{ apiVersion: "v1", uid: "u", ...owner }] },
  });
  const create = (owner: object): Request => ({
    verb: "create",
    ...configMaps,
    body: owned(owner),
  });
  const change = (owner: object): Request => ({
    verb: "patch",
    patchType: "merge",
    ...configMaps,
    name: "c",
    body: owned(owner),
  });
  const plain: Request = { verb: "create", ...configMaps, body: { metadata: { name: "c" } } };
  const blocking = { kind: "Pod", name: "p", blockOwnerDeletion: true };
  const finalizers =
    'configmaps "c" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to ' +
    "a resource you can't set finalizers on: , <nil>";

  test.each<{ behaviour: string; allowed: string[]; request: Request; told: string }>([
    {
      behaviour: "lets a new object have an owner",
      allowed: [],
      request: create({ kind: "Pod", name: "p" }),
      told: "",
    },
    {
      behaviour: "lets nobody change the owners of what they may not delete",
      allowed: [],
      request: change({ kind: "Pod", name: "p" }),
      told:
        'configmaps "c" is forbidden: cannot set an ownerRef on a resource you can\'t delete: , ' +
        "<nil>",
    },
    {
      behaviour: "lets who may delete it",
      allowed: ["delete default/configmaps/c"],
      request: change({ kind: "Pod", name: "p" }),
      told: "",
    },
    {
      behaviour: "lets nobody keep an owner whose finalizers they may not set",
      allowed: [],
      request: create(blocking),
      told: finalizers,
    },
    {
      behaviour: "lets who may set them",
      allowed: ["update default/pods/finalizers/p"],
      request: create(blocking),
      told: "",
    },
    {
      behaviour: "looks for those of a node in no namespace",
      allowed: ["update nodes/finalizers/n"],
      request: create({ kind: "Node", name: "n", blockOwnerDeletion: true }),
      told: "",
    },
    {
      behaviour: "lets nobody keep what is of no kind",
      allowed: [],
      request: create({ ...blocking, kind: "Pot" }),
      told:
        'configmaps "c" is forbidden: cannot set blockOwnerDeletion in this case because cannot ' +
        'find RESTMapping for APIVersion v1 Kind Pot: no matches for kind "Pot" in version "v1"',
    },
  ])("$behaviour", ({ allowed, request, told }) => {
    const { given, send } = server(allowed, ["OwnerReferencesPermissionEnforcement"]);
    if (request.verb === "patch") given(plain);
    expect(at(send({ ...request, requester: ann }).body, "message")).toBe(told);
  });

  test("lets everybody change the rest of an object", () => {
    const { given } = server([], ["OwnerReferencesPermissionEnforcement"]);
    const body = { metadata: { labels: { a: "b" } } };
    given(create(blocking), { ...change({}), body, requester: ann });
  });
});

describe("the parameters of policies", () => {
  const registration = (plural: string) => ({
    resource: { group: "admissionregistration.k8s.io", version: "v1", plural },
  });
  const matchConstraints = {
    resourceRules: [
      { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
    ],
  };
  const policy = (kind: string): Request => ({
    verb: "create",
    ...registration("validatingadmissionpolicies"),
    body: {
      metadata: { name: "limits" },
      spec: {
        paramKind: { apiVersion: "v1", kind },
        matchConstraints,
        validations: [{ expression: "true" }],
      },
    },
  });
  const binding = (paramRef: object): Request => ({
    verb: "create",
    ...registration("validatingadmissionpolicybindings"),
    body: {
      metadata: { name: "limits" },
      spec: {
        policyName: "limits",
        paramRef: { ...paramRef, parameterNotFoundAction: "Deny" },
        validationActions: ["Deny"],
      },
    },
  });
  const selector = { matchLabels: { a: "b" } };

  test.each<{ behaviour: string; allowed: string[]; request: Request; told: string }>([
    {
      behaviour: "are not named by who may not read all of them",
      allowed: ["get default/configmaps/a"],
      request: policy("ConfigMap"),
      told:
        'ValidatingAdmissionPolicy.admissionregistration.k8s.io "limits" is invalid: ' +
        'spec.paramKind: Forbidden: user &{ann  [] map[]} must have "get" permission on all ' +
        "objects of the referenced paramKind (kind=ConfigMap, apiVersion=v1)",
    },
    {
      behaviour: "are named by who may",
      allowed: ["get */configmaps/*"],
      request: policy("ConfigMap"),
      told: "",
    },
    {
      behaviour: "of a kind that is not there are named by who may read everything",
      allowed: ["get */*/*"],
      request: policy("Limit"),
      told: "",
    },
    {
      behaviour: "are not bound by who may not read them",
      allowed: [],
      request: binding({ name: "a", namespace: "default" }),
      told:
        'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io "limits" is invalid: ' +
        'spec.paramRef: Forbidden: user &{ann  [] map[]} does not have "get" permission on the ' +
        "object referenced by paramRef",
    },
    {
      behaviour: "are bound by who may",
      allowed: ["get default/configmaps/a"],
      request: binding({ name: "a", namespace: "default" }),
      told: "",
    },
    {
      behaviour: "are bound by labels by who may list them",
      allowed: ["list configmaps"],
      request: binding({ selector }),
      told: "",
    },
  ])("$behaviour", ({ allowed, request, told }) => {
    const { given, send } = server(allowed);
    if (request.resource.plural.endsWith("bindings")) given(policy("ConfigMap"));
    expect(at(send({ ...request, requester: ann }).body, "message")).toBe(told);
  });
});
