/**
 * What a write of the status does to metadata: of most kinds labels and the like may change with
 * it, of some nothing does. Source: PrepareForUpdate of the status strategies, pkg/registry 1.36.
 */
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { at, testServer } from "../../apiserver/testing/server.ts";
import { minimalObject } from "./minimal.ts";

const label = "a.example";

/** Whether a label and an annotation are kept that come with the status. */
function kept(definition: ResourceDefinition): readonly string[] {
  const { given } = testServer();
  const namespace = definition.namespaced ? "default" : undefined;
  const place = { resource: definition, namespace };
  const made = given({ verb: "create", ...place, body: minimalObject(definition) });
  const metadata = { labels: { [label]: "1" }, annotations: { [label]: "1" } };
  const answer = given({
    ...{ verb: "patch", patchType: "merge", ...place, name: at(made, "metadata.name") },
    ...{ subresource: "status", body: { metadata } },
  } as const);
  return ["labels", "annotations"].filter((each) => {
    const found = isObject(answer.metadata) ? answer.metadata[each] : undefined;
    return isObject(found) && found[label] === "1";
  });
}

const withStatus = allResources.filter(
  ({ hasStatus, group }) => hasStatus && group !== "sim.kubesim.dev",
);

test("the status of these kinds is written without any metadata", () => {
  const alone = withStatus.filter((each) => kept(each).length === 0).map(({ kind }) => kind);
  expect(alone.sort()).toEqual([
    "APIService",
    "FlowSchema",
    "PriorityLevelConfiguration",
    "ResourceClaim",
    "ServiceCIDR",
    "ValidatingAdmissionPolicy",
    "VolumeAttachment",
  ]);
});

test("the status of a Deployment is written without its labels", () => {
  const some = withStatus.filter((each) => kept(each).length === 1);
  expect(some.map((each) => [each.kind, ...kept(each)])).toEqual([["Deployment", "annotations"]]);
});
