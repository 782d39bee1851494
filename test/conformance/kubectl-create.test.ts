import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, pod } from "./manifests.ts";
import { lines } from "./normal.ts";
import { certificate, privateKey } from "./tls.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  namespace = bench.useNamespace();
});

const read = (what: string, path: string) =>
  bench.stdout(`kubectl get ${what} -o jsonpath='{${path}}'`);

describe("kubectl create", () => {
  test("makes a deployment that runs", async () => {
    expect(await bench.stdout("kubectl create deployment d --image=nginx:1.19 --replicas=2")).toBe(
      "deployment.apps/d created\n",
    );
    expect(
      await bench.stdout("kubectl wait --for=condition=Available deploy/d --timeout=20s"),
    ).toBe("deployment.apps/d condition met\n");
    expect(await read("deploy d", ".status.readyReplicas")).toBe("2");
  });

  test("makes a configmap of literals and files", async () => {
    bench.write({ "blob.txt": "two\nlines\n", "env.txt": "A=1\nB=2\n" });
    await bench.stdout("kubectl create cm c --from-literal=k=v --from-file=blob.txt");
    expect(JSON.parse(await read("cm c", ".data"))).toEqual({ k: "v", "blob.txt": "two\nlines\n" });
    await bench.stdout("kubectl create cm e --from-env-file=env.txt");
    expect(JSON.parse(await read("cm e", ".data"))).toEqual({ A: "1", B: "2" });
  });

  test("makes a configmap of bytes that are no text", async () => {
    await bench.stdout("printf '\\377\\000\\376' > raw && kubectl create cm c --from-file=raw");
    expect(await read("cm c", ".binaryData.raw")).toBe("/wD+");
  });

  test("makes a secret", async () => {
    expect(await bench.stdout("kubectl create secret generic s --from-literal=p=hello")).toBe(
      "secret/s created\n",
    );
    expect(await read("secret s", ".data.p")).toBe("aGVsbG8=");
    expect(await read("secret s", ".type")).toBe("Opaque");
  });

  test("makes secrets for registries and TLS", async () => {
    await bench.stdout(
      "kubectl create secret docker-registry r --docker-server=r.example " +
        "--docker-username=u --docker-password=p",
    );
    expect(await read("secret r", ".type")).toBe("kubernetes.io/dockerconfigjson");
    bench.write({ "cert.pem": certificate, "key.pem": privateKey });
    expect(await bench.stdout("kubectl create secret tls t --cert=cert.pem --key=key.pem")).toBe(
      "secret/t created\n",
    );
    expect(await read("secret t", ".type")).toBe("kubernetes.io/tls");
  });

  test("makes a token of a service account", async () => {
    const token = await bench.stdout("kubectl create token default --duration=10m");
    const [, claims = ""] = token.split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      sub: `system:serviceaccount:${namespace}:default`,
    });
  });

  test("makes an ingress with a certificate", async () => {
    expect(
      await bench.stdout(
        "kubectl create ingress i --class=acme --rule='a.example/x*=web:http,tls=cert' " +
          "--default-backend=web:80 --annotation=note=x",
      ),
    ).toBe("ingress.networking.k8s.io/i created\n");
    expect(JSON.parse(await read("ing i", ".spec"))).toEqual({
      ingressClassName: "acme",
      defaultBackend: { service: { name: "web", port: { number: 80 } } },
      rules: [
        {
          host: "a.example",
          http: {
            paths: [
              {
                path: "/x",
                pathType: "Prefix",
                backend: { service: { name: "web", port: { name: "http" } } },
              },
            ],
          },
        },
      ],
      tls: [{ hosts: ["a.example"], secretName: "cert" }],
    });
  });

  test("makes services of each type", async () => {
    await bench.stdout("kubectl create service clusterip c --tcp=80:8080");
    await bench.stdout("kubectl create service nodeport n --tcp=80 --node-port=30081");
    await bench.stdout("kubectl create service externalname e --external-name=x.example");
    await bench.stdout("kubectl create service loadbalancer l --tcp=443");
    await bench.stdout("kubectl create service clusterip h --clusterip=None");
    expect(await read("svc c", ".spec.ports[0].targetPort")).toBe("8080");
    expect(await read("svc n", ".spec.ports[0].nodePort")).toBe("30081");
    expect(await read("svc e", ".spec.externalName")).toBe("x.example");
    expect(await read("svc l", ".spec.type")).toBe("LoadBalancer");
    expect(await read("svc h", ".spec.clusterIP")).toBe("None");
    expect(await bench.stdout("kubectl delete svc n")).toContain('service "n" deleted');
  });

  test("makes a namespace that has its service account", async () => {
    const name = `${namespace}-made`;
    expect(await bench.stdout(`kubectl create namespace ${name}`)).toBe(
      `namespace/${name} created\n`,
    );
    await bench.stdout(`kubectl wait --for=create sa/default -n ${name} --timeout=10s`);
    expect(await read(`ns ${name}`, ".status.phase")).toBe("Active");
  });

  test("makes a service account", async () => {
    expect(await bench.stdout("kubectl create serviceaccount robot")).toBe(
      "serviceaccount/robot created\n",
    );
    expect(await bench.stdout("kubectl create sa other -o name")).toBe("serviceaccount/other\n");
  });

  test("makes a disruption budget, and refuses one that contradicts itself", async () => {
    const create = "kubectl create pdb web --selector=app=web";
    expect(await bench.stdout(`${create} --max-unavailable=25%`)).toBe(
      "poddisruptionbudget.policy/web created\n",
    );
    expect(await read("pdb web", ".spec.maxUnavailable")).toBe("25%");
    expect(await bench.run(`${create} --min-available=1 --max-unavailable=1`)).toEqual({
      stdout: "",
      stderr: "error: min-available and max-unavailable cannot be both specified\n",
      exitCode: 1,
    });
  });

  test("makes a quota with scopes", async () => {
    await bench.stdout("kubectl create quota q --hard=cpu=1,pods=2 --scopes=NotBestEffort");
    expect(JSON.parse(await read("quota q", ".spec"))).toEqual({
      hard: { cpu: "1", pods: "2" },
      scopes: ["NotBestEffort"],
    });
  });

  test("makes a priority class", async () => {
    await bench.stdout(`kubectl create priorityclass ${namespace} --value=9 --description=fast`);
    const path = ".value} {.description} {.preemptionPolicy";
    expect(await read(`pc ${namespace}`, path)).toBe("9 fast PreemptLowerPriority");
  });

  test("makes roles, and gives them to users, groups and accounts", async () => {
    await bench.stdout("kubectl create role r --verb=get --verb=list --resource=pods,deploy/scale");
    expect(JSON.parse(await read("role r", ".rules"))).toEqual([
      { apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] },
      { apiGroups: ["apps"], resources: ["deployments/scale"], verbs: ["get", "list"] },
    ]);
    await bench.stdout("kubectl create rolebinding b --role=r --user=ann --group=dev");
    expect(JSON.parse(await read("rolebinding b", ".subjects"))).toEqual([
      { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "ann" },
      { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "dev" },
    ]);
    const name = `of-${namespace}`;
    await bench.stdout(
      `kubectl create clusterrole ${name} --verb=get --non-resource-url='/logs/*'`,
    );
    expect(JSON.parse(await read(`clusterrole ${name}`, ".rules"))).toEqual([
      { nonResourceURLs: ["/logs/*"], verbs: ["get"] },
    ]);
    await bench.stdout(
      `kubectl create clusterrolebinding ${name} --clusterrole=${name} ` +
        `--serviceaccount=${namespace}:default`,
    );
    expect(JSON.parse(await read(`clusterrolebinding ${name}`, ".subjects"))).toEqual([
      { kind: "ServiceAccount", name: "default", namespace },
    ]);
  });

  test("runs a pod", async () => {
    expect(
      await bench.stdout("kubectl run solo --image=nginx:1.19 --port=80 --labels=a=b --env=X=1"),
    ).toBe("pod/solo created\n");
    await bench.stdout("kubectl wait --for=condition=Ready pod/solo --timeout=20s");
    expect(await read("pod solo", ".spec.containers[0].env[0].value")).toBe("1");
  });

  test("takes a generated name", async () => {
    const stdin = configMap("x").replace("name: x", "generateName: gen-");
    expect(await bench.stdout("kubectl create -f -", { stdin })).toMatch(
      /^configmap\/gen-[a-z0-9]{5} created\n$/,
    );
  });

  test("says what exists already", async () => {
    await bench.stdout("kubectl create sa robot");
    expect(await bench.run("kubectl create sa robot")).toEqual({
      stdout: "",
      stderr: 'error: failed to create serviceaccount: serviceaccounts "robot" already exists\n',
      exitCode: 1,
    });
  });

  test("refuses a name that is none", async () => {
    expect(await bench.run("kubectl create cm Bad_Name")).toEqual({
      stdout: "",
      stderr:
        'error: failed to create configmap: ConfigMap "Bad_Name" is invalid: ' +
        'metadata.name: Invalid value: "Bad_Name": a lowercase ' +
        "RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and " +
        "must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
        "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n",
      exitCode: 1,
    });
  });
});

