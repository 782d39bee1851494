import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { podOf } from "../testing/objects.ts";
import { selectionRemedies } from "./node-affinity-remedies.ts";

const node = { name: "node-1", labels: { zone: "b", disk: "hdd", cpus: "4" } };
const terms = (...nodeSelectorTerms: JsonObject[]): JsonObject => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
  },
});
const label = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
const expressions = (...matchExpressions: JsonObject[]) => terms({ matchExpressions });

test.each([
  {
    behaviour: "its node selector",
    spec: { nodeSelector: { zone: "a", disk: "hdd", gpu: "yes" } },
    changes: ["no node selector zone=a (it has zone=b)", "no node selector gpu=yes (no label gpu)"],
  },
  {
    behaviour: "the conditions of its one term that do not hold",
    spec: expressions(
      label("zone", "In", "a", "c"),
      label("disk", "Exists"),
      label("disk", "NotIn", "hdd"),
      label("gpu", "Exists"),
      label("zone", "DoesNotExist"),
      label("cpus", "Gt", "8"),
      label("cpus", "Lt", "2"),
    ),
    changes: [
      "no node affinity to zone in [a c] (it has zone=b)",
      "no node affinity to disk not in [hdd] (it has disk=hdd)",
      "no node affinity to gpu (no label gpu)",
      "no node affinity to !zone (it has zone=b)",
      "no node affinity to cpus > 8 (it has cpus=4)",
      "no node affinity to cpus < 2 (it has cpus=4)",
    ],
  },
  {
    behaviour: "the name of another node",
    spec: terms({ matchFields: [label("metadata.name", "In", "node-2")] }),
    changes: ["no node affinity to metadata.name in [node-2] (it is node-1)"],
  },
  {
    behaviour: "all terms, where there are more",
    spec: terms(
      { matchExpressions: [label("zone", "In", "a")] },
      { matchExpressions: [label("gpu", "Exists")] },
    ),
    changes: ["no required node affinity"],
  },
  {
    behaviour: "a term without conditions",
    spec: terms({}),
    changes: ["no required node affinity"],
  },
  {
    behaviour: "nothing, where one of the terms holds",
    spec: terms(
      { matchExpressions: [label("zone", "In", "a")] },
      { matchExpressions: [label("disk", "Exists")] },
    ),
    changes: [],
  },
])("a pod has to give up $behaviour", ({ spec, changes }) => {
  const told = selectionRemedies(podOf({ spec }).spec, node).map(({ change, detail }) =>
    detail === undefined ? change : `${change} (${detail})`,
  );
  expect(told).toEqual(changes);
});
