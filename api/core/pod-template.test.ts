import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { PodTemplate } from "./pod-template.ts";

type Container = PodTemplate["template"]["spec"]["containers"][number];

const app: Container = {
  name: "app",
  image: "nginx:1.25",
  resources: {},
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File",
  imagePullPolicy: "IfNotPresent",
};
const base: PodTemplate = {
  apiVersion: "v1",
  kind: "PodTemplate",
  metadata: { name: "web" },
  template: {
    metadata: { labels: { app: "web" } },
    spec: {
      containers: [app],
      restartPolicy: "Always",
      dnsPolicy: "ClusterFirst",
      schedulerName: "default-scheduler",
      terminationGracePeriodSeconds: 30,
      securityContext: {},
    },
  },
};
const withSpec = (spec: Partial<PodTemplate["template"]["spec"]>): PodTemplate => ({
  ...base,
  template: { ...base.template, spec: { ...base.template.spec, ...spec } },
});

test.each<{ behaviour: string; object: PodTemplate; errors: readonly string[] }>([
  {
    behaviour: "may describe pods that end",
    object: withSpec({ restartPolicy: "Never" }),
    errors: [],
  },
  {
    behaviour: "has a container",
    object: withSpec({ containers: [] }),
    errors: ["template.spec.containers: Required value"],
  },
  {
    behaviour: "has containers of different names",
    object: withSpec({ containers: [app, app] }),
    errors: ['template.spec.containers[1].name: Duplicate value: "app"'],
  },
  {
    behaviour: "names an image for every container",
    object: withSpec({ containers: [{ ...app, image: "" }] }),
    errors: ["template.spec.containers[0].image: Required value"],
  },
  {
    behaviour: "knows how its pods are restarted",
    object: withSpec({ restartPolicy: "Sometimes" }),
    errors: [
      'template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", ' +
        '"Never", "OnFailure"',
    ],
  },
  {
    behaviour: "has no ephemeral containers",
    object: withSpec({ ephemeralContainers: [{ ...app, name: "debug" }] }),
    errors: expect.arrayContaining([
      "template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod " +
        "template",
    ]),
  },
])("a template $behaviour", ({ object, errors }) => {
  expect(errorTexts(PodTemplate.strategy.validate?.(object) ?? [])).toEqual(errors);
});

test("a template is advised on when it is new or changed", () => {
  const old = withSpec({ nodeSelector: { "beta.kubernetes.io/os": "linux" } });
  const advice = [
    expect.stringMatching(/^template\.spec\.nodeSelector\[beta\.kubernetes\.io\/os]: /),
  ];
  const { warnings } = PodTemplate.strategy;
  expect([warnings?.(old), warnings?.(old, base), warnings?.(old, old)]).toEqual([
    advice,
    advice,
    [],
  ]);
});

test.each([
  {
    behaviour: "with its containers and labels",
    object: base,
    cells: ["web", "app", "nginx:1.25", "app=web"],
  },
  {
    behaviour: "without labels",
    object: { ...base, template: { ...base.template, metadata: {} } },
    cells: ["web", "app", "nginx:1.25", "<none>"],
  },
])("a template is shown $behaviour", ({ object, cells }) => {
  expect(PodTemplate.columns.map((column) => column.value(object, 0))).toEqual(cells);
});