describe("kubectl auth", () => {
  // kubectl shows tokens only to servers that speak TLS.
  test("tells who asks, or whom they are taken for", async () => {
    const name = "-o jsonpath='{.status.userInfo.username}'";
    expect(await bench.stdout(`kubectl auth whoami --as=ann ${name}`)).toBe("ann");
    expect(await bench.stdout(`kubectl auth whoami ${name}`)).toBe("kubernetes-admin");
  });

  test("says what may be done by roles, and by whom", async () => {
    const canAnn = "kubectl auth can-i create deployments.apps --as=ann";
    expect(await bench.run(canAnn)).toMatchObject({ stdout: "no\n", exitCode: 1 });
    await bench.stdout("kubectl create rolebinding ann --clusterrole=edit --user=ann");
    expect(await bench.stdout(canAnn)).toBe("yes\n");
    expect(await bench.run("kubectl get secrets -A --as=ann")).toMatchObject({
      stderr:
        'Error from server (Forbidden): secrets is forbidden: User "ann" cannot list resource ' +
        '"secrets" in API group "" at the cluster scope\n',
      exitCode: 1,
    });
    expect(await bench.stdout("kubectl auth can-i get /metrics")).toBe("yes\n");
    expect(await bench.stdout("kubectl auth can-i --list")).toMatch(
      /^Resources +Non-Resource URLs +Resource Names +Verbs\n\*\.\* +\[\] +\[\] +\[\*\]\n/,
    );
  });
});

