import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { ageless, lines } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  bench.useNamespace();
});

const read = (what: string, path: string) =>
  bench.stdout(`kubectl get ${what} -o jsonpath='{${path}}'`);
const completed = (name: string) =>
  bench.stdout(`kubectl wait --for=condition=complete job/${name} --timeout=30s`);

describe("kubectl with Jobs", () => {
  test("makes one, waits for it, and sees what it printed", async () => {
    const create = "kubectl create job j --image=busybox:1.36 -- sh -c 'echo done'";
    expect(await bench.stdout(create)).toBe("job.batch/j created\n");
    expect(await completed("j")).toBe("job.batch/j condition met\n");
    expect(await bench.stdout("kubectl logs job/j")).toBe("done\n");
    expect(ageless(await bench.stdout("kubectl get jobs"))).toMatch(
      /^NAME STATUS COMPLETIONS DURATION AGE\nj Complete 1\/1 \S+ <age>\n$/,
    );
  });

  test("waits for one that fails", async () => {
    const create = "kubectl create job j --image=busybox:1.36 --dry-run=client -o json -- false";
    const job = JSON.parse(await bench.stdout(create));
    // Before it runs, so that it cannot be tried a second time meanwhile.
    const stdin = JSON.stringify({ ...job, spec: { ...job.spec, backoffLimit: 0 } });
    expect(await bench.stdout("kubectl create -f -", { stdin })).toBe("job.batch/j created\n");
    const wait = "kubectl wait --for=condition=failed job/j --timeout=30s";
    expect(await bench.stdout(wait)).toBe("job.batch/j condition met\n");
    expect(await read("job j", ".status.failed")).toBe("1");
  });

  test("takes the pods along when it deletes one", async () => {
    await bench.stdout("kubectl create job j --image=busybox:1.36 -- sleep 1000");
    await bench.stdout("kubectl wait --for=jsonpath='{.status.ready}'=1 job/j --timeout=30s");
    expect(await bench.stdout("kubectl delete job j")).toMatch(/^job.batch "j" deleted/);
    expect(await bench.stdout("kubectl wait --for=delete pod -l job-name=j --timeout=60s")).toMatch(
      /^(pod\/j-\S+ condition met\n)?$/,
    );
  });

  test("may not change the template of one that runs", async () => {
    await bench.stdout("kubectl create job j --image=busybox:1.36 -- sleep 1000");
    const image = "kubectl set image job/j j=busybox:1.37";
    const { stderr, exitCode } = await bench.run(image);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^error: failed to patch image update to pod template: Job.batch "j" is invalid: spec.template: /,
    );
    expect(stderr).toMatch(/: field is immutable\n$/);
  });
});

describe("kubectl with CronJobs", () => {
  const create = "kubectl create cronjob c --image=busybox:1.36 --schedule='@yearly' -- true";

  test("makes one, and a Job from it", async () => {
    expect(await bench.stdout(create)).toBe("cronjob.batch/c created\n");
    expect(ageless(await bench.stdout("kubectl get cj"))).toBe(
      lines(
        "NAME SCHEDULE TIMEZONE SUSPEND ACTIVE LAST SCHEDULE AGE",
        "c @yearly <none> False 0 <none> <age>",
      ),
    );
    expect(await bench.stdout("kubectl create job now --from=cronjob/c")).toBe(
      "job.batch/now created\n",
    );
    expect(await completed("now")).toBe("job.batch/now condition met\n");
    expect(await read("job now", ".metadata.ownerReferences[0].kind")).toBe("CronJob");
    expect(await bench.stdout("kubectl describe cronjob c")).toMatch(
      /UnexpectedJob .* Saw a job that the controller did not create or forgot: now/,
    );
  });

  test("may not make one whose schedule says nothing", async () => {
    const { stderr, exitCode } = await bench.run(create.replace("@yearly", "61 * * * *"));
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'error: failed to create cronjob: CronJob.batch "c" is invalid: spec.schedule: ' +
        'Invalid value: "61 * * * *": end of range (61) above maximum (59): 61\n',
    );
  });
});
