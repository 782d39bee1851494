import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { lines, normal } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  namespace = bench.useNamespace();
  bench.write({
    "web.yaml": deployment("web"),
    "service.yaml": service("web"),
    "both.yaml": `${configMap("one")}---\n${configMap("two")}`,
  });
});

describe("kubectl apply", () => {
  test("creates what is new, leaves what is the same, configures what has changed", async () => {
    expect(await bench.stdout("kubectl apply -f web.yaml")).toBe("deployment.apps/web created\n");
    expect(await bench.stdout("kubectl apply -f web.yaml")).toBe("deployment.apps/web unchanged\n");
    bench.write({ "web.yaml": deployment("web", { image: "nginx:1.16.1" }) });
    expect(await bench.stdout("kubectl apply -f web.yaml")).toBe(
      "deployment.apps/web configured\n",
    );
    const image = "{.spec.template.spec.containers[*].image}";
    expect(await bench.stdout(`kubectl get deploy web -o jsonpath='${image}'`)).toBe(
      "nginx:1.16.1",
    );
  });

  test("takes away what the manifest no longer has, and keeps what others set", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: `${configMap("c")}  b: "2"\n` });
    await bench.stdout(`kubectl patch cm c --type=merge -p '{"data":{"mine":"3"}}'`);
    await bench.stdout("kubectl apply -f -", { stdin: configMap("c", "5") });
    expect(await bench.stdout("kubectl get cm c -o jsonpath={.data}")).toBe('{"a":"5","mine":"3"}');
  });

  test("takes several files", async () => {
    expect(await bench.stdout("kubectl apply -f web.yaml -f service.yaml -f both.yaml")).toBe(
      lines(
        "deployment.apps/web created",
        "service/web created",
        "configmap/one created",
        "configmap/two created",
      ),
    );
  });

  test("takes a folder, in the order of its files", async () => {
    bench.write({ "all/b.yaml": service("b"), "all/a.yml": configMap("a"), "all/note.txt": "no" });
    expect(await bench.stdout("kubectl apply -f all")).toBe(
      lines("configmap/a created", "service/b created"),
    );
  });

  test("reads standard input", async () => {
    const stdin = configMap("piped");
    expect(await bench.stdout("kubectl apply -f -", { stdin })).toBe("configmap/piped created\n");
  });

  test("changes nothing in a dry run of the server", async () => {
    expect(await bench.stdout("kubectl apply -f both.yaml --dry-run=server")).toBe(
      lines("configmap/one created (server dry run)", "configmap/two created (server dry run)"),
    );
    expect(await bench.run("kubectl get cm one")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): configmaps "one" not found\n',
      exitCode: 1,
    });
  });

  test("prints what was applied", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    expect(await bench.stdout("kubectl apply -f both.yaml -o name")).toBe(
      lines("configmap/one", "configmap/two"),
    );
  });

  test("goes on to the other files where one is wrong, and exits with 1", async () => {
    bench.write({
      "mixed/1.yaml": configMap("first"),
      "mixed/2.yaml": deployment("bad").replace("app: bad\n  template", "app: other\n  template"),
      "mixed/3.yaml": configMap("third"),
    });
    expect(await bench.run("kubectl apply -f mixed")).toEqual({
      stdout: lines("configmap/first created", "configmap/third created"),
      stderr:
        'The Deployment "bad" is invalid: spec.template.metadata.labels: Invalid value: ' +
        '{"app":"bad"}: `selector` does not match template `labels`\n',
      exitCode: 1,
    });
  });

  test("refuses a field that is not known, of an object that is there", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    bench.write({ "both.yaml": `${configMap("one")}dat: {}\n` });
    const { stdout, stderr, exitCode } = await bench.run("kubectl apply -f both.yaml");
    expect({ stdout, stderr: stderr.replace(/"map\[.*\]"/, "<patch>"), exitCode }).toEqual({
      stdout: "",
      stderr:
        "The request is invalid: patch: Invalid value: <patch>: strict decoding error: " +
        'unknown field "dat"\n',
      exitCode: 1,
    });
  });

  test("warns of an object that was made without it", async () => {
    await bench.stdout("kubectl create configmap c --from-literal=a=0");
    const { stdout, stderr, exitCode } = await bench.run("kubectl apply -f -", {
      stdin: configMap("c"),
    });
    expect({ stdout, exitCode }).toEqual({ stdout: "configmap/c configured\n", exitCode: 0 });
    expect(stderr).toContain(
      "Warning: resource configmaps/c is missing the kubectl.kubernetes.io/",
    );
  });

  test("deletes what a label names and the files no longer hold", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    await bench.stdout("kubectl label cm one two set=x");
    bench.write({
      "left.yaml": configMap("one").replace("name: one", "name: one\n  labels: {set: x}"),
    });
    expect(
      await bench.stdout(
        "kubectl apply -f left.yaml --prune -l set=x --prune-allowlist=core/v1/ConfigMap",
      ),
    ).toBe(lines("configmap/one configured", "configmap/two pruned"));
  });

  test("shows what it last applied", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    expect(await bench.stdout("kubectl apply view-last-applied cm/one")).toBe(
      lines(
        "apiVersion: v1",
        "data:",
        '  a: "1"',
        "kind: ConfigMap",
        "metadata:",
        "  annotations: {}",
        "  name: one",
        `  namespace: ${namespace}`,
      ),
    );
  });
});

