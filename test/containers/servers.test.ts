/** What clients do to the process of a server, on virtual time. */
import { beforeEach, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];

function run(image: string): void {
  const containers = [{ name: "c", image, env: [{ name: "POSTGRES_PASSWORD", value: "x" }] }];
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { containers } });
  cluster.until(() => status()?.ready === true);
  cluster.advance("20s");
}

const exec = (...command: string[]) => execIn(cluster, command, "100ms");

describe("a server", () => {
  test.each([
    { image: "nginx", command: ["kill", "1"], exitCode: 0, reason: "Completed" },
    { image: "nginx", command: ["sh", "-c", "kill -QUIT 1"], exitCode: 0, reason: "Completed" },
    { image: "nginx", command: ["nginx", "-s", "stop"], exitCode: 0, reason: "Completed" },
    { image: "example.com/mine", command: ["kill", "1"], exitCode: 143, reason: "Error" },
  ])("of $image ends by $command, and is started again", ({ image, command, exitCode, reason }) => {
    run(image);
    const [, end] = exec(...command);
    expect(end).toEqual({ exitCode: 0 });
    cluster.until(() => status()?.restartCount === 1, { within: "5s" });
    expect(status()?.lastState.terminated).toMatchObject({ exitCode, reason });
    cluster.until(() => status()?.ready === true, { within: "5s" });
    cluster.advance("1h");
    expect(status()?.restartCount).toBe(1);
  });

  test.each([
    ["kill", "-9", "1"],
    ["kill", "-HUP", "1"],
    ["nginx", "-s", "reload"],
    ["sh", "-c", "kill -USR1 1; sleep 5"],
  ])("stays through %s %s %s", (...command) => {
    run("nginx");
    exec(...command);
    cluster.advance("5m");
    expect(status()).toMatchObject({ restartCount: 0, ready: true });
  });

  test("ends only once it has shut down, and then in no time", () => {
    run("postgres:17");
    exec("kill", "1");
    expect(status()?.restartCount).toBe(0);
    cluster.advance("2s");
    expect(status()?.restartCount).toBe(1);
  });

  test("is the first process, with the programs of clients after it", () => {
    run("nginx");
    const [text] = exec("ps");
    const processes = text.split("\n").slice(1, -1);
    expect(processes.map((line) => [Number.parseInt(line, 10), line.slice(21)])).toEqual([
      [1, "nginx: master process nginx -g daemon off;"],
      [2, "ps"],
    ]);
  });

  test.each([
    { image: "redis:7.2", command: ["redis-cli", "-h", "localhost", "ping"], says: "PONG\n" },
    {
      image: "nginx:1.27.3",
      command: ["nginx", "-v"],
      says: "nginx version: nginx/1.27.3\n",
    },
    {
      image: "postgres:17",
      command: ["pg_isready", "-U", "postgres"],
      says: "/var/run/postgresql:5432 - accepting connections\n",
    },
    { image: "nginx:1.27.3-alpine", command: ["printenv", "NGINX_VERSION"], says: "1.27.3\n" },
  ])("of $image answers $command", ({ image, command, says }) => {
    run(image);
    expect(exec(...command)).toEqual([says, { exitCode: 0 }]);
  });
});
