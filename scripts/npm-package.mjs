// Fetches single files of packages of the npm registry, at one version, with its integrity checked.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Unpacks `files` of a package into an empty folder. Throws where the package is another one. */
export function fetchFiles({ name, version, integrity }, files, folder) {
  console.error(`fetching ${name}@${version}…`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const out = execFileSync("npm", ["pack", `${name}@${version}`, "--silent"], {
    cwd: folder,
    encoding: "utf8",
  });
  const tarball = join(folder, out.trim().split("\n").at(-1));
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name}: integrity is ${found}`);
  const members = files.map((file) => `package/${file}`);
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", ...members], { cwd: folder });
  rmSync(tarball);
}
