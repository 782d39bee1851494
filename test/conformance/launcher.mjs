// Starts processes for a large one. Forking copies the tables of a process's memory: a millisecond
// for this one, and dozens for a worker that has run hundreds of tests.
import { spawn } from "node:child_process";

const children = new Map();

const messages = {
  start({ id, line, options, stdin }) {
    const child = spawn("sh", ["-c", line], { ...options, detached: true });
    children.set(id, child);
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => tell({ id, stream, text }));
    }
    child.stdin.on("error", () => undefined).end(stdin);
    child.on("error", ({ message }) => tell({ id, failure: message }));
    child.on("close", (exitCode) => {
      children.delete(id);
      tell({ id, exitCode: exitCode ?? -1 });
    });
  },
  /** Its children too, which are of its process group. */
  stop({ id, signal }) {
    const child = children.get(id);
    if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  },
};

/** Whoever is gone needs no answer. */
const tell = (message) => process.send(message, () => undefined);

process.on("message", ({ type, ...message }) => messages[type](message));
process.on("disconnect", () => process.exit());
