/**
 * Admission policies as kubectl shows them: the pages "Validating Admission Policy" and "Mutating
 * Admission Policy" of the documentation.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { manifest, policyOver } from "../policies/server.ts";
import { Workbench } from "./kubectl.ts";
import { ageless } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});

const ran = (stdout: string, stderr = "") => ({ exitCode: 0, stdout, stderr });
const group = "admissionregistration.k8s.io";
const apply = (name: string) => bench.run("kubectl apply -f -", { stdin: manifest(name) });
const applyObject = (object: object | undefined) =>
  bench.run("kubectl apply -f -", { stdin: JSON.stringify(object) });

describe("getting started with ValidatingAdmissionPolicy", () => {
  test("a policy and its binding are created and shown", async () => {
    const name = "max-replicas.example.com";
    const binding = "max-replicas-test.example.com";
    expect(await apply("replicas")).toEqual(
      ran(
        `validatingadmissionpolicy.${group}/${name} created\n` +
          `validatingadmissionpolicybinding.${group}/${binding} created\n`,
      ),
    );
    expect(ageless(await bench.stdout("kubectl get validatingadmissionpolicies"))).toBe(
      `NAME VALIDATIONS PARAMKIND AGE\n${name} 1 <unset> <age>\n`,
    );
    expect(ageless(await bench.stdout("kubectl get validatingadmissionpolicybindings"))).toBe(
      `NAME POLICYNAME PARAMREF AGE\n${binding} ${name} <unset> <age>\n`,
    );
  });

  test("a deployment with too many replicas is refused", async () => {
    await bench.stdout("kubectl label namespace default environment=test");
    const create = (count: number) =>
      bench.run(`kubectl create deployment nginx --image=nginx --replicas=${count}`);
    expect(await create(6)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        'error: failed to create deployment: deployments.apps "nginx" is forbidden: ' +
        "ValidatingAdmissionPolicy 'max-replicas.example.com' with binding " +
        "'max-replicas-test.example.com' denied request: failed expression: " +
        "object.spec.replicas <= 5\n",
    });
    expect(await create(1)).toEqual(ran("deployment.apps/nginx created\n"));
    // A scale is another resource than the deployment.
    expect(await bench.run("kubectl scale deployment/nginx --replicas=6")).toEqual(
      ran("deployment.apps/nginx scaled\n"),
    );
    const relabelled = await bench.run("kubectl label deployment/nginx tier=web");
    expect(relabelled.stderr).toBe(
      'The deployments "nginx" is invalid: : ValidatingAdmissionPolicy ' +
        "'max-replicas.example.com' with binding 'max-replicas-test.example.com' denied request: " +
        "failed expression: object.spec.replicas <= 5\n",
    );
    const patch = `'{"spec":{"replicas":2}}'`;
    expect(await bench.run(`kubectl patch deployment/nginx -p ${patch}`)).toEqual(
      ran("deployment.apps/nginx patched\n"),
    );
  });

  test("a warning is printed", async () => {
    const spec = { validations: [{ expression: "false", message: "think twice" }] };
    const objects = policyOver("configmaps", spec, { validationActions: ["Warn"] });
    for (const object of objects) await applyObject(object);
    expect(await bench.run("kubectl create configmap a")).toEqual(
      ran(
        "configmap/a created\n",
        "Warning: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': think twice\n",
      ),
    );
    await bench.run(
      "kubectl delete validatingadmissionpolicy/p validatingadmissionpolicybinding/b",
    );
  });

  test("a mistake in an expression is told when the policy is written", async () => {
    const [policy] = policyOver("pods", { validations: [{ expression: "object.spec.x ==" }] });
    const { stderr } = await applyObject(policy);
    expect(stderr.split("\n")[0]).toMatch(
      /^The ValidatingAdmissionPolicy "p" is invalid: spec.validations\[0\].expression: Invalid value: "object.spec.x ==": compilation failed: ERROR: <input>:1:17: Syntax error: /,
    );
  });
});

describe("connections", () => {
  test("a policy may keep everybody out of containers", async () => {
    const command = "object.kind == 'PodExecOptions' && object.command != ['sh']";
    const validations = [{ expression: command, message: "no shells here" }];
    for (const object of policyOver("pods/exec", { validations })) await applyObject(object);
    await bench.run("kubectl run shell --image=nginx");
    bench.cluster.advance("30s");
    expect(await bench.run("kubectl exec shell -- sh")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        'error: unable to upgrade connection: pods "shell" is forbidden: ' +
        "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no shells here\n",
    });
    expect(await bench.run("kubectl exec shell -- echo hello")).toEqual(ran("hello\n"));
    await bench.run(
      "kubectl delete validatingadmissionpolicy/p validatingadmissionpolicybinding/b",
    );
  });
});

describe("type checking", () => {
  test("the status has what may be wrong", async () => {
    const [policy] = policyOver("x", {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ["apps"],
            apiVersions: ["v1"],
            operations: ["CREATE", "UPDATE"],
            resources: ["deployments"],
          },
        ],
      },
      validations: [{ expression: "object.replicas > 1" }],
    });
    await applyObject(policy);
    bench.cluster.settle();
    const path = "{.status.typeChecking.expressionWarnings[0]['fieldRef','warning']}";
    expect(
      await bench.stdout(`kubectl get validatingadmissionpolicy/p -o jsonpath="${path}"`),
    ).toBe(
      "spec.validations[0].expression apps/v1, Kind=Deployment: ERROR: <input>:1:7: undefined " +
        "field 'replicas'\n | object.replicas > 1\n | ......^\n",
    );
  });
});

describe("getting started with MutatingAdmissionPolicies", () => {
  test("new pods get a sidecar", async () => {
    await apply("sidecar");
    expect(ageless(await bench.stdout("kubectl get mutatingadmissionpolicies"))).toBe(
      "NAME MUTATIONS PARAMKIND AGE\nsidecar.example.com 1 <unset> <age>\n",
    );
    await bench.stdout("kubectl run web --image=nginx");
    const path = "jsonpath='{.spec.initContainers[*].name} {.spec.containers[*].name}'";
    expect(await bench.stdout(`kubectl get pod web -o ${path}`)).toBe("mesh-proxy web");
  });

  test("the fields of a policy are explained", async () => {
    const text = await bench.stdout("kubectl explain mutatingadmissionpolicy.spec.mutations");
    expect(text).toMatch(/applyConfiguration\s+<ApplyConfiguration>/);
    expect(text).toMatch(/patchType\s+<string> -required-/);
  });
});
