/** Admission webhooks on this machine, over HTTPS, as users of kubectl meet them. */
import { beforeAll, describe, expect, test } from "vitest";
import { authority } from "../webhooks/certificates.ts";
import { mutating, rule, serviceOf, validating } from "../webhooks/configurations.ts";
import { type HttpsWebhook, httpsWebhook } from "../webhooks/https-server.ts";
import { Workbench } from "./kubectl.ts";

const ca = authority();
let bench: Workbench;
let hook: HttpsWebhook;

interface Labelled {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
}

beforeAll(async () => {
  hook = await httpsWebhook(ca.sign(["hook.default.svc"]), ({ request }, path) => {
    if (path.startsWith("/convert")) return converted(request);
    if (path.startsWith("/inject")) {
      const proxy = { name: "proxy", image: "envoyproxy/envoy:v1.34.0" };
      const operations = [{ op: "add", path: "/spec/containers/-", value: proxy }];
      const patch = Buffer.from(JSON.stringify(operations)).toString("base64");
      return { allowed: true, patchType: "JSONPatch", patch };
    }
    const { labels = {} } = (request.object as Labelled).metadata;
    if (labels.team === undefined) {
      return { allowed: false, status: { message: "every ConfigMap needs a team", code: 403 } };
    }
    return labels.team === "old"
      ? { allowed: true, warnings: ["team old moves"] }
      : { allowed: true };
  });
  bench = await Workbench.open();
  const at = (path: string) => ({
    caBundle: ca.caBundle,
    service: { namespace: "default", name: "hook", path, port: hook.port },
  });
  await apply(
    serviceOf("hook", { type: "ExternalName", externalName: "localhost" }),
    mutating("injector", {
      clientConfig: at("/inject"),
      rules: [rule(["pods"], ["CREATE"])],
      objectSelector: { matchLabels: { inject: "yes" } },
    }),
    validating("teams", {
      clientConfig: at("/teams"),
      rules: [rule(["configmaps"], ["CREATE"])],
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "default" } },
    }),
    validating("writer", {
      clientConfig: at("/teams"),
      rules: [rule(["secrets"], ["CREATE"])],
      sideEffects: "NoneOnDryRun",
    }),
  );
  return async () => {
    await bench.close();
    await hook.close();
  };
});

/** Doors are measured in millimetres in v1, and in centimetres before. */
function converted({ objects, desiredAPIVersion: apiVersion }: { [key: string]: unknown }) {
  const doors = objects as readonly { readonly mm?: number; readonly cm?: number }[];
  const convertedObjects = doors.map(({ mm = 0, cm = 0, ...door }) =>
    apiVersion === "example.com/v1"
      ? { ...door, apiVersion, mm: cm * 10 }
      : { ...door, apiVersion, cm: mm / 10 },
  );
  return { convertedObjects, result: { status: "Success" } };
}

const apply = (...objects: object[]) =>
  bench.stdout("kubectl apply -f -", {
    stdin: JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }),
  });

describe("kubectl", () => {
  test("says which webhook denied a request, and why", async () => {
    expect(await bench.run("kubectl create configmap a --from-literal=x=y")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        'error: failed to create configmap: admission webhook "teams.example.com" denied the ' +
        "request: every ConfigMap needs a team\n",
    });
    expect(await bench.stdout("kubectl get configmap a --ignore-not-found")).toBe("");
  });

  test("shows what a webhook warns of, in a dry run too", async () => {
    const stdin = JSON.stringify({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "b", labels: { team: "old" } },
    });
    const dry = await bench.run("kubectl apply --dry-run=server -f -", { stdin });
    expect(dry).toEqual({
      exitCode: 0,
      stdout: "configmap/b created (server dry run)\n",
      stderr: "Warning: team old moves\n",
    });
    expect(await bench.run("kubectl apply -f -", { stdin })).toEqual({
      exitCode: 0,
      stdout: "configmap/b created\n",
      stderr: "Warning: team old moves\n",
    });
  });

  test("sees the sidecars that a webhook puts into the pods of a Deployment", async () => {
    await apply({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web" },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web", inject: "yes" } },
          spec: { containers: [{ name: "web", image: "nginx:1.29" }] },
        },
      },
    });
    expect(await bench.stdout("kubectl rollout status deployment/web --timeout=60s")).toContain(
      'deployment "web" successfully rolled out',
    );
    const names = "{range .items[*]}{.spec.containers[*].name}{'\\n'}{end}";
    expect(await bench.stdout(`kubectl get pods -l app=web -o jsonpath="${names}"`)).toBe(
      "web proxy\nweb proxy\nweb proxy\n",
    );
  });

  test("lists webhook configurations", async () => {
    const shown = await bench.stdout("kubectl get mutatingwebhookconfigurations");
    expect(shown).toMatch(/^NAME +WEBHOOKS +AGE\ninjector +1 +\S+\n$/);
  });

  test("shows custom objects in the versions that a webhook converts them to", async () => {
    const number = { type: "integer" };
    const version = (name: string, field: string, storage: boolean) => ({
      name,
      served: true,
      storage,
      schema: { openAPIV3Schema: { type: "object", properties: { [field]: number } } },
      additionalPrinterColumns: [{ name: field, type: "integer", jsonPath: `.${field}` }],
    });
    const names = { plural: "doors", singular: "door", kind: "Door" };
    const service = { namespace: "default", name: "hook", path: "/convert", port: hook.port };
    const webhook = {
      clientConfig: { caBundle: ca.caBundle, service },
      conversionReviewVersions: ["v1"],
    };
    await apply({
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "doors.example.com" },
      spec: {
        group: "example.com",
        scope: "Namespaced",
        names,
        versions: [version("v1", "mm", true), version("v1beta1", "cm", false)],
        conversion: { strategy: "Webhook", webhook },
      },
    });
    const door = { apiVersion: "example.com/v1beta1", kind: "Door", metadata: { name: "front" } };
    await apply({ ...door, cm: 90 });
    expect(await bench.stdout("kubectl get doors.v1.example.com")).toMatch(
      /^NAME +MM\nfront +900\n$/,
    );
    expect(await bench.stdout("kubectl get doors.v1beta1.example.com")).toMatch(
      /^NAME +CM\nfront +90\n$/,
    );
    await apply({ ...door, cm: 100 });
    const watch = "kubectl get doors.v1.example.com front -o jsonpath='{.mm}'";
    expect(await bench.stdout(watch)).toBe("1000");
  });
});
