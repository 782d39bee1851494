import { describe, expect, test } from "vitest";
import { testTemplate } from "../apps/test-workloads.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { ReplicationController } from "./replication-controller.ts";

const { strategy, columns, scale } = ReplicationController;

const controller = (
  spec: Partial<ReplicationController["spec"]> = {},
  metadata: ReplicationController["metadata"] = { name: "web" },
): ReplicationController => ({
  apiVersion: "v1",
  kind: "ReplicationController",
  metadata,
  spec: { replicas: 2, selector: { app: "web" }, template: testTemplate(), ...spec },
  status: { replicas: 0 },
});

describe("a ReplicationController", () => {
  const rows: readonly {
    behaviour: string;
    spec: Partial<ReplicationController["spec"]>;
    errors: readonly string[];
  }[] = [
    { behaviour: "is right with replicas, a selector and a template", spec: {}, errors: [] },
    {
      behaviour: "needs a selector and a template",
      spec: { selector: {}, template: undefined },
      errors: ["spec.selector: Required value", "spec.template: Required value"],
    },
    {
      behaviour: "counts from 0 upwards",
      spec: { replicas: -1, minReadySeconds: -1 },
      errors: [
        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
        "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      ],
    },
    {
      behaviour: "selects the pods of its template",
      spec: { selector: { app: "other" } },
      errors: [
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: ' +
          "`selector` does not match template `labels`",
      ],
    },
    {
      behaviour: "makes pods that are restarted",
      spec: {
        template: { ...testTemplate(), spec: { ...testTemplate().spec, restartPolicy: "Never" } },
      },
      errors: [
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(controller(spec)) ?? [])).toEqual(errors);
  });
});

test("selects and is labelled as its template is, where it does not say", () => {
  const { spec, metadata } = strategy.defaults?.(controller({ selector: undefined })) ?? {};
  expect(spec?.selector).toEqual({ app: "web" });
  expect(metadata?.labels).toEqual({ app: "web" });
  const labelled = controller({}, { name: "web", labels: { tier: "front" } });
  const whole = strategy.defaults?.(labelled) ?? labelled;
  expect(whole.metadata.labels).toEqual({ tier: "front" });
  expect(strategy.defaults?.(whole)).toBe(whole);
});

test("shows what a ReplicaSet shows, and can be scaled", () => {
  const cells = columns.map((column) => column.value(controller(), 0));
  expect(cells).toEqual(["web", 2, 0, 0, "<unknown>", "app", "app:1", "app=web"]);
  expect(scale?.selector(controller())).toBe("app=web");
  expect(scale?.withReplicas(controller(), 5).spec.replicas).toBe(5);
});

test("an update gives each cause of its refusal twice, as the spec is looked at once more", () => {
  const next = controller({ replicas: -1 });
  const errors = [strategy.validate, strategy.validateUpdate].flatMap((validate) =>
    errorTexts(validate?.(next, controller()) ?? []),
  );
  const fact = "spec.replicas: Invalid value: -1: must be greater than or equal to 0";
  expect(errors).toEqual([fact, fact]);
});

test("an update is advised on the template that was there before, as Kubernetes 1.36 does", () => {
  const { spec, ...template } = testTemplate();
  const nodeSelector = { "beta.kubernetes.io/os": "linux" };
  const old = controller({ template: { ...template, spec: { ...spec, nodeSelector } } });
  expect(strategy.warnings?.(controller(), old)).toHaveLength(1);
  expect(strategy.warnings?.(old, controller())).toEqual([]);
  expect(strategy.warnings?.(old)).toHaveLength(1);
});
