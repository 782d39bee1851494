import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chart, helm, helmRefuses, helmSays, objects, record, revisions, stuck } from "./helm.ts";
import { Workbench } from "./kubectl.ts";
import { configMap } from "./manifests.ts";
import { lines } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  namespace = bench.useNamespace();
});

const read = (object: string, path: string) =>
  bench.stdout(`kubectl get ${object} -o jsonpath='{${path}}'`);
const color = () => read("cm/web", ".data.COLOR");
const image = () => read("deploy/web", ".spec.template.spec.containers[0].image");
const managers = (object: string) =>
  bench.stdout(
    `kubectl get ${object} --show-managed-fields -o ` +
      `jsonpath='{range .metadata.managedFields[*]}{.manager} {.operation}{"\\n"}{end}'`,
  );

const about = (status: string, revision: number, description: string) =>
  lines(
    "NAME: web",
    "LAST DEPLOYED: <time>",
    `NAMESPACE: ${namespace}`,
    `STATUS: ${status}`,
    `REVISION: ${revision}`,
    `DESCRIPTION: ${description}`,
  );
const notes = (pages: string) =>
  lines("NOTES:", `web serves ${pages} pages at http://web.${namespace}.svc`);
const conflict = (manager: string, path: string) =>
  `Apply failed with 1 conflict: conflict with "${manager}" using v1: ${path}`;

describe("helm install", () => {
  test("makes what the chart has, and waits until it is there", async () => {
    expect(await helmSays(bench, "install web CHART --wait --timeout=60s")).toBe(
      about("deployed", 1, "Install complete") + notes("red"),
    );
    expect(await read("deploy/web", ".status.availableReplicas")).toBe("2");
    expect(await objects(bench)).toEqual([
      "deployment.apps/web",
      "service/web",
      "configmap/web",
      "secret/web",
      "serviceaccount/web",
      "pod/web-<hash>-<suffix>",
      "pod/web-<hash>-<suffix>",
      "pod/web-prepare-more",
    ]);
    expect(await managers("svc/web")).toBe("helm Apply\n");
    expect(await read("secret/web", ".data")).toBe('{"PASSWORD":"c3dvcmRmaXNo"}');
  });

  test("runs hooks by their weights, before and after the rest", async () => {
    const seen = record(bench);
    await helmSays(bench, "install web CHART");
    expect(seen).toEqual([
      "made pods/web-prepare",
      "ended pods/web-prepare",
      "made pods/web-prepare-more",
      "ended pods/web-prepare-more",
      "made serviceaccounts/web",
      "made secrets/web",
      "made configmaps/web",
      "made services/web",
      "made deployments.apps/web",
      "made pods/web-greet",
      "ended pods/web-greet",
    ]);
  });

  test("makes nothing where the hook before it fails", async () => {
    expect(await helmRefuses(bench, "install web CHART --set 'hooks.preInstall=exit 3'")).toBe(
      "Error: INSTALLATION FAILED: failed pre-install: resource " +
        `Pod/${namespace}/web-prepare not ready. status: Failed, message: pod web-prepare failed\n`,
    );
    expect(await objects(bench)).toEqual(["pod/web-prepare"]);
    expect(await revisions(bench, "web")).toEqual([
      'failed: Release "web" failed: failed pre-install: resource ' +
        `Pod/${namespace}/web-prepare not ready. status: Failed, message: pod web-prepare failed`,
    ]);
  });

  test("deletes the pod of a hook that failed, where its policy says so", async () => {
    const refused = await helmRefuses(bench, "install web CHART --set 'hooks.postInstall=exit 1'");
    expect(refused).toContain("Error: INSTALLATION FAILED: failed post-install: ");
    expect(await objects(bench)).not.toContain("pod/web-greet");
    expect(await objects(bench)).toContain("deployment.apps/web");
  });

  test("waits as Helm 3 did, when asked to", async () => {
    await helmSays(bench, "install web CHART --wait=legacy --timeout=60s");
    expect(await read("deploy/web", ".status.availableReplicas")).toBe("2");
  });

  test("takes back what makes no progress, when asked to", async () => {
    const line = `install web CHART --set hooks.preDelete= --rollback-on-failure ${stuck}`;
    expect(await helmRefuses(bench, line)).toBe(
      "Error: INSTALLATION FAILED: release web failed, and has been uninstalled due to " +
        `rollback-on-failure being set: resource Deployment/${namespace}/web not ready. ` +
        "status: Failed, message: Progress deadline exceeded\n",
    );
    expect(await bench.stdout("helm list -q")).toBe("");
    await bench.stdout("kubectl wait --for=delete pods -l app.kubernetes.io/component=web");
    expect(await objects(bench)).toEqual(["pod/web-prepare-more"]);
  });

  test("leaves alone what is of no release, unless told to take it over", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: configMap("web") });
    const line = "install web CHART --set hooks.preInstall=";
    expect(await helmRefuses(bench, line)).toBe(
      'Error: INSTALLATION FAILED: unable to continue with install: ConfigMap "web" in namespace ' +
        `"${namespace}" exists and cannot be imported into the current release: invalid ` +
        'ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": ' +
        'must be set to "Helm"; annotation validation error: missing key ' +
        '"meta.helm.sh/release-name": must be set to "web"; annotation validation error: missing ' +
        `key "meta.helm.sh/release-namespace": must be set to "${namespace}"\n`,
    );
    await helmSays(bench, `${line} --take-ownership`);
    expect(await read("cm/web", ".data")).toBe('{"COLOR":"red","a":"1"}');
  });

  test("tells what the server refuses", async () => {
    expect(await helmRefuses(bench, "install web CHART --set replicas=-1")).toBe(
      `Error: INSTALLATION FAILED: server-side apply failed for object ${namespace}/web apps/v1, ` +
        'Kind=Deployment: Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: ' +
        "must be greater than or equal to 0\n",
    );
    expect(await helmRefuses(bench, "install other CHART --set replicas=many")).toBe(
      `Error: INSTALLATION FAILED: server-side apply failed for object ${namespace}/other ` +
        `apps/v1, Kind=Deployment: failed to create typed patch object (${namespace}/other; ` +
        "apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got string\n",
    );
    expect(await helmRefuses(bench, "install web CHART")).toBe(
      "Error: INSTALLATION FAILED: release name check failed: cannot reuse a name that is still " +
        "in use\n",
    );
  });

  test("makes the namespace, when asked to", async () => {
    await bench.stdout(`helm install web ${chart} -n made-by-helm --create-namespace`);
    const deployed = "kubectl get deploy web -n made-by-helm -o name";
    expect(await bench.stdout(deployed)).toBe("deployment.apps/web\n");
    expect(await managers("ns/made-by-helm")).toBe("helm Apply\n");
  });

  test("asks the server and writes nothing in a dry run", async () => {
    const shown = await helmSays(bench, "install web CHART --dry-run=server");
    expect(shown.slice(0, shown.indexOf("HOOKS:"))).toBe(
      about("pending-install", 1, "Dry run complete"),
    );
    for (const option of ["--validate", "--dry-run=server"]) {
      expect(await helmSays(bench, `template web CHART ${option}`)).toBe(
        await helmSays(bench, "template web CHART"),
      );
    }
    await bench.stdout("kubectl apply -f -", { stdin: configMap("web") });
    expect(await helmRefuses(bench, "install web CHART --dry-run=server")).toContain(
      'ConfigMap "web" in namespace',
    );
    expect(await bench.stdout("kubectl get secrets -o name")).toBe("");
  });
});

