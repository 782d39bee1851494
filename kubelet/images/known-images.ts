/** What well-known images do when they run as they come. Sizes are those of the amd64 images. */
import type { Architecture } from "./digests.ts";

/** An image that the kubelet knows by its repository. */
export interface KnownImage {
  /** Compressed, with its base. */
  readonly sizeBytes: number;
  /** The image whose layers are its lowest; absent: it shares none. */
  readonly base?: Base;
  /** Absent: those of `architectures`. */
  readonly architectures?: readonly Architecture[];
  readonly ports: readonly number[];
  /** It listens where a configuration says that nobody reads here: who writes probes knows it. */
  readonly isConfigured?: boolean;
  /** From the start of the process until it listens. */
  readonly readyAfterMs?: number;
  /** Ends at once when run without arguments: a shell without a terminal. */
  readonly isShell?: boolean;
  /** Absent: PID 1 ignores SIGTERM. */
  readonly stopMs?: number;
  readonly stopCode?: number;
  /** One of these variables must be set, else the entrypoint prints the lines and exits with 1. */
  readonly needsOneOf?: {
    readonly variables: readonly string[];
    readonly lines: readonly string[];
  };
  readonly lines?: readonly string[];
  /** What it uses while it has nothing to do; absent: as any image does. */
  readonly idle?: Use;
}

const bytes = (megabytes: number) => Math.round(megabytes * 1_000_003);

const bases = {
  alpine: bytes(3.63),
  debian: bytes(48.5),
  "debian-slim": bytes(29.8),
  ubuntu: bytes(29.7),
};
/** An image that others are built upon. */
export type Base = keyof typeof bases;

/** The size of an image that others are built upon. */
export const baseBytes = (base: Base): number => bases[base];

/** How much a container uses: CPU in millicores, memory in bytes. */
export interface Use {
  readonly cpuMillicores: number;
  readonly memoryBytes: number;
}

const idle = (cpuMillicores: number, mebibytes: number): Use => ({
  cpuMillicores,
  memoryBytes: mebibytes * 1024 * 1024,
});

/** What an image uses that nothing else is known of. */
export const idleDefault = idle(1, 16);

const server = (megabytes: number, ...ports: number[]): KnownImage => ({
  sizeBytes: bytes(megabytes),
  ports,
  readyAfterMs: 250,
  stopMs: 120,
  stopCode: 0,
});
const shell = (megabytes: number): KnownImage => ({
  sizeBytes: bytes(megabytes),
  ports: [],
  isShell: true,
  idle: idle(0, 1),
});

/** The same image on top of another. */
const on = (base: Base, image: KnownImage): KnownImage => ({ ...image, base });
const amd64Only = (image: KnownImage): KnownImage => ({ ...image, architectures: ["amd64"] });

const nginxLines = [
  "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform " +
    "configuration",
  "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
  "/docker-entrypoint.sh: Configuration complete; ready for start up",
  '{time} [notice] 1#1: using the "epoll" event method',
  "{time} [notice] 1#1: start worker processes",
];
const mysqlNeeds = {
  variables: [
    "MYSQL_ROOT_PASSWORD",
    "MYSQL_ROOT_PASSWORD_FILE",
    "MYSQL_ALLOW_EMPTY_PASSWORD",
    "MYSQL_RANDOM_ROOT_PASSWORD",
    "MARIADB_ROOT_PASSWORD",
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
    "MARIADB_RANDOM_ROOT_PASSWORD",
  ],
  lines: [
    "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified",
    "    You need to specify one of the following as an environment variable:",
    "    - MYSQL_ROOT_PASSWORD",
    "    - MYSQL_ALLOW_EMPTY_PASSWORD",
    "    - MYSQL_RANDOM_ROOT_PASSWORD",
  ],
};
const mariadbNeeds = {
  variables: [
    ...mysqlNeeds.variables,
    "MARIADB_ROOT_PASSWORD_HASH",
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
    "MARIADB_ROOT_PASSWORD_FILE",
  ],
  lines: [
    "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified",
    "\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, " +
      "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD",
  ],
};

