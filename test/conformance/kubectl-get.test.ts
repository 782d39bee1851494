import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, pod, service } from "./manifests.ts";
import { ageless, lines, normal } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  namespace = bench.useNamespace();
  const waiting = pod("waiting", { labels: "tier: back" }).replace(
    "  containers:",
    "  nodeSelector: {none: such}\n  containers:",
  );
  bench.write({
    "all/web.yaml": deployment("web"),
    "all/service.yaml": service("web"),
    "all/conf.yaml": configMap("conf"),
    "all/waiting.yaml": waiting,
  });
  await bench.stdout("kubectl apply -f all");
  await bench.stdout("kubectl rollout status deploy/web --timeout=20s");
  return () => bench.close();
});

const table = async (command: string) => ageless(await bench.stdout(command));

describe("kubectl get prints tables", () => {
  test("of pods", async () => {
    expect(await table("kubectl get pods")).toBe(
      lines(
        "NAME READY STATUS RESTARTS AGE",
        "waiting 0/1 Pending 0 <age>",
        "web-<hash>-<suffix> 1/1 Running 0 <age>",
        "web-<hash>-<suffix> 1/1 Running 0 <age>",
      ),
    );
  });

  test("of pods, wide", async () => {
    const wide = await table("kubectl get pods -o wide");
    expect(wide.replace(/node-\d/g, "<node>")).toBe(
      lines(
        "NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES",
        "waiting 0/1 Pending 0 <age> <none> <none> <none> <none>",
        "web-<hash>-<suffix> 1/1 Running 0 <age> <ip> <node> <none> <none>",
        "web-<hash>-<suffix> 1/1 Running 0 <age> <ip> <node> <none> <none>",
      ),
    );
  });

  test("of deployments and replica sets, wide", async () => {
    expect(await table("kubectl get deploy,rs -o wide")).toBe(
      lines(
        "NAME READY UP-TO-DATE AVAILABLE AGE CONTAINERS IMAGES SELECTOR",
        "deployment.apps/web 2/2 2 2 <age> nginx nginx:1.14.2 app=web",
        "",
        "NAME DESIRED CURRENT READY AGE CONTAINERS IMAGES SELECTOR",
        "replicaset.apps/web-<hash> 2 2 2 <age> nginx nginx:1.14.2 " +
          "app=web,pod-template-hash=<hash>",
      ),
    );
  });

  test("of services, wide", async () => {
    expect(await table("kubectl get svc -o wide")).toBe(
      lines(
        "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE SELECTOR",
        "web ClusterIP <ip> <none> 80/TCP <age> app=web",
      ),
    );
  });

  test("of subresources", async () => {
    expect(await table("kubectl get deploy web --subresource=scale")).toBe(
      lines("NAME DESIRED AVAILABLE AGE", "web 2 2 <age>"),
    );
    expect(await table("kubectl get deploy web --subresource=status")).toBe(
      lines("NAME READY UP-TO-DATE AVAILABLE AGE", "web 2/2 2 2 <age>"),
    );
  });

  test("of configmaps", async () => {
    expect(await table("kubectl get cm")).toBe(
      lines("NAME DATA AGE", "conf 1 <age>", "kube-root-ca.crt 1 <age>"),
    );
  });

  test("of nodes, wide", async () => {
    const row = (name: string) =>
      `${name} Ready <none> <age> v1.36.0 <ip> <none> Debian GNU/Linux 13 (trixie) ` +
      "6.12.48+deb13-amd64 (amd64) containerd://2.2.0";
    expect(await table("kubectl get nodes -o wide")).toBe(
      lines(
        "NAME STATUS ROLES AGE VERSION INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION " +
          "CONTAINER-RUNTIME",
        row("node-0"),
        row("node-1"),
        row("node-2"),
      ),
    );
  });

  test("of all that is in a namespace", async () => {
    expect(await table("kubectl get all")).toBe(
      lines(
        "NAME READY STATUS RESTARTS AGE",
        "pod/waiting 0/1 Pending 0 <age>",
        "pod/web-<hash>-<suffix> 1/1 Running 0 <age>",
        "pod/web-<hash>-<suffix> 1/1 Running 0 <age>",
        "",
        "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE",
        "service/web ClusterIP <ip> <none> 80/TCP <age>",
        "",
        "NAME READY UP-TO-DATE AVAILABLE AGE",
        "deployment.apps/web 2/2 2 2 <age>",
        "",
        "NAME DESIRED CURRENT READY AGE",
        "replicaset.apps/web-<hash> 2 2 2 <age>",
      ),
    );
  });

  test("of all namespaces", async () => {
    expect(await table("kubectl get deploy -A")).toBe(
      lines("NAMESPACE NAME READY UP-TO-DATE AVAILABLE AGE", `${namespace} web 2/2 2 2 <age>`),
    );
  });

  test("with labels, as one column or as many", async () => {
    expect(await table("kubectl get deploy --show-labels")).toBe(
      lines("NAME READY UP-TO-DATE AVAILABLE AGE LABELS", "web 2/2 2 2 <age> app=web"),
    );
    expect(await table("kubectl get pods -L app,tier")).toBe(
      lines(
        "NAME READY STATUS RESTARTS AGE APP TIER",
        "waiting 0/1 Pending 0 <age> back",
        "web-<hash>-<suffix> 1/1 Running 0 <age> web",
        "web-<hash>-<suffix> 1/1 Running 0 <age> web",
      ),
    );
  });

  test("without a head", async () => {
    expect(await table("kubectl get pods --no-headers waiting")).toBe(
      "waiting 0/1 Pending 0 <age>\n",
    );
  });
});

