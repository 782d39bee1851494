/** kubesim prints as kubectl does what has every field there is, of every kind. */
import { beforeAll, test } from "vitest";
import { allResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { given } from "../every-kind/hints.ts";
import { maximalObject, maximalStatus, variantsOf } from "../every-kind/maximal.ts";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";

/** Some kinds are only asked, or are another form of one that is kept. */
const kept = allResources.filter(
  ({ review, computed, through, storage }) =>
    (review ?? computed ?? through ?? storage) === undefined,
);

/** Makes all that it takes of a kind to have every field in one of them. */
function createAll(cluster: Cluster, definition: ResourceDefinition): void {
  const place = {
    resource: definition,
    namespace: definition.namespaced ? "default" : undefined,
  };
  for (let variant = 0; variant < variantsOf(definition); variant += 1) {
    const body = maximalObject(definition, variant);
    const { name } = cluster.request({ verb: "create", ...place, body }).metadata;
    // The status of the others is no other.
    if (!definition.hasStatus || variant > 0) continue;
    const stored = cluster.request({ verb: "get", ...place, name });
    const status = maximalStatus(definition, variant);
    const withStatus = { ...stored, status };
    cluster.request({ verb: "update", ...place, name, subresource: "status", body: withStatus });
  }
}

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  const prepare = (cluster: Cluster) => {
    for (const request of given) cluster.request(request);
    for (const definition of kept) createAll(cluster, definition);
  };
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

/** Of Traffic, kubesim tells more than kubectl knows. */
const described = kept.filter(({ kind }) => kind !== "Traffic");
const typed = ({ plural, version, group }: ResourceDefinition) =>
  group === "" ? plural : `${plural}.${version}.${group}`;

test.each(described.map(typed))("describe %s", (type) =>
  expectParity(bench, `kubectl describe ${type}`),
);

const everything = kept.map(typed).join(",");

test.each(["-o wide", "-o yaml --show-managed-fields", "-o kyaml", "-o json", "--show-labels"])(
  "get everything %s",
  (flags) => expectParity(bench, `kubectl get ${everything} ${flags}`),
);
