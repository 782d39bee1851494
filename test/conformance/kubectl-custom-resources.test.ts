/**
 * "Extend the Kubernetes API with CustomResourceDefinitions", step by step, as kubectl shows it.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import { beforeAll, describe, expect, test } from "vitest";
import { certificates, monitoring, rollouts } from "../../api/apiextensions/testing/bundles.ts";
import { cronTab, cronTabs, properties, schemaWith } from "../custom-resources/crontabs.ts";
import { Workbench } from "./kubectl.ts";
import { ageless } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  namespace = bench.useNamespace();
  return () => bench.close();
});

const name = "crontabs.stable.example.com";
const made = "my-new-cron-object";
const apply = (object: object, flags = "") =>
  bench.run(`kubectl apply ${flags} -f -`, { stdin: JSON.stringify(object) });
const define = (version: object = {}, spec: object = {}) => apply(cronTabs(version, spec));
const create = (object: object, flags = "") =>
  bench.run(`kubectl create ${flags} -f -`, { stdin: JSON.stringify(object) });
const reset = () => bench.run(`kubectl delete crd ${name} --ignore-not-found`);
const ran = (stdout: string) => ({ exitCode: 0, stdout, stderr: "" });

describe("create a CustomResourceDefinition", () => {
  test("creates custom objects, and shows them by any of their names", async () => {
    expect(await define()).toEqual(
      ran(`customresourcedefinition.apiextensions.k8s.io/${name} created\n`),
    );
    expect(await bench.stdout(`kubectl wait --for condition=established crd/${name}`)).toBe(
      `customresourcedefinition.apiextensions.k8s.io/${name} condition met\n`,
    );
    expect(await apply(cronTab())).toEqual(ran(`crontab.stable.example.com/${made} created\n`));
    for (const word of ["crontab", "crontabs", "ct", "crontabs.v1.stable.example.com", "CronTab"]) {
      expect(ageless(await bench.stdout(`kubectl get ${word}`))).toBe(`NAME AGE\n${made} <age>\n`);
    }
    expect(await bench.stdout(`kubectl get ct -o jsonpath='{.items[0].spec}'`)).toBe(
      '{"cronSpec":"* * * * */5","image":"my-awesome-cron-image"}',
    );
    // Unlike those of other lists, custom objects tell their kinds.
    const path = `/apis/stable.example.com/v1/namespaces/${namespace}/crontabs`;
    expect(JSON.parse(await bench.stdout(`kubectl get --raw ${path}`))).toMatchObject({
      kind: "CronTabList",
      items: [{ apiVersion: "stable.example.com/v1", kind: "CronTab", metadata: { name: made } }],
    });
    expect(await bench.stdout("kubectl api-resources --api-group=stable.example.com")).toMatch(
      /^NAME +SHORTNAMES +APIVERSION +NAMESPACED +KIND\ncrontabs +ct +stable.example.com\/v1 +true +CronTab\n$/,
    );
  });

  test("explains them", async () => {
    expect(await bench.stdout("kubectl explain crontab.spec")).toBe(
      [
        "GROUP:      stable.example.com",
        "KIND:       CronTab",
        "VERSION:    v1",
        "",
        "FIELD: spec <Object>",
        "",
        "",
        "DESCRIPTION:",
        "    <empty>",
        "FIELDS:",
        "  cronSpec\t<string>",
        "    <no description>",
        "",
        "  image\t<string>",
        "    <no description>",
        "",
        "  replicas\t<integer>",
        "    <no description>",
        "",
        "",
        "",
      ].join("\n"),
    );
  });

  test("deletes a CustomResourceDefinition, and its objects", async () => {
    expect(await bench.stdout(`kubectl delete crd ${name}`)).toBe(
      `customresourcedefinition.apiextensions.k8s.io "${name}" deleted\n`,
    );
    const { exitCode, stderr } = await bench.run("kubectl get crontabs");
    expect([exitCode, stderr]).toEqual([
      1,
      'Error from server (NotFound): Unable to list "stable.example.com/v1, Resource=crontabs": ' +
        "the server could not find the requested resource (get crontabs.stable.example.com)\n",
    ]);
  });
});

