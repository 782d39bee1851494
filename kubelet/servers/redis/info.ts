/** What `INFO` tells. Source: Redis 7.4. */
import type { Serving } from "../serving.ts";

/** All of it, or the section that is asked for. */
export function redisInfo(serving: Serving, keys: number, wanted = "all"): string {
  const sections: Readonly<Record<string, readonly string[]>> = {
    Server: [
      "redis_version:7.4.6",
      "redis_mode:standalone",
      "os:Linux x86_64",
      "process_id:1",
      "tcp_port:6379",
      `uptime_in_seconds:${Math.floor(serving.sinceStartMs / 1000)}`,
    ],
    Clients: ["connected_clients:1", "blocked_clients:0"],
    Memory: ["used_memory:1048576", "used_memory_human:1.00M", "maxmemory:0"],
    Persistence: ["loading:0", "rdb_bgsave_in_progress:0", "aof_enabled:0"],
    Stats: ["total_connections_received:1", "evicted_keys:0"],
    Replication: ["role:master", "connected_slaves:0", "master_repl_offset:0"],
    CPU: ["used_cpu_sys:0.000000", "used_cpu_user:0.000000"],
    Cluster: ["cluster_enabled:0"],
    Keyspace: [`db0:keys=${keys},expires=0,avg_ttl=0`],
  };
  const isWanted = (name: string) =>
    /^(?:all|default|everything)$/i.test(wanted) || name.toLowerCase() === wanted.toLowerCase();
  return Object.entries(sections)
    .filter(([name]) => isWanted(name))
    .map(([name, lines]) => [`# ${name}`, ...lines].join("\n"))
    .join("\n\n");
}