describe("kubectl get prints objects", () => {
  test("as YAML", async () => {
    const path = "{.metadata.resourceVersion}";
    const version = await bench.stdout(`kubectl get cm conf -o jsonpath=${path}`);
    expect(normal(await bench.stdout("kubectl get cm conf -o yaml"))).toBe(
      lines(
        "apiVersion: v1",
        "data:",
        ' a: "1"',
        "kind: ConfigMap",
        "metadata:",
        " annotations:",
        " kubectl.kubernetes.io/last-applied-configuration: |",
        ' {"apiVersion":"v1","data":{"a":"1"},"kind":"ConfigMap","metadata":{"annotations":{},' +
          `"name":"conf","namespace":"${namespace}"}}`,
        ' creationTimestamp: "<time>"',
        " name: conf",
        ` namespace: ${namespace}`,
        ` resourceVersion: "${version}"`,
        " uid: <uid>",
      ),
    );
  });

  test("as JSON, a list where there are several", async () => {
    const one = JSON.parse(await bench.stdout("kubectl get deploy web -o json"));
    expect([one.kind, one.metadata.name, one.spec.replicas]).toEqual(["Deployment", "web", 2]);
    const all = JSON.parse(await bench.stdout("kubectl get pods -o json"));
    expect([all.kind, all.apiVersion, all.items.length]).toEqual(["List", "v1", 3]);
  });

  test("by name", async () => {
    expect(await bench.stdout("kubectl get deploy,svc -o name")).toBe(
      lines("deployment.apps/web", "service/web"),
    );
  });

  test("as KYAML", async () => {
    const stdin = configMap("kyaml");
    await bench.stdout("kubectl create -f -", { stdin });
    const shown = normal(await bench.stdout("kubectl get cm kyaml -o kyaml"));
    await bench.stdout("kubectl delete cm kyaml");
    expect(shown.replace(/(?<=resourceVersion: )"\d+"/, "<rv>")).toBe(
      lines(
        "---",
        "{",
        ' apiVersion: "v1",',
        " data: {",
        ' a: "1",',
        " },",
        ' kind: "ConfigMap",',
        " metadata: {",
        ' creationTimestamp: "<time>",',
        ' name: "kyaml",',
        ` namespace: "${namespace}",`,
        " resourceVersion: <rv>,",
        ' uid: "<uid>",',
        " },",
        "}",
      ),
    );
  });

  test("by JSONPath", async () => {
    const path = `{range .items[*]}{.kind}{"\\t"}{.spec.replicas}{"\\n"}{end}`;
    expect(await bench.stdout(`kubectl get deploy -o jsonpath='${path}'`)).toBe("Deployment\t2\n");
    const named = `{.items[?(@.metadata.name=="waiting")].status.phase}`;
    expect(await bench.stdout(`kubectl get pods -o jsonpath='${named}'`)).toBe("Pending");
    expect(
      JSON.parse(await bench.stdout("kubectl get cm conf -o jsonpath-as-json={.data}")),
    ).toEqual([{ a: "1" }]);
  });

  test("by a template", async () => {
    const template = "{{range .items}}{{.metadata.name}}={{len .spec.ports}};{{end}}";
    expect(await bench.stdout(`kubectl get svc -o go-template='${template}'`)).toBe("web=1;");
  });

  test("in columns of one's own", async () => {
    const columns = "NAME:.metadata.name,PHASE:.status.phase,NODE:.spec.nodeName";
    expect(normal(await bench.stdout(`kubectl get po waiting -o custom-columns=${columns}`))).toBe(
      lines("NAME PHASE NODE", "waiting Pending <none>"),
    );
  });
});

describe("kubectl get prints by what a file says", () => {
  test.each([
    { format: "jsonpath-file", file: `{.metadata.name}{"\\n"}`, printed: ["waiting"] },
    {
      format: "go-template-file",
      file: "{{.kind}}/{{.metadata.name}}\n",
      printed: ["Pod/waiting"],
    },
    {
      format: "custom-columns-file",
      file: "NAME PHASE\n.metadata.name .status.phase\n",
      printed: ["NAME PHASE", "waiting Pending"],
    },
  ])("of $format", async ({ format, file, printed }) => {
    bench.write({ "format.txt": file });
    expect(normal(await bench.stdout(`kubectl get pod waiting -o ${format}=format.txt`))).toBe(
      lines(...printed),
    );
  });
});

