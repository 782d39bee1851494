/** kubesim's own command line shows and writes custom resources as kubectl does. */
import { beforeAll, describe, test } from "vitest";
import { cronTabs, properties, schemaWith } from "../custom-resources/crontabs.ts";
import { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import { expectParityIn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

const twins = ["twin-a", "twin-b"] as const;
let bench: Workbench;

const sameSteps = (steps: readonly string[]) =>
  test.each(steps)("kubectl %s", (step) =>
    expectParityIn(bench, twins, `kubectl ${step}`, { normal }),
  );

const column = (name: string, jsonPath: string) => ({ name, jsonPath, type: "string" });
const ports = {
  type: "array",
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": ["port"],
  items: {
    type: "object",
    required: ["port"],
    properties: { port: { type: "integer" }, protocol: { type: "string", default: "TCP" } },
  },
};
const note = { type: "string", nullable: true };
const definition = cronTabs({
  schema: schemaWith({ ...properties, ports, note }),
  additionalPrinterColumns: [column("Image", ".spec.image"), column("Spec", ".spec.cronSpec")],
});
const cronTab = (spec: object) =>
  JSON.stringify({
    apiVersion: "stable.example.com/v1",
    kind: "CronTab",
    metadata: { name: "one", creationTimestamp: null },
    spec,
  });
const two = [{ port: 80 }, { port: 443 }];

describe("custom resources", () => {
  beforeAll(async () => {
    requireBundle();
    bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
    bench.cluster.apply(definition);
    bench.write({
      "one.json": cronTab({ image: "cron:1", note: null, ports: two }),
      "less.json": cronTab({ note: "said", ports: two.slice(1) }),
      "wrong.json": cronTab({ replicas: "many", ports: two }),
    });
    return () => bench.close();
  });

  describe("are applied by merge patches, without what is null, and shown with empty cells", () => {
    sameSteps([
      "apply -f one.json",
      "apply -f one.json",
      "get crontabs",
      "get ct one -o jsonpath='{.spec}'",
      "apply -f less.json",
      "get ct -o wide",
      "get ct one -o jsonpath='{.spec}'",
      "apply -f wrong.json",
      `patch ct one -p '{"spec":{"image":"cron:2"}}'`,
      `patch ct one --type=merge -p '{"spec":{"image":"cron:2"}}'`,
      "delete -f one.json",
    ]);
  });
});
