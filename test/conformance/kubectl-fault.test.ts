/** Faults by the real kubectl: created, shown, described and taken away. */
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { lines, normal } from "./normal.ts";
import type { Outcome } from "./running.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open({ speed: 0, cluster: { nodes: 0 } });
  return () => bench.close();
});

const manifest = (name: string, spec: string) => `apiVersion: sim.kubesim.dev/v1alpha1
kind: Fault
metadata:
  name: ${name}
spec: ${spec}
`;

const told = ({ stdout, stderr, exitCode }: Outcome) => [normal(stdout), normal(stderr), exitCode];

describe("kubectl", () => {
  test("is refused what a fault forbids, and takes the fault away", async () => {
    const stdin = manifest("gone", "{type: APIUnavailable, target: {process: kubectl}}");
    const created = await bench.run("kubectl create -f -", { stdin });
    expect(told(created)).toEqual(["fault.sim.kubesim.dev/gone created\n", "", 0]);
    bench.cluster.settle();
    const refused =
      "Error from server (ServiceUnavailable): the server is currently unable to handle the request\n";
    expect(told(await bench.run("kubectl get configmaps"))).toEqual(["", refused, 1]);
    expect(told(await bench.run("kubectl get flt"))).toEqual([
      lines("NAME TYPE TARGET PHASE STRIKES AGE", "gone APIUnavailable kubectl Active 1 0s"),
      "",
      0,
    ]);
    const deleted = await bench.run("kubectl delete fault gone");
    expect(told(deleted)).toEqual(['fault.sim.kubesim.dev "gone" deleted\n', "", 0]);
    bench.cluster.settle();
    expect((await bench.run("kubectl get configmaps")).exitCode).toBe(0);
  });

  test("describes a fault with its events", async () => {
    const spec = "{type: APIError, target: {process: kube-scheduler}, duration: 1m, percent: 20}";
    await bench.run("kubectl create -f -", { stdin: manifest("flaky", spec) });
    bench.cluster.advance("2m");
    const { stdout } = await bench.run("kubectl describe fault flaky");
    expect(normal(stdout).replace(/\b\d+d\b/g, "<age>")).toContain(
      lines(
        "Status:",
        " End Time: <time>",
        " Phase: Ended",
        " Start Time: <time>",
        " Strikes: 0",
        " Targets:",
        " kube-scheduler",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Normal FaultBegan <age> fault-injector APIError began",
        " Normal FaultEnded <age> fault-injector APIError ended, and had struck 0 times",
      ),
    );
  });

  test.each([
    {
      behaviour: "of no type that there is",
      spec: "{type: Locusts}",
      fact: /^The Fault "wrong" is invalid: spec.type: Unsupported value: "Locusts": supported values: /,
    },
    {
      behaviour: "that lacks what its type needs",
      spec: "{type: ProcessPause}",
      fact: /^The Fault "wrong" is invalid: spec.target.process: Required value\n$/,
    },
    {
      behaviour: "of a process that cannot lead",
      spec: "{type: SecondLeader, target: {process: kubelet}}",
      fact: /: Unsupported value: "kubelet": supported values: "kube-controller-manager", "kube-/,
    },
    {
      behaviour: "with what its type has no use for",
      spec: "{type: ClockJump, delay: -1h, percent: 3}",
      fact: /: spec.percent: Forbidden: may not be specified for type ClockJump\n$/,
    },
  ])("is told what is wrong with a fault $behaviour", async ({ spec, fact }) => {
    const { stderr } = await bench.run("kubectl create -f -", { stdin: manifest("wrong", spec) });
    expect(stderr).toMatch(fact);
  });
});
