/** Connections to pods, services and nodes, which webhooks may refuse and change. */
import { afterEach, describe, expect, test } from "vitest";
import type { AdmissionRequest } from "../../api/admission-review.ts";
import type { Admit } from "../../simulator/programs/index.ts";
import { Workbench } from "../conformance/kubectl.ts";
import { mutating, rule, serviceOf, validating } from "./configurations.ts";

let bench: Workbench;
afterEach(() => bench.close());

const connect = (...resources: string[]) => [rule(resources, ["CONNECT"])];

/** A cluster with a pod that runs, and a webhook that is asked about connections. */
async function openBench(configuration: object, admit: Admit): Promise<void> {
  bench = await Workbench.open();
  await bench.stdout("kubectl run web --image=nginx");
  bench.cluster.advance("30s");
  bench.cluster.apply([serviceOf("hook"), configuration]);
  bench.cluster.webhook("default/hook", admit);
}

const noShells = ({ object }: AdmissionRequest) => ({
  allowed: !Object(object).command?.includes("sh"),
  status: { message: "no shells here", code: 403 },
});

describe("a validating webhook for CONNECT", () => {
  test("refuses kubectl exec, and is shown what upstream shows", async () => {
    const seen: AdmissionRequest[] = [];
    await openBench(validating("hook", { rules: connect("pods/exec") }), (request) => {
      seen.push(request);
      return noShells(request);
    });
    expect(await bench.run("kubectl exec web -- sh -c ls")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        'error: unable to upgrade connection: admission webhook "hook.example.com" denied the ' +
        "request: no shells here\n",
    });
    expect(await bench.stdout("kubectl exec web -- echo hello")).toBe("hello\n");
    const podExecOptions = { group: "", version: "v1", kind: "PodExecOptions" };
    const pods = { group: "", version: "v1", resource: "pods" };
    expect(seen.at(-1)).toEqual({
      uid: expect.any(String),
      kind: podExecOptions,
      resource: pods,
      subResource: "exec",
      requestKind: podExecOptions,
      requestResource: pods,
      requestSubResource: "exec",
      name: "web",
      namespace: "default",
      operation: "CONNECT",
      userInfo: {
        username: "kubernetes-admin",
        groups: ["kubeadm:cluster-admins", "system:authenticated"],
      },
      object: {
        kind: "PodExecOptions",
        apiVersion: "v1",
        stdout: true,
        stderr: true,
        container: "web",
        command: ["echo", "hello"],
      },
      oldObject: null,
      dryRun: false,
      options: null,
    });
  });

  test("of one namespace leaves others alone, and says no where it is away", async () => {
    const more = {
      rules: connect("pods/*"),
      namespaceSelector: { matchLabels: { locked: "yes" } },
    };
    await openBench(validating("hook", more), () => {
      throw new Error("out of memory");
    });
    expect(await bench.stdout("kubectl exec web -- echo hello")).toBe("hello\n");
    await bench.stdout("kubectl label namespace default locked=yes");
    const { stderr } = await bench.run("kubectl exec web -- echo hello");
    expect(stderr).toContain('failed calling webhook "hook.example.com"');
  });

  test("sees proxies", async () => {
    const seen: unknown[] = [];
    await openBench(validating("hook", { rules: connect("pods/proxy") }), ({ object, name }) => {
      seen.push([name, object]);
      return { allowed: true, warnings: ["somebody looks"] };
    });
    const { stdout } = await bench.run(
      "kubectl get --raw /api/v1/namespaces/default/pods/web/proxy/",
    );
    expect(stdout).toContain("Welcome to nginx!");
    const options = { kind: "PodProxyOptions", apiVersion: "v1", path: "/" };
    expect(seen).toEqual([["web", options]]);
  });
});

describe("a mutating webhook for CONNECT", () => {
  test("changes the command", async () => {
    await openBench(mutating("hook", { rules: connect("pods/exec") }), () => ({
      allowed: true,
      patch: [{ op: "replace", path: "/command", value: ["echo", "not today"] }],
    }));
    expect(await bench.stdout("kubectl exec web -- echo hello")).toBe("not today\n");
  });
});
