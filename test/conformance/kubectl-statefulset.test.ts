/** StatefulSets as the real kubectl rolls them out, reads them and takes them back. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { statefulSet } from "./manifests.ts";
import { ageless, lines } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  namespace = bench.useNamespace();
  await bench.stdout("kubectl apply -f -", { stdin: statefulSet("db") });
  await settled();
});

const settled = () => bench.stdout("kubectl rollout status sts/db --timeout=30s");
const setImage = (name: string) => bench.stdout(`kubectl set image sts/db nginx=${name}`);
const images = () =>
  bench.stdout("kubectl get pods -l app=db -o jsonpath='{..spec.containers[0].image}'");

describe("kubectl rollout", () => {
  test("follows an update to its end, and tells of both revisions", async () => {
    await setImage("nginx:1.16.1");
    expect((await settled()).trim().split("\n").at(-1)).toBe(
      "partitioned roll out complete: 2 new pods have been updated...",
    );
    expect(await images()).toBe("nginx:1.16.1 nginx:1.16.1");
    expect(ageless(await bench.stdout("kubectl rollout history sts/db"))).toBe(
      lines("statefulset.apps/db", "REVISION CHANGE-CAUSE", "1 <none>", "2 <none>", ""),
    );
  });

  test("goes back to the revision before, and no further than it is", async () => {
    await setImage("nginx:1.16.1");
    await settled();
    expect(await bench.stdout("kubectl rollout undo sts/db")).toBe(
      "statefulset.apps/db rolled back\n",
    );
    await settled();
    expect(await images()).toBe("nginx:1.14.2 nginx:1.14.2");
    const history = await bench.stdout("kubectl rollout history sts/db");
    expect(history.match(/^\d+/gm)).toEqual(["2", "3"]);
    expect(await bench.stdout("kubectl rollout undo sts/db --to-revision=3")).toBe(
      "statefulset.apps/db skipped rollback (current template already matches revision 3)\n",
    );
  });

  test("stays stuck on a bad image until the broken pod is deleted", async () => {
    await setImage("example.invalid/none:1");
    await bench.stdout("kubectl wait --for=jsonpath='{.status.updatedReplicas}'=1 sts/db");
    await bench.stdout("kubectl rollout undo sts/db");
    const stuck = await bench.run("kubectl rollout status sts/db --timeout=1s");
    expect(stuck.exitCode).toBe(1);
    expect(await images()).toBe("nginx:1.14.2 example.invalid/none:1");
    await bench.stdout("kubectl delete pod db-1 --wait=false");
    await settled();
    expect(await images()).toBe("nginx:1.14.2 nginx:1.14.2");
  });

  test("restarts every pod under its old name", async () => {
    const read = async (path: string) =>
      (await bench.stdout(`kubectl get pods -l app=db -o jsonpath='{..metadata.${path}}'`)).split(
        " ",
      );
    const before = await read("uid");
    expect(await bench.stdout("kubectl rollout restart sts/db")).toBe(
      "statefulset.apps/db restarted\n",
    );
    await settled();
    expect((await read("uid")).filter((uid) => before.includes(uid))).toEqual([]);
    expect(await bench.stdout("kubectl get pods -l app=db -o name")).toBe(
      lines("pod/db-0", "pod/db-1"),
    );
  });
});

test("kubectl describe shows a set with its claims and what became of its pods", async () => {
  const shown = ageless(await bench.stdout("kubectl describe sts db"));
  expect(shown).toBe(
    lines(
      "Name: db",
      `Namespace: ${namespace}`,
      "CreationTimestamp: <time>",
      "Selector: app=db",
      "Labels: app=db",
      "Annotations: <none>",
      "Replicas: 2 desired | 2 total",
      "Update Strategy: RollingUpdate",
      " Partition: 0",
      "Pods Status: 2 Running / 0 Waiting / 0 Succeeded / 0 Failed",
      "Pod Template:",
      " Labels: app=db",
      " Containers:",
      " nginx:",
      " Image: nginx:1.14.2",
      " Port: <none>",
      " Host Port: <none>",
      " Environment: <none>",
      " Mounts:",
      " /data from data (rw)",
      " Volumes: <none>",
      " Node-Selectors: <none>",
      " Tolerations: <none>",
      "Volume Claims:",
      " Name: data",
      " StorageClass: standard",
      " Labels: app=db",
      " Annotations: note=text",
      " Capacity: 1Gi",
      " Access Modes: [ReadWriteOnce]",
      "Events:",
      " Type Reason Age From Message",
      " ---- ------ ---- ---- -------",
      " Normal SuccessfulCreate <age> statefulset-controller create Claim data-db-0 Pod db-0 in " +
        "StatefulSet db success",
      " Normal SuccessfulCreate <age> statefulset-controller create Pod db-0 in StatefulSet db " +
        "successful",
      " Normal SuccessfulCreate <age> statefulset-controller create Claim data-db-1 Pod db-1 in " +
        "StatefulSet db success",
      " Normal SuccessfulCreate <age> statefulset-controller create Pod db-1 in StatefulSet db " +
        "successful",
    ),
  );
});

test("kubectl scale takes the highest number away first", async () => {
  await bench.stdout("kubectl scale sts/db --replicas=3");
  await settled();
  await bench.stdout("kubectl scale sts/db --replicas=1");
  await bench.stdout("kubectl wait --for=delete pod/db-1 --timeout=20s");
  expect(await bench.stdout("kubectl get pods -l app=db -o name")).toBe("pod/db-0\n");
  const events = await bench.stdout(
    "kubectl get events --field-selector reason=SuccessfulDelete -o jsonpath='{..message}'",
  );
  expect(events).toBe(
    "delete Pod db-2 in StatefulSet db successful delete Pod db-1 in StatefulSet db successful",
  );
});