describe("specifying a structural schema", () => {
  test("refuses a schema that is none", async () => {
    const members = { a: { anyOf: [{ type: "string" }] }, b: { type: "array" } };
    const { exitCode, stderr } = await define({ schema: schemaWith(members) });
    const at = "spec.validation.openAPIV3Schema.properties[spec].properties";
    expect([exitCode, stderr]).toEqual([
      1,
      [
        `The CustomResourceDefinition "${name}" is invalid: `,
        `* ${at}[a].anyOf[0].type: Forbidden: must be empty to be structural`,
        `* ${at}[a].type: Required value: must not be empty for specified object fields`,
        `* ${at}[b].items: Required value: must be specified`,
        "",
      ].join("\n"),
    ]);
  });

  test("prunes fields that are not specified, and says so", async () => {
    await define();
    const { stdout, stderr } = await create(
      cronTab({ someRandomField: 42 }),
      "--validate=warn -o jsonpath='{.spec}'",
    );
    expect(stdout).toBe('{"cronSpec":"* * * * */5","image":"my-awesome-cron-image"}');
    expect(stderr).toBe('Warning: unknown field "spec.someRandomField"\n');
    const refused = await create(cronTab({ someRandomField: 42 }, { name: "strict" }));
    expect(refused.stderr).toBe(
      'Error from server (BadRequest): error when creating "STDIN": CronTab in version "v1" cannot ' +
        'be handled as a CronTab: strict decoding error: unknown field "spec.someRandomField"\n',
    );
    await reset();
  });

  test("keeps them where it is told to", async () => {
    const json = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
    await define({ schema: schemaWith({ ...properties, json }) });
    const spec = { json: { foo: "abc", bar: 123, status: { something: "x" } } };
    const { stdout } = await create(cronTab(spec), "-o jsonpath='{.spec.json}'");
    expect(JSON.parse(stdout)).toEqual(spec.json);
    await reset();
  });
});