describe("helm upgrade", () => {
  test("rolls a change out, after the hook before it", async () => {
    await helmSays(bench, "install web CHART");
    const seen = record(bench);
    const line = "upgrade web CHART --set color=blue,image=nginx:1.16.1 --wait --timeout=60s";
    expect(await helmSays(bench, line)).toBe(
      `Release "web" has been upgraded. Happy Helming!\n${about("deployed", 2, "Upgrade complete")}${notes("blue")}`,
    );
    expect(seen).toEqual(["made pods/web-migrate", "ended pods/web-migrate"]);
    expect(
      await read("pods -l app.kubernetes.io/component=web", ".items[*].spec.containers[*].image"),
    ).toBe("nginx:1.16.1 nginx:1.16.1");
    expect(await revisions(bench, "web")).toEqual([
      "superseded: Install complete",
      "deployed: Upgrade complete",
    ]);
  });

  test("deletes what the chart has no more, and makes it anew when it has it again", async () => {
    await helmSays(bench, "install web CHART");
    await helmSays(bench, "upgrade web CHART --set password= --wait --timeout=60s");
    expect(await objects(bench)).not.toContain("secret/web");
    const from = ".spec.template.spec.containers[0].envFrom";
    expect(await read("deploy/web", from)).toBe('[{"configMapRef":{"name":"web"}}]');
    await helmSays(bench, "upgrade web CHART --reset-values --wait --timeout=60s");
    expect(await objects(bench)).toContain("secret/web");
  });

  test("rolls back what makes no progress, when asked to", async () => {
    await helmSays(bench, "install web CHART");
    const why =
      `resource Deployment/${namespace}/web not ready. status: Failed, message: Progress ` +
      "deadline exceeded";
    expect(await helmRefuses(bench, `upgrade web CHART --rollback-on-failure ${stuck}`)).toBe(
      "Error: UPGRADE FAILED: release web failed, and has been rolled back due to " +
        `rollback-on-failure being set: ${why}\n`,
    );
    expect(await image()).toBe("nginx:1.14.2");
    expect(await revisions(bench, "web")).toEqual([
      "superseded: Install complete",
      `failed: Upgrade "web" failed: ${why}`,
      "deployed: Rollback to 1",
    ]);
  });

  test("is refused where another manager has the field, unless it is forced", async () => {
    await helmSays(bench, "install web CHART");
    await bench.stdout(`kubectl patch cm web -p '{"data":{"COLOR":"pink"}}'`);
    await bench.stdout("kubectl annotate cm web mine=yes");
    expect(await helmRefuses(bench, "upgrade web CHART --set color=blue")).toBe(
      `Error: UPGRADE FAILED: conflict occurred while applying object ${namespace}/web /v1, ` +
        `Kind=ConfigMap: ${conflict("kubectl-patch", ".data.COLOR")}\n`,
    );
    expect(await color()).toBe("pink");
    await helmSays(bench, "upgrade web CHART --set color=blue --force-conflicts");
    expect(await color()).toBe("blue");
    expect(await read("cm/web", ".metadata.annotations.mine")).toBe("yes");
  });

  test("is refused where the replicas were scaled", async () => {
    await helmSays(bench, "install web CHART");
    await bench.stdout("kubectl scale deploy web --replicas=5");
    expect(await helmRefuses(bench, "upgrade web CHART --set replicas=3")).toBe(
      `Error: UPGRADE FAILED: conflict occurred while applying object ${namespace}/web apps/v1, ` +
        'Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with ' +
        'subresource "scale" using apps/v1: .spec.replicas\n',
    );
  });

  test("installs what is not there yet, when asked to", async () => {
    expect(await helmRefuses(bench, "upgrade web CHART")).toBe(
      'Error: UPGRADE FAILED: "web" has no deployed releases\n',
    );
    const said = await helmSays(bench, "upgrade --install web CHART");
    expect(said.split("\n")[0]).toBe('Release "web" does not exist. Installing it now.');
    expect(await revisions(bench, "web")).toEqual(["deployed: Install complete"]);
  });
});

