import { type Benchmark, median } from "./harness.ts";
import { up } from "./processes.ts";

const rounds = 11;

/** `kubesim up` as a process of its own, until /readyz answers. */
export const startUp: Benchmark = {
  name: "start-up",
  async run() {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const running = await up();
      times.push(running.readyMs / 1000);
      await running.stop();
    }
    const what = "kubesim up until /readyz answers";
    return [{ name: "start-up", what, value: median(times), unit: "s", budget: 0.3 }];
  },
};
