// Sets up what is missing: the dependencies, and the bundle when a source is newer than it.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { linkCommand } from "./link.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));
/** What the product is made of, but for its command line. */
export const coreFolders = [
  "api",
  "apiserver",
  "client",
  "controllers",
  "scheduler",
  "kubelet",
  "network",
  "simulator",
];
const sources = [...coreFolders, "cli", "scripts"];

/** Runs a command in the project and ends this process if it fails. */
export function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (signal !== null) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Runs Node programs side by side, each a list of arguments. What one prints is shown when it has
 * ended; if one fails, this process ends with it.
 */
export const runTogether = (programs) => Promise.all(programs.map(runApart));

async function runApart(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => output.push(data));
  const [status, signal] = await once(child, "close");
  process.stderr.write(Buffer.concat(output));
  if (signal !== null) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}

export function installDependencies() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("installing dependencies…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    shell: process.platform === "win32",
  });
}

export function buildIfStale() {
  linkCommand(root);
  if (!isStale(join(root, "dist", "kubesim.js"))) return;
  run(process.execPath, [join(root, "scripts", "build.mjs")]);
}

/** Whether a source is newer than what was made of all of them. */
export const isStale = (made) => !existsSync(made) || modified(made) <= newest();

function newest() {
  const times = [modified(join(root, "package.json"))];
  for (const folder of sources) times.push(...modifiedBelow(join(root, folder)));
  return Math.max(...times);
}

const modified = (path) => statSync(path).mtimeMs;

function modifiedBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|mjs)$/.test(entry.name))
    .map((entry) => modified(join(entry.parentPath, entry.name)));
}