describe("helm with client-side apply", () => {
  test("installs, and merges three ways when it upgrades", async () => {
    await helmSays(bench, "install web CHART --server-side=false --wait --timeout=60s");
    expect(await managers("cm/web")).toBe("helm Update\n");
    await bench.stdout(`kubectl patch cm web -p '{"data":{"COLOR":"pink","MORE":"x"}}'`);
    await helmSays(bench, "upgrade web CHART --set color=blue --wait --timeout=60s");
    expect(await read("cm/web", ".data")).toBe('{"COLOR":"blue","MORE":"x"}');
    await helmSays(bench, "rollback web --wait --timeout=60s");
    expect(await read("cm/web", ".data")).toBe('{"COLOR":"red","MORE":"x"}');
  });

  test("goes on server-side, and back", async () => {
    await helmSays(bench, "install web CHART --server-side=false");
    await helmSays(bench, "upgrade web CHART --server-side=true --set color=blue");
    expect(await managers("cm/web")).toBe("helm Apply\n");
    await helmSays(bench, "upgrade web CHART --server-side=false --set color=green");
    expect(await managers("cm/web")).toBe("helm Apply\nhelm Update\n");
    expect(await color()).toBe("green");
  });
});

describe("helm rollback", () => {
  test("goes back to a revision", async () => {
    await helmSays(bench, "install web CHART");
    await helmSays(bench, "upgrade web CHART --set color=blue,image=nginx:1.16.1");
    await helmSays(bench, "upgrade web CHART --set color=green,password=");
    expect(await helmSays(bench, "rollback web 1 --wait --timeout=60s")).toBe(
      "Rollback was a success! Happy Helming!\n",
    );
    expect(await color()).toBe("red");
    expect(await image()).toBe("nginx:1.14.2");
    expect(await read("secret/web", ".data.PASSWORD")).toBe("c3dvcmRmaXNo");
    expect(await revisions(bench, "web")).toEqual([
      "superseded: Install complete",
      "superseded: Upgrade complete",
      "superseded: Upgrade complete",
      "deployed: Rollback to 1",
    ]);
  });

  test("is refused where there is no such revision", async () => {
    await helmSays(bench, "install web CHART");
    expect(await helmRefuses(bench, "rollback web 77")).toBe("Error: release has no 77 version\n");
  });
});

