import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { lines, normal } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  namespace = bench.useNamespace();
  bench.write({ "c.yaml": configMap("c"), "other.yaml": configMap("c", "2") });
});

const apply = "kubectl apply --server-side";

/** Who owns something of an object, and by what operation. */
async function owners(what: string): Promise<string[]> {
  const path = '{range .metadata.managedFields[*]}{.manager} {.operation}{"\\n"}{end}';
  const printed = await bench.stdout(`kubectl get ${what} -o jsonpath='${path}'`);
  return printed.trim().split("\n").sort();
}

const conflict = lines(
  'error: Apply failed with 1 conflict: conflict with "kubectl": .data.a',
  "Please review the fields above--they currently have other managers. Here",
  "are the ways you can resolve this warning:",
  "* If you intend to manage all of these fields, please re-run the apply",
  "  command with the `--force-conflicts` flag.",
  "* If you do not intend to manage all of the fields, please edit your",
  "  manifest to remove references to the fields that should keep their",
  "  current managers.",
  "* You may co-own fields by updating your manifest to match the existing",
  "  value; in this case, you'll become the manager if the other manager(s)",
  "  stop managing the field (remove it from their configuration).",
  "See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts",
);

describe("kubectl apply --server-side", () => {
  test("creates an object, and says no more of one that is the same", async () => {
    expect(await bench.stdout(`${apply} -f c.yaml`)).toBe("configmap/c serverside-applied\n");
    const version = () => bench.stdout("kubectl get cm c -o jsonpath={.metadata.resourceVersion}");
    const before = await version();
    expect(await bench.stdout(`${apply} -f c.yaml`)).toBe("configmap/c serverside-applied\n");
    expect(await version()).toBe(before);
  });

  test("keeps the owners, which are shown when asked for", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    const shown = normal(await bench.stdout("kubectl get cm c -o yaml --show-managed-fields"));
    expect(shown.replace(/(?<=resourceVersion: )"\d+"/, "<rv>")).toBe(
      lines(
        "apiVersion: v1",
        "data:",
        ' a: "1"',
        "kind: ConfigMap",
        "metadata:",
        ' creationTimestamp: "<time>"',
        " managedFields:",
        " - apiVersion: v1",
        " fieldsType: FieldsV1",
        " fieldsV1:",
        " f:data:",
        " f:a: {}",
        " manager: kubectl",
        " operation: Apply",
        ' time: "<time>"',
        " name: c",
        ` namespace: ${namespace}`,
        " resourceVersion: <rv>",
        " uid: <uid>",
      ),
    );
    expect(await bench.stdout("kubectl get cm c -o yaml")).not.toContain("managedFields");
  });

  test("refuses to take what another owns, unless forced", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    const other = `${apply} --field-manager=two -f other.yaml`;
    expect(await bench.run(other)).toEqual({ stdout: "", stderr: conflict, exitCode: 1 });
    expect(await bench.stdout(`${other} --force-conflicts`)).toBe(
      "configmap/c serverside-applied\n",
    );
    expect(await owners("cm c")).toEqual(["two Apply"]);
  });

  test("removes what its manifest no longer has, and leaves what others own", async () => {
    bench.write({ "both.yaml": `${configMap("c")}  b: "2"\n` });
    await bench.stdout(`${apply} -f both.yaml`);
    await bench.stdout(`kubectl patch cm c --type=merge -p '{"data":{"mine":"3"}}'`);
    await bench.stdout(`${apply} -f c.yaml`);
    expect(await bench.stdout("kubectl get cm c -o jsonpath={.data}")).toBe('{"a":"1","mine":"3"}');
    expect(await owners("cm c")).toEqual(["kubectl Apply", "kubectl-patch Update"]);
  });

  test("takes over what was applied by the client", async () => {
    await bench.stdout("kubectl apply -f c.yaml");
    expect(await owners("cm c")).toEqual(["kubectl-client-side-apply Update"]);
    expect(await bench.stdout(`${apply} -f c.yaml`)).toBe("configmap/c serverside-applied\n");
    expect(await owners("cm c")).toEqual(["kubectl Apply", "kubectl-last-applied Apply"]);
  });

  test("refuses fields that are not known", async () => {
    bench.write({ "typo.yaml": configMap("c").replace("\ndata:", "\ndat:") });
    expect(await bench.run(`${apply} -f typo.yaml`)).toEqual({
      stdout: "",
      stderr: `Error from server: failed to create typed patch object (${namespace}/c; /v1, Kind=ConfigMap): .dat: field not declared in schema\n`,
      exitCode: 1,
    });
  });

  test("shows before what would change", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    const { stdout, exitCode } = await bench.run("kubectl diff --server-side -f other.yaml");
    const changed = stdout.split("\n").filter((line) => /^[-+] /.test(line));
    expect({ changed, exitCode }).toEqual({ changed: ['-  a: "1"', '+  a: "2"'], exitCode: 1 });
  });
});

