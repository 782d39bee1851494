/** Servers of well-known images listen where their arguments say. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { isReady } from "../rollouts/bounds.ts";

const http = (path: string, port: number) => ({ httpGet: { path, port } });
const tcp = (port: number) => ({ tcpSocket: { port } });

/** Those of the chart, but for its image. */
const chart = [
  "--entryPoints.metrics.address=:9100/tcp",
  "--entryPoints.traefik.address=:8080/tcp",
  "--entryPoints.web.address=:8000/tcp",
  "--ping=true",
  "--metrics.prometheus=true",
  "--metrics.prometheus.entrypoint=metrics",
];
const password = { name: "MYSQL_ROOT_PASSWORD", value: "x" };
const owner = { name: "POSTGRES_PASSWORD", value: "x" };
const asked = [{ name: "TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", value: ":7000" }];

test.each([
  { image: "traefik:v3.5.0", args: chart, probe: http("/ping", 8080), ready: true },
  { image: "traefik:v3.5.0", args: chart, probe: http("/metrics", 9100), ready: true },
  { image: "traefik:v3.5.0", args: chart, probe: tcp(8000), ready: true },
  { image: "traefik:v3.5.0", args: chart, probe: tcp(80), ready: false },
  { image: "traefik:v3.5.0", args: ["--ping"], probe: http("/ping", 8080), ready: true },
  { image: "traefik:v3.5.0", args: ["--providers.file"], probe: http("/ping", 8080), ready: false },
  { image: "traefik:v3.5.0", args: [], env: asked, probe: tcp(7000), ready: true },
  { image: "redis:8", args: ["--port", "6380"], probe: tcp(6380), ready: true },
  { image: "redis:8", args: ["--port", "6380"], probe: tcp(6379), ready: false },
  { image: "mysql:8", args: ["--port=3307"], env: [password], probe: tcp(3307), ready: true },
  { image: "postgres:17", args: ["-p", "5433"], env: [owner], probe: tcp(5433), ready: true },
  { image: "memcached:1.6", args: ["-p", "11311"], probe: tcp(11_311), ready: true },
])("$image $args is asked by $probe: ready $ready", ({ image, args, env = [], probe, ready }) => {
  const cluster = createCluster();
  const container = { name: "c", image, args, env, readinessProbe: { ...probe, periodSeconds: 2 } };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "server" },
    spec: { containers: [container] },
  });
  cluster.advance("2m");
  const pod = cluster.get(Pod, "server");
  expect(pod?.status.phase).toBe("Running");
  expect(pod !== undefined && isReady(pod)).toBe(ready);
});
