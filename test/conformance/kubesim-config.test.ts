/** kubesim's own command line shows and changes kubeconfig files as kubectl does. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.write({
    "own/config": JSON.stringify(config),
    "own/ca.pem": "CA\n",
    "own/c.pem": "CERT\n",
    "own/other": JSON.stringify(other),
    "k.pem": "KEY\n",
  });
  return () => bench.close();
});

const config = {
  apiVersion: "v1",
  kind: "Config",
  clusters: [
    {
      name: "sim",
      cluster: { server: "http://127.0.0.1:9", "certificate-authority-data": "YWJj" },
    },
    { name: "b", cluster: { server: "https://b", "certificate-authority": "ca.pem" } },
  ],
  users: [
    { name: "sim", user: { username: "ann", password: "none" } },
    {
      name: "bob",
      user: { token: "t0k", "client-key-data": "a2V5", "client-certificate": "c.pem" },
    },
    {
      name: "ex",
      user: {
        exec: {
          apiVersion: "client.authentication.k8s.io/v1",
          command: "cmd",
          args: ["a"],
          env: [{ name: "E", value: "v" }],
          interactiveMode: "IfAvailable",
          provideClusterInfo: false,
        },
        "auth-provider": { name: "oidc", config: { "client-secret": "s" } },
      },
    },
  ],
  contexts: [
    { name: "sim", context: { cluster: "sim", user: "sim", namespace: "demo" } },
    { name: "two", context: { cluster: "b", user: "bob" } },
  ],
  "current-context": "sim",
};

const other = {
  clusters: [{ name: "c", cluster: { server: "http://c" } }],
  contexts: [{ name: "three", context: { cluster: "c", user: "none" } }],
};

/** Each program has a copy of the files, which are shown when it is done. */
const inCopy = (step: string) =>
  "copy=$(mktemp -d); cp own/* $copy; export KUBECONFIG=$copy/config:$copy/other; " +
  `kubectl config ${step} >out 2>err; code=$?; sed "s#$copy#own#g" out; ` +
  'sed "s#$copy#own#g" err >&2; cat $copy/config $copy/other | sed "s#$PWD#here#g"; rm -r $copy; exit $code';

const same = (steps: readonly string[]) =>
  test.sequential.each(steps)("kubectl config %s", async (step) => {
    // The programs run at once, each in a folder of its own.
    const own = "mkdir -p $$; cp -r own k.pem $$; cd $$";
    await expectParity(bench, `${own}; ${inCopy(step)}`);
  });

describe("it shows the same", () => {
  same([
    "current-context",
    "get-contexts",
    "get-contexts none",
    "get-contexts -o name",
    "get-contexts --no-headers",
    "get-contexts --kubeconfig=none",
    // kubectl tells them in no order.
    "get-clusters | sort",
    "get-users",
    "current-context --kubeconfig=none",
    "view",
    "view --raw",
    "view --minify",
    "view --minify --context=two",
    "view --minify --context=none",
    "view --minify --kubeconfig=none",
    "view --minify --kubeconfig=own/other",
    "view --minify --context=three",
    "view --flatten --minify --context=two",
    "view --flatten",
    "view -o json",
    "view -o json --minify --raw",
    "view -o name",
    "view -o wide",
    "view -o jsonpath='{.users[?(@.name == \"bob\")].user.token}'",
    "view --raw -o jsonpath='{.users[*].user.token}'",
    "view x",
    "view --merge=false",
    "view --merge=false --kubeconfig=own/other",
    "view --kubeconfig=none",
  ]);
});

describe("it changes the same of contexts", () => {
  same([
    "use-context none",
    "set-context",
    "set-context --current --namespace=other",
    "set-context new --cluster=sim",
    "set-context --current x",
    "set-context new --user=ann && kubectl config use-context new",
    "set-context three --namespace=other",
    "rename-context sim new",
    "rename-context three new",
    "rename-context sim two",
    "rename-context none x",
    "delete-context two",
    "delete-context sim",
    "delete-context three",
    "delete-context none",
  ]);
});

describe("it changes the same of clusters", () => {
  same([
    "set-cluster new --server=http://x",
    "set-cluster sim --server=http://x/ --tls-server-name=n --proxy-url=http://p",
    "set-cluster c --server=",
    "set-cluster sim --certificate-authority=own/ca.pem",
    "set-cluster sim --certificate-authority=$copy/ca.pem",
    "set-cluster sim --certificate-authority=own/ca.pem --embed-certs",
    "set-cluster sim --certificate-authority=none --embed-certs",
    "set-cluster sim --embed-certs",
    "set-cluster b --insecure-skip-tls-verify",
    "set-cluster b --insecure-skip-tls-verify=false",
    "set-cluster b --insecure-skip-tls-verify --certificate-authority=own/ca.pem",
    "delete-cluster b",
    "delete-cluster c",
    "delete-cluster none",
  ]);
});

describe("it changes the same of users", () => {
  same([
    "set-credentials new --token=t",
    "set-credentials new",
    "set-credentials sim --token=t",
    "set-credentials sim --username=u",
    "set-credentials sim --password=",
    "set-credentials bob --token=",
    "set-credentials bob --token=t --username=x",
    "set-credentials bob --username=x --password=y",
    "set-credentials bob --client-certificate=own/c.pem --client-key=k.pem --embed-certs",
    "set-credentials bob --client-certificate=none --embed-certs",
    "set-credentials bob --embed-certs",
    "set-credentials bob --auth-provider=gcp --auth-provider-arg=a=b,c=d",
    "set-credentials ex --auth-provider=gcp",
    "set-credentials ex --auth-provider-arg=client-secret- --auth-provider-arg=x=y",
    "set-credentials bob --exec-command=c --exec-api-version=client.authentication.k8s.io/v1",
    "set-credentials bob --exec-arg=c",
    "set-credentials ex --exec-command=d",
    "set-credentials ex --exec-arg=b --exec-arg=c --exec-env=A=1 --exec-env=E-",
    "set-credentials ex --exec-env=E=2 --exec-provide-cluster-info",
    "set-credentials ex --exec-interactive-mode=Never",
    "set-credentials ex --exec-interactive-mode=x",
    "delete-user bob",
    "delete-user none",
    "delete-user",
  ]);
});

describe("it sets and takes away the same properties", () => {
  same([
    "set current-context two",
    "set clusters.sim.server https://x",
    "set clusters.c.server https://x",
    "set clusters.sim.server.x y",
    "set clusters.sim.server ''",
    "set clusters.sim.insecure-skip-tls-verify true",
    "set clusters.sim.insecure-skip-tls-verify maybe",
    "set clusters.sim.certificate-authority-data YWJjZA==",
    "set clusters.sim.certificate-authority-data !!",
    "set clusters.sim.certificate-authority-data abcd --set-raw-bytes",
    "set contexts.a.b.cluster sim",
    "set contexts.user.user bob",
    "set users.bob.token x",
    "set users.new.tokenFile x",
    "set users.ex.exec.command y",
    "set preferences.colors true",
    "set kind x",
    "set none x",
    "set '' x",
    "unset current-context",
    "unset current-context.x",
    "unset contexts.sim.namespace",
    "unset contexts.sim",
    "unset contexts.none",
    "unset contexts.none.namespace",
    "unset users",
    "unset users.ex.exec",
    "unset users.ex.exec.env",
    "unset clusters.sim.server",
    "unset clusters.sim.certificate-authority-data",
    "unset none",
  ]);
});