describe("kubectl apply --server-side of several objects", () => {
  test("applies the others where one conflicts", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    bench.write({ "two.yaml": `${configMap("c", "2")}---\n${configMap("d")}` });
    const { stdout, stderr, exitCode } = await bench.run(
      `${apply} --field-manager=two -f two.yaml`,
    );
    expect({ stdout, exitCode }).toEqual({
      stdout: "configmap/d serverside-applied\n",
      exitCode: 1,
    });
    expect(stderr).toBe(conflict);
  });

  test("writes nothing in a dry run, and says so", async () => {
    bench.write({ "two.yaml": `${deployment("web")}---\n${configMap("d")}` });
    expect(await bench.stdout(`${apply} --dry-run=server -f two.yaml`)).toBe(
      lines(
        "deployment.apps/web serverside-applied (server dry run)",
        "configmap/d serverside-applied (server dry run)",
      ),
    );
    expect(await bench.stdout("kubectl get deploy -o name")).toBe("");
  });
});

describe("kubectl apply on both sides", () => {
  const both = `${configMap("c")}  b: "2"\n`;
  const data = () => bench.stdout("kubectl get cm c -o jsonpath={.data}");

  test("takes away what the client applied and the server is not told of any more", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: both });
    await bench.stdout(`kubectl patch cm c --type=merge -p '{"data":{"mine":"3"}}'`);
    expect(await bench.stdout(`${apply} -f c.yaml`)).toBe("configmap/c serverside-applied\n");
    expect(await data()).toBe('{"a":"1","mine":"3"}');
    expect(await owners("cm c")).toEqual([
      "kubectl Apply",
      "kubectl-last-applied Apply",
      "kubectl-patch Update",
    ]);
  });

  test("takes what the client applied without a conflict, but not what was changed since", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: both });
    expect(await bench.stdout(`${apply} -f other.yaml`)).toBe("configmap/c serverside-applied\n");
    expect(await data()).toBe('{"a":"2"}');
    await bench.stdout("kubectl delete cm c");
    await bench.stdout("kubectl apply -f c.yaml");
    await bench.stdout(`kubectl patch cm c -p '{"data":{"a":"9"}}'`);
    const { stderr, exitCode } = await bench.run(`${apply} -f other.yaml`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('1 conflict: conflict with "kubectl-patch" using v1: .data.a\n');
    const other = await bench.run(`${apply} --field-manager=two -f other.yaml`);
    expect(other.exitCode).toBe(1);
  });

  test("lets the client go on from what the server was told", async () => {
    await bench.stdout("kubectl apply -f c.yaml");
    await bench.stdout(`${apply} -f -`, { stdin: both });
    const last = await bench.stdout("kubectl apply view-last-applied cm/c -o json");
    expect(JSON.parse(last)).toMatchObject({ data: { a: "1", b: "2" } });
    expect(await bench.run("kubectl apply -f c.yaml")).toEqual({
      stdout: "configmap/c configured\n",
      stderr: "",
      exitCode: 0,
    });
    expect(await data()).toBe('{"a":"1"}');
  });

  test("moves what was created by the client with its configuration", async () => {
    await bench.stdout("kubectl create --save-config -f -", { stdin: both });
    expect(await owners("cm c")).toEqual(["kubectl-create Update"]);
    await bench.stdout(`${apply} -f c.yaml`);
    expect(await data()).toBe('{"a":"1"}');
  });

  test("leaves to its creator what was created without", async () => {
    await bench.stdout("kubectl create -f -", { stdin: both });
    await bench.stdout(`${apply} -f c.yaml`);
    expect(await data()).toBe('{"a":"1","b":"2"}');
    expect(await owners("cm c")).toEqual(["kubectl Apply", "kubectl-create Update"]);
  });

  test("goes back to the client, which warns where it never applied", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    const { stdout, stderr, exitCode } = await bench.run("kubectl apply -f other.yaml");
    expect({ stdout, exitCode }).toEqual({ stdout: "configmap/c configured\n", exitCode: 0 });
    expect(stderr).toContain("Warning: resource configmaps/c is missing the");
    expect(await data()).toBe('{"a":"2"}');
    // The client took the field: the server-side manager is left without any.
    expect(await owners("cm c")).toEqual(["kubectl-client-side-apply Update"]);
  });

  test("goes to the server with the parts of a rollout in place", async () => {
    bench.write({
      "web.yaml": deployment("web", { extra: "minReadySeconds: 1" }),
      "less.yaml": deployment("web"),
    });
    await bench.stdout("kubectl apply -f web.yaml");
    await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
    expect(await bench.stdout(`${apply} -f less.yaml`)).toBe(
      "deployment.apps/web serverside-applied\n",
    );
    const spec = await bench.stdout("kubectl get deploy web -o jsonpath={.spec}");
    expect(JSON.parse(spec)).not.toHaveProperty("minReadySeconds");
    expect(await bench.stdout("kubectl get rs -o name | wc -l")).toMatch(/^\s*1\n$/);
    expect(await owners("deploy web")).toEqual([
      "kube-controller-manager Update",
      "kubectl Apply",
      "kubectl-last-applied Apply",
    ]);
  });
});