describe("validation", () => {
  test("refuses what is not valid", async () => {
    const members = {
      cronSpec: { type: "string", pattern: "^(\\d+|\\*)(/\\d+)?(\\s+(\\d+|\\*)(/\\d+)?){4}$" },
      image: { type: "string" },
      replicas: { type: "integer", minimum: 1, maximum: 10 },
    };
    await define({ schema: schemaWith(members) });
    const { exitCode, stderr } = await create(cronTab({ cronSpec: "* * * *", replicas: 15 }));
    expect([exitCode, stderr]).toEqual([
      1,
      [
        `The CronTab "${made}" is invalid: `,
        '* spec.cronSpec: Invalid value: "* * * *": spec.cronSpec in body should match ' +
          "'^(\\d+|\\*)(/\\d+)?(\\s+(\\d+|\\*)(/\\d+)?){4}$'",
        "* spec.replicas: Invalid value: 15: spec.replicas in body should be less than or equal to 10",
        "",
      ].join("\n"),
    ]);
    expect((await create(cronTab({ replicas: "string" }))).stderr).toBe(
      `The CronTab "${made}" is invalid: spec.replicas: Invalid value: "string": spec.replicas in ` +
        'body must be of type integer: "string"\n',
    );
    expect(await create(cronTab({ cronSpec: "* * * * */5", replicas: 5 }))).toEqual(
      ran(`crontab.stable.example.com/${made} created\n`),
    );
    await reset();
  });

  test("refuses what breaks a rule, and a change that does", async () => {
    const schema = schemaWith({
      minReplicas: { type: "integer" },
      replicas: {
        type: "integer",
        "x-kubernetes-validations": [
          { rule: "self <= oldSelf + 2", message: "grows by two at most" },
        ],
      },
      maxReplicas: { type: "integer" },
    });
    const spec = schema.openAPIV3Schema.properties.spec;
    Object.assign(spec, {
      "x-kubernetes-validations": [
        {
          rule: "self.minReplicas <= self.replicas",
          message: "replicas should be greater than or equal to minReplicas.",
        },
        {
          rule: "self.replicas <= self.maxReplicas",
          message: "replicas should be smaller than or equal to maxReplicas.",
        },
      ],
    });
    await define({ schema });
    const tab = (replicas: number) => ({
      ...cronTab(),
      spec: { minReplicas: 0, replicas, maxReplicas: 10 },
    });
    expect((await create(tab(20))).stderr).toBe(
      `The CronTab "${made}" is invalid: spec: Invalid value: replicas should be smaller ` +
        "than or equal to maxReplicas.\n",
    );
    await create(tab(5));
    const grown = await bench.run(
      `kubectl patch ct ${made} --type=merge -p '{"spec":{"replicas":9}}'`,
    );
    expect(grown.stderr).toBe(
      `The CronTab "${made}" is invalid: spec.replicas: Invalid value: 9: grows by two at ` +
        "most\n",
    );
    await reset();
  });

  test("fills in defaults", async () => {
    const members = {
      cronSpec: { type: "string", default: "5 0 * * *" },
      image: { type: "string" },
      replicas: { type: "integer", default: 1 },
    };
    await define({ schema: schemaWith(members) });
    const { stdout } = await create(
      { ...cronTab(), spec: { image: "my-awesome-cron-image", cronSpec: null } },
      "-o jsonpath='{.spec}'",
    );
    expect(JSON.parse(stdout)).toEqual({
      cronSpec: "5 0 * * *",
      image: "my-awesome-cron-image",
      replicas: 1,
    });
    await reset();
  });
});

