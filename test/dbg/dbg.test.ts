import { test } from "vitest";
import { readScenarioFile } from "/tmp/wt/scenarios/cli/scenarios/files.ts";
import { runScenario } from "/tmp/wt/scenarios/simulator/scenario/run.ts";
import { Traffic } from "/tmp/wt/scenarios/api/sim/traffic.ts";
test("x", () => {
  const [loaded] = readScenarioFile(process.env.F!);
  const { run, cluster } = runScenario(loaded!, { seed: process.env.SEED ?? "1" });
  console.log(run);
  for (const t of cluster.list(Traffic)) console.log(JSON.stringify({...t.status, timeline: undefined}, null, 1));
  const start = cluster.nowMs - run.virtualMs;
  const [a, b] = (process.env.R ?? "0,0").split(",").map(Number);
  for (const e of cluster.history()) { const t = (e.timeMs - start)/1000; if (t >= a! && t <= b! && true) console.log(t, e.actor, e.type, e.resource, e.key, /pods|endpointslices|jobs/.test(e.resource) ? JSON.stringify((e.object as any).status?.conditions?.filter((c:any)=>c.type=="Ready").map((c:any)=>c.status) ?? (e.object as any).endpoints?.map((x:any)=>[x.addresses[0], x.conditions])) + ((e.object as any).metadata.deletionTimestamp ?? "") +" "+ ((e.object as any).status?.podIP ?? "") : ""); }
});
