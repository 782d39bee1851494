import { parseImage } from "../images/reference.ts";
import type { Container } from "../types.ts";

/** What `ps` shows of servers, by the last part of their repository; others go by that. */
const names: Readonly<Record<string, string>> = {
  nginx: "nginx: master process nginx -g daemon off;",
  httpd: "httpd -DFOREGROUND",
  redis: "redis-server *:6379",
  mysql: "mysqld",
  mariadb: "mariadbd",
  mongo: "mongod --bind_ip_all",
  pause: "/pause",
};

export function serverName({ image = "", args = [] }: Container): string {
  const repository = parseImage(image)?.repository ?? image;
  const last = repository.slice(repository.lastIndexOf("/") + 1);
  return names[last] ?? [last, ...args].join(" ");
}

/** The variable in which an image tells its version, which is that of its tag. */
const versions: Readonly<Record<string, string>> = {
  "docker.io/library/nginx": "NGINX_VERSION",
  "docker.io/library/httpd": "HTTPD_VERSION",
  "docker.io/library/redis": "REDIS_VERSION",
  "docker.io/library/postgres": "PG_VERSION",
  "docker.io/library/mysql": "MYSQL_VERSION",
};

/** The variables that an image itself sets. */
export function imageVariables(image: string): readonly (readonly [string, string])[] {
  const { repository = "", version = "" } = parseImage(image) ?? {};
  const name = versions[repository];
  const [number] = /^\d+\.[\d.]*\d/.exec(version) ?? [];
  return name === undefined || number === undefined ? [] : [[name, number]];
}
