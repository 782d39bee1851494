import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { ageless, lines } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  bench.useNamespace();
  await bench.stdout("kubectl apply -f -", { stdin: deployment("web") });
  await settled();
});

const settled = () => bench.stdout("kubectl rollout status deploy/web --timeout=30s");
const read = (path: string) => bench.stdout(`kubectl get deploy web -o jsonpath='{${path}}'`);
const image = () => read(".spec.template.spec.containers[0].image");
const setImage = (name: string) => bench.stdout(`kubectl set image deploy/web nginx=${name}`);

/** Undo warns of what `apply` has kept; the rest of what it says is looked at. */
const refusal = async (command: string) => {
  const { stdout, stderr, exitCode } = await bench.run(command);
  return { stdout, stderr: stderr.replace(/^Warning: .*\n/, ""), exitCode };
};

describe("kubectl scale", () => {
  test("sets how many pods there are", async () => {
    expect(await bench.stdout("kubectl scale deploy/web --replicas=5")).toBe(
      "deployment.apps/web scaled\n",
    );
    await settled();
    expect(await read(".status.readyReplicas")).toBe("5");
    await bench.stdout("kubectl scale deploy/web --replicas=0");
    await bench.stdout("kubectl wait --for=delete pod -l app=web --timeout=20s");
    expect(await read(".spec.replicas")).toBe("0");
  });

  test("scales a replica set", async () => {
    const name = (await bench.stdout("kubectl get rs -o name")).trim();
    expect(await bench.stdout(`kubectl scale ${name} --replicas=2`)).toBe(`${name} scaled\n`);
  });

  test("is refused where the count is not what was expected", async () => {
    expect(await bench.run("kubectl scale deploy/web --replicas=3 --current-replicas=7")).toEqual({
      stdout: "",
      stderr: "error: Expected replicas to be 7, was 2\n",
      exitCode: 1,
    });
  });

  test("is refused where there is nothing to scale", async () => {
    expect(await bench.run("kubectl scale deploy nope --replicas=1")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): deployments.apps "nope" not found\n',
      exitCode: 1,
    });
    await bench.stdout("kubectl apply -f -", { stdin: configMap("c") });
    expect(await bench.run("kubectl scale cm/c --replicas=1")).toEqual({
      stdout: "",
      stderr: "Error from server (NotFound): the server could not find the requested resource\n",
      exitCode: 1,
    });
  });
});

describe("kubectl set", () => {
  test("sets an image and rolls it out", async () => {
    expect(await setImage("nginx:1.16.1")).toBe("deployment.apps/web image updated\n");
    await settled();
    const images = "{.items[*].spec.containers[0].image}";
    expect(await bench.stdout(`kubectl get pods -l app=web -o jsonpath='${images}'`)).toBe(
      "nginx:1.16.1 nginx:1.16.1",
    );
  });

  test("says nothing where the image is the same", async () => {
    expect(await setImage("nginx:1.14.2")).toBe("");
  });

  test("is refused where no container has the name", async () => {
    expect(await bench.run("kubectl set image deploy/web nope=x")).toEqual({
      stdout: "",
      stderr: 'error: unable to find container named "nope"\n',
      exitCode: 1,
    });
  });

  test("sets environment and resources", async () => {
    expect(await bench.stdout("kubectl set env deploy/web A=b")).toBe(
      "deployment.apps/web env updated\n",
    );
    expect(await bench.stdout("kubectl set env deploy/web --list")).toBe(
      lines("# Deployment web, container nginx", "A=b"),
    );
    expect(await bench.stdout("kubectl set resources deploy/web --limits=memory=64Mi")).toBe(
      "deployment.apps/web resource requirements updated\n",
    );
    expect(await read(".spec.template.spec.containers[0].resources.limits.memory")).toBe("64Mi");
  });

  test("sets the service account of a deployment", async () => {
    await bench.stdout("kubectl create serviceaccount robot");
    expect(await bench.stdout("kubectl set serviceaccount deploy/web robot")).toBe(
      "deployment.apps/web serviceaccount updated\n",
    );
    await settled();
    const names = "{.items[*].spec.serviceAccountName}";
    expect(await bench.stdout(`kubectl get pods -l app=web -o jsonpath='${names}'`)).toBe(
      "robot robot",
    );
  });

  test("sets the selector of a service", async () => {
    await bench.stdout("kubectl create service clusterip web --tcp=80");
    expect(await bench.stdout("kubectl set selector svc/web app=other,tier=back")).toBe(
      "service/web selector updated\n",
    );
    expect(await bench.stdout("kubectl get svc web -o jsonpath={.spec.selector}")).toBe(
      '{"app":"other","tier":"back"}',
    );
  });
});

