/** Which of the programs that use the network are in which images. */
import {
  busyboxPrograms,
  type Maker,
  type NetworkPrograms,
  noPrograms,
  ownPrograms,
  withPrograms,
} from "../shell/network/makers.ts";
import { knownImage } from "./known-images.ts";
import type { ImageReference } from "./reference.ts";

const alpinePrograms: NetworkPrograms = new Map(
  [...busyboxPrograms].filter(([name]) => name !== "telnet"),
);
/** Before 1.29 its nslookup asked the C library. */
const oldBusybox: NetworkPrograms = new Map<string, Maker>([
  ...busyboxPrograms,
  ["nslookup", "old busybox"],
]);
const withCurl = withPrograms(alpinePrograms, "curl");
const curl = withPrograms(noPrograms, "curl");
const curlAndWget = withPrograms(noPrograms, "curl wget");
const dnsTools = withPrograms(noPrograms, "dig host nslookup ping ping6");
const toolbox = withPrograms(busyboxPrograms, "curl dig host nslookup ping ping6 nc");

const library = (...names: readonly string[]) =>
  matching(`docker.io/library/(?:${names.join("|")})`);

function matching(...patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join("|")})$`);
}

type Programs = NetworkPrograms | ((version: string) => NetworkPrograms);

const isSmallTag = (version: string) => version.includes("alpine");
/** Images of languages come with build tools, unless their tag says otherwise. */
const withBuildTools = (version: string) =>
  isSmallTag(version) ? alpinePrograms : version.includes("slim") ? noPrograms : curlAndWget;
/** Those of servers come with nothing, or on Alpine. */
const onDebian = (version: string) => (isSmallTag(version) ? alpinePrograms : noPrograms);
const ofNginx = (version: string) =>
  !isSmallTag(version) ? curl : version.includes("slim") ? alpinePrograms : withCurl;

function ofBusybox(version: string): NetworkPrograms {
  const [, minor] = /^1\.(\d+)/.exec(version) ?? [];
  return minor !== undefined && Number(minor) < 29 ? oldBusybox : busyboxPrograms;
}

/** By the whole repository; the first that fits. */
const table: readonly (readonly [repository: RegExp, programs: Programs])[] = [
  [
    matching("registry.k8s.io/e2e-test-images/agnhost", "(?:k8s.)?gcr.io/.*agnhost"),
    withPrograms(alpinePrograms, "curl dig host nslookup nc agnhost agnhost-2"),
  ],
  [matching(".*/(?:[\\w-]*netshoot|network-multitool|tiny-tools|[\\w-]*net-tools)"), toolbox],
  [matching(".*/(?:[\\w-]*dnsutils)"), dnsTools],
  [matching("docker.io/curlimages/curl", "quay.io/curl/curl"), withCurl],
  [
    matching("docker.io/radial/busyboxplus"),
    (version) => (version === "curl" ? withPrograms(oldBusybox, "curl") : oldBusybox),
  ],
  [matching("docker.io/tutum/curl"), curl],
  [matching(".*/busybox"), ofBusybox],
  [matching("docker.io/(?:library|nginxinc)/nginx(?:-unprivileged)?"), ofNginx],
  [library("alpine", "bash", "caddy", "traefik", "registry"), alpinePrograms],
  [library("python", "node", "ruby", "golang", "perl", "rust", "buildpack-deps"), withBuildTools],
  [library("wordpress", "php"), (version) => (isSmallTag(version) ? withCurl : curl)],
  [library("mysql", "centos", "fedora", "rockylinux", "almalinux", "oraclelinux"), curl],
  [
    library("debian", "ubuntu", "httpd", "redis", "postgres", "mariadb", "mongo", "memcached"),
    onDebian,
  ],
  [library("rabbitmq", "haproxy"), onDebian],
  [matching("registry.k8s.io/e2e-test-images/(?:nginx|httpd)"), alpinePrograms],
  [matching("registry.k8s.io/nginx-slim"), noPrograms],
];

/** What nobody knows of is taken to have all: people know what is in their own images. */
const unknownSmall = withPrograms(busyboxPrograms, "curl dig host");

/** The network programs of an image that has more than one program. */
export function networkProgramsOf(reference: ImageReference | undefined): NetworkPrograms {
  const { repository = "", version = "" } = reference ?? {};
  const found = table.find(([pattern]) => pattern.test(repository))?.[1];
  if (typeof found === "function") return found(version);
  if (found !== undefined) return found;
  const isSmall = knownImage(repository)?.base === "alpine" || isSmallTag(version);
  return isSmall ? unknownSmall : ownPrograms;
}
