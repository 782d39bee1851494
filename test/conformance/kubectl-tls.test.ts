/** A cluster that is served over TLS: who may come in, with the real kubectl and with kubesim. */
import { beforeAll, describe, expect, test } from "vitest";
import { certificateAuthority } from "../../simulator/certificates/authority.ts";
import { certificateRequest } from "./certificate-request.ts";
import { Workbench } from "./kubectl.ts";
import { pod } from "./manifests.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

/** A user as kubectl sets it, and the context in which it asks. */
async function user(name: string, ...credentials: readonly string[]): Promise<void> {
  await bench.stdout(`kubectl config set-credentials ${name} ${credentials.join(" ")}`);
  await bench.stdout(`kubectl config set-context ${name} --cluster=kubesim --user=${name}`);
}

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ tls: true });
  await bench.stdout("kubectl create serviceaccount builder");
  const token = (await bench.stdout("kubectl create token builder")).trim();
  await user("builder", `--token=${token}`);
  await user("liar", "--token=nonsense");
  const reader = "--verb=get,list,watch --resource=configmaps";
  await bench.stdout(`kubectl create role reader ${reader}`);
  await bench.stdout("kubectl create rolebinding r --role=reader --serviceaccount=default:builder");
  await bench.stdout("kubectl create rolebinding dev --role=reader --group=dev");
  await bench.stdout("kubectl apply -f -", { stdin: pod("p", { command: "cat; sleep 100000" }) });
  await bench.stdout("kubectl wait --for=condition=Ready pod/p --timeout=20s");
  return () => bench.close();
});

const both = ["kubectl", "kubesim"] as const;

/** The line with each program; they are to say the same. */
async function alike(line: string) {
  const run = (program: string) => bench.run(`${program} ${line}`);
  const [theirs, ours] = await Promise.all([run("kubectl"), run("kubesim")]);
  expect(ours).toEqual(theirs);
  return theirs;
}

const forbidden = (who: string, what: string) =>
  `Error from server (Forbidden): ${what} is forbidden: User "${who}" cannot list resource ` +
  `"${what}" in API group "" in the namespace "default"\n`;
const account = "system:serviceaccount:default:builder";
const unauthorized = "error: You must be logged in to the server (Unauthorized)\n";

test("the administrator signs in with a certificate", async () => {
  const outcome = await alike("auth whoami -o jsonpath='{.status.userInfo.username} {.metadata}'");
  expect(outcome).toMatchObject({ stdout: "kubernetes-admin {}", exitCode: 0 });
});

describe("flags say who asks, and whom", () => {
  const who = "-o jsonpath='{.status.userInfo}'";
  const files = "cert=$(kubectl config view --raw --minify -o jsonpath=";
  const identity = [
    `${files}'{.users[0].user.client-certificate-data}') && echo $cert | base64 -d > me.crt`,
    `${files}'{.users[0].user.client-key-data}') && echo $cert | base64 -d > me.key`,
    `${files}'{.clusters[0].cluster.certificate-authority-data}') && echo $cert | base64 -d > ca.crt`,
  ];

  test.each([
    "auth whoami --user=liar",
    "auth whoami --as=bob --as-group=dev --as-uid=7 --as-user-extra=team=red --as-user-extra=team=b",
    "auth whoami --as-user-extra=team=red",
    "auth whoami --tls-server-name=elsewhere",
    "auth whoami --certificate-authority=ca.crt --client-certificate=me.crt --client-key=me.key",
    "auth whoami --certificate-authority=me.crt",
    "auth whoami --certificate-authority=nosuch",
    "auth whoami --client-certificate=nosuch --client-key=nosuch",
    "auth whoami --user=liar --client-certificate=me.crt",
    "auth whoami --username=a --password=b --token=c --certificate-authority=nosuch",
  ])("%s", async (line) => {
    for (const each of identity) await bench.stdout(each);
    await alike(`${line} ${who}`);
  });
});

