/**
 * An object with no more than it must have gets exactly the defaults of Kubernetes: those of
 * `pkg/apis` and of the strategies in `pkg/registry` of 1.36, as the tables tell.
 */
import { dump } from "js-yaml";
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { testServer } from "../../apiserver/testing/server.ts";
import { minimalObject } from "./minimal.ts";

/** The object without what is another in every cluster, or another each time. */
function withoutIdentity({ metadata, ...rest }: KubeObject): object {
  const { uid: _, resourceVersion: __, creationTimestamp: ___, ...kept } = metadata;
  return { ...rest, metadata: kept };
}

/** What was sent, and what there was when it had been created. */
function row(definition: ResourceDefinition): object {
  const { apiVersion, kind } = definition;
  const sent = minimalObject(definition);
  const namespace = definition.namespaced ? "default" : undefined;
  const { body } = testServer().send({
    verb: "create",
    resource: definition,
    namespace,
    body: sent,
  });
  if (!("metadata" in body) || "items" in body || body.kind === "Status") {
    throw new Error(`${apiVersion} ${kind}: ${JSON.stringify(body)}`);
  }
  const got = withoutIdentity(body as KubeObject);
  return { kind: `${apiVersion} ${kind}`, sent: sortedBySent(sent), got };
}

const sortedBySent = (sent: object) =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => isObject(value) || value !== ""));

/** What is drawn by chance is not told. */
const withoutChance = (text: string) =>
  text
    .replace(/(kube-api-access-)\w{5}/g, "$1xxxxx")
    .replace(/10\.96\.\d+\.\d+/g, "10.96.x.x")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "uid");

const groups = [...new Set(allResources.map(({ group }) => group))].map((group) => ({
  group: group || "core",
  definitions: allResources.filter((each) => each.group === group),
}));

test.each(groups)("the defaults of $group are those of its table", async (table) => {
  const text = dump(table.definitions.map(row), { lineWidth: 100, noRefs: true });
  await expect(withoutChance(text)).toMatchFileSnapshot(`defaults/${table.group}.yaml`);
});
