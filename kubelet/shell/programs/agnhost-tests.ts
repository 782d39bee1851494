/** The modes of agnhost that end. Source: Kubernetes 1.36, test/images/agnhost. */

import { timeOf } from "../kernel/context.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { dateText } from "./date.ts";
import { durationIn } from "./durations.ts";
import { flagIn } from "./mount-test.ts";

/** As Go shows a list. */
export function* entrypointTester(
  program: string,
  args: readonly string[],
  { streams }: Shell,
): Work {
  yield* put(streams.output, `[${[program, "entrypoint-tester", ...args].join(" ")}]\n`);
  return 0;
}

const methods = ["GET", "PUT", "POST"] as const;
const namespaces = ["kube-system", "default", "ns"] as const;
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** So many lines in so long a time. */
export function* logsGenerator(args: readonly string[], shell: Shell): Work {
  const { kernel, context, streams } = shell;
  const { random } = context;
  const lines = Number(flagIn(args, "log-lines-total") ?? 0);
  const durationMs = durationIn(flagIn(args, "run-duration") ?? "0s") ?? 0;
  for (let line = 0; line < lines; line += 1) {
    const name = Array.from({ length: 3 + random.integer(3) }, () => letters[random.integer(26)]);
    const kind = random.integer(2) === 0 ? "pods" : "endpoints";
    const path = `/api/v1/namespaces/${namespaces[random.integer(3)]}/${kind}/${name.join("")}`;
    const time = dateText(timeOf(context), "+%m%d %H:%M:%S");
    const said = `${line} ${methods[random.integer(3)]} ${path} ${200 + random.integer(400)}`;
    yield* put(streams.errors, `I${time}.000000       1 logs_generator.go:76] ${said}\n`);
    yield { until: kernel.now + durationMs / lines };
  }
  return 0;
}