describe("a service account", () => {
  test("may do what its role allows", async () => {
    const outcome = await alike("--context builder get cm -o name");
    expect(outcome.stdout).toContain("configmap/kube-root-ca.crt\n");
  });

  test("is refused everything else", async () => {
    const { stderr, exitCode } = await alike("--context builder get secrets");
    expect([stderr, exitCode]).toEqual([forbidden(account, "secrets"), 1]);
  });

  test("is outranked by the certificate of the kubeconfig", async () => {
    const line = 'auth whoami -o jsonpath="{.status.userInfo.username}" --token="$TOKEN"';
    const token = (await bench.stdout("kubectl create token builder")).trim();
    const env = { TOKEN: token };
    const said = await Promise.all(both.map((each) => bench.stdout(`${each} ${line}`, { env })));
    expect(said).toEqual(["kubernetes-admin", "kubernetes-admin"]);
  });

  test("may show its token from a file beside the kubeconfig", async () => {
    const token = await bench.stdout("kubectl create token builder");
    const config = JSON.parse(await bench.stdout("kubectl config view --raw -o json"));
    const users = [{ name: "kubesim", user: { tokenFile: "files/token" } }];
    const file = JSON.stringify({ ...config, users, "current-context": "kubesim" });
    bench.write({ "by-file": file, "files/token": token });
    const { stderr } = await alike("--kubeconfig by-file get secrets");
    expect(stderr).toBe(forbidden(account, "secrets"));
  });

  test("has to have the file that it names", async () => {
    const config = JSON.parse(await bench.stdout("kubectl config view --raw -o json"));
    const users = [{ name: "kubesim", user: { tokenFile: "/none/such" } }];
    bench.write({
      "no-file": JSON.stringify({ ...config, users, "current-context": "kubesim" }),
    });
    const { stderr, exitCode } = await alike("--kubeconfig no-file get secrets");
    expect([stderr, exitCode]).toEqual(["error: open /none/such: no such file or directory\n", 1]);
  });
});

test("a token that is not good is refused", async () => {
  expect(await alike("--context liar get pods")).toEqual({
    stdout: "",
    stderr: unauthorized,
    exitCode: 1,
  });
});

describe("a certificate that was asked for", () => {
  const asked = certificateRequest("dev", "ann");
  const manifest = (name: string, spec: object) =>
    JSON.stringify({
      apiVersion: "certificates.k8s.io/v1",
      kind: "CertificateSigningRequest",
      metadata: { name },
      spec: {
        request: asked.request,
        signerName: "kubernetes.io/kube-apiserver-client",
        usages: ["client auth"],
        ...spec,
      },
    });
  const certificate = "jsonpath='{.status.certificate}'";

  test("lets its user in once it was approved", async () => {
    bench.write({
      "ann.json": manifest("ann", { expirationSeconds: 86_400 }),
      "ann.key": asked.key,
    });
    await bench.stdout("kubectl apply -f ann.json");
    expect(await bench.stdout(`kubectl get csr ann -o ${certificate}`)).toBe("");
    await bench.stdout("kubectl certificate approve ann");
    await bench.stdout(`kubectl wait csr/ann --for=jsonpath='{.status.certificate}' --timeout=20s`);
    await bench.stdout(`kubectl get csr ann -o ${certificate} | base64 -d > ann.crt`);
    await user("ann", "--client-certificate=ann.crt", "--client-key=ann.key");
    await user("bob", "--client-certificate=ann.crt --client-key=ann.key --embed-certs");

    for (const name of ["ann", "bob"]) {
      expect((await alike(`--context ${name} get cm -o name`)).exitCode).toBe(0);
      const { stderr } = await alike(`--context ${name} get pods`);
      expect(stderr).toBe(forbidden("ann", "pods"));
    }
    const groups = "auth whoami -o jsonpath='{.status.userInfo.groups}'";
    expect((await alike(`--context ann ${groups}`)).stdout).toBe('["dev","system:authenticated"]');
    expect(await bench.stdout("kubectl get csr ann --no-headers")).toContain("Approved,Issued");
  });

  test("by another authority is not good", async () => {
    const { cert, key } = certificateAuthority({
      seed: "another",
      startMs: Date.UTC(2024, 0, 1),
    }).administrator;
    bench.write({ "root.crt": cert, "root.key": key });
    await user("root", "--client-certificate=root.crt", "--client-key=root.key");
    expect((await alike("--context root get cm")).stderr).toBe(unauthorized);
  });

  test("is not made for what its signer does not sign", async () => {
    bench.write({ "server.json": manifest("server", { usages: ["server auth"] }) });
    await bench.stdout("kubectl apply -f server.json");
    await bench.stdout("kubectl certificate approve server");
    await bench.stdout("kubectl wait csr/server --for=condition=Failed --timeout=20s");
    const path = "jsonpath='{.status.conditions[1].reason}: {.status.conditions[1].message}'";
    expect(await bench.stdout(`kubectl get csr server -o ${path}`)).toBe(
      "SignerValidationFailure: invalid usage for client certificate: server auth",
    );
  });
});