describe("kubectl get chooses", () => {
  test("by label", async () => {
    const count = async (selector: string) =>
      (await bench.stdout(`kubectl get pods -l '${selector}' -o name`)).split("\n").length - 1;
    expect(await count("app=web")).toBe(2);
    expect(await count("app!=web")).toBe(1);
    expect(await count("app in (web, other)")).toBe(2);
    expect(await count("!app,tier")).toBe(1);
  });

  test("by field", async () => {
    expect(await bench.stdout("kubectl get po --field-selector=status.phase=Pending -o name")).toBe(
      "pod/waiting\n",
    );
    expect(await bench.stdout("kubectl get cm --field-selector=metadata.name=conf -o name")).toBe(
      "configmap/conf\n",
    );
  });

  test("an order", async () => {
    expect(await bench.stdout("kubectl get cm --sort-by={.metadata.name} -o name")).toBe(
      lines("configmap/conf", "configmap/kube-root-ca.crt"),
    );
    const phases = "-o jsonpath='{.items[*].status.phase}'";
    expect(await bench.stdout(`kubectl get pods --sort-by=.status.phase ${phases}`)).toBe(
      "Pending Running Running",
    );
    expect(await table("kubectl get pods --sort-by=.status.phase --no-headers")).toBe(
      lines(
        "waiting 0/1 Pending 0 <age>",
        "web-<hash>-<suffix> 1/1 Running 0 <age>",
        "web-<hash>-<suffix> 1/1 Running 0 <age>",
      ),
    );
  });

  test("nothing, and says so", async () => {
    expect(await bench.run("kubectl get pods -l app=none")).toEqual({
      stdout: "",
      stderr: `No resources found in ${namespace} namespace.\n`,
      exitCode: 0,
    });
    expect(await bench.run("kubectl get pod none --ignore-not-found")).toEqual({
      stdout: "",
      stderr: "",
      exitCode: 0,
    });
  });

  test("pages of a list, and puts them together", async () => {
    const names = lines("node/node-0", "node/node-1", "node/node-2");
    expect(await bench.stdout("kubectl get nodes --chunk-size=1 -o name")).toBe(names);
  });

  test("a path of the API", async () => {
    expect(await bench.stdout("kubectl get --raw /healthz")).toBe("ok");
    const list = JSON.parse(await bench.stdout("kubectl get --raw /api/v1/nodes"));
    expect([list.kind, list.items.length]).toEqual(["NodeList", 3]);
  });
});

describe("kubectl get -w", () => {
  test("shows each change as a row", async () => {
    const watch = bench.start("kubectl get cm -w --output-watch-events --no-headers");
    await watch.printed(/ADDED .*kube-root-ca/);
    await bench.stdout("kubectl create cm seen --from-literal=a=1");
    await bench.stdout(`kubectl patch cm seen -p '{"data":{"b":"2"}}'`);
    await bench.stdout("kubectl delete cm seen");
    await watch.printed(/DELETED/);
    expect(ageless((await watch.stop()).stdout)).toBe(
      lines(
        "ADDED conf 1 <age>",
        "ADDED kube-root-ca.crt 1 <age>",
        "ADDED seen 1 <age>",
        "MODIFIED seen 2 <age>",
        "DELETED seen 2 <age>",
      ),
    );
  });

  test("shows only what changes when told so", async () => {
    const watch = bench.start(
      "kubectl get cm --watch-only --output-watch-events --no-headers -v=6 2>&1",
    );
    await watch.printed(/watch=true/);
    await bench.stdout("kubectl create cm seen --from-literal=a=1");
    await watch.printed(/^ADDED/);
    await bench.stdout("kubectl delete cm seen");
    await watch.printed(/^DELETED/);
    const rows = ageless((await watch.stop()).stdout).match(/^[A-Z]+ .*$/gm);
    expect(rows).toEqual(["ADDED seen 1 <age>", "DELETED seen 1 <age>"]);
  });

  test("shows a pod come up and go", async () => {
    const watch = bench.start("kubectl get pods -w --no-headers");
    await watch.printed(/waiting/);
    await bench.stdout("kubectl run brief --image=nginx:1.14.2");
    await watch.printed(/brief +1\/1 +Running/);
    await bench.stdout("kubectl delete pod brief");
    await watch.printed(/brief +0\/1 +Completed/);
    const { stdout } = await watch.stop();
    const states = ageless(stdout)
      .split("\n")
      .filter((line) => line.startsWith("brief "))
      .map((line) => line.split(" ").slice(1, 3).join(" "))
      .filter((state, index, all) => state !== all[index - 1]);
    expect(states).toEqual([
      "0/1 Pending",
      "0/1 ContainerCreating",
      "1/1 Running",
      "1/1 Terminating",
      "0/1 Completed",
    ]);
  });

  test("shows one object by name, from its state now", async () => {
    const watch = bench.start("kubectl get deploy web -w -o jsonpath='{.spec.replicas}{\"\\n\"}'");
    await watch.printed(/^2$/);
    await bench.stdout("kubectl scale deploy web --replicas=3");
    await watch.printed(/^3$/);
    await watch.stop();
    await bench.stdout("kubectl scale deploy web --replicas=2");
    await bench.stdout("kubectl wait --for=jsonpath='{.status.replicas}'=2 deploy/web");
  });
});
