import { expect, test } from "vitest";
import { executablesOf, hasExecutable } from "./executables.ts";

const asked = ["curl", "wget", "nslookup", "dig", "ping", "nc", "telnet"];

/** The programs of an image, with whose they are. */
const shown = (image: string) => {
  const executables = executablesOf(image);
  return asked
    .filter((name) => hasExecutable(executables, name) === true)
    .map((name) => {
      const maker = executables.network.get(name);
      return maker === undefined || maker === "own" ? name : `${name} (${maker})`;
    })
    .join(", ");
};

const busybox = "wget (busybox), nslookup (busybox), ping (busybox), nc (busybox)";

test.each([
  ["busybox", `${busybox}, telnet (busybox)`],
  ["busybox:1.36.1", `${busybox}, telnet (busybox)`],
  [
    "busybox:1.28",
    "wget (busybox), nslookup (old busybox), ping (busybox), nc (busybox), telnet (busybox)",
  ],
  ["alpine:3.22", busybox],
  ["curlimages/curl:8.14.1", `curl, ${busybox}`],
  [
    "radial/busyboxplus:curl",
    "curl, wget (busybox), nslookup (old busybox), ping (busybox), nc (busybox), telnet (busybox)",
  ],
  [
    "registry.k8s.io/e2e-test-images/agnhost:2.53",
    "curl, wget (busybox), nslookup, dig, ping (busybox), nc",
  ],
  ["registry.k8s.io/e2e-test-images/jessie-dnsutils:1.7", "nslookup, dig, ping"],
  ["tutum/dnsutils", "nslookup, dig, ping"],
  ["nicolaka/netshoot", "curl, wget (busybox), nslookup, dig, ping, nc, telnet (busybox)"],
  ["nginx", "curl"],
  ["nginx:1.29-alpine", `curl, ${busybox}`],
  ["nginx:alpine-slim", busybox],
  ["httpd:2.4", ""],
  ["httpd:2.4-alpine", busybox],
  ["redis:8", ""],
  ["postgres:18", ""],
  ["debian:13", ""],
  ["ubuntu:24.04", ""],
  ["python:3.13", "curl, wget"],
  ["python:3.13-slim", ""],
  ["node:22-alpine", busybox],
  ["registry.k8s.io/pause:3.10", ""],
  ["gcr.io/distroless/static", ""],
  ["example.com/mine:1", "curl, wget, nslookup, dig, ping, nc, telnet"],
  [
    "example.com/mine:1-alpine",
    "curl, wget (busybox), nslookup (busybox), dig, ping (busybox), nc (busybox), telnet (busybox)",
  ],
])("%s has: %s", (image, programs) => {
  expect(shown(image)).toBe(programs);
});
