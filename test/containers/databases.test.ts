/** Databases speak protocols of their own: to their clients, to probes, and not to HTTP. */
import { describe, expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

const pod = (name: string, container: object, volumes?: readonly object[]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "c", ...container }], ...(volumes && { volumes }) },
});

const service = (name: string, port: number) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port }] },
});

const env = [
  { name: "POSTGRES_PASSWORD", value: "x" },
  { name: "MYSQL_ROOT_PASSWORD", value: "x" },
];

/** Three databases with their Services, and a client of any image. */
function cluster() {
  const made = createCluster({ seed: 7, nodes: 1 });
  for (const [name, image, port] of [
    ["redis", "redis:7", 6379],
    ["pg", "postgres:17", 5432],
    ["my", "mysql:8.4", 3306],
    ["other", "example.com/postgis", 5432],
  ] as const) {
    made.apply(pod(name, { image, env, ports: [{ containerPort: port }] }));
    made.apply(service(name, port));
  }
  made.apply(pod("p", { image: "example.com/tools", command: ["sleep", "1h"] }));
  made.advance("1m");
  return made;
}

describe("a client in another pod", () => {
  const shared = cluster();
  const said = (command: string) => {
    const [text, end] = execIn(shared, ["sh", "-c", command], "1s");
    return [text, end !== undefined && "exitCode" in end ? end.exitCode : undefined];
  };

  test.each([
    ["redis-cli -h redis ping", "PONG\n", 0],
    ["redis-cli -h redis SET greeting 'hello world'", "OK\n", 0],
    ["redis-cli -h redis -p 6379 GET greeting", "hello world\n", 0],
    ["redis-cli -h redis GET nothing", "\n", 0],
    ["redis-cli -h redis INCR visits; redis-cli -h redis INCR visits", "1\n2\n", 0],
    ["redis-cli -h redis SET greeting x NX", "\n", 0],
    ["redis-cli -h redis KEYS 'gr*'", "greeting\n", 0],
    ["redis-cli -h redis DEL greeting visits", "2\n", 0],
    ["redis-cli -h redis RPUSH list a b c; redis-cli -h redis LRANGE list 1 -1", "3\nb\nc\n", 0],
    ["redis-cli -h redis HSET h f 1 g 2; redis-cli -h redis HGETALL h", "2\nf\n1\ng\n2\n", 0],
    ["redis-cli -h redis SADD s x x y; redis-cli -h redis TYPE s", "2\nset\n", 0],
    ["redis-cli -h redis LPUSH s x", "WRONGTYPE Operation against", 0],
    ["redis-cli -h redis SET k v EX 10; redis-cli -h redis TTL k", "OK\n10\n", 0],
    ["printf 'SET n 1\\nINCR n\\n' | redis-cli -h redis", "OK\n2\n", 0],
    ["redis-cli -h redis DEL list h s k n", "5\n", 0],
    ["redis-cli -h redis GET", "ERR wrong number of arguments for 'get' command\n\n", 0],
    ["redis-cli -p 1 GET a", "Could not connect to Redis at 127.0.0.1:1: Connection refused\n", 1],
    ["pg_isready -h pg -U postgres", "pg:5432 - accepting connections\n", 0],
    ["pg_isready -h nowhere", "nowhere:5432 - no response\n", 2],
    ["psql -h pg -U postgres -c 'SELECT 1'", " ?column? \n----------\n        1\n(1 row)\n\n", 0],
    ["psql -h pg -U postgres -tAc 'select 1'", "1\n", 0],
    ["psql postgres://u:p@pg:5432/app -tA -c 'select 1'", "1\n", 0],
    ["psql 'host=pg port=5432 user=u' -c '\\q'; echo $?", "0\n", 0],
    ["echo 'select 1; select 2' | psql -h pg -tA", "1\n2\n", 0],
    ["psql -h pg -c 'CREATE DATABASE app'", "ERROR:  kubesim knows queries of constants only", 1],
    [
      "psql -h nowhere -f /dev/null",
      'psql: error: connection to server at "nowhere", port 5432',
      2,
    ],
    ["psql -h other -tAc 'select 1'", "1\n", 0],
    ["mysql -h my -uroot app -Ne 'SELECT 1'", "1\n", 0],
    ["echo 'SELECT 1;' | mysql -h my -N", "1\n", 0],
    ["mysql -h nowhere < /dev/null", "ERROR 2003 (HY000): Unknown MySQL server host 'nowhere'", 1],
    ["mysqladmin ping -h my -uroot -px", "mysqld is alive\n", 0],
    ["mysql -h my -uroot -px -e 'SELECT 1'", "1\n1\n", 0],
    [`mysql -h my -uroot -px -Ne "SELECT 'a', @@server_id"`, "a\t1\n", 0],
    [
      "mysql -h nowhere -e 'SELECT 1'",
      "ERROR 2003 (HY000): Unknown MySQL server host 'nowhere' (-2)\n",
      1,
    ],
    ["psql postgres://me:x@pg:5432/shop -tAc 'select 1'", "1\n", 0],
    ["echo 'create table t();' | psql -h pg 2>&1", "ERROR:  ", 1],
    [
      "psql -h nowhere < /etc/hosts 2>&1",
      'psql: error: connection to server at "nowhere", port 5432 failed: ',
      2,
    ],
    ["pg_dump -h pg -U postgres shop | head -n 2", "--\n-- PostgreSQL database dump\n", 0],
    ["pg_dump -h pg shop -Fc -f /tmp/d && head -c 5 /tmp/d", "PGDMP", 0],
    ["pg_dump -h nowhere shop 2>&1", "pg_dump: error: connection to server at", 1],
    ["mysqldump -h my -uroot -px --all-databases | head -n 1", "-- MySQL dump 10.13", 0],
    ["mysqldump -h nowhere shop 2>&1", "mysqldump: Got error: 2003: Unknown MySQL server", 2],
    ["redis-cli -h redis SET k1 v; redis-cli -h redis --scan --pattern 'k*'", "OK\nk1\n", 0],
    ["redis-cli -h redis INFO replication | head -n 2", "# Replication\nrole:master\n", 0],
    [
      "redis-cli -h redis --bigkeys",
      "kubesim: redis-cli --bigkeys: not simulated; an ImageBehavior",
      127,
    ],
    ["curl -sS http://redis:6379/", "curl: (52) Empty reply from server\n", 52],
    ["nc -z pg 5432 && echo open", "open\n", 0],
  ])("%s", (command, text, exitCode) => {
    const [output, code] = said(command);
    expect(code).toBe(exitCode);
    expect(String(output).slice(0, text.length)).toBe(text);
  });
});

