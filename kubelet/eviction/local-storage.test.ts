import { expect, test } from "vitest";
import { testContainer, testContainerStatus, testPod } from "../../api/core/pod/test-pods.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import { exceeded, limitsStorage } from "./local-storage.ts";

const mib = 1024 * 1024;

/** What containers have written, and the volume `v` holds. */
const use = (volume: number, ...written: readonly number[]): PodUse => ({
  containers: new Map(
    written.map((bytes, index) => [
      `c${index}`,
      { written: { bytes, inodes: 1 }, logBytes: 0, processes: 1, isStill: false },
    ]),
  ),
  volumes: new Map([["v", { bytes: volume, inodes: 1 }]]),
});

interface Row {
  readonly sizeLimit?: string;
  readonly limits: readonly (string | undefined)[];
  readonly use: PodUse | undefined;
}

const podOf = ({ sizeLimit, limits }: Row) => {
  const containers = limits.map((limit, index) =>
    testContainer({
      name: `c${index}`,
      resources: limit === undefined ? {} : { limits: { "ephemeral-storage": limit } },
    }),
  );
  const running = containers.map(({ name }) =>
    testContainerStatus({ name, state: { running: {} } }),
  );
  return testPod({
    spec: { containers, volumes: [{ name: "v", emptyDir: { sizeLimit } }] },
    status: { phase: "Running", containerStatuses: running },
  });
};

test.each([
  { behaviour: "nothing was written", limits: ["1Mi"], use: undefined, message: undefined },
  { behaviour: "there is no limit", limits: [undefined], use: use(mib, mib), message: undefined },
  {
    behaviour: "the volume holds just its limit",
    sizeLimit: "1Mi",
    limits: [undefined],
    use: use(mib, 0),
    message: undefined,
  },
  {
    behaviour: "the volume and the pod are both too large, the volume",
    sizeLimit: "1024Ki",
    limits: ["1Mi"],
    use: use(2 * mib, 0),
    message: 'Usage of EmptyDir volume "v" exceeds the limit "1Mi". ',
  },
  {
    behaviour: "a limit of the volume is nothing, the pod",
    sizeLimit: "0",
    limits: ["1Mi"],
    use: use(2 * mib, 0),
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ",
  },
  {
    behaviour: "all containers are too much together, the pod",
    limits: ["1Mi", "1Mi"],
    use: use(mib, 0.5 * mib, mib),
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 2Mi. ",
  },
  {
    behaviour: "one container is, the container",
    limits: ["3Mi", "1Mi"],
    use: use(0, 0, 1.5 * mib),
    message: 'Container c1 exceeded its local ephemeral storage limit "1Mi". ',
  },
])("where $behaviour is told of", ({ message, ...row }) => {
  expect(exceeded(podOf(row), row.use)).toBe(message);
});

test("the limit of an init container is one of the whole pod", () => {
  const pod = podOf({ limits: [undefined], use: undefined });
  const initial = testContainer({
    name: "i",
    resources: { limits: { "ephemeral-storage": "1Mi" } },
  });
  const limited = { ...pod, spec: { ...pod.spec, initContainers: [initial] } };
  expect([pod, limited].map(limitsStorage)).toEqual([false, true]);
  expect(exceeded(limited, use(0, 2 * mib))).toBe(
    "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ",
  );
});
