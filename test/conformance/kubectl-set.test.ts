/** What kubectl sets and takes away without a manifest, beyond one value of one object. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { deployment } from "./manifests.ts";
import { lines } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  bench.useNamespace();
  bench.write({ "web.yaml": deployment("web", { replicas: 0 }) });
  await bench.stdout(`kubectl create -f web.yaml && kubectl create -f - <<'END'
${deployment("other", { replicas: 0 })}
END`);
});

const container = (path: string) =>
  bench.stdout(`kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0]${path}}'`);

describe("kubectl set", () => {
  test("takes environment from a secret, and away", async () => {
    await bench.stdout("kubectl create secret generic s --from-literal=pass=word");
    await bench.stdout("kubectl set env deploy/web --from=secret/s --prefix=DB_");
    expect(await container(".env")).toBe(
      '[{"name":"DB_PASS","valueFrom":{"secretKeyRef":{"key":"pass","name":"s"}}}]',
    );
    await bench.stdout("kubectl set env deploy/web A=1 DB_PASS-");
    expect(await bench.stdout("kubectl set env deploy/web --list")).toBe(
      lines("# Deployment web, container nginx", "A=1"),
    );
  });

  test("sets the images of all", async () => {
    expect(await bench.stdout("kubectl set image deploy '*=nginx:1.16.1' --all")).toBe(
      lines("deployment.apps/other image updated", "deployment.apps/web image updated"),
    );
    expect(await container(".image")).toBe("nginx:1.16.1");
  });

  test("sets requests and limits of one container, and takes them away", async () => {
    await bench.stdout(
      "kubectl set resources deploy/web -c nginx --requests=cpu=10m --limits=cpu=20m,memory=1Mi",
    );
    expect(JSON.parse(await container(".resources"))).toEqual({
      limits: { cpu: "20m", memory: "1Mi" },
      requests: { cpu: "10m" },
    });
    await bench.stdout("kubectl set resources deploy/web --limits=cpu=0,memory=0 --requests=cpu=0");
    expect(JSON.parse(await container(".resources"))).toEqual({
      limits: { cpu: "0", memory: "0" },
      requests: { cpu: "0" },
    });
  });

  test("changes a file and leaves the server alone", async () => {
    const local = "kubectl set image -f web.yaml nginx=nginx:1.16.1 --local -o yaml";
    expect(await bench.stdout(local)).toContain("image: nginx:1.16.1\n");
    expect(await container(".image")).toBe("nginx:1.14.2");
  });

  test("says what would be, with the server's help", async () => {
    const command = "kubectl set image deploy/web nginx=nginx:1.16.1 --dry-run=server";
    expect(await bench.stdout(command)).toBe(
      "deployment.apps/web image updated (server dry run)\n",
    );
    expect(await container(".image")).toBe("nginx:1.14.2");
  });
});

describe("kubectl label and annotate", () => {
  test("change all of a kind, and list what there is", async () => {
    expect(await bench.stdout("kubectl label deploy --all tier=front")).toBe(
      lines("deployment.apps/other labeled", "deployment.apps/web labeled"),
    );
    expect(await bench.stdout("kubectl label deploy/web --list | sort")).toBe(
      lines("app=web", "tier=front"),
    );
    await bench.stdout("kubectl annotate deploy --all note=x");
    expect(await bench.stdout("kubectl annotate deploy/web --list")).toContain("note=x\n");
  });

  test("change only the version that was read", async () => {
    await bench.stdout("kubectl create cm c");
    const revision = await bench.stdout("kubectl get cm c -o jsonpath={.metadata.resourceVersion}");
    await bench.stdout(`kubectl label cm/c a=1 --resource-version=${revision}`);
    expect(await bench.run(`kubectl annotate cm/c b=2 --resource-version=${revision}`)).toEqual({
      stdout: "",
      stderr:
        'Error from server (Conflict): Operation cannot be fulfilled on configmaps "c": the ' +
        "object has been modified; please apply your changes to the latest version and try again\n",
      exitCode: 1,
    });
  });
});
