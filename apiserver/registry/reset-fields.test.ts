/**
 * Nobody owns what a path of the API resets, whoever writes it there.
 * Source: GetResetFields of the strategies in pkg/registry 1.36.
 */
import { expect, test } from "vitest";
import { testRequests } from "../../api/certificates/test-requests.ts";
import type { JsonObject } from "../../api/json.ts";
import { ownersIn } from "../testing/owners.ts";
import {
  deploymentSpec,
  deployments,
  podSpec,
  pods,
  type Request,
  testServer,
} from "../testing/server.ts";

const name = "a";
const requests = {
  resource: {
    group: "certificates.k8s.io",
    version: "v1",
    plural: "certificatesigningrequests",
  },
};
const requestSpec = {
  request: testRequests.user,
  signerName: "example.com/signer",
  usages: ["client auth"],
};
const labels = { app: "x" };
const ownerReferences = [{ apiVersion: "v1", kind: "Pod", name: "o", uid: "1" }];
const approved = [{ type: "Approved", status: "True" }];
const failed = [{ type: "Failed", status: "True" }];

interface Row {
  readonly behaviour: string;
  readonly kind: { readonly resource: Request["resource"]; readonly namespace?: string };
  readonly made: JsonObject;
  readonly subresource?: string;
  readonly written: JsonObject;
  readonly owned: readonly string[];
}

const rows: readonly Row[] = [
  {
    behaviour: "the labels of a Deployment through its status",
    kind: deployments,
    made: { metadata: { name }, spec: deploymentSpec },
    subresource: "status",
    written: { metadata: { labels, annotations: { b: "c" } }, status: { replicas: 1 } },
    owned: [".metadata.annotations.b", ".status.replicas"],
  },
  {
    behaviour: "the owners of a pod through its status",
    kind: pods,
    made: { metadata: { name }, spec: podSpec },
    subresource: "status",
    written: { metadata: { labels, ownerReferences }, status: { message: "m" } },
    owned: [".metadata.labels.app", ".status.message"],
  },
  {
    behaviour: "the conditions of a request for a certificate through its status",
    kind: requests,
    made: { metadata: { name, labels: { made: "1" } }, spec: requestSpec },
    subresource: "status",
    written: { metadata: { labels }, status: { conditions: failed } },
    owned: [".metadata.labels.app"],
  },
  {
    behaviour: "anything but the conditions through its approval",
    kind: requests,
    made: { metadata: { name, labels: { made: "1" } }, spec: requestSpec },
    subresource: "approval",
    written: { metadata: { labels }, status: { conditions: approved } },
    owned: [
      ".metadata.labels.app",
      '.status.conditions[type="Approved"]',
      '.status.conditions[type="Approved"].status',
      '.status.conditions[type="Approved"].type',
    ],
  },
  {
    behaviour: "what is asked for in it",
    kind: requests,
    made: { metadata: { name, labels: { made: "1" } }, spec: requestSpec },
    written: { metadata: { labels }, spec: requestSpec },
    owned: [".metadata.labels.app"],
  },
];

/** What the second writer owns of the object. */
function ownedAfter({ kind, made, subresource, written }: Row, patchType: "apply" | "merge") {
  const { given, send } = testServer();
  const { apiVersion, kind: type } = given({ verb: "create", ...kind, body: made });
  const more = patchType === "apply" ? { apiVersion, kind: type } : {};
  const { metadata, ...rest } = written;
  const body = { ...rest, ...more, metadata: { ...Object(metadata), name } };
  const options = { fieldManager: "two" };
  const place = { ...kind, name, ...(subresource !== undefined && { subresource }) };
  const answer = send({ verb: "patch", patchType, ...place, body, options });
  const owners = Object.entries(ownersIn(answer)).filter(([who]) => who.startsWith("two "));
  return owners.flatMap(([, paths]) => paths);
}

test.each(rows)("nobody comes to own $behaviour by applying it", (row) => {
  expect(ownedAfter(row, "apply")).toEqual(row.owned);
});

test.each(rows)("nor by updating it: $behaviour", (row) => {
  // An update owns what stands for its parts, and the times that Go writes as null.
  const isPart = (path: string) => !/\.(labels|annotations|conditions|last\w+)$/.test(path);
  const owned = ownedAfter(row, "merge").filter(isPart);
  expect(owned).toEqual(row.owned);
});

test("who asks for a certificate owns nothing of the request", () => {
  const { send } = testServer();
  const body = { metadata: { name }, spec: requestSpec };
  expect(ownersIn(send({ verb: "create", ...requests, body }))).toEqual({});
});

test("who wrote before anybody applied owns what could be applied there", () => {
  const { given, send } = testServer();
  const inDeployments = { ...deployments, name };
  const patch = { verb: "patch", patchType: "merge", ...inDeployments } as const;
  given(
    { verb: "create", ...deployments, body: { metadata: { name }, spec: deploymentSpec } },
    { ...patch, subresource: "status", body: { status: { replicas: 1 } } },
    { ...patch, body: { metadata: { managedFields: [] } } },
  );
  const apply = (subresource?: string) => ({
    ...({ verb: "patch", patchType: "apply", ...inDeployments, subresource } as const),
    body: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name } },
    options: { fieldManager: "two", dryRun: true },
  });
  const before = (subresource?: string) =>
    Object.entries(ownersIn(send(apply(subresource)))).map(([who, paths]) => [
      who,
      paths.some((path) => path.startsWith(".status")),
      paths.some((path) => path.startsWith(".spec")),
    ]);
  expect(before()).toEqual([["before-first-apply Update", false, true]]);
  expect(before("status")).toEqual([["before-first-apply Update status", true, false]]);
});
