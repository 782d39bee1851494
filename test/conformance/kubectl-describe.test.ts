import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, pod, service } from "./manifests.ts";
import { ageless, lines } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  namespace = bench.useNamespace();
  const waiting = pod("waiting").replace(
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
  await bench.stdout("kubectl create secret generic s --from-literal=p=hello");
  return () => bench.close();
});

/** What is described, without what kubectl apply has kept and with ages and times named. */
async function described(what: string): Promise<string> {
  const shown = ageless(await bench.stdout(`kubectl describe ${what}`));
  return shown.replace(/node-\d/g, "<node>");
}

describe("kubectl describe shows", () => {
  test("a deployment with its conditions and events", async () => {
    expect(await described("deploy web")).toBe(
      lines(
        "Name: web",
        `Namespace: ${namespace}`,
        "CreationTimestamp: <time>",
        "Labels: app=web",
        "Annotations: deployment.kubernetes.io/revision: 1",
        "Selector: app=web",
        "Replicas: 2 desired | 2 updated | 2 total | 2 available | 0 unavailable",
        "StrategyType: RollingUpdate",
        "MinReadySeconds: 0",
        "RollingUpdateStrategy: 25% max unavailable, 25% max surge",
        "Pod Template:",
        " Labels: app=web",
        " Containers:",
        " nginx:",
        " Image: nginx:1.14.2",
        " Port: 80/TCP",
        " Host Port: 0/TCP",
        " Environment: <none>",
        " Mounts: <none>",
        " Volumes: <none>",
        " Node-Selectors: <none>",
        " Tolerations: <none>",
        "Conditions:",
        " Type Status Reason",
        " ---- ------ ------",
        " Available True MinimumReplicasAvailable",
        " Progressing True NewReplicaSetAvailable",
        "OldReplicaSets: <none>",
        "NewReplicaSet: web-<hash> (2/2 replicas created)",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Normal ScalingReplicaSet <age> deployment-controller Scaled up replica set " +
          "web-<hash> from 0 to 2",
      ),
    );
  });

  test("a replica set", async () => {
    expect(await described("rs -l app=web")).toBe(
      lines(
        "Name: web-<hash>",
        `Namespace: ${namespace}`,
        "Selector: app=web,pod-template-hash=<hash>",
        "Labels: app=web",
        " pod-template-hash=<hash>",
        "Annotations: deployment.kubernetes.io/desired-replicas: 2",
        " deployment.kubernetes.io/max-replicas: 3",
        " deployment.kubernetes.io/revision: 1",
        "Controlled By: Deployment/web",
        "Replicas: 2 current / 2 desired",
        "Pods Status: 2 Running / 0 Waiting / 0 Succeeded / 0 Failed",
        "Pod Template:",
        " Labels: app=web",
        " pod-template-hash=<hash>",
        " Containers:",
        " nginx:",
        " Image: nginx:1.14.2",
        " Port: 80/TCP",
        " Host Port: 0/TCP",
        " Environment: <none>",
        " Mounts: <none>",
        " Volumes: <none>",
        " Node-Selectors: <none>",
        " Tolerations: <none>",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Normal SuccessfulCreate <age> replicaset-controller Created pod: web-<hash>-<suffix>",
        " Normal SuccessfulCreate <age> replicaset-controller Created pod: web-<hash>-<suffix>",
      ),
    );
  });

  test("a running pod with what its node has done", async () => {
    const pulled = "{.items[?(@.reason=='Pulling')].involvedObject.name}";
    const [name] = (await bench.stdout(`kubectl get events -o jsonpath="${pulled}"`)).split(" ");
    const shown = await described(`pod ${name}`);
    expect(shown.replace(/ in .*s including waiting/, " in <time>")).toBe(
      lines(
        "Name: web-<hash>-<suffix>",
        `Namespace: ${namespace}`,
        "Priority: 0",
        "Service Account: default",
        "Node: <node>/<ip>",
        "Start Time: <time>",
        "Labels: app=web",
        " pod-template-hash=<hash>",
        "Annotations: <none>",
        "Status: Running",
        "IP: <ip>",
        "IPs:",
        " IP: <ip>",
        "Controlled By: ReplicaSet/web-<hash>",
        "Containers:",
        " nginx:",
        " Container ID: containerd://<digest>",
        " Image: nginx:1.14.2",
        " Image ID: docker.io/library/nginx@sha256:<digest>",
        " Port: 80/TCP",
        " Host Port: 0/TCP",
        " State: Running",
        " Started: <time>",
        " Ready: True",
        " Restart Count: 0",
        " Environment: <none>",
        " Mounts:",
        " /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-<suffix> (ro)",
        "Conditions:",
        " Type Status",
        " PodReadyToStartContainers True",
        " Initialized True",
        " Ready True",
        " ContainersReady True",
        " PodScheduled True",
        "Volumes:",
        " kube-api-access-<suffix>:",
        " Type: Projected (a volume that contains injected data from multiple sources)",
        " TokenExpirationSeconds: 3607",
        " ConfigMapName: kube-root-ca.crt",
        " Optional: false",
        " DownwardAPI: true",
        "QoS Class: BestEffort",
        "Node-Selectors: <none>",
        "Tolerations: node.kubernetes.io/not-ready:NoExecute op=Exists for <age>",
        " node.kubernetes.io/unreachable:NoExecute op=Exists for <age>",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Normal Scheduled <age> default-scheduler Successfully assigned " +
          `${namespace}/web-<hash>-<suffix> to <node>`,
        ' Normal Pulling <age> kubelet spec.containers{nginx}: Pulling image "nginx:1.14.2"',
        " Normal Pulled <age> kubelet spec.containers{nginx}: Successfully pulled image " +
          '"nginx:1.14.2" in <time>). Image size: 72300217 bytes.',
        " Normal Created <age> kubelet spec.containers{nginx}: Container created",
        " Normal Started <age> kubelet spec.containers{nginx}: Container started",
      ),
    );
  });

  test("why a pod waits", async () => {
    const shown = await described("pod waiting");
    expect(shown.slice(shown.indexOf("Node-Selectors"))).toBe(
      lines(
        "Node-Selectors: none=such",
        "Tolerations: node.kubernetes.io/not-ready:NoExecute op=Exists for <age>",
        " node.kubernetes.io/unreachable:NoExecute op=Exists for <age>",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Warning FailedScheduling <age> default-scheduler 0/3 nodes are available: 3 " +
          "node(s) didn't " +
          "match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption " +
          "is not helpful for scheduling.",
      ),
    );
  });

  test("a service with its endpoints", async () => {
    await bench.stdout(
      "kubectl wait --for=jsonpath='{.endpoints[1]}' endpointslice -l " +
        "kubernetes.io/service-name=web",
    );
    expect(await described("svc web")).toBe(
      lines(
        "Name: web",
        `Namespace: ${namespace}`,
        "Labels: <none>",
        "Annotations: <none>",
        "Selector: app=web",
        "Type: ClusterIP",
        "IP Family Policy: SingleStack",
        "IP Families: IPv4",
        "IP: <ip>",
        "IPs: <ip>",
        "Port: <unset> 80/TCP",
        "TargetPort: 80/TCP",
        "Endpoints: <ip>:80,<ip>:80",
        "Session Affinity: None",
        "Internal Traffic Policy: Cluster",
        "Events: <none>",
      ),
    );
  });

  test("a configmap, a secret and a service account", async () => {
    expect(await described("cm conf")).toBe(
      lines(
        "Name: conf",
        `Namespace: ${namespace}`,
        "Labels: <none>",
        "Annotations: <none>",
        "",
        "Data",
        "====",
        "a:",
        "----",
        "1",
        "",
        "",
        "BinaryData",
        "====",
        "",
        "Events: <none>",
      ),
    );
    expect(await described("secret s")).toBe(
      lines(
        "Name: s",
        `Namespace: ${namespace}`,
        "Labels: <none>",
        "Annotations: <none>",
        "",
        "Type: Opaque",
        "",
        "Data",
        "====",
        "p: 5 bytes",
      ),
    );
    expect(await described("sa default")).toBe(
      lines(
        "Name: default",
        `Namespace: ${namespace}`,
        "Labels: <none>",
        "Annotations: <none>",
        "Image pull secrets: <none>",
        "Events: <none>",
      ),
    );
  });

  test("a node with the pods on it", async () => {
    const node = await bench.stdout(
      "kubectl get pods -l app=web -o jsonpath='{.items[0].spec.nodeName}'",
    );
    const shown = await described(`node ${node}`);
    expect(shown).toContain("Roles: <none>\n");
    expect(shown).toContain(
      " Ready True <time> <time> KubeletReady kubelet is posting ready status\n",
    );
    expect(shown).toContain("Capacity:\n cpu: 4\n");
    expect(shown).toContain(
      ` ${namespace} web-<hash>-<suffix> 0 (0%) 0 (0%) 0 (0%) 0 (0%) <age>\n`,
    );
    expect(shown).toContain(" Normal Starting <age> kubelet Starting kubelet.\n");
    expect(shown).toContain(
      " Normal RegisteredNode <age> node-controller Node <node> event: Registered Node " +
        "<node> in Controller\n",
    );
  });

  test("a namespace", async () => {
    expect(await described(`ns ${namespace}`)).toContain(
      lines(
        `Name: ${namespace}`,
        `Labels: kubernetes.io/metadata.name=${namespace}`,
        "Annotations: <none>",
        "Status: Active",
      ),
    );
  });

  test("what begins with a name, and that nothing does", async () => {
    expect(await described("deploy we")).toContain("Name: web\n");
    expect(await bench.run("kubectl describe pod nope")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): pods "nope" not found\n',
      exitCode: 1,
    });
    expect(await bench.run("kubectl describe pods -l none=x")).toEqual({
      stdout: "",
      stderr: `No resources found in ${namespace} namespace.\n`,
      exitCode: 0,
    });
  });
});

describe("kubectl events", () => {
  test("tells what happened to an object", async () => {
    const shown = ageless(await bench.stdout("kubectl events --for deployment/web"));
    expect(shown).toBe(
      lines(
        "LAST SEEN TYPE REASON OBJECT MESSAGE",
        "<age> Normal ScalingReplicaSet Deployment/web Scaled up replica set web-<hash> " +
          "from 0 to 2",
      ),
    );
  });

  test("tells them by type, as get does", async () => {
    const warnings = ageless(
      await bench.stdout("kubectl get events --field-selector type=Warning"),
    );
    expect(warnings).toContain("Warning FailedScheduling pod/waiting 0/3 nodes are available: ");
  });
});