describe("kubectl rollout status", () => {
  test("follows a rollout to its end", async () => {
    const slow = deployment("slow", { replicas: 3, extra: "minReadySeconds: 20" });
    await bench.stdout("kubectl apply -f -", { stdin: slow });
    const { stdout, exitCode } = await bench.run("kubectl rollout status deploy/slow");
    const said = new Set(stdout.replace(/\d+/g, "N").trim().split("\n"));
    expect(exitCode).toBe(0);
    expect([...said].slice(-2)).toEqual([
      'Waiting for deployment "slow" rollout to finish: N of N updated replicas are available...',
      'deployment "slow" successfully rolled out',
    ]);
  });

  test("ends with 1 where the progress deadline passes", async () => {
    await bench.stdout(`kubectl patch deploy web -p '{"spec":{"progressDeadlineSeconds":60}}'`);
    await setImage("example.invalid/none:1");
    const { stderr, exitCode } = await bench.run("kubectl rollout status deploy/web --timeout=30s");
    expect({ stderr, exitCode }).toEqual({
      stderr: 'error: deployment "web" exceeded its progress deadline\n',
      exitCode: 1,
    });
  });

  test("shows the state now, and does not wait, when asked to", async () => {
    await setImage("example.invalid/none:1");
    await bench.stdout("kubectl wait --for=jsonpath='{.status.updatedReplicas}'=1 deploy/web");
    expect(await bench.stdout("kubectl rollout status deploy/web --watch=false")).toBe(
      'Waiting for deployment "web" rollout to finish: 1 out of 2 new replicas have been ' +
        "updated...\n",
    );
  });

  test("is refused for what does not roll out", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: configMap("c") });
    expect(await bench.run("kubectl rollout status cm/c")).toEqual({
      stdout: "",
      stderr: "error: no status viewer has been implemented for ConfigMap\n",
      exitCode: 1,
    });
  });
});

describe("kubectl rollout history", () => {
  test("lists revisions with the cause of each", async () => {
    await setImage("nginx:1.16.1");
    await bench.stdout(`kubectl annotate deploy/web kubernetes.io/change-cause="to 1.16.1"`);
    await settled();
    expect(ageless(await bench.stdout("kubectl rollout history deploy/web"))).toBe(
      lines("deployment.apps/web ", "REVISION CHANGE-CAUSE", "1 <none>", "2 to 1.16.1", "").replace(
        "web \n",
        "web\n",
      ),
    );
  });

  test("shows the template of a revision", async () => {
    await setImage("nginx:1.16.1");
    await settled();
    const shown = ageless(await bench.stdout("kubectl rollout history deploy/web --revision=1"));
    expect(shown.replace(/pod-template-hash=\S+/, "pod-template-hash=<hash>")).toBe(
      lines(
        "deployment.apps/web with revision #1",
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
        "",
      ),
    );
    expect(await refusal("kubectl rollout history deploy/web --revision=9")).toEqual({
      stdout: "",
      stderr: "error: unable to find the specified revision\n",
      exitCode: 1,
    });
  });
});