test.each([
  {
    behaviour: "makes a database that is not there",
    script:
      `psql -h pg -tc "SELECT 1 FROM pg_database WHERE datname = 'app'" | grep -q 1 || ` +
      "psql -h pg -c 'CREATE DATABASE app'",
    log: "CREATE DATABASE\n",
  },
  {
    behaviour: "waits to be connected",
    script: "until psql -h pg -c '\\q'; do sleep 1; done",
    log: "",
  },
  {
    behaviour: "plays a script",
    script: "echo 'CREATE USER a; GRANT ALL ON t TO a;' > /tmp/a; psql -h pg -f /tmp/a",
    log: "CREATE ROLE\nGRANT\n",
  },
  {
    behaviour: "makes a database of MySQL",
    script: "mysql -h my -e 'CREATE DATABASE IF NOT EXISTS app'; echo $?",
    log: "0\n",
  },
])("an init container $behaviour", ({ script, log }) => {
  const made = cluster();
  const initContainers = [{ name: "init", image: "postgres:17", command: ["sh", "-c", script] }];
  const containers = [{ name: "c", image: "nginx" }];
  made.apply({ ...pod("web", {}), spec: { initContainers, containers } });
  made.advance("1m");
  const web = made.get(Pod, "web");
  if (web === undefined) throw new Error("there is no pod");
  expect(web.status.phase).toBe("Running");
  expect(containerLog(web, "init", { nowMs: made.nowMs }, made.kubelet)).toBe(log);
});

test.each([
  { behaviour: "Redis", image: "redis:7", port: 6379 },
  { behaviour: "PostgreSQL", image: "postgres:17", port: 5432 },
  { behaviour: "MySQL", image: "mysql:8.4", port: 3306 },
])("a probe that speaks HTTP to $behaviour fails, and one that connects is good", (row) => {
  const made = createCluster({ seed: 7, nodes: 1 });
  const { image, port } = row;
  const container = { image, env, ports: [{ containerPort: port }] };
  made.apply(pod("http", { ...container, readinessProbe: { httpGet: { port } } }));
  made.apply(pod("tcp", { ...container, readinessProbe: { tcpSocket: { port } } }));
  made.advance("1m");
  const isReady = (name: string) => made.get(Pod, name)?.status.containerStatuses?.[0]?.ready;
  expect([isReady("http"), isReady("tcp")]).toEqual([false, true]);
});