describe("additional printer columns", () => {
  test("are printed, those of priority only in wide tables", async () => {
    await define({
      additionalPrinterColumns: [
        { name: "Spec", type: "string", jsonPath: ".spec.cronSpec" },
        { name: "Replicas", type: "integer", jsonPath: ".spec.replicas" },
        { name: "Image", type: "string", jsonPath: ".spec.image", priority: 1 },
        { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
      ],
    });
    await create(cronTab({ replicas: 1 }));
    expect(ageless(await bench.stdout("kubectl get crontab"))).toBe(
      `NAME SPEC REPLICAS AGE\n${made} * * * * */5 1 <age>\n`,
    );
    expect(ageless(await bench.stdout("kubectl get crontab -o wide"))).toBe(
      `NAME SPEC REPLICAS IMAGE AGE\n${made} * * * * */5 1 my-awesome-cron-image <age>\n`,
    );
    await reset();
  });
});

describe("subresources", () => {
  const withScale = {
    subresources: {
      status: {},
      scale: {
        specReplicasPath: ".spec.replicas",
        statusReplicasPath: ".status.replicas",
        labelSelectorPath: ".status.labelSelector",
      },
    },
    schema: schemaWith(properties, {
      status: {
        type: "object",
        properties: { replicas: { type: "integer" }, labelSelector: { type: "string" } },
      },
    }),
    selectableFields: [{ jsonPath: ".spec.image" }],
  };

  test("scale, and keep the status apart", async () => {
    await define(withScale, {
      names: { plural: "crontabs", kind: "CronTab", shortNames: ["ct"], categories: ["all"] },
    });
    await create({ ...cronTab({ replicas: 3 }), status: { replicas: 9 } });
    expect(await bench.stdout(`kubectl scale --replicas=5 crontabs/${made}`)).toBe(
      `crontab.stable.example.com/${made} scaled\n`,
    );
    expect(
      await bench.stdout(`kubectl get crontabs ${made} -o jsonpath='{.spec.replicas} {.status}'`),
    ).toBe("5 ");
    const status = '{"status":{"replicas":5,"labelSelector":"app=ct"},"spec":{"replicas":1}}';
    await bench.stdout(`kubectl patch ct ${made} --subresource=status --type=merge -p '${status}'`);
    expect(
      await bench.stdout(`kubectl get ct ${made} -o jsonpath='{.spec.replicas} {.status}'`),
    ).toBe('5 {"labelSelector":"app=ct","replicas":5}');
    const scale = await bench.stdout(
      `kubectl get --raw /apis/stable.example.com/v1/namespaces/${namespace}/crontabs/${made}/scale`,
    );
    expect(JSON.parse(scale)).toMatchObject({
      kind: "Scale",
      spec: { replicas: 5 },
      status: { replicas: 5, selector: "app=ct" },
    });
  });

  test("select by fields", async () => {
    await create(cronTab({ image: "other" }, { name: "second" }));
    expect(await bench.stdout("kubectl get ct --field-selector spec.image=other -o name")).toBe(
      "crontab.stable.example.com/second\n",
    );
    expect((await bench.run("kubectl get ct --field-selector spec.replicas=5")).stderr).toContain(
      "field label not supported: spec.replicas",
    );
  });

  test("are shown among all", async () => {
    // What kubectl has found out before it holds for long.
    expect(await bench.stdout("kubectl get all -o name --cache-dir=fresh")).toContain(
      `crontab.stable.example.com/${made}\n`,
    );
    await reset();
  });
});

describe("a custom object", () => {
  test("is changed by kubectl apply, on either side", async () => {
    await define();
    await apply(cronTab({ replicas: 1 }));
    expect(await apply(cronTab({ replicas: 2 }))).toEqual(
      ran(`crontab.stable.example.com/${made} configured\n`),
    );
    expect(await apply(cronTab({ replicas: 2 }))).toEqual(
      ran(`crontab.stable.example.com/${made} unchanged\n`),
    );
    const serverSide = "--server-side --field-manager=me";
    expect(await apply(cronTab({ image: "x" }, { name: "two" }), serverSide)).toEqual(
      ran("crontab.stable.example.com/two serverside-applied\n"),
    );
    const { exitCode, stderr } = await apply(
      cronTab({ image: "y" }, { name: "two" }),
      "--server-side --field-manager=other",
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Apply failed with 1 conflict: conflict with "me": .spec.image');
  });

  test("is patched as a merge, and not as its lists would merge", async () => {
    expect(
      await bench.stdout(`kubectl patch ct ${made} --type=merge -p '{"spec":{"replicas":4}}'`),
    ).toBe(`crontab.stable.example.com/${made} patched\n`);
    const { stderr } = await bench.run(`kubectl patch ct ${made} -p '{"spec":{"replicas":4}}'`);
    expect(stderr).toBe(
      "error: application/strategic-merge-patch+json is not supported by stable.example.com/v1, " +
        "Kind=CronTab: the body of the request was in an unknown format - accepted media types " +
        "include: application/json-patch+json, application/merge-patch+json, " +
        "application/apply-patch+yaml\n",
    );
  });

  test("is watched, until its definition goes", async () => {
    const watch = bench.start("kubectl get ct --watch --no-headers -o name");
    await watch.printed(/my-new-cron-object/);
    await bench.stdout(`kubectl label ct ${made} a=b`);
    await reset();
    const { exitCode } = await watch.ended;
    expect(exitCode).toBe(0);
  });
});

test.each([
  { what: "cert-manager's", objects: certificates(), count: 4 },
  { what: "Argo Rollouts'", objects: rollouts(), count: 4 },
  { what: "the Prometheus operator's", objects: monitoring(), count: 4 },
])("a bundle in the shape of $what is applied, and applied again", async ({ objects, count }) => {
  const list = { apiVersion: "v1", kind: "List", items: objects };
  const first = await apply(list, "--server-side");
  expect(first.stderr).toBe("");
  expect(first.stdout.match(/serverside-applied/g)).toHaveLength(count);
  const revisions = async () =>
    bench.stdout("kubectl get crd -o jsonpath='{.items[*].metadata.resourceVersion}'");
  const before = await revisions();
  await apply(list, "--server-side");
  expect(await revisions()).toBe(before);
});

describe("objects of such a bundle", () => {
  const rollout = (replicas: number) => ({
    apiVersion: "argoproj.example/v1",
    kind: "Rollout",
    metadata: { name: "web" },
    spec: {
      replicas,
      selector: { matchLabels: { app: "web" } },
      template: { spec: { containers: [{ name: "web", image: "nginx:1.27" }] } },
      strategy: { canary: { steps: [{ setWeight: 20 }] } },
    },
  });
  const serverSide = (replicas: number) => apply(rollout(replicas), "--server-side");

  test("are applied by the server, scaled, and shown", async () => {
    expect(await serverSide(2)).toEqual(ran("rollout.argoproj.example/web serverside-applied\n"));
    expect(await bench.stdout("kubectl scale rollout/web --replicas=5")).toBe(
      "rollout.argoproj.example/web scaled\n",
    );
    expect(ageless(await bench.stdout("kubectl get rollouts"))).toBe("NAME READY AGE\nweb <age>\n");
    expect(await bench.stdout("kubectl get rollout web -o jsonpath='{.spec.replicas}'")).toBe("5");
    expect((await serverSide(3)).stderr).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using ' +
        "argoproj.example/v1: .spec.replicas\n",
    );
  });

  test("are explained as deep as they go", async () => {
    const field = "rollout.spec.template.spec.containers.livenessProbe.httpGet";
    expect(await bench.stdout(`kubectl explain ${field}`)).toMatch(
      /^GROUP: {6}argoproj\.example\nKIND: {7}Rollout\nVERSION: {4}v1\n\nFIELD: httpGet <Object>\n/,
    );
  });
});

test("a definition of 600 KiB is too long to be noted by a client, but not for the server", async () => {
  const [definition = {}] = rollouts({ templates: 3 });
  await bench.run("kubectl delete crd rollouts.argoproj.example");
  expect(await apply(definition)).toEqual({
    exitCode: 1,
    stdout: "",
    stderr:
      'The CustomResourceDefinition "rollouts.argoproj.example" is invalid: metadata.annotations: ' +
      "Too long: may not be more than 262144 bytes\n",
  });
  const name = "customresourcedefinition.apiextensions.k8s.io/rollouts.argoproj.example";
  expect(await create(definition)).toEqual(ran(`${name} created\n`));
  expect(await apply(definition, "--server-side")).toEqual(ran(`${name} serverside-applied\n`));
});

test("a rule that may cost too much is refused with its definition", async () => {
  const tags = {
    type: "array",
    items: { type: "string" },
    "x-kubernetes-validations": [{ rule: "self.all(x, x.contains('gpu'))" }],
  };
  const at = "spec.validation.openAPIV3Schema";
  const hint =
    "exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, " +
    "maxProperties, and maxLength where arrays, maps, and strings are declared)";
  const whole = "for entire OpenAPIv3 schema";
  const rule = `${at}.properties[spec].properties[tags].x-kubernetes-validations[0].rule`;
  expect((await define({ schema: schemaWith({ tags }) })).stderr).toBe(
    [
      `The CustomResourceDefinition "${name}" is invalid: `,
      `* ${rule}: Forbidden: estimated rule cost ${hint}`,
      `* ${rule}: Forbidden: contributed to estimated rule cost total exceeding cost limit ${whole}`,
      `* ${at}: Forbidden: x-kubernetes-validations estimated rule cost total ${whole} ${hint}`,
      "",
    ].join("\n"),
  );
  const bounded = { ...tags, maxItems: 25, items: { type: "string", maxLength: 63 } };
  expect((await define({ schema: schemaWith({ tags: bounded }) })).exitCode).toBe(0);
});
