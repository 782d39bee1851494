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
      stderr: `Error from server (BadRequest): failed to create typed patch object (${namespace}/c; /v1, Kind=ConfigMap): .dat: field not declared in schema\n`,
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