describe("kubectl expose", () => {
  test("makes a service of a deployment, whose endpoints are its pods", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web") });
    expect(await bench.stdout("kubectl expose deployment web --port=8080 --target-port=80")).toBe(
      "service/web exposed\n",
    );
    expect(JSON.parse(await read("svc web", ".spec.selector"))).toEqual({ app: "web" });
    await bench.stdout("kubectl rollout status deploy/web --timeout=20s");
    await bench.stdout(
      "kubectl wait --for=jsonpath='{.subsets[0].addresses[1].ip}' endpoints/web --timeout=10s",
    );
    expect((await read("endpoints web", ".subsets[*].addresses[*].ip")).split(" ")).toHaveLength(2);
  });

  test("makes a service of a pod", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: pod("one") });
    expect(await bench.stdout("kubectl expose pod one --port=90 --name=svc")).toBe(
      "service/svc exposed\n",
    );
  });

  test("makes a service of a replica set and of a service", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 0 }) });
    await bench.stdout("kubectl wait --for=create rs -l app=web --timeout=20s");
    await bench.stdout("kubectl expose $(kubectl get rs -o name) --port=80 --name=of-set");
    await bench.stdout("kubectl expose svc of-set --port=81 --name=again --type=NodePort");
    expect(await read("svc again", ".spec.selector.app")).toBe("web");
    expect(await read("svc again", ".spec.type")).toBe("NodePort");
  });

  test("makes a service of a replication controller", async () => {
    const stdin = deployment("old")
      .replace("apps/v1", "v1")
      .replace("kind: Deployment", "kind: ReplicationController")
      .replace("  selector:\n    matchLabels:\n      app: old\n", "");
    await bench.stdout("kubectl create -f -", { stdin });
    await bench.stdout("kubectl scale rc old --replicas=1");
    await bench.stdout("kubectl expose rc old --port=80");
    expect(await read("svc old", ".spec.selector.app")).toBe("old");
    await bench.stdout(
      "kubectl wait --for=jsonpath={.status.readyReplicas}=1 rc/old --timeout=20s",
    );
  });

  test("refuses a port that is none", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: pod("one") });
    expect(await bench.run("kubectl expose pod one --port=99999")).toEqual({
      stdout: "",
      stderr: lines(
        'The Service "one" is invalid: ',
        "* spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive",
        "* spec.ports[0].targetPort: Invalid value: 99999: must be between 1 and 65535, inclusive",
      ),
      exitCode: 1,
    });
  });
});