const images: Readonly<Record<string, KnownImage>> = {
  "docker.io/library/nginx": {
    ...server(72.3, 80),
    base: "debian-slim",
    idle: idle(1, 8),
    lines: nginxLines,
  },
  "docker.io/nginxinc/nginx-unprivileged": {
    ...server(72.5, 8080),
    base: "debian-slim",
    lines: nginxLines,
  },
  "docker.io/library/httpd": {
    ...server(58.2, 80),
    base: "debian-slim",
    lines: ["[core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'"],
  },
  "docker.io/library/caddy": on("alpine", server(21.9, 80, 443)),
  "docker.io/library/traefik": on("alpine", server(48.6, 80)),
  "docker.io/library/haproxy": {
    ...server(42.1),
    base: "debian-slim",
    isConfigured: true,
    stopCode: 143,
  },
  "docker.io/library/redis": {
    ...server(51.8, 6379),
    base: "debian-slim",
    idle: idle(2, 9),
    lines: ["1:M {time} * Ready to accept connections tcp"],
  },
  "docker.io/valkey/valkey": on("debian-slim", server(45.4, 6379)),
  "docker.io/library/memcached": { ...server(32.7, 11211), base: "debian-slim", idle: idle(1, 3) },
  "docker.io/library/postgres": {
    ...server(160.9, 5432),
    base: "debian-slim",
    idle: idle(3, 42),
    readyAfterMs: 2_500,
    stopMs: 300,
    needsOneOf: {
      variables: ["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
      lines: [
        "Error: Database is uninitialized and superuser password is not specified.",
        "       You must specify POSTGRES_PASSWORD to a non-empty value for the",
        '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
      ],
    },
    lines: ["{time} UTC [1] LOG:  database system is ready to accept connections"],
  },
  "docker.io/library/mysql": {
    ...server(241.5, 3306, 33060),
    idle: idle(8, 380),
    readyAfterMs: 9_000,
    stopMs: 1_500,
    needsOneOf: mysqlNeeds,
  },
  "docker.io/library/mariadb": {
    ...server(118.4, 3306),
    base: "ubuntu",
    idle: idle(5, 95),
    readyAfterMs: 5_000,
    stopMs: 900,
    needsOneOf: mariadbNeeds,
  },
  "docker.io/library/mongo": {
    ...server(285.1, 27017),
    base: "ubuntu",
    idle: idle(6, 140),
    readyAfterMs: 1_500,
  },
  "docker.io/library/rabbitmq": {
    ...server(104.7, 5672),
    base: "ubuntu",
    isConfigured: true,
    idle: idle(5, 130),
    readyAfterMs: 6_000,
    stopMs: 2_000,
  },
  "docker.io/library/registry": { ...on("alpine", server(17.6, 5000)), isConfigured: true },
  "docker.io/library/wordpress": { ...server(234.8, 80), base: "debian-slim", idle: idle(1, 36) },
  "docker.io/library/busybox": shell(2.16),
  "docker.io/library/alpine": on("alpine", shell(3.63)),
  "docker.io/library/ubuntu": on("ubuntu", shell(29.7)),
  "docker.io/library/debian": on("debian", shell(48.5)),
  "docker.io/library/bash": on("alpine", shell(6.6)),
  "docker.io/library/python": on("debian", shell(363.2)),
  "docker.io/library/node": on("debian", shell(387.5)),
  "docker.io/library/perl": on("debian", shell(336.4)),
  "docker.io/curlimages/curl": on("alpine", shell(9.5)),
  "quay.io/curl/curl": on("alpine", shell(9.5)),
  "docker.io/radial/busyboxplus": shell(4.2),
  "docker.io/nicolaka/netshoot": on("alpine", shell(202.4)),
  "docker.io/tutum/curl": on("ubuntu", shell(78.9)),
  "docker.io/tutum/dnsutils": on("debian", shell(59.6)),
  "registry.k8s.io/busybox": shell(0.69),
  "registry.k8s.io/e2e-test-images/busybox": shell(0.73),
  "docker.io/library/hello-world": {
    sizeBytes: 10_072,
    ports: [],
    isShell: true,
    lines: ["Hello from Docker!"],
  },
  "docker.io/hashicorp/http-echo": server(3.3, 5678),
  "docker.io/containous/whoami": server(2.8, 80),
  "docker.io/jmalloc/echo-server": server(4.2, 8080),
  "docker.io/kicbase/echo-server": server(4.9, 8080),
  "docker.io/nginxdemos/hello": on("alpine", server(20.1, 80)),
  "docker.io/paulbouwer/hello-kubernetes": server(111.4, 8080),
  "docker.io/ealen/echo-server": server(36.9, 80),
  "docker.io/traefik/whoami": server(2.9, 80),
  "docker.io/kennethreitz/httpbin": amd64Only(server(196.9, 80)),
  "docker.io/mendhak/http-https-echo": server(48.1, 8080, 8443),
  "gcr.io/google-samples/hello-app": server(10.9, 8080),
  "gcr.io/google-samples/gb-frontend": server(170.2, 80),
  "us-docker.pkg.dev/google-samples/containers/gke/hello-app": server(10.9, 8080),
  "ghcr.io/stefanprodan/podinfo": on("alpine", server(29.4, 9898, 9797, 9999)),
  "docker.io/stefanprodan/podinfo": on("alpine", server(29.4, 9898, 9797, 9999)),
  "registry.k8s.io/pause": { ...server(0.32), idle: idle(0, 0.5), stopMs: 20 },
  "registry.k8s.io/echoserver": server(46.2, 8080),
  "registry.k8s.io/hpa-example": amd64Only(server(172.1, 80)),
  "registry.k8s.io/nginx-slim": server(50.5, 80),
  "registry.k8s.io/serve_hostname": server(4.8, 9376),
  "registry.k8s.io/e2e-test-images/agnhost": on("alpine", server(52.9)),
  "registry.k8s.io/e2e-test-images/echoserver": server(46.2, 8080),
  "registry.k8s.io/e2e-test-images/httpd": on("alpine", server(50.3, 80)),
  "registry.k8s.io/e2e-test-images/nginx": server(51.1, 80),
  "registry.k8s.io/coredns/coredns": { ...server(22.4, 53, 8080, 8181, 9153), idle: idle(2, 14) },
};

const byRepository = new Map(Object.entries(images));

/** The image of this repository (`docker.io/library/nginx`), or `undefined` for one of your own. */
export function knownImage(repository: string): KnownImage | undefined {
  return byRepository.get(repository) ?? byRepository.get(presentName(repository));
}

const moved = /^(?:k8s\.gcr\.io|gcr\.io\/google[_-]containers)\//;

/** The name that a repository has now: Kubernetes' own have moved twice. */
export const presentName = (repository: string): string =>
  repository.replace(moved, "registry.k8s.io/");

/** Everything that is not in the table is taken to be of this size. */
export const unknownImageBytes = 84_213_377;
