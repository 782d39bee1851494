/** Source: https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/ */
import { beforeAll, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

type Cluster = ReturnType<typeof createCluster>;

const pod = (image: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: { containers: [{ name: "c", image, command: ["sleep", "1d"] }] },
});

/** May look at pods of the namespace, and make ConfigMaps. */
const rights = [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "Role",
    metadata: { name: "pod-reader" },
    rules: [
      { apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list", "watch"] },
      { apiGroups: [""], resources: ["configmaps"], verbs: ["create", "get"] },
    ],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "read-pods" },
    subjects: [{ kind: "ServiceAccount", name: "default", namespace: "default" }],
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "pod-reader" },
  },
];

function running(image: string, ...objects: readonly object[]): Cluster {
  const cluster = createCluster();
  cluster.apply([...objects, pod(image)]);
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  return cluster;
}

const script = `
APISERVER=https://kubernetes.default.svc
ACCOUNT=/var/run/secrets/kubernetes.io/serviceaccount
NAMESPACE=$(cat $ACCOUNT/namespace)
TOKEN=$(cat $ACCOUNT/token)
CACERT=$ACCOUNT/ca.crt
ask() { curl -sS --cacert $CACERT --header "Authorization: Bearer $TOKEN" "$@"; }
`;

/** What a script prints within a second, and its exit code. */
function said(cluster: Cluster, text: string): readonly [text: string, exitCode: unknown] {
  const [output, end] = execIn(cluster, ["sh", "-c", script + text], "1s");
  return [output, end];
}

describe("from a pod, curl with the token of its account", () => {
  let cluster: Cluster;
  beforeAll(() => {
    cluster = running("curlimages/curl", ...rights);
  });
  const output = (text: string) => said(cluster, text)[0];

  test("reads the versions of the API (#6)", () => {
    expect(JSON.parse(output("ask -X GET $APISERVER/api"))).toEqual({
      kind: "APIVersions",
      versions: ["v1"],
      serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: "192.168.0.1:6443" }],
    });
  });

  test("reads what its account may read, for eyes", () => {
    const text = output("ask $APISERVER/api/v1/namespaces/$NAMESPACE/pods | head -n 3");
    expect(text).toBe('{\n  "kind": "PodList",\n  "apiVersion": "v1",\n');
  });

  test("is refused what it may not, in Kubernetes' words", () => {
    const { code, message } = JSON.parse(output("ask $APISERVER/api/v1/secrets"));
    expect([code, message]).toEqual([
      403,
      'secrets is forbidden: User "system:serviceaccount:default:default" cannot list resource ' +
        '"secrets" in API group "" at the cluster scope',
    ]);
  });

  test("makes objects once", () => {
    const body = '{"kind":"ConfigMap","metadata":{"name":"made"},"data":{"word":"Grüße"}}';
    const post = `ask -o /dev/null -w '%{http_code} ' -H 'Content-Type: application/json' -d '${body}'`;
    const url = "$APISERVER/api/v1/namespaces/default/configmaps";
    expect(output(`${post} ${url}; ${post} ${url}; ask ${url}/made | grep '"word"'`)).toBe(
      '201 409     "word": "Grüße"\n',
    );
  });

  test("reads the log of a container", () => {
    expect(output("ask $APISERVER/api/v1/namespaces/default/pods/p/log; echo end")).toBe("end\n");
  });

  test.each([
    {
      behaviour: "without a token is nobody",
      asks: "curl -sk $APISERVER/api/v1/pods",
      told: 'User \\"system:anonymous\\" cannot list resource \\"pods\\"',
    },
    {
      behaviour: "without a token may ask for the version",
      asks: "curl -sk $APISERVER/version",
      told: '"major": "1"',
    },
    {
      behaviour: "with another token is not let in",
      asks: "curl -sk -H 'Authorization: Bearer x' $APISERVER/api",
      told: '"message": "Unauthorized"',
    },
    {
      behaviour: "without the certificate does not trust the server",
      asks: "curl -sS $APISERVER/api",
      told: "curl: (60) SSL certificate problem: unable to get local issuer certificate\n",
    },
    {
      behaviour: "finds the server by the variables of its Service",
      asks: "ask https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/livez",
      told: "ok",
    },
    {
      behaviour: "without TLS is told so",
      asks: "curl -s http://kubernetes.default.svc:443/api",
      told: "Client sent an HTTP request to an HTTPS server.\n",
    },
    {
      behaviour: "cannot delete by the old path of watches",
      asks: "ask -X DELETE $APISERVER/api/v1/watch/namespaces/default/pods/p",
      told: '"reason": "MethodNotAllowed"',
    },
    {
      behaviour: "asks for a path that is not there",
      asks: "ask $APISERVER/nothing",
      told: 'User \\"system:serviceaccount:default:default\\" cannot get path \\"/nothing\\"',
    },
  ])("$behaviour", ({ asks, told }) => {
    expect(output(asks)).toContain(told);
  });
});

test("the wget of busybox asks as well", () => {
  const cluster = running("busybox", ...rights);
  const wget =
    'wget -qO- --no-check-certificate --header "Authorization: Bearer $TOKEN" ' +
    "$APISERVER/api/v1/namespaces/default/pods/p | grep -c resourceVersion";
  expect(said(cluster, wget)[0]).toBe("1\n");
});

test("a token for others lasts as it was asked for, and is renewed", () => {
  const cluster = createCluster();
  const vault = { audience: "vault", expirationSeconds: 600, path: "vault-token" };
  cluster.apply({
    ...pod("busybox"),
    spec: {
      containers: [
        {
          name: "c",
          image: "busybox",
          command: ["sleep", "1d"],
          volumeMounts: [{ name: "token", mountPath: "/var/run/secrets/tokens" }],
        },
      ],
      volumes: [{ name: "token", projected: { sources: [{ serviceAccountToken: vault }] } }],
    },
  });
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  const claims = () => {
    const [token] = execIn(cluster, ["cat", "/var/run/secrets/tokens/vault-token"], "1s");
    return JSON.parse(atob((token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")));
  };
  const first = claims();
  expect(first).toMatchObject({
    aud: ["vault"],
    sub: "system:serviceaccount:default:default",
    "kubernetes.io": { pod: { name: "p" } },
  });
  expect(first.exp - first.iat).toBe(600);
  cluster.advance("7m");
  expect(claims().iat).toBe(first.iat);
  cluster.advance("2m");
  expect(claims().iat - first.iat).toBe(480);
});
