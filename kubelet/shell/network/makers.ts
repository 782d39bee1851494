/** Whose the network programs of an image are: they differ in what they say. */
import type { Context } from "../kernel/context.ts";

/**
 * `own`: those of the project that the name stands for, such as GNU's wget, BIND's nslookup or
 * iputils' ping. The nslookup of busybox was another one before 1.29.
 */
export type Maker = "busybox" | "old busybox" | "own";

/** By name; what is not in it is not in the image. */
export type NetworkPrograms = ReadonlyMap<string, Maker>;

const from = (maker: Maker, names: string): readonly (readonly [string, Maker])[] =>
  names.split(" ").map((name) => [name, maker] as const);

export const noPrograms: NetworkPrograms = new Map();
export const busyboxPrograms: NetworkPrograms = new Map(
  from("busybox", "wget nslookup ping ping6 nc telnet"),
);
/** The names of all that there are. */
export const ownPrograms: NetworkPrograms = new Map(
  from("own", "wget curl nslookup dig host ping ping6 nc telnet"),
);

/** Some programs, and others in their place or beside them. */
export const withPrograms = (base: NetworkPrograms, names: string): NetworkPrograms =>
  new Map([...base, ...from("own", names)]);

/** Where package managers put programs. */
export const installedFolder = "/usr/bin";

/** What packages bring, where they are called otherwise. */
const packages: Readonly<Record<string, string>> = {
  "bind-tools": "dig host nslookup",
  "bind-utils": "dig host nslookup",
  bind9: "dig host nslookup",
  dnsutils: "dig host nslookup",
  "bind9-dnsutils": "dig host nslookup",
  "bind9-host": "host",
  iputils: "ping ping6",
  "iputils-ping": "ping ping6",
  "inetutils-ping": "ping",
  netcat: "nc",
  "netcat-openbsd": "nc",
  "netcat-traditional": "nc",
  "nmap-ncat": "nc",
  "busybox-extras": "telnet",
  gettext: "envsubst",
  "gettext-base": "envsubst",
  "gettext-envsubst": "envsubst",
  "postgresql-client": "psql pg_isready pg_dump",
  "mysql-client": "mysql mysqladmin mysqldump",
  "default-mysql-client": "mysql mysqladmin mysqldump",
  "mariadb-client": "mysql mysqladmin mariadb mariadb-admin mysqldump",
  redis: "redis-cli",
  "redis-tools": "redis-cli",
  python3: "python3",
  nodejs: "node",
  "inetutils-telnet": "telnet",
};

/** The programs that a package brings: as a rule one of its own name, whatever its version. */
export function programsOf(name: string): readonly string[] {
  const [plain = name] = name.split(/[=~<>@]/, 1);
  // `postgresql16-client`
  const unnumbered = plain.replace(/\d+(?=-|$)/, "");
  const known = [plain, unnumbered].find((each) => Object.hasOwn(packages, each));
  return (known === undefined ? plain : (packages[known] ?? plain)).split(" ");
}

/** `undefined` where the image has no such program, and none was installed since. */
export function makerOf(name: string, { networkPrograms, files }: Context): Maker | undefined {
  const installed = files.find(`${installedFolder}/${name}`);
  return installed?.kind === "file" ? "own" : networkPrograms.get(name);
}