describe("kubectl apply with the configuration that was applied last", () => {
  const shown = (values: string) => `apiVersion: v1\ndata:\n${values}kind: ConfigMap\nmetadata:\n`;

  test("shows it", async () => {
    await bench.stdout("kubectl apply -f c.yaml");
    await bench.stdout(`kubectl patch cm c -p '{"data":{"a":"9"}}'`);
    expect(await bench.stdout("kubectl apply view-last-applied cm/c")).toBe(
      `${shown('  a: "1"\n')}  annotations: {}\n  name: c\n  namespace: ${namespace}\n`,
    );
  });

  test("sets it", async () => {
    await bench.stdout("kubectl apply -f c.yaml");
    expect(await bench.stdout("kubectl apply set-last-applied -f other.yaml")).toBe(
      "configmap/c configured\n",
    );
    expect(await bench.stdout("kubectl apply view-last-applied cm/c")).toBe(
      `${shown('  a: "2"\n')}  name: c\n  namespace: ${namespace}\n`,
    );
    expect(await bench.stdout("kubectl get cm c -o jsonpath={.data.a}")).toBe("1");
  });

  test("edits it", async () => {
    await bench.stdout("kubectl apply -f c.yaml");
    const env = { EDITOR: `sed -i 's/a: "1"/a: "7"/'` };
    expect(await bench.stdout("kubectl apply edit-last-applied cm/c", { env })).toBe(
      "configmap/c edited\n",
    );
    expect(await bench.stdout("kubectl apply view-last-applied cm/c")).toContain('  a: "7"\n');
  });
});

describe("kubectl diff --server-side", () => {
  const diff = (flags: string) => bench.run(`kubectl diff --server-side ${flags}`);

  test("says nothing of what is the same", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    expect(await diff("-f c.yaml")).toEqual({ stdout: "", stderr: "", exitCode: 0 });
  });

  test("shows what there is not yet", async () => {
    const { stdout, exitCode } = await diff("-f c.yaml");
    expect(exitCode).toBe(1);
    expect(stdout).toContain('+  a: "1"\n');
  });

  test("is refused with another exit code where fields conflict, unless it is forced", async () => {
    await bench.stdout(`${apply} -f c.yaml`);
    const other = "--field-manager=two -f other.yaml";
    const { stderr, exitCode } = await diff(other);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'Error from server (Conflict): Apply failed with 1 conflict: conflict with "kubectl": .data.a\n',
    );
    const { stdout } = await diff(`--force-conflicts ${other}`);
    expect(stdout).toContain('-  a: "1"\n+  a: "2"\n');
  });
});

describe("every write of kubectl", () => {
  test("is owned by the command that made it", async () => {
    await bench.stdout("kubectl create -f -", { stdin: deployment("web", { replicas: 0 }) });
    await bench.stdout("kubectl label deploy web a=b");
    await bench.stdout("kubectl annotate deploy web a=b");
    await bench.stdout("kubectl scale deploy web --replicas=1");
    await bench.stdout("kubectl set image deploy web nginx=nginx:1.16.1");
    const found = await owners("deploy web");
    expect(found.filter((each) => each.startsWith("kubectl"))).toEqual([
      "kubectl Update",
      "kubectl-annotate Update",
      "kubectl-create Update",
      "kubectl-label Update",
      "kubectl-set Update",
    ]);
  });
});
