import { describe, expect, test } from "vitest";
import { runTest } from "../test-shell.ts";

const files = { "/a": "a", "/d/x": "x" };
const failed = "No such file or directory";

const said = (script: string, ordinaryShell: "ash" | "dash") =>
  runTest(["sh", "-c", script], { files, ordinaryShell }).errors.trim();

describe("programs that cannot do something say so as", () => {
  test.each([
    ["mkdir /none/a", `mkdir: can't create directory '/none/a': ${failed}`],
    ["rm /none", `rm: can't remove '/none': ${failed}`],
    ["rm /d", "rm: '/d' is a directory"],
    ["rmdir /d", "rmdir: '/d': Directory not empty"],
    ["cp /none /a", `cp: can't stat '/none': ${failed}`],
    ["cp /d /e", "cp: omitting directory '/d'"],
    ["cp /a /none/a", `cp: can't create '/none/a': ${failed}`],
    ["mv /none /a", `mv: can't rename '/none': ${failed}`],
    ["touch /none/a", `touch: /none/a: ${failed}`],
    ["chown 1 /none", `chown: /none: ${failed}`],
    ["ls /none", `ls: /none: ${failed}`],
    ["cat /none", `cat: can't open '/none': ${failed}`],
    ["echo a > /proc/version", "sh: can't create /proc/version: Read-only file system"],
  ])("busybox: %s", (script, text) => {
    expect(said(script, "ash")).toBe(text);
  });

  test.each([
    ["mkdir /none/a", `mkdir: cannot create directory '/none/a': ${failed}`],
    ["rm /none", `rm: cannot remove '/none': ${failed}`],
    ["rm /d", "rm: cannot remove '/d': Is a directory"],
    ["rmdir /d", "rmdir: failed to remove '/d': Directory not empty"],
    ["cp /none /a", `cp: cannot stat '/none': ${failed}`],
    ["cp /d /e", "cp: -r not specified; omitting directory '/d'"],
    ["cp /a /none/a", `cp: cannot create regular file '/none/a': ${failed}`],
    ["mv /none /a", `mv: cannot stat '/none': ${failed}`],
    ["mv /a /none/a", `mv: cannot move '/a' to '/none/a': ${failed}`],
    ["touch /none/a", `touch: cannot touch '/none/a': ${failed}`],
    ["chown 1 /none", `chown: cannot access '/none': ${failed}`],
    [
      "chmod 600 /proc/version",
      "chmod: changing permissions of '/proc/version': Read-only file system",
    ],
    ["ls /none", `ls: cannot access '/none': ${failed}`],
    ["cat /none", `cat: /none: ${failed}`],
  ])("Debian: %s", (script, text) => {
    expect(said(script, "dash")).toBe(text);
  });
});
