import { expect, test } from "vitest";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import { at, namespaces, testServer } from "../testing/server.ts";

const requests = [
  { name: "plain", exactly: { deviceClassName: "gpu.example.com" } },
  { name: "admin", exactly: { deviceClassName: "gpu.example.com", adminAccess: true } },
];
const spec = { devices: { requests } };
const refusal =
  '"gpus" is invalid: spec.devices.requests[1].adminAccess: Forbidden: admin access to devices ' +
  "requires the `resource.kubernetes.io/admin-access: true` label on the containing namespace";

test.each([
  { resource: ResourceClaim, body: { spec } },
  { resource: ResourceClaimTemplate, body: { spec: { spec } } },
])("a $resource.kind has admin access in a namespace that is for it", ({ resource, body }) => {
  const { send, given } = testServer();
  const labels = { "resource.kubernetes.io/admin-access": "true" };
  given({ verb: "create", ...namespaces, body: { metadata: { name: "admins", labels } } });
  const create = (namespace: string) =>
    send({
      verb: "create",
      resource,
      namespace,
      body: { metadata: { name: "gpus" }, ...body },
    });
  expect(at(create("default").body, "message")).toBe(`${resource.kind}.resource.k8s.io ${refusal}`);
  expect(create("admins").code).toBe(201);
});