describe("kubectl diff", () => {
  test("says nothing and exits with 0 where nothing would change", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    expect(await bench.run("kubectl diff -f both.yaml")).toEqual({
      stdout: "",
      stderr: "",
      exitCode: 0,
    });
  });

  test("shows the lines that would change and exits with 1", async () => {
    await bench.stdout("kubectl apply -f both.yaml");
    bench.write({ "both.yaml": configMap("one", "9") });
    const { stdout, exitCode } = await bench.run("kubectl diff -f both.yaml");
    const changed = stdout.split("\n").filter((line) => /^[-+] /.test(line));
    expect({ changed, exitCode }).toEqual({ changed: ['-  a: "1"', '+  a: "9"'], exitCode: 1 });
  });
});

describe("kubectl replace", () => {
  test("puts the object of a file in place of the stored one", async () => {
    await bench.stdout("kubectl create -f both.yaml");
    bench.write({ "one.yaml": configMap("one", "7") });
    expect(await bench.stdout("kubectl replace -f one.yaml")).toBe("configmap/one replaced\n");
    expect(await bench.stdout("kubectl get cm one -o jsonpath={.data.a}")).toBe("7");
  });

  test("is refused where the version it was read at is stale", async () => {
    await bench.stdout("kubectl create -f both.yaml");
    await bench.stdout("kubectl get cm one -o yaml > read.yaml");
    await bench.stdout("kubectl label cm one changed=since");
    expect(await bench.run("kubectl replace -f read.yaml")).toEqual({
      stdout: "",
      stderr:
        'Error from server (Conflict): error when replacing "read.yaml": Operation cannot be ' +
        'fulfilled on configmaps "one": the object has been modified; please apply your ' +
        "changes to " +
        "the latest version and try again\n",
      exitCode: 1,
    });
  });

  test("deletes and makes anew when forced", async () => {
    await bench.stdout("kubectl create -f both.yaml");
    const uid = "kubectl get cm one -o jsonpath={.metadata.uid}";
    const before = await bench.stdout(uid);
    expect(normal(await bench.stdout("kubectl replace --force -f both.yaml"))).toBe(
      lines(
        `configmap "one" deleted from ${namespace} namespace`,
        `configmap "two" deleted from ${namespace} namespace`,
        "configmap/one replaced",
        "configmap/two replaced",
      ),
    );
    expect(await bench.stdout(uid)).not.toBe(before);
  });
});
