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
});

/** How a command is refused: what it says, with exit code 1 and nothing on standard output. */
async function refusal(command: string, stdin?: string): Promise<string> {
  const { stdout, stderr, exitCode } = await bench.run(command, { stdin });
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
  return normal(stderr);
}

const applied = (manifest: string) => refusal("kubectl apply -f -", manifest);

describe("a manifest is refused", () => {
  test("that is no YAML", async () => {
    bench.write({ "broken.yaml": "a: b: c\n" });
    expect(await refusal("kubectl apply -f broken.yaml")).toMatch(
      /^error: error parsing broken.yaml: .* yaml: .*mapping values are not allowed in this context\n$/,
    );
  });

  test("that names no kind, or one that is not known", async () => {
    expect(await applied("apiVersion: v1\nmetadata: {name: x}\n")).toBe(
      'error: error validating "STDIN": error validating data: kind not set; if you choose to ' +
        "ignore these errors, turn validation off with --validate=false\n",
    );
    expect(await applied("apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: x}\n")).toBe(
      lines(
        'error: resource mapping not found for name: "x" namespace: "" from "STDIN": no ' +
          'matches for kind "Thing" in version "example.com/v1"',
        "ensure CRDs are installed first",
      ),
    );
    expect(await applied("apiVersion: apps/v1\nkind: Deploiment\nmetadata: {name: x}\n")).toBe(
      lines(
        'error: resource mapping not found for name: "x" namespace: "" from "STDIN": no ' +
          'matches for kind "Deploiment" in version "apps/v1"',
        "ensure CRDs are installed first",
      ),
    );
  });

  test("with fields that are not known", async () => {
    const wrong = deployment("web").replace("replicas:", "replcias:").replace("image:", "imagge:");
    expect(await applied(wrong)).toBe(
      'Error from server (BadRequest): error when creating "STDIN": Deployment in version "v1" ' +
        "cannot be handled as a Deployment: strict decoding error: unknown field " +
        '"spec.replcias", ' +
        'unknown field "spec.template.spec.containers[0].imagge"\n',
    );
  });

  test("with a field of the wrong type", async () => {
    expect(await applied(deployment("web").replace("replicas: 2", "replicas: two"))).toBe(
      'Error from server (BadRequest): error when creating "STDIN": Deployment in version "v1" ' +
        "cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field " +
        "DeploymentSpec.spec.replicas of type int32\n",
    );
  });

  test("without what is required", async () => {
    expect(
      await applied("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n"),
    ).toBe(
      lines(
        'The Deployment "web" is invalid:',
        "* spec.selector: Required value",
        "* spec.template.metadata.labels: Invalid value: null: `selector` does not match " +
          "template `labels`",
        "* spec.template.spec.containers: Required value",
      ),
    );
  });

  test("with values out of bounds", async () => {
    const wrong = deployment("web").replace("replicas: 2", "replicas: -2").replace("80", "70000");
    expect(await applied(wrong)).toBe(
      lines(
        'The Deployment "web" is invalid:',
        "* spec.replicas: Invalid value: -2: must be greater than or equal to 0",
        "* spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 70000: " +
          "must be between 1 and 65535, inclusive",
      ),
    );
  });

  test("for a namespace that is not there, or is another than asked for", async () => {
    const elsewhere = configMap("c").replace("name: c", "name: c\n  namespace: nowhere");
    expect(await applied(elsewhere)).toBe(
      'Error from server (NotFound): error when creating "STDIN": namespaces "nowhere" not found\n',
    );
    expect(await refusal(`kubectl apply -n ${namespace} -f -`, elsewhere)).toBe(
      'error: the namespace from the provided object "nowhere" does not match the namespace ' +
        `"${namespace}". You must pass '--namespace=nowhere' to perform this operation.\n`,
    );
  });

  test("that changes what is immutable", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 0 }) });
    expect(await applied(deployment("web").replace(/app: web/g, "app: other"))).toBe(
      'The Deployment "web" is invalid: spec.selector: Invalid value: ' +
        '{"matchLabels":{"app":"other"}}: field is immutable\n',
    );
    const frozen = `${configMap("c")}immutable: true\n`;
    await bench.stdout("kubectl apply -f -", { stdin: frozen });
    expect(await applied(frozen.replace('"1"', '"2"'))).toBe(
      'The ConfigMap "c" is invalid: data: Forbidden: field is immutable when `immutable` is set\n',
    );
  });

  test("of more than three megabytes", async () => {
    bench.write({ "big.txt": "x".repeat(4 * 1024 * 1024) });
    expect(await refusal("kubectl create cm big --from-file=big.txt")).toBe(
      "error: failed to create configmap: Request entity too large: limit is 3145728\n",
    );
    bench.write({ "big.txt": "x".repeat(1024 * 1024 + 1) });
    expect(await refusal("kubectl create cm big --from-file=big.txt")).toBe(
      'error: failed to create configmap: ConfigMap "big" is invalid: []: Too long: may not be ' +
        "more than 1048576 bytes\n",
    );
  });

  test("while the server goes on", async () => {
    await applied("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: UPPER}\n");
    expect(await bench.stdout("kubectl get --raw /readyz")).toBe("ok");
  });
});

describe("a question is refused", () => {
  test("for what is not there", async () => {
    expect(await refusal("kubectl get pod nope")).toBe(
      'Error from server (NotFound): pods "nope" not found\n',
    );
    expect(await refusal("kubectl get nopes")).toBe(
      'error: the server doesn\'t have a resource type "nopes"\n',
    );
    expect(await refusal("kubectl get --raw /nope")).toBe(
      "Error from server (NotFound): the server could not find the requested resource\n",
    );
  });

  test("while what is there is shown", async () => {
    await bench.stdout("kubectl create cm c");
    const { stdout, stderr, exitCode } = await bench.run("kubectl get cm c nope -o name");
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: "configmap/c\n",
      stderr: 'Error from server (NotFound): configmaps "nope" not found\n',
      exitCode: 1,
    });
  });

  test("with a selector that cannot be", async () => {
    expect(await refusal("kubectl get pods -l 'a in (b'")).toMatch(
      /^Error from server \(BadRequest\): Unable to find ".*" that match label selector "a in \(b", /,
    );
    expect(await refusal("kubectl get pods --field-selector=spec.x=1")).toBe(
      'Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match ' +
        "label selector " +
        '"", field selector "spec.x=1": field label not supported: spec.x\n',
    );
  });

  test("for what this cluster does not do", async () => {
    await bench.stdout("kubectl run one --image=nginx:1.14.2");
    const path = "/api/v1/namespaces/default/pods/one/nothing";
    expect(await refusal(`kubectl get --raw ${path}`)).toBe(
      "Error from server (NotFound): the server could not find the requested resource\n",
    );
  });
});