describe("a server", () => {
  test.each([
    {
      behaviour: "of an unknown authority",
      change: { "certificate-authority-data": undefined },
      problem: "certificate signed by unknown authority",
    },
    {
      behaviour: "of another name",
      change: { "tls-server-name": "example.com" },
      problem:
        "certificate is valid for localhost, kubernetes, kubernetes.default, " +
        "kubernetes.default.svc, kubernetes.default.svc.cluster.local, not example.com",
    },
  ])("$behaviour is not spoken to", async ({ change, problem }) => {
    await useChanged(change);
    expect((await alike("--kubeconfig changed get pods")).stderr).toMatch(
      `Unable to connect to the server: tls: failed to verify certificate: x509: ${problem}`,
    );
  });

  test.each([
    { behaviour: "by another of its names", change: { "tls-server-name": "kubernetes.default" } },
    {
      behaviour: "unseen",
      change: { "certificate-authority-data": undefined, "insecure-skip-tls-verify": true },
    },
  ])("is known $behaviour", async ({ change }) => {
    await useChanged(change);
    expect((await alike("--kubeconfig changed get pods -o name")).stdout).toBe("pod/p\n");
  });

  async function useChanged(change: object): Promise<void> {
    const config = JSON.parse(await bench.stdout("kubectl config view --raw -o json"));
    const cluster = { ...config.clusters[0].cluster, ...change };
    const clusters = [{ name: "kubesim", cluster }];
    bench.write({ changed: JSON.stringify({ ...config, clusters }) });
  }
});

test("who shows nothing is nobody", async () => {
  const ask = (path: string) => bench.stdout(`curl -sk ${bench.url}${path}`);
  const [health, pods] = [await ask("/readyz"), JSON.parse(await ask("/api/v1/pods"))];
  expect(health).toBe("ok");
  expect([pods.code, pods.message]).toEqual([
    403,
    'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" ' +
      "at the cluster scope",
  ]);
});

describe("what goes on for long works over TLS:", () => {
  test.each(both)("exec with %s", async (program) => {
    const outcome = await bench.run(`${program} exec -i p -- cat`, { stdin: "through\n" });
    expect(outcome).toEqual({ stdout: "through\n", stderr: "", exitCode: 0 });
  });

  test.each(both)("a watch with %s", async (program) => {
    const watching = bench.start(`${program} get cm -w -o name`);
    await watching.printed(/kube-root-ca/);
    await bench.stdout(`kubectl create cm of-${program}`);
    await watching.printed(new RegExp(`of-${program}`));
    await watching.stop();
  });

  test.each(both)("port-forward with %s", async (program) => {
    await bench.stdout(`kubectl run web-${program} --image=nginx:1.14.2 --port=80`);
    await bench.stdout(`kubectl wait --for=condition=Ready pod/web-${program} --timeout=20s`);
    const forwarding = bench.start(`${program} port-forward pod/web-${program} :80`);
    await forwarding.printed(/Forwarding from 127/);
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(forwarding.stdout) ?? [];
    expect(await bench.stdout(`curl -s http://127.0.0.1:${port}/`)).toContain("nginx");
    await forwarding.stop();
  });
});

test("helm installs a chart", async () => {
  await bench.stdout("helm create web && helm install web ./web --set replicaCount=1");
  expect(await bench.stdout("kubectl get deploy web -o jsonpath='{.spec.replicas}'")).toBe("1");
});

test("kubesim up --tls writes a kubeconfig with which both sign in", async () => {
  const served = bench.start("kubesim up --tls --nodes 1 --port 0 --kubeconfig own");
  await served.printed(/kubesim is ready at https:\/\/127\.0\.0\.1:\d+$/);
  for (const program of both) {
    expect(await bench.stdout(`${program} --kubeconfig own get nodes -o name`)).toBe(
      "node/node-0\n",
    );
  }
  const root = "get cm kube-root-ca.crt -o jsonpath='{.data.ca\\.crt}'";
  const known = "config view --raw -o jsonpath='{.clusters[0].cluster.certificate-authority-data}'";
  const [published, data] = await Promise.all(
    [root, known].map((line) => bench.stdout(`kubectl --kubeconfig own ${line}`)),
  );
  expect(published).toBe(atob(data ?? ""));
  await served.stop();
});