describe("helm uninstall", () => {
  test("takes everything away, after the hook before it", async () => {
    await helmSays(bench, "install web CHART --set hooks.preInstall= --wait --timeout=60s");
    const seen = record(bench);
    expect(await helmSays(bench, "uninstall web --wait --timeout=60s")).toBe(
      'release "web" uninstalled\n',
    );
    expect(seen).toEqual(["made pods/web-farewell", "ended pods/web-farewell"]);
    await bench.stdout("kubectl wait --for=delete pods -l app.kubernetes.io/component=web");
    expect(await objects(bench)).toEqual(["pod/web-farewell"]);
    expect(await bench.stdout("kubectl get secrets -o name")).toBe("");
    expect(await helmRefuses(bench, "uninstall web")).toBe(
      "Error: uninstall: Release not loaded: web: release: not found\n",
    );
  });

  test("keeps the history when asked to, and comes back from it", async () => {
    await helmSays(bench, "install web CHART");
    await helmSays(bench, "uninstall web --keep-history --no-hooks");
    expect(await bench.stdout("helm list --uninstalled -q")).toBe("web\n");
    await helmSays(bench, "rollback web 1 --wait --timeout=60s");
    expect(await revisions(bench, "web")).toEqual([
      "uninstalled: Uninstallation complete",
      "deployed: Rollback to 1",
    ]);
  });
});

describe("helm reads", () => {
  test("releases, and their status", async () => {
    await helmSays(bench, "install web CHART --wait --timeout=60s --set hooks.preInstall=");
    expect(await helmSays(bench, "list")).toBe(
      lines(
        "NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION",
        `web\t${namespace}\t1\t<time>\tdeployed\tshop-1.2.0\t1.14.2`,
      ).replaceAll("\t", " "),
    );
    const status = await helmSays(bench, "status web");
    expect(status).toContain(about("deployed", 1, "Install complete"));
    expect(status.match(/^==> .*$/gm)?.sort()).toEqual([
      "==> v1/ConfigMap",
      "==> v1/Deployment",
      "==> v1/Pod(related)",
      "==> v1/Secret",
      "==> v1/Service",
      "==> v1/ServiceAccount",
    ]);
    expect(status).toMatch(/^web 2\/2 2 2 \d+s$/m);
  });

  test("what was installed", async () => {
    await helmSays(bench, "install web CHART --set color=blue");
    expect(await helmSays(bench, "get values web")).toBe("USER-SUPPLIED VALUES:\ncolor: blue\n");
    expect(await helmSays(bench, "get notes web")).toBe(`${notes("blue")}\n`);
    const manifest = await bench.stdout("helm get manifest web");
    expect(manifest.match(/^kind: .*$/gm)).toEqual([
      "kind: ServiceAccount",
      "kind: Secret",
      "kind: ConfigMap",
      "kind: Service",
      "kind: Deployment",
    ]);
    expect((await bench.stdout("helm get hooks web")).match(/^ {2}name: .*$/gm)).toEqual([
      "  name: web-prepare",
      "  name: web-prepare-more",
      "  name: web-greet",
      "  name: web-migrate",
      "  name: web-farewell",
      "  name: web-passing",
    ]);
    expect(await bench.run("kubectl diff -f -", { stdin: manifest })).toMatchObject({
      stdout: "",
      exitCode: 0,
    });
  });

  test("nothing of a release that there is not", async () => {
    for (const command of ["status", "history", "get manifest", "test"]) {
      expect(await helmRefuses(bench, `${command} web`)).toBe("Error: release: not found\n");
    }
  });
});

describe("helm test", () => {
  const suite = (name: string, phase: string) =>
    lines(
      `TEST SUITE: web-${name}`,
      "Last Started: <time>",
      "Last Completed: <time>",
      `Phase: ${phase}`,
    );

  test("runs the pods of the tests and shows their logs", async () => {
    await helmSays(bench, "install web CHART");
    expect(await helmSays(bench, "test web --logs")).toBe(
      `${about("deployed", 1, "Install complete")}${suite("passing", "Succeeded")}\n` +
        "POD LOGS: web-passing\nall is well\n\n",
    );
  });

  test("runs them again in place of the last ones, and only those that are named", async () => {
    await helmSays(bench, "install web CHART --set tests.other=true");
    await helmSays(bench, "test web");
    const uids = async () => ({
      passing: await read("pod/web-passing", ".metadata.uid"),
      other: await read("pod/web-other", ".metadata.uid"),
    });
    const before = await uids();
    await helmSays(bench, "test web --filter name=web-passing");
    const after = await uids();
    expect([after.passing === before.passing, after.other === before.other]).toEqual([false, true]);
  });

  test("fails where one of them does", async () => {
    await helmSays(bench, `install web CHART --set 'tests.failing=echo no; exit 1,tests.passing='`);
    const { stdout, stderr, exitCode } = await helm(bench, "test web --logs");
    expect(stdout).toBe(
      `${about("deployed", 1, "Install complete")}${suite("failing", "Failed")}\n` +
        "POD LOGS: web-failing\nno\n\n",
    );
    expect({ stderr, exitCode }).toEqual({
      stderr:
        `Error: resource Pod/${namespace}/web-failing not ready. status: Failed, message: pod ` +
        "web-failing failed\n",
      exitCode: 1,
    });
  });
});
