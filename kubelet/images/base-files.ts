/** What an image says it is built upon: `/etc/os-release` and its like. */
import { knownImage } from "./known-images.ts";
import type { ImageReference } from "./reference.ts";

/** The distribution of an image; `other` where nobody knows. */
export type Distribution = "alpine" | "busybox" | "debian" | "ubuntu" | "other";

export function distributionOf(reference: ImageReference | undefined): Distribution {
  const { repository = "", version = "" } = reference ?? {};
  if (/(?:^|\/)(?:[\w-]*busybox\w*)$/.test(repository)) return "busybox";
  const base = knownImage(repository)?.base;
  if (base === "alpine" || /alpine/.test(version)) return "alpine";
  if (base === "ubuntu" || /(?:jammy|noble|focal)/.test(version)) return "ubuntu";
  if (base === "debian" || base === "debian-slim") return "debian";
  return /(?:bookworm|bullseye|trixie|slim)/.test(version) ? "debian" : "other";
}

type Files = readonly (readonly [path: string, text: string])[];

const alpineRelease = "3.22.2";
const debianRelease = { number: "13", point: "13.2", name: "trixie" } as const;
const ubuntuRelease = { number: "24.04", name: "noble", title: "Noble Numbat" } as const;

const osRelease = (lines: readonly string[]): readonly [string, string] => [
  "/etc/os-release",
  `${lines.join("\n")}\n`,
];

/** The number that a tag names, such as 3.20 of `alpine:3.20`. */
const tagged = (version: string, form: RegExp, usual: string): string =>
  form.exec(version)?.[0] ?? usual;

function alpine(version: string, isItself: boolean): Files {
  const release = tagged(isItself ? version : "", /^3\.\d+(?:\.\d+)?/, alpineRelease);
  const minor = release.split(".").slice(0, 2).join(".");
  return [
    ["/etc/alpine-release", `${release}\n`],
    osRelease([
      'NAME="Alpine Linux"',
      "ID=alpine",
      `VERSION_ID=${release}`,
      `PRETTY_NAME="Alpine Linux v${minor}"`,
      'HOME_URL="https://alpinelinux.org/"',
    ]),
  ];
}

const debianNames: Readonly<Record<string, string>> = { "11": "bullseye", "12": "bookworm" };

function debian(version: string): Files {
  const named = Object.entries(debianNames).find(([, name]) => version.includes(name))?.[0];
  const number = named ?? tagged(version, /^1[0-3](?=\D|$)/, debianRelease.number);
  const name = debianNames[number] ?? debianRelease.name;
  return [
    [
      "/etc/debian_version",
      `${number === debianRelease.number ? debianRelease.point : `${number}.11`}\n`,
    ],
    osRelease([
      `PRETTY_NAME="Debian GNU/Linux ${number} (${name})"`,
      'NAME="Debian GNU/Linux"',
      `VERSION_ID="${number}"`,
      `VERSION="${number} (${name})"`,
      `VERSION_CODENAME=${name}`,
      "ID=debian",
      'HOME_URL="https://www.debian.org/"',
    ]),
  ];
}

function ubuntu(version: string): Files {
  const number = tagged(version, /^\d\d\.\d\d/, ubuntuRelease.number);
  const isUsual = number === ubuntuRelease.number;
  const title = isUsual ? ` LTS (${ubuntuRelease.title})` : "";
  return [
    ["/etc/debian_version", "trixie/sid\n"],
    osRelease([
      `PRETTY_NAME="Ubuntu ${number}${isUsual ? " LTS" : ""}"`,
      'NAME="Ubuntu"',
      `VERSION_ID="${number}"`,
      `VERSION="${number}${title}"`,
      ...(isUsual ? [`VERSION_CODENAME=${ubuntuRelease.name}`] : []),
      "ID=ubuntu",
      "ID_LIKE=debian",
    ]),
  ];
}

/** The rules of time zones; alpine, busybox and ubuntu come without them. */
export const zoneRules: Files = [["/usr/share/zoneinfo/tzdata.zi", "# version 2025b\n"]];

/** The files that tell it; busybox has none. */
export function baseFiles(reference: ImageReference | undefined): Files {
  const { repository = "", version = "" } = reference ?? {};
  switch (distributionOf(reference)) {
    case "alpine":
      return alpine(version, repository === "docker.io/library/alpine");
    case "debian":
      return [...debian(version), ...zoneRules];
    case "ubuntu":
      return ubuntu(repository === "docker.io/library/ubuntu" ? version : "");
    case "other":
      return zoneRules;
    case "busybox":
      return [];
  }
}
