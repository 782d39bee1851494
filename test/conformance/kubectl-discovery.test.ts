import { beforeAll, describe, expect, test } from "vitest";
import { servedResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { Workbench } from "./kubectl.ts";
import { ageless, lines, normal } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  bench.useNamespace();
  return () => bench.close();
});

const served = servedResources;

/** A resource that is served in several versions is listed in the one that is stored. */
const isPreferred = ({ group, storage }: ResourceDefinition) => storage?.group !== group;

describe("kubectl api-resources", () => {
  test("lists each kind that is defined, with its short names", async () => {
    const rows = normal(await bench.stdout("kubectl api-resources --no-headers"))
      .trim()
      .split("\n");
    const defined = served
      .filter(isPreferred)
      .map((each) =>
        [each.plural, each.shortNames?.join(","), each.apiVersion, each.namespaced, each.kind]
          .filter((part) => part !== undefined && part !== "")
          .join(" "),
      );
    expect(rows.toSorted()).toEqual(defined.toSorted());
  });

  test("lists those of a group, of the cluster, or by name", async () => {
    const ofGroup = "kubectl api-resources --api-group=coordination.k8s.io";
    expect(normal(await bench.stdout(ofGroup))).toBe(
      lines(
        "NAME SHORTNAMES APIVERSION NAMESPACED KIND",
        "leases coordination.k8s.io/v1 true Lease",
      ),
    );
    const ofCluster = served
      .filter(({ namespaced }) => !namespaced)
      .map(({ plural, group }) => (group === "" ? plural : `${plural}.${group}`));
    const shown = await bench.stdout("kubectl api-resources --namespaced=false -o name");
    expect(shown.trim().split("\n").toSorted()).toEqual(ofCluster.toSorted());
  });

  test("lists the versions of groups", async () => {
    const versions = new Set(served.map(({ apiVersion }) => apiVersion));
    expect(await bench.stdout("kubectl api-versions")).toBe(lines(...[...versions].sort()));
  });
});

describe("kubectl explain", () => {
  test("explains a kind and its fields", async () => {
    const shown = await bench.stdout("kubectl explain deployment.spec.strategy");
    expect(normal(shown)).toBe(
      lines(
        "GROUP: apps",
        "KIND: Deployment",
        "VERSION: v1",
        "",
        "FIELD: strategy <DeploymentStrategy>",
        "",
        "",
        "DESCRIPTION:",
        " How old pods give way to new ones.",
        " How old pods give way to new ones.",
        "",
        "FIELDS:",
        " rollingUpdate <RollingUpdateDeployment>",
        " Bounds of a rolling update; only with RollingUpdate.",
        "",
        " type <string>",
        " Recreate or RollingUpdate.",
        "",
        "",
      ),
    );
  });

  test("lists all fields below", async () => {
    const shown = await bench.stdout("kubectl explain pods --recursive");
    for (const field of [
      "apiVersion\t<string>",
      "containers\t<[]Container> -required-",
      "  securityContext\t<PodSecurityContext>",
      "preStop\t<LifecycleHandler>",
    ]) {
      expect(shown).toContain(field);
    }
  });

  test("explains every kind that is defined", async () => {
    for (const { plural, apiVersion, version, kind } of served) {
      const explain = `kubectl explain ${plural} --api-version=${apiVersion}`;
      expect(await bench.stdout(explain)).toMatch(
        new RegExp(`^(GROUP: .*\\n)?KIND: +${kind}\\nVERSION: +${version}\\n`),
      );
    }
  });

  test("is refused for what is not there", async () => {
    expect(await bench.run("kubectl explain nope")).toEqual({
      stdout: "",
      stderr: 'the server doesn\'t have a resource type "nope"\n',
      exitCode: 1,
    });
    const { stderr, exitCode } = await bench.run("kubectl explain pod.spec.nope");
    expect({ stderr, exitCode }).toEqual({
      stderr: 'error: field "nope" does not exist\n',
      exitCode: 1,
    });
  });
});

describe("kubectl asks the server", () => {
  test("for its version", async () => {
    const { serverVersion, clientVersion } = JSON.parse(
      await bench.stdout("kubectl version -o json"),
    );
    expect([serverVersion.major, serverVersion.minor]).toEqual(["1", "36"]);
    expect(clientVersion.minor).toBe("36");
    // A version too far from kubectl's own is warned of.
    expect((await bench.run("kubectl version")).stderr).toBe("");
  });

  test("for its health", async () => {
    for (const path of ["/healthz", "/livez", "/readyz"]) {
      expect(await bench.stdout(`kubectl get --raw ${path}`)).toBe("ok");
    }
    expect(await bench.stdout("kubectl get --raw '/readyz?verbose'")).toMatch(
      /readyz check passed\n$/,
    );
  });

  test("where it is", async () => {
    expect(normal(await bench.stdout("kubectl cluster-info"))).toBe(
      lines(
        "Kubernetes control plane is running at <server>",
        "",
        "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.",
      ),
    );
  });

  test("for what it holds from the start", async () => {
    expect(ageless(await bench.stdout("kubectl get ns --no-headers"))).toBe(
      lines(
        "default Active <age>",
        "kube-node-lease Active <age>",
        "kube-public Active <age>",
        "kube-system Active <age>",
        "ns-1 Active <age>",
      ),
    );
    expect(ageless(await bench.stdout("kubectl get svc -n default --no-headers"))).toBe(
      "kubernetes ClusterIP <ip> <none> 443/TCP <age>\n",
    );
    expect(await bench.stdout("kubectl get lease -n kube-node-lease -o name")).toBe(
      lines("node-0", "node-1", "node-2")
        .replace(/^/gm, "lease.coordination.k8s.io/")
        .replace(/lease.coordination.k8s.io\/$/, ""),
    );
  });
});