describe("kubectl rollout undo", () => {
  test("goes back to the revision before", async () => {
    await setImage("nginx:1.16.1");
    await settled();
    expect(await bench.stdout("kubectl rollout undo deploy/web")).toBe(
      "deployment.apps/web rolled back\n",
    );
    await settled();
    expect(await image()).toBe("nginx:1.14.2");
    const history = await bench.stdout("kubectl rollout history deploy/web");
    expect(history.match(/^\d+/gm)).toEqual(["2", "3"]);
  });

  test("goes back to a revision by number", async () => {
    for (const name of ["nginx:1.16.1", "nginx:1.17.0"]) {
      await setImage(name);
      await settled();
    }
    await bench.stdout("kubectl rollout undo deploy/web --to-revision=1");
    await settled();
    expect(await image()).toBe("nginx:1.14.2");
  });

  test("mends a rollout that is stuck on an image that does not exist", async () => {
    await setImage("example.invalid/none:1");
    await bench.stdout(
      "kubectl wait --for=jsonpath='{.status.unavailableReplicas}'=1 deploy/web --timeout=20s",
    );
    expect(await read(".status.availableReplicas")).toBe("2");
    await bench.stdout("kubectl rollout undo deploy/web");
    await settled();
    expect(await read(".status.replicas")).toBe("2");
  });

  test("is refused where there is no such revision", async () => {
    expect(await refusal("kubectl rollout undo deploy/web --to-revision=77")).toEqual({
      stdout: "",
      stderr: "error: unable to find specified revision 77 in history\n",
      exitCode: 1,
    });
    expect(await refusal("kubectl rollout undo deploy/web")).toEqual({
      stdout: "",
      stderr: 'error: no rollout history found for deployment "web"\n',
      exitCode: 1,
    });
  });
});

describe("kubectl rollout pause, resume and restart", () => {
  test("hold a change back until it is resumed", async () => {
    expect(await bench.stdout("kubectl rollout pause deploy/web")).toBe(
      "deployment.apps/web paused\n",
    );
    await setImage("nginx:1.16.1");
    await bench.stdout("kubectl wait --for=jsonpath='{.status.observedGeneration}'=3 deploy/web");
    expect(await bench.stdout("kubectl get rs -o name | wc -l")).toMatch(/^\s*1\n$/);
    expect(await bench.stdout("kubectl rollout resume deploy/web")).toBe(
      "deployment.apps/web resumed\n",
    );
    await settled();
    expect(await bench.stdout("kubectl get rs -o name | wc -l")).toMatch(/^\s*2\n$/);
  });

  test("are refused where there is nothing to do", async () => {
    await setImage("nginx:1.16.1");
    await settled();
    await bench.stdout("kubectl rollout pause deploy/web");
    const refused = async (verb: string) =>
      (await refusal(`kubectl rollout ${verb} deploy/web`)).stderr;
    expect(await refused("pause")).toBe('error: deployments.apps "web" is already paused\n');
    expect(await refused("restart")).toBe(
      'error: deployments.apps "web" can\'t restart paused deployment (run rollout resume first)\n',
    );
    expect(await refused("undo")).toBe(
      "error: you cannot rollback a paused deployment; resume it first with 'kubectl " +
        "rollout resume' and try again\n",
    );
    await bench.stdout("kubectl rollout resume deploy/web");
    expect(await refused("resume")).toBe('error: deployments.apps "web" is not paused\n');
  });

  test("replace every pod", async () => {
    const names = async () => (await bench.stdout("kubectl get pods -o name")).trim().split("\n");
    const before = await names();
    expect(await bench.stdout("kubectl rollout restart deploy/web")).toBe(
      "deployment.apps/web restarted\n",
    );
    await settled();
    await bench.stdout(`kubectl wait --for=delete ${before.join(" ")} --timeout=20s`);
    expect((await names()).filter((name) => before.includes(name))).toEqual([]);
  });
});
