/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/ */
import { beforeAll, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { ageless } from "./normal.ts";

const staticWeb = `apiVersion: v1
kind: Pod
metadata:
  name: static-web
  labels:
    role: myrole
spec:
  containers:
    - name: web
      image: nginx
`;

let bench: Workbench;

beforeAll(async () => {
  const nodes = [{ name: "my-node1", staticPods: { "static-web.yaml": staticWeb } }];
  bench = await Workbench.open({ cluster: { nodes } });
  return () => bench.close();
});

const pods = async () => ageless(await bench.stdout("kubectl get pods --no-headers"));
const isThere = () =>
  bench.stdout("kubectl wait --for=condition=Ready pod/static-web-my-node1 --timeout=20s");

test("kubectl sees a static pod, and cannot get rid of it", async () => {
  await isThere();
  expect(await pods()).toBe("static-web-my-node1 1/1 Running 0 <age>\n");
  expect(await bench.stdout("kubectl get pods -l role=myrole -o name")).toBe(
    "pod/static-web-my-node1\n",
  );
  expect(await bench.stdout("kubectl delete pod static-web-my-node1")).toBe(
    'pod "static-web-my-node1" deleted from default namespace\n',
  );
  await isThere();
  expect(await pods()).toBe("static-web-my-node1 1/1 Running 0 <age>\n");
  expect(await bench.stdout("kubectl describe pod static-web-my-node1")).toContain(
    "Controlled By:  Node/my-node1\n",
  );
});

test("kubectl sees static pods go and come with their manifests", async () => {
  await isThere();
  bench.cluster.removeManifest("my-node1", "static-web.yaml");
  await bench.stdout("kubectl wait --for=delete pod/static-web-my-node1 --timeout=20s");
  expect(await bench.run("kubectl get pods")).toMatchObject({
    stderr: "No resources found in default namespace.\n",
  });
  bench.cluster.writeManifest("my-node1", "static-web.yaml", staticWeb);
  await bench.stdout("kubectl wait --for=create pod/static-web-my-node1 --timeout=20s");
  await isThere();
});

test("kubectl drain leaves static pods alone", async () => {
  await isThere();
  expect(await bench.stdout("kubectl drain my-node1")).toBe(
    "node/my-node1 cordoned\nnode/my-node1 drained\n",
  );
  expect(await pods()).toBe("static-web-my-node1 1/1 Running 0 <age>\n");
  await bench.stdout("kubectl uncordon my-node1");
});