test.each([
  { image: "redis:7", command: ["redis-cli", "ping"] },
  {
    image: "redis:7",
    command: ["sh", "-c", "redis-cli -h localhost get a; redis-cli ping | grep PONG"],
  },
  { image: "postgres:17", command: ["pg_isready", "-U", "postgres", "-h", "127.0.0.1"] },
  {
    image: "postgres:17",
    command: ["psql", "-h", "127.0.0.1", "-U", "postgres", "-c", "SELECT 1"],
  },
  { image: "mysql:8.4", command: ["mysqladmin", "ping", "-h", "localhost"] },
  { image: "mysql:8.4", command: ["mysql", "-h", "127.0.0.1", "-e", "SELECT 1"] },
])("in $image the probe $command finds it well", ({ image, command }) => {
  const made = createCluster({ seed: 7, nodes: 1 });
  const probe = { exec: { command }, periodSeconds: 5 };
  made.apply(pod("db", { image, env, readinessProbe: probe, livenessProbe: probe }));
  made.advance("2m");
  expect(made.get(Pod, "db")?.status.containerStatuses?.[0]).toMatchObject({
    ready: true,
    restartCount: 0,
  });
});

test.each([
  {
    image: "postgres:17",
    command: ["pg_isready", "-U", "postgres"],
    says: "/var/run/postgresql:5432 - no response\n",
  },
  {
    image: "mysql:8.4",
    command: ["sh", "-c", "mysqladmin ping -p$MYSQL_ROOT_PASSWORD"],
    says:
      "mysqladmin: connect to server at 'localhost' failed\n" +
      "error: 'Can't connect to local MySQL server through socket " +
      "'/var/run/mysqld/mysqld.sock' (2)'\n" +
      "Check that mysqld is running and that the socket: " +
      "'/var/run/mysqld/mysqld.sock' exists!\n",
  },
  {
    image: "mariadb:11",
    command: ["mariadb-admin", "ping", "-h", "127.0.0.1"],
    says:
      "mysqladmin: connect to server at '127.0.0.1' failed\n" +
      "error: 'Can't connect to MySQL server on '127.0.0.1:3306' (111)'\n",
  },
])("in $image the probe $command fails until it listens", ({ image, command, says }) => {
  const made = createCluster({ seed: 7, nodes: 1 });
  const readinessProbe = { exec: { command }, periodSeconds: 1 };
  made.apply(pod("db", { image, env, readinessProbe }));
  made.advance("2m");
  expect(made.get(Pod, "db")?.status.containerStatuses?.[0]?.ready).toBe(true);
  const told = made.list(Event).filter(({ reason }) => reason === "Unhealthy");
  expect(told.map(({ message }) => message)).toEqual([`Readiness probe failed: ${says}`]);
});

test("a probe beside a server of which nothing is known finds it well", () => {
  const made = createCluster({ seed: 7, nodes: 1 });
  const readinessProbe = { exec: { command: ["pg_isready"] }, periodSeconds: 1 };
  made.apply(pod("db", { image: "example.com/our-database:1", readinessProbe }));
  made.advance("1m");
  expect(made.get(Pod, "db")?.status.containerStatuses?.[0]?.ready).toBe(true);
});

test("Redis has the settings of a ConfigMap, as the tutorial shows them", () => {
  const made = createCluster({ seed: 7, nodes: 1 });
  made.apply({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "settings" },
    data: { "redis-config": "maxmemory 2mb\nmaxmemory-policy allkeys-lru\n" },
  });
  made.apply(
    pod(
      "p",
      {
        image: "redis:8",
        command: ["redis-server", "/redis-master/redis.conf"],
        volumeMounts: [{ name: "config", mountPath: "/redis-master" }],
      },
      [
        {
          name: "config",
          configMap: { name: "settings", items: [{ key: "redis-config", path: "redis.conf" }] },
        },
      ],
    ),
  );
  made.advance("1m");
  const said = (name: string) => execIn(made, ["redis-cli", "CONFIG", "GET", name], "1s")[0];
  expect(said("maxmemory")).toBe("maxmemory\n2097152\n");
  expect(said("maxmemory-policy")).toBe("maxmemory-policy\nallkeys-lru\n");
});
