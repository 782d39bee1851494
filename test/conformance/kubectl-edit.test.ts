import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, pod } from "./manifests.ts";
import { lines } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  bench.useNamespace();
  await bench.stdout("kubectl create -f -", { stdin: `${configMap("c")}---\n${configMap("d")}` });
});

const read = (what: string, path: string) =>
  bench.stdout(`kubectl get ${what} -o jsonpath='{${path}}'`);
const refused = (stderr: string) => ({ stdout: "", stderr: `${stderr}\n`, exitCode: 1 });

describe("kubectl label", () => {
  test("sets, changes and removes a label", async () => {
    expect(await bench.stdout("kubectl label cm c tier=front")).toBe("configmap/c labeled\n");
    expect(await bench.run("kubectl label cm c tier=back")).toEqual(
      refused("error: 'tier' already has a value (front), and --overwrite is false"),
    );
    expect(await bench.stdout("kubectl label cm c tier=back --overwrite")).toBe(
      "configmap/c labeled\n",
    );
    expect(await bench.stdout("kubectl label cm c tier-")).toBe("configmap/c unlabeled\n");
    expect(await bench.stdout("kubectl label cm c tier-")).toBe(
      lines('label "tier" not found.', "configmap/c not labeled"),
    );
  });

  test("labels all that a selector names", async () => {
    expect(await bench.stdout("kubectl label cm c d set=x")).toBe(
      lines("configmap/c labeled", "configmap/d labeled"),
    );
    expect(await bench.stdout("kubectl label cm -l set=x set=y --overwrite")).toBe(
      lines("configmap/c labeled", "configmap/d labeled"),
    );
  });

  test("refuses a key that is none", async () => {
    expect(await bench.run("kubectl label cm c 'bad key=x'")).toEqual(
      refused(
        'The ConfigMap "c" is invalid: metadata.labels: Invalid value: "bad key": name part must ' +
          "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
          "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for " +
          "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ),
    );
  });
});

describe("kubectl annotate", () => {
  test("sets and removes an annotation", async () => {
    expect(await bench.stdout(`kubectl annotate cm c note="hello there"`)).toBe(
      "configmap/c annotated\n",
    );
    expect(await read("cm c", ".metadata.annotations.note")).toBe("hello there");
    expect(await bench.run("kubectl annotate cm c note=x")).toEqual(
      refused(
        "error: --overwrite is false but found the following declared annotation(s): " +
          "'note' already has a value (hello there)",
      ),
    );
    expect(await bench.stdout("kubectl annotate cm c note-")).toBe("configmap/c annotated\n");
  });
});

describe("kubectl patch", () => {
  beforeEach(async () => {
    await bench.stdout("kubectl create -f -", { stdin: deployment("web", { replicas: 0 }) });
  });

  test("merges strategically: lists by their keys", async () => {
    const containers = [{ name: "side", image: "busybox:1.36" }];
    const patch = JSON.stringify({ spec: { template: { spec: { containers } } } });
    expect(await bench.stdout(`kubectl patch deploy web -p '${patch}'`)).toBe(
      "deployment.apps/web patched\n",
    );
    expect(await read("deploy web", ".spec.template.spec.containers[*].name")).toBe("side nginx");
    expect(await bench.stdout(`kubectl patch deploy web -p '${patch}'`)).toBe(
      "deployment.apps/web patched (no change)\n",
    );
  });

  test("merges plainly: lists as a whole", async () => {
    const containers = [{ name: "only", image: "busybox:1.36" }];
    const patch = JSON.stringify({ spec: { template: { spec: { containers } } } });
    await bench.stdout(`kubectl patch deploy web --type=merge -p '${patch}'`);
    expect(await read("deploy web", ".spec.template.spec.containers[*].name")).toBe("only");
  });

  test("applies the operations of a JSON patch", async () => {
    const path = "/spec/template/spec/containers/0/image";
    const patch = JSON.stringify([{ op: "replace", path, value: "nginx:1.16.1" }]);
    await bench.stdout(`kubectl patch deploy web --type=json -p '${patch}'`);
    expect(await read("deploy web", ".spec.template.spec.containers[0].image")).toBe(
      "nginx:1.16.1",
    );
  });

  test("patches a subresource", async () => {
    const patch = `'{"spec":{"replicas":1}}'`;
    expect(
      await bench.stdout(`kubectl patch deploy web --subresource=scale --type=merge -p ${patch}`),
    ).toBe("scale.autoscaling/web patched\n");
    expect(await read("deploy web", ".spec.replicas")).toBe("1");
  });

  test("refuses what is no patch, and a test that does not hold", async () => {
    expect(await bench.run("kubectl patch deploy web -p junk")).toEqual(
      refused(
        "Error from server (BadRequest): json: cannot unmarshal string into Go value of type " +
          "map[string]interface {}",
      ),
    );
    const test = `'[{"op":"test","path":"/spec/replicas","value":9}]'`;
    expect(await bench.run(`kubectl patch deploy web --type=json -p ${test}`)).toEqual(
      refused(
        "The request is invalid: the server rejected our request due to an error in our request",
      ),
    );
  });

  test("refuses what does not fit, and shows the patch", async () => {
    expect(await bench.run(`kubectl patch deploy web -p '{"spec":{"replicas":"many"}}'`)).toEqual(
      refused(
        'The request is invalid: patch: Invalid value: "map[spec:map[replicas:many]]": ' +
          "unrecognized type: int32",
      ),
    );
  });

  test("takes an empty file for a patch that changes nothing", async () => {
    expect(await bench.stdout("kubectl patch deploy web --patch-file=/dev/null")).toBe(
      "deployment.apps/web patched (no change)\n",
    );
  });

  test("refuses to change what is immutable", async () => {
    const patch = `'{"spec":{"selector":{"matchLabels":{"x":"y"}}}}'`;
    expect(await bench.run(`kubectl patch deploy web -p ${patch}`)).toEqual(
      refused(
        lines(
          'The Deployment "web" is invalid: ',
          '* spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does ' +
            "not match template `labels`",
          '* spec.selector: Invalid value: {"matchLabels":{"app":"web","x":"y"}}: field is ' +
            "immutable",
        ).trimEnd(),
      ),
    );
  });
});

describe("kubectl edit", () => {
  test("stores what the editor leaves", async () => {
    bench.write({ "editor.sh": `sed -i 's/a: "1"/a: "edited"/' "$1"\n` });
    const env = { KUBE_EDITOR: "sh editor.sh" };
    expect(await bench.stdout("kubectl edit cm c", { env })).toBe("configmap/c edited\n");
    expect(await read("cm c", ".data.a")).toBe("edited");
  });

  test("does nothing where the editor changes nothing", async () => {
    const env = { KUBE_EDITOR: "true" };
    expect(await bench.run("kubectl edit cm c", { env })).toEqual({
      stdout: "",
      stderr: "Edit cancelled, no changes made.\n",
      exitCode: 0,
    });
  });

  test("opens the editor again where the server refuses", async () => {
    bench.write({
      "editor.sh": `grep '^# ' "$1" >> seen.txt
if [ -e again ]; then sed -i 's/a: 7/a: "8"/' "$1"; else sed -i 's/a: "1"/a: 7/' "$1"; fi
touch again
`,
    });
    const env = { KUBE_EDITOR: "sh editor.sh" };
    const { stdout, exitCode } = await bench.run("kubectl edit cm c", { env });
    expect({ stdout, exitCode }).toEqual({ stdout: "configmap/c edited\n", exitCode: 0 });
    expect(await read("cm c", ".data.a")).toBe("8");
  });
});

describe("an update", () => {
  test("of a pod changes its image and nothing else", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: pod("one") });
    await bench.stdout("kubectl wait --for=condition=Ready pod/one --timeout=20s");
    expect(await bench.stdout("kubectl set image pod/one main=nginx:1.16.1")).toBe(
      "pod/one image updated\n",
    );
    const { stderr, exitCode } = await bench.run(
      `kubectl patch pod one -p '{"spec":{"nodeName":"elsewhere"}}'`,
    );
    expect({ begins: stderr.slice(0, 82), exitCode }).toEqual({
      begins: 'The Pod "one" is invalid: spec: Forbidden: pod updates may not change fields other',
      exitCode: 1,
    });
  });
});
